"""The spending plan of a project as the checks see it: its checkpoints in the order of their days."""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.days import parse_day
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from perfcheck.findings import KeyPath
    from perfcheck.model.targets import Project
    from perfcheck.validation.submission import Submission

ALL = 100
"""The whole budget, in %."""


class Point(NamedTuple):
    """A checkpoint on its date; ``share`` is in %."""

    label: str
    day: date
    share: Decimal

    def __str__(self) -> str:
        return f"{self.label} {self.percent}"

    @property
    def percent(self) -> str:
        """The share as a message shows it."""
        return f"{plain(self.share)}%"


class Plan(NamedTuple):
    """The plan of a project: at least one point, in the order of their days, and the way to it."""

    way: KeyPath
    code: str
    project: str
    points: tuple[Point, ...]


@lru_cache(maxsize=1)
def plans_of(submission: Submission) -> tuple[Plan, ...]:
    """The plans of all projects that have one; several checks ask for them in turn."""
    return tuple(_plans(submission))


def _plans(submission: Submission) -> Iterator[Plan]:
    for code, project in submission.targets.projects.items():
        points = points_of(project, submission.targets.year)
        if points:
            yield Plan(("projects", code, "schedule"), code, project.name, points)


def points_of(project: Project, year: int) -> tuple[Point, ...]:
    """The checkpoints of a project whose days the year has, in the order of these days."""
    dated = ((label, _on(label, year), share.number) for label, share in project.schedule.items())
    points = (Point(label, day, share) for label, day, share in dated if day is not None)
    return tuple(sorted(points, key=attrgetter("day")))


@lru_cache(maxsize=256)
def _on(label: str, year: int) -> date | None:
    """The date of a label; plans have few different ones."""
    try:
        return parse_day(label).on(year)
    except MeasureError:
        return None
