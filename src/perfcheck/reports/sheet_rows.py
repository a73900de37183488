"""The rows of long sheets, written as XML: an object for each cell takes several times as long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from perfcheck.measures.numbers import plain
from perfcheck.reports.cells import FORMULA_STARTS, cell_value, line_count, style_of
from perfcheck.reports.styles import row_height

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.reports.records import Kind, Table, Value

MARGIN = 2
"""What a wrapped text cannot use of its column."""
FIRST = 2
"""The row below the headings."""
_PIECE = 256
"""So many rows are handed on at once."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The numbers that the styles of kinds have in a workbook; ``quoted`` for texts that look like formulas."""

    usual: Mapping[str, int]
    quoted: Mapping[str, int]


def styles_in(sheet: Worksheet, kinds: Sequence[Kind]) -> Styles:
    """The styles of these kinds, made known to the workbook of the sheet before it is saved."""
    names = dict.fromkeys(style_of(kind, is_text=is_text) for kind in kinds for is_text in (False, True))
    return Styles(
        {name: _style_id(sheet, name, quoted=False) for name in names},
        {name: _style_id(sheet, name, quoted=True) for name in names},
    )


def _style_id(sheet: Worksheet, name: str, *, quoted: bool) -> int:
    cell = Cell(sheet, row=1, column=1)
    cell.style = name
    cell.quotePrefix = quoted
    return int(cell.style_id)


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of a table below its headings, in columns of these widths."""

    content: Table
    widths: Sequence[int]
    styles: Styles

    @property
    def dimension(self) -> str:
        """The cells of the sheet, with those of the headings."""
        return f"A1:{get_column_letter(len(self.content.heads))}{len(self.content.rows) + 1}"

    def pieces(self) -> Iterator[bytes]:
        """The XML, some rows at a time."""
        columns = [
            (get_column_letter(index), kind, width - MARGIN)
            for index, (kind, width) in enumerate(zip(self.content.kinds, self.widths, strict=True), start=1)
        ]
        rows = (self._row(number, row, columns) for number, row in enumerate(self.content.rows, start=FIRST))
        while piece := "".join(islice(rows, _PIECE)):
            yield piece.encode()

    def _row(self, number: int, row: Sequence[Value], columns: Sequence[tuple[str, Kind, int]]) -> str:
        lines = 1
        cells: list[str] = []
        for value, (letter, kind, room) in zip(row, columns, strict=True):
            content = cell_value(value, kind)
            if isinstance(content, str):
                lines = max(lines, line_count(content, room))
            cells.append(self._cell(f"{letter}{number}", content, kind))
        return f'<row r="{number}" ht="{row_height(lines)}" customHeight="1">{"".join(cells)}</row>'

    def _cell(self, at: str, content: str | Decimal | date | None, kind: Kind) -> str:
        """A text is kept as it is: otherwise "=1+1" would be a formula and "#N/A" an error."""
        is_text = isinstance(content, str)
        style = style_of(kind, is_text=is_text)
        if isinstance(content, str):
            styles = self.styles.quoted if content.startswith(FORMULA_STARTS) else self.styles.usual
            space = ' xml:space="preserve"' if content.strip() != content or "\n" in content else ""
            return f'<c r="{at}" s="{styles[style]}" t="inlineStr"><is><t{space}>{escape(content)}</t></is></c>'
        opening = f'<c r="{at}" s="{self.styles.usual[style]}"'
        if content is None:
            return f"{opening}/>"
        number = _serial(content) if isinstance(content, date) else plain(content)
        return f"{opening}><v>{number}</v></c>"


def _serial(day: date) -> str:
    """A day as spreadsheets count them."""
    return str(to_excel(day))  # type: ignore[no-untyped-call]
