"""Files that may extend another one of their kind: such a file needs little of its own, any other all of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from perfcheck.model.base import Record
from perfcheck.model.policy import Policy

if TYPE_CHECKING:
    from perfcheck.reports.json_values import Json

EXTENDS = "extends"
OWN = frozenset({"policy"})
"""What no policy takes over from another."""


@cache
def heritable() -> frozenset[type[Record]]:
    """The records that are merged key by key: a policy and what is below it, but for the members of lists."""
    found: set[type[Record]] = set()
    waiting: list[type[Record]] = [Policy]
    while waiting:
        record = waiting.pop()
        found.add(record)
        waiting += [below for field in record.model_fields.values() if (below := _record(field.annotation))]
    return frozenset(found)


def required_keys(model: type[Record]) -> list[str]:
    """The keys that a record must have."""
    return [name for name, field in model.model_fields.items() if field.is_required()]


def whole(model: type[Record]) -> dict[str, Json]:
    """What a record that extends none must have, itself and below."""
    below: dict[str, Json] = {}
    for name, field in model.model_fields.items():
        record = _record(field.annotation)
        if record is not None:
            below[name] = {**whole(record), **({"type": "object"} if field.is_required() else {})}
        elif field.is_required():
            below[name] = {"not": {"type": "null"}}
    return {"required": required_keys(model), "properties": below} if below else {}


def _record(kind: Any) -> type[Record] | None:  # noqa: ANN401 - an annotation
    """The record that a value is, if it is one or nothing."""
    kinds = [kind, *(one for one in get_args(kind) if type(None) in get_args(kind))]
    return next((one for one in kinds if isinstance(one, type) and issubclass(one, Record)), None)
