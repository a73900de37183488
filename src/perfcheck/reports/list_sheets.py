"""Sheets that are one long table: a frozen header with filters, columns as wide as they need, rows as high."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from perfcheck.reports.cells import folded, line_count, put, text_width, value_width
from perfcheck.reports.records import Kind
from perfcheck.reports.sheet_rows import SheetRows, styles_in
from perfcheck.reports.styles import HEAD, colour_levels, colour_lights, prepare_page, row_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.messages import Translate
    from perfcheck.reports.book import Book
    from perfcheck.reports.records import Table

LONGEST_TITLE = 31
NARROWEST, NARROWEST_TEXT, WIDEST_FIGURE, WIDEST_TEXT, WIDEST_NAME, WIDEST_SENTENCE = 7, 13, 16, 24, 30, 42
"""Widths of columns; what is longer is wrapped."""
WIDEST_SHEET = 210
"""More on a page of A4 would be printed too small to read; columns of text give way."""
PADDING, FILTER_ARROW = 3, 3
"""Room beside the text, and for the button of the filter."""
NAMES = frozenset({"indicator", "description"})
SENTENCES = frozenset({"message", "hint", "excerpt"})
ONE_LINE, MANY_LINES = 1, 10
"""A text that would take more lines than that gets a wider column."""

_COLOURED = MappingProxyType({Kind.LEVEL: colour_levels, Kind.LIGHT: colour_lights})


def add_list(book: Book, title: str, content: Table, name: str, translate: Translate) -> Worksheet:
    """A sheet with the table; the columns up to the one called ``name`` stay in sight."""
    sheet: Worksheet = book.workbook.create_sheet(sheet_title(title))
    heads = [folded(head) for head in content.heads]
    widths = narrowed([_width(content, index, head) for index, head in enumerate(heads)], content.kinds)
    _write_head(sheet, heads, widths)
    book.add_rows(sheet, SheetRows(content, widths, styles_in(sheet, content.kinds)))
    for index, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    _finish(sheet, content, name, translate)
    return sheet


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
        colour = _COLOURED.get(kind)
        if colour is not None and content.rows:
            letter = get_column_letter(index)
            colour(sheet, f"{letter}2:{letter}{len(content.rows) + 1}", translate)


def narrowed(widths: list[int], kinds: Sequence[Kind]) -> list[int]:
    """The widths with as much taken from the wide columns of text as the sheet is too wide."""
    spare = [
        max(width - NARROWEST_TEXT, 0) if kind is Kind.TEXT else 0 for width, kind in zip(widths, kinds, strict=True)
    ]
    excess = max(sum(widths) - WIDEST_SHEET, 0)
    if sum(spare) == 0:
        return widths
    return [width - part * min(excess, sum(spare)) // sum(spare) for width, part in zip(widths, spare, strict=True)]


def _width(content: Table, index: int, head: str) -> int:
    kind = content.kinds[index]
    longest = max(text_width(line) for line in head.split("\n"))
    needed = max((value_width(row[index], kind) for row in content.rows), default=0)
    return max(
        min(max(longest + FILTER_ARROW, needed + PADDING), _widest(content.names[index], kind, needed)), NARROWEST
    )


def _widest(name: str, kind: Kind, needed: int) -> int:
    if kind is not Kind.TEXT:
        return WIDEST_FIGURE
    if needed > MANY_LINES * WIDEST_TEXT:
        return 2 * WIDEST_TEXT
    if name in SENTENCES:
        return WIDEST_SENTENCE
    return WIDEST_NAME if name in NAMES else WIDEST_TEXT


def _write_head(sheet: Worksheet, heads: list[str], widths: list[int]) -> None:
    for column, head in enumerate(heads, start=1):
        put(sheet, (1, column), head, Kind.TEXT, HEAD)
    lines = (line_count(head, width - FILTER_ARROW) for head, width in zip(heads, widths, strict=True))
    sheet.row_dimensions[1].height = row_height(max(lines, default=ONE_LINE))
