"""A department as a whole as JSON: counts, the average score, the budget execution, what is left out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.results import Verdict
from perfcheck.measures.standard import LEVEL_WORDS, Level
from perfcheck.reports.department_texts import average_text
from perfcheck.reports.json_values import Json, amount_text, percent_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfcheck.assessment.department_score import AverageScore, DepartmentScore, ExecutionTotal, LeftOut
    from perfcheck.messages import Translate


def summary_record(score: DepartmentScore | None, translate: Translate) -> dict[str, Json] | None:
    """The department as a whole; null where only some of its projects are looked at."""
    if score is None:
        return None
    return {
        "overall": _counts(score.overall),
        "activities": _counts(score.activities),
        "projects": _counts(score.projects),
        "grades": {level.value: score.grades.get(level, 0) for level in Level},
        "average": _average(score.average, translate),
        "execution": _execution(score.execution, translate),
    }


def _counts(counts: Mapping[Verdict, int]) -> Json:
    return {verdict.value: counts.get(verdict, 0) for verdict in Verdict}


def _average(average: AverageScore, translate: Translate) -> Json:
    return {
        "score": average_text(average) or None,
        "grade": None if average.grade is None else average.grade.value,
        "grade_text": None if average.grade is None else translate(LEVEL_WORDS[average.grade]),
        "complete": average.is_complete,
        "scored": list(average.scored),
        "incomplete": _left_out(average.incomplete, translate),
        "without_weight": _left_out(average.weightless, translate),
    }


def _execution(execution: ExecutionTotal, translate: Translate) -> Json:
    return {
        "budget": amount_text(execution.budget),
        "spent": amount_text(execution.spent),
        "rate_percent": percent_text(execution.rate),
        "left_out": _left_out(execution.left_out, translate),
    }


def _left_out(projects: Iterable[LeftOut], translate: Translate) -> Json:
    return [{"code": one.code, "name": one.name, "reason": one.reason.render(translate)} for one in projects]
