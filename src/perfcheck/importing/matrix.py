"""A grid as rows of slots: which cell covers a place, and whether it begins there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcheck.importing.form import Cell, Grid


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a row: the cell that covers it; ``from_above`` says that the cell began in an earlier row."""

    column: int
    cell: Cell
    from_above: bool = False
    from_left: bool = False

    @property
    def text(self) -> str:
        """The text of the cell."""
        return self.cell.text

    @property
    def is_own(self) -> bool:
        """Whether the cell begins here."""
        return not (self.from_above or self.from_left)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a grid, by column."""

    number: int
    slots: Mapping[int, Slot]

    def own(self) -> tuple[Slot, ...]:
        """The cells that begin in this row, from the left."""
        return tuple(slot for _, slot in sorted(self.slots.items()) if slot.is_own)

    def filled(self) -> tuple[Slot, ...]:
        """Those of them that have a text or a table inside."""
        return tuple(slot for slot in self.own() if slot.text.strip() or slot.cell.nested)


def renumbered(line: Line, starts: Sequence[int]) -> Line:
    """The row with its cells in these columns one after the other, if there are as many; else as it is."""
    cells = [slot for _, slot in sorted(line.slots.items()) if not slot.from_left]
    if len(cells) != len(starts) or [slot.column for slot in cells] == list(starts):
        return line
    moved = zip(starts, cells, strict=True)
    return Line(line.number, {column: Slot(column, slot.cell, slot.from_above) for column, slot in moved})


def lines_of(grid: Grid) -> Iterator[Line]:
    """The rows of a grid from its top; what a cell covers is known in every row and column of it."""
    covered: dict[int, dict[int, Slot]] = {}
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                covered.setdefault(row, {}).setdefault(column, Slot(column, cell, row > cell.row, column > cell.column))
    for number in sorted(covered):
        yield Line(number, covered[number])
