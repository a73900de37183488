"""Figures of earlier days, by the rows that they were reported for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.assessment.matching import match
from perfcheck.assessment.merging import is_reported
from perfcheck.measures.numbers import EXACT, plain
from perfcheck.sources.workbooks.fill_layout import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from perfcheck.assessment.matching import Matched
    from perfcheck.findings import Finding
    from perfcheck.model.actuals import Actuals, Report, Spent
    from perfcheck.model.targets import Targets
    from perfcheck.sources.workbooks.fill_layout import Key

MOST_DAYS = 3
"""More columns of earlier figures would push the inputs out of sight."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was reported for earlier days: the texts by row, oldest day first, and what could not be placed."""

    days: tuple[date, ...] = ()
    texts: Mapping[tuple[Key, date], str] | None = None
    findings: tuple[Finding, ...] = ()

    def text(self, key: Key, day: date) -> str:
        """What was reported for a row on a day; empty where nothing was."""
        return "" if self.texts is None else self.texts.get((key, day), "")


def earlier_of(targets: Targets, files: Iterable[Actuals]) -> Earlier:
    """The figures of the latest days of these files."""
    by_day: defaultdict[date, list[Actuals]] = defaultdict(list)
    for file in files:
        by_day[file.as_of].append(file)
    days = tuple(sorted(by_day)[-MOST_DAYS:])
    matched = {day: match(targets, by_day[day]) for day in days}
    texts = {(key, day): text for day, one in matched.items() for key, text in _texts(targets, one)}
    return Earlier(days, texts, tuple(finding for one in matched.values() for finding in one.findings))


def _texts(targets: Targets, matched: Matched) -> Iterator[tuple[Key, str]]:
    for address, reported in matched.reports.items():
        yield address, _said(reported.report)
    for code, reports in matched.projects.items():
        for report in reports:
            for _, day, spent in report.actuals.figures():
                yield (Section.SPENT, code, day.isoformat()), _amount(spent, targets)


def _said(report: Report) -> str:
    if report.not_applicable:
        return "不适用"
    if not is_reported(report):
        return "" if report.value is None else str(report.value)
    return str(report.value) if report.value is not None else f"{report.completed_on}"


def _amount(spent: Spent, targets: Targets) -> str:
    amounts = (targets.money(amount).to(targets.money_unit).number for amount in spent.amounts())
    total = next(amounts)
    for amount in amounts:
        total = EXACT.add(total, amount)
    return plain(total)
