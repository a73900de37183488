"""Sheets that are one long table: a frozen header with filters, columns as wide as they need, rows as high."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from perfcheck.reports.cells import line_count, put, text_width, value_width
from perfcheck.reports.records import Kind, shown
from perfcheck.reports.styles import HEAD, STYLES, colour_levels, prepare_page, row_height

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.messages import Translate
    from perfcheck.reports.records import Table, Value

LONGEST_TITLE = 31
NARROWEST, WIDEST_FIGURE, WIDEST_TEXT, WIDEST_NAME = 8, 16, 24, 30
"""Widths of columns; what is longer is wrapped."""
PADDING, FILTER_ARROW = 2, 3
HEAD_LINE = 12
"""A heading is wrapped at this width rather than widening its column."""
NAMES = frozenset({"indicator", "description"})
ONE_LINE = 1


def add_list(workbook: Workbook, title: str, content: Table, name: str, translate: Translate) -> None:
    """A sheet with the table; the columns up to the one called ``name`` stay in sight."""
    sheet = workbook.create_sheet(sheet_title(title))
    widths = [_width(content, index) for index in range(len(content.heads))]
    _write_head(sheet, content, widths)
    for number, row in enumerate(content.rows, start=2):
        _write_row(sheet, number, row, content.kinds, widths)
    for index, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    _finish(sheet, content, name, translate)


def sheet_title(text: str) -> str:
    """The text as a name that every spreadsheet accepts for a sheet."""
    return re.sub(r"[:/\\?*\[\]]", " ", text).strip("' ")[:LONGEST_TITLE] or "-"


def _finish(sheet: Worksheet, content: Table, name: str, translate: Translate) -> None:
    last = f"{get_column_letter(len(content.heads))}{len(content.rows) + 1}"
    sheet.freeze_panes = f"{get_column_letter(content.names.index(name) + 2)}2"
    sheet.auto_filter.ref = f"A1:{last}"
    sheet.print_title_rows = "1:1"
    prepare_page(sheet, translate)
    for index, kind in enumerate(content.kinds, start=1):
        if kind is Kind.LEVEL and content.rows:
            letter = get_column_letter(index)
            colour_levels(sheet, f"{letter}2:{letter}{len(content.rows) + 1}", translate)


def _width(content: Table, index: int) -> int:
    kind = content.kinds[index]
    widest = WIDEST_TEXT if kind is Kind.TEXT else WIDEST_FIGURE
    if content.names[index] in NAMES:
        widest = WIDEST_NAME
    head = min(text_width(content.heads[index]), HEAD_LINE) + FILTER_ARROW
    needed = max((value_width(row[index], kind) for row in content.rows), default=0)
    return max(min(max(head, needed + PADDING), widest), NARROWEST)


def _write_head(sheet: Worksheet, content: Table, widths: list[int]) -> None:
    for column, head in enumerate(content.heads, start=1):
        put(sheet, (1, column), head, Kind.TEXT, HEAD)
    lines = (line_count(head, width - FILTER_ARROW) for head, width in zip(content.heads, widths, strict=True))
    sheet.row_dimensions[1].height = row_height(max(lines, default=ONE_LINE))


def _write_row(
    sheet: Worksheet, number: int, row: tuple[Value, ...], kinds: tuple[Kind, ...], widths: list[int]
) -> None:
    lines = ONE_LINE
    for column, (value, kind, width) in enumerate(zip(row, kinds, widths, strict=True), start=1):
        put(sheet, (number, column), value, kind, STYLES[kind])
        if isinstance(value, str):
            lines = max(lines, line_count(shown(value, kind), width - 1))
    sheet.row_dimensions[number].height = row_height(lines)
