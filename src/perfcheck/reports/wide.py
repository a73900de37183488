"""The report for a wide terminal: a full table a section, with the four levels of each standard."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from rich import box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.reports.narrow import narrow_lines
from perfcheck.reports.outline import Block, Entry, Heading
from perfcheck.reports.paint import COLOURS, drawing, painted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from perfcheck.messages import Translate

WIDE = 110
"""From this many columns on there is room for it."""
WIDEST_FIGURE = 16
"""Columns of figures get no wider; what is longer is folded."""


def wide_text(blocks: Iterable[Block], width: int, translate: Translate, *, colour: bool) -> str:
    """The blocks as text; indicators in tables, everything else as on a narrow terminal."""
    parts: list[str] = []
    for tabular, group in groupby(blocks, key=_is_tabular):
        some = list(group)
        if tabular:
            parts.append(_table(some, width, translate, colour=colour))
        else:
            parts.append(("\n" if parts else "") + painted(narrow_lines(some, width, translate), colour=colour))
    return "".join(parts)


def _is_tabular(block: Block) -> bool:
    return isinstance(block, Entry) or (isinstance(block, Heading) and block.level > 1)


def _table(blocks: Sequence[Block], width: int, translate: Translate, *, colour: bool) -> str:
    """One table; a heading inside it becomes a line of its own in the column of names."""
    entries = [block for block in blocks if isinstance(block, Entry)]
    columns = _columns(entries, translate)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="bold")
    for column in columns:
        _add(table, column, entries)
    for block in blocks:
        if isinstance(block, Heading):
            table.add_row("", Text(block.text, COLOURS["group"]))
        elif isinstance(block, Entry):
            table.add_row(*(Text(column.cell(block), column.style(block)) for column in columns))
    target, console = drawing(width, colour=colour)
    console.print(table, highlight=False)
    return "".join(line.rstrip() + "\n" for line in target.getvalue().splitlines())


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table; ``ratio`` for running text, None for figures, which stay together while they are short."""

    title: str
    cell: Callable[[Entry], str]
    style: Callable[[Entry], str] = lambda _: ""
    ratio: int | None = None
    justify: Literal["left", "right"] = "left"


def _columns(entries: Sequence[Entry], translate: Translate) -> list[_Column]:
    columns = [
        _Column(translate("Level"), attrgetter("word"), lambda entry: COLOURS[entry.verdict.value]),
        _Column(translate("Indicator"), attrgetter("name"), ratio=4),
        _Column(translate("Actual"), lambda entry: entry.actual or "-", justify="right"),
    ]
    if any(not entry.levels for entry in entries):
        columns += [
            _Column(translate("Target"), lambda entry: entry.target or "-", justify="right"),
            _Column(translate("Completion"), attrgetter("completion"), justify="right"),
        ]
    if any(entry.levels for entry in entries):
        columns += [_Column(translate(word), _level_cell(index)) for index, word in enumerate(LEVEL_WORDS.values())]
    remarks = _Column(translate("Remarks"), lambda entry: "\n".join(entry.remarks), lambda _: COLOURS["aside"], ratio=5)
    return [*columns, remarks]


def _level_cell(index: int) -> Callable[[Entry], str]:
    return lambda entry: entry.levels[index] if entry.levels else ""


def _add(table: Table, column: _Column, entries: Sequence[Entry]) -> None:
    # No vertical lines and no fixed widths: characters of ambiguous width would push them out of place.
    if column.ratio is not None:
        table.add_column(column.title, overflow="fold", ratio=column.ratio)
        return
    longest = max(cell_len(text) for text in (column.title, *(column.cell(entry) for entry in entries)))
    table.add_column(column.title, overflow="fold", justify=column.justify, width=min(longest, WIDEST_FIGURE))
