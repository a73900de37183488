"""The tables on the sheets of a fill-in workbook: which column holds what, and the rows below."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfcheck.findings import SheetCell
from perfcheck.measures.numbers import fold
from perfcheck.sources.workbooks.fill_layout import (
    CHECK,
    EARLIER,
    FIELDS_MARK,
    NAMES,
    Input,
    Locked,
    above_of,
    inputs_of,
)
from perfcheck.sources.workbooks.plain_texts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.sources.workbooks.fill_layout import Key, Section
    from perfcheck.sources.workbooks.values import RawCell


@dataclass(frozen=True, slots=True)
class Block:
    """The rows below a hidden row that names their columns; ``doubled`` are inputs that it names twice."""

    key_column: int
    locked: Mapping[Locked, int]
    inputs: Mapping[Input, int]
    earlier: Mapping[str, int]
    check: int | None
    doubled: frozenset[Input]

    def lacking(self, section: Section) -> tuple[Input, ...]:
        """The inputs of rows of a section of which nobody can say any more where they stand."""
        wanted = inputs_of(section)
        return tuple(one for one in Input if one in wanted and (one not in self.inputs or one in self.doubled))

    @property
    def columns(self) -> frozenset[int]:
        """The columns that may hold something; that of the checks holds words only."""
        return frozenset({self.key_column, *self.locked.values(), *self.inputs.values(), *self.earlier.values()})


@dataclass(frozen=True, slots=True)
class Filled:
    """A row with a key, and its cells; ``number`` is that of its sheet."""

    key: Key
    sheet: str
    number: int
    row: int
    block: Block
    cells: Mapping[int, RawCell]

    def cell(self, column: Input) -> RawCell | None:
        """What was typed into a column; None where nothing was."""
        at = self.block.inputs.get(column)
        found = None if at is None else self.cells.get(at)
        empty = found is None or (not text_of(found).strip() and not found.is_formula_without_value)
        return None if empty else found

    def without(self, column: Input) -> Filled:
        """The row as if nothing had been typed into a column."""
        at = self.block.inputs[column]
        return replace(self, cells={place: cell for place, cell in self.cells.items() if place != at})

    def place(self, column: Input) -> SheetCell:
        """Where an input stands."""
        return self.at(self.block.inputs.get(column, self.block.key_column))

    def at(self, column: int) -> SheetCell:
        """A cell of the row."""
        return SheetCell(self.sheet, self.row, column, self.number)

    def typed(self) -> tuple[Input, ...]:
        """The columns into which something was typed."""
        return tuple(column for column in self.block.inputs if self.cell(column) is not None)

    def shows(self, column: Locked) -> str:
        """What a locked cell says now."""
        at = self.block.locked.get(column)
        return "" if at is None else text_of(self.cells.get(at))

    def beside(self) -> Iterator[RawCell]:
        """Cells with something in them that stand in no column of the template."""
        for column, cell in self.cells.items():
            text = text_of(cell)
            is_check = column == self.block.check and isinstance(cell.value, str)
            if text and column not in self.block.columns and not is_check:
                yield cell


def names_of(key: Key, texts: Mapping[Locked, str]) -> tuple[str, ...]:
    """What a row is for, as people see it: its section, its project, and the names in the row."""
    return (*above_of(key), *(fold(texts.get(column, "")) for column in NAMES))


def mark_of(row: tuple[RawCell, ...]) -> int | None:
    """The column of keys, on the hidden row that names the columns; None on any other row."""
    return next((cell.column for cell in row if cell.value == FIELDS_MARK), None)


def names_columns(row: tuple[RawCell, ...]) -> bool:
    """Whether a row has the hidden names of columns, whatever became of the mark beside them."""
    return {Locked.NAME.value, Locked.UNIT.value, Input.VALUE.value} <= {text_of(cell) for cell in row}


def block_of(row: tuple[RawCell, ...], key_column: int) -> Block:
    """What the hidden row says of its columns."""
    names = {text_of(cell): cell.column for cell in reversed(row)}
    count = Counter(text_of(cell) for cell in row)
    return Block(
        key_column,
        {field: names[field.value] for field in Locked if field.value in names},
        {field: names[field.value] for field in Input if field.value in names},
        {name: column for name, column in names.items() if name.startswith(EARLIER)},
        names.get(CHECK),
        frozenset(field for field in Input if count[field.value] > 1),
    )
