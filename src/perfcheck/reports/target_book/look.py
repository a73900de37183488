"""How a target workbook looks: blue headings, names in bold, and cells of text that no program turns into numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

FONT, SIZE = "宋体", 11
TEXT_FORMAT = "@"
HEAD, NAME, TEXT, CENTRED, FIGURE = "target head", "target name", "target text", "target centred", "target figure"
CHECK = "target check"
_BLUE, _PALE, _YELLOW = "D9E2F3", "F2F2F2", "FFF9C4"


def add_looks(workbook: Workbook) -> None:
    """Make the styles known to the workbook."""
    workbook.add_named_style(_style(HEAD, "center", bold=True, colour=_BLUE))
    workbook.add_named_style(_style(NAME, "left", bold=True, colour=_PALE))
    check = _style(CHECK, "center", bold=True, colour=_PALE)
    check.number_format = "General"
    workbook.add_named_style(check)
    for name, side in ((TEXT, "left"), (CENTRED, "center"), (FIGURE, "right")):
        workbook.add_named_style(_style(name, side))
    for name, side in ((NAME, "left"), (TEXT, "left"), (CENTRED, "center"), (FIGURE, "right")):
        workbook.add_named_style(_style(input_look(name), side, bold=name is NAME, colour=_YELLOW))


def input_look(name: str) -> str:
    """The style of a cell that waits to be filled in, from that of one that is."""
    return f"{name} input"


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
