"""How much room texts take on a form, in points."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.reports.cells import line_count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcheck.reports.records import Value

BODY, TITLE = 10, 16
SIZES = (10, 9, 8, 7, 6)
"""Sizes of letters: a text that is too long for its row gets smaller ones."""
TALLEST = 409
"""The highest row that a spreadsheet knows."""
_LINE = 1.5
"""The height of a line by the size of its letters."""
_PADDING = 5
_EDGE = 1
"""What a text cannot use of the width of its cell, in digits."""


@lru_cache(maxsize=65_536)
def height_of(value: Value, is_title: bool, width: float, size: int) -> float:  # noqa: FBT001 - one of two sizes
    """The height that a value needs in a cell of a width (in digits of the body's size) and letters of a size."""
    if is_title:
        return TITLE * _LINE + 2 * _PADDING
    lines = line_count(value, _room(width, size)) if isinstance(value, str) else 1
    return lines * size * _LINE + _PADDING


def pieces_of(text: str, width: float, rooms: Iterable[float]) -> tuple[str, ...]:
    """The text in pieces that each fill one of the rooms (heights), in the smallest letters."""
    size = SIZES[-1]
    pieces: list[str] = []
    for room in rooms:
        fits = _longest(text, _room(width, size), int((room - _PADDING) / (size * _LINE)))
        pieces.append(text[:fits].strip("\n"))
        text = text[fits:].lstrip("\n")
        if not text:
            break
    return tuple(pieces)


def _longest(text: str, room: int, most: int) -> int:
    """How many characters of a text fit into so many lines."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if line_count(text[:middle], room) <= most:
            low = middle
        else:
            high = middle - 1
    return low


def _room(width: float, size: int) -> int:
    return int((width - _EDGE) * BODY / size)
