"""The score of a project: its budget execution and its indicators, of 100 points."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from perfcheck.assessment.earned import over_fulfilled, percent
from perfcheck.assessment.execution_score import cap_of, execution_score, way_to_cap
from perfcheck.assessment.indicator_score import score_of
from perfcheck.assessment.outcomes import Verdict
from perfcheck.assessment.rules import WEIGHTS_USED_UP
from perfcheck.assessment.scores import IndicatorScore, ProjectScore, Unscored
from perfcheck.assessment.weight_notes import note_on_apart, notes_on_left_out
from perfcheck.assessment.weighting import Weighing, WeightingError
from perfcheck.findings import Finding
from perfcheck.measures.numbers import EXACT
from perfcheck.measures.standard import Level
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcheck.assessment.results import IndicatorResult, ProjectResult
    from perfcheck.assessment.scores import ExecutionScore
    from perfcheck.assessment.weighting import Weights
    from perfcheck.findings import KeyPath
    from perfcheck.measures.quantity import Quantity
    from perfcheck.messages import Message
    from perfcheck.model.policy import Policy
    from perfcheck.model.scoring_rules import ExecutionRules, GradeRules, ScoringRules

_NOTHING = Decimal(0)


class Scoring:
    """What projects score by a policy."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._weighing = Weighing(policy)

    def scored(self, project: ProjectResult, original: Quantity) -> tuple[ProjectResult, tuple[Finding, ...]]:
        """The project with its score and those of its indicators; what is wrong with its weights.

        ``original`` is the budget of the targets, in 万元.
        """
        policy, left_out = self._policy, _left_out(project.results, self._policy)
        try:
            weights = self._weighing.weights_of(project.results, left_out)
        except WeightingError as error:
            findings = tuple(
                Finding(WEIGHTS_USED_UP, error.reason, msg("give each a weight, so that something is left"), one.place)
                for one in error.exhausted[:1]
            )
            return replace(project, score=Unscored(error.reason)), findings
        results = tuple(_with_score(place, one, weights, policy) for place, one in enumerate(project.results))
        execution = execution_score(project.schedule, original, policy.weights.execution, policy.scoring.execution)
        own = [result.score for result in results if result.score is not None]
        notes = (
            *note_on_apart([results[place] for place in weights.apart]),
            *weights.notes,
            *notes_on_left_out(weights.origins, left_out),
        )
        score = _total(execution, own, policy, notes, weights.counted)
        return replace(project, results=results, score=score), ()


def grade_of(points: Decimal | Fraction, rules: GradeRules) -> Level:
    """The grade of a total; each begins at its points."""
    ends = ((Level.EXCELLENT, rules.excellent), (Level.GOOD, rules.good), (Level.FAIR, rules.fair))
    return next((level for level, least in ends if points >= least), Level.POOR)


def _left_out(results: Sequence[IndicatorResult], policy: Policy) -> dict[int, Message]:
    """The indicators that do not count, with the reason."""
    rules = policy.scoring.over_fulfilment
    left_out: dict[int, Message] = {}
    for place, result in enumerate(results):
        over = over_fulfilled(result, rules) if rules.then == "not_counted" else None
        if result.verdict is Verdict.NOT_APPLICABLE:
            left_out[place] = msg("{name} does not apply", name=result.name)
        elif over is not None:
            left_out[place] = msg(
                "{name} is {over} above its target and not counted", name=result.name, over=percent(over)
            )
    return left_out


def _with_score(place: int, result: IndicatorResult, weights: Weights, policy: Policy) -> IndicatorResult:
    weight = weights.points.get(place)
    if weight is None:
        return result
    return result.with_score(score_of(result, weight, policy.scoring, weights.origins[place]))


def _total(
    execution: ExecutionScore,
    own: Sequence[IndicatorScore],
    policy: Policy,
    notes: tuple[Message, ...],
    counted: Fraction,
) -> ProjectScore:
    """The sum of the scores as printed, and what it can still become: what is not known yet, nothing or all of it."""
    parts = [(execution.score, execution.points), *((one.score, one.weight) for one in own)]
    so_far = _sum(score for score, _ in parts if score is not None)
    open_points = _sum(points for score, points in parts if score is None)
    rules = policy.scoring
    cap = None if execution.rate is None else cap_of(execution.rate, rules.execution)
    least = _capped(so_far, _lowest_cap(rules.execution) if execution.rate is None else cap)
    most = _capped(EXACT.add(so_far, open_points), cap)
    grades = tuple(dict.fromkeys(grade_of(points, rules.grades) for points in (most, least)))
    return ProjectScore(
        execution=execution,
        total=_capped(so_far, cap),
        reported=_sum(points for score, points in parts if score is not None),
        least=least,
        most=most,
        grade=grades[0] if len(grades) == 1 else None,
        cap=cap,
        notes=notes,
        rests_on=_from_policy(execution, grades, rules),
        counted=counted,
    )


def _from_policy(execution: ExecutionScore, grades: Iterable[Level], rules: ScoringRules) -> tuple[KeyPath, ...]:
    """The ways to the limit of the total, and to where its grade begins; below the last of these is 差."""
    cap = () if execution.rate is None else way_to_cap(execution.rate, rules.execution)
    begin = (Level.FAIR if grade is Level.POOR else grade for grade in grades)
    return (*cap, *(("scoring", "grades", level.value) for level in dict.fromkeys(begin)))


def _lowest_cap(rules: ExecutionRules) -> Decimal | None:
    return cap_of(Fraction(0), rules)


def _capped(points: Decimal, cap: Decimal | None) -> Decimal:
    return points if cap is None else min(points, cap)


def _sum(points: Iterable[Decimal]) -> Decimal:
    return reduce(EXACT.add, points, _NOTHING)
