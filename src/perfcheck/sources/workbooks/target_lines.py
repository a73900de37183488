"""The first sheet of a target workbook: a line for each value, with its name on the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.messages import msg
from perfcheck.sources.document_rules import UNKNOWN_KEY
from perfcheck.sources.rules import DUPLICATE_KEY
from perfcheck.sources.workbooks.table_heads import columns_of_checks, heading, known_words, nearest, word
from perfcheck.sources.workbooks.target_gathering import put
from perfcheck.sources.workbooks.target_layout import DEPARTMENT, LINE_HEADS

if TYPE_CHECKING:
    from perfcheck.sources.workbooks.cell_tree import Branch
    from perfcheck.sources.workbooks.target_layout import Way
    from perfcheck.sources.workbooks.target_tables import SheetReader
    from perfcheck.sources.workbooks.values import RawCell

_ABSENT_IF_BLANK = frozenset({("money_unit",), ("status",)})


def department(top: Branch, reader: SheetReader) -> None:
    """What the first sheet says of the department, its year and its objective."""
    known = known_words(DEPARTMENT)
    seen: set[Way] = set()
    checks = columns_of_checks(cell for row in reader.sheet.rows[:1] for cell in row)
    for row in reader.sheet.rows:
        first, *others = [cell for cell in row if cell.column not in checks] or row
        column = known.get(word(heading(first)))
        if column is None:
            _tell(first, others, reader)
        elif column.way in seen:
            message = msg("the line {name} stands here a second time", name=column.head)
            reader.note(DUPLICATE_KEY, message, reader.at(first.row, first.column))
        else:
            seen.add(column.way)
            cell = reader.text(_beside(first, others, reader), reader.at(first.row, first.column + 1))
            if cell.text is not None or column.way not in _ABSENT_IF_BLANK:
                put(top, column, cell, reader)


def _beside(first: RawCell, others: list[RawCell], reader: SheetReader) -> RawCell | None:
    """The cell to the right of a name; what stands further to the right belongs to nothing."""
    for cell in others:
        if cell.column != first.column + 1:
            message = msg("a value stands in a column without a heading")
            reader.note(UNKNOWN_KEY, message, reader.at(cell.row, cell.column))
    return reader.sheet.cell(first.row, first.column + 1)


def _tell(first: RawCell, others: list[RawCell], reader: SheetReader) -> None:
    """Tell of a line that means nothing; a text alone on the left is a title or a remark."""
    name, here = heading(first), reader.at(first.row, first.column)
    if first.column > 1:
        reader.note(UNKNOWN_KEY, msg("a value stands beside no name"), here)
    elif others and name != LINE_HEADS[0]:
        message = msg("there is no line {name} on this sheet", name=name[:60])
        reader.note(UNKNOWN_KEY, message, here, nearest(name, DEPARTMENT))
