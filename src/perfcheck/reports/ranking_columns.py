"""The tables of a ranking: departments, how grades are distributed, what is furthest behind."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.outcomes import Verdict, verdict_word
from perfcheck.assessment.ranking import WITHOUT_LEVEL
from perfcheck.assessment.results import Section
from perfcheck.measures.standard import LEVEL_WORDS, Level
from perfcheck.messages import N_, msg
from perfcheck.model.lookup import last_part
from perfcheck.reports.department_texts import (
    LEAST_PLACES,
)
from perfcheck.reports.ranking_rows import notes_of
from perfcheck.reports.records import Column, Kind, by_name, number_of
from perfcheck.reports.texts import completion_percent, demand_text, report_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from perfcheck.assessment.department_score import DepartmentScore
    from perfcheck.assessment.standing import Owner
    from perfcheck.reports.ranking_rows import DelayRow, GradeRow, RankRow, ShortfallRow
    from perfcheck.reports.records import Picked


def _points(row: RankRow) -> Picked:
    """A number; a text where two decimals would show a grade that is not reached, or two scores as equal."""
    return Decimal(row.points) if len(row.points.partition(".")[2]) == LEAST_PLACES else row.points


def _grade(row: RankRow) -> Picked:
    average = row.average
    if row.ranked.rank is None or average is None or average.grade is None:
        return msg("still open")
    return msg(LEVEL_WORDS[average.grade])


def _of(pick: Callable[[DepartmentScore], Picked]) -> Callable[[RankRow], Picked]:
    """What the score says; nothing of a department that could not be assessed."""
    return lambda row: None if (score := row.ranked.standing.score) is None else pick(score)


def _count(*verdicts: Verdict) -> Callable[[RankRow], Picked]:
    return lambda row: None if row.levels is None else sum(row.levels[verdict] for verdict in verdicts)


def _levels(row: RankRow) -> Picked:
    levels = row.levels
    return None if levels is None else "/".join(str(levels[Verdict(level.value)]) for level in Level)


def _incomplete(score: DepartmentScore) -> Picked:
    return len(score.average.incomplete)


def _graded(level: Level) -> Callable[[GradeRow], Picked]:
    return lambda row: row.grades.counts.get(level, 0)


def owner_label(owner: Owner) -> str:
    """The department with its code: 322 南堡经济开发区商务局."""
    return f"{owner.code} {owner.name}".rstrip()


def _label(row: ShortfallRow) -> Picked:
    """The indicator with the last part of its project's code, where it is one of a project."""
    one = row.one
    return f"{last_part(one.group[0])} {one.name}" if one.section is Section.PROJECTS else one.name


def _done(row: ShortfallRow) -> Picked:
    """The share; as a text where the two decimals of a number would show a level that is not reached."""
    text = completion_percent(row.one.done)
    return f"{text}%" if len(text.partition(".")[2]) > LEAST_PLACES else row.one.done


RANK_COLUMNS: Mapping[str, Column[RankRow]] = MappingProxyType(
    by_name(
        Column("year", N_("Year"), lambda row: row.year, Kind.COUNT),
        Column("rank", N_("Rank"), lambda row: row.ranked.rank, Kind.COUNT),
        Column("code", N_("Code"), lambda row: row.ranked.standing.department.code),
        Column("department", N_("Department"), lambda row: row.ranked.standing.department.name),
        Column("score", N_("Score"), _points, Kind.SCORE),
        Column("grade", N_("Grade"), _grade, Kind.LEVEL),
        Column("execution", N_("Execution"), _of(lambda score: score.execution.rate), Kind.SHARE),
        Column("budget", N_("Budget (万元)"), _of(lambda score: number_of(score.execution.budget)), Kind.MONEY),
        Column("spent", N_("Spent (万元)"), _of(lambda score: number_of(score.execution.spent)), Kind.MONEY),
        Column("levels", N_("Levels"), _levels, Kind.NUMBER),
        *(Column(level.value, LEVEL_WORDS[level], _count(Verdict(level.value)), Kind.COUNT) for level in Level),
        Column("without_level", N_("Without a level"), _count(*WITHOUT_LEVEL), Kind.COUNT),
        Column(
            Verdict.NOT_APPLICABLE.value,
            verdict_word(Verdict.NOT_APPLICABLE),
            _count(Verdict.NOT_APPLICABLE),
            Kind.COUNT,
        ),
        Column("projects", N_("Projects"), _of(lambda score: score.average.projects), Kind.COUNT),
        Column("incomplete", N_("Open"), _of(_incomplete), Kind.COUNT),
        Column("incomplete_projects", N_("Projects without a complete score"), _of(_incomplete), Kind.COUNT),
        Column("as_of", N_("As of"), lambda row: row.ranked.standing.as_of, Kind.DATE),
        Column("policy", N_("Policy"), lambda row: row.ranked.standing.policy),
        Column("note", N_("Note"), notes_of),
    )
)
"""A row is a department; ``incomplete`` is ``incomplete_projects`` with a short heading."""

