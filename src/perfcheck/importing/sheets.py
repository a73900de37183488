"""Workbooks as grids: each sheet is one, as far as it is filled."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.findings import SheetCell
from perfcheck.importing.form import Cell, Grid, Spot
from perfcheck.importing.problems import damaged, too_large
from perfcheck.measures.numbers import plain
from perfcheck.messages import msg
from perfcheck.sources.workbooks.formats import behind, is_percent, names_the_day, names_the_year
from perfcheck.sources.workbooks.merges import merge_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.sources.workbooks.values import RawBook, RawCell, RawSheet

GRID_LIMIT = 1_000_000
"""How many places, filled or empty, the tables of a workbook may have."""


def grids_of(book: RawBook, file: str) -> tuple[Grid, ...]:
    """The sheets of a workbook that hold something.

    Raises:
        UnusableError: they are too large for a document.
    """
    grids: list[Grid] = []
    room = GRID_LIMIT
    for number, sheet in enumerate(book.sheets, start=1):
        if not sheet.rows:
            continue
        layout = _Layout(sheet)
        room -= layout.places
        if room < 0:
            raise too_large(msg("the sheets have more than {count} cells in rows and columns", count=GRID_LIMIT))
        grids.append(Grid(tuple(_cells(sheet, layout, number, file)), title=sheet.title))
    return tuple(grids)


class _Layout:
    """The rows and columns of a sheet that hold something; places in them, counted from 0, are those of its grid."""

    def __init__(self, sheet: RawSheet) -> None:
        self.rows = tuple(row[0].row for row in sheet.rows)
        merges = tuple(merge for text in sheet.merged if (merge := merge_of(text)) is not None)
        last_row = self.rows[-1]
        filled = {cell.column for row in sheet.rows for cell in row}
        begins = {merge.left for merge in merges if merge.top <= last_row and merge.left <= max(filled)}
        self.columns = tuple(sorted(filled | begins))
        self.places = len(self.rows) * len(self.columns)
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}
        self.covered: set[tuple[int, int]] = set()
        room = self.places
        for merge in merges:
            rows, columns = _within(self.rows, merge.top, merge.bottom), _within(self.columns, merge.left, merge.right)
            room -= len(rows) * len(columns)
            if room < 0:
                raise damaged(msg("the merged cells of the sheet {sheet} overlap", sheet=sheet.title))
            if rows and columns:
                self._merge(rows, columns)

    def _merge(self, rows: range, columns: range) -> None:
        first = rows[0], columns[0]
        self.spans[first] = len(rows), len(columns)
        self.covered.update((row, column) for row in rows for column in columns if (row, column) != first)


def _within(places: Sequence[int], first: int, last: int) -> range:
    """Which of the places, by their numbers, lie between two others."""
    return range(bisect_left(places, first), bisect_right(places, last))


def _cells(sheet: RawSheet, layout: _Layout, number: int, file: str) -> Iterator[Cell]:
    hidden = {column for column in layout.columns if any(column in one for one in sheet.hidden_columns)}
    for row, of_sheet in enumerate(layout.rows):
        row_is_hidden = sheet.is_hidden or of_sheet in sheet.hidden_rows
        for column, lettered in enumerate(layout.columns):
            if (row, column) in layout.covered:
                continue
            text, note = _shown(sheet.cell(of_sheet, lettered))
            if text and not note and (row_is_hidden or lettered in hidden):
                note = "hidden"
            spot = Spot(file, f"{sheet.title}!{SheetCell('', of_sheet, lettered).coordinate}", number)
            yield Cell(text, row, column, spot, *layout.spans.get((row, column), (1, 1)), (), note)


def _shown(cell: RawCell | None) -> tuple[str, str]:
    """The value as a person sees it, and what there is to know of it."""
    if cell is None:
        return "", ""
    value = cell.value
    if value is None:
        return "", "formula" if cell.is_formula_without_value else ""
    if isinstance(value, bool):
        return str(value).upper(), ""
    if isinstance(value, date):
        return _day(value, cell.number_format), ""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n"), ""
    if is_percent(cell.number_format):
        return f"{plain((Decimal(value) * 100).normalize())}%", "percent"
    return f"{plain(Decimal(value))}{behind(cell.number_format)}", ""


def _day(day: date, code: str) -> str:
    if "年" not in code and "月" not in code and names_the_year(code) and names_the_day(code):
        return day.isoformat()[:10]
    year = f"{day.year}年" if names_the_year(code) else ""
    return f"{year}{day.month}月{day.day}日" if names_the_day(code) else f"{year}{day.month}月"
