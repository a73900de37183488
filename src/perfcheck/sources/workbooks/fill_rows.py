"""The rows of a fill-in workbook: what the targets ask for, each row with its key, its locked texts and its kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.measures.criterion import Amount, Approximate, Deadline, Words, Zero
from perfcheck.measures.numbers import EXACT, plain
from perfcheck.measures.standard import common_unit
from perfcheck.measures.units import DATE, NO_UNIT, completed
from perfcheck.sources.workbooks.fill_layout import Key, Locked, Section, key_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from perfcheck.measures.standard import Standard
    from perfcheck.measures.units import Unit
    from perfcheck.model.indicators import Indicator
    from perfcheck.model.targets import Project, Targets

OF_ALL = ((Section.NOTE, "总体说明"), (Section.SPENT_FROM, "支付明细文件"))
"""Rows that speak of the figures as a whole."""
Texts = MappingProxyType[Locked, str]
"""What the locked cells of a row hold; those that are not there are empty."""


class InputKind(StrEnum):
    """What is typed into a row: a number, a share in %, an amount of money, a day, or words."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FillRow:
    """A row to fill in. ``group`` is the activity or the code of the project that it belongs to."""

    key: Key
    texts: Texts = field(hash=False)
    kind: InputKind

    @property
    def section(self) -> Section:
        """The kind of row."""
        return Section(self.key[0])


def all_rows(targets: Targets, as_of: date, projects: Collection[str] | None = None) -> tuple[FillRow, ...]:
    """All that is asked for up to the end of a day; where ``projects`` are named, of these only."""
    whole = (FillRow((section,), MappingProxyType({Locked.NAME: name}), InputKind.TEXT) for section, name in OF_ALL)
    if projects is None:
        return *whole, *_above_projects(targets), *_of_projects(targets, as_of, targets.projects)
    return *whole, *_of_projects(targets, as_of, projects)


def _of_projects(targets: Targets, as_of: date, codes: Collection[str]) -> Iterator[FillRow]:
    for code, project in targets.projects.items():
        if code in codes:
            yield from _of_project(code, project)
            yield from _spending(code, project, targets, as_of)
            yield from _budget(code, project, targets)


def _above_projects(targets: Targets) -> Iterator[FillRow]:
    for key, indicator in targets.overall.targets.items():
        yield _row((Section.OVERALL, key), indicator, {Locked.NAME: indicator.name or key})
    for group, activity in targets.activities.items():
        for key, indicator in activity.indicators.items():
            texts = {Locked.GROUP: activity.name or group, Locked.NAME: indicator.name or key}
            yield _row((Section.ACTIVITIES, group, key), indicator, texts)


def _of_project(code: str, project: Project) -> Iterator[FillRow]:
    for row in project.rows():
        texts = {Locked.LEVEL1: row.level1, Locked.LEVEL2: row.level2, Locked.NAME: row.indicator.name or row.key}
        yield _row((Section.PROJECTS, code, row.level1, row.level2, row.key), row.indicator, texts)


def _spending(code: str, project: Project, targets: Targets, as_of: date) -> Iterator[FillRow]:
    """A row for each checkpoint up to the day, and for the day itself."""
    wrong = project.wrong_days(targets.year)
    sound = (point for point in project.checkpoints() if point.label not in wrong)
    planned = {point.day.on(targets.year): point.share for point in sound}
    unit, total = targets.money_unit, targets.money(project.budget.total)
    for day in sorted({as_of, *(day for day in planned if day < as_of)}):
        texts = {Locked.NAME: day.isoformat(), Locked.UNIT: str(unit)}
        share = planned.get(day)
        if share is not None:
            amount = EXACT.scaleb(EXACT.multiply(total.to(unit).number, share.number), -2)
            texts |= {Locked.TARGET: f"{plain(share.number)}%", Locked.STANDARD: plain(amount)}
        yield FillRow((Section.SPENT, code, day.isoformat()), MappingProxyType(texts), InputKind.MONEY)


def _budget(code: str, project: Project, targets: Targets) -> Iterator[FillRow]:
    """Rows for what is only said where it differs: the budget at either end of the year, the completion in words."""
    total, unit = targets.money(project.budget.total).to(targets.money_unit), targets.money_unit
    original = {Locked.NAME: "年初预算数", Locked.STANDARD: plain(total.number), Locked.UNIT: str(unit)}
    yield FillRow((Section.BUDGET, code, "original"), MappingProxyType(original), InputKind.MONEY)
    adjusted = {Locked.NAME: "全年预算数（调整后）", Locked.UNIT: str(unit)}
    yield FillRow((Section.BUDGET, code, "adjusted"), MappingProxyType(adjusted), InputKind.MONEY)
    completion = MappingProxyType({Locked.NAME: "项目总体完成情况"})
    yield FillRow((Section.COMPLETION, code), completion, InputKind.TEXT)


def digest_of(rows: Iterable[FillRow]) -> str:
    """The same for the same rows with the same texts, and only for these."""
    lines = (key_text((*row.key, *(f"{name}={text}" for name, text in sorted(row.texts.items())))) for row in rows)
    return sha256("\n".join(lines).encode(errors="replace")).hexdigest()


def _row(key: Key, indicator: Indicator, names: Mapping[Locked, str]) -> FillRow:
    kind, unit = _asked(indicator)
    standard = indicator.standard
    texts = {
        **names,
        Locked.DESCRIPTION: indicator.description or "",
        Locked.TARGET: _target(indicator),
        Locked.STANDARD: "" if standard is None else _standard(standard),
        Locked.UNIT: str(unit),
    }
    return FillRow(key, MappingProxyType({name: text for name, text in texts.items() if text}), kind)


def _target(indicator: Indicator) -> str:
    if indicator.target is None:
        return ""
    text = str(indicator.target)
    operator = indicator.operator or ""
    return f"{operator}{text}" if operator in {"≥", ">", "≤", "<"} else text


def _standard(standard: Standard) -> str:
    cells = dict(standard.cells())
    if len({str(cell) for cell in cells.values()}) == 1:
        return str(next(iter(cells.values())))
    return "\n".join(f"{_LEVELS[level.value]}：{cell}" for level, cell in cells.items())


_LEVELS = MappingProxyType({"excellent": "优", "good": "良", "fair": "中", "poor": "差"})


def _asked(indicator: Indicator) -> tuple[InputKind, Unit]:
    """What has to be typed, and in which unit."""
    unit = indicator.unit or NO_UNIT
    target, standard = indicator.target, indicator.standard
    if isinstance(target, Deadline):
        return InputKind.DATE, NO_UNIT
    if indicator.operator == "定性" or isinstance(target, Words):
        return InputKind.TEXT, NO_UNIT
    if isinstance(target, Amount | Approximate) and target.quantity is not None:
        return _numbers(completed(target.quantity.unit, unit))
    if isinstance(target, Zero):
        return _numbers(unit)
    return (InputKind.TEXT, unit) if standard is None else _by_standard(standard, unit)


def _by_standard(standard: Standard, unit: Unit) -> tuple[InputKind, Unit]:
    cells = dict(standard.cells())
    if not any(isinstance(cell, Amount | Deadline) for cell in cells.values()):
        return InputKind.TEXT, unit
    own = common_unit(cells, unit)
    return (InputKind.DATE, NO_UNIT) if own == DATE else _numbers(own)


def _numbers(unit: Unit) -> tuple[InputKind, Unit]:
    return (InputKind.PERCENT if unit.symbol == "%" else InputKind.NUMBER), unit
