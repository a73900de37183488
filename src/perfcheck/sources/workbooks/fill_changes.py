"""What was changed in a fill-in workbook where nothing is to be filled in: told, and never read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Place
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg
from perfcheck.sources.workbooks.fill_layout import EARLIER, HEADS, META_SHEET, Input, Locked
from perfcheck.sources.workbooks.fill_rules import EXTRA_SHEET, LOCKED_TEXT_CHANGED
from perfcheck.sources.workbooks.plain_texts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.messages import Message
    from perfcheck.sources.workbooks.fill_blocks import Filled
    from perfcheck.sources.workbooks.fill_template import Template
    from perfcheck.sources.workbooks.values import RawBook

MOST_SHOWN = 10
"""How many rows or cells a message lists."""
_SHOWN = 40


def first_of(names: tuple[str, ...]) -> tuple[str | Message, ...]:
    """The first of many names, and how many more there are."""
    more = len(names) - MOST_SHOWN
    return (*names[:MOST_SHOWN], msg("{count} more", count=more)) if more > 0 else names


def day_line_changed(book: RawBook, template: Template) -> Iterator[Finding]:
    """Tell where the line that says for which day the figures are does not say so any more."""
    line = template.until
    sheets = (sheet for sheet in book.sheets if sheet.title != META_SHEET)
    if not line or any(fold(text_of(cell)) == fold(line) for sheet in sheets for row in sheet.rows for cell in row):
        return
    why = msg(
        'the line "{line}" was changed; the figures are taken as those of {day} all the same',
        line=line,
        day=template.as_of.isoformat(),
    )
    hint = msg("a workbook is for one day; make a new one for another day")
    yield Finding(LOCKED_TEXT_CHANGED, why, hint, Place(book.file))


def cells_changed(filled: Filled, template: Template, file: str) -> Iterator[Finding]:
    """Tell of locked cells, and of earlier figures, that do not say any more what the template wrote."""
    yield from _locked(filled, template, file)
    yield from _earlier(filled, template, file)


def _locked(filled: Filled, template: Template, file: str) -> Iterator[Finding]:
    texts = template.texts[filled.key]
    for column in Locked:
        before, now = texts.get(column, ""), filled.shows(column)
        if fold(before) == fold(now) or (column not in filled.block.locked and column not in texts):
            continue
        why = msg(
            '{column} was changed from "{before}" to "{now}"; the figure is graded against the targets as they are',
            column=msg(HEADS[column]),
            before=before[:_SHOWN],
            now=now[:_SHOWN],
        )
        hint = msg("change targets in the target file, not here")
        at = filled.block.locked.get(column)
        cell = filled.place(Input.VALUE) if at is None else filled.at(at)
        yield Finding(LOCKED_TEXT_CHANGED, why, hint, Place(file, cell))


def _earlier(filled: Filled, template: Template, file: str) -> Iterator[Finding]:
    """Earlier figures that were changed here, where nobody reads them."""
    texts = template.earlier.get(filled.key, {})
    for name, at in filled.block.earlier.items():
        before, now = texts.get(name, ""), text_of(filled.cells.get(at))
        if fold(before) == fold(now):
            continue
        why = msg(
            'the figure of {day} was changed from "{before}" to "{now}" here, which changes nothing',
            day=name.removeprefix(EARLIER),
            before=before[:_SHOWN],
            now=now[:_SHOWN],
        )
        hint = msg("correct it in the file in which it was reported")
        yield Finding(LOCKED_TEXT_CHANGED, why, hint, Place(file, filled.at(at)))


def typed_beside(rows: Sequence[Filled], file: str) -> Iterator[Finding]:
    """Tell of what was typed beside the columns of the template."""
    cells = [(filled, cell) for filled in rows for cell in filled.beside()]
    if cells:
        listed = first_of(tuple(cell.address for _, cell in cells))
        why = msg("these cells are in no column that is filled in; they were not read: {cells}", cells=listed)
        filled, cell = cells[0]
        yield Finding(EXTRA_SHEET, why, place=Place(file, filled.at(cell.column)))
