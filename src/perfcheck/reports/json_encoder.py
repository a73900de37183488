"""Indented JSON, written in one pass: twice as fast as the standard library, whose C part cannot indent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | Iterator["Json"] | str | int | bool | None
"""What may stand in a report: never a float. Long lists may be made while they are written."""
INDENT = "  "


def encoded(value: Json, line: str = "\n") -> str:
    """The value as ``json.dumps`` writes it with an indent of two; ``line`` begins a line where the value stands."""
    pieces: list[str] = []
    _add(value, line, pieces.append)
    return "".join(pieces)


def _add(value: Json, line: str, add: Callable[[str], object]) -> None:
    if isinstance(value, str):
        add(quoted(value))
    elif value is None:
        add("null")
    elif isinstance(value, int):
        add(int.__repr__(value) if not isinstance(value, bool) else "true" if value else "false")
    elif isinstance(value, Mapping):
        _add_object(value, line, add)
    else:
        _add_array(value, line, add)


def _add_object(parts: Mapping[str, Json], line: str, add: Callable[[str], object]) -> None:
    inner = line + INDENT
    lead = "{" + inner
    for key, value in parts.items():
        if isinstance(value, str):
            add(f"{lead}{quoted(key)}: {quoted(value)}")
        elif value is None:
            add(f"{lead}{quoted(key)}: null")
        else:
            add(f"{lead}{quoted(key)}: ")
            _add(value, inner, add)
        lead = f",{inner}"
    add(f"{line}}}" if parts else "{}")


def _add_array(parts: Iterable[Json], line: str, add: Callable[[str], object]) -> None:
    inner = line + INDENT
    lead = opened = "[" + inner
    for value in parts:
        add(lead)
        _add(value, inner, add)
        lead = f",{inner}"
    add("[]" if lead is opened else f"{line}]")
