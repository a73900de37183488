"""The level of an indicator by its target: how much of it is done, or whether it is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.completion import is_reached, level_of, ratio_of
from perfcheck.assessment.measured import Rated
from perfcheck.assessment.outcomes import Outcome, Verdict
from perfcheck.assessment.pace import pace_to_target
from perfcheck.assessment.steps import next_by_target
from perfcheck.assessment.timing import rate_deadline, value_of
from perfcheck.assessment.trail import ByTarget, Decider, Trail
from perfcheck.assessment.values import number_of
from perfcheck.measures.criterion import Amount, Approximate, Criterion, Deadline, Unreadable, Words, Zero
from perfcheck.measures.numbers import fold
from perfcheck.measures.standard import Level
from perfcheck.measures.units import NO_UNIT
from perfcheck.messages import msg

if TYPE_CHECKING:
    from perfcheck.assessment.measured import Claim
    from perfcheck.measures.criterion import Bound


def rate_by_target(claim: Claim) -> Rated:
    """The level by the completion rate; by met or not where there is none; none for words.

    Raises:
        RefusalError: the reported value cannot be used.
    """
    criterion = claim.measured.demand.criterion
    if isinstance(criterion, Amount):
        return _by_amount(criterion, claim)
    if isinstance(criterion, Zero):
        return _by_zero(criterion, value_of(claim))
    if isinstance(criterion, Deadline):
        return Rated(rate_deadline(criterion, claim))
    return Rated(_by_words(criterion, claim.report.value))


def _by_amount(target: Amount, claim: Claim) -> Rated:
    below_zero = _is_negative(target.low) or _is_negative(target.high)
    value = number_of(value_of(claim), target.quantity.unit, below_zero=below_zero)
    reached = is_reached(target, value.quantity)
    ratio = ratio_of(target, value.quantity)
    completion = None if ratio is None else ratio.share
    level = level_of(completion) if completion is not None else _met_or_not(reached=reached)
    outcome = Outcome(
        Verdict(level),
        assumptions=(*claim.measured.demand.assumptions, *value.assumptions),
        completion=completion,
        reached=reached,
        next_step=None if level is Level.EXCELLENT else next_by_target(target, value.quantity, completion),
        pace=pace_to_target(target, value.quantity, claim),
        demand=target,
        value=value.quantity,
        trail=_trail(ByTarget(target, value.quantity, ratio)),
    )
    return Rated(outcome, value.warnings)


def _is_negative(bound: Bound | None) -> bool:
    return bound is not None and bound.quantity.number < 0


def _by_zero(target: Zero, actual: Criterion) -> Rated:
    """Zero tolerance: any number above zero is a miss."""
    if isinstance(actual, Zero):
        return Rated(Outcome(Verdict.EXCELLENT, reached=True, trail=_trail(ByTarget(target))))
    value = number_of(actual, actual.quantity.unit if isinstance(actual, Amount) else NO_UNIT)
    reached = value.quantity.number <= 0
    trail = _trail(ByTarget(target, value.quantity))
    return Rated(Outcome(Verdict(_met_or_not(reached=reached)), reached=reached, trail=trail), value.warnings)


def _trail(by_target: ByTarget) -> Trail:
    return Trail(by_target=by_target, decider=Decider.TARGET)


def _met_or_not(*, reached: bool) -> Level:
    return Level.EXCELLENT if reached else Level.POOR


def _by_words(criterion: Criterion, actual: Criterion | None) -> Outcome:
    """No level; whether the report uses the very words of the target is told nevertheless."""
    if isinstance(criterion, Unreadable):
        return Outcome(Verdict.UNRATABLE, (criterion.problem,))
    if isinstance(criterion, Approximate):
        why = msg("the target {text} is not certain; a tolerance would make it gradable", text=criterion.text)
        return Outcome(Verdict.UNRATABLE, (why,))
    same = isinstance(actual, Words) and fold(actual.text) == fold(criterion.text)
    why = msg("the target is in words; a person has to rate it")
    return Outcome(Verdict.UNRATABLE, (why,), reached=True if same else None)
