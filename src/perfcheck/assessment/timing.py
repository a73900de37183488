"""Targets that are a day: what was done when, and whether that was in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.outcomes import Outcome, Verdict
from perfcheck.assessment.problems import day_outside
from perfcheck.assessment.rules import DATE_OUTSIDE, UNUSABLE_VALUE
from perfcheck.assessment.trail import ByTarget, Decider, Trail
from perfcheck.assessment.values import RefusalError, shown
from perfcheck.measures.criterion import Criterion, Deadline, Undetermined
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import fold
from perfcheck.messages import Message, msg
from perfcheck.model.days import no_such_day

if TYPE_CHECKING:
    from datetime import date

    from perfcheck.assessment.measured import Claim

LATE = frozenset({"逾期", "超期", "延期", "延迟", "未按时", "未按期", "未及时"})
"""Words for not having been in time."""
NOT_DONE = frozenset({"未完成", "尚未完成", "未开始", "进行中", "正在进行", "推进中"})
"""Words for not being done yet."""
DONE = frozenset({"完成", "已完成", "全部完成", "已全部完成", "按计划完成"})
"""Words for being done by the day of the report."""


def rate_deadline(target: Deadline, claim: Claim) -> Outcome:
    """Whether something was done in time, from a day or from words.

    Raises:
        RefusalError: the report says neither.
    """
    try:
        due = None if target.day is None else target.day.on(claim.measured.year)
    except MeasureError:
        return Outcome(Verdict.UNRATABLE, (no_such_day(target.text, claim.measured.year),))
    by_words = None if claim.report.completed_on else _in_words(value_of(claim), due, claim.as_of)
    if by_words is not None:
        return by_words._replace(trail=_trail(target, due))
    day = day_done(claim)
    if due is None:
        return Outcome(Verdict.UNRATABLE, (msg("{text} names no day to compare with", text=target.text),))
    days = (day - due).days
    outcome = _met() if days <= 0 else _missed(_how_late(days))._replace(days_late=days)
    return outcome._replace(trail=_trail(target, due, day))


def _trail(target: Deadline, due: date | None, done: date | None = None) -> Trail:
    return Trail(by_target=ByTarget(target, due=due, done=done), decider=Decider.TARGET)


def day_done(claim: Claim) -> date:
    """The day on which something was done.

    Raises:
        RefusalError: the report names no day, one that does not exist, or one outside of the time it is about.
    """
    day = claim.report.completed_on or _day_of(value_of(claim), claim.measured.year)
    outside = day_outside(day, claim.measured.year, claim.as_of)
    if outside is not None:
        raise RefusalError(DATE_OUTSIDE, outside)
    return day


def value_of(claim: Claim) -> Criterion:
    """The value that was reported.

    Raises:
        RefusalError: there is only a day.
    """
    value = claim.report.value
    if value is None or isinstance(value, Undetermined):
        raise RefusalError(UNUSABLE_VALUE, msg("only the day of completion was reported; the figure is missing"))
    return value


def _day_of(value: Criterion, year: int) -> date:
    """The day that a value names, in ``year`` where it names none.

    Raises:
        RefusalError: it names no day, or one that does not exist.
    """
    day = value.day if isinstance(value, Deadline) else None
    if day is None:
        raise RefusalError(UNUSABLE_VALUE, msg("{text} is not a date, where one is expected", text=shown(value)))
    try:
        return day.on(year)
    except MeasureError:
        raise RefusalError(UNUSABLE_VALUE, no_such_day(shown(value), year)) from None


def _in_words(value: Criterion, due: date | None, as_of: date) -> Outcome | None:
    """What words say of the time; None where they leave it open."""
    text = fold(value.text)
    if text in LATE:
        return _missed(msg("reported as {text}", text=value.text))
    if text in NOT_DONE:
        return _missed(_why_not_done(due, as_of))._replace(is_pending=due is None or as_of <= due)
    if text in DONE and due is not None and as_of <= due:
        return _met(msg("{text} was reported without a date", text=value.text))
    if isinstance(value, Deadline) and value.day is None:
        return _met(msg("{text} was reported without a date", text=value.text))
    return None


def _why_not_done(due: date | None, as_of: date) -> Message:
    if due is None:
        return msg("not done yet")
    if as_of <= due:
        return msg("not done yet; it is due on {day}", day=due.isoformat())
    return msg("not done, though it was due on {day}", day=due.isoformat())


def _how_late(days: int) -> Message:
    return msg("one day late") if days == 1 else msg("{days} days late", days=days)


def _met(*assumptions: Message) -> Outcome:
    return Outcome(Verdict.EXCELLENT, assumptions=assumptions, reached=True)


def _missed(reason: Message) -> Outcome:
    return Outcome(Verdict.POOR, (reason,), reached=False)
