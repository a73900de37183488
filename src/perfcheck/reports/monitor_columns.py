"""The columns of monitoring: one row is one indicator, or the money of one project; and the list of what to do."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.results import Section
from perfcheck.messages import N_, msg
from perfcheck.reports.monitor_tasks import task_message, task_word
from perfcheck.reports.monitor_texts import (
    BASIS_WORDS,
    budget_word,
    chance_cell,
    forecast_cell,
    label_of,
    light_word,
    rate_percent,
    spending_forecast_cell,
    watch_word,
    why,
)
from perfcheck.reports.records import Column, Kind, by_name
from perfcheck.reports.texts import (
    SECTION_TITLES,
    actual_text,
    amount,
    department_label,
    gap_message,
    needed_message,
    target_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from perfcheck.assessment.monitoring_results import IndicatorWatch, Monitoring, ProjectWatch, Signal, Task
    from perfcheck.model.actuals import Report
    from perfcheck.reports.records import Picked

SHARE_PLACES = 2
"""The decimals that a column of shares shows."""
MONEY = N_("Budget execution")


@dataclass(frozen=True, slots=True)
class WatchRow:
    """One indicator, or the money of the project where ``one`` is None."""

    monitoring: Monitoring
    section: Section
    one: IndicatorWatch | None = None
    activity: str = ""
    project: ProjectWatch | None = None

    @property
    def signal(self) -> Signal | None:
        """The light of the row."""
        if self.one is not None:
            return self.one.signal
        return None if self.project is None else self.project.budget

    @property
    def report(self) -> Report | None:
        """What was reported of the indicator."""
        reported = None if self.one is None else self.one.result.reported
        return None if reported is None else reported.report


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One thing to be done in a department."""

    monitoring: Monitoring
    task: Task


def watch_rows(monitorings: Sequence[Monitoring]) -> Iterator[WatchRow]:
    """All indicators in the order of the targets; the money of each project before its indicators."""
    for monitoring in monitorings:
        yield from (WatchRow(monitoring, Section.OVERALL, one) for one in monitoring.overall)
        for activity in monitoring.activities:
            rows = (WatchRow(monitoring, Section.ACTIVITIES, one, activity.name) for one in activity.indicators)
            yield from rows
        for project in monitoring.projects:
            yield WatchRow(monitoring, Section.PROJECTS, project=project)
            yield from (WatchRow(monitoring, Section.PROJECTS, one, project=project) for one in project.indicators)


def task_rows(monitorings: Sequence[Monitoring]) -> Iterator[TaskRow]:
    """What is to be done, department by department, the worst first."""
    for monitoring in monitorings:
        yield from (TaskRow(monitoring, task) for task in monitoring.tasks)


def _word(row: WatchRow) -> Picked:
    if row.one is not None:
        return msg(watch_word(row.one))
    return None if row.project is None else msg(budget_word(row.project))


def _indicator(
    pick: Callable[[IndicatorWatch], Picked], money: Callable[[ProjectWatch], Picked]
) -> Callable[[WatchRow], Picked]:
    """One pick for indicators, another for money."""

    def picked(row: WatchRow) -> Picked:
        if row.one is not None:
            return pick(row.one)
        return None if row.project is None else money(row.project)

    return picked


def _level(index: int) -> Callable[[WatchRow], Picked]:
    return lambda row: row.one.result.group[index] if row.one is not None and row.project is not None else None


def _signal(pick: Callable[[Signal], Picked]) -> Callable[[WatchRow], Picked]:
    return lambda row: None if row.signal is None else pick(row.signal)


def _rate(signal: Signal) -> Picked:
    """As a text where the two decimals of a number would show another light than the one that is on."""
    text = rate_percent(signal)
    return signal.rate if len(text.rstrip("%").partition(".")[2]) <= SHARE_PLACES else text


def _why(row: WatchRow) -> Picked:
    if row.one is not None:
        return tuple(why(row.one))
    if row.project is None:
        return None
    schedule, told = row.project.schedule, row.project.budget.reasons
    gap = () if schedule.gap is None else (gap_message(schedule.gap),)
    needed = needed_message(schedule)
    return (*gap, *((needed,) if needed is not None else ()), *told)


def _reason_state(one: IndicatorWatch) -> Picked:
    if not one.needs_reason:
        return None
    return msg("not given") if one.lacks_reason else msg("given")


def _said(pick: Callable[[Report], Picked]) -> Callable[[WatchRow], Picked]:
    """What the department itself says in its report."""
    return lambda row: None if row.report is None else pick(row.report)


def _spent(project: ProjectWatch) -> str:
    return "" if project.schedule.spent is None else f"{amount(project.schedule.spent)}万元"


