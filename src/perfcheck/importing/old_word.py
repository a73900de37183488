"""Old Word documents as paragraphs and grids: a mark ends each cell, another each row, which tells their widths."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from perfcheck.importing.form import Cell, Grid, Paragraph, Spot
from perfcheck.importing.marks import NOTES, Mark, MarkKind
from perfcheck.importing.problems import too_large
from perfcheck.importing.word97 import INNER_CELL, INNER_ROW_END, LIST, ROW, ROW_END, paragraphs_of
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcheck.importing.word97 import OldParagraph

PLACE_LIMIT = 2_000_000
"""How many places a table may have, with all that its cells cover."""
_NEAR = 60
"""Edges of cells closer than this, in twentieths of a point, are one."""
_CELL = 20
_JOINED, _BELOW, _FIRST = 0x02, 0x20, 0x40
"""What a cell is: joined to the one before it, part of a column of joined cells, the first of that."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """A row: the edges of its cells, and what each of them is."""

    edges: Sequence[int] = ()
    flags: Sequence[int] = ()


@dataclass(slots=True)
class _Open:
    """A table as it grows: finished rows, and the row and cell that are open."""

    number: int
    rows: list[tuple[list[tuple[str, tuple[Grid, ...], str]], _Shape]] = field(default_factory=list)
    row: list[tuple[str, tuple[Grid, ...], str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    nested: list[Grid] = field(default_factory=list)
    note: str = ""


@dataclass(slots=True)
class _Reader:
    """Counts the paragraphs and tables of a document while it reads them."""

    file: str
    parts: list[Paragraph | Grid] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    tables: list[_Open] = field(default_factory=list)
    paragraphs: int = 0
    count: int = 0
    is_numbered: bool = False

    def take(self, one: OldParagraph) -> None:
        """Read the next paragraph."""
        depth = one.depth
        while len(self.tables) > depth:
            self._end_table()
        while len(self.tables) < depth:
            self.count += 1
            self.tables.append(_Open(self.count))
        self._note_list(one)
        if depth:
            self._take_in_table(one, self.tables[-1], depth)
        else:
            self._take_line(one)

    def end(self) -> None:
        """The document is complete."""
        while self.tables:
            self._end_table()

    def _take_line(self, one: OldParagraph) -> None:
        self.paragraphs += 1
        spot = Spot(self.file, msg("paragraph {number}", number=self.paragraphs))
        line = one.text.strip()
        if line:
            self.parts.append(Paragraph(line, spot))
        known = NOTES.get(one.note)
        if known is not None:
            self.marks.append(Mark(known[0], spot, line, known[1]))

    def _note_list(self, one: OldParagraph) -> None:
        if self.is_numbered or not one.is_on(LIST) or not one.text.strip():
            return
        self.is_numbered = True
        what = msg("Word numbers this paragraph, and others perhaps; the number is not in the text")
        spot = Spot(self.file, msg("paragraph {number}", number=self.paragraphs + 1))
        self.marks.append(Mark(MarkKind.AUTO_NUMBER, spot, one.text.strip(), what))

    @staticmethod
    def _take_in_table(one: OldParagraph, table: _Open, depth: int) -> None:
        if one.is_on(ROW_END if depth == 1 else INNER_ROW_END):
            table.rows.append((table.row, _shape(one.properties.get(ROW, b""))))
            table.row, table.lines = [], []
            return
        table.lines.append(one.text)
        table.note = table.note or one.note
        if one.mark == "\x07" if depth == 1 else one.is_on(INNER_CELL):
            table.row.append(("\n".join(table.lines).strip("\n"), tuple(table.nested), table.note))
            table.lines, table.nested, table.note = [], [], ""

    def _end_table(self) -> None:
        table = self.tables.pop()
        if not table.rows:
            return
        grid = _grid(table, self.file)
        if self.tables:
            self.tables[-1].nested.append(grid)
        else:
            self.parts.append(grid)


def read_old_word(content: bytes, file: str) -> tuple[tuple[Paragraph | Grid, ...], tuple[Mark, ...]]:
    """The paragraphs and tables of an old Word document, and what is to be looked at in them.

    Raises:
        UnusableError: it is broken.
    """
    reader = _Reader(file)
    for one in paragraphs_of(content):
        reader.take(one)
    reader.end()
    return tuple(reader.parts), tuple(reader.marks)


def _shape(data: bytes) -> _Shape:
    """How a row is cut into cells; nothing where it does not say so."""
    if len(data) < len(b"sizN"):
        return _Shape()
    count = data[2]
    if len(data) < 3 + 2 * (count + 1):
        return _Shape()
    edges = struct.unpack_from(f"<{count + 1}h", data, 3)
    behind = data[3 + 2 * (count + 1) :]
    flags = [
        struct.unpack_from("<H", behind, _CELL * one)[0] if len(behind) >= _CELL * one + 2 else 0
        for one in range(count)
    ]
    return _Shape(edges, flags)


def _grid(table: _Open, file: str) -> Grid:
    """The grid of a table, by the edges of its cells; where rows do not tell them, by the order of the cells."""
    fits = all(len(shape.flags) == len(row) for row, shape in table.rows)
    edges = _edges(edge for _, shape in table.rows for edge in shape.edges) if fits else []
    cells: list[Cell] = []
    above: dict[int, int] = {}
    room = PLACE_LIMIT
    for number, (row, shape) in enumerate(table.rows):
        for index, (text, nested, note) in enumerate(row):
            left = _index(edges, shape.edges[index]) if fits else index
            span = max(1, _index(edges, shape.edges[index + 1]) - left) if fits else 1
            room -= span
            if room < 0:
                raise too_large(msg("the tables have more than {count} cells in rows and columns", count=PLACE_LIMIT))
            flags = shape.flags[index] if fits else 0
            if flags & _JOINED and cells and cells[-1].row == number:
                cells[-1] = replace(cells[-1], columns=left + span - cells[-1].column)
            elif flags & _BELOW and not flags & _FIRST and left in above:
                cells[above[left]] = replace(cells[above[left]], rows=number - cells[above[left]].row + 1)
            else:
                above[left] = len(cells)
                spot = Spot(file, "", table.number, number + 1, left + 1)
                cells.append(Cell(text, number, left, spot, 1, span, nested, note))
    return Grid(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), aligned=fits)


def _edges(values: Iterable[int]) -> list[int]:
    edges: list[int] = []
    for value in sorted(set(values)):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _index(edges: Sequence[int], value: int) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))
