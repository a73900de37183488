"""What there is to say of the weights of a project: what was moved, left out, scaled or rounded."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.shares import PLACES
from perfcheck.assessment.weight_groups import rests_on_policy
from perfcheck.measures.numbers import half_up, plain
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from perfcheck.assessment.results import IndicatorResult
    from perfcheck.assessment.weight_groups import Heritage, Row
    from perfcheck.assessment.weight_origin import WeightOrigin
    from perfcheck.model.policy import Policy


def note_on_apart(apart: Sequence[IndicatorResult]) -> Iterator[Message]:
    """That indicators are not scored by their figures, but by the spending."""
    if apart:
        names = tuple(result.name for result in apart)
        yield msg("{names}: scored by the spending, with points of its own", names=names)


def notes_on_groups(
    groups: Mapping[str, Sequence[Row]], bequeathed: Iterable[Heritage], policy: Policy
) -> Iterator[Message]:
    """By which points a project without a group is weighted, as far as its indicators rest on them."""
    if any(map(rests_on_policy, groups.values())):
        for group in policy.weights.without:
            if group not in groups:
                yield msg("there is no {group}: the points of a project without it apply", group=group)
    for one in bequeathed:
        yield msg(
            "there is no {group}: its {points} points go to {heir}",
            group=one.group,
            points=shown(one.points),
            heir=one.heir,
        )


def note_on_sum(
    groups: Mapping[str, Sequence[Row]], total: Fraction, whole: Decimal, policy: Policy
) -> Iterator[Message]:
    """That the points of the indicators, before any is left out, are not the whole."""
    if total == Fraction(whole):
        return
    missing = tuple(group for group in policy.weights.due(groups) if group not in groups)
    sum_, points = shown(total), plain(whole)
    if missing and any(map(rests_on_policy, groups.values())):
        yield msg(
            "there is no {missing}: the other points, {sum}, were scaled to {whole}",
            missing=missing,
            sum=sum_,
            whole=points,
        )
    else:
        yield msg("the weights add up to {sum} and were scaled to {whole}", sum=sum_, whole=points)


def note_on_steps(rows: Iterable[Row]) -> Iterator[Message]:
    """That weights of the file are finer than what can be printed."""
    if any(row.given is not None and row.given != half_up(row.given, PLACES) for row in rows):
        yield msg("weights were rounded to 0.01 so that their sum stays the same")


def notes_on_left_out(origins: Mapping[int, WeightOrigin], left_out: Mapping[int, Message]) -> Iterator[Message]:
    """Which indicators do not count, and what became of their points."""
    weighted = {place: why for place, why in left_out.items() if place in origins}
    yield from weighted.values()
    if any(origins[place].raw for place in weighted):
        yield msg("the points of what does not count went to the other indicators, in proportion to theirs")


def shown(points: Fraction) -> str:
    """Points as a message shows them."""
    return plain(half_up(points, PLACES))
