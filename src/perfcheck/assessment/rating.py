"""The outcome of one indicator: by its standard, by how much of its target is done, or by both."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from perfcheck.assessment.by_standard import rate_by_standard
from perfcheck.assessment.by_target import rate_by_target
from perfcheck.assessment.measured import Claim, Rated, measured_by
from perfcheck.assessment.merging import is_reported
from perfcheck.assessment.outcomes import Outcome, Verdict
from perfcheck.assessment.problems import day_outside
from perfcheck.assessment.rules import DATE_OUTSIDE, VALUE_NOT_GRADED
from perfcheck.assessment.trail import Trail
from perfcheck.assessment.values import RefusalError
from perfcheck.measures.criterion import Amount, Undetermined, Unreadable, Zero
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.units import NO_UNIT
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from perfcheck.assessment.measured import Measured
    from perfcheck.findings import Rule
    from perfcheck.model.actuals import Report

__all__ = ["measured_by", "number_reported", "rate"]


def rate(measured: Measured, report: Report | None, as_of: date) -> Rated:
    """How the indicator stands with what was reported of it up to ``as_of``."""
    if report is not None and report.not_applicable:
        return _not_applicable(report, report.not_applicable)
    undetermined = _undetermined(measured)
    if undetermined is not None:
        return Rated(undetermined)
    if report is None or not is_reported(report):
        return Rated(Outcome(Verdict.UNREPORTED, _why_unreported(report)))
    claim = Claim(measured, report, as_of)
    rated = _rated(claim)
    # What the reader of the file has told already is not told again.
    problems = () if isinstance(report.value, Unreadable) else rated.problems
    return Rated(rated.outcome, tuple(dict.fromkeys((*problems, *_day_problem(claim)))))


def number_reported(report: Report) -> Quantity | None:
    """The plain number that was reported, for sorting and for spreadsheets; None where it is not one."""
    if isinstance(report.value, Amount) and report.value.bare:
        return report.value.quantity
    return Quantity(Decimal(0), NO_UNIT) if isinstance(report.value, Zero) else None


def _not_applicable(report: Report, reason: str) -> Rated:
    """An indicator that does not apply; a value beside the reason is not graded, which is told."""
    outcome = Outcome(Verdict.NOT_APPLICABLE, (msg("{reason}", reason=reason),))
    if not is_reported(report):
        return Rated(outcome)
    text = str(report.value or report.completed_on)
    why = msg("{text} was not graded, because the indicator is reported as not applicable", text=text)
    return Rated(outcome, problems=((VALUE_NOT_GRADED, why),))


def _undetermined(measured: Measured) -> Outcome | None:
    """Where neither a standard nor a target was set, no figure can be graded."""
    graded = measured.graded
    if not isinstance(measured.demand.criterion, Undetermined):
        return None
    if graded is None:
        return Outcome(Verdict.UNDETERMINED, (msg("no target was set"),))
    return Outcome(Verdict.UNDETERMINED, (msg("no standard was set"),)) if graded.is_undetermined else None


def _why_unreported(report: Report | None) -> tuple[Message, ...]:
    if report is None or report.value is None or not report.value.text:
        return ()
    return (msg("reported as {text}", text=report.value.text),)


def _rated(claim: Claim) -> Rated:
    """By the standard where there is one, by the target where there is one."""
    graded = claim.measured.graded
    if graded is None:
        return _attempted(lambda: rate_by_target(claim))
    by_standard = _attempted(lambda: rate_by_standard(graded, claim))
    if isinstance(claim.measured.demand.criterion, Undetermined):
        return by_standard
    return _both(by_standard, _attempted(lambda: rate_by_target(claim)))


def _attempted(rating: Callable[[], Rated]) -> Rated:
    """The rating, or that there is none because the figure cannot be used."""
    try:
        return rating()
    except RefusalError as refusal:
        outcome = Outcome(Verdict.UNRATABLE, (refusal.message,))
        return Rated(outcome, ((refusal.rule, refusal.message),))


def _both(by_standard: Rated, by_target: Rated) -> Rated:
    """A standard gives the level, the target the completion rate; where the standard gives none, the target does.

    A figure that only one of the two can use is no problem of the figure.
    """
    own, other = by_standard.outcome, by_target.outcome
    rated = [rated for rated in (by_standard, by_target) if rated.outcome.verdict.level is not None]
    problems = tuple(problem for one in rated or (by_standard, by_target) for problem in one.problems)
    trail = _both_trails(own, other)
    if own.verdict.level is None:
        return Rated(other._replace(reasons=_once(own.reasons, other.reasons), trail=trail), problems)
    refused = other.verdict.level is not None or by_target.problems
    outcome = own._replace(
        reasons=_once(own.reasons, other.reasons if refused else ()),
        assumptions=_once(own.assumptions, other.assumptions),
        completion=other.completion,
        reached=other.reached,
        pace=other.pace or own.pace,
        demand=other.demand,
        value=other.value or own.value,
        days_late=other.days_late,
        trail=trail,
    )
    return Rated(outcome, problems)


def _both_trails(own: Outcome, other: Outcome) -> Trail:
    standard, target = own.trail or Trail(), other.trail or Trail()
    return Trail(standard.by_standard, target.by_target, standard.decider or target.decider)


def _once(*messages: tuple[Message, ...]) -> tuple[Message, ...]:
    return tuple(dict.fromkeys(chain(*messages)))


def _day_problem(claim: Claim) -> tuple[tuple[Rule, Message], ...]:
    """What is wrong with the day of completion, whatever it was reported for."""
    day = claim.report.completed_on
    outside = None if day is None else day_outside(day, claim.measured.year, claim.as_of)
    return () if outside is None else ((DATE_OUTSIDE, outside),)
