"""The light of one indicator, and of the money of one project."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.monitoring_results import Basis, Light, Signal
from perfcheck.assessment.outcomes import Verdict
from perfcheck.assessment.progress import achieved, elapsed_share, grows
from perfcheck.assessment.quality import band_of, is_within
from perfcheck.measures.criterion import Amount, Deadline, Words, Zero
from perfcheck.measures.standard import Level
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from datetime import date

    from perfcheck.assessment.results import IndicatorResult, Reported, ScheduleResult
    from perfcheck.model.monitoring_rules import LightRules
    from perfcheck.model.policy import Policy
    from perfcheck.model.scoring_rules import ScoreBand

_WITHOUT = (Verdict.UNREPORTED, Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE)
_BY_LEVEL = MappingProxyType(
    {Level.EXCELLENT: Light.GREEN, Level.GOOD: Light.GREEN, Level.FAIR: Light.YELLOW, Level.POOR: Light.RED}
)
_ALL = Fraction(1)


def light_at(rate: Fraction, rules: LightRules) -> Light:
    """The light of a rate: the first step that it lies below; the last one has no upper end."""
    return Light(
        next(step.light for step in rules.steps if step.below is None or rate < Fraction(step.below.magnitude))
    )


def turns_of(rules: LightRules) -> tuple[Fraction, ...]:
    """The rates at which the light changes."""
    return tuple(Fraction(step.below.magnitude) for step in rules.steps if step.below is not None)


def signal_of(result: IndicatorResult, as_of: date, policy: Policy) -> Signal:
    """The light of an indicator on a day; a figure is held against what was due on its own day."""
    reported = result.reported
    if reported is None or result.verdict in _WITHOUT:
        return Signal(None, reasons=result.outcome.reasons or (msg("no actual value was reported"),))
    signal = _signal(result, reported, policy)
    if reported.as_of == as_of:
        return signal
    older = msg("the figure is of {day}", day=reported.as_of.isoformat())
    return Signal(signal.light, signal.basis, signal.achieved, signal.due, (*signal.reasons, older), signal.turns)


def _signal(result: IndicatorResult, reported: Reported, policy: Policy) -> Signal:
    demand, outcome = result.measured.demand.criterion, result.outcome
    if isinstance(demand, Amount | Zero) and outcome.reached is not None:
        return _of_number(result, reported, policy)
    if isinstance(demand, Deadline) and outcome.reached is not None:
        return _of_deadline(result)
    if outcome.verdict.level is not None:
        return _of_level(outcome.verdict.level, result, reported, policy)
    if isinstance(demand, Words):
        return _of_words(result, reported, policy)
    return Signal(None, reasons=outcome.reasons)


def _of_number(result: IndicatorResult, reported: Reported, policy: Policy) -> Signal:
    share = achieved(result)
    if share is not None:
        return _of_share(share, result, reported, policy)
    if result.outcome.reached:
        return Signal(Light.GREEN, Basis.LIMIT)
    return Signal(Light.RED, Basis.LIMIT, reasons=(_why_missed(result),))


def _why_missed(result: IndicatorResult) -> Message:
    demand, value = result.outcome.demand, result.outcome.value
    if demand is not None and demand.high is None and value is not None:
        return msg("the target is not reached")
    return msg("the limit is exceeded")


def _of_share(share: Fraction, result: IndicatorResult, reported: Reported, policy: Policy) -> Signal:
    """By what is done of the part that is due, or of the whole target."""
    is_part = grows(result, policy)
    due = elapsed_share(reported.as_of, policy) if is_part else _ALL
    basis = Basis.PART_DUE if is_part else Basis.WHOLE_TARGET
    rules = policy.monitoring.indicators
    if not due:
        why = msg("nothing is due before the first month is over")
        return Signal(None, basis, share, due, (why,), turns_of(rules))
    return Signal(light_at(share / due, rules), basis, share, due, turns=turns_of(rules))


def _of_level(level: Level, result: IndicatorResult, reported: Reported, policy: Policy) -> Signal:
    """By the pace to the best level where that grows with the year, else by the level itself."""
    share = achieved(result)
    if share is not None and grows(result, policy):
        return _of_share(share, result, reported, policy)
    return Signal(_BY_LEVEL[level], Basis.LEVEL, reasons=result.outcome.reasons)


def _of_deadline(result: IndicatorResult) -> Signal:
    if result.outcome.reached:
        return Signal(Light.GREEN, Basis.DEADLINE)
    light = None if result.outcome.is_pending else Light.RED
    return Signal(light, Basis.DEADLINE, reasons=result.outcome.reasons)


def _of_words(result: IndicatorResult, reported: Reported, policy: Policy) -> Signal:
    """达成 green, 部分达成 yellow, 未达成 red: the best band, the worst, and what is between them."""
    bands = policy.scoring.quality.bands
    band = band_of(reported.report.value, policy.scoring.quality) or _band_scored(result, reported, bands)
    if band is None and result.outcome.reached:
        band = bands[0]
    if band is None:
        words = tuple(band.words[0] for band in bands if band.words)
        return Signal(None, reasons=(msg("the target is in words; say which of these it is: {words}", words=words),))
    light = Light.GREEN if band is bands[0] else Light.RED if band is bands[-1] else Light.YELLOW
    return Signal(light, Basis.WORDS)


def _band_scored(result: IndicatorResult, reported: Reported, bands: tuple[ScoreBand, ...]) -> ScoreBand | None:
    """The band of the score that a person gave, where the file says of how many points."""
    score, weight = reported.report.score, result.indicator.weight
    if score is None or weight is None:
        return None
    return next((band for band in bands if is_within(score, weight, band)), None)


def budget_signal(schedule: ScheduleResult, as_of: date, policy: Policy) -> Signal:
    """The light of a project's money: what was spent against its own plan; without one, against the year."""
    rules = policy.monitoring.budget
    planned, basis = schedule.planned_share, Basis.PLAN
    reasons: tuple[Message, ...] = ()
    if planned is None:
        planned, basis = elapsed_share(as_of, policy), Basis.YEAR
        reasons = (msg("without a spending plan, the part of the year that is over stands for it"),)
    if schedule.spent_on is not None and schedule.spent_on != as_of:
        reasons = (*reasons, msg("the figure is of {day}", day=schedule.spent_on.isoformat()))
    spent = schedule.spent_share
    if spent is None or not planned:
        return Signal(None, basis, spent, planned, (_why_no_rate(schedule), *reasons), turns_of(rules))
    return Signal(light_at(spent / planned, rules), basis, spent, planned, reasons, turns_of(rules))


def _why_no_rate(schedule: ScheduleResult) -> Message:
    if schedule.spent is None:
        return msg("no spending was reported")
    if schedule.spent_share is None:
        return msg("the budget is zero, so there are no shares")
    return msg("nothing is planned until then")
