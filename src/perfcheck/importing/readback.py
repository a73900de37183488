"""What of imported data a target file could not hold: it stays word for word and gets a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from perfcheck.importing.marks import Mark, MarkKind
from perfcheck.messages import Message, msg
from perfcheck.model.targets import Targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import ErrorDetails

    from perfcheck.findings import KeyPath
    from perfcheck.importing.form import Spot


def marks_of_unreadable(data: Mapping[str, Any], spots: Mapping[KeyPath, Spot], otherwise: Spot) -> Iterator[Mark]:
    """A mark for each value that the model of targets refuses; empty cells have marks of their own."""
    try:
        Targets.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            way, value = _found(data, detail)
            if value is not None:
                spot = _spot(way, spots, otherwise)
                yield Mark(MarkKind.UNREADABLE_VALUE, spot, value, _said(way, detail))


def _said(way: KeyPath, detail: ErrorDetails) -> Message:
    known = detail.get("ctx", {}).get("message")
    problem = known if isinstance(known, Message) else detail["msg"]
    return msg("{key} was kept as it is, and cannot be read: {problem}", key="/".join(map(str, way)), problem=problem)


def _found(data: Mapping[str, Any], detail: ErrorDetails) -> tuple[KeyPath, str | None]:
    """The way to what is refused, and its text; none where it is empty."""
    at: Any = data
    way: list[str | int] = []
    for step in detail["loc"]:
        if isinstance(at, dict) and str(step) in at:
            at = at[str(step)]
            way.append(str(step))
    if isinstance(at, dict):
        return tuple(way), str(way[-1]) if way and detail["loc"][-1:] == ("[key]",) else None
    return tuple(way), at or None


def _spot(way: KeyPath, spots: Mapping[KeyPath, Spot], otherwise: Spot) -> Spot:
    """The place of what is refused, or of the indicator or project around it."""
    for length in range(len(way), 0, -1):
        if way[:length] in spots:
            return spots[way[:length]]
    return otherwise
