"""An assessment narrowed down: to some projects, or to what is worse than a level."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfcheck.assessment.monitoring_results import Light
from perfcheck.assessment.tasks import tasks_of
from perfcheck.measures.standard import Level
from perfcheck.model.lookup import pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.assessment.monitoring_results import Monitoring, Signal
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
            is_narrowed=True,
        )
        for assessment in assessments
    )
    return tuple(assessment for assessment in narrowed if assessment.projects)


def only_watched(monitorings: Sequence[Monitoring], names: Sequence[str]) -> tuple[Monitoring, ...]:
    """The same of what monitoring says.

    Raises:
        ProjectLookupError: a name that no project has, or more than one.
    """
    known = {project.code: project.name for one in monitorings for project in one.projects}
    wanted = {pick(known, name) for name in names}
    narrowed = (_only(one, wanted) for one in monitorings)
    return tuple(one for one in narrowed if one.projects)


def _only(one: Monitoring, wanted: set[str]) -> Monitoring:
    projects = tuple(project for project in one.projects if project.code in wanted)
    return replace(one, overall=(), activities=(), projects=projects, tasks=tasks_of((), (), projects))


def lit(monitorings: Sequence[Monitoring], light: Light) -> tuple[Signal, ...]:
    """The signals, of indicators and of money, that show a light or a worse one."""
    order = tuple(Light)
    bad = order[: order.index(light) + 1]
    return tuple(signal for one in monitorings for signal in one.signals() if signal.light in bad)


def worse_than(assessments: Sequence[Assessment], level: Level) -> tuple[IndicatorResult, ...]:
    """The indicators whose level is below the given one; what has no level is not among them."""
    order = tuple(Level)
    return tuple(
        result
        for assessment in assessments
        for result in assessment.results()
        if (own := result.verdict.level) is not None and order.index(own) > order.index(level)
    )
