"""A sheet of several tables below each other, on one grid of columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from perfcheck.reports.cells import folded, line_count, put
from perfcheck.reports.records import Kind
from perfcheck.reports.styles import HEAD, HEADING, TITLE, prepare_page, row_height

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.messages import Translate
    from perfcheck.reports.records import Table, Value

WIDTHS = (26, *(12,) * 9)
"""One grid for all its tables."""
MARGIN = 2
"""What a wrapped text cannot use of its columns; headings have no indent."""
ONE_PAGE = 850
"""Up to this height, in points, it is printed on one page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A value over ``span`` columns of the grid."""

    value: Value
    span: int = 1
    kind: Kind = Kind.TEXT
    style: str = ""


Line = tuple[Part, ...]
"""A row of the sheet from the left; an empty one is a gap."""


def fill_grid(sheet: Worksheet, lines: Iterable[Line], translate: Translate) -> None:
    """Write the rows of a sheet, on one page if that is enough."""
    lines = list(lines)
    for number, line in enumerate(lines, start=1):
        _write(sheet, number, line)
    for index, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.sheet_view.showGridLines = False
    prepare_page(sheet, translate)
    height = sum(sheet.row_dimensions[number].height or 0 for number in range(1, len(lines) + 1))
    sheet.page_setup.fitToHeight = 1 if height <= ONE_PAGE else 0


def titled(title: str, content: Table, spans: Sequence[int] = (1,) * len(WIDTHS)) -> Iterator[Line]:
    """A gap, a heading, and the table below it."""
    yield ()
    yield wide(title, HEADING)
    yield tuple(Part(folded(head), span, style=HEAD) for head, span in zip(content.heads, spans, strict=True))
    for row in content.rows:
        yield tuple(Part(*cell) for cell in zip(row, spans, content.kinds, strict=True))


def wide(text: str, style: str) -> Line:
    """A text over the whole width."""
    return (Part(text, len(WIDTHS), style=style),)


def _write(sheet: Worksheet, number: int, line: Line) -> None:
    column, lines = 1, 1
    for part in line:
        last = column + part.span - 1
        text = put(sheet, (number, column), part.value, part.kind, part.style)
        if part.span > 1:
            _merge(sheet, CellRange(min_col=column, min_row=number, max_col=last, max_row=number))
        if text is not None:
            room = sum(WIDTHS[column - 1 : last]) - (0 if part.style == HEAD else MARGIN)
            lines = max(lines, line_count(text, room))
        column = last + 1
    title = any(part.style == TITLE for part in line)
    sheet.row_dimensions[number].height = row_height(lines + 1 if title else lines)


def _merge(sheet: Worksheet, cells: CellRange) -> None:
    """Merge without ``merge_cells()``, which looks through all earlier ranges each time."""
    first, *others = cells.cells
    style = sheet.cell(*first).style
    for place in others:
        sheet.cell(*place).style = style
    sheet.merged_cells.ranges.add(cells)
