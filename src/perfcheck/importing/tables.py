"""Tables: which of their rows are heads, data, sums, forms or text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.importing.activity_rows import read_activity_row
from perfcheck.importing.column_words import Column
from perfcheck.importing.header_rows import heads_of
from perfcheck.importing.headers import as_activities, header_of
from perfcheck.importing.label_words import Label
from perfcheck.importing.labelled import say, say_unplaced
from perfcheck.importing.lists import list_head_of, read_list_row
from perfcheck.importing.marks import MarkKind
from perfcheck.importing.matrix import lines_of, renumbered
from perfcheck.importing.paragraphs import read_line
from perfcheck.importing.project_rows import read_project_row
from perfcheck.importing.reading import Table
from perfcheck.importing.row_kinds import LEADING, is_alone, is_form, is_text
from perfcheck.importing.rows import cells_of, value_of
from perfcheck.importing.sums import check_total
from perfcheck.importing.words import is_aside, is_continued, is_total
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.importing.form import Grid
    from perfcheck.importing.headers import Header
    from perfcheck.importing.matrix import Line, Slot
    from perfcheck.importing.reading import Reading

_TITLES = 5
"""Not more rows of titles stand above the head of a table."""


def read_grid(reading: Reading, grid: Grid) -> None:
    """Read a table; it may go on with the one before, which a page has cut."""
    reading.grids += 1
    if grid.title:
        reading.note_year(grid.title)
    lines = list(lines_of(grid))
    if not lines:
        return
    if not _continues(reading, lines, aligned=grid.aligned):
        reading.close_table()
    elif reading.table is not None:
        reading.table.is_cut = True
        if _head(lines, aligned=grid.aligned) is None:
            starts = reading.table.header.starts
            lines = [renumbered(line, starts) for line in lines]
    _read_lines(reading, lines, aligned=grid.aligned)


def _read_lines(reading: Reading, lines: Sequence[Line], *, aligned: bool) -> None:
    number = 0
    while number < len(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        heads = heads_of(lines[number], following, aligned=aligned)
        header = header_of(heads)
        if header is not None and heads is not None and header.of_activities and reading.project is None:
            header = as_activities(header, heads)
        listed = list_head_of(heads, lines[number]) if header is None else None
        if header is not None:
            _begin_table(reading, header, lines[number])
        elif listed is not None:
            reading.close_table()
            reading.list_head = listed
        else:
            _read_row(reading, lines[number])
        number += header.height if header is not None else listed.height if listed is not None else 1


def _head(lines: Sequence[Line], *, aligned: bool) -> Header | None:
    """The head with which a table begins, if it has one."""
    if not lines:
        return None
    return header_of(heads_of(lines[0], lines[1] if len(lines) > 1 else None, aligned=aligned))


def _continues(reading: Reading, lines: Sequence[Line], *, aligned: bool) -> bool:
    """Whether a table goes on from the page before: its head comes again, or its first row is data as wide."""
    if reading.table is None:
        return False
    first, header = lines[0], reading.table.header
    again = _head(lines, aligned=aligned)
    if again is not None:
        return again.meanings == header.meanings
    filled = first.filled()
    if not filled or is_form(header, first, filled) or is_text(first, filled):
        return False
    if is_alone(first, filled) and any(_head(lines[number:], aligned=aligned) for number in range(1, _TITLES)):
        return False
    return max(first.slots) >= max(header.starts) or len(first.own()) == len(header.starts)


def _read_row(reading: Reading, line: Line) -> None:
    filled = line.filled()
    if not filled:
        return
    table = reading.table
    if reading.list_head is not None and read_list_row(reading, reading.list_head, line):
        return
    if is_text(line, filled) or (table is None and is_alone(line, filled)):
        _read_text(reading, filled[0])
    elif table is not None and not is_form(table.header, line, filled):
        _read_data(reading, table, line, filled)
    else:
        if table is not None and table.header.of_project:
            reading.close_table()
        for said in reading.form.read(line):
            say(reading, said)
        say_unplaced(reading)
    for slot in filled:
        for nested in slot.cell.nested:
            _read_lines(reading, list(lines_of(nested)), aligned=nested.aligned)


def _read_text(reading: Reading, slot: Slot) -> None:
    """A line of text within a table. Below its head it ends the table only where it is a heading."""
    inline = reading.form.read_text(slot.text, slot.cell.spot)
    if inline:
        reading.note_year(slot.text)
        if reading.table is not None and any(said.label is not Label.MONEY_UNIT for said in inline):
            reading.close_table()
        for said in inline:
            say(reading, said)
        return
    if is_aside(slot.text) or is_continued(slot.text):
        return
    table = reading.table
    for text in slot.text.split("\n"):
        read_line(reading, text, slot.cell.spot)
    if table is not None and reading.table is table and reading.headings.section is None:
        what = msg("left out, because nothing says what it is")
        reading.doubt(MarkKind.UNPLACED_TEXT, value_of(slot), what)


def _begin_table(reading: Reading, header: Header, line: Line) -> None:
    reading.form.leave()
    table = reading.table if reading.table is not None else _left(reading, header)
    if table is not None and table.header.meanings == header.meanings:
        table.header, reading.table = header, table
        table.is_cut = table.last is not None
    else:
        reading.close_table()
        reading.table = Table(header)
        _mark_heads(reading, header, line)
    if header.of_project and reading.project is None and not reading.of_department:
        _begin_untold(reading, header, line)


def _left(reading: Reading, header: Header) -> Table | None:
    """The table that was left last, where it goes on under a head of its own: the rows of one project on two pages."""
    closed = reading.closed
    goes_on = closed is not None and header.of_project and reading.project is not None and reading.project.rows
    return closed if goes_on else None


def _begin_untold(reading: Reading, header: Header, line: Line) -> None:
    """A table of indicators of a project that no label named before; its columns may do so."""
    if {Label.CODE, Label.NAME} & set(header.about.values()):
        return
    project = reading.begin_project(line.filled()[0].cell.spot)
    if reading.title is not None:
        project.values[Label.NAME], reading.title = reading.title, None


def _mark_heads(reading: Reading, header: Header, line: Line) -> None:
    if not header.has_demands:
        what = msg("the table has no column of targets")
        reading.doubt(MarkKind.NO_VALUE, value_of(line.filled()[0]), what)


def _mark_left_out(reading: Reading, table: Table, line: Line) -> None:
    """Mark a column that is left out once, where it says something for the first time."""
    header = table.header
    midterm = [slot for slot in header.midterm if not table.left_out & {one.text for one in header.midterm}]
    for slot in (*header.left_out, *midterm):
        if slot.text in table.left_out or not _says(line, slot):
            continue
        table.left_out.update([slot.text] if slot not in midterm else [one.text for one in midterm])
        if slot in midterm:
            what = msg("left out: it is of the middle term, and a target file is for one year")
        else:
            what = msg("a column that perfcheck does not know was left out")
        reading.doubt(MarkKind.UNKNOWN_COLUMN, value_of(slot), what)


def _says(line: Line, head: Slot) -> bool:
    """Whether a row has a text of its own below a head."""
    below = (line.slots.get(column) for column in range(head.column, head.column + head.cell.columns))
    return any(slot is not None and slot.is_own and slot.text.strip() for slot in below)


def _read_data(reading: Reading, table: Table, line: Line, filled: Sequence[Slot]) -> None:
    key = next((column for column, meaning in table.header.columns.items() if meaning is table.header.key), -1)
    if any(is_total(slot.text) for slot in filled[:LEADING] if slot is filled[0] or slot.column != key):
        check_total(reading, filled)
    elif not is_aside(filled[0].text):
        _mark_left_out(reading, table, line)
        cells = cells_of(table.header, line)
        if cells and (Column.LEVEL3 in cells or not table.header.of_project):
            (read_project_row if table.header.of_project else read_activity_row)(reading, cells, line)
    table.is_cut = False
