"""A workbook as it was read: sheets, rows and cells, as immutable values without any meaning yet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.findings import SheetCell

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from typing import TypeAlias

    Value: TypeAlias = str | int | Decimal | bool | date | None


class RawCell(NamedTuple):
    """A cell that holds something. Rows and columns count from 1.

    ``value`` is exact: a number is an ``int`` or a ``Decimal`` of at most 15 digits, which is what Excel keeps. That
    of an ``error`` is its name (``#REF!``). ``number_format`` is the code of the format (``0.00%``).
    """

    row: int
    column: int
    value: Value
    number_format: str = "General"
    is_formula_without_value: bool = False
    error: bool = False

    @property
    def address(self) -> str:
        """The address as Excel shows it: ``F12``."""
        return SheetCell("", self.row, self.column).coordinate


@dataclass(frozen=True)
class RawSheet:
    """A sheet with its cells that are not empty, row by row; ``hidden_rows`` are those of them that are not shown.

    ``hidden_columns`` are ranges of columns that are not shown.
    """

    title: str
    is_hidden: bool = False
    rows: tuple[tuple[RawCell, ...], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[str, ...] = ()
    hidden_columns: tuple[range, ...] = ()

    def cell(self, row: int, column: int) -> RawCell | None:
        """The cell at a place; None where it is empty."""
        return self._cells.get((row, column))

    @cached_property
    def _cells(self) -> dict[tuple[int, int], RawCell]:
        return {(cell.row, cell.column): cell for row in self.rows for cell in row}


@dataclass(frozen=True, slots=True)
class RawBook:
    """A workbook; ``file`` is the name that the user gave, ``digest`` the SHA-256 of the file in hex."""

    file: str
    sheets: tuple[RawSheet, ...]
    digest: str

    def sheet(self, title: str) -> RawSheet | None:
        """The sheet of this title."""
        return next((sheet for sheet in self.sheets if sheet.title == title), None)


def column_number(letters: str) -> int:
    """The column with these letters: A is 1, AB is 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
