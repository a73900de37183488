"""Forms as sheets of a workbook, ready to print."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from perfcheck.messages import msg
from perfcheck.reports.book import Book, saved
from perfcheck.reports.cells import put
from perfcheck.reports.forms.charts import chart_form, draw
from perfcheck.reports.forms.layout import BARE, Look
from perfcheck.reports.forms.pages import laid
from perfcheck.reports.forms.paper import LOWER, SIDE, UPPER, Paper
from perfcheck.reports.forms.sizes import BODY, TITLE
from perfcheck.reports.list_sheets import LONGEST_TITLE, sheet_title
from perfcheck.reports.records import Kind
from perfcheck.reports.styles import A4

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.assessment.results import Assessment
    from perfcheck.messages import Translate
    from perfcheck.reports.forms.layout import Form
    from perfcheck.reports.forms.pages import Laid
    from perfcheck.reports.forms.placing import Placed

PRINTED, FILLED = "宋体", "仿宋"
"""The letters of what is printed on a form, and of what is filled in."""
_KINDS: Mapping[Look, Kind] = MappingProxyType(
    {
        Look.MONEY: Kind.MONEY,
        Look.RATE: Kind.SHARE,
        Look.PERCENT: Kind.SHARE,
        Look.WEIGHT: Kind.NUMBER,
        Look.SCORE: Kind.SCORE,
    }
)
_FORMATS: Mapping[Look, str] = MappingProxyType(
    {Look.MONEY: "#,##0.00", Look.RATE: "0.00%", Look.PERCENT: "0%", Look.SCORE: "0.00"}
)
_SIDES: Mapping[Look, str] = MappingProxyType(
    {
        Look.TEXT: "left",
        Look.LEFT: "left",
        Look.NOTE: "left",
        Look.SIGNATURE: "left",
        Look.RIGHT: "right",
        Look.MONEY: "right",
    }
)


def form_workbook(forms: Iterable[Form], drawn: Iterable[Assessment], translate: Translate) -> bytes:
    """The forms as a workbook, a sheet each, and a sheet of charts for each of the assessments."""
    book = _Book(translate)
    for form in forms:
        book.add(form)
    for assessment in drawn:
        draw(book.add(chart_form(assessment, translate)), assessment)
    return saved(Book(book.workbook))


@dataclass(slots=True)
class _Book:
    """A workbook while its sheets come in.

    It has only the styles that are used, because the library looks through all of them for each cell.
    """

    translate: Translate
    workbook: Workbook = field(default_factory=Workbook)
    titles: set[str] = field(default_factory=set)
    styles: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.workbook.properties.creator = "perfcheck"
        self.workbook.remove(self.workbook.worksheets[0])

    def add(self, form: Form) -> Worksheet:
        """A sheet with the form."""
        sheet: Worksheet = self.workbook.create_sheet(self._free_title(form.name))
        page = laid(form)
        for one in page.cells:
            self._write(sheet, one)
        for number, width in enumerate(form.widths, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        for number, height in enumerate(page.heights, start=1):
            sheet.row_dimensions[number].height = height
        _prepare(sheet, form, page, self.translate)
        return sheet

    def _free_title(self, name: str) -> str:
        """The name of a sheet, numbered where another one has it; spreadsheets see no difference of case."""
        title, number = sheet_title(name), 1
        while title.lower() in self.titles:
            number += 1
            ending = f" ({number})"
            title = sheet_title(name)[: LONGEST_TITLE - len(ending)] + ending
        self.titles.add(title.lower())
        return title

    def _write(self, sheet: Worksheet, one: Placed) -> None:
        look = one.cell.look
        style = self._style(look, one.size)
        put(sheet, (one.row, one.column), one.cell.value, _KINDS.get(look, Kind.TEXT), style)
        if one.rows > 1 or one.columns > 1:
            _merge(sheet, one, style)

    def _style(self, look: Look, size: int) -> str:
        name = f"form {look.value}" if size == BODY else f"form {look.value} {size}"
        if name not in self.styles:
            self.styles.add(name)
            self.workbook.add_named_style(_style(name, look, size))
        return name


def _style(name: str, look: Look, size: int) -> NamedStyle:
    is_number = look in _KINDS
    side = Side(style="thin")
    return NamedStyle(
        name,
        font=_font(look, size),
        border=Border() if look in BARE else Border(left=side, right=side, top=side, bottom=side),
        alignment=Alignment(
            horizontal=_SIDES.get(look, "center"), vertical="center", wrap_text=not is_number, shrink_to_fit=is_number
        ),
        number_format=_FORMATS.get(look, "General"),
    )


def _font(look: Look, size: int) -> Font:
    if look is Look.TITLE:
        return Font(name=PRINTED, size=TITLE, bold=True)
    is_filled = look in _KINDS or look in (Look.TEXT, Look.CENTRE)
    return Font(name=FILLED if is_filled else PRINTED, size=size, bold=look is Look.HEAD)


def _merge(sheet: Worksheet, one: Placed, style: str) -> None:
    """Merge without ``merge_cells()``, which looks through all earlier ranges each time."""
    last_row, last_column = one.end - 1, one.column + one.columns - 1
    for row in range(one.row, last_row + 1):
        for column in range(one.column, last_column + 1):
            if (row, column) != (one.row, one.column):
                sheet.cell(row, column).style = style
    cells = CellRange(min_col=one.column, min_row=one.row, max_col=last_column, max_row=last_row)
    sheet.merged_cells.ranges.add(cells)


def _prepare(sheet: Worksheet, form: Form, page: Laid, translate: Translate) -> None:
    """A4, as wide as the paper, and on one page where that is enough; else pages end where the form's rows let them."""
    sheet.page_setup.orientation = "landscape" if form.paper is Paper.LANDSCAPE else "portrait"
    sheet.page_setup.paperSize = A4
    sheet.page_margins = PageMargins(SIDE, SIDE, UPPER, LOWER, 0.3, 0.3)
    sheet.print_options.horizontalCentered = True
    sheet.sheet_view.showGridLines = False
    if page.repeated is not None:
        sheet.print_title_rows = f"{page.repeated[0]}:{page.repeated[1]}"
    # Columns are wider where a font is missing, and a form that goes over the side is worse than a small one.
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0 if page.breaks else 1
    for row in page.breaks:
        sheet.row_breaks.append(Break(id=row - 1))
    number = msg("page {page} of {pages}", page="&P", pages="&N").render(translate)
    cast("HeaderFooterItem", sheet.oddFooter).center.text = number
