"""Checks of the family money: spending plans (资金支出计划)."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.numbers import plain
from perfcheck.messages import N_, Message, msg
from perfcheck.validation import payments, plans
from perfcheck.validation.amounts import summed
from perfcheck.validation.check import Check
from perfcheck.validation.checkpoints import ALL, plans_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.validation.checkpoints import Plan, Point
    from perfcheck.validation.submission import Submission

SCHEDULE_FALLS = Rule("PC505", "schedule-falls", Severity.ERROR, head=Head.FEASIBILITY, source=N_("review practice"))
SCHEDULE_END = Rule("PC506", "schedule-end", Severity.ERROR, head=Head.FEASIBILITY, source=N_("review practice"))
SCHEDULE_FIRST_100 = Rule(
    "PC507", "schedule-first-100", Severity.INFO, head=Head.FEASIBILITY, source=N_("review practice")
)
CHECKPOINT_OUTSIDE_YEAR = Rule(
    "PC508", "checkpoint-outside-year", Severity.ERROR, head=Head.FEASIBILITY, source=N_("review practice")
)

_FEWEST = 2
"""So many shares can be those of single periods."""


def schedule_falls(submission: Submission) -> Iterator[Finding]:
    """A checkpoint with a smaller share than the one before it, by their days and not by their order in the file.

    Shares are cumulative. Equal shares in a row say that nothing is spent in between, which can be right; what is
    above 100% is left to schedule-end.

    Why it matters:
        Money that is spent stays spent. A falling plan has the shares of single periods, or a mistyped number, and
        no spending can be held against it.

    Example:
        schedule: {3月底: 25%, 6月底: 75%, 10月底: 50%, 12月底: 100%}

    Write instead:
        schedule: {3月底: 25%, 6月底: 50%, 10月底: 75%, 12月底: 100%}

    Source:
        Review practice; no document says so.
    """
    for plan in _within_year(submission):
        for before, after in pairwise(plan.points):
            if after.share < before.share <= ALL:
                yield Finding(
                    SCHEDULE_FALLS,
                    msg("the plan falls from {before} to {after}", before=str(before), after=str(after)),
                    _cumulative(plan)
                    or msg("write at least {share} here, or correct {label}", share=before.percent, label=before.label),
                    submission.place(*plan.way, after.label),
                )


def schedule_end(submission: Submission) -> Iterator[Finding]:
    """A plan whose last checkpoint is not 100%, or which has more than 100% anywhere.

    Why it matters:
        A plan shows how the whole budget is spent within the year. What it leaves open will be carried over, or need
        not be asked for; and more than all of it cannot be spent.

    Example:
        schedule: {3月底: 25%, 6月底: 50%, 10月底: 75%, 12月底: 90%}

    Write instead:
        schedule: {3月底: 25%, 6月底: 50%, 10月底: 75%, 12月底: 100%}

    Source:
        Review practice; no document says so.
    """
    for plan in _within_year(submission):
        for point in plan.points:
            if point.share > ALL:
                message = msg("{point} is more than the whole budget", point=str(point))
                hint = msg("write at most 100%")
            elif point is plan.points[-1] and point.share < ALL:
                message = msg("the plan ends with {point}, not with 100%", point=str(point))
                hint = _cumulative(plan) or _to_the_end(point)
                if _falls(plan) and _cumulative(plan):
                    continue  # schedule-falls says already that these are the shares of single periods
            else:
                continue
            yield Finding(SCHEDULE_END, message, hint, submission.place(*plan.way, point.label))


def schedule_first_100(submission: Submission) -> Iterator[Finding]:
    """A plan that is at 100% with its first checkpoint already, while others follow.

    An info: a subsidy that is paid out once at the beginning of the year can have such a plan. A plan with a single
    checkpoint (12月底: 100%) is not meant.

    Why it matters:
        All the money spent by the end of March is rarely feasible, and the later checkpoints have nothing to show.

    Example:
        schedule: {3月底: 100%, 6月底: 100%, 10月底: 100%, 12月底: 100%}

    Write instead:
        schedule: {3月底: 25%, 6月底: 50%, 10月底: 75%, 12月底: 100%}

    Source:
        Review practice; no document says so.
    """
    for plan in _within_year(submission):
        first = plan.points[0]
        if first.share == ALL and len(plan.points) > 1:
            yield Finding(
                SCHEDULE_FIRST_100,
                msg("the whole budget is to be spent at the first checkpoint already: {point}", point=str(first)),
                msg(
                    "plan the payments as they fall due; if all is paid at once, leave {label} as the only checkpoint",
                    label=first.label,
                ),
                submission.place(*plan.way, first.label),
            )


def checkpoint_outside_year(submission: Submission) -> Iterator[Finding]:
    """A checkpoint whose date lies outside the budget year.

    Why it matters:
        A budget is spent from January to December. A date of another year is left over from last year's form, or
        plans for money that this budget does not have.

    Example:
        year: 2020
        schedule: {2019-06-30: 50%, 2020-12-31: 100%}

    Write instead:
        year: 2020
        schedule: {2020-06-30: 50%, 2020-12-31: 100%}

    Source:
        Review practice, after 预算法 (the budget year is the calendar year).
    """
    year = submission.targets.year
    for plan in plans_of(submission):
        for point in plan.points:
            if point.day.year != year:
                yield Finding(
                    CHECKPOINT_OUTSIDE_YEAR,
                    msg("{label} lies outside the budget year {year}", label=point.label, year=str(year)),
                    msg("write a day of {year}, or leave out the year: 6月底", year=str(year)),
                    submission.place(*plan.way, point.label, key=True),
                )


@lru_cache(maxsize=1)
def _within_year(submission: Submission) -> tuple[Plan, ...]:
    """The plans without a day of another year, which would not be in its place among the others."""
    year = submission.targets.year
    return tuple(plan for plan in plans_of(submission) if all(point.day.year == year for point in plan.points))


def _falls(plan: Plan) -> bool:
    return any(after.share < before.share for before, after in pairwise(plan.points))


def _cumulative(plan: Plan) -> Message | None:
    """That the shares are those of single periods, where they add up to 100%, with what to write instead."""
    shares = tuple(point.share for point in plan.points)
    if len(shares) < _FEWEST or summed(shares) != ALL:
        return None
    sums = (f"{point.label}: {plain(summed(shares[: index + 1]))}%" for index, point in enumerate(plan.points))
    return msg("shares are cumulative, and these add up to 100%: write {points}", points=tuple(sums))


def _to_the_end(last: Point) -> Message:
    december = 12
    if last.day.month == december:
        return msg("write {label}: 100%", label=last.label)
    return msg("add 12月底: 100%")


CHECKS: tuple[Check, ...] = (
    Check(SCHEDULE_FALLS, schedule_falls),
    Check(SCHEDULE_END, schedule_end),
    Check(SCHEDULE_FIRST_100, schedule_first_100),
    Check(CHECKPOINT_OUTSIDE_YEAR, checkpoint_outside_year),
    *plans.CHECKS,
    *payments.CHECKS,
)
"""The checks of spending plans, in the order of their codes."""
