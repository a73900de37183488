"""What monitoring says as a workbook (xlsx): lights, what to do and the money first, then a list of all indicators."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.scheduling import Schedules
from perfcheck.reports.book import saved, started
from perfcheck.reports.explanations import assumed_of
from perfcheck.reports.grid import titled, wide
from perfcheck.reports.list_sheets import add_list
from perfcheck.reports.monitor_columns import (
    PROJECT_COLUMNS,
    TASK_COLUMNS,
    WATCH_COLUMNS,
    task_rows,
    watch_rows,
)
from perfcheck.reports.monitor_outline import counted, rules_message
from perfcheck.reports.monitor_tasks import NOTHING_TO_DO, TO_DO
from perfcheck.reports.records import chosen, table
from perfcheck.reports.styles import TITLE, colour_lights
from perfcheck.reports.summary_sheet import about, fact, finding_lines
from perfcheck.reports.texts import FINDINGS, OTHER_FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.assessment.monitoring_results import Monitoring
    from perfcheck.findings import Finding
    from perfcheck.messages import Translate
    from perfcheck.reports.grid import Line

TASK_SPANS = MappingProxyType({"light": 1, "task": 9})
PROJECT_SPANS = MappingProxyType(dict.fromkeys(PROJECT_COLUMNS, 1))
DETAILS = (
    "section",
    "activity",
    "project_label",
    "level1",
    "level2",
    "indicator",
    "light",
    "actual",
    "target",
    "achieved",
    "due",
    "rate",
    "gap",
    "basis",
    "forecast",
    "likelihood",
    "explanation",
    "reason_state",
    "cause",
    "reason",
    "improvement",
    "evidence",
    "note",
)
KEPT = ("indicator", "light", "actual", "target")
"""Columns that are there even if nothing stands in them."""


def monitor_workbook(
    monitorings: Sequence[Monitoring], translate: Translate, *, findings: Sequence[Finding] = ()
) -> bytes:
    """The summary of each department, then all indicators; ``findings`` are those of files that came into none."""
    book = started(_lines(monitorings, translate, findings), translate)
    colour_lights(book.first, book.first.dimensions, translate)
    label = ("department_label",) if len(monitorings) > 1 else ()
    content = table(chosen(WATCH_COLUMNS, (*label, *DETAILS)), watch_rows(monitorings), translate)
    if content.rows:
        add_list(book, translate("Monitoring"), content.without_empty(KEPT), "indicator", translate)
    return saved(book)


def _lines(monitorings: Sequence[Monitoring], translate: Translate, findings: Sequence[Finding]) -> Iterator[Line]:
    yield wide(translate("Monitoring"), TITLE)
    for one in monitorings:
        yield from about(_spending(one), translate)
        for text in counted(one, translate):
            yield fact(translate("Lights"), text.render(translate))
        yield fact(translate("Policy"), rules_message(one).render(translate))
        yield from _tasks(one, translate)
        if one.projects:
            content = table(tuple(PROJECT_COLUMNS.values()), one.projects, translate)
            yield from titled(translate("Spending against the plan"), content, tuple(PROJECT_SPANS.values()))
        for assumption in assumed_of(one.results()):
            yield fact(translate("Assumptions"), assumption.render(translate))
        yield from finding_lines(FINDINGS, one.findings, translate)
    yield from finding_lines(OTHER_FINDINGS, findings, translate)


def _tasks(one: Monitoring, translate: Translate) -> Iterator[Line]:
    if not one.tasks:
        yield fact(translate(TO_DO), translate(NOTHING_TO_DO))
        return
    content = table(tuple(TASK_COLUMNS.values()), task_rows([one]), translate)
    yield from titled(translate(TO_DO), content, tuple(TASK_SPANS.values()))


def _spending(one: Monitoring) -> Schedules:
    """Whose year it is, as the first lines of a sheet want it."""
    return Schedules(one.department, one.year, one.as_of, one.as_of, (), remarks=one.remarks)
