"""Checks of the family money: what 时效 indicators promise about payments, against the spending plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.criterion import Deadline
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.grammar import parse_criterion
from perfcheck.measures.lazy import Lazy
from perfcheck.messages import N_, msg
from perfcheck.validation.check import Check
from perfcheck.validation.checkpoints import ALL, plans_of
from perfcheck.validation.wording import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfcheck.measures.criterion import Criterion
    from perfcheck.model.review_rules import MoneyRules
    from perfcheck.validation.checkpoints import Point
    from perfcheck.validation.submission import Entry, Submission

SCHEDULE_CONTRADICTS_TIMELINESS = Rule(
    "PC510",
    "schedule-contradicts-timeliness",
    Severity.ERROR,
    head=Head.FEASIBILITY,
    source=N_("review practice"),
)

_TIMELINESS = "时效"
_GOES_ON = Lazy("[,，、;；。]|并|后|和")


def schedule_contradicts_timeliness(submission: Submission) -> Iterator[Finding]:
    """A 时效 indicator promises that the money is paid by a day on which the plan has less than 100%, or later.

    Only deadlines of payments count, by the words of the policy (支付, 拨付 …) in the name or the description; work
    that is done by June may be paid later. Deadlines of a first or partial payment are left out. A deadline between
    two checkpoints contradicts nothing if the second one is 100%.

    Why it matters:
        Two parts of one form make different promises on the same money, and one of them will be broken.

    Example:
        schedule: {3月底: 25%, 6月底: 50%, 10月底: 75%, 12月底: 100%}
        indicators: {产出指标: {时效指标: {资金支付时限: 6月底前}}}

    Write instead:
        schedule: {3月底: 50%, 6月底: 100%}
        indicators: {产出指标: {时效指标: {资金支付时限: 6月底前}}}

    Source:
        Review practice; no document says so.
    """
    rules, year = submission.rules.money, submission.targets.year
    for plan in plans_of(submission):
        for entry in submission.of_project[plan.code]:
            promise = _promise(entry, rules, year)
            late = _unpaid(plan.points, promise[0]) if promise else None
            if promise and late:
                yield _contradiction(submission, entry, promise[1], late)


def _promise(entry: Entry, rules: MoneyRules, year: int) -> tuple[date, str] | None:
    """The day until which an indicator promises that all is paid, and the key that says so."""
    if _TIMELINESS not in "".join(entry.levels):
        return None
    description = entry.indicator.description or ""
    text = f"{entry.name} {description}"
    if not has_any(text, rules.payment_words) or has_any(text, rules.part_payment_words):
        return None
    if day := _day(entry.indicator.target, year):
        return (day, "target") if _is_of_payment(entry.name, description, rules) else None
    day = _day(parse_criterion(description), year) if description else None
    return None if day is None else (day, "description")


def _is_of_payment(name: str, description: str, rules: MoneyRules) -> bool:
    """Whether the target's day is that of a payment; a description that goes on may speak of it only besides."""
    return has_any(name, rules.payment_words) or _GOES_ON.search(description) is None


def _day(criterion: Criterion | None, year: int) -> date | None:
    if not isinstance(criterion, Deadline) or criterion.day is None:
        return None
    try:
        return criterion.day.on(year)
    except MeasureError:
        return None


def _unpaid(points: tuple[Point, ...], day: date) -> Point | None:
    """The first checkpoint on the day or later that does not have all."""
    return next((point for point in points if point.day >= day and point.share < ALL), None)


def _contradiction(submission: Submission, entry: Entry, key: str, late: Point) -> Finding:
    said = entry.indicator.target if key == "target" else entry.indicator.description
    return Finding(
        SCHEDULE_CONTRADICTS_TIMELINESS,
        msg(
            "{name} says {deadline}, but the plan has only {point}",
            name=entry.name,
            deadline=str(said),
            point=str(late),
        ),
        msg("plan 100% for {label}, or write a later deadline", label=late.label),
        submission.place(*entry.way, key),
    )


CHECKS: tuple[Check, ...] = (Check(SCHEDULE_CONTRADICTS_TIMELINESS, schedule_contradicts_timeliness),)
"""The checks of payments."""
