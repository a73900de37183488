"""A project's reported spending: the files' figures in one order, checked, in 万元."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from perfcheck.assessment.rules import CONFLICTING_FILES, DATE_OUTSIDE, SPENDING_FALLS
from perfcheck.assessment.schedule import Figure, Money
from perfcheck.findings import Finding
from perfcheck.measures.numbers import EXACT
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from perfcheck.assessment.matching import ProjectReport
    from perfcheck.findings import Place
    from perfcheck.model.actuals import Spent
    from perfcheck.model.targets import Targets


def money_of(targets: Targets, reports: Sequence[ProjectReport]) -> tuple[Money, tuple[Finding, ...]]:
    """The spending of one project from its reports, oldest file first; a later file corrects an earlier one."""
    figures: dict[date, tuple[Figure, Place, date]] = {}
    findings: list[Finding] = []
    adjusted: Quantity | None = None
    for report in reports:
        if report.actuals.budget.adjusted is not None:
            adjusted = targets.money(report.actuals.budget.adjusted).to(WAN_YUAN)
        for day, spent in report.actuals.spent.items():
            place = report.file.place("projects", report.key, "spent", day.isoformat())
            outside = _outside(targets.year, report.file.as_of, day, place)
            known = figures.get(day)
            figure = Figure(day, _total(targets, spent))
            if outside is not None:
                findings.append(outside)
            elif known and known[2] == report.file.as_of and known[0] != figure:
                findings.append(_conflict(day, known[1], place))
            else:
                figures[day] = (figure, place, report.file.as_of)
    ordered = [(figure, place) for _, (figure, place, _) in sorted(figures.items())]
    findings.extend(_falls(ordered))
    return Money(tuple(figure for figure, _ in ordered), adjusted), tuple(findings)


def _total(targets: Targets, spent: Spent) -> Quantity:
    """The amount of a day in 万元; parts by source are added up."""
    amounts = (spent.total,) if spent.total is not None else spent.parts()
    numbers = (targets.money(amount).to(WAN_YUAN).number for amount in amounts)
    return Quantity(reduce(EXACT.add, numbers), WAN_YUAN)


def _outside(year: int, as_of: date, day: date, place: Place) -> Finding | None:
    if day.year != year:
        why = msg("{day} is not in {year}; the amount was left out", day=day.isoformat(), year=str(year))
        return Finding(DATE_OUTSIDE, why, place=place)
    if day > as_of:
        why = msg(
            "{day} is after {as_of}, the day of the report; the amount was left out",
            day=day.isoformat(),
            as_of=as_of.isoformat(),
        )
        return Finding(DATE_OUTSIDE, why, place=place)
    return None


def _conflict(day: date, other: Place, place: Place) -> Finding:
    return Finding(
        CONFLICTING_FILES,
        msg("the spending of {day} is reported differently in another file of the same day", day=day.isoformat()),
        msg("the other figure stands at {place}; it was used", place=str(other)),
        place,
    )


def _falls(ordered: Sequence[tuple[Figure, Place]]) -> Iterator[Finding]:
    for (before, _), (after, place) in zip(ordered, ordered[1:], strict=False):
        if after.amount.compare(before.amount) < 0:
            yield Finding(
                SPENDING_FALLS,
                msg(
                    "cumulative spending falls from {before} on {first} to {after} on {day}",
                    before=str(Quantity(before.amount.number, WAN_YUAN)),
                    first=before.day.isoformat(),
                    after=str(Quantity(after.amount.number, WAN_YUAN)),
                    day=after.day.isoformat(),
                ),
                msg("a refund explains it; otherwise correct the figure"),
                place,
            )
