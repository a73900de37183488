"""A department as a whole: its levels, the average score of its projects, how much of its budgets is spent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import TYPE_CHECKING

from perfcheck.assessment.project_score import grade_of
from perfcheck.assessment.scores import ProjectScore, Unscored
from perfcheck.measures.numbers import EXACT, plain
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfcheck.assessment.outcomes import Verdict
    from perfcheck.assessment.results import Assessment, IndicatorResult, ProjectResult
    from perfcheck.measures.standard import Level


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A project that does not count, with the reason."""

    code: str
    name: str
    reason: Message


@dataclass(frozen=True, slots=True)
class AverageScore:
    """The average of the scores of projects, each by its budget: exact, None where there is none.

    ``scored`` are the codes of the projects that it is made of. ``incomplete`` ones have no complete score, and while
    there are any the average is one so far and has no ``grade``. ``weightless`` ones have a budget of zero, so that
    whatever they score changes nothing. ``begins`` are the points at which grades begin.
    """

    points: Fraction | None
    grade: Level | None
    scored: tuple[str, ...] = ()
    incomplete: tuple[LeftOut, ...] = ()
    weightless: tuple[LeftOut, ...] = ()
    begins: tuple[Decimal, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every project that has a weight is in it."""
        return self.points is not None and not self.incomplete

    @property
    def projects(self) -> int:
        """How many projects the department has."""
        return len(self.scored) + len(self.incomplete) + len(self.weightless)


@dataclass(frozen=True, slots=True)
class ExecutionTotal:
    """What the projects spent of their budgets, in 万元, over those that have both.

    The budgets are those that the policy holds spending against. ``rate`` is None where there are none.
    """

    budget: Quantity
    spent: Quantity
    rate: Fraction | None
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class DepartmentScore:
    """How a department stands: indicators by verdict in each part of its targets, projects by grade and by money.

    ``grades`` counts the projects whose grade is certain.
    """

    overall: Mapping[Verdict, int]
    activities: Mapping[Verdict, int]
    projects: Mapping[Verdict, int]
    grades: Mapping[Level, int]
    average: AverageScore
    execution: ExecutionTotal


def score_of_whole(assessment: Assessment) -> DepartmentScore | None:
    """The department as a whole; None where only some of its projects are looked at."""
    return None if assessment.is_narrowed else department_score(assessment)


def department_score(assessment: Assessment) -> DepartmentScore:
    """The department as a whole; without a policy no project has a score."""
    projects = assessment.projects
    return DepartmentScore(
        overall=_verdicts(assessment.overall),
        activities=_verdicts(result for activity in assessment.activities for result in activity.results),
        projects=_verdicts(result for project in projects for result in project.results),
        grades=_grades(projects),
        average=_average(assessment),
        execution=_execution(projects),
    )


def _verdicts(results: Iterable[IndicatorResult]) -> Mapping[Verdict, int]:
    return Counter(result.verdict for result in results)


def _grades(projects: Iterable[ProjectResult]) -> Mapping[Level, int]:
    scores = (_score(project) for project in projects)
    return Counter(score.grade for score in scores if score is not None and score.grade is not None)


def _score(project: ProjectResult) -> ProjectScore | None:
    return project.score if isinstance(project.score, ProjectScore) else None


def _budget(project: ProjectResult) -> Quantity:
    """The budget that the policy holds spending against; without a score the one of the day."""
    score = _score(project)
    if score is None or score.execution.budget is None:
        return project.schedule.budget
    return score.execution.budget


def _average(assessment: Assessment) -> AverageScore:
    weighted: list[tuple[str, Fraction, Fraction]] = []
    incomplete: list[LeftOut] = []
    weightless: list[LeftOut] = []
    for project in assessment.projects:
        score, budget = _score(project), _budget(project).number
        if not budget:
            why = msg("its budget is zero, so its score has no weight")
            weightless.append(LeftOut(project.code, project.name, why))
        elif score is not None and score.is_complete:
            weighted.append((project.code, Fraction(score.total), Fraction(budget)))
        else:
            incomplete.append(LeftOut(project.code, project.name, _why_not(project)))
    points = _mean((total, budget) for _, total, budget in weighted)
    rules = None if assessment.policy is None else assessment.policy.scoring.grades
    return AverageScore(
        points,
        grade_of(points, rules) if points is not None and rules is not None and not incomplete else None,
        tuple(code for code, _, _ in weighted),
        tuple(incomplete),
        tuple(weightless),
        () if rules is None else (rules.excellent, rules.good, rules.fair),
    )


def _mean(weighted: Iterable[tuple[Fraction, Fraction]]) -> Fraction | None:
    """The mean of values by their weights, of which none is zero; None of nothing."""
    pairs = tuple(weighted)
    whole = sum((weight for _, weight in pairs), Fraction(0))
    return sum((value * weight for value, weight in pairs), Fraction(0)) / whole if pairs else None


def _why_not(project: ProjectResult) -> Message:
    if isinstance(project.score, Unscored):
        return project.score.reason
    if project.score is None:
        return msg("no policy to score by was given")
    reported = plain(project.score.reported)
    if project.score.execution.score is None and project.score.execution.reasons:
        reasons = project.score.execution.reasons
        return msg("only {reported} of 100 points are reported ({reasons})", reported=reported, reasons=reasons)
    return msg("only {reported} of 100 points are reported", reported=reported)


def _execution(projects: Iterable[ProjectResult]) -> ExecutionTotal:
    """Money that was spent without a budget would make the rate of the others look better than it is."""
    both: list[tuple[Quantity, Quantity]] = []
    left_out: list[LeftOut] = []
    for project in projects:
        budget, spent = _budget(project), project.schedule.spent
        if spent is None:
            left_out.append(LeftOut(project.code, project.name, msg("no spending was reported")))
        elif not budget.number:
            why = msg("the budget is zero, so there is no rate")
            left_out.append(LeftOut(project.code, project.name, why))
        else:
            both.append((budget, spent))
    budgets, amounts = _sum(one for one, _ in both), _sum(one for _, one in both)
    rate = Fraction(amounts.number) / Fraction(budgets.number) if both else None
    return ExecutionTotal(budgets, amounts, rate, tuple(left_out))


def _sum(amounts: Iterable[Quantity]) -> Quantity:
    return Quantity(reduce(EXACT.add, (amount.number for amount in amounts), Decimal(0)), WAN_YUAN)
