"""What the end of the year will bring, and how likely the target is."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.completion import completion_of
from perfcheck.assessment.lights import light_at
from perfcheck.assessment.monitoring_results import Basis, Chance, Forecast, Light
from perfcheck.assessment.progress import elapsed_share, whole_of
from perfcheck.assessment.values import RefusalError, number_of
from perfcheck.measures.criterion import Amount, Undetermined
from perfcheck.measures.standard import Scale
from perfcheck.measures.units import WAN_YUAN

if TYPE_CHECKING:
    from perfcheck.assessment.monitoring_results import Signal
    from perfcheck.assessment.results import IndicatorResult, Reported, ScheduleResult
    from perfcheck.measures.criterion import Criterion
    from perfcheck.model.actuals import Likelihood
    from perfcheck.model.policy import Policy

_ALL = Fraction(1)


def forecast_of(result: IndicatorResult, signal: Signal, policy: Policy) -> Forecast | None:
    """The forecast as reported, else by the run rate for what grows with the year; None where there is neither."""
    reported = result.reported
    if reported is None or reported.report.not_applicable:
        return None
    given = reported.report.forecast
    if given is not None and not isinstance(given, Undetermined):
        return _as_reported(given, result)
    number = result.outcome.value
    elapsed = elapsed_share(reported.as_of, policy)
    if signal.basis is not Basis.PART_DUE or number is None or not elapsed:
        return None
    done = max(Fraction(number.number), Fraction(0))
    return Forecast("", done / elapsed, number.unit.symbol, signal.rate, is_reported=False)


def _as_reported(given: Criterion, result: IndicatorResult) -> Forecast:
    quantity = given.quantity if isinstance(given, Amount) and given.bare else None
    return Forecast(
        text=given.text,
        number=None if quantity is None else Fraction(quantity.number),
        unit="" if quantity is None else quantity.unit.symbol,
        share=_share(given, result),
        is_reported=True,
    )


def _share(given: Criterion, result: IndicatorResult) -> Fraction | None:
    """What a forecast is of the target, or of the best level's entry where more is better."""
    demand, graded = result.measured.demand.criterion, result.measured.graded
    try:
        if isinstance(demand, Amount):
            return completion_of(demand, number_of(given, demand.quantity.unit, below_zero=True).quantity)
        scale, best = None if graded is None else graded.scale, whole_of(result)
        if not isinstance(scale, Scale) or best is None or best <= 0:
            return None
        return Fraction(number_of(given, scale.unit, below_zero=True).quantity.magnitude) / Fraction(best)
    except RefusalError:
        return None


def chance_of(result: IndicatorResult, signal: Signal, forecast: Forecast | None, policy: Policy) -> Chance | None:
    """The likelihood as reported, else what the forecast (or a day that was met or missed) suggests."""
    reported = result.reported
    if reported is None or reported.report.not_applicable:
        return None
    if reported.report.likelihood is not None:
        return Chance(reported.report.likelihood, is_reported=True)
    suggested = _suggested(result, signal, forecast, reported, policy)
    return None if suggested is None else Chance(suggested, is_reported=False)


def _suggested(
    result: IndicatorResult, signal: Signal, forecast: Forecast | None, reported: Reported, policy: Policy
) -> Likelihood | None:
    if signal.basis is Basis.DEADLINE and signal.light is not None:
        return "确定能" if signal.light is Light.GREEN else "完全不可能"
    is_over = elapsed_share(reported.as_of, policy) == _ALL
    if is_over and result.outcome.reached is not None:
        return "确定能" if result.outcome.reached else "完全不可能"
    share = None if forecast is None else forecast.share
    if share is None:
        return None
    if share >= 1:
        return "确定能"
    return "完全不可能" if is_over or light_at(share, policy.monitoring.indicators) is Light.RED else "有可能"


def spending_forecast(schedule: ScheduleResult, policy: Policy) -> Forecast | None:
    """What a project will have spent by the end of the year, by the run rate up to its last figure."""
    if schedule.spent is None or schedule.spent_on is None:
        return None
    elapsed = elapsed_share(schedule.spent_on, policy)
    if not elapsed:
        return None
    share = None if schedule.spent_share is None else schedule.spent_share / elapsed
    return Forecast("", Fraction(schedule.spent.number) / elapsed, WAN_YUAN.symbol, share, is_reported=False)
