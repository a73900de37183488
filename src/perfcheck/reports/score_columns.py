"""The table of scores: one row is one project with what it has of 100 points, and its grade."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.scores import ProjectScore, Unscored
from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.messages import N_, msg
from perfcheck.reports.records import Column, Kind, by_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfcheck.assessment.results import Assessment, ProjectResult
    from perfcheck.reports.records import Picked


def scored_projects(assessment: Assessment) -> tuple[ProjectResult, ...]:
    """The projects with a score, or with a reason why there is none."""
    return tuple(project for project in assessment.projects if project.score is not None)


def _of(pick: Callable[[ProjectScore], Picked]) -> Callable[[ProjectResult], Picked]:
    """What a score says; nothing of a project without one."""
    return lambda row: pick(row.score) if isinstance(row.score, ProjectScore) else None


def _grade(score: ProjectScore) -> Picked:
    return msg("still open") if score.grade is None else msg(LEVEL_WORDS[score.grade])


def _notes(row: ProjectResult) -> Picked:
    if isinstance(row.score, Unscored):
        return msg("not scored: {reason}", reason=row.score.reason)
    return None if row.score is None else (*row.score.execution.reasons, *row.score.notes)


SCORE_COLUMNS: Mapping[str, Column[ProjectResult]] = MappingProxyType(
    by_name(
        Column("project", N_("Project"), lambda row: f"{row.schedule.short_code} {row.name}"),
        Column("total", N_("Total score"), _of(lambda score: score.total), Kind.SCORE),
        Column("grade", N_("Grade"), _of(_grade), Kind.LEVEL),
        Column("reported", N_("Points reported"), _of(lambda score: score.reported), Kind.NUMBER),
        Column("least", N_("At least"), _of(lambda score: score.least), Kind.SCORE),
        Column("most", N_("At most"), _of(lambda score: score.most), Kind.SCORE),
        Column("execution_rate", N_("Execution rate"), _of(lambda score: score.execution.rate), Kind.SHARE),
        Column("execution_score", N_("Execution score"), _of(lambda score: score.execution.score), Kind.SCORE),
        Column("cap", N_("Limit of the total"), _of(lambda score: score.cap), Kind.NUMBER),
        Column("notes", N_("Note"), _notes),
    )
)
"""What a total is made of; ``notes`` say what was re-scaled, moved or assumed, or why there is no score."""
