"""Rows of a table of activities: their texts, and indicators with a standard or a target."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.importing.column_words import Column
from perfcheck.importing.draft import DraftRow, Value
from perfcheck.importing.label_words import Label
from perfcheck.importing.labelled import begin_pending_activity
from perfcheck.importing.rows import ACTIVITY_TEXTS, go_on, name_in, row_cells, text_in, value_of
from perfcheck.importing.words import same

if TYPE_CHECKING:
    from perfcheck.importing.draft import DraftActivity
    from perfcheck.importing.matrix import Line
    from perfcheck.importing.reading import Reading
    from perfcheck.importing.rows import Cells

_BOTH = re.compile(r"^内容[:：](?P<content>.*?)\n?\s*目标[:：](?P<objective>.*)$", re.DOTALL)


def read_activity_row(reading: Reading, cells: Cells, line: Line) -> None:
    """Note an indicator of an activity, or the activity itself."""
    table = reading.table
    if table is None:
        return
    _enter_department(reading, line)
    begin_pending_activity(reading)
    key = table.header.key
    department = reading.department(next(iter(cells.values())).cell.spot)
    head, named = cells.get(Column.ACTIVITY), text_in(cells, Column.ACTIVITY)
    if head is not None and named:
        if table.is_cut and reading.activity is not None and not text_in(cells, key, Column.BUDGET):
            _go_on_with_name(reading, cells, reading.activity)
            return
        reading.activity = department.activity(value_of(head))
    if not department.activities:
        return
    activity = reading.activity or department.activities[-1]
    reading.activity, reading.activity_grid = activity, reading.grids
    name = name_in(reading, cells, key)
    if name is None and not named:
        go_on(reading, cells, key, activity.texts)
        return
    _note_texts(reading, activity, cells)
    if name is not None:
        table.last = DraftRow(name, row_cells(cells))
        activity.rows.append(table.last)


def _enter_department(reading: Reading, line: Line) -> None:
    """A column may name the department of each row."""
    for column, label in reading.table.header.about.items() if reading.table is not None else ():
        slot = line.slots.get(column)
        if label is Label.DEPARTMENT and slot is not None and slot.is_own and slot.text.strip():
            table = reading.table
            reading.enter_department(value_of(slot))
            reading.table = table


def _go_on_with_name(reading: Reading, cells: Cells, activity: DraftActivity) -> None:
    """The name of the activity itself was cut by a page."""
    name = value_of(cells[Column.ACTIVITY])
    if not same(activity.name.text, name.text) and not activity.name.text.endswith(name.text):
        activity.name = activity.name.joined(name, "")
    go_on(reading, cells, Column.INDICATOR, activity.texts)


def _note_texts(reading: Reading, activity: DraftActivity, cells: Cells) -> None:
    table = reading.table
    unit = (table.header.money_unit if table is not None else None) or reading.form.money_unit
    for column in ACTIVITY_TEXTS:
        slot = cells.get(column)
        if slot is None or not slot.is_own:
            continue
        if not slot.text.strip():
            if column is Column.BUDGET:
                activity.texts.setdefault(column, value_of(slot))
            continue
        value = Value(slot.text.strip(), slot.cell.spot, slot.cell.note, unit)
        both = _BOTH.match(value.text)
        if both and column is Column.OBJECTIVE and Column.CONTENT not in cells:
            _add(activity.texts, Column.CONTENT, Value(both["content"].strip(), value.spot))
            value = Value(both["objective"].strip(), value.spot)
        _add(activity.texts, column, value)


def _add(texts: dict[Column, Value], column: Column, value: Value) -> None:
    """A text that comes again is the same one; another one is a line more."""
    before = texts.get(column)
    if before is None or not before.text:
        texts[column] = value
    elif value.text not in before.text:
        texts[column] = before.joined(value, "\n")
