"""What an assessment says: plain immutable values. Shares are exact fractions (1 is the whole)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.measures.standard import LEVEL_WORDS, Level
from perfcheck.messages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from perfcheck.findings import Finding, KeyPath, Place
    from perfcheck.measures.criterion import Criterion
    from perfcheck.measures.quantity import Quantity
    from perfcheck.messages import Message
    from perfcheck.model.actuals import Report
    from perfcheck.model.targets import Department, Indicator


class Verdict(StrEnum):
    """A level, or why there is none; every indicator has exactly one."""

    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    UNDETERMINED = "undetermined"
    UNREPORTED = "unreported"
    UNRATABLE = "unratable"
    NOT_APPLICABLE = "not_applicable"

    @property
    def level(self) -> Level | None:
        """The level, where it is one."""
        return Level(self.value) if self.value in set(Level) else None


def verdict_word(verdict: Verdict) -> str:
    """The name of a verdict, to be translated where it is shown."""
    level = verdict.level
    return _WITHOUT_LEVEL[verdict] if level is None else LEVEL_WORDS[level]


_WITHOUT_LEVEL = {
    Verdict.UNDETERMINED: N_("undetermined"),
    Verdict.UNREPORTED: N_("unreported"),
    Verdict.UNRATABLE: N_("unratable"),
    Verdict.NOT_APPLICABLE: N_("not applicable"),
}


class Section(StrEnum):
    """The part of the targets that an indicator belongs to."""

    OVERALL = "overall"
    ACTIVITIES = "activities"
    PROJECTS = "projects"


@dataclass(frozen=True, slots=True)
class Elapsed:
    """How much of the year is over, the as-of day included."""

    days: int
    of: int

    @property
    def share(self) -> Fraction:
        """The share of the year."""
        return Fraction(self.days, self.of)


@dataclass(frozen=True, slots=True)
class Pace:
    """What share of the target (or of the best level's entry) is done, against the share of the year that is over."""

    achieved: Fraction
    elapsed: Fraction

    @property
    def gap(self) -> Fraction:
        """Ahead of the year (positive) or behind it."""
        return self.achieved - self.elapsed


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the nearest better level needs: a value (``bound``), and how far away it is (``missing``).

    ``missing`` is None where the value has to come down instead of growing. A bound that is not ``inclusive`` has to
    be passed.
    """

    level: Level
    bound: Quantity
    missing: Quantity | None
    inclusive: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one indicator stands.

    ``reasons`` say why it has no level or a bad one, ``assumptions`` what was taken for granted, ``completion`` what
    share of the target is done (1 and more: reached), ``reached`` whether the target itself is met.
    """

    verdict: Verdict
    reasons: tuple[Message, ...] = ()
    assumptions: tuple[Message, ...] = ()
    completion: Fraction | None = None
    reached: bool | None = None
    next_step: NextStep | None = None
    pace: Pace | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """An actual figure and the file that it comes from."""

    report: Report
    as_of: date
    place: Place
    way: KeyPath


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


class CheckpointState(StrEnum):
    """How a checkpoint of the spending plan stands."""

    MET = "met"
    MISSED = "missed"
    UNREPORTED = "unreported"
    NOT_DUE = "not_due"


@dataclass(frozen=True, slots=True)
class CheckpointResult:
    """One node of the spending plan. ``spent`` is the last figure on or before the day, of the day ``spent_on``."""

    label: str
    day: date
    planned_share: Fraction
    planned: Quantity
    state: CheckpointState
    spent: Quantity | None = None
    spent_on: date | None = None
    spent_share: Fraction | None = None

    @property
    def gap(self) -> Fraction | None:
        """Spent less planned, as shares of the budget."""
        return None if self.spent_share is None else self.spent_share - self.planned_share


@dataclass(frozen=True, slots=True)
class ScheduleResult:
    """A project's spending against its plan. ``as_of`` None shows the plan alone; amounts are in 万元.

    ``planned`` is a fraction, because a day between two checkpoints seldom has a finite decimal.
    """

    code: str
    name: str
    budget: Quantity
    checkpoints: tuple[CheckpointResult, ...]
    as_of: date | None = None
    adjusted: bool = False
    planned_share: Fraction | None = None
    planned: Fraction | None = None
    spent: Quantity | None = None
    spent_on: date | None = None
    spent_share: Fraction | None = None
    needed: Quantity | None = None
    notes: tuple[Message, ...] = ()

    @property
    def gap(self) -> Fraction | None:
        """Spent less planned on the as-of day, as shares of the budget."""
        if self.spent_share is None or self.planned_share is None:
            return None
        return self.spent_share - self.planned_share

    @property
    def last_due(self) -> CheckpointResult | None:
        """The last checkpoint whose day has come."""
        due = [point for point in self.checkpoints if self.as_of is not None and point.day <= self.as_of]
        return due[-1] if due else None

    @property
    def following(self) -> CheckpointResult | None:
        """The next checkpoint; ``needed`` is what must be spent until then."""
        return next((point for point in self.checkpoints if self.as_of is None or point.day > self.as_of), None)


@dataclass(frozen=True, slots=True)
class ActivityResult:
    """One activity with its indicators."""

    name: str
    budget: Quantity | None
    results: tuple[IndicatorResult, ...]


@dataclass(frozen=True, slots=True)
class ProjectResult:
    """One project with its indicators and its spending."""

    code: str
    name: str
    results: tuple[IndicatorResult, ...]
    schedule: ScheduleResult


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
