"""A4, and where its pages end."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SIDE, UPPER, LOWER = 0.45, 0.6, 0.75
"""Margins in inches; with less below, the page number is cut off."""
_INCH = 72
_RESERVE = 0.96
"""Programs differ a little in the heights of rows."""
_SQUEEZED = 1.2
"""A form that is only so much longer than a page is printed smaller, on one."""


class Paper(Enum):
    """The two ways to hold a sheet, by its height in points."""

    PORTRAIT = 842
    LANDSCAPE = 595

    @property
    def capacity(self) -> float:
        """The height that rows can take."""
        return (self.value - (UPPER + LOWER) * _INCH) * _RESERVE


def breaks_of(
    heights: Sequence[float], held: frozenset[int], paper: Paper, repeated: tuple[int, int]
) -> tuple[int, ...]:
    """The rows (from 1) before which a page begins, none of them ``held`` if that can be; nothing where one is enough.

    Pages behind the ``repeated`` rows begin with them.
    """
    if sum(heights) <= paper.capacity * _SQUEEZED:
        return ()
    head = sum(heights[repeated[0] - 1 : repeated[1]]) if repeated[1] else 0.0
    breaks: list[int] = []
    start, row, used = 1, 1, 0.0
    while row <= len(heights):
        if row > start and used + heights[row - 1] > paper.capacity:
            start = row = _cut(start, row, held)
            used = head if start > repeated[1] else 0.0
            breaks.append(start)
        used += heights[row - 1]
        row += 1
    return tuple(breaks)


def _cut(start: int, row: int, held: frozenset[int]) -> int:
    """The last row up to this one that may begin a page; this one where none may."""
    return next((one for one in range(row, start, -1) if one not in held), row)
