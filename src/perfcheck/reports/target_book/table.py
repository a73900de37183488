"""A sheet of a target workbook that is a table: headings, rows, and prompts for those who go on writing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from perfcheck.reports.cells import line_count, put
from perfcheck.reports.records import Kind
from perfcheck.reports.styles import prepare_page, row_height
from perfcheck.reports.target_book.checks import add_checks
from perfcheck.reports.target_book.columns import DAY_WIDTH, columns_of, look_of, width_of
from perfcheck.reports.target_book.days import day_columns, places
from perfcheck.reports.target_book.look import CENTRED, HEAD, TEXT_FORMAT, input_look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.reports.target_book.hints import Hints
    from perfcheck.reports.target_book.rows import Row
    from perfcheck.sources.workbooks.target_layout import Column, Layout

USUAL_DAYS = ["3月底", "6月底", "10月底", "12月底"]
SPARE_ROWS = 100
"""Empty yellow rows on a sheet that is made to be filled in."""
HINTS_END = 5000
"""Up to this row cells have prompts and lists."""
MARGIN = 3
"""What a wrapped text cannot use of its column."""


def add_table(sheet: Worksheet, layout: Layout, rows: Sequence[Row], hints: Hints, *, to_fill_in: bool) -> str | None:
    """Fill a sheet; one ``to_fill_in`` has all columns of the forms, empty rows, and cells that check what is typed.

    Returns these cells.
    """
    days = day_columns(tuple(row.days) for row in rows)
    if to_fill_in and layout.has_days and not days:
        days = USUAL_DAYS
    table = _Table(sheet, columns_of(layout, rows, to_fill_in=to_fill_in), days)
    table.write_heads()
    for number, row in enumerate(rows, start=2):
        table.write_row(number, row)
    last = len(rows) + 1
    if to_fill_in:
        table.write_spare(range(last + 1, last + SPARE_ROWS + 1))
        last += SPARE_ROWS
    for index, slot in table.slots:
        letter = get_column_letter(index)
        hints.add(sheet, layout, slot, f"{letter}2:{letter}{HINTS_END}")
    table.finish(last)
    checks = add_checks(sheet, layout, table.slots, range(2, last + 1), hints.translate) if to_fill_in else None
    prepare_page(sheet, hints.translate)
    return checks


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of a sheet, those of spending plans before the objective."""

    sheet: Worksheet
    columns: tuple[Column, ...]
    days: list[str]

    @property
    def slots(self) -> list[tuple[int, Column | str]]:
        """The columns and days by their places."""
        before = [column for column in self.columns if column.way != ("objective",) or not self.days]
        after = [column for column in self.columns if column not in before]
        return list(enumerate([*before, *self.days, *after], start=1))

    def write_heads(self) -> None:
        """The first row, and the format of all cells below it."""
        for index, slot in self.slots:
            head, width = (slot, DAY_WIDTH) if isinstance(slot, str) else (slot.head, width_of(slot))
            put(self.sheet, (1, index), head, Kind.TEXT, HEAD)
            dimension = self.sheet.column_dimensions[get_column_letter(index)]
            dimension.width, dimension.number_format = width, TEXT_FORMAT
        self.sheet.row_dimensions[1].height = row_height(2)

    def write_row(self, number: int, row: Row) -> None:
        """A row with its texts, as high as the longest needs."""
        plan = dict(zip(places(row.days, self.days), row.days.values(), strict=True))
        first_day = next((index for index, slot in self.slots if isinstance(slot, str)), 0)
        lines = 1
        for index, slot in self.slots:
            if isinstance(slot, str):
                put(self.sheet, (number, index), plan.get(index - first_day), Kind.TEXT, CENTRED)
                continue
            text = put(self.sheet, (number, index), row.cells.get(slot.way), Kind.TEXT, look_of(slot))
            if text is not None:
                lines = max(lines, line_count(text, width_of(slot) - MARGIN))
        self.sheet.row_dimensions[number].height = row_height(lines)

    def write_spare(self, numbers: range) -> None:
        """Rows for people to fill in."""
        for number in numbers:
            for index, slot in self.slots:
                look = CENTRED if isinstance(slot, str) else look_of(slot)
                put(self.sheet, (number, index), None, Kind.TEXT, input_look(look))

    def finish(self, last: int) -> None:
        """Keep the names in sight, let people filter, and print the headings on every page."""
        names = next((index for index, slot in self.slots if isinstance(slot, str) or not slot.is_name), 1)
        self.sheet.freeze_panes = f"{get_column_letter(names)}2"
        self.sheet.auto_filter.ref = f"A1:{get_column_letter(len(self.slots))}{max(last, 2)}"
        self.sheet.print_title_rows = "1:1"
