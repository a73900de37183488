"""The outcome of one indicator: by its standard, or by how much of its target is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.assessment.completion import completion_of, is_reached, level_of
from perfcheck.assessment.demand import demand_of
from perfcheck.assessment.results import Outcome, Verdict
from perfcheck.assessment.rules import DATE_OUTSIDE, UNUSABLE_VALUE
from perfcheck.assessment.steps import next_by_standard, next_by_target
from perfcheck.assessment.values import RefusalError, Value, number_of
from perfcheck.measures.criterion import (
    Amount,
    Approximate,
    Criterion,
    Deadline,
    Undetermined,
    Unreadable,
    Words,
    Zero,
)
from perfcheck.measures.numbers import fold
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.standard import Level, Scale, Unratable, WordScale, compile_standard, ordinal, word_scale
from perfcheck.measures.units import DATE_DIMENSION, NO_UNIT
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from datetime import date

    from perfcheck.assessment.demand import Demand
    from perfcheck.findings import Rule
    from perfcheck.measures.standard import Standard
    from perfcheck.measures.units import Unit
    from perfcheck.model.actuals import Report
    from perfcheck.model.targets import Indicator

LATE = frozenset({"逾期", "超期", "延期", "延迟", "未按时", "未按期", "未及时", "未完成"})
"""Words for not having been in time."""


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator made ready to be rated: its standard compiled and its demand completed.

    ``group`` holds the levels above it (activity, or code with level 1 and level 2).
    """

    group: tuple[str, ...]
    year: int
    demand: Demand
    standard: Standard | None
    scale: Scale | WordScale | Unratable | None


@dataclass(frozen=True, slots=True)
class Rated:
    """An outcome, with the problem of the reported value where it has one."""

    outcome: Outcome
    problem: tuple[Rule, Message] | None = None


def measured_by(indicator: Indicator, name: str, group: tuple[str, ...], year: int) -> Measured:
    """The indicator made ready for the figures of a year."""
    standard = indicator.standard
    scale = None if standard is None else compile_standard(standard, year, indicator.unit or NO_UNIT)
    return Measured(group, year, demand_of(indicator, name, group), standard, scale)


def rate(measured: Measured, report: Report | None, as_of: date) -> Rated:
    """How the indicator stands with what was reported of it."""
    if report is not None and report.not_applicable:
        return Rated(Outcome(Verdict.NOT_APPLICABLE, (msg("{reason}", reason=report.not_applicable),)))
    undetermined = _undetermined(measured)
    if undetermined is not None:
        return Rated(undetermined)
    if report is None or not is_reported(report):
        return Rated(Outcome(Verdict.UNREPORTED, _why_unreported(report)))
    try:
        return _rated(measured, report, as_of)
    except RefusalError as refusal:
        return Rated(Outcome(Verdict.UNRATABLE, (refusal.message,)), (refusal.rule, refusal.message))


def is_reported(report: Report) -> bool:
    """Whether there is a value or a day of completion; 暂无 and an empty cell are none."""
    return report.completed_on is not None or not isinstance(report.value, Undetermined | None)


def _why_unreported(report: Report | None) -> tuple[Message, ...]:
    if report is None or report.value is None or not report.value.text:
        return ()
    return (msg("reported as {text}", text=report.value.text),)


def _undetermined(measured: Measured) -> Outcome | None:
    """Where neither a standard nor a target was set, no figure can be graded."""
    scale = measured.scale
    no_standard = scale is None or (isinstance(scale, Unratable) and scale.undetermined)
    if not no_standard or not isinstance(measured.demand.criterion, Undetermined):
        return None
    reason = msg("no target was set") if scale is None else msg("no standard was set")
    return Outcome(Verdict.UNDETERMINED, (reason,))


def _rated(measured: Measured, report: Report, as_of: date) -> Rated:
    if measured.standard is None or measured.scale is None:
        return _by_demand(measured, report, as_of)
    by_standard = _by_standard(measured, measured.standard, report, as_of)
    if isinstance(measured.demand.criterion, Undetermined):
        return by_standard
    return _both(by_standard, _by_demand(measured, report, as_of))


def _both(by_standard: Rated, by_target: Rated) -> Rated:
    """A standard gives the level, the target the completion rate; where the standard gives none, the target does."""
    own, other = by_standard.outcome, by_target.outcome
    if own.verdict.level is None:
        return replace(by_target, outcome=replace(other, reasons=(*own.reasons, *other.reasons)))
    return replace(by_standard, outcome=replace(own, completion=other.completion, reached=other.reached))


