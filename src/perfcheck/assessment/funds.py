"""A project's money by its sources, as the official forms ask for it: budgets, spending, rates. Amounts in 万元."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import reduce
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.measures.numbers import EXACT
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.units import WAN_YUAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from perfcheck.assessment.results import Assessment, ProjectResult
    from perfcheck.model.targets import Budget, Targets


class Source(StrEnum):
    """Where money comes from."""

    FISCAL = "fiscal"
    CARRY_OVER = "carry_over"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Fund:
    """An amount of money: the budget of the targets (年初预算数), the one of the day (全年预算数), what is spent."""

    original: Quantity | None = None
    budget: Quantity | None = None
    spent: Quantity | None = None

    @property
    def rate(self) -> Fraction | None:
        """Spent by budget; None where one of them is unknown."""
        if self.spent is None or self.budget is None or not self.budget.number:
            return None
        return Fraction(self.spent.number) / Fraction(self.budget.number)


UNKNOWN = Fund()


def fund_of(targets: Targets, project: ProjectResult) -> Fund:
    """All the money of a project."""
    original = _in_wan(targets, targets.projects[project.code].budget.total)
    return Fund(original, project.schedule.budget, project.schedule.spent)


def funds_by_source(targets: Targets, project: ProjectResult) -> Mapping[Source, Fund | None]:
    """The money of a project by its sources; None for a source without any, because the others are all there is.

    Where all the money has one source, so has what is spent of it.
    """
    whole, budget = fund_of(targets, project), targets.projects[project.code].budget
    given = {source: _in_wan(targets, part) for source in Source if (part := _part(budget, source)) is not None}
    adds_up = whole.original is not None and total(given.values()).compare(whole.original) == 0
    if adds_up and len([one for one in given.values() if one.number]) == 1:
        return MappingProxyType(
            {source: whole if (one := given.get(source)) and one.number else None for source in Source}
        )
    return MappingProxyType(
        {
            source: None if adds_up and source not in given else _fund_from(source, given.get(source), project)
            for source in Source
        }
    )


def _fund_from(source: Source, original: Quantity | None, project: ProjectResult) -> Fund:
    """Of an adjusted budget nobody tells the sources."""
    spent = project.schedule.spent_by_source
    return Fund(
        original,
        None if project.schedule.adjusted else original,
        None if spent is None else getattr(spent, source.value),
    )


def fund_of_projects(targets: Targets, projects: Iterable[ProjectResult]) -> Fund:
    """The money of several projects together; what is unknown of one is unknown of all."""
    funds = [fund_of(targets, project) for project in projects]
    return Fund(*(_all(getattr(fund, name) for fund in funds) for name in ("original", "budget", "spent")))


def projects_of_activity(targets: Targets, assessment: Assessment, activity: str) -> tuple[ProjectResult, ...]:
    """The projects that name an activity (职责活动) as theirs."""
    return tuple(project for project in assessment.projects if targets.projects[project.code].activity == activity)


def total(amounts: Iterable[Quantity]) -> Quantity:
    """The sum of amounts of 万元."""
    return Quantity(reduce(EXACT.add, (amount.number for amount in amounts), Decimal(0)), WAN_YUAN)


def _all(amounts: Iterable[Quantity | None]) -> Quantity | None:
    known: Sequence[Quantity | None] = tuple(amounts)
    told = [amount for amount in known if amount is not None]
    return total(told) if told and len(told) == len(known) else None


def _part(budget: Budget, source: Source) -> Quantity | None:
    part: Quantity | None = getattr(budget, source.value)
    return part


def _in_wan(targets: Targets, amount: Quantity) -> Quantity:
    return targets.money(amount).to(WAN_YUAN)
