"""What an assessment says: plain immutable values, indicator by indicator and project by project."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from perfcheck.assessment.money_results import CheckpointResult, CheckpointState, ScheduleResult
from perfcheck.assessment.outcomes import Elapsed, NextStep, Outcome, Pace, Verdict, verdict_word
from perfcheck.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfcheck.assessment.measured import Measured
    from perfcheck.assessment.scores import IndicatorScore, ProjectScore, Unscored
    from perfcheck.findings import Finding, KeyPath
    from perfcheck.measures.criterion import Criterion
    from perfcheck.measures.quantity import Quantity
    from perfcheck.model.actuals import Actuals, Report
    from perfcheck.model.policy import Policy
    from perfcheck.model.targets import Department, Indicator, Targets

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

    ``group`` is the activity, or the project's code with level 1 and level 2. ``score`` is None outside of projects,
    without a policy, and for what does not apply. ``measured`` is how its cells were read, and ``way`` leads
    to it in the targets, ``file``.
    """

    section: Section
    group: tuple[str, ...]
    key: str
    indicator: Indicator
    outcome: Outcome
    measured: Measured = field(repr=False, compare=False)
    reported: Reported | None = None
    score: IndicatorScore | None = None
    file: Targets | None = field(default=None, repr=False, compare=False)
    way: KeyPath = ()

    def with_score(self, score: IndicatorScore) -> IndicatorResult:
        """The same with its score."""
        return IndicatorResult(
            self.section,
            self.group,
            self.key,
            self.indicator,
            self.outcome,
            self.measured,
            self.reported,
            score,
            self.file,
            self.way,
        )

    @property
    def address(self) -> tuple[str, ...]:
        """Its key with the levels above it, where there are any."""
        return (*self.group[1:], self.key)

    @property
    def place(self) -> Place:
        """Where it stands in the targets."""
        return Place() if self.file is None else self.file.place(*self.way, key=True)

    def place_of(self, key: str) -> Place:
        """Where one of its cells stands in the targets."""
        return Place() if self.file is None else self.file.place(*self.way, key)

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
    """One project with its indicators and its spending; ``completion`` is what the department says of the whole.

    ``score`` is None without a policy.
    """

    code: str
    name: str
    results: tuple[IndicatorResult, ...]
    schedule: ScheduleResult
    completion: str | None = None
    score: ProjectScore | Unscored | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """How a department stands in its year on a day, and what could not be used of its figures.

    ``is_narrowed`` says that it has some of the projects alone, so that nothing can be said of the whole department.
    """

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
    policy: Policy | None = None
    is_narrowed: bool = False

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
