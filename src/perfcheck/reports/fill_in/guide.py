"""The first sheet: whose figures are asked for, how to fill in, and how far each sheet is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.hyperlink import Hyperlink

from perfcheck.messages import N_, msg
from perfcheck.reports.cells import line_count, put
from perfcheck.reports.fill_in.checks import DONE
from perfcheck.reports.fill_in.columns import KEY_COLUMN
from perfcheck.reports.fill_in.look import CHECK, HEAD, INPUT_TEXT, LINK, LOCKED, PLAIN, SIDE_NOTE, TITLE
from perfcheck.reports.records import Kind
from perfcheck.reports.styles import prepare_page, row_height
from perfcheck.sources.workbooks.fill_layout import FIELDS_MARK, Input, Locked, Section, key_text
from perfcheck.sources.workbooks.fill_rows import OF_ALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.messages import Translate
    from perfcheck.model.targets import Targets

GUIDE = N_("How to fill in")
WIDTHS = (8, 52, 14, 14, 14)
_LINES = (
    N_("Fill in the yellow cells only; the others are locked. Every sheet counts what is done and what is not."),
    N_("Numbers are written without their unit; the unit stands in the column beside them. For 98% write 98."),
    N_("An empty cell is not zero: zero means that it was counted and there is none."),
    N_("Where there is no figure, choose why: not counted yet, not carried out, or not applicable (then say why)."),
    N_("Spending is the sum since the beginning of the year; fill in the total or its parts by source, not both."),
    N_("Instead of amounts you may name a file of payments beside this workbook below; they are summed by project."),
    N_("Do not change what is locked; do not delete or add rows, columns or sheets."),
    N_("Do not link cells to other workbooks. Save as .xlsx and give the file back under any name."),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A sheet with the cells of its checks and how many they are."""

    title: str
    checks: tuple[str, ...]
    total: int

    @property
    def formula(self) -> str:
        """How many are done."""
        sheet = quote_sheetname(self.title)
        return "=" + "+".join(f'COUNTIF({sheet}!{cells},"{DONE}")' for cells in self.checks)


def fill_guide(
    sheet: Worksheet, targets: Targets, as_of: date, sheets: Sequence[Counted], translate: Translate
) -> None:
    """Write the first sheet."""
    heading = msg("{department}: actual figures of {year}", department=targets.department.name, year=str(targets.year))
    put(sheet, (1, 2), heading.render(translate), Kind.TEXT, TITLE)
    sheet.row_dimensions[1].height = 32
    put(sheet, (2, 2), until_line(targets, as_of, translate), Kind.TEXT, SIDE_NOTE)
    number = _lines(sheet, 4, (f"{count}. {translate(text)}" for count, text in enumerate(_LINES, start=1)))
    number = _of_all(sheet, number + 1)
    _index(sheet, number + 1, sheets, translate)
    for column, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions["ABCDE"[column - 1]].width = width
    sheet.column_dimensions["A"].hidden = True
    sheet.sheet_view.showGridLines = False
    prepare_page(sheet, translate)


def until_line(targets: Targets, as_of: date, translate: Translate) -> str:
    """Whose figures are asked for, and up to which day."""
    code, day = targets.department.code, as_of.isoformat()
    return msg("Department code {code}; figures up to the end of {day}", code=code, day=day).render(translate)


def _lines(sheet: Worksheet, first: int, texts: Iterable[str]) -> int:
    number = first
    for text in texts:
        put(sheet, (number, 2), text, Kind.TEXT, PLAIN)
        _merge(sheet, number)
        sheet.row_dimensions[number].height = row_height(line_count(text, sum(WIDTHS[1:]) - 2))
        number += 1
    return number


def _of_all(sheet: Worksheet, number: int) -> int:
    """The rows that speak of the figures as a whole, between hidden rows that say where they begin and end."""
    put(sheet, (number, KEY_COLUMN), FIELDS_MARK, Kind.TEXT, PLAIN)
    put(sheet, (number, 2), Locked.NAME.value, Kind.TEXT, PLAIN)
    put(sheet, (number, 3), Input.VALUE.value, Kind.TEXT, PLAIN)
    sheet.row_dimensions[number].hidden = True
    for below, (section, name) in enumerate(OF_ALL, start=number + 1):
        put(sheet, (below, KEY_COLUMN), key_text((section,)), Kind.TEXT, PLAIN)
        put(sheet, (below, 2), name, Kind.TEXT, LOCKED)
        put(sheet, (below, 3), None, Kind.TEXT, INPUT_TEXT)
        _merge(sheet, below, first=3)
        sheet.row_dimensions[below].height = row_height(3 if section is Section.NOTE else 1)
    end = number + 1 + len(OF_ALL)
    put(sheet, (end, KEY_COLUMN), FIELDS_MARK, Kind.TEXT, PLAIN)
    sheet.row_dimensions[end].hidden = True
    return end + 1


def _index(sheet: Worksheet, first: int, sheets: Sequence[Counted], translate: Translate) -> None:
    for column, head in enumerate((N_("Sheet"), N_("Filled in"), N_("Rows"), N_("Complete")), start=2):
        put(sheet, (first, column), translate(head), Kind.TEXT, HEAD)
    last = first + len(sheets)
    for number, one in enumerate(sheets, start=first + 1):
        link = cast("Cell", sheet.cell(number, 2))
        put(sheet, (number, 2), one.title, Kind.TEXT, LINK)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"{quote_sheetname(one.title)}!A1")
        _counts(sheet, number, one.formula, str(one.total))
    put(sheet, (last + 1, 2), translate("Together"), Kind.TEXT, HEAD)
    _counts(sheet, last + 1, f"=SUM(C{first + 1}:C{last})", f"=SUM(D{first + 1}:D{last})")


def _counts(sheet: Worksheet, number: int, done: str, total: str) -> None:
    done_cell, total_cell, mark = (cast("Cell", sheet.cell(number, column)) for column in (3, 4, 5))
    done_cell.value = done
    total_cell.value = total if total.startswith("=") else int(total)
    mark.value = f'=IF(C{number}=D{number},"{DONE}","")'
    for cell in (done_cell, total_cell, mark):
        cell.style = CHECK


def _merge(sheet: Worksheet, number: int, first: int = 2) -> None:
    look = sheet.cell(number, first).style
    for column in range(first, len(WIDTHS) + 1):
        sheet.cell(number, column).style = look
    sheet.merged_cells.ranges.add(CellRange(min_col=first, min_row=number, max_col=len(WIDTHS), max_row=number))
