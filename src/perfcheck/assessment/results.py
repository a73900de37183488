"""What an assessment says: plain immutable values, indicator by indicator and project by project."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from perfcheck.assessment.money_results import CheckpointResult, CheckpointState, ScheduleResult
from perfcheck.assessment.outcomes import Elapsed, NextStep, Outcome, Pace, Verdict, verdict_word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfcheck.findings import Finding, KeyPath, Place
    from perfcheck.measures.criterion import Criterion
    from perfcheck.measures.quantity import Quantity
    from perfcheck.model.actuals import Actuals, Report
    from perfcheck.model.targets import Department, Indicator

__all__ = [
    "ActivityResult",
    "Assessment",
    "CheckpointResult",
    "CheckpointState",
    "Elapsed",
    "IndicatorResult",
    "NextStep",
    "Outcome",
    "Pace",
    "ProjectResult",
    "Reported",
    "ScheduleResult",
    "Section",
    "Verdict",
    "verdict_word",
]


class Section(StrEnum):
    """The part of the targets that an indicator belongs to."""

    OVERALL = "overall"
    ACTIVITIES = "activities"
    PROJECTS = "projects"


@dataclass(frozen=True, slots=True)
class Reported:
    """An actual figure, the file that it comes from, and the way to it there."""

    report: Report
    file: Actuals = field(repr=False, compare=False)
    way: KeyPath

    @property
    def as_of(self) -> date:
        """The day that the file speaks of."""
        return self.file.as_of

    @property
    def place(self) -> Place:
        """Where the figure stands in its file."""
        return self.file.place(*self.way)

    def place_of(self, key: str) -> Place:
        """Where one key of the report stands."""
        return self.file.place(*self.way, key)


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator: where it stands in the targets, what was reported, and the outcome.

    ``group`` is the activity, or the project's code with level 1 and level 2.
    """

    section: Section
    group: tuple[str, ...]
    key: str
    indicator: Indicator
    place: Place
    outcome: Outcome
    reported: Reported | None = None

    @property
    def name(self) -> str:
        """The indicator's name."""
        return self.indicator.name or self.key

    @property
    def actual(self) -> Criterion | None:
        """The reported value."""
        return None if self.reported is None else self.reported.report.value

    @property
    def verdict(self) -> Verdict:
        """The outcome's verdict."""
        return self.outcome.verdict


@dataclass(frozen=True, slots=True)
class ActivityResult:
    """One activity with its indicators; the budget in 万元, None where its cell is empty."""

    name: str
    budget: Quantity | None
    results: tuple[IndicatorResult, ...]


@dataclass(frozen=True, slots=True)
class ProjectResult:
    """One project with its indicators and its spending; ``completion`` is what the department says of the whole."""

    code: str
    name: str
    results: tuple[IndicatorResult, ...]
    schedule: ScheduleResult
    completion: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """How a department stands in its year on a day, and what could not be used of its figures."""

    department: Department
    year: int
    as_of: date
    elapsed: Elapsed
    overall: tuple[IndicatorResult, ...]
    activities: tuple[ActivityResult, ...]
    projects: tuple[ProjectResult, ...]
    findings: tuple[Finding, ...] = ()
    targets_file: str | None = None
    actuals_files: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def results(self) -> Iterator[IndicatorResult]:
        """All indicators in the order of the targets."""
        yield from self.overall
        for activity in self.activities:
            yield from activity.results
        for project in self.projects:
            yield from project.results

    def counts(self) -> Counter[Verdict]:
        """How many indicators have each verdict."""
        return Counter(result.verdict for result in self.results())
