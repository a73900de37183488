"""Monitoring as JSON: lights with what they rest on, forecasts, and what is to be done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfcheck.assessment.monitoring_results import IndicatorWatch, Light
from perfcheck.measures.numbers import half_up
from perfcheck.reports.findings.json_report import findings_records
from perfcheck.reports.json_indicator import indicator_record
from perfcheck.reports.json_report import department_record, json_report, schedule_record
from perfcheck.reports.json_score import policy_record
from perfcheck.reports.json_values import Json, percent_text, quantity_record
from perfcheck.reports.monitor_tasks import task_message
from perfcheck.reports.monitor_texts import budget_word, rate_percent, watch_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcheck.assessment.monitoring_results import ActivityWatch, Forecast, Monitoring, ProjectWatch, Signal, Task
    from perfcheck.findings import Finding
    from perfcheck.messages import Translate


def monitor_json(monitorings: Iterable[Monitoring], translate: Translate, *, findings: Sequence[Finding] = ()) -> str:
    """How departments stand under monitoring; ``findings`` are those of files that came into no department."""
    records = [_monitoring(one, translate) for one in monitorings]
    return json_report("monitor", "monitorings", records, findings_records(findings, translate))


def _monitoring(one: Monitoring, translate: Translate) -> Json:
    every = list(one.indicators())
    return {
        "department": department_record(one.department),
        "year": one.year,
        "as_of": one.as_of.isoformat(),
        "elapsed_percent": percent_text(one.elapsed),
        "files": {"targets": one.targets_file, "actuals": list(one.actuals_files)},
        "remarks": list(one.remarks),
        "policy": policy_record(one.policy),
        "lights": _counts(watch.signal for watch in every),
        "money_lights": _counts(project.budget for project in one.projects),
        "unreported": sum(watch.is_unreported for watch in every),
        "reasons_missing": sum(watch.lacks_reason for watch in every),
        "tasks": [_task(task, one, translate) for task in one.tasks],
        "overall": _watches(one.overall, translate),
        "activities": [_activity(activity, translate) for activity in one.activities],
        "projects": [_project(project, translate) for project in one.projects],
        "findings": findings_records(one.findings, translate),
    }


def _counts(signals: Iterable[Signal]) -> Json:
    counts = Counter(signal.light for signal in signals)
    return {**{light.value: counts[light] for light in Light}, "none": counts[None]}


def _task(task: Task, monitoring: Monitoring, translate: Translate) -> Json:
    """What is to be done; ``indicator`` is null where it is about the money of a project."""
    watch = task.watch
    is_work = isinstance(watch, IndicatorWatch)
    owner = (watch.result.group[:1] or (None,))[0] if isinstance(watch, IndicatorWatch) else watch.code
    return {
        "light": None if task.signal.light is None else task.signal.light.value,
        "about": "indicator" if is_work else "money",
        "owner": owner,
        "indicator": watch.result.name if isinstance(watch, IndicatorWatch) else None,
        "text": task_message(task, monitoring).render(translate),
    }


def _activity(activity: ActivityWatch, translate: Translate) -> Json:
    return {
        "name": activity.name,
        "light": None if activity.light is None else activity.light.value,
        "indicators": _watches(activity.indicators, translate),
    }


def _project(project: ProjectWatch, translate: Translate) -> Json:
    return {
        "code": project.code,
        "name": project.name,
        "light": None if project.light is None else project.light.value,
        "money": {
            **_signal(project.budget, budget_word(project), translate),
            "forecast": _forecast(project.forecast),
        },
        "schedule": schedule_record(project.schedule, translate),
        "indicators": _watches(project.indicators, translate),
    }


def _watches(watches: Iterable[IndicatorWatch], translate: Translate) -> Json:
    return [_watch(one, translate) for one in watches]


def _watch(one: IndicatorWatch, translate: Translate) -> Json:
    chance = one.chance
    return {
        **_signal(one.signal, watch_word(one), translate),
        "missing": None if one.missing is None else quantity_record(one.missing),
        "forecast": _forecast(one.forecast),
        "likelihood": None if chance is None else {"value": chance.likelihood, "reported": chance.is_reported},
        "needs_reason": one.needs_reason,
        "lacks_reason": one.lacks_reason,
        "indicator": indicator_record(one.result, translate),
    }


def _signal(signal: Signal, word: str, translate: Translate) -> dict[str, Json]:
    return {
        "light": None if signal.light is None else signal.light.value,
        "light_text": translate(word),
        "basis": None if signal.basis is None else signal.basis.value,
        "achieved_percent": percent_text(signal.achieved),
        "due_percent": percent_text(signal.due),
        "rate_percent": rate_percent(signal).removesuffix("%") or None,
        "gap_points": percent_text(signal.gap),
        "light_reasons": [reason.render(translate) for reason in signal.reasons],
    }


def _forecast(forecast: Forecast | None) -> Json:
    if forecast is None:
        return None
    return {
        "text": forecast.text or None,
        "number": None if forecast.number is None else str(half_up(forecast.number, 2)),
        "unit": forecast.unit,
        "percent": percent_text(forecast.share),
        "reported": forecast.is_reported,
    }
