"""What there is to do after monitoring, the worst first."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.monitoring_results import Basis, IndicatorWatch, Light, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.assessment.monitoring_results import ActivityWatch, ProjectWatch

_ORDER = (*Light, None)
_CALLING = (Light.RED, Light.YELLOW, Light.BLUE)


def tasks_of(
    overall: tuple[IndicatorWatch, ...], activities: tuple[ActivityWatch, ...], projects: tuple[ProjectWatch, ...]
) -> tuple[Task, ...]:
    """Money behind its plan, indicators that are not green, reasons that are missing, what is still to be done.

    Sorted by the light, then by how far away from what is due; what ties, in the order of the targets.
    """
    return tuple(sorted(_tasks(overall, activities, projects), key=_urgency))


def _tasks(
    overall: tuple[IndicatorWatch, ...], activities: tuple[ActivityWatch, ...], projects: tuple[ProjectWatch, ...]
) -> Iterator[Task]:
    yield from (Task(project.budget, project) for project in projects if _wants_money(project))
    groups = (overall, *(activity.indicators for activity in activities), *(one.indicators for one in projects))
    yield from (Task(one.signal, one) for group in groups for one in group if _wants_work(one))


def _wants_money(project: ProjectWatch) -> bool:
    """Behind the plan, or nothing is known of the spending where there is a budget."""
    gap = project.budget.gap
    return (gap is not None and gap < 0) or (project.schedule.spent is None and project.schedule.budget.number > 0)


def _wants_work(one: IndicatorWatch) -> bool:
    is_pending = one.signal.basis is Basis.DEADLINE and one.signal.light is None
    return one.signal.light in _CALLING or one.lacks_reason or is_pending


def _urgency(task: Task) -> tuple[int, Fraction]:
    """The worst light first; within it the lowest rate, of the blue ones the highest; no rate is the worst of all."""
    rate = task.signal.rate
    far = Fraction(-1) if rate is None else -rate if task.signal.light is Light.BLUE else rate
    return _ORDER.index(task.signal.light), far
