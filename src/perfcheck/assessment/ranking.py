"""Many departments of a year beside each other: ranks, distributions, what is furthest behind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from perfcheck.assessment.outcomes import Verdict
from perfcheck.assessment.standing import worst_delays, worst_shortfalls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from perfcheck.assessment.department_score import DepartmentScore
    from perfcheck.assessment.standing import Delay, Shortfall, Standing
    from perfcheck.findings import Finding
    from perfcheck.measures.standard import Level
    from perfcheck.messages import Message

TOP = 10
"""How many of the worst shortfalls and delays a ranking shows."""
WITHOUT_LEVEL = (Verdict.UNDETERMINED, Verdict.UNREPORTED, Verdict.UNRATABLE)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A department with its rank, which equal scores share; None without a complete score."""

    rank: int | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Grades:
    """How many have each grade, and how many have none yet."""

    counts: Mapping[Level, int]
    without: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The departments of a year, best first; those without a complete score stand at the end, by their codes.

    ``policies`` are those that the scores rest on: of more than one, they are hard to compare.
    """

    year: int
    departments: tuple[Ranked, ...]
    grades: Grades
    project_grades: Grades
    shortfalls: tuple[Shortfall, ...]
    delays: tuple[Delay, ...]
    days: tuple[date, ...]
    policies: tuple[str, ...]

    @property
    def scored(self) -> int:
        """How many departments have a rank."""
        return sum(one.rank is not None for one in self.departments)

    @property
    def missed(self) -> int:
        """Missed targets that have no rate to compare."""
        return sum(one.standing.missed for one in self.departments)

    @property
    def unspent(self) -> int:
        """Projects that report no spending."""
        return sum(one.standing.unspent for one in self.departments)


@dataclass(frozen=True, slots=True)
class Summary:
    """The rankings of all years, the latest first; findings of files that came into none; what was left out."""

    rankings: tuple[Ranking, ...]
    findings: tuple[Finding, ...] = ()
    notes: tuple[Message, ...] = ()


def rankings_of(standings: Iterable[Standing], top: int = TOP) -> tuple[Ranking, ...]:
    """A ranking for each year, the latest first: scores of different years are not held against each other."""
    in_order = sorted(standings, key=lambda one: (-one.year, one.department.code, one.department.name))
    return tuple(_ranking(year, tuple(group), top) for year, group in groupby(in_order, key=lambda one: one.year))


def levels_of(score: DepartmentScore) -> Counter[Verdict]:
    """How many indicators of the whole department have each verdict."""
    counts: Counter[Verdict] = Counter()
    for part in (score.overall, score.activities, score.projects):
        counts.update(part)
    return counts


def _ranking(year: int, standings: Sequence[Standing], top: int) -> Ranking:
    averages = [one.score.average for one in standings if one.score is not None and one.points is not None]
    return Ranking(
        year=year,
        departments=tuple(_ranked(standings)),
        grades=_grades(Counter(one.grade for one in averages if one.grade is not None), len(standings)),
        project_grades=_project_grades(standings),
        shortfalls=worst_shortfalls((one for standing in standings for one in standing.shortfalls), top),
        delays=worst_delays((one for standing in standings for one in standing.delays), top),
        days=tuple(sorted({one.as_of for one in standings if one.as_of is not None})),
        policies=tuple(sorted({one.policy for one in standings if one.policy is not None})),
    )


def _ranked(standings: Sequence[Standing]) -> Iterator[Ranked]:
    """Competition ranks: 1, 2, 2, 4. Scores are compared exactly, never as they are printed."""
    scored = [(one.points, one) for one in standings if one.points is not None]
    scored.sort(key=lambda pair: -pair[0])
    place = 1
    for _, equal in groupby(scored, key=lambda pair: pair[0]):
        group = [one for _, one in equal]
        yield from (Ranked(place, one) for one in group)
        place += len(group)
    yield from (Ranked(None, one) for one in standings if one.points is None)


def _project_grades(standings: Iterable[Standing]) -> Grades:
    scores = [one.score for one in standings if one.score is not None]
    counts: Counter[Level] = Counter()
    for score in scores:
        counts.update(score.grades)
    return _grades(counts, sum(score.average.projects for score in scores))


def _grades(counts: Counter[Level], of: int) -> Grades:
    return Grades(counts, of - counts.total())
