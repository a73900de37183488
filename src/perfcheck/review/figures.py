"""Checks of the actual figures against their targets, by what the assessment made of them: codes PC719-PC722."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.earned import earned, is_explained, over_fulfilled
from perfcheck.assessment.indicator_score import agrees
from perfcheck.assessment.quality import band_for, ends_of, is_within
from perfcheck.assessment.scores import Method
from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.numbers import half_up, in_percent, plain
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from decimal import Decimal

    from perfcheck.assessment.results import Assessment, IndicatorResult, Reported
    from perfcheck.messages import Message
    from perfcheck.model.policy import Policy
    from perfcheck.model.scoring_rules import ScoreBand

_SCORING = "财预〔2020〕10号"
SHORTFALL_UNEXPLAINED = Rule(
    "PC719", "shortfall-unexplained", Severity.WARNING, head=Head.COMPLETENESS, source=_SCORING
)
OVER_FULFILMENT_UNEXPLAINED = Rule(
    "PC720", "over-fulfilment-unexplained", Severity.WARNING, head=Head.COMPLETENESS, source=_SCORING
)
SCORE_OUTSIDE_BAND = Rule("PC721", "score-outside-band", Severity.ERROR, head=Head.SOUNDNESS, source=_SCORING)
SCORE_DIFFERS = Rule("PC722", "score-differs", Severity.ERROR, head=Head.SOUNDNESS, source=_SCORING)

_WHOLE = Fraction(1)
_BY_RATE = frozenset({Method.PROPORTION, Method.INVERSE, Method.LINEAR, Method.STEPS})
"""The methods that anyone can recompute from the figure; what levels and deadlines earn differs by place."""


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """A rule about figures with its function, whose docstring is the English page of the rule."""

    rule: Rule
    find: Callable[[Assessment, Policy], Iterable[Finding]]


def shortfall_unexplained(assessment: Assessment, policy: Policy) -> Iterator[Finding]:  # noqa: ARG001 - one signature
    """A target that was not reached at the end of the year, and no reason is given.

    Only figures up to 31 December are looked at: during the year nobody is expected to have reached a year's target.

    Why it matters:
        The self-evaluation form has a column for the reason of every deviation and for what will be done about it. A
        shortfall without a reason comes back.

    Example:
        as_of: 2020-12-31
        activities: {招商引资: {赴区域招商次数: 4次}}      # 指标值 10次以上
    Write instead:
        赴区域招商次数: {value: 4次, reason: 上半年因疫情暂停外出招商, improvement: 改为线上推介}
    Source:
        财预〔2020〕10号: the self-evaluation form asks for the reasons of deviations and for improvements.
    """
    if assessment.elapsed.share < _WHOLE:
        return
    for result, reported in _unexplained(assessment):
        if result.outcome.reached is False:
            why = msg(
                "{name} is {actual} against the target {target}, and no reason is given",
                name=result.name,
                actual=str(result.actual),
                target=str(result.indicator.demand),
            )
            yield Finding(SHORTFALL_UNEXPLAINED, why, _give_reason(), reported.place)


def over_fulfilment_unexplained(assessment: Assessment, policy: Policy) -> Iterator[Finding]:
    """A figure that is 30 % or more above its target, and no reason is given.

    The share is data of the policy. Figures at or below a limit (at most) cannot be too good in this sense.

    Why it matters:
        So much more than planned mostly means that the target was set too low, or that the figure counts something
        else. The reviewer wants to know which.

    Example:
        赴区域招商次数: 14次            # 指标值 10次
    Write instead:
        赴区域招商次数: {value: 14次, reason: 新增两次省厅组织的集中推介}
    Source:
        财预〔2020〕10号: deviations that are large, also above the target, have to be analysed; 30 % is practice.
    """
    for result, reported in _unexplained(assessment):
        over = over_fulfilled(result, policy.scoring.over_fulfilment)
        if over is not None:
            why = msg(
                "{name} is {over}% above its target {target}, and no reason is given",
                name=result.name,
                over=plain(in_percent(over)),
                target=str(result.indicator.demand),
            )
            yield Finding(OVER_FULFILMENT_UNEXPLAINED, why, _give_reason(), reported.place)


def score_outside_band(assessment: Assessment, policy: Policy) -> Iterator[Finding]:
    """A score above the indicator's weight, or outside the band that belongs to its result in words.

    A person gives the score of a qualitative indicator, but not freely: 达成 earns 80-100 % of the weight, 部分达成
    60-80 %, 未达成 less than 60 %.

    Why it matters:
        A score that its own words do not bear out is the first thing that an audit of self-evaluations finds.

    Example:
        生态环境改善: {value: 部分达成, score: 9}      # 分值 10
    Write instead:
        生态环境改善: {value: 部分达成, score: 7}
    Source:
        财预〔2020〕10号: the three bands of qualitative indicators.
    """
    for result, reported in _reported(assessment):
        weight, score = result.indicator.weight, reported.report.score
        if weight is None or score is None:
            continue
        band = band_for(result, policy.scoring.quality)
        if score > weight:
            why = msg("the score {score} is more than the weight {weight}", score=plain(score), weight=plain(weight))
            hint = msg("give at most {most}", most=plain(weight))
            yield Finding(SCORE_OUTSIDE_BAND, why, hint, reported.place_of("score"))
        elif band is not None and not is_within(score, weight, band):
            yield _outside(band, reported, score, weight)


def score_differs(assessment: Assessment, policy: Policy) -> Iterator[Finding]:
    """A reported score of a quantified indicator that is not what the rule gives.

    The rule: the weight times the share that is done, never more than the weight; the policy may have other methods,
    for a limit that is exceeded, for satisfaction, or for a target that is exceeded by far. A score that is rounded or
    cut to one or two decimals agrees with it. An indicator with nothing but levels, or a score_rule, is left alone.

    Why it matters:
        Anyone can recompute it, and an evaluator does.

    Example:
        培训人次: {value: 80人次, score: 10}      # 指标值 100人次，分值 10
    Write instead:
        培训人次: {value: 80人次, score: 8}
    Source:
        财预〔2020〕10号: quantitative indicators earn full marks when reached, else the weight times actual by target.
    """
    for result, reported in _reported(assessment):
        weight, score, due = result.indicator.weight, reported.report.score, _due(result, policy)
        if weight is None or score is None or due is None or score > weight:
            continue
        if not agrees(score, due):
            why = msg(
                "the score is {score}, but {actual} of {target} gives {due} of {weight}",
                score=plain(score),
                actual=str(result.actual),
                target=str(result.indicator.demand),
                due=plain(half_up(due, 2)),
                weight=plain(weight),
            )
            yield Finding(SCORE_DIFFERS, why, msg("correct the score or the figure"), reported.place_of("score"))


def _reported(assessment: Assessment) -> Iterator[tuple[IndicatorResult, Reported]]:
    return ((result, result.reported) for result in assessment.results() if result.reported is not None)


def _unexplained(assessment: Assessment) -> Iterator[tuple[IndicatorResult, Reported]]:
    """The figures without a reason."""
    return ((result, reported) for result, reported in _reported(assessment) if not is_explained(result))


def _outside(band: ScoreBand, reported: Reported, score: Decimal, weight: Decimal) -> Finding:
    least, most = map(plain, ends_of(band, weight))
    why = msg(
        "{word} earns from {least} to {most} of {weight} points, and the score is {score}",
        word=str(reported.report.value),
        least=least,
        most=most,
        weight=plain(weight),
        score=plain(score),
    )
    return Finding(SCORE_OUTSIDE_BAND, why, msg("correct the score or the result"), reported.place_of("score"))


def _due(result: IndicatorResult, policy: Policy) -> Fraction | None:
    """What an indicator earns by its rate of its own weight; None where it goes by something else."""
    rules, weight = policy.scoring, result.indicator.weight
    if weight is None or result.indicator.score_rule is not None:
        return None
    if rules.over_fulfilment.then == "not_counted" and over_fulfilled(result, rules.over_fulfilment) is not None:
        return None
    own = earned(result, rules)
    return own.share * Fraction(weight) if own is not None and own.method in _BY_RATE else None


def _give_reason() -> Message:
    return msg("write it out with value and reason, and say why")


FIGURE_CHECKS: tuple[FigureCheck, ...] = (
    FigureCheck(SHORTFALL_UNEXPLAINED, shortfall_unexplained),
    FigureCheck(OVER_FULFILMENT_UNEXPLAINED, over_fulfilment_unexplained),
    FigureCheck(SCORE_OUTSIDE_BAND, score_outside_band),
    FigureCheck(SCORE_DIFFERS, score_differs),
)
"""The checks of figures, in the order of their codes."""
