"""The spending schedules of a department on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfcheck.assessment.case import case_of
from perfcheck.assessment.spending import schedules_of
from perfcheck.model.lookup import pick

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from perfcheck.assessment.results import ScheduleResult
    from perfcheck.findings import Finding
    from perfcheck.model.actuals import Actuals
    from perfcheck.model.targets import Department, Targets


class OutsideYearError(ValueError):
    """A day that is not in the year of the targets."""

    def __init__(self, day: date, year: int) -> None:
        super().__init__(f"{day.isoformat()} is not in {year}")
        self.day = day
        self.year = year


@dataclass(frozen=True, slots=True)
class Schedules:
    """The schedules of a department's projects. ``figures_until`` is the latest day that figures were reported for."""

    department: Department
    year: int
    as_of: date | None
    figures_until: date | None
    schedules: tuple[ScheduleResult, ...]
    findings: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()


def schedules(targets: Targets, actuals: Actuals | Iterable[Actuals] = (), *, as_of: date | None = None) -> Schedules:
    """All projects' spending against their plans on a day: ``as_of``, else the latest of the figures, else no day.

    Raises:
        OtherTargetsError: figures of another department or year.
        OutsideYearError: a day outside the year of the targets.
    """
    case = case_of(targets, actuals)
    day = as_of or case.until
    if day is not None and day.year != targets.year:
        raise OutsideYearError(day, targets.year)
    by_code, problems = schedules_of(targets, case.matched, day)
    findings = (*case.matched.findings, *problems)
    every = tuple(by_code.values())
    return Schedules(targets.department, targets.year, day, case.until, every, findings, case.remarks)


def only_schedules(departments: Sequence[Schedules], names: Sequence[str]) -> tuple[Schedules, ...]:
    """The schedules of the named projects alone.

    Raises:
        ProjectLookupError: a name that no project has, or more than one.
    """
    known = {schedule.code: schedule.name for department in departments for schedule in department.schedules}
    wanted = {pick(known, name) for name in names}
    narrowed = (
        replace(one, schedules=tuple(schedule for schedule in one.schedules if schedule.code in wanted))
        for one in departments
    )
    return tuple(one for one in narrowed if one.schedules)
