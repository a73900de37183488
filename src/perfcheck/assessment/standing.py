"""A department among others: its score, and where it is furthest behind, without the documents it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from perfcheck.assessment.department_score import department_score
from perfcheck.measures.standard import Level
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from perfcheck.assessment.department_score import DepartmentScore
    from perfcheck.assessment.outcomes import Verdict
    from perfcheck.assessment.results import Assessment, IndicatorResult, ProjectResult, Section
    from perfcheck.findings import Finding, Place
    from perfcheck.measures.quantity import Quantity
    from perfcheck.model.actuals import Report
    from perfcheck.model.indicators import Indicator


@dataclass(frozen=True, slots=True)
class Owner:
    """A department; ``name`` is empty where its targets could not be read."""

    code: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A target that is not reached. ``done`` is the share that is, ``gap`` this less the share of the year.

    ``gap`` is None for what does not grow with the year.
    """

    department: Owner
    section: Section
    group: tuple[str, ...]
    name: str
    indicator: Indicator
    report: Report
    verdict: Verdict
    done: Fraction
    gap: Fraction | None
    place: Place


@dataclass(frozen=True, slots=True)
class Delay:
    """A project that spent less than was planned by the day; without a plan of its own, than the year that is over."""

    department: Owner
    code: str
    short_code: str
    name: str
    budget: Quantity
    spent: Quantity
    rate: Fraction
    planned: Fraction
    has_plan: bool

    @property
    def gap(self) -> Fraction:
        """Spent less planned, as shares of the budget: negative."""
        return self.rate - self.planned


@dataclass(frozen=True, slots=True)
class Standing:
    """How a department stands in its year. ``score`` is None where nothing could be assessed; ``problem`` says why.

    ``shortfalls`` and ``delays`` are its worst ones, worst first. ``missed`` counts the missed targets that have no
    rate to compare (deadlines, limits of zero, words), ``unspent`` the projects that report no spending.
    """

    department: Owner
    year: int
    as_of: date | None = None
    policy: str | None = None
    score: DepartmentScore | None = None
    problem: Message | None = None
    shortfalls: tuple[Shortfall, ...] = ()
    missed: int = 0
    delays: tuple[Delay, ...] = ()
    unspent: int = 0
    findings: tuple[Finding, ...] = ()
    targets_file: str | None = None
    actuals_files: tuple[str, ...] = ()

    @property
    def points(self) -> Fraction | None:
        """The average score, if every project that has a weight is in it."""
        average = None if self.score is None else self.score.average
        return average.points if average is not None and average.is_complete else None

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why the department has no complete score; nothing where it has one."""
        if self.score is None:
            return () if self.problem is None else (self.problem,)
        average = self.score.average
        if average.is_complete:
            return ()
        if not average.projects:
            return (msg("it has no projects"),)
        if not average.incomplete:
            return (msg("none of its projects has a budget"),)
        return tuple(
            msg("{code} {name}: {reason}", code=one.code, name=one.name, reason=one.reason)
            for one in average.incomplete
        )


def standing_of(assessment: Assessment, most: int) -> Standing:
    """The department with at most ``most`` of its worst shortfalls and delays."""
    owner = Owner(assessment.department.code, assessment.department.name)
    missed = [result for result in assessment.results() if _is_missed(result)]
    shortfalls = [short for result in missed if (short := _shortfall(owner, result)) is not None]
    delays = [late for project in assessment.projects if (late := _delay(owner, project, assessment)) is not None]
    return Standing(
        department=owner,
        year=assessment.year,
        as_of=assessment.as_of,
        policy=None if assessment.policy is None else assessment.policy.policy,
        score=department_score(assessment),
        shortfalls=worst_shortfalls(shortfalls, most),
        missed=len(missed) - len(shortfalls),
        delays=worst_delays(delays, most),
        unspent=sum(project.schedule.spent is None for project in assessment.projects),
        findings=assessment.findings,
        targets_file=assessment.targets_file,
        actuals_files=assessment.actuals_files,
    )


def worst_shortfalls(shortfalls: Iterable[Shortfall], most: int) -> tuple[Shortfall, ...]:
    """The least done first; what is furthest behind the year goes before what only may take its time."""
    return tuple(nsmallest(most, shortfalls, key=lambda one: (one.done, one.gap is None, one.gap or 0)))


def worst_delays(delays: Iterable[Delay], most: int) -> tuple[Delay, ...]:
    """The largest gap first; of equal ones the largest budget."""
    return tuple(nsmallest(most, delays, key=lambda one: (one.gap, -one.budget.number)))


def _is_missed(result: IndicatorResult) -> bool:
    """A target that is not met; where there is only a standard, its two upper levels."""
    outcome = result.outcome
    if outcome.verdict.level is None:
        return False
    if outcome.reached is not None:
        return not outcome.reached
    return outcome.verdict.level in (Level.FAIR, Level.POOR)


def _shortfall(owner: Owner, result: IndicatorResult) -> Shortfall | None:
    """None where there is no share to compare."""
    outcome, reported = result.outcome, result.reported
    pace = outcome.pace
    done = outcome.completion if outcome.completion is not None or pace is None else pace.achieved
    if done is None or reported is None:
        return None
    return Shortfall(
        department=owner,
        section=result.section,
        group=result.group,
        name=result.name,
        indicator=result.indicator,
        report=reported.report,
        verdict=result.verdict,
        done=done,
        gap=None if pace is None else pace.gap,
        place=reported.place,
    )


def _delay(owner: Owner, project: ProjectResult, assessment: Assessment) -> Delay | None:
    schedule = project.schedule
    if schedule.spent is None or schedule.spent_share is None:
        return None
    planned = schedule.planned_share
    delay = Delay(
        department=owner,
        code=project.code,
        short_code=schedule.short_code,
        name=project.name,
        budget=schedule.budget,
        spent=schedule.spent,
        rate=schedule.spent_share,
        planned=assessment.elapsed.share if planned is None else planned,
        has_plan=planned is not None,
    )
    return delay if delay.gap < 0 else None
