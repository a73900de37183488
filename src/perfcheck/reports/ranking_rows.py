"""The rows of the tables of a ranking, with what there is to say of a department."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.assessment.ranking import levels_of
from perfcheck.messages import Message, msg
from perfcheck.reports.department_texts import (
    average_text,
    incomplete_messages,
    so_far_message,
    without_messages,
)

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from perfcheck.assessment.department_score import AverageScore
    from perfcheck.assessment.outcomes import Verdict
    from perfcheck.assessment.ranking import Grades, Ranked, Ranking
    from perfcheck.assessment.standing import Delay, Shortfall


@dataclass(frozen=True, slots=True)
class RankRow:
    """A department of a ranking with its score as it is printed; ``levels`` are those of all its indicators."""

    year: int
    ranked: Ranked
    points: str
    levels: Counter[Verdict] | None

    @property
    def average(self) -> AverageScore | None:
        """The average score of its projects."""
        score = self.ranked.standing.score
        return None if score is None else score.average


@dataclass(frozen=True, slots=True)
class GradeRow:
    """How many of something have each grade."""

    year: int
    title: Message
    grades: Grades


@dataclass(frozen=True, slots=True)
class ShortfallRow:
    """One of the worst shortfalls of a year."""

    year: int
    one: Shortfall


@dataclass(frozen=True, slots=True)
class DelayRow:
    """One of the worst delays of a year."""

    year: int
    one: Delay


def rank_rows(ranking: Ranking) -> Iterator[RankRow]:
    """The departments in their order; scores that differ do not look equal."""
    points = [one.standing.points for one in ranking.departments]
    for index, ranked in enumerate(ranking.departments):
        score = ranked.standing.score
        around = [
            one for one in (*points[max(index - 1, 0) : index], *points[index + 1 : index + 2]) if one is not None
        ]
        text = "" if score is None or ranked.rank is None else average_text(score.average, around)
        yield RankRow(ranking.year, ranked, text, None if score is None else levels_of(score))


def grade_rows(ranking: Ranking) -> tuple[GradeRow, GradeRow]:
    """The grades of the departments, and of their projects."""
    return (
        GradeRow(ranking.year, msg("Departments"), ranking.grades),
        GradeRow(ranking.year, msg("Projects"), ranking.project_grades),
    )


def shortfall_rows(ranking: Ranking) -> tuple[ShortfallRow, ...]:
    """The worst shortfalls with their year."""
    return tuple(ShortfallRow(ranking.year, one) for one in ranking.shortfalls)


def delay_rows(ranking: Ranking) -> tuple[DelayRow, ...]:
    """The worst delays with their year."""
    return tuple(DelayRow(ranking.year, one) for one in ranking.delays)


def notes_of(row: RankRow) -> tuple[Message, ...]:
    """Why a department has no complete score, and what is not in its figures."""
    standing, average = row.ranked.standing, row.average
    if standing.score is None or average is None:
        return standing.reasons
    so_far = so_far_message(average)
    return (
        *(() if so_far is None else (so_far,)),
        *(incomplete_messages(average) if average.incomplete else standing.reasons),
        *without_messages(standing.score),
    )
