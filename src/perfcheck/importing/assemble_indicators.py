"""Indicators of a draft as data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.importing.column_words import LEVELS, Column
from perfcheck.importing.marks import MarkKind
from perfcheck.importing.notes import name_of
from perfcheck.importing.operators import DIRECTIONS, SIGNS
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.findings import KeyPath
    from perfcheck.importing.draft import DraftRow, Value
    from perfcheck.importing.notes import Data, Notes

_TEXTS = (
    (Column.DESCRIPTION, "description"),
    (Column.TARGET, "target"),
    (Column.OPERATOR, "operator"),
    (Column.DIRECTION, "direction"),
    (Column.UNIT, "unit"),
    (Column.BASIS, "basis"),
    (Column.SCORE_RULE, "score_rule"),
    (Column.DEFINITION, "definition"),
)
_WEIGHT = re.compile(r"^([0-9]+(?:\.[0-9]+)?)(?:分|%)?$")
_NONE = frozenset({"", "-", "--", "/", "无", "—"})
_QUANTITATIVE = "定量"


def named(notes: Notes, rows: Sequence[DraftRow], way: KeyPath) -> Data:
    """Indicators by their names; a name that comes again is told apart by what it says more."""
    told: Data = {}
    tries: dict[str, int] = {}
    weighted = any(not _is_empty(row, Column.WEIGHT) for row in rows)
    for row in rows:
        name = name_of(row.name.text)
        key = _free(notes, name, row, told, tries)
        data = _indicator(notes, row)
        told[key] = data if key == name else {"name": name, **data}
        if Column.TARGET in row.cells or LEVELS[0] in row.cells:
            notes.spots[*way, key] = row.name.spot
        if weighted and _is_empty(row, Column.WEIGHT):
            what = msg("no weight is written here, and others have one")
            notes.doubt(MarkKind.NO_WEIGHT, row.name.spot, row.name.text, what)
    return told


def _is_empty(row: DraftRow, column: Column) -> bool:
    value = row.cells.get(column)
    return value is None or fold(value.text) in _NONE


def _free(notes: Notes, name: str, row: DraftRow, told: Data, tries: dict[str, int]) -> str:
    """A key that is not taken yet; ``tries`` are the numbers that were."""
    if name not in told:
        return name
    more = row.cells.get(Column.DESCRIPTION) or row.cells.get(Column.TARGET)
    free = f"{name}（{name_of(more.text)}）" if more is not None and more.text else name
    while free in told:
        tries[name] = tries.get(name, 1) + 1
        free = f"{name}（{tries[name]}）"
    what = msg("the name stands there twice; this one is called {name}", name=free)
    notes.doubt(MarkKind.SAME_NAME, row.name.spot, row.name.text, what)
    return free


def _indicator(notes: Notes, row: DraftRow) -> Data:
    notes.text(row.name)
    data: Data = {}
    cells = row.cells
    is_set = any(level in cells and cells[level].text for level in LEVELS)
    if is_set or (LEVELS[0] in cells and Column.TARGET not in cells):
        data.update({level.value: notes.text(cells[level]) if level in cells else None for level in LEVELS})
    for column, key in _TEXTS:
        value = cells.get(column)
        if value is not None and value.text:
            data.update(_cell(notes, column, key, value))
    weight = cells.get(Column.WEIGHT)
    if weight is not None and fold(weight.text) not in _NONE:
        data.update(_weight(notes, weight))
    if not set(data) & {"target", *LEVELS}:
        data["target"] = None
    return data


def _cell(notes: Notes, column: Column, key: str, value: Value) -> Data:
    if column in {Column.OPERATOR, Column.DIRECTION}:
        return _operator(notes, value)
    if column is Column.UNIT and fold(value.text) in _NONE:
        return {}
    return {key: notes.text(value)}


def _operator(notes: Notes, value: Value) -> Data:
    """How the target is meant: a sign, or in words which way is better."""
    word = fold(value.text)
    if word in SIGNS:
        return {"operator": SIGNS[word]}
    if word in DIRECTIONS:
        return {"direction": DIRECTIONS[word]}
    if word != _QUANTITATIVE and word not in _NONE:
        what = msg("this says nothing about how the target is meant, and was left out")
        notes.doubt(MarkKind.UNKNOWN_COLUMN, value.spot, value.text, what)
    return {}


def _weight(notes: Notes, value: Value) -> Data:
    found = _WEIGHT.match(fold(notes.text(value)))
    if found:
        return {"weight": found[1]}
    notes.doubt(MarkKind.UNREADABLE_VALUE, value.spot, value.text, msg("this is no number of points; left out"))
    return {}
