"""Text dumps of documents: a tab opens a cell, a line without one goes on with it, a blank line ends the row."""

from __future__ import annotations

from dataclasses import dataclass, field

from perfcheck.importing.decoding import decoded
from perfcheck.importing.form import Cell, Grid, Paragraph, Spot
from perfcheck.importing.problems import not_a_document, too_large
from perfcheck.importing.separated import separated_grid
from perfcheck.messages import msg

CELL_LIMIT = 1_000_000
"""How many cells a text may have."""
_BLANKS = " \t\u3000\f\r"


@dataclass(slots=True)
class _Open:
    """A cell that may go on: its lines, and the number of the first."""

    line: int
    lines: list[str]


@dataclass(slots=True)
class _Dump:
    """The dump as far as it has been read: finished parts, the grid, the row and its cells that are open."""

    file: str
    parts: list[Paragraph | Grid] = field(default_factory=list)
    grid: list[list[_Open]] = field(default_factory=list)
    row: list[_Open] = field(default_factory=list)
    tables: int = 0

    def take(self, number: int, line: str) -> None:
        """Read the next line."""
        if not line.strip(_BLANKS) and not line.startswith("\t"):
            self.end_row()
        elif line.startswith("\t\t") and line.strip():
            # The first cell of a table inside the cell before.
            self.end_row()
            self.row.append(_Open(number, [line.lstrip("\t")]))
        elif line.startswith("\t"):
            self.row.extend(_Open(number, [text]) for text in line[1:].split("\t"))
        elif self.row:
            self.row[-1].lines.append(line)
        else:
            self.end_grid()
            self.parts.append(Paragraph(line.strip(), Spot(self.file, msg("line {number}", number=number))))

    def end_row(self) -> None:
        """The row is complete."""
        if self.row:
            self.grid.append(self.row)
            self.row = []

    def end_grid(self) -> None:
        """The table is complete."""
        self.end_row()
        if not self.grid:
            return
        self.tables += 1
        self.parts.append(Grid(tuple(self._cell(row, column) for row, column in _places(self.grid)), aligned=False))
        self.grid = []

    def _cell(self, row: int, column: int) -> Cell:
        cell = self.grid[row][column]
        spot = Spot(self.file, msg("line {number}", number=cell.line), self.tables, row + 1, column + 1)
        return Cell("\n".join(cell.lines).strip(), row, column, spot)


def _places(grid: list[list[_Open]]) -> list[tuple[int, int]]:
    return [(row, column) for row, cells in enumerate(grid) for column in range(len(cells))]


def read_dump(text: str, file: str) -> tuple[Paragraph | Grid, ...]:
    """The paragraphs and grids of a text dump."""
    dump = _Dump(file)
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        dump.take(number, line)
    dump.end_grid()
    return tuple(dump.parts)


def read_text(content: bytes, file: str) -> tuple[Paragraph | Grid, ...]:
    """The paragraphs and grids of a text: a dump, or rows with tabs or commas between their cells.

    Raises:
        UnusableError: it is no text, or nothing in it tells where a cell begins.
    """
    text = decoded(content)
    if text.count("\t") > CELL_LIMIT:
        raise too_large(msg("the text has more than {count} cells", count=CELL_LIMIT))
    separated = separated_grid(text, file)
    if separated is not None:
        return (separated,)
    parts = read_dump(text, file)
    if any(isinstance(part, Grid) for part in parts):
        return parts
    hint = msg("give the Word, Excel or PDF document itself, or a text in which a tab stands before each cell")
    raise not_a_document(msg("the file is a text without tables: nothing in it tells where a cell begins"), hint)