WATCH_COLUMNS: Mapping[str, Column[WatchRow]] = MappingProxyType(
    by_name(
        Column("department_code", N_("Department code"), lambda row: row.monitoring.department.code),
        Column("department", N_("Department"), lambda row: row.monitoring.department.name),
        Column("department_label", N_("Department"), lambda row: department_label(row.monitoring.department)),
        Column("year", N_("Year"), lambda row: row.monitoring.year, Kind.COUNT),
        Column("as_of", N_("As of"), lambda row: row.monitoring.as_of, Kind.DATE),
        Column("section", N_("Section"), lambda row: msg(SECTION_TITLES[row.section])),
        Column("activity", N_("Activity"), lambda row: row.activity),
        Column("project_code", N_("Project code"), lambda row: row.project.code if row.project else None),
        Column("project", N_("Project"), lambda row: row.project.name if row.project else None),
        Column("project_label", N_("Project"), lambda row: label_of(row.project) if row.project else None),
        Column("level1", N_("Level 1"), _level(1)),
        Column("level2", N_("Level 2"), _level(2)),
        Column("indicator", N_("Indicator"), _indicator(lambda one: one.result.name, lambda _: msg(MONEY))),
        Column("light", N_("Light"), _word, Kind.LIGHT),
        Column("actual", N_("Actual"), _indicator(lambda one: actual_text(one.result), _spent)),
        Column(
            "target",
            N_("Target"),
            _indicator(lambda one: target_text(one.result), lambda one: f"{amount(one.schedule.budget)}万元"),
        ),
        Column("achieved", N_("Achieved share"), _signal(lambda signal: signal.achieved), Kind.SHARE),
        Column("due", N_("Due share"), _signal(lambda signal: signal.due), Kind.SHARE),
        Column("rate", N_("Of what is due"), _signal(_rate), Kind.SHARE),
        Column("gap", N_("Gap (percentage points)"), _signal(lambda signal: signal.gap), Kind.POINTS),
        Column("basis", N_("Basis of the light"), _signal(lambda s: msg(BASIS_WORDS[s.basis]) if s.basis else None)),
        Column(
            "forecast",
            N_("End of the year"),
            _indicator(lambda one: forecast_cell(one.forecast), spending_forecast_cell),
        ),
        Column("likelihood", N_("Likelihood"), _indicator(lambda one: chance_cell(one.chance), lambda _: None)),
        Column("explanation", N_("Explanation"), _why),
        Column("reason_state", N_("Reason needed"), _indicator(_reason_state, lambda _: None)),
        Column("cause", N_("Cause"), _said(lambda report: report.cause)),
        Column("reason", N_("Reason given"), _said(lambda report: report.reason)),
        Column("improvement", N_("Improvement"), _said(lambda report: report.improvement)),
        Column("evidence", N_("Evidence"), _said(lambda report: report.evidence)),
        Column("note", N_("Note"), _said(lambda report: report.note)),
    )
)
"""Every column there is; each report chooses some."""
TWO_IN_ONE = frozenset({"department_label", "project_label"})

TASK_COLUMNS: Mapping[str, Column[TaskRow]] = MappingProxyType(
    by_name(
        Column("light", N_("Light"), lambda row: msg(task_word(row.task)), Kind.LIGHT),
        Column("task", N_("What to do"), lambda row: task_message(row.task, row.monitoring)),
    )
)
PROJECT_COLUMNS: Mapping[str, Column[ProjectWatch]] = MappingProxyType(
    by_name(
        Column("project", N_("Project"), label_of),
        Column("light", N_("Light"), lambda one: msg(light_word(one.light)) if one.light else None, Kind.LIGHT),
        Column("budget_light", N_("Light of the money"), lambda one: msg(budget_word(one)), Kind.LIGHT),
        Column("budget", N_("Budget (万元)"), lambda one: one.schedule.budget.number, Kind.MONEY),
        Column("planned_share", N_("Planned share"), lambda one: one.schedule.planned_share, Kind.SHARE),
        Column("spent_share", N_("Spent share"), lambda one: one.schedule.spent_share, Kind.SHARE),
        Column("spent", N_("Spent (万元)"), lambda one: n.number if (n := one.schedule.spent) else None, Kind.MONEY),
        Column("gap", N_("Gap to the plan (percentage points)"), lambda one: one.schedule.gap, Kind.POINTS),
        Column(
            "forecast",
            N_("By the end of the year (万元)"),
            lambda one: one.forecast.number if one.forecast else None,
            Kind.MONEY,
        ),
    )
)
"""Every project with its lights and its money."""
