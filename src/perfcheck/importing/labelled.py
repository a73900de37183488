"""What labelled cells say, and of whom: the department, an activity or a project."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.importing.column_words import Column
from perfcheck.importing.draft import Value
from perfcheck.importing.label_words import Label
from perfcheck.importing.marks import MarkKind
from perfcheck.importing.words import plain_word, same
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg

if TYPE_CHECKING:
    from perfcheck.importing.draft import DraftProject
    from perfcheck.importing.forms import Said
    from perfcheck.importing.reading import Reading

_CODE_BEHIND = re.compile(
    r"^(?P<name>.+?)[(（\[【](?P<code>[0-9A-Za-z０-９][0-9A-Za-z０-９_－-]{4,})[)）\]】]$", re.DOTALL
)
_CODE = re.compile(r"^[0-9A-Za-z][0-9A-Za-z_-]{2,19}$")
_KEYS = frozenset({Label.CODE, Label.NAME})
_OF_ACTIVITY = {Label.TOTAL: Column.BUDGET, Label.PURPOSE: Column.CONTENT, Label.OBJECTIVE: Column.OBJECTIVE}
_NOTHING = frozenset({"", "-", "--", "/", "无"})


def say(reading: Reading, said: Said) -> None:
    """Put what a labelled cell says where it belongs."""
    label, value = said.label, said.value
    if label is Label.MONEY_UNIT:
        reading.form.money_unit = plain_word(value.text)
    elif label is Label.YEAR:
        reading.note_year(f"{value.text}年")
    elif label in {Label.DEPARTMENT, Label.UNIT}:
        _say_who(reading, label, value)
    elif label in {Label.DEPARTMENT_CODE, Label.UNIT_CODE}:
        _say_code(reading, said)
    elif label in {Label.MIDTERM, Label.ACTUAL}:
        _leave_out(reading, said)
    elif label in {Label.STATEMENT, Label.MEASURES}:
        _say_lines(reading, label, value)
    elif label is Label.ACTIVITY:
        _say_activity(reading, said)
    elif label is not Label.ASIDE and not _of_activity(reading, said):
        _say_of_project(reading, said)


def say_unplaced(reading: Reading) -> None:
    """Mark the values for which no label was found."""
    for value in reading.form.unplaced:
        if fold(value.text):
            reading.doubt(MarkKind.UNPLACED_TEXT, value, msg("left out, because nothing says what it is"))
    reading.form.unplaced.clear()


def _leave_out(reading: Reading, said: Said) -> None:
    if fold(said.value.text) in _NOTHING:
        return
    if said.label is Label.MIDTERM:
        what = msg("left out: it is of the middle term, and a target file is for one year")
    else:
        what = msg("left out: it tells what was done, and a target file says what is planned")
    reading.doubt(MarkKind.UNKNOWN_COLUMN, said.value, what)


def _say_lines(reading: Reading, label: Label, value: Value) -> None:
    department = reading.department(value.spot)
    reading.of_department = reading.of_department or label is Label.STATEMENT
    lines = department.measures if label is Label.MEASURES else department.statement
    lines.extend(Value(line, value.spot, value.note) for line in value.text.split("\n") if line.strip())


def _say_who(reading: Reading, label: Label, value: Value) -> None:
    if fold(value.text) in _NOTHING:
        return
    if label is Label.DEPARTMENT and reading.enter_department(value):
        return
    project = reading.project
    is_told = project is not None and project.values.get(Label.UNIT) not in {None, project.unit_above}
    if project is None or project.rows or is_told:
        if project is None or not project.rows or not same(value.text, _text(project, Label.UNIT)):
            reading.unit = value
    else:
        project.values[Label.UNIT] = value


def _say_code(reading: Reading, said: Said) -> None:
    """A code that stands in a cell of its own, beside or above the name."""
    code = fold(said.value.text).strip()
    if not _CODE.match(code):
        return
    if said.label is Label.DEPARTMENT_CODE:
        reading.note_department_code(code)
    elif reading.project is None or reading.project.rows:
        reading.pending.append(said)
    else:
        tell(reading.project, said)


def _text(project: DraftProject, label: Label) -> str:
    value = project.values.get(label)
    return "" if value is None else value.text


def _say_activity(reading: Reading, said: Said) -> None:
    """所属活动 of a project, or the name of an activity with a form of its own: the next label tells."""
    project = reading.project
    if project is not None and not project.rows:
        if fold(said.value.text) not in _NOTHING:
            project.values[Label.ACTIVITY] = said.value
    else:
        reading.pending.append(said)


def begin_pending_activity(reading: Reading) -> None:
    """What was named last is an activity with a form of its own: no project came behind it."""
    last = reading.pending[-1] if reading.pending else None
    if last is None or last.label is not Label.ACTIVITY or not last.value.text.strip():
        return
    reading.pending.pop()
    name = Value(last.value.text.strip(), last.value.spot, last.value.note)
    activity = reading.department(last.value.spot).activity(name)
    reading.activity, reading.activity_grid, reading.project = activity, reading.grids, None


def _of_activity(reading: Reading, said: Said) -> bool:
    """Whether it is told of an activity: in a form that names one, or in a row below its indicators."""
    column = _OF_ACTIVITY.get(said.label)
    if column is None:
        return False
    begin_pending_activity(reading)
    activity = reading.activity
    if activity is None or reading.activity_grid != reading.grids or (column in activity.texts and not said.more):
        return False
    value, before = said.value, activity.texts.get(column)
    if value.text.strip():
        value = Value(value.text.strip(), value.spot, value.note, value.unit)
        activity.texts[column] = value if before is None else before.joined(value, "\n")
    return True


def _say_of_project(reading: Reading, said: Said) -> None:
    label, value, project = said.label, said.value, reading.project
    if project is not None and project.rows and same(value.text, _text(project, label)):
        return
    begins = label in _KEYS
    if begins and (project is None or project.rows or label in project.values):
        project = reading.begin_project(value.spot)
    elif project is None and label is Label.OBJECTIVE:
        _say_lines(reading, Label.STATEMENT, value)
        return
    elif project is None or (project.rows and label in project.values and not said.more):
        reading.pending.append(said)
        return
    tell(project, said)


def tell(project: DraftProject, said: Said) -> None:
    """Note a labelled value of a project."""
    label, value = said.label, said.value
    if label is Label.PLAN:
        project.days.append(value)
    elif label is Label.SHARES:
        project.shares.append(value)
    elif label is Label.AMOUNTS:
        project.amounts.append(value)
    elif label is Label.NAME and (behind := _CODE_BEHIND.match(value.text.strip())):
        project.values[Label.NAME] = Value(behind["name"].strip(), value.spot)
        project.values.setdefault(Label.CODE, Value(behind["code"], value.spot))
    elif said.more and value.text.strip() and label in project.values:
        before = project.values[label]
        project.values[label] = before.joined(value, "\n") if before.text.strip() else value
    elif value.text.strip() or label not in project.values:
        project.values[label] = value
