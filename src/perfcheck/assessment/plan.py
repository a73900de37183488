"""The spending plan of a project (资金支出计划): cumulative shares of its budget by day.

The plan is 0 at the end of 31 December before, reaches each share at the end of its day, and runs linearly by days
between two of them. After the last node it stays where it is.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.numbers import fraction_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.messages import Message
    from perfcheck.model.targets import Project


class Point(NamedTuple):
    """A node of the plan on its date, with its share of the budget (1 is all of it)."""

    label: str
    day: date
    part: Decimal

    @property
    def share(self) -> Fraction:
        """The share, ready for exact division."""
        return fraction_of(self.part)


class Plan(NamedTuple):
    """The nodes in the order of their days; ``wrong`` says of the others, by their labels, why their day cannot be."""

    points: tuple[Point, ...]
    wrong: Mapping[str, Message]


def plan_of(project: Project, year: int) -> Plan:
    """The plan of a project for its year."""
    wrong = project.wrong_days(year)
    nodes = (node for node in project.checkpoints() if node.label not in wrong)
    points = (Point(node.label, node.day.on(year), node.share.magnitude) for node in nodes)
    return Plan(tuple(sorted(points, key=lambda point: point.day)), wrong)


def points_of(project: Project, year: int) -> tuple[Point, ...]:
    """The nodes of the plan in the order of their days, without those whose day cannot be."""
    return plan_of(project, year).points


def planned_on(points: tuple[Point, ...], day: date, year: int) -> Fraction | None:
    """The planned share at the end of a day; None without a plan."""
    if not points:
        return None
    start = Point("", date(year - 1, 12, 31), Decimal(0))
    if day <= start.day:
        return start.share
    before = next((point for point in reversed(points) if start.day < point.day <= day), start)
    after = next((point for point in points if point.day > day), None)
    if after is None:
        return before.share
    passed = Fraction((day - before.day).days, (after.day - before.day).days)
    return before.share + (after.share - before.share) * passed
