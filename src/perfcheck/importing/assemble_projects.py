"""Projects of a draft as data: who, how much, the plan of spending, the levels of indicators."""

from __future__ import annotations

from decimal import Decimal, Inexact
from typing import TYPE_CHECKING

from perfcheck.importing.amounts import in_wan
from perfcheck.importing.assemble_indicators import named
from perfcheck.importing.label_words import Label
from perfcheck.importing.marks import MarkKind
from perfcheck.importing.notes import name_of
from perfcheck.importing.who import department_in
from perfcheck.measures.days import parse_day
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import EXACT, fold, plain
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.importing.draft import DraftProject, DraftRow, Value
    from perfcheck.importing.notes import Data, Notes

_MONEY = ((Label.TOTAL, "total"), (Label.FISCAL, "fiscal"), (Label.CARRY_OVER, "carry_over"), (Label.OTHER, "other"))
_NOTHING = frozenset({"", "-", "--", "/", "无", "—"})
_NO_LEVEL = "未分类指标"
_DAY_WORDS = ("截止到", "截至", "截止", "到", "至")


def projects_of(notes: Notes, projects: Sequence[DraftProject]) -> Iterator[tuple[str, Data]]:
    """The projects by their codes."""
    seen: dict[str, int] = {}
    for project in projects:
        code = _code(notes, project, seen)
        seen[code] = 1
        yield code, _project(notes, project, code)


def _said(project: DraftProject, label: Label) -> Value | None:
    """What a form says; None where the cell is empty, or has only a dash."""
    value = project.values.get(label)
    return None if value is None or fold(value.text) in _NOTHING else value


def _code(notes: Notes, project: DraftProject, seen: dict[str, int]) -> str:
    """The key of the project, none of those that were ``seen``, and how often each was wanted again."""
    code, name = _said(project, Label.CODE), _said(project, Label.NAME)
    text = fold(code.text) if code is not None else ""
    if not text:
        text = name_of(name.text) if name is not None else "项目"
        what = msg("no code of the project is written; {name} stands for it", name=text)
        notes.doubt(MarkKind.NO_CODE, project.spot, text, what)
    if text in seen:
        free = text
        while free in seen:
            seen[text] += 1
            free = f"{text}-{seen[text]}"
        what = msg("the code stands there twice; this project is called {name}", name=free)
        notes.doubt(MarkKind.SAME_NAME, project.spot, text, what)
        return free
    return text


def _project(notes: Notes, project: DraftProject, code: str) -> Data:
    name = _said(project, Label.NAME)
    data: Data = {"name": code if name is None else name_of(notes.text(name))}
    unit, activity = _said(project, Label.UNIT), _said(project, Label.ACTIVITY)
    if unit is not None:
        data.update(_unit(notes, unit, _said(project, Label.UNIT_CODE)))
    if activity is not None:
        data["activity"] = name_of(notes.text(activity))
    data["budget"] = _budget(notes, project)
    purpose, objective = _said(project, Label.PURPOSE), _said(project, Label.OBJECTIVE)
    if purpose is not None:
        data["purpose"] = notes.text(purpose).strip()
    plan = dict(_plan(notes, project, data["budget"]["total"]))
    if plan:
        data["schedule"] = plan
    if objective is not None:
        data["objective"] = notes.text(objective).strip()
    data["indicators"] = _levels(notes, project, code)
    return data


def _unit(notes: Notes, unit: Value, told: Value | None) -> Data:
    code, name = department_in(unit.text)
    if code is None and told is not None:
        code = notes.text(told).strip()
    if code is None:
        what = msg("no code of the unit is written; its name stands for it")
        notes.doubt(MarkKind.NO_CODE, unit.spot, unit.text, what)
    return {"unit": {"code": code or name, "name": name}}


def _budget(notes: Notes, project: DraftProject) -> Data:
    values = project.values
    budget: Data = {key: notes.amount(values[label]) for label, key in _MONEY if label in values}
    if budget.get("total") is None:
        spot = values[Label.TOTAL].spot if Label.TOTAL in values else project.spot
        notes.doubt(MarkKind.NO_BUDGET, spot, "", msg("no budget is written"))
    return {"total": budget.pop("total", None), **budget}


def _plan(notes: Notes, project: DraftProject, total: str | None) -> Iterator[tuple[str, str]]:
    """The nodes of the plan: days with shares, or with amounts that are shares of the budget exactly."""
    shares = project.shares or project.amounts
    for day, share in _pairs(notes, project.days, shares):
        label = _day(day.text)
        told = _share(share.text) if project.shares else _share_of(notes, share, total)
        if label is None or told is None:
            what = msg("left out: no day with a share of the budget can be read here")
            notes.doubt(MarkKind.UNREADABLE_VALUE, share.spot, f"{day.text} {share.text}", what)
        else:
            notes.text(share)
            yield label, told


def _pairs(notes: Notes, days: Sequence[Value], shares: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    """Each day with its share; where some are missing, those that stand in the same column."""
    if len(days) == len(shares):
        yield from zip(days, shares, strict=True)
        return
    below = {share.spot.column: share for share in shares}
    beside = {day.spot.column for day in days}
    if len(below) < len(shares) or len(beside) < len(days):
        below = {}
    for day in days:
        if day.spot.column in below:
            yield day, below[day.spot.column]
    alone = [day for day in days if day.spot.column not in below]
    for value in (*alone, *(share for share in shares if share.spot.column not in beside or not below)):
        what = msg("left out: no day with a share of the budget can be read here")
        notes.doubt(MarkKind.UNREADABLE_VALUE, value.spot, value.text, what)


def _day(text: str) -> str | None:
    word = fold(text).removesuffix("前").removesuffix("之")
    for before in _DAY_WORDS:
        word = word.removeprefix(before)
    try:
        parse_day(word)
    except MeasureError:
        return None
    return word


def _share(text: str) -> str | None:
    folded = fold(text)
    if not folded or not folded[0].isdecimal():
        return None
    return folded if folded.endswith("%") else f"{folded}%"


def _share_of(notes: Notes, amount: Value, total: str | None) -> str | None:
    """An amount as a share of the budget, where it is one exactly."""
    part = in_wan(amount.text, amount.unit or notes.money_unit or "万元")
    whole = in_wan(total or "", "万元")
    if not part or not whole or not Decimal(whole):
        return None
    try:
        share = EXACT.divide(EXACT.multiply(Decimal(part), Decimal(100)), Decimal(whole))
    except Inexact:
        return None
    what = msg("{share}% of the budget, computed from the amount", share=plain(share))
    notes.doubt(MarkKind.COMPUTED_SHARE, amount.spot, amount.text, what)
    return f"{plain(share)}%"


def _levels(notes: Notes, project: DraftProject, code: str) -> Data:
    levels: dict[str, dict[str, list[DraftRow]]] = {}
    has_level2 = any(level2.text for _, level2, _ in project.rows)
    for number, (level1, level2, row) in enumerate(project.rows):
        first, second = name_of(level1.text) or _NO_LEVEL, name_of(level2.text) or _NO_LEVEL
        is_told = level1.text and (level2.text or (not has_level2 and number))
        if not is_told:
            what = msg("no level above it is written; it stands under {level}", level=_NO_LEVEL)
            notes.doubt(MarkKind.NO_LEVEL, row.name.spot, row.name.text, what)
        levels.setdefault(first, {}).setdefault(second, []).append(row)
    way = ("projects", code, "indicators")
    return {
        first: {second: named(notes, rows, (*way, first, second)) for second, rows in below.items()}
        for first, below in levels.items()
    }
