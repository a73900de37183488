"""Trends as JSON: each indicator and each project's spending, figure by figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.results import Section
from perfcheck.measures.numbers import plain
from perfcheck.reports.findings.json_report import findings_records
from perfcheck.reports.json_report import department_record, json_report
from perfcheck.reports.json_values import Json, amount_text, percent_text
from perfcheck.reports.texts import actual_text, verdict_text
from perfcheck.reports.trend_texts import series_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcheck.assessment.trend_results import FigurePoint, IndicatorSeries, SpendingPoint, SpendingSeries, Trend
    from perfcheck.findings import Finding
    from perfcheck.messages import Translate


def trend_json(trends: Iterable[Trend], translate: Translate, *, findings: Sequence[Finding] = ()) -> str:
    """How departments' years went; ``findings`` are those of files that came into no department."""
    records = [_trend(one, translate) for one in trends]
    return json_report("trend", "trends", records, findings_records(findings, translate))


def _trend(one: Trend, translate: Translate) -> Json:
    return {
        "department": department_record(one.department),
        "year": one.year,
        "days": [day.isoformat() for day in one.days],
        "files": {"targets": one.targets_file, "actuals": list(one.actuals_files)},
        "remarks": list(one.remarks),
        "indicators": [_series(series, translate) for series in one.indicators],
        "spending": [_spending(series) for series in one.spending],
        "findings": findings_records(one.findings, translate),
    }


def _series(series: IndicatorSeries, translate: Translate) -> Json:
    in_project = series.section is Section.PROJECTS
    code, level1, level2 = series.group if in_project else (None, None, None)
    return {
        "section": series.section.value,
        "activity": series.group[0] if series.section is Section.ACTIVITIES else None,
        "project": code,
        "level1": level1,
        "level2": level2,
        "name": series.name,
        "target": series_target(series) or None,
        "falls": [one.message.render(translate) for one in series.falls],
        "points": [_point(point, translate) for point in series.points],
    }


def _point(point: FigurePoint, translate: Translate) -> Json:
    value = point.value
    return {
        "day": point.day.isoformat(),
        "actual": actual_text(point.result) or None,
        "number": None if value is None else plain(value.number),
        "unit": None if value is None else value.unit.symbol,
        "verdict": point.result.verdict.value,
        "verdict_text": verdict_text(point.result.verdict, translate),
        "achieved_percent": percent_text(point.achieved),
        "due_percent": percent_text(point.due),
        "cumulative": point.grows,
    }


def _spending(series: SpendingSeries) -> Json:
    return {
        "code": series.code,
        "name": series.name,
        "budget": amount_text(series.budget),
        "points": [_spent(point) for point in series.points],
    }


def _spent(point: SpendingPoint) -> Json:
    return {
        "day": point.day.isoformat(),
        "spent": amount_text(point.spent),
        "spent_percent": percent_text(point.share),
        "planned_percent": percent_text(point.planned),
        "gap_points": percent_text(point.gap),
        "falls": point.falls,
    }
