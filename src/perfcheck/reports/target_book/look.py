"""How a target workbook looks: blue headings, names in bold, and cells of text that no program turns into numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

FONT, SIZE = "宋体", 11
TEXT_FORMAT = "@"
HEAD, NAME, TEXT, CENTRED, FIGURE = "target head", "target name", "target text", "target centred", "target figure"
_BLUE, _PALE = "D9E2F3", "F2F2F2"


def add_looks(workbook: Workbook) -> None:
    """Make the styles known to the workbook."""
    workbook.add_named_style(_style(HEAD, "center", bold=True, colour=_BLUE))
    workbook.add_named_style(_style(NAME, "left", bold=True, colour=_PALE))
    workbook.add_named_style(_style(TEXT, "left"))
    workbook.add_named_style(_style(CENTRED, "center"))
    workbook.add_named_style(_style(FIGURE, "right"))


def _style(name: str, side: str, *, bold: bool = False, colour: str | None = None) -> NamedStyle:
    line = Side(style="thin", color="A6A6A6")
    style = NamedStyle(
        name,
        font=Font(name=FONT, size=SIZE, bold=bold),
        border=Border(left=line, right=line, top=line, bottom=line),
        alignment=Alignment(horizontal=side, vertical="center", wrap_text=True, indent=int(side != "center")),
        number_format=TEXT_FORMAT,
    )
    if colour is not None:
        style.fill = PatternFill("solid", fgColor=colour)
    return style
