"""Dual monitoring during the year (绩效运行监控, 财预〔2019〕136号): targets and money as of a day, and what to do."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.forecasts import chance_of, forecast_of, spending_forecast
from perfcheck.assessment.lights import budget_signal, signal_of
from perfcheck.assessment.monitoring_results import ActivityWatch, Basis, IndicatorWatch, Monitoring, ProjectWatch
from perfcheck.assessment.progress import elapsed_share, whole_of
from perfcheck.assessment.steps import missing_to
from perfcheck.assessment.tasks import tasks_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from perfcheck.assessment.monitoring_results import Signal
    from perfcheck.assessment.results import Assessment, IndicatorResult, ProjectResult
    from perfcheck.measures.quantity import Quantity
    from perfcheck.model.policy import Policy

_BY_SHARE = (Basis.PART_DUE, Basis.WHOLE_TARGET)


def monitor(assessment: Assessment, policy: Policy) -> Monitoring:
    """The lights of an assessment under a policy, the outlook to the end of the year, and the worst things first."""
    as_of = assessment.as_of
    overall = _indicators(assessment.overall, as_of, policy)
    activities = tuple(
        ActivityWatch(activity.name, _indicators(activity.results, as_of, policy)) for activity in assessment.activities
    )
    projects = tuple(_project(project, as_of, policy) for project in assessment.projects)
    return Monitoring(
        department=assessment.department,
        year=assessment.year,
        as_of=as_of,
        elapsed=elapsed_share(as_of, policy),
        overall=overall,
        activities=activities,
        projects=projects,
        tasks=tasks_of(overall, activities, projects),
        policy=policy,
        findings=assessment.findings,
        targets_file=assessment.targets_file,
        actuals_files=assessment.actuals_files,
        remarks=assessment.remarks,
    )


def _project(project: ProjectResult, as_of: date, policy: Policy) -> ProjectWatch:
    return ProjectWatch(
        project.code,
        project.name,
        project.schedule,
        budget_signal(project.schedule, as_of, policy),
        _indicators(project.results, as_of, policy),
        spending_forecast(project.schedule, policy),
    )


def _indicators(results: Iterable[IndicatorResult], as_of: date, policy: Policy) -> tuple[IndicatorWatch, ...]:
    return tuple(_indicator(result, as_of, policy) for result in results)


def _indicator(result: IndicatorResult, as_of: date, policy: Policy) -> IndicatorWatch:
    signal = signal_of(result, as_of, policy)
    forecast = forecast_of(result, signal, policy)
    chance = chance_of(result, signal, forecast, policy)
    missing = _missing(result, signal)
    return IndicatorWatch(result, signal, forecast, chance, missing, needs_reason=_needs_reason(signal, policy))


def _missing(result: IndicatorResult, signal: Signal) -> Quantity | None:
    """What the figure lacks to the whole target, where its light goes by how much of that is done."""
    value = result.outcome.value
    if signal.basis not in _BY_SHARE or value is None:
        return None
    whole = whole_of(result)
    return None if whole is None else missing_to(whole, value)


def _needs_reason(signal: Signal, policy: Policy) -> bool:
    """By the light, or by a deviation above the share that the place names."""
    rules = policy.monitoring
    if signal.light is not None and signal.light.value in rules.reasons:
        return True
    if rules.deviation is None or signal.rate is None:
        return False
    return abs(signal.rate - 1) > Fraction(rules.deviation.magnitude)
