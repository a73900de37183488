"""The indicators of a project in the groups that a policy has points for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import reduce
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.numbers import EXACT
from perfcheck.messages import Message, msg
from perfcheck.model.groups import group_of, is_called
from perfcheck.model.kinds import COST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from perfcheck.assessment.results import IndicatorResult
    from perfcheck.model.policy import Policy

_KNOWN_BY = MappingProxyType({COST: "mof-2021"})
"""Which policy has a group that others do not have."""


class WeightingError(ValueError):
    """A project without weights that make sense; ``exhausted`` are the indicators for which nothing is left."""

    def __init__(self, reason: Message, exhausted: tuple[IndicatorResult, ...] = ()) -> None:
        super().__init__(reason.render())
        self.reason = reason
        self.exhausted = exhausted


class Row(NamedTuple):
    """An indicator that has points, where it stands in its project, and the group of the policy that it is in."""

    place: int
    group: str
    result: IndicatorResult

    @property
    def given(self) -> Decimal | None:
        """The weight that the file gives."""
        return self.result.indicator.weight


class Heritage(NamedTuple):
    """The points of a group without indicators, and the group that takes them."""

    group: str
    heir: str
    points: Fraction


def rows_of(results: Sequence[IndicatorResult], policy: Policy) -> tuple[list[Row], tuple[int, ...]]:
    """The indicators in their groups, and the places of those that have points of their own (预算执行率).

    Raises:
        WeightingError: a group that the policy has no points for, or no indicators at all.
    """
    rows: list[Row] = []
    apart: list[int] = []
    levels = dict.fromkeys(result.group[1] for result in results)
    groups = {level1: group_of(level1, policy.weights.level1, policy) for level1 in levels}
    for place, result in enumerate(results):
        level1 = result.group[1]
        group = groups[level1]
        if group is not None:
            rows.append(Row(place, group, result))
        elif any(is_called(level1, word) for word in policy.weights.apart):
            apart.append(place)
        else:
            raise WeightingError(_why_unknown(level1, policy))
    if not rows:
        raise WeightingError(msg("it has no indicators"))
    return rows, tuple(apart)


def _why_unknown(level1: str, policy: Policy) -> Message:
    name = policy.policy
    for word, known_by in _KNOWN_BY.items():
        if is_called(level1, word) and known_by != name:
            return msg(
                "the policy {name} has no points for {group}; {other} has", name=name, group=level1, other=known_by
            )
    return msg("the policy {name} has no points for {group}", name=name, group=level1)


def by_group(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each group, in the order of the document."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return groups


def rests_on_policy(rows: Iterable[Row]) -> bool:
    """Whether one of the rows has no weight of its own."""
    return any(row.given is None for row in rows)


def sum_given(rows: Iterable[Row]) -> Fraction:
    """The sum of the weights that the file gives."""
    return Fraction(reduce(EXACT.add, (row.given for row in rows if row.given is not None), Decimal(0)))


def heritages(groups: Mapping[str, Sequence[Row]], policy: Policy) -> Iterator[Heritage]:
    """Whose points go where because a group has no indicators.

    A group whose weights the file gives takes them where these make up what the group has without them.
    """
    rules = policy.weights
    due = rules.due(groups)
    for group, heir in rules.heirs.items():
        if group in groups:
            continue
        rows, points = groups.get(heir, ()), Fraction(rules.due({*groups, group}).get(group, 0))
        if not rows or not points:
            continue
        if rests_on_policy(rows) or sum_given(rows) == Fraction(due.get(heir, 0)) - points:
            yield Heritage(group, heir, points)
