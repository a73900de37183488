"""How a fill-in workbook looks: 宋体, grey where it is locked, yellow where people fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.workbook import Workbook

FONT = "宋体"
SIZE = 11
TITLE, PLAIN, SIDE_NOTE, HEAD, LOCKED, LOCKED_NUMBER, EARLIER = (
    "fill title",
    "fill plain",
    "fill side note",
    "fill head",
    "fill locked",
    "fill locked number",
    "fill earlier",
)
INPUT, INPUT_MONEY, INPUT_DATE, INPUT_CHOICE, INPUT_TEXT, CHECK, LINK = (
    "fill input",
    "fill input money",
    "fill input date",
    "fill input choice",
    "fill input text",
    "fill check",
    "fill link",
)
MONEY_FORMAT, DATE_FORMAT = "#,##0.00", "yyyy-mm-dd"
_GREY, _PALE, _BLUE, _YELLOW = "E7E6E6", "F2F2F2", "D9E2F3", "FFF9C4"


def add_looks(workbook: Workbook) -> None:
    """Make the styles known to the workbook."""
    for style in (*_locked(), *_inputs()):
        workbook.add_named_style(style)


def _locked() -> Iterator[NamedStyle]:
    yield NamedStyle(TITLE, font=_font(16, bold=True), alignment=Alignment(vertical="center"))
    yield NamedStyle(PLAIN, font=_font(), alignment=_text())
    yield NamedStyle(SIDE_NOTE, font=_font(bold=True), alignment=Alignment(vertical="center"))
    yield NamedStyle(HEAD, font=_font(bold=True), fill=_fill(_BLUE), border=_frame(), alignment=_text("center"))
    yield NamedStyle(LOCKED, font=_font(), fill=_fill(_PALE), border=_frame(), alignment=_text())
    yield NamedStyle(
        LOCKED_NUMBER,
        font=_font(),
        fill=_fill(_PALE),
        border=_frame(),
        alignment=_text("right"),
        number_format=MONEY_FORMAT,
    )
    yield NamedStyle(EARLIER, font=_font(colour="595959"), fill=_fill(_GREY), border=_frame(), alignment=_text("right"))
    yield NamedStyle(CHECK, font=_font(bold=True), fill=_fill(_PALE), border=_frame(), alignment=_text("center"))
    link = Font(name=FONT, size=SIZE, color="0563C1", underline="single")
    yield NamedStyle(LINK, font=link, border=_frame(), alignment=_text())


def _inputs() -> Iterator[NamedStyle]:
    """Numbers stay in the general format, so that a spreadsheet shows 98% as such where somebody types it."""
    yield _input(INPUT, "right", "General")
    yield _input(INPUT_MONEY, "right", MONEY_FORMAT)
    yield _input(INPUT_DATE, "center", DATE_FORMAT)
    yield _input(INPUT_CHOICE, "center", "General")
    yield _input(INPUT_TEXT, "left", "General")


def _input(name: str, side: str, number_format: str) -> NamedStyle:
    return NamedStyle(
        name,
        font=_font(),
        fill=_fill(_YELLOW),
        border=_frame(),
        alignment=_text(side),
        number_format=number_format,
        protection=Protection(locked=False),
    )


def _font(size: int = SIZE, *, bold: bool = False, colour: str | None = None) -> Font:
    return Font(name=FONT, size=size, bold=bold, color=colour)


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def _frame() -> Border:
    side = Side(style="thin", color="A6A6A6")
    return Border(left=side, right=side, top=side, bottom=side)


def _text(horizontal: str = "left") -> Alignment:
    return Alignment(horizontal=horizontal, vertical="center", wrap_text=True)
