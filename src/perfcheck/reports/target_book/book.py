"""The workbook of a target file: a sheet for the department, and one for each kind of row."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from openpyxl import Workbook

from perfcheck.reports.book import Book, saved
from perfcheck.reports.cells import line_count, put
from perfcheck.reports.records import Kind
from perfcheck.reports.styles import prepare_page, row_height
from perfcheck.reports.target_book import rows as made
from perfcheck.reports.target_book.checks import add_counts
from perfcheck.reports.target_book.hints import Hints
from perfcheck.reports.target_book.look import HEAD, NAME, TEXT, add_looks, input_look
from perfcheck.reports.target_book.table import add_table
from perfcheck.sources.workbooks import target_layout as layouts
from perfcheck.sources.workbooks.fill_layout import META_SHEET, Meta

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.messages import Translate
    from perfcheck.model.policy import Policy
    from perfcheck.reports.target_book.rows import Row
    from perfcheck.sources.frames import Plain
    from perfcheck.sources.workbooks.target_layout import Layout

_ROWS: Mapping[Layout, Callable[[Mapping[str, Plain]], Iterator[Row]]] = MappingProxyType(
    {
        layouts.OVERALL: made.overall,
        layouts.ACTIVITIES: made.activities,
        layouts.MEASURES: made.measures,
        layouts.CONTRIBUTIONS: made.contributions,
        layouts.PROJECTS: made.projects,
        layouts.INDICATORS: made.indicators,
    }
)
LINE_WIDTHS = (18, 100)
MARGIN = 3
"""What a wrapped text cannot use of its column."""


def target_workbook(
    data: Mapping[str, Plain], policy: Policy, translate: Translate, *, to_fill_in: bool = False
) -> bytes:
    """The workbook with the cells of a target file. One ``to_fill_in`` has all columns of the forms, and empty rows.

    ``policy`` says which kinds of indicators there are to choose from.
    """
    workbook = Workbook()
    workbook.properties.creator = "perfcheck"
    add_looks(workbook)
    hints = Hints(policy, translate)
    first = workbook.worksheets[0]
    _department(first, made.lines(data), hints, to_fill_in=to_fill_in)
    checks: dict[str, str] = {}
    for layout, rows_of in _ROWS.items():
        sheet: Worksheet = workbook.create_sheet(layout.title)
        cells = add_table(sheet, layout, tuple(rows_of(data)), hints, to_fill_in=to_fill_in)
        checks.update({} if cells is None else {layout.title: cells})
    if checks:
        add_counts(first, checks, translate)
    prepare_page(first, translate)
    _meta(workbook.create_sheet(META_SHEET))
    return saved(Book(workbook))


def _department(sheet: Worksheet, row: Row, hints: Hints, *, to_fill_in: bool) -> None:
    """The first sheet, a line for each value."""
    sheet.title = layouts.DEPARTMENT.title
    for place, head in enumerate(layouts.LINE_HEADS):
        put(sheet, (1, place + 1), head, Kind.TEXT, HEAD)
        sheet.column_dimensions["AB"[place]].width = LINE_WIDTHS[place]
    look = input_look(TEXT) if to_fill_in else TEXT
    sheet.row_dimensions[1].height = row_height(1)
    for number, column in enumerate(layouts.DEPARTMENT.columns, start=2):
        put(sheet, (number, 1), column.head, Kind.TEXT, NAME)
        text = put(sheet, (number, 2), row.cells.get(column.way), Kind.TEXT, look)
        sheet.row_dimensions[number].height = row_height(line_count(text or "", LINE_WIDTHS[1] - MARGIN))
        hints.add(sheet, layouts.DEPARTMENT, column, f"B{number}")
    sheet.freeze_panes = "B2"


def _meta(sheet: Worksheet) -> None:
    """The hidden sheet that says what the workbook is."""
    said = ((Meta.KIND, layouts.KIND), (Meta.VERSION, layouts.VERSION))
    for number, (name, text) in enumerate(said, start=1):
        put(sheet, (number, 1), name.value, Kind.TEXT, TEXT)
        put(sheet, (number, 2), text, Kind.TEXT, TEXT)
    sheet.sheet_state = "veryHidden"
