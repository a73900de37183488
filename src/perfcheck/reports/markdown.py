"""Markdown tables as GitHub and GitLab show them. Whatever comes from data is escaped and never markup."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from perfcheck.assessment.department_score import score_of_whole
from perfcheck.assessment.results import Section
from perfcheck.measures.standard import Level
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import msg
from perfcheck.reports.department_texts import project_messages
from perfcheck.reports.explanations import assumptions
from perfcheck.reports.frame import Frame
from perfcheck.reports.indicator_columns import INDICATOR_COLUMNS, activity_rows, overall_rows, project_rows
from perfcheck.reports.records import chosen, printable, shown, table
from perfcheck.reports.schedule_columns import POINT_COLUMNS, point_rows
from perfcheck.reports.score_columns import SCORE_COLUMNS, scored_projects
from perfcheck.reports.score_texts import SCORES, basis_message
from perfcheck.reports.summary_columns import (
    COUNT_COLUMNS,
    FINDING_COLUMNS,
    MONEY_COLUMNS,
    VERDICTS,
    section_counts,
)
from perfcheck.reports.texts import FINDINGS, OTHER_FINDINGS, SECTION_TITLES, amount, assessment_title, schedules_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.assessment.results import Assessment
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.findings import Finding
    from perfcheck.messages import Translate
    from perfcheck.reports.indicator_columns import IndicatorRow
    from perfcheck.reports.records import Kind, Table, Value

_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~&$#!]|:(?=//)|(?<=www)\.|^[-+](?=[-+\s]|$)", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d+)(?=[.)](?:\s|$))")

INDICATORS = (
    "level",
    "level1",
    "level2",
    "indicator",
    "target",
    *(level.value for level in Level),
    "actual",
    "completion",
    "weight",
    "score",
    "pace",
    "next_step",
    "reasons",
    "score_reasons",
    "forecast",
    "reason",
    "improvement",
)
ALWAYS = ("level", "indicator", "actual")
ALWAYS_POINTS = ("checkpoint", "day", "planned_share", "planned")
ALWAYS_SCORES = ("project", "total", "grade")
MONEY = ("project", "budget", "planned_share", "spent_share", "gap")
POINTS = ("checkpoint", "day", "planned_share", "planned", "spent_share", "spent", "spent_on", "gap", "state", "needed")


def grade_markdown(translate: Translate) -> Frame:
    """A chapter for each department, and one for the findings of files that came into no assessment."""
    return Frame(
        part=lambda one: "\n".join(_department(one, translate)),
        between="\n",
        tail=lambda found: "".join(f"\n{block}" for block in _other_findings(found, translate)),
    )


def schedule_markdown(
    departments: Iterable[Schedules], translate: Translate, *, findings: Sequence[Finding] = ()
) -> str:
    """The spending plan of each project, a row a checkpoint; a chapter for each department, and one as above."""
    blocks = [block for one in departments for block in _spending(one, translate)]
    return "\n".join([*blocks, *_other_findings(findings, translate)])


def escaped(text: str) -> str:
    """The text as Markdown that shows exactly this text: no markup, no link, no table column comes of it."""
    lines = (" ".join(line.split()) for line in printable(text).strip().split("\n"))
    return "<br>".join(_NUMBERED.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", line)) for line in lines)


def heading(level: int, text: str) -> str:
    """A heading that shows exactly this text."""
    return f"{'#' * level} {escaped(text)}\n"


def table_text(content: Table) -> str:
    """A table; columns of numbers stand to the right."""
    rules = ("---:" if kind.is_number else "---" for kind in content.kinds)
    rows = ((_cell(value, kind) for value, kind in zip(row, content.kinds, strict=True)) for row in content.rows)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (map(escaped, content.heads), rules, *rows))


def _cell(value: Value, kind: Kind) -> str:
    return escaped(value) if isinstance(value, str) else shown(value, kind)


def _department(assessment: Assessment, translate: Translate) -> Iterator[str]:
    yield heading(1, assessment_title(assessment).render(translate))
    for remark in assessment.remarks:
        yield f"{escaped(msg('note: {note}', note=remark).render(translate))}\n"
    yield table_text(table(chosen(COUNT_COLUMNS, ("title", "total", *VERDICTS)), section_counts(assessment), translate))
    if assessment.projects:
        yield heading(2, msg("Spending against the plan").render(translate))
        schedules = [project.schedule for project in assessment.projects]
        yield table_text(table(tuple(MONEY_COLUMNS.values()), schedules, translate).without_empty(MONEY))
    yield from _scores(assessment, translate)
    for text in project_messages(score_of_whole(assessment)):
        yield f"{escaped(text.render(translate))}\n"
    yield from _sections(assessment, translate)
    for text in assumptions(assessment):
        yield f"{escaped(text.render(translate))}\n"
    yield from finding_tables(assessment.findings, translate)


def _scores(assessment: Assessment, translate: Translate) -> Iterator[str]:
    projects = scored_projects(assessment)
    if projects:
        yield heading(2, translate(SCORES))
        yield table_text(table(tuple(SCORE_COLUMNS.values()), projects, translate).without_empty(ALWAYS_SCORES))
    if assessment.policy is not None and projects:
        yield f"{escaped(basis_message(assessment, assessment.policy).render(translate))}\n"


def _sections(assessment: Assessment, translate: Translate) -> Iterator[str]:
    if assessment.overall:
        yield heading(2, translate(SECTION_TITLES[Section.OVERALL]))
        yield _indicators(overall_rows([assessment]), translate)
    if assessment.activities:
        yield heading(2, translate(SECTION_TITLES[Section.ACTIVITIES]))
    for activity in assessment.activities:
        money = "" if activity.budget is None else f" {amount(activity.budget)}{WAN_YUAN}"
        yield heading(3, f"{activity.name}{money}")
        if activity.results:
            yield _indicators(activity_rows([replace(assessment, activities=(activity,))]), translate)
    if assessment.projects:
        yield heading(2, translate(SECTION_TITLES[Section.PROJECTS]))
    for project in assessment.projects:
        yield heading(3, f"{project.code} {project.name}")
        if project.results:
            yield _indicators(project_rows([replace(assessment, projects=(project,))]), translate)


def _indicators(rows: Iterable[IndicatorRow], translate: Translate) -> str:
    return table_text(table(chosen(INDICATOR_COLUMNS, INDICATORS), rows, translate).without_empty(ALWAYS))


def _spending(department: Schedules, translate: Translate) -> Iterator[str]:
    yield heading(1, schedules_title(department).render(translate))
    for remark in department.remarks:
        yield f"{escaped(msg('note: {note}', note=remark).render(translate))}\n"
    for one in department.schedules:
        yield heading(2, f"{one.code} {one.name} {amount(one.budget)}{WAN_YUAN}")
        for note in one.notes:
            yield f"{escaped(note.render(translate))}\n"
        rows = point_rows([replace(department, schedules=(one,))])
        yield table_text(table(chosen(POINT_COLUMNS, POINTS), rows, translate).without_empty(ALWAYS_POINTS))
    yield from finding_tables(department.findings, translate)


def finding_tables(
    findings: Sequence[Finding], translate: Translate, *, level: int = 2, title: str = FINDINGS
) -> Iterator[str]:
    """What was found wrong, under a heading; nothing where nothing was."""
    if findings:
        yield heading(level, translate(title))
        yield table_text(table(tuple(FINDING_COLUMNS.values()), findings, translate))


def _other_findings(findings: Sequence[Finding], translate: Translate) -> Iterator[str]:
    return finding_tables(findings, translate, level=1, title=OTHER_FINDINGS)
