"""What formats make of a table: pages cut it, other rows give it more columns, a dump takes its widths away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfcheck.importing.form import Cell, Grid

if TYPE_CHECKING:
    import random


def cut(grid: Grid, how: str, chosen: random.Random) -> list[Grid]:
    """The table in two pieces, as a page cuts it."""
    head = next((cell.row for cell in grid.cells if _plain(cell.text) in {"职责活动", "一级指标"}), None)
    height = max(cell.row + cell.rows for cell in grid.cells)
    if not how or head is None:
        return [grid]
    two = any(cell.row == head + 1 and _plain(cell.text) in {"优", "差"} for cell in grid.cells)
    first = head + 1 + two
    if height - first < 2:
        return [grid]
    at = chosen.randrange(first + 1, height)
    above = [replace(cell, rows=min(cell.rows, at - cell.row)) for cell in grid.cells if cell.row < at]
    below = [
        replace(cell, row=max(cell.row - at, 0), rows=cell.row + cell.rows - max(at, cell.row), text=_below(cell, at))
        for cell in grid.cells
        if cell.row + cell.rows > at
    ]
    if how == "head again":
        heads = [
            replace(cell, row=cell.row - head, rows=min(cell.rows, first - cell.row))
            for cell in grid.cells
            if head <= cell.row < first
        ]
        below = [*heads, *(replace(cell, row=cell.row + first - head) for cell in below)]
    return [Grid(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))) for cells in (above, below)]


def _below(cell: Cell, at: int) -> str:
    return "" if cell.row < at else cell.text


def _plain(text: str) -> str:
    return "".join(text.split())


def widened(grid: Grid, chosen: random.Random) -> Grid:
    """The same table where other rows have given it more columns."""
    starts = [0]
    for _ in range(40):
        starts.append(starts[-1] + chosen.choice([1, 2, 3]))
    cells = (
        replace(cell, column=starts[cell.column], columns=starts[cell.column + cell.columns] - starts[cell.column])
        for cell in grid.cells
    )
    return Grid(tuple(cells))


def dumped(grid: Grid) -> Grid:
    """The table in a text dump: no widths, and a cell that is covered from above is an empty one."""
    cells = []
    for row in range(max(cell.row + cell.rows for cell in grid.cells)):
        here = [cell for cell in grid.cells if cell.row <= row < cell.row + cell.rows]
        for index, cell in enumerate(sorted(here, key=lambda one: one.column)):
            text = cell.text if cell.row == row else ""
            cells.append(replace(cell, text=text, row=row, column=index, rows=1, columns=1))
    return Grid(tuple(cells), aligned=False)
