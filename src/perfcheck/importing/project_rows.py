"""Rows of a table of three levels of indicators, of a project or of the department as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.importing.column_words import Column
from perfcheck.importing.draft import DraftRow, Value
from perfcheck.importing.forms import Said
from perfcheck.importing.label_words import AMOUNTS, Label
from perfcheck.importing.labelled import tell
from perfcheck.importing.rows import go_on, name_in, row_cells, value_of
from perfcheck.importing.sums import leave_project
from perfcheck.importing.words import plain_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.importing.draft import DraftProject
    from perfcheck.importing.matrix import Line
    from perfcheck.importing.reading import Reading, Table
    from perfcheck.importing.rows import Cells

_SHARED = frozenset({Label.UNIT, Label.UNIT_CODE, Label.ACTIVITY})
_POINTS = re.compile(r"[(（][0-9０-９.]+\s*[分%％]?[)）]$")


def read_project_row(reading: Reading, cells: Cells, line: Line) -> None:
    """Note an indicator with the two levels above it."""
    table = reading.table
    if table is None:
        return
    _note_project(reading, table, line)
    project = reading.project
    if project is None and not reading.of_department:
        return
    if _note_levels(table, cells):
        table.level_start = 0 if project is None else len(project.rows)
    name = name_in(reading, cells, Column.LEVEL3)
    if name is None:
        go_on(reading, cells, Column.LEVEL3)
        return
    table.last = row = DraftRow(name, row_cells(cells))
    if project is None:
        reading.department(row.name.spot).rows.append(row)
        return
    missing = Value("", name.spot)
    project.rows.append((table.level1 or missing, table.level2 or missing, row))


def _note_levels(table: Table, cells: Cells) -> bool:
    """Take the names of the levels; whether a new group of level 1 begins."""
    begins = False
    level1, level2 = cells.get(Column.LEVEL1), cells.get(Column.LEVEL2)
    if level1 is not None and level1.text.strip():
        value = value_of(level1)
        if table.level1 is None or _base(table.level1.text) != _base(value.text):
            table.level1, table.level2, begins = value, None, True
    if level2 is not None and level2.text.strip():
        value = value_of(level2)
        if table.level2 is None or plain_word(table.level2.text) != plain_word(value.text):
            table.level2 = value
    return begins


def _base(text: str) -> str:
    """A level without its points: 产出指标（50分） may be repeated as 产出指标."""
    return plain_word(_POINTS.sub("", text.strip()))


def _note_project(reading: Reading, table: Table, line: Line) -> None:
    """In a long table columns tell of the project: it is a new one where its code or name is."""
    about = {
        label: value_of(slot)
        for column, label in table.header.about.items()
        if (slot := line.slots.get(column)) is not None and slot.is_own and slot.text.strip()
    }
    if Label.DEPARTMENT in about:
        reading.enter_department(about[Label.DEPARTMENT])
        reading.table = table
    if _is_other(reading.project, about):
        leave_project(reading, table)
        reading.project = reading.begin_project(next(iter(about.values())).spot)
        table.level1 = table.level2 = table.last = None
        about = {**dict(_from_above(table, line)), **about}
    if reading.project is not None:
        for label, value in about.items():
            _tell(reading, reading.project, label, value)


def _from_above(table: Table, line: Line) -> Iterator[tuple[Label, Value]]:
    """What holds for several projects: the unit or activity in a cell that reaches down over them."""
    for column, label in table.header.about.items():
        slot = line.slots.get(column)
        if label in _SHARED and slot is not None and slot.from_above and slot.text.strip():
            yield label, value_of(slot)


def _is_other(project: DraftProject | None, about: dict[Label, Value]) -> bool:
    key = about.get(Label.CODE) or about.get(Label.NAME)
    if key is None:
        return False
    if project is None:
        return True
    label = Label.CODE if Label.CODE in about else Label.NAME
    known = project.values.get(label)
    return known is None or plain_word(known.text) not in {plain_word(key.text), plain_word(_without_code(key.text))}


def _without_code(text: str) -> str:
    return re.sub(r"[(（\[【][0-9A-Za-z_-]+[)）\]】]$", "", text.strip())


def _tell(reading: Reading, project: DraftProject, label: Label, value: Value) -> None:
    known = project.values.get(label)
    if label is Label.DEPARTMENT or (known is not None and (known.text.strip() or not value.text.strip())):
        return
    if label in AMOUNTS:
        table = reading.table
        unit = (None if table is None else table.header.money_unit) or reading.form.money_unit
        value = Value(value.text, value.spot, value.note, unit)
    tell(project, Said(label, value))
