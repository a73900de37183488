"""The workbook (xlsx): a summary, and a sheet each for overall targets, activities, projects and schedules."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.results import Section
from perfcheck.measures.standard import Level
from perfcheck.reports.book import saved, started
from perfcheck.reports.explanations import older_figures
from perfcheck.reports.indicator_columns import INDICATOR_COLUMNS, activity_rows, overall_rows, project_rows
from perfcheck.reports.list_sheets import add_list
from perfcheck.reports.records import chosen, table
from perfcheck.reports.schedule_columns import POINT_COLUMNS, point_rows, spending_of
from perfcheck.reports.styles import colour_levels
from perfcheck.reports.summary_sheet import grade_lines, schedule_lines
from perfcheck.reports.texts import SECTION_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcheck.assessment.results import Assessment
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.findings import Finding
    from perfcheck.messages import Translate
    from perfcheck.reports.book import Book
    from perfcheck.reports.grid import Line

KEPT = ("indicator", "actual", "number", "unit", "level")
"""Columns of indicators that are there even if nothing stands in them."""
KEPT_POINTS = ("project", "checkpoint", "day", "planned_share", "planned", "spent_share", "spent", "gap", "state")
POINTS = tuple(
    name for name in POINT_COLUMNS if name not in {"department_code", "department", "department_label", "year"}
)
DETAILS = (
    "target",
    *(level.value for level in Level),
    "actual",
    "number",
    "unit",
    "level",
    "completion",
    "weight",
    "score",
    "pace",
    "next_step",
    "remarks",
    "forecast",
    "likelihood",
    "cause",
    "reason",
    "improvement",
    "evidence",
    "note",
)
GROUPS = MappingProxyType(
    {
        Section.OVERALL: (overall_rows, ("indicator",)),
        Section.ACTIVITIES: (activity_rows, ("activity", "indicator")),
        Section.PROJECTS: (project_rows, ("project_label", "level1", "level2", "indicator", "description")),
    }
)
"""The rows of each section's sheet, and the columns that say which indicator it is."""


def grade_workbook(
    assessments: Sequence[Assessment], translate: Translate, *, findings: Sequence[Finding] = ()
) -> bytes:
    """How departments stand in their year; columns that nothing fills, and empty sheets, are left out.

    ``findings`` are those of files that came into no assessment.
    """
    book = _started(grade_lines(assessments, translate, findings), translate)
    for section in Section:
        _add_section(book, section, assessments, translate)
    _add_schedules(book, [spending_of(assessment) for assessment in assessments], translate)
    return saved(book)


def schedule_workbook(
    departments: Sequence[Schedules], translate: Translate, *, findings: Sequence[Finding] = ()
) -> bytes:
    """The spending of departments' projects against their plans; ``findings`` as for :func:`grade_workbook`."""
    book = _started(schedule_lines(departments, translate, findings), translate)
    _add_schedules(book, departments, translate)
    return saved(book)


def _started(summary: Iterable[Line], translate: Translate) -> Book:
    book = started(summary, translate)
    colour_levels(book.first, book.first.dimensions, translate)
    return book


def _add_section(book: Book, section: Section, assessments: Sequence[Assessment], translate: Translate) -> None:
    rows_of, position = GROUPS[section]
    names = (*_label(assessments), *position, *DETAILS, *_figure_as_of(assessments))
    content = table(chosen(INDICATOR_COLUMNS, names), rows_of(assessments), translate).without_empty(KEPT)
    if content.rows:
        add_list(book, translate(SECTION_TITLES[section]), content, "indicator", translate)


def _add_schedules(book: Book, departments: Sequence[Schedules], translate: Translate) -> None:
    names = (*_label(departments), *POINTS)
    content = table(chosen(POINT_COLUMNS, names), point_rows(departments), translate)
    if content.rows:
        add_list(book, translate("Schedule"), content.without_empty(KEPT_POINTS), "project", translate)


def _label(departments: Sequence[object]) -> tuple[str, ...]:
    """Of a single department every row would say the same."""
    return ("department_label",) if len(departments) > 1 else ()


def _figure_as_of(assessments: Sequence[Assessment]) -> tuple[str, ...]:
    """The day of a figure is worth a column only where some are older than the assessment."""
    return ("figure_as_of",) if any(older_figures(assessment) for assessment in assessments) else ()
