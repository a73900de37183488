"""The spending plan of a project (资金支出计划): cumulative shares of its budget by day.

The plan is 0 at the end of 31 December before, reaches each share at the end of its day, and runs linearly by days
between two of them. After the last node it stays where it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.model.targets import Project


@dataclass(frozen=True, slots=True)
class Point:
    """A node of the plan on its date, with its share of the budget (1 is all of it)."""

    label: str
    day: date
    part: Decimal

    @property
    def share(self) -> Fraction:
        """The share, ready for exact division."""
        return Fraction(self.part)


def points_of(project: Project, year: int) -> tuple[Point, ...]:
    """The nodes of the plan in the order of their days, without those whose day cannot be."""
    wrong = project.wrong_days(year)
    nodes = (node for node in project.checkpoints() if node.label not in wrong)
    points = (Point(node.label, node.day.on(year), node.share.magnitude) for node in nodes)
    return tuple(sorted(points, key=lambda point: point.day))


def planned_on(points: tuple[Point, ...], day: date, year: int) -> Fraction | None:
    """The planned share at the end of a day; None without a plan."""
    if not points:
        return None
    start = Point("", date(year - 1, 12, 31), Decimal(0))
    if day <= start.day:
        return start.share
    before = max((point for point in (start, *points) if point.day <= day), key=lambda point: point.day)
    after = next((point for point in points if point.day > day), before)
    if after is before:
        return before.share
    passed = Fraction((day - before.day).days, (after.day - before.day).days)
    return before.share + (after.share - before.share) * passed