def _by_standard(measured: Measured, standard: Standard, report: Report, as_of: date) -> Rated:
    word = _word_level(standard, report)
    if word is not None:
        return Rated(Outcome(Verdict(word)))
    scale = measured.scale
    if isinstance(scale, Unratable):
        return Rated(Outcome(Verdict.UNRATABLE, (scale.reason,)))
    if not isinstance(scale, Scale):
        text = "" if report.value is None else report.value.text
        raise RefusalError(UNUSABLE_VALUE, msg("{text} is none of the words of the standard", text=text[:60]))
    if scale.unit.dimension == DATE_DIMENSION:
        day = _day_done(report, measured.year, as_of)
        return Rated(Outcome(Verdict(scale.rate(ordinal(day))), assumptions=scale.notes))
    return _on_scale(scale, number_of(_value(report), scale.unit))


def _on_scale(scale: Scale, value: Value) -> Rated:
    outcome = Outcome(
        Verdict(scale.rate(value.quantity.magnitude)),
        assumptions=(*scale.notes, *value.assumptions),
        next_step=next_by_standard(scale, value.quantity),
    )
    return Rated(outcome, value.warning)


def _word_level(standard: Standard, report: Report) -> Level | None:
    return None if report.value is None else word_scale(standard).rate(report.value.text)


def _value(report: Report) -> Criterion:
    if report.value is None or isinstance(report.value, Undetermined):
        raise RefusalError(UNUSABLE_VALUE, msg("only the day of completion was reported; the figure is missing"))
    return report.value


def _by_demand(measured: Measured, report: Report, as_of: date) -> Rated:
    criterion = measured.demand.criterion
    if isinstance(criterion, Amount):
        return _by_amount(criterion, measured.demand.assumptions, number_of(_value(report), criterion.quantity.unit))
    if isinstance(criterion, Zero):
        value = number_of(_value(report), _own_unit(_value(report)))
        return Rated(_met(reached=value.quantity.number <= 0), value.warning)
    if isinstance(criterion, Deadline):
        return Rated(_by_deadline(criterion, report, measured.year, as_of))
    return Rated(_by_words(criterion, report))


def _own_unit(actual: Criterion) -> Unit:
    return actual.quantity.unit if isinstance(actual, Amount) else NO_UNIT


def _met(*, reached: bool, reasons: tuple[Message, ...] = ()) -> Outcome:
    """A target that is either met or not: zero tolerance and deadlines."""
    return Outcome(Verdict.EXCELLENT if reached else Verdict.POOR, reasons, reached=reached)


def _by_amount(target: Amount, assumptions: tuple[Message, ...], value: Value) -> Rated:
    reached = is_reached(target, value.quantity)
    completion = completion_of(target, value.quantity)
    level = level_of(completion) if completion is not None else (Level.EXCELLENT if reached else Level.POOR)
    outcome = Outcome(
        Verdict(level),
        assumptions=(*assumptions, *value.assumptions),
        completion=completion,
        reached=reached,
        next_step=None if level is Level.EXCELLENT else next_by_target(target, value.quantity),
    )
    return Rated(outcome, value.warning)


def _by_deadline(target: Deadline, report: Report, year: int, as_of: date) -> Outcome:
    if report.completed_on is None and report.value is not None:
        text = fold(report.value.text)
        if text in LATE:
            return _met(reached=False)
        if isinstance(report.value, Deadline) and report.value.day is None:
            return replace(_met(reached=True), assumptions=(msg("{text} was reported without a date", text=text),))
    day = _day_done(report, year, as_of)
    if target.day is None:
        why = msg("{text} names no day to compare with", text=target.text)
        return Outcome(Verdict.UNRATABLE, (why,))
    due = target.day.on(year)
    if day <= due:
        return _met(reached=True)
    return _met(reached=False, reasons=(msg("{days} days late", days=(day - due).days),))


def _day_done(report: Report, year: int, as_of: date) -> date:
    day = report.completed_on
    if day is None:
        value = _value(report)
        if not isinstance(value, Deadline) or value.day is None:
            raise RefusalError(UNUSABLE_VALUE, msg("{text} is not a date, where one is expected", text=value.text[:60]))
        day = value.day.on(year)
    if day > as_of:
        why = msg("{day} is after {as_of}, the day of the report", day=day.isoformat(), as_of=as_of.isoformat())
        raise RefusalError(DATE_OUTSIDE, why)
    return day


def _by_words(criterion: Criterion, report: Report) -> Outcome:
    if isinstance(criterion, Unreadable):
        return Outcome(Verdict.UNRATABLE, (criterion.problem,))
    if isinstance(criterion, Approximate):
        return Outcome(
            Verdict.UNRATABLE,
            (msg("the target {text} is not certain; a tolerance would make it gradable", text=criterion.text),),
        )
    same = isinstance(report.value, Words) and fold(report.value.text) == fold(criterion.text)
    return Outcome(
        Verdict.UNRATABLE,
        (msg("the target is in words; a person has to rate it"),),
        reached=True if same else None,
    )


def number_reported(report: Report) -> Quantity | None:
    """The plain number that was reported, for sorting and for spreadsheets; None where it is not one."""
    if isinstance(report.value, Amount) and report.value.bare:
        return report.value.quantity
    return Quantity(Decimal(0), NO_UNIT) if isinstance(report.value, Zero) else None
