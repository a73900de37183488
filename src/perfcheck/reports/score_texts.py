"""What all reports say of scores in the same words: points, grades, what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.results import Verdict
from perfcheck.assessment.scores import Method, ProjectScore, Unscored
from perfcheck.measures.numbers import half_up, plain
from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.messages import N_, msg
from perfcheck.reports.texts import sharp_percent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfcheck.assessment.results import Assessment, IndicatorResult
    from perfcheck.assessment.scores import ExecutionScore
    from perfcheck.messages import Message
    from perfcheck.model.policy import Policy

SCORES = N_("Scores")
"""The heading of the table of projects."""
UNKNOWN = "-"
"""In place of points that cannot be told yet."""


def points_text(points: Decimal | None) -> str:
    """Points with two decimals."""
    return UNKNOWN if points is None else str(half_up(points, 2))


def weight_text(points: Decimal) -> str:
    """The most that can be had: ``10``, ``12.50``."""
    return plain(points) if points == points.to_integral_value() else str(half_up(points, 2))


def score_text(result: IndicatorResult) -> str:
    """The points of an indicator and the most it can have: ``8.00/10``; nothing where it is not scored."""
    score = result.score
    return "" if score is None else f"{points_text(score.score)}/{weight_text(score.weight)}"


def score_reasons(result: IndicatorResult) -> tuple[Message, ...]:
    """Why points are missing and what was not used, as far as neither the verdict nor the completion rate say it."""
    score, outcome = result.score, result.outcome
    if score is None or not score.reasons or (score.score is None and result.verdict is Verdict.UNREPORTED):
        return ()
    is_short = score.method is Method.PROPORTION and outcome.completion is not None and outcome.completion < 1
    reasons = score.reasons[1:] if is_short else score.reasons  # the first one is the rate, which stands beside it
    return tuple(reason for reason in reasons if reason not in outcome.reasons)


def total_message(score: ProjectScore | Unscored) -> Message:
    """The score of a project in one sentence."""
    if isinstance(score, Unscored):
        return msg("not scored: {reason}", reason=score.reason)
    if score.is_complete and score.grade is not None:
        return msg("score {total}: {grade}", total=points_text(score.total), grade=msg(LEVEL_WORDS[score.grade]))
    so_far = msg(
        "{total} points so far, of {reported} reported; {least}-{most} once the rest is reported",
        total=points_text(score.total),
        reported=weight_text(score.reported),
        least=points_text(score.least),
        most=points_text(score.most),
    )
    if score.grade is None:
        return so_far
    return msg("{points}, {grade} in any case", points=so_far, grade=msg(LEVEL_WORDS[score.grade]))


def score_details(score: ProjectScore | Unscored) -> Iterator[Message]:
    """What the total rests on: the budget execution, the limit that it sets, what was re-scaled, moved or assumed."""
    if isinstance(score, Unscored):
        return
    yield execution_message(score.execution)
    if score.cap is not None:
        yield msg("the execution rate allows at most {cap} points", cap=plain(score.cap))
    yield from score.notes


def execution_message(execution: ExecutionScore) -> Message:
    """The points of the budget execution, with the rate and why points are missing."""
    points = f"{points_text(execution.score)}/{weight_text(execution.points)}"
    if execution.rate is None:
        told = msg("budget execution: {points}", points=points)
    else:
        told = msg("budget execution {rate}: {points}", rate=f"{execution_percent(execution)}%", points=points)
    return msg("{told} ({reasons})", told=told, reasons=execution.reasons) if execution.reasons else told


def execution_percent(execution: ExecutionScore) -> str | None:
    """The rate in percent: two decimals, more where two would show a step or a limit that it is still below."""
    return None if execution.rate is None else sharp_percent(execution.rate, execution.turns)


def basis_message(assessment: Assessment, policy: Policy) -> Message:
    """By which rules the scores were given, and that they are not those of the year while it is not over."""
    scored = policy_message(policy)
    if assessment.elapsed.share >= 1:
        return scored
    day = assessment.as_of.isoformat()
    return msg("{scored}; figures up to {day} against the targets of the whole year", scored=scored, day=day)


def policy_message(policy: Policy) -> Message:
    """By which rules the scores were given."""
    if policy.title is None:
        return msg("scored by the policy {name}", name=policy.policy)
    return msg("scored by the policy {name} ({title})", name=policy.policy, title=policy.title)
