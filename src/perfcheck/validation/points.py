"""The points of a project: its indicators by the groups of the policy, what each group has and what it should have."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.numbers import EXACT
from perfcheck.model.groups import group_of, is_called
from perfcheck.model.wholeness import has_unread_weight, is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from perfcheck.model.policy import Policy
    from perfcheck.validation.submission import Entry, Submission

_NOTHING = Decimal(0)


class Points(NamedTuple):
    """The weights of a group (or of a whole project), and the indicators that have none."""

    entries: tuple[Entry, ...]

    @property
    def given(self) -> Decimal:
        """The sum of the weights that are given, exact."""
        weights = (entry.indicator.weight for entry in self.entries)
        return reduce(EXACT.add, (weight for weight in weights if weight is not None), _NOTHING)

    @property
    def without(self) -> tuple[Entry, ...]:
        """The indicators without a weight."""
        return tuple(entry for entry in self.entries if entry.indicator.weight is None)

    @property
    def is_weighted(self) -> bool:
        """Whether any indicator has a weight."""
        return len(self.without) < len(self.entries)


class Weighted(NamedTuple):
    """A project that gives weights. ``groups`` has its indicators by the policy's names of the level-1 groups.

    ``due`` has the points that each group should have; it is empty where the policy does not fit the project, because
    a group is missing or one is there that the policy does not know.
    """

    code: str
    name: str
    whole: Points
    groups: Mapping[str, Points]
    due: Mapping[str, Decimal]

    def key_of(self, group: str) -> str:
        """The first level-1 name of the file that is this group."""
        return self.groups[group].entries[0].levels[0]

    def off(self) -> Iterator[str]:
        """The groups whose indicators all have weights, with another sum than they should have."""
        for group, due in self.due.items():
            points = self.groups[group]
            if not points.without and points.given != due:
                yield group


def weighted(submission: Submission) -> Iterator[Weighted]:
    """The projects whose indicators give weights, those left out that could not be read as a whole."""
    for code, entries in submission.of_project.items():
        whole, targets = Points(entries), submission.targets
        if whole.is_weighted and is_whole(targets, code) and not has_unread_weight(targets, code):
            groups, foreign = _grouped(entries, submission.policy)
            due = {} if foreign else due_points(groups, submission.policy)
            yield Weighted(code, targets.projects[code].name, whole, groups, due)


def due_points(groups: Iterable[str], policy: Policy) -> dict[str, Decimal]:
    """The points that these groups should have; empty where one is missing that may not be left out."""
    present = set(groups)
    due = policy.weights.due(present)
    return due if present == set(due) else {}


def _grouped(entries: Iterable[Entry], policy: Policy) -> tuple[dict[str, Points], bool]:
    """The indicators by group, and whether some belong to a group that the policy does not know."""
    groups: dict[str, list[Entry]] = {}
    foreign = False
    for entry in entries:
        level1 = entry.levels[0]
        group = group_of(level1, policy.weights.level1, policy)
        if group is not None:
            groups.setdefault(group, []).append(entry)
        elif not any(is_called(level1, word) for word in policy.weights.apart):
            foreign = True
    return {group: Points(tuple(own)) for group, own in groups.items()}, foreign
