"""A sheet with a row of headings, read as rows of texts by their columns. Nothing in it is passed over in silence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Place, SheetCell
from perfcheck.messages import msg
from perfcheck.sources.document_rules import MISSING_KEY, UNKNOWN_KEY
from perfcheck.sources.rules import DUPLICATE_KEY
from perfcheck.sources.traps import LOOKS_EMPTY
from perfcheck.sources.workbooks.fill_rules import HIDDEN_ROW, MERGED_INPUT
from perfcheck.sources.workbooks.merges import Merge, merge_of
from perfcheck.sources.workbooks.plain_cells import text_of_cell
from perfcheck.sources.workbooks.rules import CONVERTED_CELL, DOUBTFUL_CELL
from perfcheck.sources.workbooks.table_heads import Heads, find_heads, heading, nearest
from perfcheck.sources.workbooks.typed_results import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.findings import Rule
    from perfcheck.messages import Message
    from perfcheck.sources.workbooks.target_layout import Layout, Way
    from perfcheck.sources.workbooks.values import RawCell, RawSheet

BLANKS = " \t\r\n" + "".join(sorted(LOOKS_EMPTY))

"""What forms indent names with, and what comes along when they are copied."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a cell, None where it is blank, and where it stands."""

    text: str | None
    at: SheetCell


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that is not blank: the texts of the columns that the sheet has, and its spending plan."""

    at: SheetCell
    cells: Mapping[Way, Text]
    days: tuple[tuple[str, Text], ...] = ()

    def filled(self, *way: str) -> Text | None:
        """The cell of a column, if it is not blank."""
        cell = self.cells.get(way)
        return None if cell is None or cell.text is None else cell


class SheetReader:
    """Reads one sheet, and keeps what there is to say about it. ``number`` counts the sheets from 1."""

    def __init__(self, file: str, sheet: RawSheet, number: int) -> None:
        self.findings: list[Finding] = []
        self._file = file
        self.sheet = sheet
        self._number = number

    def at(self, row: int | None = None, column: int | None = None) -> SheetCell:
        """A place in the sheet."""
        return SheetCell(self.sheet.title, row, column, self._number)

    def note(self, rule: Rule, message: Message, at: SheetCell, hint: Message | None = None) -> None:
        """Keep a finding."""
        self.findings.append(Finding(rule, message, hint, Place(self._file, at)))

    def text(self, cell: RawCell | None, at: SheetCell) -> Text:
        """What a cell says."""
        if cell is None:
            return Text(None, at)
        said = text_of_cell(cell)
        if isinstance(said, Refused):
            self.note(DOUBTFUL_CELL, said.message, at, said.hint)
            return Text(None, at)
        for note in said.notes:
            self.note(CONVERTED_CELL, note, at)
        return Text(said.text if said.text.strip() else None, at)


class TableReader(SheetReader):
    """Reads a sheet that is a table."""

    def __init__(self, file: str, sheet: RawSheet, number: int, layout: Layout) -> None:
        super().__init__(file, sheet, number)
        self._layout = layout
        self._merges: dict[tuple[int, int], RawCell] = {}
        self._strays: set[int] = set()

    def head(self, key: str) -> str:
        """What a column is called."""
        return next(column.head for column in self._layout.columns if column.way == (key,))

    def rows(self) -> tuple[TableRow, ...]:
        """The rows below the headings that are not blank."""
        if not self.sheet.rows:
            return ()
        heads = find_heads(self.sheet, self._layout)
        if heads is None:
            names = tuple(column.head for column in self._layout.columns[:3])
            self.note(MISSING_KEY, msg("this sheet has no row of headings such as {names}", names=names), self.at())
            return ()
        self._check_heads(heads)
        self._fill_down(heads)
        self._tell_hidden(heads)
        below = (cells for cells in self.sheet.rows if cells[0].row > heads.row)
        return tuple(row for cells in below if (row := self._row(cells, heads)) is not None)

    def _row(self, cells: tuple[RawCell, ...], heads: Heads) -> TableRow | None:
        number = cells[0].row
        raw = {cell.column: cell for cell in cells}
        texts: dict[Way, Text] = {}
        for index, column in heads.columns.items():
            text = self._cell(raw, number, index)
            texts[column.way] = self._trimmed(text) if column.is_name else text
        days = tuple((label, self._cell(raw, number, index)) for index, label in heads.days.items())
        self._tell_strays(cells, heads)
        if all(one.text is None for one in (*texts.values(), *(text for _, text in days))):
            return None
        return TableRow(self.at(number, min(heads.columns)), texts, days)

    def _cell(self, raw: Mapping[int, RawCell], row: int, column: int) -> Text:
        own, above = raw.get(column), self._merges.get((row, column))
        if own is None and above is not None:
            return Text(self.text(above, self.at(above.row, column)).text, self.at(row, column))
        return self.text(own, self.at(row, column))

    def _trimmed(self, name: Text) -> Text:
        """A name without the blanks around it, which forms use to indent it."""
        trimmed = None if name.text is None else name.text.strip(BLANKS) or None
        if trimmed != name.text:
            said = msg("the blanks around {name} are left out", name=trimmed or "")
            self.note(CONVERTED_CELL, said, name.at)
        return Text(trimmed, name.at)

    def _check_heads(self, heads: Heads) -> None:
        for column in heads.missing:
            self.note(
                MISSING_KEY, msg("the column {name} is missing in this sheet", name=column.head), self.at(heads.row, 1)
            )
        for cell in heads.twice:
            here = self.at(cell.row, cell.column)
            self.note(DUPLICATE_KEY, msg("the column {name} stands here a second time", name=str(cell.value)), here)
        for cell in heads.unknown:
            name, here = heading(cell), self.at(cell.row, cell.column)
            message = msg("there is no column {name} in this sheet", name=name)
            self.note(UNKNOWN_KEY, message, here, nearest(name, self._layout))

    def _tell_strays(self, cells: tuple[RawCell, ...], heads: Heads) -> None:
        """Tell of values below no heading, once in each column."""
        wrong = (cell.column for cell in (*heads.unknown, *heads.twice))
        named = {*heads.columns, *heads.days, *heads.checks, *wrong, *self._strays}
        for cell in cells:
            if cell.column not in named:
                self._strays.add(cell.column)
                message = msg("a value stands in a column without a heading")
                self.note(UNKNOWN_KEY, message, self.at(cell.row, cell.column))

    def _tell_hidden(self, heads: Heads) -> None:
        hidden = sorted(row for row in self.sheet.hidden_rows if row > heads.row)
        if hidden:
            message = msg("{count} rows of this sheet are hidden; they are read like the others", count=len(hidden))
            self.note(HIDDEN_ROW, message, self.at(hidden[0], 1))

    def _fill_down(self, heads: Heads) -> None:
        """What stands in cells that are merged over several rows holds for each of the rows."""
        numbers = [cells[0].row for cells in self.sheet.rows]
        for merge in self._merged_below(heads):
            first = self.sheet.cell(merge.top, merge.left)
            if merge.left != merge.right:
                message = msg("cells of several columns are merged here ({cells})", cells=merge.text)
                hint = msg("unmerge them, and write each value into its column")
                self.note(MERGED_INPUT, message, self.at(merge.top, merge.left), hint)
            elif first is not None:
                rows = numbers[bisect_left(numbers, merge.top + 1) : bisect_left(numbers, merge.bottom + 1)]
                self._merges.update(((row, merge.left), first) for row in rows)

    def _merged_below(self, heads: Heads) -> Iterator[Merge]:
        return (merge for text in self.sheet.merged if (merge := merge_of(text)) and merge.top > heads.row)
