"""The rows of a target workbook put where they belong in the tree of a target file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.messages import msg
from perfcheck.sources.document_rules import MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE
from perfcheck.sources.rules import DUPLICATE_KEY
from perfcheck.sources.workbooks.target_layout import (
    ACTIVITY_FIELDS,
    INDICATOR_COLUMNS,
    LEVELS,
    MEASURES,
    NOTHING,
    PROJECTS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcheck.findings import SheetCell
    from perfcheck.sources.workbooks.cell_tree import Branch
    from perfcheck.sources.workbooks.target_layout import Column, Way
    from perfcheck.sources.workbooks.target_tables import SheetReader, TableReader, TableRow, Text

_ESCAPED_NOTHING = re.compile("（+空）+")
_FIELDS: dict[Way, str] = {(field,): "name" if field == "activity_name" else field for field in ACTIVITY_FIELDS}


@dataclass(frozen=True, slots=True)
class Name:
    """What a row is called, and where that stands."""

    text: str
    at: SheetCell


def put(branch: Branch, column: Column, cell: Text, reader: SheetReader) -> None:
    """Take a cell into a record: a blank one as an empty value, a word of the workbook as that of the file."""
    *groups, key = column.way
    for group in groups:
        branch = branch.branch(group, cell.at)
    words = {shown: word for word, shown in column.words}
    if not words or cell.text is None or cell.text in words.values():
        branch.put(key, cell.text, cell.at)
    elif cell.text.strip() in words:
        branch.put(key, words[cell.text.strip()], cell.at)
    else:
        message = msg("{text} is none of {allowed}", text=cell.text[:60], allowed=tuple(words))
        reader.note(WRONG_VALUE, message, cell.at)


def overall(top: Branch, reader: TableReader) -> None:
    """The overall targets."""
    for row in reader.rows():
        name = _name(row, "indicator", reader)
        if name is not None:
            targets = top.branch("overall", row.at).branch("targets", row.at)
            _indicator(targets, row, name, reader)


def activities(top: Branch, reader: TableReader) -> None:
    """The activities with their indicators. What is said of an activity itself may stand in any of its rows."""
    for row in reader.rows():
        name = _name(row, "activity", reader)
        if name is None:
            continue
        activity = top.branch("activities", row.at).branch(name.text, name.at)
        for way, key in _FIELDS.items():
            cell = row.cells.get(way)
            if cell is not None:
                _say_once(activity, key, cell, reader)
        if row.filled("indicator") is not None or _has_any(row, INDICATOR_COLUMNS):
            indicator = _name(row, "indicator", reader)
            if indicator is not None:
                _indicator(activity.branch("indicators", indicator.at), row, indicator, reader)


def measures(top: Branch, reader: TableReader) -> None:
    """The measures behind the targets."""
    for row in reader.rows():
        name = _name(row, "measure", reader)
        if name is None:
            continue
        group = top.branch("measures", row.at)
        if _is_new(group, name, reader):
            text = row.cells.get(("text",))
            measure = group.branch(name.text, name.at)
            if text is not None:
                measure.put("text", text.text, text.at)


def contributions(top: Branch, reader: TableReader) -> None:
    """What the measures are planned to add to the overall targets."""
    for row in reader.rows():
        name, goal = _name(row, "measure", reader), _name(row, "goal", reader)
        if name is None or goal is None:
            continue
        group = top.branch("measures", row.at)
        if name.text not in group:
            message = msg("there is no row {name} on the sheet {sheet}", name=name.text, sheet=MEASURES.title)
            reader.note(UNKNOWN_KEY, message, name.at)
            continue
        below = group.branch(name.text, name.at).branch("contributions", goal.at)
        items = below.branch(goal.text, goal.at, is_list=True)
        cells = {key: row.cells[key,] for key in ("source", "amount", "note") if (key,) in row.cells}
        if any(cell.text is not None for cell in cells.values()):
            record = items.item(row.at)
            for key, cell in cells.items():
                record.put(key, cell.text, cell.at)


def projects(top: Branch, reader: TableReader) -> None:
    """The projects with their budgets and spending plans."""
    for row in reader.rows():
        code = _name(row, "code", reader)
        group = top.branch("projects", row.at)
        if code is None or not _is_new(group, code, reader):
            continue
        project = group.branch(code.text, code.at)
        for column in PROJECTS.columns:
            cell = row.cells.get(column.way)
            if column.way == ("objective",):
                _schedule(project, row, reader)
            if cell is None or column.is_name or (column.way[0] == "unit" and not _has_unit(row)):
                continue
            put(project, column, cell, reader)


def indicators(top: Branch, reader: TableReader) -> None:
    """The three levels of indicators of the projects. A row that ends after a level is a level without indicators."""
    for row in reader.rows():
        code, level1 = _name(row, "code", reader), _name(row, "level1", reader)
        if code is None or level1 is None:
            continue
        group = top.branch("projects", row.at)
        if code.text not in group:
            message = msg("there is no row {name} on the sheet {sheet}", name=code.text, sheet=PROJECTS.title)
            reader.note(UNKNOWN_KEY, message, code.at)
            continue
        groups = group.branch(code.text, code.at).branch("indicators", level1.at).branch(level1.text, level1.at)
        has_indicator = row.filled("indicator") is not None or _has_any(row, INDICATOR_COLUMNS)
        if not has_indicator and row.filled("level2") is None:
            continue
        level2 = _name(row, "level2", reader)
        if level2 is None:
            continue
        named = groups.branch(level2.text, level2.at)
        name = _name(row, "indicator", reader) if has_indicator else None
        if name is not None:
            _indicator(named, row, name, reader)


def _indicator(group: Branch, row: TableRow, name: Name, reader: TableReader) -> None:
    """An indicator with its cells. Which of its demands a blank cell stands for is up to the others."""
    if not _is_new(group, name, reader):
        return
    record = group.branch(name.text, name.at)
    has_levels = any(row.filled(level) for level in LEVELS)
    if row.cells.get(("target",)) is None and not has_levels:
        record.put("target", None, name.at)
    for column in INDICATOR_COLUMNS:
        cell = row.cells.get(column.way)
        if cell is None:
            continue
        if column.way[0] in LEVELS:
            if has_levels:
                record.put(column.way[0], _demand(cell), cell.at)
        elif column.way == ("target",):
            if cell.text is not None or not has_levels:
                record.put("target", _demand(cell), cell.at)
        else:
            put(record, column, cell, reader)


def _demand(cell: Text) -> str | None:
    """The demand in a cell; one that says of itself that it is empty says so without its brackets."""
    if cell.text is None or cell.text == NOTHING:
        return None
    return cell.text[1:-1] if _ESCAPED_NOTHING.fullmatch(cell.text) else cell.text


def _schedule(project: Branch, row: TableRow, reader: TableReader) -> None:
    for label, cell in row.days:
        if cell.text is None:
            continue
        plan = project.branch("schedule", cell.at)
        if label in plan:
            reader.note(DUPLICATE_KEY, msg("{name} has two values in this row", name=label), cell.at)
        else:
            plan.put(label, cell.text, cell.at)


def _say_once(activity: Branch, key: str, cell: Text, reader: TableReader) -> None:
    """Take what is said of an activity, where no other row says something else."""
    said = activity.leaf(key)
    if said is None or said.text is None:
        if said is None or cell.text is not None:
            activity.put(key, cell.text, cell.at)
    elif cell.text not in (None, said.text):
        message = msg("{first} says something else of the same activity", first=said.at.coordinate)
        reader.note(DUPLICATE_KEY, message, cell.at, msg("write it in one of its rows only"))


def _name(row: TableRow, key: str, reader: TableReader) -> Name | None:
    """The name in a column that every row must have."""
    cell = row.filled(key)
    if cell is None or cell.text is None:
        at = row.cells[key,].at if (key,) in row.cells else row.at
        hint = msg("write it in every row")
        reader.note(MISSING_KEY, msg("the column {name} is empty in this row", name=reader.head(key)), at, hint)
        return None
    return Name(cell.text, cell.at)


def _is_new(group: Branch, name: Name, reader: TableReader) -> bool:
    """Whether no row before has this name."""
    if name.text not in group:
        return True
    first = group.branch(name.text, name.at).at.coordinate
    message = msg("{key} stands here a second time; the first is in cell {first}", key=name.text, first=first)
    reader.note(DUPLICATE_KEY, message, name.at, msg("delete one of them, or give them different names"))
    return False


def _has_any(row: TableRow, columns: Iterable[Column]) -> bool:
    return any(row.filled(*column.way) for column in columns)


def _has_unit(row: TableRow) -> bool:
    return row.filled("unit", "code") is not None or row.filled("unit", "name") is not None
