"""The points of a project: its indicators by the groups of the policy, what each group has and what it should have."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from perfcheck.measures.numbers import EXACT
from perfcheck.validation.levels import group_of, is_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from perfcheck.findings import KeyPath
    from perfcheck.model.policy import ReviewRules
    from perfcheck.validation.submission import Entry, Submission

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Points:
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


@dataclass(frozen=True, slots=True)
class Weighted:
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
        whole = Points(entries)
        if whole.is_weighted and is_whole(submission, code) and not any(_is_unread(submission, one) for one in entries):
            groups, foreign = _grouped(entries, submission.rules)
            due = {} if foreign else due_points(groups, submission.rules)
            yield Weighted(code, submission.targets.projects[code].name, whole, groups, due)


def due_points(groups: Iterable[str], rules: ReviewRules) -> dict[str, Decimal]:
    """The points that these groups should have; empty where one is missing that may not be left out."""
    present, due = set(groups), dict(rules.weights.level1)
    for group, heir in rules.weights.heirs.items():
        if group not in present and heir in due:
            due[heir] = EXACT.add(due[heir], due.pop(group, _NOTHING))
    return due if present == set(due) else {}


def is_whole(submission: Submission, code: str) -> bool:
    """Whether nothing of a project's indicators was left out because it could not be read."""
    keys, way = submission.targets.keys_in_file, ("projects", code)
    project = submission.targets.projects[code]
    parts: dict[KeyPath, set[str]] = {(*way, "indicators"): set(project.indicators)}
    for level1, groups in project.indicators.items():
        parts[*way, "indicators", level1] = set(groups)
        parts.update({(*way, "indicators", level1, level2): set(named) for level2, named in groups.items()})
    has_field = "indicators" in project.model_fields_set or "indicators" not in keys(*way)
    return has_field and all(part.issuperset(keys(*there)) for there, part in parts.items())


def _is_unread(submission: Submission, entry: Entry) -> bool:
    """Whether the file has a weight that could not be used."""
    return "weight" not in entry.indicator.model_fields_set and "weight" in submission.targets.keys_in_file(*entry.way)


def _grouped(entries: Iterable[Entry], rules: ReviewRules) -> tuple[dict[str, Points], bool]:
    """The indicators by group, and whether some belong to a group that the policy does not know."""
    groups: dict[str, list[Entry]] = {}
    foreign = False
    for entry in entries:
        level1 = entry.levels[0]
        group = group_of(level1, rules.weights.level1, rules.completeness)
        if group is not None:
            groups.setdefault(group, []).append(entry)
        elif not any(is_called(level1, word) for word in rules.weights.apart):
            foreign = True
    return {group: Points(tuple(own)) for group, own in groups.items()}, foreign
