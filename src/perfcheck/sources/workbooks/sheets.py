"""The cells of the sheets, read element by element: only those that hold something take any room."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.messages import msg
from perfcheck.sources.rules import FILE_TOO_LARGE
from perfcheck.sources.workbooks.cells import CellReader, Written
from perfcheck.sources.workbooks.markup import LocalNames, read_part
from perfcheck.sources.workbooks.parts import contents_of
from perfcheck.sources.workbooks.problems import UnusableError, damaged
from perfcheck.sources.workbooks.values import RawCell, RawSheet, column_number

if TYPE_CHECKING:
    from perfcheck.sources.workbooks.markup import Attributes
    from perfcheck.sources.workbooks.opening import Package
    from perfcheck.sources.workbooks.parts import SheetEntry

CELL_LIMIT = 2_000_000
"""How many cells that hold something a workbook may have."""
MERGE_LIMIT = 100_000
"""How many ranges of merged cells a sheet may have."""
HIDDEN_LIMIT = 1000
"""How many ranges of columns that are not shown are noted of a sheet."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_ADDRESS = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")


def sheets_of(package: Package) -> tuple[RawSheet, ...]:
    """All sheets of a workbook with their cells.

    Raises:
        UnusableError: a part is missing or broken, or there are too many cells.
    """
    contents = contents_of(package)
    cells = CellReader(contents)
    room = CELL_LIMIT
    sheets: list[RawSheet] = []
    for entry in contents.sheets:
        sheet = _Sheet(entry, cells, room)
        if entry.part is not None:
            read_part(package, entry.part, sheet)
        room -= sheet.count
        sheets.append(sheet.read())
    return tuple(sheets)


class _Sheet:
    """One sheet while its elements come in; ``room`` is how many cells it may have."""

    def __init__(self, entry: SheetEntry, cells: CellReader, room: int) -> None:
        self.count = 0
        self._entry = entry
        self._cells = cells
        self._room = room
        self._rows: list[tuple[RawCell, ...]] = []
        self._hidden: set[int] = set()
        self._merged: list[str] = []
        self._hidden_columns: list[range] = []
        self._row: list[RawCell] = []
        self._row_number = self._column = 0
        self._row_is_hidden = False
        self._attributes: Attributes = {}
        self._parts: list[str] | None = None
        self._has_formula = self._in_text = self._in_aid = False
        self._columns: dict[str, int] = {}
        self._tags = LocalNames()

    def read(self) -> RawSheet:
        """The sheet."""
        hidden = frozenset(self._hidden)
        title, is_hidden = self._entry.title, self._entry.is_hidden
        columns = tuple(self._hidden_columns)
        return RawSheet(title, is_hidden, tuple(self._rows), hidden, tuple(self._merged), columns)

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        tag = self._tags[name]
        if tag == "c":
            self._attributes = attributes
            self._parts = None
            self._has_formula = False
        elif tag == "row":
            self._begin_row(attributes)
        elif tag in {"v", "t"}:
            self._in_text = not self._in_aid
            self._parts = self._parts or []
        elif tag == "f":
            self._has_formula = True
        elif tag == "rPh":
            self._in_aid = True
        elif tag == "mergeCell":
            self._merge(attributes)
        elif tag == "col":
            self._hide(attributes)

    def text(self, text: str) -> None:
        """Text between two tags."""
        if self._in_text and self._parts is not None:
            self._parts.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        tag = self._tags[name]
        if tag == "c":
            self._end_cell()
        elif tag == "row":
            self._end_row()
        elif tag in {"v", "t"}:
            self._in_text = False
        elif tag == "rPh":
            self._in_aid = False

    def _begin_row(self, attributes: Attributes) -> None:
        written = attributes.get("r", "")
        number = int(written) if written.isascii() and written.isdecimal() else self._row_number + 1
        if not self._row_number < number <= LAST_ROW:
            raise _disordered(self._entry.title)
        self._row_number, self._column, self._row = number, 0, []
        self._row_is_hidden = attributes.get("hidden", "0") in {"1", "true"}

    def _end_row(self) -> None:
        if self._row:
            self._rows.append(tuple(self._row))
            if self._row_is_hidden:
                self._hidden.add(self._row_number)

    def _end_cell(self) -> None:
        attributes = self._attributes
        self._column = self._column_of(attributes.get("r"))
        if self._parts is None and not self._has_formula:
            return
        text = None if self._parts is None else "".join(self._parts)
        kind = attributes.get("t", "n")
        meant = self._cells.read(Written(kind, attributes.get("s", ""), text, self._has_formula))
        if meant is None:
            return
        self.count += 1
        if self.count > self._room:
            raise UnusableError(FILE_TOO_LARGE, msg("the workbook has more than {count} cells", count=CELL_LIMIT))
        self._row.append(RawCell(self._row_number, self._column, *meant))

    def _column_of(self, address: str | None) -> int:
        """The column of the next cell, which must be to the right of the one before."""
        column = self._column + 1 if address is None else self._columns.get(address.rstrip("0123456789"), 0)
        if not column and address is not None:
            column = self._new_column(address)
        if not self._column < column <= LAST_COLUMN or not self._row_number:
            raise _disordered(self._entry.title)
        return column

    def _new_column(self, address: str) -> int:
        found = _ADDRESS.fullmatch(address)
        if found is None:
            raise _disordered(self._entry.title)
        return self._columns.setdefault(found[1], column_number(found[1]))

    def _merge(self, attributes: Attributes) -> None:
        if len(self._merged) == MERGE_LIMIT:
            raise UnusableError(FILE_TOO_LARGE, msg("a sheet has more than {count} merged ranges", count=MERGE_LIMIT))
        self._merged.append(attributes.get("ref", ""))

    def _hide(self, attributes: Attributes) -> None:
        """Note columns that are not shown; each column of a sheet is in one such range only."""
        first, last = attributes.get("min", ""), attributes.get("max", "")
        is_known = all(one.isascii() and one.isdecimal() for one in (first, last))
        if attributes.get("hidden", "0") in {"1", "true"} and is_known and len(self._hidden_columns) < HIDDEN_LIMIT:
            self._hidden_columns.append(range(int(first), int(last) + 1))


def _disordered(sheet: str) -> UnusableError:
    return damaged(msg("the workbook is damaged: the rows or cells of its sheet {sheet} are in disorder", sheet=sheet))
