"""The tables of a summary: how many indicators have each level, each project's money, what was found wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.results import Section, Verdict, verdict_word
from perfcheck.findings import SEVERITY_WORDS
from perfcheck.messages import N_, Message, msg
from perfcheck.reports.records import Column, Kind, by_name, number_of
from perfcheck.reports.texts import SECTION_TITLES, department_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from perfcheck.assessment.results import Assessment, IndicatorResult, ScheduleResult
    from perfcheck.findings import Finding
    from perfcheck.reports.records import Picked


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many indicators of a part have each verdict; ``budget`` is an activity's, in 万元."""

    title: str | Message
    counts: Counter[Verdict]
    budget: Decimal | None = None


def counted(title: str | Message, results: Iterable[IndicatorResult], budget: Decimal | None = None) -> CountRow:
    """The row of some indicators."""
    return CountRow(title, Counter(result.verdict for result in results), budget)


def section_counts(assessment: Assessment) -> Iterator[CountRow]:
    """The sections that the department has, and all of them together."""
    by_section: dict[Section, list[IndicatorResult]] = {}
    for result in assessment.results():
        by_section.setdefault(result.section, []).append(result)
    for section, results in by_section.items():
        yield counted(msg(SECTION_TITLES[section]), results)
    yield counted(msg("Total"), assessment.results())


def department_counts(assessments: Sequence[Assessment]) -> Iterator[CountRow]:
    """Every department, and all of them together."""
    for one in assessments:
        yield counted(department_label(one.department), one.results())
    yield counted(msg("Total"), (result for one in assessments for result in one.results()))


def activity_counts(assessment: Assessment) -> Iterator[CountRow]:
    """Every activity with its budget."""
    for activity in assessment.activities:
        yield counted(activity.name, activity.results, number_of(activity.budget))


def _count(verdict: Verdict) -> Callable[[CountRow], Picked]:
    return lambda row: row.counts[verdict]


def _next_checkpoint(schedule: ScheduleResult) -> Picked:
    following = schedule.following
    return None if following is None or schedule.as_of is None else following.label


COUNT_COLUMNS: Mapping[str, Column[CountRow]] = MappingProxyType(
    by_name(
        Column("title", N_("Part"), lambda row: row.title),
        Column("department", N_("Department"), lambda row: row.title),
        Column("activity", N_("Activity"), lambda row: row.title),
        Column("budget", N_("Budget (万元)"), lambda row: row.budget, Kind.MONEY),
        Column("total", N_("Indicators"), lambda row: row.counts.total(), Kind.COUNT),
        *(Column(verdict.value, verdict_word(verdict), _count(verdict), Kind.COUNT) for verdict in Verdict),
    )
)
VERDICTS = tuple(verdict.value for verdict in Verdict)

MONEY_COLUMNS: Mapping[str, Column[ScheduleResult]] = MappingProxyType(
    by_name(
        Column("project", N_("Project"), lambda one: f"{one.short_code} {one.name}"),
        Column("budget", N_("Budget (万元)"), lambda one: one.budget.number, Kind.MONEY),
        Column("planned_share", N_("Planned share"), lambda one: one.planned_share, Kind.SHARE),
        Column("planned", N_("Planned (万元)"), lambda one: one.planned, Kind.MONEY),
        Column("spent_share", N_("Spent share"), lambda one: one.spent_share, Kind.SHARE),
        Column("spent", N_("Spent (万元)"), lambda one: number_of(one.spent), Kind.MONEY),
        Column("spent_on", N_("Figure as of"), lambda one: one.spent_on, Kind.DATE),
        Column("gap", N_("Gap to the plan (percentage points)"), lambda one: one.gap, Kind.POINTS),
        Column("next_checkpoint", N_("Next checkpoint"), _next_checkpoint),
        Column("needed", N_("Still to be spent (万元)"), lambda one: number_of(one.needed), Kind.MONEY),
        Column("notes", N_("Note"), lambda one: one.notes),
    )
)

FINDING_COLUMNS: Mapping[str, Column[Finding]] = MappingProxyType(
    by_name(
        Column("severity", N_("Severity"), lambda one: msg(SEVERITY_WORDS[one.rule.severity])),
        Column("rule", N_("Code"), lambda one: f"{one.rule.code} {one.rule.name}"),
        Column("message", N_("Message"), lambda one: one.message),
        Column("hint", N_("Hint"), lambda one: one.hint),
        Column("place", N_("Place"), lambda one: str(one.place)),
    )
)
