"""How the points of an indicator came about: its weight, the method, the arithmetic."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.arithmetic import number, raw_weight_sum, scaled_weight_sum, score_sum
from perfcheck.assessment.scores import ProjectScore, Unscored
from perfcheck.measures.numbers import plain
from perfcheck.messages import N_, Message, msg
from perfcheck.model.scoring_rules import WHOLE
from perfcheck.reports.explain_rows import Row, row
from perfcheck.reports.explain_texts import METHODS
from perfcheck.reports.score_texts import points_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.assessment.explanation import IndicatorExplanation
    from perfcheck.assessment.weight_origin import WeightOrigin
    from perfcheck.messages import Translate


def score_rows(one: IndicatorExplanation, translate: Translate) -> Iterator[Row]:
    """The points of an indicator of a project, or why it has none."""
    score = one.score
    if one.project is None:
        return
    if score is None:
        yield from _unscored_rows(one, translate)
        return
    yield from _weight_rows(one, translate)
    if score.method is not None:
        yield row(N_("method"), msg(METHODS[score.method]), translate)
    written = score_sum(score)
    yield row(N_("score"), msg("none yet") if written is None else written, translate)
    for reason in score.reasons:
        if reason not in one.result.outcome.reasons:
            yield row(N_("because"), reason, translate)
    if score.deduction:
        yield row(N_("missing"), msg("{points} points", points=points_text(score.deduction)), translate)


def _unscored_rows(one: IndicatorExplanation, translate: Translate) -> Iterator[Row]:
    """Why an indicator of a project has no score."""
    whole = None if one.project is None else one.project.score
    if isinstance(whole, Unscored):
        yield row(N_("score"), msg("not scored: {reason}", reason=whole.reason), translate)
    elif isinstance(whole, ProjectScore):
        yield row(N_("score"), msg("it has no points of its own in this project"), translate)
        for note in whole.notes:
            yield row(N_("because"), note, translate)


def _weight_rows(one: IndicatorExplanation, translate: Translate) -> Iterator[Row]:
    """How the weight came about: given, shared in its group, scaled with the others."""
    score, project = one.score, one.project
    whole = None if project is None else project.score
    if score is None:
        return
    if score.origin is None:
        yield row(N_("weight"), plain(score.weight), translate)
        return
    origin, grown = score.origin, raw_weight_sum(score.origin)
    yield row(N_("weight"), _origin_message(origin), translate, one.weight_place)
    if grown is not None:
        yield row(N_("weight"), grown, translate)
    if not isinstance(whole, ProjectScore) or whole.counted is None:
        return
    left = WHOLE - whole.execution.points
    scaled = scaled_weight_sum(origin, whole.counted, left, score.weight)
    if scaled is not None and whole.is_scaled:
        because = msg(
            "scaled, because the weights that count add up to {sum}, not to {whole}: {arithmetic}",
            sum=number(whole.counted),
            whole=plain(left),
            arithmetic=scaled,
        )
        yield row(N_("weight"), because, translate)
    elif scaled is not None:
        yield row(N_("weight"), scaled, translate)
    if scaled is not None and "≈" in scaled:
        rounded = msg("weights are rounded to 0.01 so that together they are {whole}", whole=plain(left))
        yield row(N_("weight"), rounded, translate)
    takes_more = any("heirs" in way for way in origin.rests_on)
    if whole.is_scaled or takes_more:
        yield from (row(N_("because"), note, translate) for note in whole.notes)


def _origin_message(origin: WeightOrigin) -> Message:
    """Whether a weight was given, or what it is a share of."""
    points, group = plain(origin.points), origin.group
    if origin.given is not None:
        return msg("{points} points, given in the file", points=plain(origin.given))
    if origin.left != origin.points:
        left, given = number(origin.left), number(Fraction(origin.points) - origin.left)
        told = msg("{left} of the {points} points of {group}", left=left, points=points, group=group)
        told = msg("{left}, because {given} are given to others", left=told, given=given)
    else:
        told = msg("the {points} points of {group}", points=points, group=group)
    if origin.among == 1:
        return msg("{points}, for this indicator alone", points=told)
    return msg("{points}, shared by {count} indicators", points=told, count=origin.among)
