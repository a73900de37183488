"""A file of payments as rows of cells, be it a workbook or a csv file."""

from __future__ import annotations

import codecs
import csv
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Place, SheetCell
from perfcheck.messages import msg
from perfcheck.source_text import Span
from perfcheck.sources.files import read_bytes
from perfcheck.sources.rules import FILE_TOO_LARGE
from perfcheck.sources.workbooks.problems import UnusableError
from perfcheck.sources.workbooks.raw import read_book
from perfcheck.sources.workbooks.rules import LEDGER_UNUSABLE
from perfcheck.sources.workbooks.sheets import CELL_LIMIT
from perfcheck.sources.workbooks.values import RawCell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from perfcheck.findings import Position
    from perfcheck.sources.workbooks.values import RawSheet

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".xltx", ".xlsb", ".ods"})
"""Endings of files that are opened as workbooks, which says what is wrong with those that are none."""

_BEGINNING = 4096
_CONTROL = frozenset(map(chr, {*range(9), *range(14, 32)}))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells that are not empty, each row with its number; ``sheet`` is None in a csv file.

    ``lines`` has the line on which a row of a csv file begins, by its number.
    """

    file: str
    rows: tuple[tuple[RawCell, ...], ...]
    sheet: str | None = None
    sheet_number: int = 1
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    lines: dict[int, int] = field(default_factory=dict)

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands."""
        position: Position
        if self.sheet is not None:
            position = SheetCell(self.sheet, row, column, self.sheet_number)
        else:
            line = self.lines.get(row, row)
            position = Span(line, 1, line, 1)
        return Place(self.file, position)


def tables_in(path: Path, sheet: str | None, *, limit: int) -> tuple[Table, ...] | Finding:
    """The tables of a file: its sheets, or the one that is named; the whole of a csv file."""
    if path.suffix.lower() not in WORKBOOKS:
        return _csv_table(path, limit)
    book = read_book(path, limit=limit)
    if isinstance(book, Finding):
        return book
    wanted = [(number, one) for number, one in enumerate(book.sheets, 1) if sheet in (None, one.title)]
    if sheet is not None and not wanted:
        titles = tuple(one.title for one in book.sheets)
        why = msg("the workbook has no sheet {sheet}; there are {sheets}", sheet=sheet, sheets=titles)
        return Finding(LEDGER_UNUSABLE, why, place=Place(book.file))
    return tuple(_sheet_table(book.file, number, one) for number, one in wanted)


def _sheet_table(file: str, number: int, sheet: RawSheet) -> Table:
    return Table(file, sheet.rows, sheet.title, number, sheet.is_hidden, sheet.hidden_rows)


def _csv_table(path: Path, limit: int) -> tuple[Table] | Finding:
    shown = str(path)
    content = read_bytes(path, shown, limit=limit)
    if isinstance(content, Finding):
        return content
    text = _decoded(content)
    if text is None:
        why = msg("the file is neither a workbook (.xlsx) nor plain text in UTF-8 or GB18030")
        return Finding(LEDGER_UNUSABLE, why, msg("export the payments again, as .xlsx or csv"), Place(shown))
    lines: dict[int, int] = {}
    try:
        rows = tuple(_csv_rows(text, lines))
    except UnusableError as error:
        return error.finding(shown)
    except csv.Error:
        line = max(lines.values(), default=1)
        why = msg("the csv file is broken below line {line}: a quotation mark stands alone", line=line)
        return Finding(LEDGER_UNUSABLE, why, msg("export the payments again, best as .xlsx"), Place(shown))
    return (Table(shown, rows, lines=lines),)


def _decoded(content: bytes) -> str | None:
    """The text of a file that says itself how it is encoded, or is UTF-8 or GB18030; None for what is no text."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.intersection(text[:_BEGINNING]) or "\0" in text else text
    return None


def _csv_rows(text: str, lines: dict[int, int]) -> Iterator[tuple[RawCell, ...]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text[:_BEGINNING]), strict=True)
    line = count = 0
    for number, fields in enumerate(reader, 1):
        row = tuple(RawCell(number, column, one) for column, one in enumerate(fields, 1) if one.strip())
        if row:
            lines[number] = line + 1
            yield row
        line = reader.line_num
        count += len(row)
        if count > CELL_LIMIT:
            raise UnusableError(FILE_TOO_LARGE, msg("the file has more than {count} cells", count=CELL_LIMIT))


def _delimiter(beginning: str) -> str:
    """What stands between the columns: a tab or semicolon where every line has one on average, else a comma.

    Commas are counted last, because amounts have them as well.
    """
    lines = beginning.count("\n") + 1
    return next((sign for sign in "\t;" if beginning.count(sign) >= lines), ",")