GRADE_COLUMNS: Mapping[str, Column[GradeRow]] = MappingProxyType(
    by_name(
        Column("title", N_("Grades of"), lambda row: row.title),
        *(Column(level.value, LEVEL_WORDS[level], _graded(level), Kind.COUNT) for level in Level),
        Column("without", N_("still open"), lambda row: row.grades.without, Kind.COUNT),
    )
)

SHORTFALL_COLUMNS: Mapping[str, Column[ShortfallRow]] = MappingProxyType(
    by_name(
        Column("year", N_("Year"), lambda row: row.year, Kind.COUNT),
        Column("done", N_("Completion"), _done, Kind.SHARE),
        Column("gap", N_("Gap to the year (percentage points)"), lambda row: row.one.gap, Kind.POINTS),
        Column("gap_short", N_("Gap"), lambda row: row.one.gap, Kind.POINTS),
        Column("department", N_("Department"), lambda row: owner_label(row.one.department)),
        Column("group", N_("Part"), lambda row: " · ".join(row.one.group)),
        Column("indicator", N_("Indicator"), lambda row: row.one.name),
        Column("label", N_("Indicator"), _label),
        Column("target", N_("Target"), lambda row: demand_text(row.one.indicator)),
        Column("actual", N_("Actual"), lambda row: report_text(row.one.report)),
        Column("level", N_("Level"), lambda row: msg(verdict_word(row.one.verdict)), Kind.LEVEL),
        Column("place", N_("Figure stands at"), lambda row: str(row.one.place)),
    )
)
"""A row is a target that is not reached."""

DELAY_COLUMNS: Mapping[str, Column[DelayRow]] = MappingProxyType(
    by_name(
        Column("year", N_("Year"), lambda row: row.year, Kind.COUNT),
        Column("gap", N_("Gap to the plan (percentage points)"), lambda row: row.one.gap, Kind.POINTS),
        Column("gap_short", N_("Gap"), lambda row: row.one.gap, Kind.POINTS),
        Column("rate", N_("Execution"), lambda row: row.one.rate, Kind.SHARE),
        Column("planned", N_("Planned"), lambda row: row.one.planned, Kind.SHARE),
        Column("budget", N_("Budget (万元)"), lambda row: row.one.budget.number, Kind.MONEY),
        Column("spent", N_("Spent (万元)"), lambda row: row.one.spent.number, Kind.MONEY),
        Column("department", N_("Department"), lambda row: owner_label(row.one.department)),
        Column("code", N_("Project code"), lambda row: row.one.code),
        Column("project", N_("Project"), lambda row: f"{row.one.short_code} {row.one.name}"),
        Column("note", N_("Note"), lambda row: None if row.one.has_plan else msg("no plan; held against the year")),
    )
)
"""A row is a project that spends more slowly than planned."""

FULL_RANKS: Sequence[str] = tuple(name for name in RANK_COLUMNS if name not in {"levels", "incomplete"})
"""What tables without a bound to their width have."""
FULL_SHORTFALLS: Sequence[str] = tuple(name for name in SHORTFALL_COLUMNS if name not in {"gap_short", "label"})
FULL_DELAYS: Sequence[str] = tuple(name for name in DELAY_COLUMNS if name != "gap_short")
SHORT_RANKS: Sequence[str] = (
    "rank",
    "code",
    "department",
    "score",
    "grade",
    "execution",
    "levels",
    "incomplete",
)
SHORT_SHORTFALLS: Sequence[str] = ("done", "gap_short", "department", "label", "actual", "target")
SHORT_DELAYS: Sequence[str] = ("gap_short", "rate", "planned", "budget", "department", "project")
