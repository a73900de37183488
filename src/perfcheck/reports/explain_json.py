"""An explanation as JSON: the records of the other reports, with how each came about beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.arithmetic import execution_sum, number, raw_weight_sum, scaled_weight_sum, score_sum
from perfcheck.assessment.explanation import IndicatorExplanation
from perfcheck.assessment.scores import ProjectScore
from perfcheck.measures.numbers import plain
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import Message
from perfcheck.model.scoring_rules import WHOLE
from perfcheck.reports.explain_texts import (
    conversion_text,
    demand_message,
    direction_message,
    entry_reading,
    figure_message,
    level_reading,
    unit_of,
)
from perfcheck.reports.findings.json_report import findings_records
from perfcheck.reports.json_indicator import indicator_record
from perfcheck.reports.json_report import department_record, project_record
from perfcheck.reports.json_score import policy_record
from perfcheck.reports.json_values import Json, day_text, json_document, percent_text, place_record, quantity_record
from perfcheck.reports.monitor_texts import rate_percent
from perfcheck.reports.policy_text import value_text
from perfcheck.reports.texts import completion_percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcheck.assessment.explanation import (
        Explanation,
        LevelCell,
        PolicyUse,
        ProjectExplanation,
        StandardReading,
        TargetReading,
    )
    from perfcheck.assessment.monitoring_results import Signal
    from perfcheck.findings import Finding
    from perfcheck.measures.quantity import Quantity
    from perfcheck.messages import Translate


def explain_json(explanation: Explanation, translate: Translate, *, findings: Sequence[Finding] = ()) -> str:
    """The explanation of an indicator or of a project; ``findings`` are those of the files it rests on."""
    assessment = explanation.assessment
    content: dict[str, Json] = {
        "kind": "explain",
        "money_unit": str(WAN_YUAN),
        "explanation": {
            "department": department_record(assessment.department),
            "year": assessment.year,
            "as_of": assessment.as_of.isoformat(),
            "files": {"targets": assessment.targets_file, "actuals": list(assessment.actuals_files)},
            "policy": policy_record(assessment.policy),
            **_parts(explanation, translate),
            "policy_values": [_used(use, translate) for use in explanation.policy_values],
            "light": _light(explanation.signal, translate),
        },
        "findings": findings_records(findings, translate),
    }
    return json_document(content)


def _parts(explanation: Explanation, translate: Translate) -> dict[str, Json]:
    """What is said of an indicator, or of a project; the keys of the other one hold null."""
    if isinstance(explanation, IndicatorExplanation):
        return {**_indicator(explanation, translate), "project": None, "arithmetic": score_text(explanation)}
    return {**dict.fromkeys(_OF_INDICATOR), **_project(explanation, translate)}


_OF_INDICATOR = ("indicator", "figure", "standard_read", "target_read", "decided_by", "weight_origin")


def score_text(explanation: IndicatorExplanation) -> str | None:
    """The arithmetic of the score written out."""
    return None if explanation.score is None else score_sum(explanation.score)


def _indicator(one: IndicatorExplanation, translate: Translate) -> dict[str, Json]:
    decided = ("standard", one.standard), ("target", one.target)
    return {
        "indicator": indicator_record(one.result, translate),
        "figure": _figure(one, translate),
        "standard_read": None if one.standard is None else _standard(one.standard, translate),
        "target_read": None if one.target is None else _target(one.target, one.assessment.year, translate),
        "decided_by": next((name for name, read in decided if read is not None and read.decided), None),
        "weight_origin": _weight(one),
    }


def _project(one: ProjectExplanation, translate: Translate) -> dict[str, Json]:
    score = one.project.score
    written = execution_sum(score.execution) if isinstance(score, ProjectScore) else None
    return {"project": project_record(one.project, translate), "arithmetic": written}


def _figure(one: IndicatorExplanation, translate: Translate) -> Json:
    figure = one.figure
    if figure is None:
        return None
    return {
        "text": figure.text,
        "as_of": figure.as_of.isoformat(),
        "read_as_text": figure_message(figure).render(translate) if figure.text else None,
        "quantity": _quantity(figure.quantity),
        "compared": _quantity(figure.compared),
        "converted_text": conversion_text(figure, unit_of(one.standard, one.target)) or None,
        "assumptions": _texts(figure.assumptions, translate),
        "place": place_record(figure.place),
    }


def _standard(standard: StandardReading, translate: Translate) -> Json:
    return {
        "read_as_text": direction_message(standard).render(translate),
        "decided": standard.decided,
        "assumptions": _texts(standard.assumptions, translate),
        "levels": [_level(cell, standard) for cell in standard.levels],
    }


def _level(cell: LevelCell, standard: StandardReading) -> Json:
    return {
        "level": cell.level.value,
        "text": str(cell.cell),
        "interval": level_reading(cell, standard) or None,
        "entry": entry_reading(cell, standard) or None,
        "reached": cell.passed,
        "place": place_record(cell.place),
    }


def _target(target: TargetReading, year: int, translate: Translate) -> Json:
    read = demand_message(target.demand, year)
    return {
        "text": str(target.cell),
        "read_as_text": read.render(translate) if isinstance(read, Message) else read,
        "decided": target.decided,
        "assumptions": _texts(target.assumptions, translate),
        "completion_percent": None if target.rate is None else completion_percent(target.rate),
        "part": _quantity(target.part),
        "whole": _quantity(target.whole),
        "due": day_text(target.due),
        "done": day_text(target.done),
        "levels": [
            {"level": trial.level.value, "least_percent": plain(trial.least * 100), "reached": trial.passed}
            for trial in (target.trials if target.decided else ())
        ],
        "place": place_record(target.place),
    }


def _weight(one: IndicatorExplanation) -> Json:
    """How the weight came about; null where the indicator has none."""
    score, whole = one.score, None if one.project is None else one.project.score
    if score is None or score.origin is None or not isinstance(whole, ProjectScore) or whole.counted is None:
        return None
    origin, left = score.origin, WHOLE - whole.execution.points
    return {
        "weight": plain(score.weight),
        "given": None if origin.given is None else plain(origin.given),
        "group": origin.group,
        "group_points": plain(origin.points),
        "shared_by": origin.among if origin.given is None else None,
        "raw": number(origin.raw),
        "counted": number(whole.counted),
        "scaled_to": plain(left),
        "raw_arithmetic": raw_weight_sum(origin),
        "scaled_arithmetic": scaled_weight_sum(origin, whole.counted, left, score.weight),
        "place": None if one.weight_place is None else place_record(one.weight_place),
    }


def _used(use: PolicyUse, translate: Translate) -> Json:
    origin = use.provenance
    return {
        "path": [str(step) for step in use.path],
        "value": value_text(use.value, translate),
        "policy": origin.policy,
        "source": origin.source,
        "uncertain": origin.uncertain,
        "place": place_record(origin.place),
    }


def _light(signal: Signal | None, translate: Translate) -> Json:
    if signal is None:
        return None
    return {
        "light": None if signal.light is None else signal.light.value,
        "basis": None if signal.basis is None else signal.basis.value,
        "achieved_percent": percent_text(signal.achieved),
        "due_percent": percent_text(signal.due),
        "rate_percent": rate_percent(signal).removesuffix("%") or None,
        "reasons": _texts(signal.reasons, translate),
    }


def _quantity(quantity: Quantity | None) -> Json:
    return None if quantity is None else quantity_record(quantity)


def _texts(messages: Iterable[Message], translate: Translate) -> Json:
    return [message.render(translate) for message in messages]
