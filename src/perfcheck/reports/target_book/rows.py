"""The rows of a target workbook: what each sheet says in which column, from the cells of a target file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfcheck.sources.workbooks import target_layout as layouts
from perfcheck.sources.workbooks.target_layout import ACTIVITY_FIELDS, DEMANDS, INDICATOR_COLUMNS, LEVELS, NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.findings import KeyPath
    from perfcheck.sources.frames import Plain
    from perfcheck.sources.workbooks.target_layout import Column, Way

Pairs = dict[str, "Plain"]

_SAYS_NOTHING = re.compile("（+空）+")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its texts by columns, None where the file has an empty value; ``path`` is what it says in the file."""

    path: KeyPath
    cells: Mapping[Way, str | None]
    days: Mapping[str, str | None] = field(default_factory=dict)


def lines(data: Mapping[str, Plain]) -> Row:
    """The values of the first sheet."""
    cells: dict[Way, str | None] = {}
    for column in layouts.DEPARTMENT.columns:
        found, text = _at(data, column.way)
        if found:
            cells[column.way] = shown(column, text)
    return Row((), cells)


def overall(data: Mapping[str, Plain]) -> Iterator[Row]:
    """The overall targets."""
    targets = _pairs(_pairs(data.get("overall")).get("targets"))
    for name, indicator in targets.items():
        yield Row(("overall", "targets", name), {("indicator",): name, **_indicator(indicator)})


def activities(data: Mapping[str, Plain]) -> Iterator[Row]:
    """The activities with their indicators; what is said of an activity stands in its first row."""
    for name, one in _pairs(data.get("activities")).items():
        activity, path = _pairs(one), ("activities", name)
        own: dict[Way, str | None] = {("activity",): name}
        for key in ACTIVITY_FIELDS:
            field_name = "name" if key == "activity_name" else key
            if field_name in activity:
                own[key,] = _text(activity[field_name])
        indicators = _pairs(activity.get("indicators"))
        if not indicators:
            yield Row(path, own)
        for key, indicator in indicators.items():
            yield Row((*path, "indicators", key), {**own, ("indicator",): key, **_indicator(indicator)})
            own = {("activity",): name}


def measures(data: Mapping[str, Plain]) -> Iterator[Row]:
    """The measures behind the targets."""
    for name, measure in _pairs(data.get("measures")).items():
        yield Row(("measures", name), {("measure",): name, ("text",): _text(_pairs(measure).get("text"))})


def contributions(data: Mapping[str, Plain]) -> Iterator[Row]:
    """What the measures are planned to add to the overall targets."""
    for name, measure in _pairs(data.get("measures")).items():
        for goal, items in _pairs(_pairs(measure).get("contributions")).items():
            names: dict[Way, str | None] = {("measure",): name, ("goal",): goal}
            path = ("measures", name, "contributions", goal)
            records = items if isinstance(items, list) else []
            if not records:
                yield Row(path, names)
            for number, record in enumerate(records):
                cells: dict[Way, str | None] = {(key,): _text(text) for key, text in _pairs(record).items()}
                yield Row((*path, number), {**names, **cells})


def projects(data: Mapping[str, Plain]) -> Iterator[Row]:
    """The projects with their budgets and spending plans."""
    for code, one in _pairs(data.get("projects")).items():
        project = _pairs(one)
        cells: dict[Way, str | None] = {("code",): code}
        for column in layouts.PROJECTS.columns:
            found, text = _at(project, column.way)
            if found:
                cells[column.way] = text
        plan = {day: _text(share) for day, share in _pairs(project.get("schedule")).items()}
        yield Row(("projects", code), cells, plan)


def indicators(data: Mapping[str, Plain]) -> Iterator[Row]:
    """The three levels of indicators of the projects; a level without any ends its row."""
    for code, project in _pairs(data.get("projects")).items():
        for level1, groups in _pairs(_pairs(project).get("indicators")).items():
            path = ("projects", code, "indicators", level1)
            first: dict[Way, str | None] = {("code",): code, ("level1",): level1}
            if not groups:
                yield Row(path, first)
            for level2, named in _pairs(groups).items():
                second = {**first, ("level2",): level2}
                if not named:
                    yield Row((*path, level2), second)
                for key, indicator in _pairs(named).items():
                    cells = {**second, ("indicator",): key, **_indicator(indicator)}
                    yield Row((*path, level2, key), cells)


def shown(column: Column, text: str | None) -> str | None:
    """The word of the workbook for one of the file; any other text as it is."""
    return text if text is None else dict(column.words).get(text, text)


def _indicator(value: Plain) -> dict[Way, str | None]:
    """The cells of an indicator; demands that are empty say so where a blank cell would mean that there are none."""
    record = value if isinstance(value, dict) else {"target": value}
    cells = {
        column.way: shown(column, _text(record[column.way[0]]))
        for column in INDICATOR_COLUMNS
        if column.way[0] in record
    }
    for key in DEMANDS:
        if (key,) in cells:
            cells[key,] = _demand(cells[key,])
    levels = [(key,) for key in LEVELS if (key,) in cells]
    if levels and all(cells[way] is None for way in levels):
        cells.update((way, NOTHING) for way in levels)
    if levels and ("target",) in cells and cells["target",] is None:
        cells["target",] = NOTHING
    return cells


def _demand(text: str | None) -> str | None:
    if text is None or not text.strip():
        return None
    return f"（{text}）" if _SAYS_NOTHING.fullmatch(text) else text


def _at(record: Mapping[str, Plain], way: Way) -> tuple[bool, str | None]:
    """Whether a record has a value at a way, and which."""
    *groups, key = way
    for group in groups:
        record = _pairs(record.get(group))
    return key in record, _text(record.get(key))


def _pairs(value: Plain) -> Pairs:
    return value if isinstance(value, dict) else {}


def _text(value: Plain) -> str | None:
    return value if isinstance(value, str) else None
