"""A project's spending against its plan (资金支出计划).

The plan is cumulative: 0 at the end of 31 December before, each share at the end of its day, and linear by days
between two of them. Spending is never interpolated: the last figure on or before a day counts, with its date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.results import CheckpointResult, CheckpointState, ScheduleResult
from perfcheck.measures.numbers import EXACT
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from perfcheck.model.targets import Project, Targets


@dataclass(frozen=True, slots=True)
class Point:
    """A node of the plan on its date, with its share of the budget (1 is all of it)."""

    label: str
    day: date
    part: Decimal

    @property
    def share(self) -> Fraction:
        """The share, ready for exact division."""
        return Fraction(self.part)


@dataclass(frozen=True, slots=True)
class Figure:
    """Cumulative spending at the end of a day, in 万元."""

    day: date
    amount: Quantity


@dataclass(frozen=True, slots=True)
class Money:
    """A project's spending: its figures in the order of their days, and the adjusted budget where there is one."""

    figures: tuple[Figure, ...] = ()
    adjusted: Quantity | None = None


def points_of(project: Project, year: int) -> tuple[Point, ...]:
    """The nodes of the plan in the order of their days."""
    points = (
        Point(checkpoint.label, checkpoint.day.on(year), checkpoint.share.magnitude)
        for checkpoint in project.checkpoints()
    )
    return tuple(sorted(points, key=lambda point: point.day))


def planned_on(points: tuple[Point, ...], day: date, year: int) -> Fraction | None:
    """The planned share at the end of a day; None without a plan. After the last node the plan stays where it is."""
    if not points:
        return None
    before = Point("", date(year - 1, 12, 31), Decimal(0))
    for point in points:
        if day < point.day:
            passed = Fraction((day - before.day).days, (point.day - before.day).days)
            return before.share + (point.share - before.share) * max(passed, Fraction(0))
        before = point
    return before.share


def schedule_of(targets: Targets, code: str, money: Money, as_of: date | None) -> ScheduleResult:
    """The spending of one project against its plan on a day; the plan alone where ``as_of`` is None."""
    project = targets.projects[code]
    points = points_of(project, targets.year)
    budget = money.adjusted if money.adjusted is not None else targets.money(project.budget.total).to(WAN_YUAN)
    figures = tuple(figure for figure in money.figures if as_of is not None and figure.day <= as_of)
    checkpoints = tuple(_checkpoint(point, budget, figures, as_of) for point in points)
    planned = None if as_of is None else planned_on(points, as_of, targets.year)
    last = figures[-1] if figures else None
    return ScheduleResult(
        code=code,
        name=project.name,
        budget=budget,
        checkpoints=checkpoints,
        as_of=as_of,
        adjusted=money.adjusted is not None,
        planned_share=planned,
        planned=None if planned is None else planned * Fraction(budget.number),
        spent=last.amount if last else None,
        spent_on=last.day if last else None,
        spent_share=_share(last.amount, budget) if last else None,
        needed=_needed(checkpoints, last, as_of),
        notes=_notes(project, budget, adjusted=money.adjusted is not None),
    )


def _notes(project: Project, budget: Quantity, *, adjusted: bool) -> tuple[Message, ...]:
    notes = []
    if adjusted:
        notes.append(msg("shares are of the adjusted budget"))
    if not project.schedule:
        notes.append(msg("there is no spending plan"))
    if budget.number == 0:
        notes.append(msg("the budget is zero, so there are no shares"))
    return tuple(notes)


def _checkpoint(
    point: Point, budget: Quantity, figures: tuple[Figure, ...], as_of: date | None
) -> CheckpointResult:
    planned = Quantity(EXACT.multiply(budget.number, point.part), WAN_YUAN)
    if as_of is None or point.day > as_of:
        return CheckpointResult(point.label, point.day, point.share, planned, CheckpointState.NOT_DUE)
    known = [figure for figure in figures if figure.day <= point.day]
    last = known[-1] if known else None
    return CheckpointResult(
        label=point.label,
        day=point.day,
        planned_share=point.share,
        planned=planned,
        state=_state(point, planned, known),
        spent=last.amount if last else None,
        spent_on=last.day if last else None,
        spent_share=_share(last.amount, budget) if last else None,
    )


def _state(point: Point, planned: Quantity, known: list[Figure]) -> CheckpointState:
    """Met by a figure of the day or an earlier one; missed only by a figure of that very day."""
    if any(figure.amount.compare(planned) >= 0 for figure in known):
        return CheckpointState.MET
    if known and known[-1].day == point.day:
        return CheckpointState.MISSED
    return CheckpointState.UNREPORTED


def _needed(checkpoints: tuple[CheckpointResult, ...], last: Figure | None, as_of: date | None) -> Quantity | None:
    """What must be spent until the next node; nothing where it is reached already."""
    following = next((point for point in checkpoints if as_of is not None and point.day > as_of), None)
    if following is None or last is None:
        return None
    missing = EXACT.subtract(following.planned.number, last.amount.number)
    return Quantity(max(missing, Decimal(0)), WAN_YUAN)


def _share(amount: Quantity, budget: Quantity) -> Fraction | None:
    return Fraction(amount.number) / Fraction(budget.number) if budget.number else None
