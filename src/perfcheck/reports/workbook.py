"""The workbook (xlsx): a summary, and a sheet each for overall targets, activities, projects and schedules."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook

from perfcheck.assessment.results import Section
from perfcheck.measures.standard import Level
from perfcheck.reports.indicator_columns import INDICATOR_COLUMNS, activity_rows, overall_rows, project_rows
from perfcheck.reports.list_sheets import add_list, sheet_title
from perfcheck.reports.records import chosen, table
from perfcheck.reports.schedule_columns import POINT_COLUMNS, assessed_points
from perfcheck.reports.styles import add_styles
from perfcheck.reports.summary_columns import all_findings
from perfcheck.reports.summary_sheet import fill_summary
from perfcheck.reports.texts import SECTION_TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.assessment.results import Assessment
    from perfcheck.findings import Finding
    from perfcheck.messages import Translate

KEPT = ("indicator", "actual", "number", "unit", "level")
"""Columns of indicators that are there even if nothing stands in them."""
KEPT_POINTS = ("project", "checkpoint", "day", "planned_share", "planned", "spent_share", "spent", "gap", "state")
DETAILS = (
    "target",
    *(level.value for level in Level),
    "actual",
    "number",
    "unit",
    "level",
    "completion",
    "pace",
    "next_step",
    "reasons",
    "assumptions",
    "forecast",
    "likelihood",
    "cause",
    "reason",
    "improvement",
    "evidence",
    "note",
    "figure_as_of",
)
GROUPS = {
    Section.OVERALL: (overall_rows, ("indicator",)),
    Section.ACTIVITIES: (activity_rows, ("activity", "indicator")),
    Section.PROJECTS: (project_rows, ("project_code", "project", "level1", "level2", "indicator", "description")),
}
"""The rows of each section's sheet, and the columns that say which indicator it is."""


def grade_workbook(
    assessments: Sequence[Assessment], translate: Translate, findings: Sequence[Finding] | None = None
) -> bytes:
    """The workbook of one or more departments; columns that nothing fills, and empty sheets, are left out.

    ``findings`` are by default what the assessments found.
    """
    workbook = Workbook()
    workbook.properties.creator = "perfcheck"
    add_styles(workbook)
    summary = workbook.worksheets[0]
    summary.title = sheet_title(translate("Summary"))
    fill_summary(summary, assessments, all_findings(assessments, findings), translate)
    for section in Section:
        _add_section(workbook, section, assessments, translate)
    _add_schedules(workbook, assessments, translate)
    return _saved(workbook)


def _add_section(workbook: Workbook, section: Section, assessments: Sequence[Assessment], translate: Translate) -> None:
    rows_of, position = GROUPS[section]
    names = (*_department(assessments), *position, *DETAILS)
    content = table(chosen(INDICATOR_COLUMNS, names), rows_of(assessments), translate).without_empty(KEPT)
    if content.rows:
        add_list(workbook, translate(SECTION_TITLES[section]), content, "indicator", translate)


def _add_schedules(workbook: Workbook, assessments: Sequence[Assessment], translate: Translate) -> None:
    names = (*_department(assessments), *(name for name in POINT_COLUMNS if name != "department"))
    content = table(chosen(POINT_COLUMNS, names), assessed_points(assessments), translate)
    if content.rows:
        add_list(workbook, translate("Schedule"), content.without_empty(KEPT_POINTS), "project", translate)


def _department(assessments: Sequence[Assessment]) -> tuple[str, ...]:
    """Of a single department every row would say the same."""
    return ("department",) if len(assessments) > 1 else ()


def _saved(workbook: Workbook) -> bytes:
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()
