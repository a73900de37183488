"""What monitoring says as Markdown: what to do, the money, and all indicators."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfcheck.messages import msg
from perfcheck.reports.explanations import assumed_of
from perfcheck.reports.markdown import escaped, finding_tables, heading, table_text
from perfcheck.reports.monitor_columns import (
    PROJECT_COLUMNS,
    TASK_COLUMNS,
    WATCH_COLUMNS,
    task_rows,
    watch_rows,
)
from perfcheck.reports.monitor_outline import counted, monitoring_title, rules_message
from perfcheck.reports.monitor_tasks import NOTHING_TO_DO, TO_DO
from perfcheck.reports.records import chosen, table
from perfcheck.reports.texts import OTHER_FINDINGS, SECTION_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.assessment.monitoring_results import Monitoring
    from perfcheck.findings import Finding
    from perfcheck.messages import Translate
    from perfcheck.reports.monitor_columns import WatchRow

INDICATORS = (
    "light",
    "activity",
    "level1",
    "level2",
    "indicator",
    "actual",
    "target",
    "rate",
    "forecast",
    "likelihood",
    "explanation",
    "reason_state",
    "cause",
    "reason",
    "improvement",
)
ALWAYS = ("light", "indicator", "actual")


def monitor_markdown(
    monitorings: Iterable[Monitoring], translate: Translate, *, findings: Sequence[Finding] = ()
) -> str:
    """A chapter for each department, and one for the findings of files that came into none."""
    blocks = [block for one in monitorings for block in _department(one, translate)]
    return "\n".join([*blocks, *finding_tables(findings, translate, level=1, title=OTHER_FINDINGS)])


def _department(one: Monitoring, translate: Translate) -> Iterator[str]:
    yield heading(1, monitoring_title(one).render(translate))
    remarks = (msg("note: {note}", note=remark) for remark in one.remarks)
    for text in (*remarks, *counted(one, translate), rules_message(one)):
        yield f"{escaped(text.render(translate))}\n"
    yield heading(2, translate(TO_DO))
    if one.tasks:
        yield table_text(table(tuple(TASK_COLUMNS.values()), task_rows([one]), translate))
    else:
        yield f"{escaped(translate(NOTHING_TO_DO))}\n"
    if one.projects:
        yield heading(2, msg("Spending against the plan").render(translate))
        yield table_text(table(tuple(PROJECT_COLUMNS.values()), one.projects, translate))
    yield from _sections(one, translate)
    for text in assumed_of(one.results()):
        yield f"{escaped(text.render(translate))}\n"
    yield from finding_tables(one.findings, translate)


def _sections(one: Monitoring, translate: Translate) -> Iterator[str]:
    for section, title in SECTION_TITLES.items():
        rows = [row for row in watch_rows([one]) if row.section is section and row.one is not None]
        if rows and section != "projects":
            yield heading(2, translate(title))
            yield _table(rows, translate)
    for project in one.projects:
        if project.indicators:
            label = msg("Project {code} {name}", code=project.schedule.short_code, name=project.name)
            yield heading(2, label.render(translate))
            alone = replace(one, overall=(), activities=(), projects=(project,))
            yield _table([row for row in watch_rows([alone]) if row.one is not None], translate)


def _table(rows: Iterable[WatchRow], translate: Translate) -> str:
    return table_text(table(chosen(WATCH_COLUMNS, INDICATORS), rows, translate).without_empty(ALWAYS))
