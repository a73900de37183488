"""What is under review: the targets of a department as all checks see them, with what several of them need."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.validation.level_faults import faults_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.findings import KeyPath, Place
    from perfcheck.model.indicators import Indicator
    from perfcheck.model.policy import Policy, ReviewRules
    from perfcheck.model.targets import Project, Targets
    from perfcheck.validation.level_faults import Faults


class Entry(NamedTuple):
    """An indicator in its place. ``way`` leads to it; ``levels`` are the two above it in a project, else empty.

    ``holder`` is the code of its project or the key of its activity; None for an overall target.
    """

    way: KeyPath
    name: str
    indicator: Indicator
    levels: tuple[str, ...] = ()
    holder: str | None = None

    @property
    def in_project(self) -> bool:
        """Whether it is an indicator of a project."""
        return self.way[0] == "projects"


class TextKind(StrEnum):
    """What a running text is."""

    STATEMENT = "statement"
    CONTENT = "content"
    OBJECTIVE = "objective"
    PURPOSE = "purpose"
    MEASURE = "measure"
    DESCRIPTION = "description"


class RunningText(NamedTuple):
    """A text of the document, and the way to it. ``holder`` is the activity, project or measure that it is of."""

    way: KeyPath
    kind: TextKind
    text: str
    holder: str | None = None


@dataclass(frozen=True, eq=False)
class Submission:
    """The targets of a department's year under a policy; each is only equal to itself."""

    targets: Targets
    policy: Policy

    @property
    def rules(self) -> ReviewRules:
        """The data of the checks."""
        return self.policy.review

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All indicators, in the order overall, activities, projects."""
        return (*self.overall, *self.of_activities, *self.of_projects)

    @cached_property
    def overall(self) -> tuple[Entry, ...]:
        """The overall targets."""
        named = self.targets.overall.targets
        return tuple(_entry(("overall", "targets", key), one, (), None) for key, one in named.items())

    @cached_property
    def of_activities(self) -> tuple[Entry, ...]:
        """The indicators of all activities."""
        return tuple(entry for key in self.targets.activities for entry in self.of_activity[key])

    @cached_property
    def of_activity(self) -> dict[str, tuple[Entry, ...]]:
        """The indicators of each activity, by its key."""
        return {
            activity: tuple(
                _entry(("activities", activity, "indicators", key), one, (), activity)
                for key, one in record.indicators.items()
            )
            for activity, record in self.targets.activities.items()
        }

    @cached_property
    def of_projects(self) -> tuple[Entry, ...]:
        """The indicators of all projects."""
        return tuple(entry for code in self.targets.projects for entry in self.of_project[code])

    @cached_property
    def of_project(self) -> dict[str, tuple[Entry, ...]]:
        """The indicators of each project, by its code."""
        return {code: tuple(_entries(code, project)) for code, project in self.targets.projects.items()}

    @cached_property
    def standards(self) -> tuple[tuple[Entry, Faults], ...]:
        """The indicators that have a standard 优良中差, with what is wrong with it."""
        judged = ((entry, faults_of(entry.indicator, self.targets.year)) for entry in self.entries)
        return tuple((entry, faults) for entry, faults in judged if faults is not None)

    @cached_property
    def texts(self) -> tuple[RunningText, ...]:
        """All running texts that are not empty."""
        return tuple(text for text in self._texts() if text.text.strip())

    def place(self, *way: str | int, key: bool = False) -> Place:
        """Where a value (or its key) stands."""
        return self.targets.place(*way, key=key)

    def place_within(self, text: RunningText, start: int, end: int) -> Place:
        """Where a part of a running text stands."""
        return self.targets.place_within(*text.way, value=text.text, start=start, end=end)

    def _texts(self) -> Iterator[RunningText]:
        targets = self.targets
        yield RunningText(("overall", "statement"), TextKind.STATEMENT, targets.overall.statement or "")
        for key, activity in targets.activities.items():
            way = ("activities", key)
            yield RunningText((*way, "content"), TextKind.CONTENT, activity.content or "", key)
            yield RunningText((*way, "objective"), TextKind.OBJECTIVE, activity.objective or "", key)
        yield RunningText(("measures_statement",), TextKind.MEASURE, targets.measures_statement or "")
        for key, measure in targets.measures.items():
            yield RunningText(("measures", key, "text"), TextKind.MEASURE, measure.text or "", key)
        for code, project in targets.projects.items():
            way = ("projects", code)
            yield RunningText((*way, "purpose"), TextKind.PURPOSE, project.purpose or "", code)
            yield RunningText((*way, "objective"), TextKind.OBJECTIVE, project.objective or "", code)
        for entry in self.entries:
            if text := entry.indicator.description:
                yield RunningText((*entry.way, "description"), TextKind.DESCRIPTION, text, entry.holder)


def _entries(code: str, project: Project) -> Iterator[Entry]:
    for level1, groups in project.indicators.items():
        for level2, named in groups.items():
            way, levels = ("projects", code, "indicators", level1, level2), (level1, level2)
            for key, one in named.items():
                yield _entry((*way, key), one, levels, code)


def _entry(way: KeyPath, indicator: Indicator, levels: tuple[str, ...], holder: str | None) -> Entry:
    return Entry(way, indicator.name or str(way[-1]), indicator, levels, holder)
