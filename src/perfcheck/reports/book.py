"""The beginning and the end of every workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook

from perfcheck.reports.grid import fill_grid
from perfcheck.reports.list_sheets import sheet_title
from perfcheck.reports.polish import polished
from perfcheck.reports.styles import add_styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.messages import Translate
    from perfcheck.reports.grid import Line
    from perfcheck.reports.sheet_rows import SheetRows


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook while it is made, and the rows of its long sheets by the names of their parts in the file."""

    workbook: Workbook
    rows: dict[str, SheetRows] = field(default_factory=dict)

    @property
    def first(self) -> Worksheet:
        """The first sheet."""
        return self.workbook.worksheets[0]

    def add_rows(self, sheet: Worksheet, rows: SheetRows) -> None:
        """Keep the rows of a sheet until the workbook is saved."""
        self.rows[f"xl/worksheets/sheet{self.workbook.sheetnames.index(sheet.title) + 1}.xml"] = rows


def started(summary: Iterable[Line], translate: Translate) -> Book:
    """A workbook with its styles and its first sheet."""
    workbook = Workbook()
    workbook.properties.creator = "perfcheck"
    add_styles(workbook)
    book = Book(workbook)
    book.first.title = sheet_title(translate("Summary"))
    fill_grid(book.first, summary, translate)
    return book


def saved(book: Book) -> bytes:
    """The workbook as a file, the same bytes each time."""
    buffer = BytesIO()
    book.workbook.save(buffer)
    return polished(buffer.getvalue(), book.rows)
