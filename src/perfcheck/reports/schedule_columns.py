"""The columns of spending plans: one row is one checkpoint of a project, or the as-of day between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.scheduling import Schedules
from perfcheck.messages import N_, msg
from perfcheck.reports.records import Column, Kind, by_name, number_of
from perfcheck.reports.texts import CHECKPOINT_WORDS, department_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from perfcheck.assessment.results import Assessment, CheckpointResult, CheckpointState, ScheduleResult
    from perfcheck.measures.quantity import Quantity


@dataclass(frozen=True, slots=True)
class PointRow:
    """Plan and spending of one project on one day; ``state`` None marks the as-of day, which is no checkpoint.

    ``needed`` is what must still be spent until this day, ``budget`` that of a checkpoint's day. Amounts are in 万元.
    """

    department: Schedules
    schedule: ScheduleResult
    day: date | None = None
    label: str = ""
    budget: Quantity | None = None
    planned_share: Fraction | None = None
    planned: Decimal | Fraction | None = None
    spent: Quantity | None = None
    spent_on: date | None = None
    spent_share: Fraction | None = None
    state: CheckpointState | None = None
    needed: Quantity | None = None

    @property
    def gap(self) -> Fraction | None:
        """Spent less planned."""
        if self.spent_share is None or self.planned_share is None:
            return None
        return self.spent_share - self.planned_share


def spending_of(assessment: Assessment) -> Schedules:
    """The money of an assessment."""
    return Schedules(
        department=assessment.department,
        year=assessment.year,
        as_of=assessment.as_of,
        figures_until=assessment.as_of,
        schedules=tuple(project.schedule for project in assessment.projects),
        findings=assessment.findings,
        remarks=assessment.remarks,
    )


def point_rows(departments: Iterable[Schedules]) -> Iterator[PointRow]:
    """The checkpoints of each project in the order of their days, with the as-of day among them."""
    for department in departments:
        for schedule in department.schedules:
            yield from _rows_of(department, schedule)


def _rows_of(department: Schedules, schedule: ScheduleResult) -> list[PointRow]:
    """Never empty, so that a project without a plan is seen."""
    as_of = schedule.as_of
    rows = [_checkpoint(department, schedule, point) for point in schedule.checkpoints]
    if as_of is None:
        return rows or [PointRow(department, schedule)]
    if any(point.day == as_of for point in schedule.checkpoints):
        return rows
    passed = sum(point.day < as_of for point in schedule.checkpoints)
    return [*rows[:passed], _today(department, schedule), *rows[passed:]]


def _checkpoint(department: Schedules, schedule: ScheduleResult, point: CheckpointResult) -> PointRow:
    return PointRow(
        department=department,
        schedule=schedule,
        day=point.day,
        label=point.label,
        budget=point.budget,
        planned_share=point.planned_share,
        planned=point.planned.number,
        spent=point.spent,
        spent_on=point.spent_on,
        spent_share=point.spent_share,
        state=point.state,
        needed=schedule.needed if point == schedule.following else None,
    )


def _today(department: Schedules, schedule: ScheduleResult) -> PointRow:
    return PointRow(
        department=department,
        schedule=schedule,
        day=schedule.as_of,
        planned_share=schedule.planned_share,
        planned=schedule.planned,
        spent=schedule.spent,
        spent_on=schedule.spent_on,
        spent_share=schedule.spent_share,
    )


POINT_COLUMNS: Mapping[str, Column[PointRow]] = MappingProxyType(
    by_name(
        Column("department_code", N_("Department code"), lambda row: row.department.department.code),
        Column("department", N_("Department"), lambda row: row.department.department.name),
        Column("department_label", N_("Department"), lambda row: department_label(row.department.department)),
        Column("year", N_("Year"), lambda row: row.department.year, Kind.COUNT),
        Column("project_code", N_("Project code"), lambda row: row.schedule.code),
        Column("project", N_("Project"), lambda row: row.schedule.name),
        Column("budget", N_("Budget (万元)"), lambda row: (row.budget or row.schedule.budget).number, Kind.MONEY),
        Column("checkpoint", N_("Checkpoint"), lambda row: row.label or (msg("as-of day") if row.day else None)),
        Column("day", N_("Day"), lambda row: row.day, Kind.DATE),
        Column("planned_share", N_("Planned share"), lambda row: row.planned_share, Kind.SHARE),
        Column("planned", N_("Planned (万元)"), lambda row: row.planned, Kind.MONEY),
        Column("spent_share", N_("Spent share"), lambda row: row.spent_share, Kind.SHARE),
        Column("spent", N_("Spent (万元)"), lambda row: number_of(row.spent), Kind.MONEY),
        Column("spent_on", N_("Figure as of"), lambda row: row.spent_on, Kind.DATE),
        Column("gap", N_("Gap to the plan (percentage points)"), lambda row: row.gap, Kind.POINTS),
        Column("state", N_("State"), lambda row: msg(CHECKPOINT_WORDS[row.state]) if row.state else None),
        Column("needed", N_("Still to be spent (万元)"), lambda row: number_of(row.needed), Kind.MONEY),
        Column("notes", N_("Note"), lambda row: row.schedule.notes),
    )
)
"""Every column there is; each report chooses some."""
