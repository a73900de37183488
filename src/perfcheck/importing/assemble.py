"""A draft as the data of a target file, every cell in the document's words, with the marks for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.importing.assemble_indicators import named
from perfcheck.importing.assemble_projects import projects_of
from perfcheck.importing.column_words import Column
from perfcheck.importing.marks import MarkKind
from perfcheck.importing.notes import Notes, name_of
from perfcheck.importing.running import measures_in, targets_in
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.findings import KeyPath
    from perfcheck.importing.draft import DraftActivity, DraftDepartment
    from perfcheck.importing.form import Spot
    from perfcheck.importing.marks import Mark
    from perfcheck.importing.notes import Data


class Assembly:
    """Makes the data of target files; the doubts are added to ``marks``, the places of indicators are in ``spots``."""

    def __init__(self, marks: list[Mark] | None = None, money_unit: str | None = None) -> None:
        self._notes = Notes([] if marks is None else marks, money_unit=money_unit)

    @property
    def marks(self) -> list[Mark]:
        """Everything that is doubtful, in the order in which it was found."""
        return self._notes.marks

    @property
    def spots(self) -> dict[KeyPath, Spot]:
        """Where each indicator of the department that was made last stands."""
        return self._notes.spots

    def of_department(self, draft: DraftDepartment, year: int | None) -> Data:
        """The whole file."""
        notes = self._notes
        data: Data = {"year": _year(notes, draft, year), "department": _who(notes, draft), "money_unit": "万元"}
        overall = _overall(notes, draft)
        if overall:
            data["overall"] = overall
        if draft.activities:
            data["activities"] = dict(_activities(notes, draft))
        data.update(_measures(notes, draft))
        if draft.projects:
            data["projects"] = dict(projects_of(notes, draft.projects))
        return data


def _year(notes: Notes, draft: DraftDepartment, wanted: int | None) -> str:
    year = wanted or draft.year
    if year is None:
        notes.doubt(MarkKind.NO_YEAR, draft.spot, "", msg("no year is written; give it with --year"))
    return str(year or "")


def _who(notes: Notes, draft: DraftDepartment) -> Data:
    if not draft.code:
        what = msg("no code of the department is written; its name stands for it")
        notes.doubt(MarkKind.NO_CODE, draft.spot, draft.name, what)
    return {"code": draft.code or draft.name or "?", "name": draft.name or "?"}


def _overall(notes: Notes, draft: DraftDepartment) -> Data:
    targets: Data = {}
    for name, value in targets_in(draft.statement):
        if name not in targets:
            targets[name] = value.text
            what = msg("{name}: {value}, taken from the running text", name=name, value=value.text)
            notes.doubt(MarkKind.READ_FROM_TEXT, value.spot, f"{name}{value.text}", what)
    if draft.rows:
        what = msg("indicators of the department as a whole; they became overall targets without their levels")
        notes.doubt(MarkKind.NO_LEVEL, draft.rows[0].name.spot, draft.rows[0].name.text, what)
        targets.update(named(notes, draft.rows, ("overall", "targets")))
    statement = "\n".join(notes.text(value) for value in draft.statement)
    return {**({"statement": statement} if statement else {}), **({"targets": targets} if targets else {})}


def _measures(notes: Notes, draft: DraftDepartment) -> Data:
    before, measures = measures_in(draft.measures)
    data: Data = {}
    if before:
        data["measures_statement"] = "\n".join(notes.text(value) for value in before)
    if measures:
        data["measures"] = {title: {"text": notes.text(value)} for title, value in measures}
    return data


def _activities(notes: Notes, draft: DraftDepartment) -> Iterator[tuple[str, Data]]:
    for activity in draft.activities:
        key = name_of(activity.name.text)
        yield key, _activity(notes, activity, key)


def _activity(notes: Notes, activity: DraftActivity, key: str) -> Data:
    notes.text(activity.name)
    budget = activity.texts.get(Column.BUDGET)
    data: Data = {"budget": None if budget is None else notes.amount(budget)}
    if budget is not None and data["budget"] is None:
        what = msg("no budget is written; empty is not zero")
        notes.doubt(MarkKind.NO_BUDGET, budget.spot, activity.name.text, what)
    for column in (Column.CONTENT, Column.OBJECTIVE):
        value = activity.texts.get(column)
        if value is not None and value.text:
            data[column.value] = notes.text(value)
    data["indicators"] = named(notes, activity.rows, ("activities", key, "indicators"))
    return data
