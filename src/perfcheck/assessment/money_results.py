"""What an assessment says about money: plan against spending. Amounts are in 万元, shares exact (1 is the budget)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from perfcheck.measures.quantity import Quantity
    from perfcheck.messages import Message


def share_of_budget(amount: Quantity | None, budget: Quantity) -> Fraction | None:
    """What an amount is of a budget; None where it is unknown, and of a budget of zero."""
    return None if amount is None or not budget.number else amount.over(budget)


class CheckpointState(StrEnum):
    """How a checkpoint of the spending plan stands."""

    MET = "met"
    MISSED = "missed"
    UNREPORTED = "unreported"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class BySource:
    """An amount by where the money comes from (财政拨款, 上年结转, 其他), in 万元; None where a part is not told."""

    fiscal: Quantity | None = None
    carry_over: Quantity | None = None
    other: Quantity | None = None


class CheckpointResult(NamedTuple):
    """One node of the spending plan, with the budget that was valid on its day.

    ``spent`` is the last figure on or before the day, of the day ``spent_on``.
    """

    label: str
    day: date
    planned_share: Fraction
    budget: Quantity
    planned: Quantity
    state: CheckpointState
    spent: Quantity | None = None
    spent_on: date | None = None

    @property
    def spent_share(self) -> Fraction | None:
        """What was spent as a share of the budget."""
        return share_of_budget(self.spent, self.budget)

    @property
    def gap(self) -> Fraction | None:
        """Spent less planned, as shares of the budget."""
        return None if self.spent_share is None else self.spent_share - self.planned_share


@dataclass(frozen=True, slots=True)
class ScheduleResult:
    """A project's spending against its plan. ``as_of`` None shows the plan alone.

    ``short_code`` is what reports call the project: the last part of its code, the whole where others share that.
    ``budget`` is the one of the as-of day, and ``adjusted`` whether that is an adjusted one; ``reported_original`` and
    ``reported_adjusted`` are the latest that the files of figures name.
    ``planned`` is a fraction of 万元, because a day between two checkpoints seldom has a finite decimal;
    ``spent_by_source`` has the parts of ``spent`` where they were reported.
    """

    code: str
    short_code: str
    name: str
    budget: Quantity
    checkpoints: tuple[CheckpointResult, ...]
    as_of: date | None = None
    adjusted: bool = False
    planned_share: Fraction | None = None
    spent: Quantity | None = None
    spent_on: date | None = None
    spent_by_source: BySource | None = None
    needed: Quantity | None = None
    reported_original: Quantity | None = None
    reported_adjusted: Quantity | None = None
    notes: tuple[Message, ...] = ()

    @property
    def planned(self) -> Fraction | None:
        """What was to be spent until the as-of day, in 万元."""
        return None if self.planned_share is None else self.planned_share * Fraction(self.budget.number)

    @property
    def spent_share(self) -> Fraction | None:
        """What was spent as a share of the budget."""
        return share_of_budget(self.spent, self.budget)

    @property
    def gap(self) -> Fraction | None:
        """Spent less planned on the as-of day, as shares of the budget."""
        if self.spent_share is None or self.planned_share is None:
            return None
        return self.spent_share - self.planned_share

    @property
    def last_due(self) -> CheckpointResult | None:
        """The last checkpoint whose day has come."""
        due = [point for point in self.checkpoints if self.as_of is not None and point.day <= self.as_of]
        return due[-1] if due else None

    @property
    def following(self) -> CheckpointResult | None:
        """The next checkpoint; ``needed`` is what must be spent until then."""
        return next((point for point in self.checkpoints if self.as_of is None or point.day > self.as_of), None)
