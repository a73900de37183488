"""The weights of a project's indicators: as given, shared in their group, scaled so that the whole is always there."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.assessment.shares import shared
from perfcheck.assessment.weight_groups import (
    WeightingError,
    by_group,
    heritages,
    rests_on_policy,
    rows_of,
    sum_given,
)
from perfcheck.assessment.weight_notes import note_on_steps, note_on_sum, notes_on_groups, shown
from perfcheck.assessment.weight_origin import WeightOrigin
from perfcheck.measures.numbers import EXACT, plain, total
from perfcheck.messages import Message, msg
from perfcheck.model.scoring_rules import WHOLE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from perfcheck.assessment.results import IndicatorResult
    from perfcheck.assessment.weight_groups import Heritage, Row
    from perfcheck.findings import KeyPath
    from perfcheck.model.policy import Policy

__all__ = ["Weighing", "WeightingError", "Weights", "weights_of"]

_NOTHING = Fraction(0)


class Weights(NamedTuple):
    """The weights of the indicators by their place in the project; those that do not count have none.

    ``notes`` say what was moved or scaled; ``origins`` how each came about, and ``counted`` is the sum of those that
    count before they were scaled. ``apart`` are the places of indicators that have points of their own.
    """

    points: Mapping[int, Decimal]
    notes: tuple[Message, ...]
    origins: Mapping[int, WeightOrigin]
    counted: Fraction
    apart: tuple[int, ...] = ()


class Weighing:
    """The weights of projects by a policy, worked out once for all projects whose indicators are weighted alike."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._known: dict[tuple[object, ...], Weights] = {}

    def weights_of(self, results: Sequence[IndicatorResult], left_out: Collection[int]) -> Weights:
        """The weights of a project's indicators, as :func:`weights_of` has them.

        Raises:
            WeightingError: there are none that make sense.
        """
        form = (*((one.group[1], one.indicator.weight) for one in results), *left_out)
        known = self._known.get(form)
        if known is None:
            known = self._known[form] = weights_of(results, left_out, self._policy)
        return known


def weights_of(results: Sequence[IndicatorResult], left_out: Collection[int], policy: Policy) -> Weights:
    """The weights of a project's indicators, in steps of 0.01; ``left_out`` are the places of those that do not count.

    Raises:
        WeightingError: there are none that make sense.
    """
    rows, apart = rows_of(results, policy)
    groups = by_group(rows)
    origins: dict[int, WeightOrigin] = {}
    bequeathed = tuple(heritages(groups, policy))
    for group in groups:
        taken = tuple(one for one in bequeathed if one.heir == group)
        origins.update(_origins(group, groups, taken, left_out, policy))
    raw = {place: origin.raw for place, origin in origins.items()}
    counting = {place: weight for place, weight in raw.items() if place not in left_out}
    counted = total(counting.values())
    if not counted:
        raise WeightingError(msg("no indicator is left that has points"))
    whole = EXACT.subtract(WHOLE, policy.weights.execution)
    notes = (
        *notes_on_groups(groups, bequeathed, policy),
        *note_on_sum(groups, total(raw.values()), whole, policy),
        *note_on_steps(rows),
    )
    return Weights(_scaled(counting, groups, whole), notes, origins, counted, apart)


def _origins(
    group: str,
    groups: Mapping[str, Sequence[Row]],
    taken: Sequence[Heritage],
    left_out: Collection[int],
    policy: Policy,
) -> dict[int, WeightOrigin]:
    """The weights of a group before anything is scaled: as given, the others sharing what is left of its points.

    ``taken`` is what comes to it from empty groups.
    """
    rows = groups[group]
    given, without = sum_given(rows), [row for row in rows if row.given is None]
    points = policy.weights.due(groups).get(group, Decimal(0))
    left = max(Fraction(points) - given, _NOTHING)
    needy = tuple(row.result for row in without if row.place not in left_out)
    if needy and not left:
        raise WeightingError(_why_used_up(group, needy, points, given), needy)
    growth = _growth(rows, given, taken)
    shared_from = _from_policy(group, groups, taken, policy)
    given_from = shared_from if growth != 1 else ()
    return {
        row.place: WeightOrigin(
            group, row.given, points, left, len(without), growth, shared_from if row.given is None else given_from
        )
        for row in rows
    }


def _from_policy(group: str, groups: Collection[str], taken: Sequence[Heritage], policy: Policy) -> tuple[KeyPath, ...]:
    """The ways to the points of a group, and to those that it takes from an empty one."""
    names = [one.group for one in taken]
    ways: list[KeyPath] = [("weights", *policy.weights.way_to(name, groups)) for name in (group, *names)]
    return (*ways, *(("weights", "heirs", name) for name in names))


def _growth(rows: Sequence[Row], given: Fraction, taken: Sequence[Heritage]) -> Fraction:
    """By what the weights that the file gives to a whole group grow, because it takes the points of an empty one."""
    if not taken or not given or rests_on_policy(rows):
        return Fraction(1)
    return 1 + total([one.points for one in taken]) / given


def _why_used_up(group: str, needy: Sequence[IndicatorResult], points: Decimal, given: Fraction) -> Message:
    return msg(
        "nothing is left for {names}: of the {points} points of {group} the other weights take {sum}",
        names=tuple(result.name for result in needy),
        points=plain(points),
        group=group,
        sum=shown(given),
    )


def _scaled(
    counting: Mapping[int, Fraction], groups: Mapping[str, Sequence[Row]], whole: Decimal
) -> dict[int, Decimal]:
    """The weights that count, scaled to the whole: first the groups, then the indicators of each."""
    members = [[row.place for row in rows if row.place in counting] for rows in groups.values()]
    totals = [total([counting[place] for place in places]) for places in members]
    points: dict[int, Decimal] = {}
    for places, own in zip(members, shared(whole, totals), strict=True):
        points.update(zip(places, shared(own, [counting[place] for place in places]), strict=True))
    return points
