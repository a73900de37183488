"""A project's reported spending: the files' figures in one order, checked, in 万元."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.assessment.money_results import BySource
from perfcheck.assessment.problems import conflict, day_outside
from perfcheck.assessment.rules import BUDGET_DIFFERS, DATE_OUTSIDE, SPENDING_FALLS, SPENDING_OVER_BUDGET
from perfcheck.assessment.schedule import Figure, Money, schedule_of
from perfcheck.findings import Finding
from perfcheck.measures.numbers import EXACT
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import msg
from perfcheck.model.lookup import short_codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from perfcheck.assessment.matching import Matched, ProjectReport
    from perfcheck.assessment.results import ScheduleResult
    from perfcheck.findings import Place
    from perfcheck.model.actuals import Spent
    from perfcheck.model.targets import Targets


class _Entry(NamedTuple):
    """An amount in 万元, and the way to it in a report on its project; its parts, where told."""

    amount: Quantity
    report: ProjectReport
    way: tuple[str, ...]
    by_source: BySource | None = None

    @property
    def as_of(self) -> date:
        """The day of the file."""
        return self.report.file.as_of

    @property
    def place(self) -> Place:
        """Where the amount stands in the file."""
        return self.report.file.place("projects", self.report.key, *self.way)

    def contradicts(self, other: _Entry) -> bool:
        """Whether another file of the same day says something else."""
        return self.as_of == other.as_of and self.amount.compare(other.amount) != 0


@dataclass(slots=True)
class _Ledger:
    """What was reported of one project so far, while its reports come in, oldest first."""

    targets: Targets
    budget: Quantity
    figures: dict[date, _Entry] = field(default_factory=dict)
    adjusted: dict[date, _Entry] = field(default_factory=dict)
    original: _Entry | None = None
    findings: list[Finding] = field(default_factory=list)

    def take(self, report: ProjectReport) -> None:
        """Take the amounts of a report; a later file corrects an earlier one."""
        self._take_original(report)
        self._take_adjusted(report)
        as_of = report.file.as_of
        for label, day, spent in report.actuals.figures():
            new = self._entry(spent.amounts(), report, "spent", label, by_source=self._parts(spent))
            known = self.figures.get(day)
            outside = day_outside(day, self.targets.year, as_of)
            if outside is not None:
                why = msg("{problem}; the amount was left out", problem=outside)
                self.findings.append(Finding(DATE_OUTSIDE, why, place=new.place))
            elif known is not None and known.contradicts(new):
                why = msg("two different amounts are reported as spent until {day}", day=label)
                self.findings.append(conflict(why, known.place, new.place))
            else:
                self.figures[day] = new

    def _take_original(self, report: ProjectReport) -> None:
        original = report.actuals.budget.original
        if original is None:
            return
        self.original = self._entry((original,), report, "budget", "original")
        if self.original.amount.compare(self.budget) != 0:
            why = msg(
                "the original budget is {amount} here, but {budget} in the targets",
                amount=str(self.original.amount),
                budget=str(self.budget),
            )
            hint = msg("the budget of the targets was used")
            self.findings.append(Finding(BUDGET_DIFFERS, why, hint, self.original.place))

    def _take_adjusted(self, report: ProjectReport) -> None:
        adjusted = report.actuals.budget.adjusted
        if adjusted is None:
            return
        new = self._entry((adjusted,), report, "budget", "adjusted")
        known = self.adjusted.get(new.as_of)
        if known is not None and known.contradicts(new):
            why = msg("the adjusted budget is reported differently in another file of the same day")
            self.findings.append(conflict(why, known.place, new.place))
        else:
            self.adjusted[new.as_of] = new

    def _entry(
        self, amounts: Sequence[Quantity], report: ProjectReport, *way: str, by_source: BySource | None = None
    ) -> _Entry:
        """The sum of amounts that stand at a way in the report on the project."""
        numbers = (self.targets.money(amount).to(WAN_YUAN).number for amount in amounts)
        return _Entry(Quantity(reduce(EXACT.add, numbers), WAN_YUAN), report, way, by_source)

    def _parts(self, spent: Spent) -> BySource | None:
        if spent.total is not None:
            return None
        parts = (spent.fiscal, spent.carry_over, spent.other)
        return BySource(*(None if part is None else self.targets.money(part).to(WAN_YUAN) for part in parts))


def schedules_of(
    targets: Targets, matched: Matched, as_of: date | None
) -> tuple[dict[str, ScheduleResult], tuple[Finding, ...]]:
    """Every project's spending against its plan by the code of the project, and what is wrong with the figures."""
    schedules: dict[str, ScheduleResult] = {}
    findings: list[Finding] = []
    for code, short in short_codes(targets.projects).items():
        money, problems = money_of(targets, code, matched.projects.get(code, ()))
        schedules[code] = schedule_of(targets, code, short, money, as_of)
        findings.extend(problems)
    return schedules, tuple(findings)


def money_of(targets: Targets, code: str, reports: Sequence[ProjectReport]) -> tuple[Money, tuple[Finding, ...]]:
    """The budget and the spending of one project from its reports, oldest file first."""
    budget = targets.money(targets.projects[code].budget.total).to(WAN_YUAN)
    ledger = _Ledger(targets, budget)
    for report in reports:
        ledger.take(report)
    figures = sorted(ledger.figures.items())
    money = Money(
        budget,
        tuple(Figure(day, entry.amount, entry.by_source) for day, entry in figures),
        tuple(Figure(day, entry.amount) for day, entry in sorted(ledger.adjusted.items())),
        None if ledger.original is None else ledger.original.amount,
    )
    return money, (*ledger.findings, *_falls(figures), *_over(figures, money))


def _falls(figures: Sequence[tuple[date, _Entry]]) -> Iterator[Finding]:
    """Cumulative spending that falls from one day to the next: a refund, or a slip."""
    for (first, before), (day, after) in pairwise(figures):
        if after.amount.compare(before.amount) < 0:
            why = msg(
                "cumulative spending falls from {before} on {first} to {after} on {day}",
                before=str(before.amount),
                first=first.isoformat(),
                after=str(after.amount),
                day=day.isoformat(),
            )
            yield Finding(SPENDING_FALLS, why, msg("a refund explains it; otherwise correct the figure"), after.place)


def _over(figures: Sequence[tuple[date, _Entry]], money: Money) -> Iterator[Finding]:
    """Spending above the budget of its day: a slip, or an adjustment that was not reported."""
    for day, entry in figures:
        budget = money.budget_on(day)
        if entry.amount.compare(budget) > 0:
            why = msg(
                "{amount} spent until {day} is more than the budget of that day, {budget}",
                amount=str(entry.amount),
                day=day.isoformat(),
                budget=str(budget),
            )
            hint = msg("correct the figure, or report the adjusted budget")
            yield Finding(SPENDING_OVER_BUDGET, why, hint, entry.place)
