"""The middle form of a document: paragraphs and grids of cells, each with the place where it stands.

Every format is read into this form; what the tables mean is recognised on it alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.importing.marks import Mark


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in a document, as a person would look for it.

    ``part`` is the page of a PDF, the cell of a workbook (``Sheet1!C5``) or the line of a text; ``table`` counts the
    tables of a document from 1, ``row`` and ``column`` the cells of a table; 0 where it does not apply.
    """

    file: str
    part: str | Message = ""
    table: int = 0
    row: int = 0
    column: int = 0

    def told(self) -> Message:
        """The place in words."""
        place = msg("table {table}, row {row}, column {column}", table=self.table, row=self.row, column=self.column)
        return msg("{where}", where=tuple(part for part in (self.file, self.part, place if self.row else "") if part))

    def __str__(self) -> str:
        return self.told().render()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, and how many rows and columns of its grid it covers; ``nested`` are tables inside of it.

    ``note`` says what the format knows beside the text: ``deleted`` or ``inserted`` (a tracked change), ``percent`` (a
    number that is shown as a percentage), ``formula`` (without a stored value), ``hidden``, ``concealed`` (a hidden
    text in it was left out).
    """

    text: str
    row: int
    column: int
    spot: Spot
    rows: int = 1
    columns: int = 1
    nested: tuple[Grid, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``cells`` are in reading order; ``aligned`` says that their columns are those of the page.

    In a text dump a row is only a list of cells, so that a cell that spans several columns moves those behind it.
    """

    cells: tuple[Cell, ...]
    aligned: bool = True
    title: str = ""

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The cells row by row, each where it begins."""
        row: list[Cell] = []
        for cell in self.cells:
            if row and cell.row != row[0].row:
                yield tuple(row)
                row = []
            row.append(cell)
        if row:
            yield tuple(row)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of running text outside of tables."""

    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Paper:
    """A document in reading order, with the digest (SHA-256) of its file; ``marks`` are what its reader doubts."""

    file: str
    parts: tuple[Paragraph | Grid, ...]
    digest: str
    marks: tuple[Mark, ...] = ()
