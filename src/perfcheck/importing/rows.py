"""Rows of tables of indicators: their cells by column, and rows that go on with the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.importing.column_words import LEVELS, Column
from perfcheck.importing.draft import Value
from perfcheck.importing.marks import MarkKind
from perfcheck.importing.operators import is_sign
from perfcheck.importing.standards import levels_in
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfcheck.importing.headers import Header
    from perfcheck.importing.matrix import Line, Slot
    from perfcheck.importing.reading import Reading, Table

Cells = dict[Column, "Slot"]
ACTIVITY_TEXTS = (Column.BUDGET, Column.CONTENT, Column.OBJECTIVE)
"""What an activity has beside its indicators."""
_ABOVE = frozenset({Column.ACTIVITY, Column.LEVEL1, Column.LEVEL2, Column.LEVEL3, Column.INDICATOR, *ACTIVITY_TEXTS})
_WITHOUT = frozenset({Column.SIDE, Column.NUMBER, Column.ANNUAL, Column.MIDTERM})
_DEMANDS = (Column.TARGET, *LEVELS, Column.WEIGHT)
_SPLIT = (2, 3)
"""A number with a sign or a unit, or both."""


def value_of(slot: Slot) -> Value:
    """The text of a cell with its place."""
    return Value(slot.text.strip(), slot.cell.spot, slot.cell.note)


def cells_of(header: Header, line: Line) -> Cells:
    """The cells of a row by what their columns hold."""
    cells = {
        meaning: slot
        for column, meaning in header.columns.items()
        if meaning not in _WITHOUT and (slot := line.slots.get(column)) is not None
    }
    for column, width in (header.widths or {}).items():
        if width > 1:
            cells.update(_split(line, range(column, column + width)))
    return cells


def _split(line: Line, columns: Iterable[int]) -> Cells:
    """A target whose sign, number and unit stand in cells of their own below one head."""
    own = [slot for column in columns if (slot := line.slots.get(column)) is not None and not slot.from_left]
    filled = [slot for slot in own if slot.text.strip()]
    if len(filled) not in _SPLIT:
        return {Column.TARGET: filled[0]} if filled else {}
    split: Cells = {}
    for slot in filled:
        if not split and is_sign(slot.text):
            split[Column.OPERATOR] = slot
        else:
            split[Column.UNIT if Column.TARGET in split else Column.TARGET] = slot
    return split


def row_cells(cells: Cells) -> dict[Column, Value]:
    """The cells of a row that belong to its indicator."""
    told = {column: value_of(slot) for column, slot in cells.items() if column not in _ABOVE}
    standard = told.pop(Column.STANDARD, None)
    return told if standard is None else {**told, **levels_in(standard)}


def text_in(cells: Cells, *columns: Column) -> bool:
    """Whether one of these columns has a text of the row's own."""
    return any((slot := cells.get(column)) is not None and slot.is_own and slot.text.strip() for column in columns)


def has_demand(cells: Mapping[Column, Value]) -> bool:
    """Whether an indicator says anything of what is demanded."""
    return any((value := cells.get(column)) is not None and value.text for column in _DEMANDS)


def is_rest(reading: Reading, cells: Cells, key: Column) -> bool:
    """Whether the first row of a page is only the rest of the last one of the page before, its name included."""
    table = reading.table
    if table is None or not table.is_cut or table.last is None or not has_demand(table.last.cells):
        return False
    above = text_in(cells, Column.LEVEL1, Column.LEVEL2, Column.ACTIVITY)
    return text_in(cells, key) and not above and not text_in(cells, *_DEMANDS)


def name_in(reading: Reading, cells: Cells, key: Column) -> Value | None:
    """The name of the indicator that a row begins; None where it goes on with the one before.

    A name that covers several rows, or is left blank in them, is that of several indicators if each demands something.
    """
    table, slot = reading.table, cells.get(key)
    if table is None or slot is None or is_rest(reading, cells, key):
        return None
    if slot.text.strip() and (not slot.from_above or text_in(cells, Column.TARGET, *LEVELS)):
        return value_of(slot)
    is_again = table.last is not None and not table.is_cut and has_demand(table.last.cells)
    if is_again and table.last is not None and text_in(cells, Column.TARGET, *LEVELS):
        return Value(table.last.name.text, slot.cell.spot)
    return None


def go_on(reading: Reading, cells: Cells, key: Column, texts: dict[Column, Value] | None = None) -> None:
    """A row without an indicator of its own goes on with the texts of the row before (a page break)."""
    table = reading.table
    if table is None:
        return
    joined = []
    for column, slot in cells.items():
        if not slot.is_own or not slot.text.strip() or column in {Column.LEVEL1, Column.LEVEL2, Column.ACTIVITY}:
            continue
        value = value_of(slot)
        if column is key:
            if table.last is None:
                continue
            table.last.name = table.last.name.joined(value, "")
        else:
            own = _texts_of(table, column, texts)
            if own is None:
                continue
            before = own.get(column)
            own[column] = value if before is None else before.joined(value, "")
        joined.append(value)
    if joined:
        what = msg("taken as the rest of the row before, cut by a page")
        text = " … ".join(value.text for value in joined)
        reading.doubt(MarkKind.PAGE_BREAK, Value(text, joined[0].spot), what)


def _texts_of(table: Table, column: Column, texts: dict[Column, Value] | None) -> dict[Column, Value] | None:
    """Where the texts of a column are kept: with the activity or with the last indicator."""
    if texts is not None and column in ACTIVITY_TEXTS:
        return texts
    return None if table.last is None else table.last.cells
