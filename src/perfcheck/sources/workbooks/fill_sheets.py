"""The rows of a fill-in workbook wherever they are now: found by their keys, with what was done to them told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Place, SheetCell
from perfcheck.messages import msg
from perfcheck.sources.workbooks.fill_blocks import Filled, block_of, mark_of, names_columns, names_of
from perfcheck.sources.workbooks.fill_changes import cells_changed, day_line_changed, first_of, typed_beside
from perfcheck.sources.workbooks.fill_layout import (
    HEADS,
    META_SHEET,
    Input,
    Locked,
    Section,
    inputs_of,
    key_of,
)
from perfcheck.sources.workbooks.fill_merges import merges_over_inputs
from perfcheck.sources.workbooks.fill_rules import (
    DUPLICATE_ROW,
    EXTRA_SHEET,
    HIDDEN_ROW,
    MERGED_INPUT,
    MISSING_ROW,
    TEMPLATE_DAMAGED,
    UNKNOWN_ROW,
)
from perfcheck.sources.workbooks.plain_texts import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.findings import Rule
    from perfcheck.messages import Message
    from perfcheck.sources.workbooks.fill_blocks import Block
    from perfcheck.sources.workbooks.fill_layout import Key
    from perfcheck.sources.workbooks.fill_template import Template
    from perfcheck.sources.workbooks.values import RawBook, RawCell, RawSheet


@dataclass(slots=True)
class Rows:
    """The rows of a workbook while its sheets are gone through."""

    book: RawBook
    template: Template
    filled: dict[Key, Filled] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    refused: set[Key] = field(default_factory=set)
    by_names: dict[tuple[str, ...], Key] = field(default_factory=dict)

    def read(self) -> None:
        """Go through all sheets."""
        self.by_names = {names_of(key, texts): key for key, texts in self.template.texts.items()}
        self.findings.extend(day_line_changed(self.book, self.template))
        for number, sheet in enumerate(self.book.sheets, start=1):
            if sheet.title != META_SHEET:
                _Sheet(self, sheet, number).read()
        self._missing()

    def tell(self, rule: Rule, message: Message, hint: Message | None, at: SheetCell) -> None:
        """Note what is wrong."""
        self.findings.append(Finding(rule, message, hint, Place(self.book.file, at)))

    def _missing(self) -> None:
        missing = [key for key in self.template.texts if key not in self.filled and key not in self.refused]
        if not missing:
            return
        listed = first_of(tuple(self.template.name(key) for key in missing))
        why = msg("{count} rows of the template are missing: {names}", count=len(missing), names=listed)
        hint = msg("they are taken as not filled in; make a new workbook if they were deleted by mistake")
        self.findings.append(Finding(MISSING_ROW, why, hint, Place(self.book.file)))


@dataclass(slots=True)
class _Sheet:
    """One sheet."""

    rows: Rows
    sheet: RawSheet
    number: int
    own: list[Filled] = field(default_factory=list)
    damaged: set[tuple[Input, ...]] = field(default_factory=set)

    def read(self) -> None:
        """Read the rows that have keys; tell of what has none."""
        if not any(mark_of(row) is not None for row in self.sheet.rows):
            self._without_marks()
            return
        block: Block | None = None
        for index, row in enumerate(self.sheet.rows):
            mark = mark_of(row)
            if mark is not None:
                block = block_of(row, mark)
            elif block is not None:
                self._row(row, block, is_head=self._is_head(index))
            else:
                self._above(row)
        self._merged()
        self.rows.findings.extend(typed_beside(self.own, self.rows.book.file))
        if self.sheet.is_hidden and any(filled.typed() for filled in self.own):
            why = msg("this sheet is hidden, but it was read")
            self.rows.tell(HIDDEN_ROW, why, None, SheetCell(self.sheet.title, number=self.number))

    def _above(self, row: tuple[RawCell, ...]) -> None:
        """A row above all names of columns, which may be a row of the template all the same."""
        keys = (key_of(text_of(cell)) for cell in row)
        key = next((key for key in keys if key in self.rows.template.texts), None)
        if key is not None:
            wanted = inputs_of(Section(key[0]))
            self._damage(key, row[0].row, tuple(one for one in Input if one in wanted))

    def _damage(self, key: Key, row: int, lacking: tuple[Input, ...]) -> None:
        """Leave a row out, and tell of the first one that its columns cannot be found any more."""
        self.rows.refused.add(key)
        if lacking in self.damaged:
            return
        self.damaged.add(lacking)
        names = tuple(msg(HEADS[one]) for one in lacking)
        why = msg(
            "the hidden names of these columns are gone or stand there twice, so no row below was read: {names}",
            names=names,
        )
        hint = msg("make a new one with perfcheck template actuals, and copy the figures into it")
        self.rows.tell(TEMPLATE_DAMAGED, why, hint, SheetCell(self.sheet.title, row, None, self.number))

    def _is_head(self, index: int) -> bool:
        """Whether a row is the head above the row that names the columns."""
        below = self.sheet.rows[index + 1 : index + 2]
        return any(mark_of(row) is not None for row in below)

    def _without_marks(self) -> None:
        cells = [cell for row in self.sheet.rows for cell in row]
        if not cells:
            return
        at = SheetCell(self.sheet.title, number=self.number)
        has_keys = any(key_of(text_of(cell)) in self.rows.template.texts for cell in cells)
        if has_keys or any(names_columns(row) for row in self.sheet.rows):
            why = msg("hidden keys or the hidden names of the columns are gone, so this sheet cannot be read")
            hint = msg("make a new one with perfcheck template actuals, and copy the figures into it")
            self.rows.tell(TEMPLATE_DAMAGED, why, hint, at)
        else:
            why = msg("this sheet is not of the template; nothing was read from it")
            self.rows.tell(EXTRA_SHEET, why, None, at)

    def _row(self, row: tuple[RawCell, ...], block: Block, *, is_head: bool) -> None:
        cells = {cell.column: cell for cell in row}
        text = text_of(cells.get(block.key_column))
        key = key_of(text)
        at = row[0].row
        if is_head and not text:
            return
        if key is None or key not in self.rows.template.texts:
            self._unknown(cells, block, at, has_key=bool(text))
            return
        lacking = block.lacking(Section(key[0]))
        if lacking:
            self._damage(key, at, lacking)
            return
        filled = Filled(key, self.sheet.title, self.number, at, block, cells)
        if self._is_of_another(filled):
            return
        first = self.rows.filled.get(key)
        if first is not None:
            self._twice(filled, first)
            return
        self.rows.filled[key] = filled
        self.own.append(filled)
        self.rows.findings.extend(cells_changed(filled, self.rows.template, self.rows.book.file))
        if at in self.sheet.hidden_rows and filled.typed():
            why = msg("this row is hidden, but it was read: {name}", name=self.rows.template.name(key))
            self.rows.tell(HIDDEN_ROW, why, None, filled.place(filled.typed()[0]))

    def _is_of_another(self, filled: Filled) -> bool:
        """Whether the names in a row are those of another row than its key: sorted or pasted without the key."""
        shown = names_of(filled.key, {column: filled.shows(column) for column in Locked})
        other = self.rows.by_names.get(shown, filled.key)
        if other == filled.key or not filled.typed():
            return False
        name = self.rows.template.name
        why = msg(
            "this row shows {shown}, but its hidden key is that of {name}, so it was not read",
            shown=name(other),
            name=name(filled.key),
        )
        hint = msg("sort, copy and paste whole rows, with the hidden first column")
        self.rows.tell(UNKNOWN_ROW, why, hint, filled.place(filled.typed()[0]))
        self.rows.refused.add(filled.key)
        return True

    def _unknown(self, cells: Mapping[int, RawCell], block: Block, row: int, *, has_key: bool) -> None:
        typed = [column for column in block.inputs.values() if text_of(cells.get(column))]
        if not typed and not has_key:
            return
        if has_key:
            why = msg("the hidden key of this row is none of the template, so the row was not read")
        else:
            why = msg("this row has no hidden key, so it was not read")
        hint = msg("write the figures into the rows of the template; what the targets lack cannot be added here")
        column = typed[0] if typed else block.key_column
        self.rows.tell(UNKNOWN_ROW, why, hint, SheetCell(self.sheet.title, row, column, self.number))

    def _twice(self, second: Filled, first: Filled) -> None:
        name = self.rows.template.name(first.key)
        where = SheetCell(first.sheet, first.row, first.block.inputs.get(Input.VALUE), first.number)
        why = msg("{name} stands here a second time; the first, at {place}, was read", name=name, place=str(where))
        hint = msg("delete the row that is not meant")
        self.rows.tell(DUPLICATE_ROW, why, hint, second.place(Input.VALUE))

    def _merged(self) -> None:
        """Refuse inputs that were merged with each other or into something else."""
        for merge, covered in merges_over_inputs(self.sheet.merged, self.own):
            why = msg("the merged cells {cells} cover inputs, so none of them was read", cells=merge.text)
            at = SheetCell(self.sheet.title, merge.top, merge.left, self.number)
            self.rows.tell(MERGED_INPUT, why, msg("take the cells apart, and fill in each of them"), at)
            for row, column in covered:
                self.rows.filled[row.key] = self.rows.filled[row.key].without(column)
