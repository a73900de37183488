"""The cells of a form at their places, with more rows where a text is longer than its own can hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import repeat
from math import ceil
from typing import TYPE_CHECKING

from perfcheck.reports.forms.layout import Look
from perfcheck.reports.forms.sizes import BODY, SIZES, TALLEST, height_of, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcheck.reports.forms.layout import Cell, Row

HOLDS = TALLEST - 20
"""What is left of the highest row where a text goes from page to page: each ends with a whole line."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its place, with its letters in the size (points) that lets its text fit."""

    cell: Cell
    row: int
    column: int
    rows: int
    columns: int
    size: int = BODY

    @property
    def end(self) -> int:
        """The row after its last one."""
        return self.row + self.rows


def placed(rows: Sequence[Row]) -> Iterator[Placed]:
    """The cells of the rows, each in the first column that those above and before it leave free."""
    free_from: dict[int, int] = {}
    for number, row in enumerate(rows, start=1):
        column = 1
        for cell in row:
            while free_from.get(column, 1) > number:
                column += 1
            yield Placed(cell, number, column, cell.rows, cell.columns)
            for taken in range(column, column + cell.columns):
                free_from[taken] = number + cell.rows
            column += cell.columns


def width_of(one: Placed, widths: Sequence[float]) -> float:
    """The width of the columns that a cell takes."""
    return sum(widths[one.column - 1 : one.column - 1 + one.columns])


def need_of(one: Placed, widths: Sequence[float], size: int) -> float:
    """The height that a cell needs in letters of a size."""
    return height_of(one.cell.value, one.cell.look is Look.TITLE, width_of(one, widths), size)


def too_long(cells: Sequence[Placed], widths: Sequence[float]) -> tuple[dict[int, tuple[str, ...]], dict[int, int]]:
    """The texts that their rows cannot hold in the smallest letters, in pieces; how many rows more each row needs."""
    pieces: dict[int, tuple[str, ...]] = {}
    more: dict[int, int] = {}
    for index, one in enumerate(cells):
        value, need = one.cell.value, need_of(one, widths, SIZES[-1])
        if not isinstance(value, str) or need <= (TALLEST if one.rows == 1 else HOLDS * one.rows):
            continue
        lacking = ceil(need / HOLDS) - one.rows
        if one.rows == 1:
            pieces[index] = pieces_of(value, width_of(one, widths), repeat(TALLEST))
            lacking = len(pieces[index]) - 1
        more[one.end - 1] = max(more.get(one.end - 1, 0), lacking)
    return pieces, more


def moved(row: int, more: Mapping[int, int]) -> int:
    """Where a row stands once the rows above it have become more."""
    return row + sum(count for above, count in more.items() if above < row)


def extended(cells: Sequence[Placed], pieces: Mapping[int, Sequence[str]], more: Mapping[int, int]) -> list[Placed]:
    """The cells with more rows where a text needs them; its pieces stand below each other."""
    extended: list[Placed] = []
    for index, one in enumerate(cells):
        start = moved(one.row, more)
        at = replace(one, row=start, rows=moved(one.end, more) - start)
        extended.extend(_stacked(at, pieces[index]) if index in pieces else (at,))
    return extended


def _stacked(one: Placed, texts: Sequence[str]) -> Iterator[Placed]:
    """The pieces of a text below each other; the last one takes the rows that are left."""
    last = len(texts) - 1
    for number, text in enumerate(texts):
        rows = one.rows - last if number == last else 1
        yield replace(one, cell=replace(one.cell, value=text), row=one.row + number, rows=rows)
