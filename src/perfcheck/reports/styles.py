"""How workbooks look: a handful of named styles, the colours of the levels, and pages that print."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from perfcheck.assessment.monitoring_results import LIGHT_WORDS, Light
from perfcheck.assessment.results import Verdict
from perfcheck.messages import msg
from perfcheck.reports.records import Kind
from perfcheck.reports.texts import verdict_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.messages import Translate

FONT = "微软雅黑"
SIZE = 10
LINE_HEIGHT, ROW_PADDING, TALLEST_ROW = 15, 5, 409
A4 = 9
MARGIN, LOWER_MARGIN = 0.4, 0.75
"""In inches; with less below, the page number is cut off."""

TITLE, HEADING, HEAD, LABEL = "perfcheck title", "perfcheck heading", "perfcheck head", "perfcheck label"
STYLES: Mapping[Kind, str] = MappingProxyType({kind: f"perfcheck {kind}" for kind in Kind})
"""The style of each kind of value."""
FORMATS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.MONEY: "#,##0.00",
        Kind.SHARE: "0.00%",
        Kind.POINTS: "+0.00;[Red]-0.00;0.00",
        Kind.SCORE: "0.00",
        Kind.DATE: "yyyy-mm-dd",
    }
)
COLOURS: Mapping[Verdict, tuple[str, str]] = MappingProxyType(
    {
        Verdict.EXCELLENT: ("C6EFCE", "0B6121"),
        Verdict.GOOD: ("DDEBF7", "1F4E78"),
        Verdict.FAIR: ("FFEB9C", "7F6000"),
        Verdict.POOR: ("FFC7CE", "9C0006"),
        Verdict.UNDETERMINED: ("EDEDED", "595959"),
        Verdict.UNREPORTED: ("EDEDED", "595959"),
        Verdict.UNRATABLE: ("E4DFEC", "403151"),
        Verdict.NOT_APPLICABLE: ("EDEDED", "595959"),
    }
)
"""Background and letters; the words say the same."""
LIGHTS: Mapping[Light, tuple[str, str]] = MappingProxyType(
    {
        Light.RED: ("FFC7CE", "9C0006"),
        Light.YELLOW: ("FFEB9C", "7F6000"),
        Light.GREEN: ("C6EFCE", "0B6121"),
        Light.BLUE: ("BDD7EE", "1F4E78"),
    }
)
"""The same of the lights."""


def add_styles(workbook: Workbook) -> None:
    """Make the named styles known to the workbook."""
    for style in (*_headings(), *(_value_style(kind) for kind in Kind)):
        workbook.add_named_style(style)


def _headings() -> tuple[NamedStyle, ...]:
    grey = PatternFill("solid", fgColor="F2F2F2")
    blue = PatternFill("solid", fgColor="D9E2F3")
    wrapped = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return (
        NamedStyle(TITLE, font=_font(16, bold=True), alignment=Alignment(vertical="center")),
        NamedStyle(HEADING, font=_font(12, bold=True), alignment=Alignment(vertical="center")),
        NamedStyle(HEAD, font=_font(bold=True), fill=blue, border=_frame(), alignment=wrapped),
        NamedStyle(LABEL, font=_font(), fill=grey, border=_frame(), alignment=_aligned("left")),
    )


def _value_style(kind: Kind) -> NamedStyle:
    sides = {Kind.TEXT: "left", Kind.LEVEL: "center", Kind.LIGHT: "center", Kind.COUNT: "center", Kind.DATE: "center"}
    return NamedStyle(
        STYLES[kind],
        font=_font(),
        border=_frame(),
        alignment=_aligned(sides.get(kind, "right")),
        number_format=FORMATS.get(kind, "General"),
    )


def _font(size: int = SIZE, *, bold: bool = False) -> Font:
    return Font(name=FONT, size=size, bold=bold)


def _frame() -> Border:
    side = Side(style="thin", color="BFBFBF")
    return Border(left=side, right=side, top=side, bottom=side)


def _aligned(horizontal: str) -> Alignment:
    indent = 1 if horizontal == "left" else 0
    return Alignment(horizontal=horizontal, vertical="center", wrap_text=horizontal != "right", indent=indent)


def colour_levels(sheet: Worksheet, cells: str, translate: Translate) -> None:
    """Give the words of the levels their colours."""
    for verdict, colours in COLOURS.items():
        colour_word(sheet, cells, verdict_text(verdict, translate), colours, bold=verdict.level is not None)


def colour_lights(sheet: Worksheet, cells: str, translate: Translate) -> None:
    """Give the words of the lights their colours."""
    for light, colours in LIGHTS.items():
        colour_word(sheet, cells, translate(LIGHT_WORDS[light]), colours, bold=True)


def colour_word(sheet: Worksheet, cells: str, word: str, colours: tuple[str, str], *, bold: bool) -> None:
    """Give a word its background and letters, by a rule that still holds when somebody edits the cell."""
    background, letters = colours
    look = DifferentialStyle(font=Font(color=letters, bold=bold), fill=PatternFill("solid", bgColor=background))
    quoted = word.replace('"', '""')
    rule = Rule(type="cellIs", operator="equal", formula=[f'"{quoted}"'], dxf=look)
    sheet.conditional_formatting.add(cells, rule)


def prepare_page(sheet: Worksheet, translate: Translate) -> None:
    """A4 landscape, as wide as the paper, with the sheet's name above and the page number below."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(MARGIN, MARGIN, LOWER_MARGIN, LOWER_MARGIN, 0.3, 0.3)
    sheet.print_options.horizontalCentered = True
    page = msg("page {page} of {pages}", page="&P", pages="&N").render(translate)
    cast("HeaderFooterItem", sheet.oddHeader).center.text = "&A"
    cast("HeaderFooterItem", sheet.oddFooter).center.text = page


def row_height(lines: int) -> int:
    """The height of a row with so many lines, in points."""
    return min(lines * LINE_HEIGHT + ROW_PADDING, TALLEST_ROW)
