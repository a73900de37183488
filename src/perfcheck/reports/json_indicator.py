"""One indicator as JSON: what was demanded, what was reported, how it was graded and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.rating import number_reported
from perfcheck.assessment.results import Section
from perfcheck.measures.numbers import plain
from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.reports.json_score import indicator_points
from perfcheck.reports.json_values import Json, day_text, percent_text, place_record, quantity_record
from perfcheck.reports.texts import actual_text, completion_percent, next_step_message, pace_message, verdict_text

if TYPE_CHECKING:
    from perfcheck.assessment.results import IndicatorResult, NextStep, Pace, Reported
    from perfcheck.messages import Translate
    from perfcheck.model.targets import Indicator


def indicator_record(result: IndicatorResult, translate: Translate) -> Json:
    """The indicator; a key whose value does not exist is there with null."""
    outcome = result.outcome
    return {
        **_position(result),
        "key": result.key,
        "name": result.name,
        **_demand(result.indicator),
        "actual": _actual(result),
        "verdict": result.verdict.value,
        "verdict_text": verdict_text(result.verdict, translate),
        "completion_percent": None if outcome.completion is None else completion_percent(outcome.completion),
        "reached": outcome.reached,
        "reasons": [reason.render(translate) for reason in outcome.reasons],
        "assumptions": [assumption.render(translate) for assumption in outcome.assumptions],
        "next_step": None if outcome.next_step is None else _next_step(outcome.next_step, translate),
        **indicator_points(result.score, translate),
        "pace": None if outcome.pace is None else _pace(outcome.pace, translate),
        "report": None if result.reported is None else _report(result.reported),
        "place": place_record(result.place),
    }


def _position(result: IndicatorResult) -> dict[str, Json]:
    in_project = result.section is Section.PROJECTS
    code, level1, level2 = result.group if in_project else (None, None, None)
    return {
        "section": result.section.value,
        "activity": result.group[0] if result.section is Section.ACTIVITIES else None,
        "project": code,
        "level1": level1,
        "level2": level2,
    }


def _demand(indicator: Indicator) -> dict[str, Json]:
    standard = indicator.standard
    return {
        "description": indicator.description,
        "target": None if indicator.target is None else indicator.target.text,
        "operator": indicator.operator,
        "unit": None if indicator.unit is None else indicator.unit.symbol,
        "direction": indicator.direction,
        "tolerance": None if indicator.tolerance is None else str(indicator.tolerance),
        "standard": None if standard is None else {level.value: cell.text for level, cell in standard.cells()},
        "basis": indicator.basis,
    }


def _actual(result: IndicatorResult) -> Json:
    """The figure as it was written, and its number and unit where it is a plain number."""
    text = actual_text(result)
    if not text or result.reported is None:
        return None
    number = number_reported(result.reported.report)
    if number is None:
        return {"text": text, "number": None, "unit": None}
    return {"text": text, "number": plain(number.number), "unit": number.unit.symbol}


def _next_step(step: NextStep, translate: Translate) -> Json:
    return {
        "level": step.level.value,
        "level_text": translate(LEVEL_WORDS[step.level]),
        "bound": quantity_record(step.bound),
        "inclusive": step.inclusive,
        "missing": None if step.missing is None else quantity_record(step.missing),
        "text": next_step_message(step).render(translate),
    }


def _pace(pace: Pace, translate: Translate) -> Json:
    return {
        "achieved_percent": percent_text(pace.achieved),
        "elapsed_percent": percent_text(pace.elapsed),
        "gap_points": percent_text(pace.gap),
        "text": pace_message(pace).render(translate),
    }


def _report(reported: Reported) -> Json:
    report = reported.report
    return {
        "as_of": reported.as_of.isoformat(),
        "completed_on": day_text(report.completed_on),
        "score": None if report.score is None else plain(report.score),
        "not_applicable": report.not_applicable,
        "forecast": None if report.forecast is None else report.forecast.text,
        "likelihood": report.likelihood,
        "causes": list(report.cause),
        "reason": report.reason,
        "improvement": report.improvement,
        "evidence": report.evidence,
        "note": report.note,
        "place": place_record(reported.place),
    }
