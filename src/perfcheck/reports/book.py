"""The beginning and the end of every workbook."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook

from perfcheck.reports.grid import fill_grid
from perfcheck.reports.list_sheets import sheet_title
from perfcheck.reports.polish import polished
from perfcheck.reports.styles import add_styles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcheck.messages import Translate
    from perfcheck.reports.grid import Line


def started(summary: Iterable[Line], translate: Translate) -> Workbook:
    """A workbook with its styles and its first sheet."""
    workbook = Workbook()
    workbook.properties.creator = "perfcheck"
    add_styles(workbook)
    sheet = workbook.worksheets[0]
    sheet.title = sheet_title(translate("Summary"))
    fill_grid(sheet, summary, translate)
    return workbook


def saved(workbook: Workbook) -> bytes:
    """The workbook as a file, the same bytes each time."""
    buffer = BytesIO()
    workbook.save(buffer)
    return polished(buffer.getvalue())
