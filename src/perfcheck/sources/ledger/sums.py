"""Payments summed: cumulative spending of each project up to each day that is looked at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import EXACT
from perfcheck.model.lookup import lookup_of
from perfcheck.sources.ledger.payments import Aside, Payment, Total, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from perfcheck.model.targets import Project, Targets
    from perfcheck.sources.ledger.payments import Row


@dataclass(slots=True)
class Sorted:
    """All rows of a file, each in one place: taken for a project, or left out for one reason."""

    taken: dict[str, list[Payment]] = field(default_factory=lambda: defaultdict(list))
    unknown: dict[str, list[Payment]] = field(default_factory=lambda: defaultdict(list))
    ambiguous: list[tuple[Payment, Sequence[str]]] = field(default_factory=list)
    other_year: list[Payment] = field(default_factory=list)
    later: list[Payment] = field(default_factory=list)
    written: list[Payment] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)

    def payments(self) -> Iterator[Payment]:
        """Every payment that could be read."""
        for group in (*self.taken.values(), *self.unknown.values(), self.other_year, self.later, self.written):
            yield from group
        yield from (payment for payment, _ in self.ambiguous)


def sort_rows(rows: Iterable[Row], targets: Targets, as_of: date) -> Sorted:
    """Every row in its place. A payment is of a project by its code, the last part of the code, or its name."""
    result = Sorted()
    called = lookup_of({code: project.name for code, project in targets.projects.items()})
    known: dict[str, Sequence[str]] = {}
    for row in rows:
        if isinstance(row, Payment):
            if row.project not in known:
                known[row.project] = called(row.project)
            _put(result, row, known[row.project], targets.year, as_of)
        elif isinstance(row, Unread):
            result.unread.append(row)
        elif isinstance(row, Total):
            result.totals.append(row)
        else:
            result.asides.append(row)
    return result


def _put(result: Sorted, payment: Payment, codes: Sequence[str], year: int, as_of: date) -> None:
    if not codes:
        result.unknown[payment.project].append(payment)
    elif len(codes) > 1:
        result.ambiguous.append((payment, codes))
    elif payment.day.year != year:
        result.other_year.append(payment)
    elif payment.day > as_of:
        result.later.append(payment)
    else:
        result.taken[codes[0]].append(payment)


def total(payments: Iterable[Payment]) -> Decimal:
    """The sum of payments, in 元."""
    result = Decimal(0)
    for payment in payments:
        result = EXACT.add(result, payment.amount)
    return result


@dataclass(frozen=True, slots=True)
class Sum:
    """What was spent up to the end of a day, in 元, with the last payment that counts; None before the first one."""

    amount: Decimal
    last: Payment | None


def sums_of(payments: Sequence[Payment], days: Iterable[date]) -> Mapping[date, Sum]:
    """The cumulative spending on each of some days."""
    in_order = sorted(payments, key=lambda one: (one.day, one.row))
    sums: dict[date, Sum] = {}
    amount, last, at = Decimal(0), None, 0
    for day in sorted(days):
        while at < len(in_order) and in_order[at].day <= day:
            last = in_order[at]
            amount = EXACT.add(amount, last.amount)
            at += 1
        sums[day] = Sum(amount, last)
    return sums


def days_of(project: Project, year: int, as_of: date) -> set[date]:
    """The days on which a project's spending is looked at: the checkpoints up to the as-of day, and that day."""
    days = {as_of}
    for point in project.checkpoints():
        try:
            days.add(point.day.on(year))
        except MeasureError:
            continue  # a day that the year does not have is a finding of the targets
    return {day for day in days if day <= as_of}
