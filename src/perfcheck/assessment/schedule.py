"""A project's spending against its plan.

Spending is never interpolated: the last figure on or before a day counts, with its date.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.assessment.money_results import CheckpointResult, CheckpointState, ScheduleResult, share_of_budget
from perfcheck.assessment.plan import plan_of, planned_on
from perfcheck.measures.numbers import EXACT, plain
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from fractions import Fraction

    from perfcheck.assessment.money_results import BySource
    from perfcheck.assessment.plan import Plan, Point
    from perfcheck.model.targets import Targets


class Figure(NamedTuple):
    """An amount at the end of a day, in 万元: cumulative spending (with its parts), or an adjusted budget."""

    day: date
    amount: Quantity
    by_source: BySource | None = None


class Money(NamedTuple):
    """A project's money: the budget of its targets, its adjustments and its spending, in the order of their days.

    The day of an adjustment is the ``as_of`` of the file that reports it. ``original`` is the budget at the start of
    the year as the files report it.
    """

    budget: Quantity
    figures: tuple[Figure, ...] = ()
    adjustments: tuple[Figure, ...] = ()
    original: Quantity | None = None

    def adjusted_on(self, day: date | None) -> Quantity | None:
        """The adjusted budget of a day, None before it was adjusted."""
        if day is None or not self.adjustments:
            return None
        return next((one.amount for one in reversed(self.adjustments) if one.day <= day), None)

    def budget_on(self, day: date | None) -> Quantity:
        """The budget of a day: the one of the targets until it was adjusted."""
        adjusted = self.adjusted_on(day)
        return self.budget if adjusted is None else adjusted

    def share_on(self, figure: Figure) -> Fraction | None:
        """What a figure is of the budget of its day; None of a budget of zero."""
        return share_of_budget(figure.amount, self.budget_on(figure.day))

    def until(self, day: date) -> Figure | None:
        """The last figure on or before a day."""
        return next((figure for figure in reversed(self.figures) if figure.day <= day), None)


def schedule_of(targets: Targets, code: str, short_code: str, money: Money, as_of: date | None) -> ScheduleResult:
    """The spending of one project against its plan on a day; the plan alone where ``as_of`` is None."""
    project = targets.projects[code]
    plan = plan_of(project, targets.year)
    budget, adjusted = money.budget_on(as_of), money.adjusted_on(as_of) is not None
    checkpoints = tuple(_checkpoint(point, money, as_of) for point in plan.points)
    last = None if as_of is None else money.until(as_of)
    return ScheduleResult(
        code=code,
        short_code=short_code,
        name=project.name,
        budget=budget,
        checkpoints=checkpoints,
        as_of=as_of,
        adjusted=adjusted,
        planned_share=None if as_of is None else planned_on(plan.points, as_of, targets.year),
        spent=last.amount if last else None,
        spent_on=last.day if last else None,
        spent_by_source=last.by_source if last else None,
        needed=_needed(checkpoints, last, as_of),
        reported_original=money.original,
        reported_adjusted=money.adjustments[-1].amount if money.adjustments else None,
        notes=(
            *_notes(budget, adjusted=adjusted),
            *(_notes_on_budgets(budget, checkpoints) if money.adjustments else ()),
            *_notes_on_plan(plan, targets.year),
        ),
    )


def _notes(budget: Quantity, *, adjusted: bool) -> Iterator[Message]:
    if adjusted:
        yield msg("shares are of the adjusted budget")
    if budget.number == 0:
        yield msg("the budget is zero, so there are no shares")


def _notes_on_budgets(budget: Quantity, checkpoints: tuple[CheckpointResult, ...]) -> Iterator[Message]:
    """Which checkpoints are measured against another budget than that of the as-of day."""
    for own, points in groupby(checkpoints, key=lambda point: point.budget):
        if own != budget:
            labels = tuple(point.label for point in points)
            amount = f"{plain(own.number)}{WAN_YUAN}"
            yield msg("shares of {labels} are of the budget of that time, {amount}", labels=labels, amount=amount)


def _notes_on_plan(plan: Plan, year: int) -> Iterator[Message]:
    if not plan.points:
        yield msg("there is no spending plan")
    if outside := tuple(point.label for point in plan.points if point.day.year != year):
        yield msg("the plan has days outside of {year}: {labels}", year=str(year), labels=outside)
    for label, why in plan.wrong.items():
        yield msg("{label} was left out of the plan: {problem}", label=label, problem=why)


def _checkpoint(point: Point, money: Money, as_of: date | None) -> CheckpointResult:
    budget = money.budget_on(point.day)
    planned = _planned(point, budget)
    if as_of is None or point.day > as_of:
        return CheckpointResult(point.label, point.day, point.share, budget, planned, CheckpointState.NOT_DUE)
    last = money.until(point.day)
    return CheckpointResult(
        label=point.label,
        day=point.day,
        planned_share=point.share,
        budget=budget,
        planned=planned,
        state=_state(point, planned, last),
        spent=last.amount if last else None,
        spent_on=last.day if last else None,
    )


def _planned(point: Point, budget: Quantity) -> Quantity:
    """What is to be spent until a node, in 万元."""
    return Quantity(EXACT.multiply(budget.number, point.part), WAN_YUAN)


def _state(point: Point, planned: Quantity, last: Figure | None) -> CheckpointState:
    """Met by the last figure on or before the day; missed only by a figure of that very day."""
    if last is None:
        return CheckpointState.UNREPORTED
    if last.amount.compare(planned) >= 0:
        return CheckpointState.MET
    return CheckpointState.MISSED if last.day == point.day else CheckpointState.UNREPORTED


def _needed(points: tuple[CheckpointResult, ...], last: Figure | None, as_of: date | None) -> Quantity | None:
    """What must be spent until the next node; nothing where it is reached already."""
    following = next((point for point in points if as_of is not None and point.day > as_of), None)
    if following is None or last is None:
        return None
    missing = EXACT.subtract(following.planned.number, last.amount.number)
    return Quantity(max(missing, Decimal(0)), WAN_YUAN)
