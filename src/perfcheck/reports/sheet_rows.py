"""The rows of long sheets, written as XML: an object for each cell takes several times as long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from perfcheck.measures.numbers import plain
from perfcheck.reports.cells import FORMULA_STARTS, cell_value, line_count, style_of
from perfcheck.reports.styles import row_height

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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

    def of(self, kind: Kind) -> tuple[int, int, int]:
        """The styles of a kind: the usual one, that of a text, and that of a text that looks like a formula."""
        text = style_of(kind, is_text=True)
        return self.usual[style_of(kind, is_text=False)], self.usual[text], self.quoted[text]


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
            _Column(get_column_letter(index), kind, width - MARGIN, *self.styles.of(kind))
            for index, (kind, width) in enumerate(zip(self.content.kinds, self.widths, strict=True), start=1)
        ]
        rows = (_row(number, row, columns) for number, row in enumerate(self.content.rows, start=FIRST))
        while piece := "".join(islice(rows, _PIECE)):
            yield piece.encode()


class _Column(NamedTuple):
    """A column: its letters, what it holds, the room for a text, and the numbers of its styles."""

    letters: str
    kind: Kind
    room: int
    usual: int
    text: int
    quoted: int


def _row(number: int, row: Sequence[Value], columns: Sequence[_Column]) -> str:
    lines = 1
    cells: list[str] = []
    for value, column in zip(row, columns, strict=True):
        letters, kind, room, usual, _, _ = column
        content = None if value is None else cell_value(value, kind)
        if content is None:
            cells.append(f'<c r="{letters}{number}" s="{usual}"/>')
        elif isinstance(content, str):
            lines = max(lines, line_count(content, room))
            cells.append(_text(number, content, column))
        else:
            digits = _serial(content) if isinstance(content, date) else plain(content)
            cells.append(f'<c r="{letters}{number}" s="{usual}"><v>{digits}</v></c>')
    return f'<row r="{number}" ht="{row_height(lines)}" customHeight="1">{"".join(cells)}</row>'


def _text(number: int, content: str, column: _Column) -> str:
    """A text is kept as it is: otherwise "=1+1" would be a formula and "#N/A" an error."""
    style = column.quoted if content.startswith(FORMULA_STARTS) else column.text
    space = ' xml:space="preserve"' if content.strip() != content or "\n" in content else ""
    return f'<c r="{column.letters}{number}" s="{style}" t="inlineStr"><is><t{space}>{escape(content)}</t></is></c>'


@lru_cache(maxsize=1024)
def _serial(day: date) -> str:
    """A day as spreadsheets count them."""
    return str(to_excel(day))  # type: ignore[no-untyped-call]
