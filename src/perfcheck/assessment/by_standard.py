"""The level of an indicator by its standard (优良中差)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.measured import Rated
from perfcheck.assessment.outcomes import Outcome, Verdict
from perfcheck.assessment.pace import pace_to_best
from perfcheck.assessment.rules import UNUSABLE_VALUE
from perfcheck.assessment.steps import next_by_standard
from perfcheck.assessment.timing import LATE, day_done, value_of
from perfcheck.assessment.trail import ByStandard, Decider, Trail
from perfcheck.assessment.values import RefusalError, number_of, shown
from perfcheck.measures.numbers import fold
from perfcheck.measures.standard import Level, Scale, Unratable, WordScale, ordinal, word_scale
from perfcheck.measures.units import DATE_DIMENSION
from perfcheck.messages import msg

if TYPE_CHECKING:
    from perfcheck.assessment.measured import Claim, Graded


def rate_by_standard(graded: Graded, claim: Claim) -> Rated:
    """The level that the standard gives, best level first.

    Raises:
        RefusalError: the reported value cannot be used.
    """
    scale, value = graded.scale, claim.report.value
    level = None if value is None else word_scale(graded.standard).rate(value.text)
    if level is not None:
        trail = Trail(ByStandard(scale, level=level), decider=Decider.STANDARD)
        return Rated(Outcome(Verdict(level), trail=trail))  # the very word: nothing had to be assumed of the others
    if isinstance(scale, Unratable):
        return Rated(Outcome(Verdict.UNRATABLE, (scale.reason,), trail=Trail(ByStandard(scale))))
    if isinstance(scale, WordScale):
        text = shown(value_of(claim))
        raise RefusalError(UNUSABLE_VALUE, msg("{text} is none of the words of the standard", text=text))
    if scale.unit.dimension == DATE_DIMENSION:
        return Rated(_on_days(scale, claim)._replace(assumptions=graded.assumptions))
    return _on_numbers(scale, graded, claim)


def _on_days(scale: Scale, claim: Claim) -> Outcome:
    """By the day it was done; 逾期 means after the last date."""
    value = claim.report.value
    if claim.report.completed_on is None and value is not None and fold(value.text) in LATE:
        trail = Trail(ByStandard(scale, level=Level.POOR), decider=Decider.STANDARD)
        return Outcome(Verdict.POOR, (msg("reported as {text}", text=shown(value)),), trail=trail)
    day = day_done(claim)
    trail = Trail(ByStandard(scale, day=day), decider=Decider.STANDARD)
    return Outcome(Verdict(scale.rate(ordinal(day))), trail=trail)


def _on_numbers(scale: Scale, graded: Graded, claim: Claim) -> Rated:
    below_zero = any(end is not None and end.value < 0 for band in scale.bands for end in (band.low, band.high))
    value = number_of(value_of(claim), scale.unit, below_zero=below_zero)
    outcome = Outcome(
        Verdict(scale.rate(value.quantity.magnitude)),
        assumptions=(*graded.assumptions, *value.assumptions),
        next_step=next_by_standard(scale, value.quantity),
        pace=pace_to_best(scale, value.quantity, claim),
        value=value.quantity,
        trail=Trail(ByStandard(scale, value.quantity), decider=Decider.STANDARD),
    )
    return Rated(outcome, value.warnings)
