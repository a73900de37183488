"""Scores as JSON: points as text with two decimals, weights as they are."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.scores import Unscored
from perfcheck.measures.numbers import half_up, plain
from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.reports.json_values import Json, amount_text
from perfcheck.reports.score_texts import execution_percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from perfcheck.assessment.scores import ExecutionScore, IndicatorScore, ProjectScore
    from perfcheck.messages import Message, Translate
    from perfcheck.model.policy import Policy


def policy_record(policy: Policy | None) -> Json:
    """By which rules the scores were given."""
    return None if policy is None else {"name": policy.policy, "title": policy.title}


def indicator_points(score: IndicatorScore | None, translate: Translate) -> dict[str, Json]:
    """The keys of an indicator that speak of its score; null and empty where it is not scored."""
    if score is None:
        return dict.fromkeys(("weight", "score", "deduction", "method"), None) | {"score_reasons": []}
    return {
        "weight": plain(score.weight),
        "score": _points(score.score),
        "deduction": _points(score.deduction),
        "method": None if score.method is None else score.method.value,
        "score_reasons": _texts(score.reasons, translate),
    }


def score_record(score: ProjectScore | Unscored | None, translate: Translate) -> Json:
    """The score of a project, or why it has none; null where nothing was to be scored."""
    if score is None:
        return None
    if isinstance(score, Unscored):
        return {**_UNSCORED, "unscored": score.reason.render(translate)}
    return {
        "execution": _execution(score.execution, translate),
        "total": _points(score.total),
        "reported_points": plain(score.reported),
        "least": _points(score.least),
        "most": _points(score.most),
        "grade": None if score.grade is None else score.grade.value,
        "grade_text": None if score.grade is None else translate(LEVEL_WORDS[score.grade]),
        "complete": score.is_complete,
        "cap": None if score.cap is None else plain(score.cap),
        "notes": _texts(score.notes, translate),
        "unscored": None,
    }


_VALUES = ("execution", "total", "reported_points", "least", "most", "grade", "grade_text")
_UNSCORED: Mapping[str, Json] = MappingProxyType(
    {**dict.fromkeys(_VALUES), "complete": False, "cap": None, "notes": ()}
)


def _execution(execution: ExecutionScore, translate: Translate) -> Json:
    return {
        "points": plain(execution.points),
        "budget": amount_text(execution.budget),
        "spent": amount_text(execution.spent),
        "rate_percent": execution_percent(execution),
        "score": _points(execution.score),
        "reasons": _texts(execution.reasons, translate),
    }


def _points(points: Decimal | None) -> str | None:
    return None if points is None else str(half_up(points, 2))


def _texts(messages: Iterable[Message], translate: Translate) -> Json:
    return [message.render(translate) for message in messages]
