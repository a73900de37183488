"""What monitoring (绩效运行监控) says: plain immutable values. Rates are exact fractions (1 is what is due)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.earned import is_explained
from perfcheck.assessment.outcomes import Verdict
from perfcheck.messages import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from fractions import Fraction

    from perfcheck.assessment.results import IndicatorResult, ScheduleResult
    from perfcheck.findings import Finding
    from perfcheck.measures.quantity import Quantity
    from perfcheck.messages import Message
    from perfcheck.model.actuals import Likelihood
    from perfcheck.model.policy import Policy
    from perfcheck.model.targets import Department


class Light(StrEnum):
    """The lights, worst first."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"


LIGHT_WORDS: Mapping[Light, str] = MappingProxyType(
    {Light.RED: N_("red"), Light.YELLOW: N_("yellow"), Light.GREEN: N_("green"), Light.BLUE: N_("blue")}
)
"""Their names, to be translated where they are shown: a light must be readable without colour."""


def worst_of(lights: Iterable[Light | None]) -> Light | None:
    """The worst light present; None where there is none at all."""
    present = set(lights)
    return next((light for light in Light if light in present), None)


class Basis(StrEnum):
    """What a light rests on."""

    PART_DUE = "part_due"
    WHOLE_TARGET = "whole_target"
    LIMIT = "limit"
    DEADLINE = "deadline"
    LEVEL = "level"
    WORDS = "words"
    PLAN = "plan"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Signal:
    """A light, or None with the reason why there is none.

    ``achieved`` is the share of the whole that is done, ``due`` the share that is due by then. ``turns`` are the rates
    at which the light changes.
    """

    light: Light | None
    basis: Basis | None = None
    achieved: Fraction | None = None
    due: Fraction | None = None
    reasons: tuple[Message, ...] = ()
    turns: tuple[Fraction, ...] = ()

    @property
    def rate(self) -> Fraction | None:
        """Done by due: what the light was chosen by, where it was chosen by a rate."""
        return None if self.achieved is None or not self.due else self.achieved / self.due

    @property
    def gap(self) -> Fraction | None:
        """Ahead of what is due (positive) or behind it, as a share of the whole."""
        return None if self.achieved is None or self.due is None else self.achieved - self.due


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the end of the year will bring: as reported, or by the run rate (actual by elapsed share).

    ``number`` is None where the forecast is in words, ``share`` (of the target, or of the best level's entry) where it
    cannot be compared.
    """

    text: str
    number: Fraction | None
    unit: str
    share: Fraction | None
    is_reported: bool


@dataclass(frozen=True, slots=True)
class Chance:
    """完成目标可能性, as reported or as the forecast suggests it."""

    likelihood: Likelihood
    is_reported: bool


@dataclass(frozen=True, slots=True)
class IndicatorWatch:
    """One indicator under monitoring.

    ``missing`` is how far it is from the whole target (or from the best level), ``needs_reason`` says that its light or
    its deviation asks for a reason.
    """

    result: IndicatorResult
    signal: Signal
    forecast: Forecast | None = None
    chance: Chance | None = None
    missing: Quantity | None = None
    needs_reason: bool = False

    @property
    def lacks_reason(self) -> bool:
        """Whether a reason is needed and neither a reason nor a cause is given."""
        return self.needs_reason and not is_explained(self.result)

    @property
    def is_unreported(self) -> bool:
        """Whether there is no figure."""
        return self.result.verdict is Verdict.UNREPORTED


@dataclass(frozen=True, slots=True)
class ActivityWatch:
    """One activity (职责活动) with its indicators."""

    name: str
    indicators: tuple[IndicatorWatch, ...]

    @property
    def light(self) -> Light | None:
        """The worst light present."""
        return worst_of(one.signal.light for one in self.indicators)


@dataclass(frozen=True, slots=True)
class ProjectWatch:
    """One project: its money with what will be spent by the end of the year, and its indicators."""

    code: str
    name: str
    schedule: ScheduleResult
    budget: Signal
    indicators: tuple[IndicatorWatch, ...]
    forecast: Forecast | None = None

    @property
    def light(self) -> Light | None:
        """The worst light present, that of the budget included."""
        return worst_of((self.budget.light, *(one.signal.light for one in self.indicators)))


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done, about the money of a project or about an indicator."""

    signal: Signal
    watch: ProjectWatch | IndicatorWatch


@dataclass(frozen=True, slots=True)
class Monitoring:
    """A department's year under dual monitoring (绩效目标实现程度, 预算执行进度), as of a day.

    ``elapsed`` is the share of the year that is over as the policy counts it. ``tasks`` has the worst first.
    """

    department: Department
    year: int
    as_of: date
    elapsed: Fraction
    overall: tuple[IndicatorWatch, ...]
    activities: tuple[ActivityWatch, ...]
    projects: tuple[ProjectWatch, ...]
    tasks: tuple[Task, ...]
    policy: Policy
    findings: tuple[Finding, ...] = ()
    targets_file: str | None = None
    actuals_files: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def indicators(self) -> Iterator[IndicatorWatch]:
        """All indicators in the order of the targets."""
        yield from self.overall
        for activity in self.activities:
            yield from activity.indicators
        for project in self.projects:
            yield from project.indicators

    def results(self) -> Iterator[IndicatorResult]:
        """All indicators as they were graded."""
        return (one.result for one in self.indicators())

    def signals(self) -> Iterator[Signal]:
        """Every light there is: those of the indicators and those of the money."""
        yield from (one.signal for one in self.indicators())
        yield from (project.budget for project in self.projects)

    def counts(self) -> Counter[Light | None]:
        """How many indicators show each light; None counts those without one."""
        return Counter(one.signal.light for one in self.indicators())
