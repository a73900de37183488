"""An assessment narrowed down: to some projects, or to what is worse than a level."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfcheck.measures.standard import Level
from perfcheck.model.lookup import pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.assessment.results import Assessment, IndicatorResult


def only_projects(assessments: Sequence[Assessment], names: Sequence[str]) -> tuple[Assessment, ...]:
    """The assessments with nothing but the named projects; those without any of them are left out.

    Raises:
        ProjectLookupError: a name that no project has, or more than one.
    """
    known = {project.code: project.name for assessment in assessments for project in assessment.projects}
    wanted = {pick(known, name) for name in names}
    narrowed = (
        replace(
            assessment,
            overall=(),
            activities=(),
            projects=tuple(project for project in assessment.projects if project.code in wanted),
        )
        for assessment in assessments
    )
    return tuple(assessment for assessment in narrowed if assessment.projects)


def worse_than(assessments: Sequence[Assessment], level: Level) -> tuple[IndicatorResult, ...]:
    """The indicators whose level is below the given one; what has no level is not among them."""
    order = tuple(Level)
    return tuple(
        result
        for assessment in assessments
        for result in assessment.results()
        if (own := result.verdict.level) is not None and order.index(own) > order.index(level)
    )
