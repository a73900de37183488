"""The report for a wide terminal: a full table a section, with the four levels of each standard.

The columns are our own: what the terminal library wraps breaks Chinese text inside numbers and before commas, and no
vertical lines are drawn, because characters of ambiguous width would push them out of place.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING

from rich.cells import cell_len

from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.reports.layout import pad, wrap
from perfcheck.reports.lines import EMPTY, Line, Span
from perfcheck.reports.narrow import narrow_lines
from perfcheck.reports.outline import Block, Entry, Heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from perfcheck.messages import Translate

WIDE = 110
"""From this many columns on there is room for it."""
WIDEST_FIGURE = 16
"""Columns of figures get no wider; what is longer is folded."""
NAME_SHARE = 0.45
"""What the names get of the room that the figures leave; the remarks get the rest."""
GAP = "  "
RULE = "─"


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its head, what it shows of an indicator, its width, and on which side figures stand."""

    head: str
    cell: Callable[[Entry], str]
    width: int
    right: bool = False
    style: Callable[[Entry], str] = lambda _: ""


def wide_lines(blocks: Iterable[Block], width: int, translate: Translate) -> list[Line]:
    """The blocks for ``width`` columns; indicators in tables, everything else as on a narrow terminal."""
    lines: list[Line] = []
    for tabular, group in groupby(blocks, key=_is_tabular):
        some = list(group)
        if tabular:
            lines.extend(_table(some, width, translate))
        else:
            lines.extend(([EMPTY] if lines else []) + narrow_lines(some, width, translate))
    return lines


def _is_tabular(block: Block) -> bool:
    return isinstance(block, Entry) or (isinstance(block, Heading) and block.level > 1)


def _table(blocks: Sequence[Block], width: int, translate: Translate) -> Iterator[Line]:
    """One table; a heading inside it stands in the column of names."""
    columns = _columns([block for block in blocks if isinstance(block, Entry)], width, translate)
    yield tuple(Span(_set(column, column.head) + GAP, "heading") for column in columns)
    yield (Span(RULE * width, "aside"),)
    for block in blocks:
        if isinstance(block, Heading):
            yield (Span(" " * columns[0].width + GAP), Span(block.text, "group"))
        elif isinstance(block, Entry):
            yield from _row(block, columns)


def _row(entry: Entry, columns: Sequence[_Column]) -> Iterator[Line]:
    folded = [wrap(column.cell(entry), column.width) for column in columns]
    for parts in zip_longest(*folded, fillvalue=""):
        yield tuple(
            Span(_set(column, part) + GAP, column.style(entry)) for column, part in zip(columns, parts, strict=True)
        )


def _set(column: _Column, text: str) -> str:
    return " " * (column.width - cell_len(text)) + text if column.right else pad(text, column.width)


def _columns(entries: Sequence[Entry], width: int, translate: Translate) -> list[_Column]:
    """The columns that these indicators need; figures get what they need, names and remarks share the rest."""
    verdict = _fitted(translate("Level"), attrgetter("word"), entries, style=lambda entry: entry.verdict.value)
    figures = list(_figures(entries, translate))
    used = sum(column.width + len(GAP) for column in (verdict, *figures)) + len(GAP)
    room = max(width - used, 2)
    name_width = max(int(room * NAME_SHARE), cell_len(translate("Indicator")))
    name = _Column(translate("Indicator"), attrgetter("name"), name_width)
    remarks = _Column(
        translate("Remarks"),
        lambda entry: "\n".join(entry.remarks),
        max(room - name_width, cell_len(translate("Remarks"))),
        style=lambda _: "aside",
    )
    return [verdict, name, *figures, remarks]


def _figures(entries: Sequence[Entry], translate: Translate) -> Iterator[_Column]:
    yield _fitted(translate("Actual"), lambda entry: entry.actual or "-", entries, right=True)
    if any(not entry.levels for entry in entries):
        yield _fitted(translate("Target"), lambda entry: entry.target or "-", entries, right=True)
        yield _fitted(translate("Completion"), attrgetter("completion"), entries, right=True)
    if any(entry.levels for entry in entries):
        for index, word in enumerate(LEVEL_WORDS.values()):
            yield _fitted(translate(word), _level_cell(index), entries)


def _level_cell(index: int) -> Callable[[Entry], str]:
    return lambda entry: entry.levels[index] if entry.levels else ""


def _fitted(
    head: str,
    cell: Callable[[Entry], str],
    entries: Sequence[Entry],
    *,
    right: bool = False,
    style: Callable[[Entry], str] = lambda _: "",
) -> _Column:
    """A column as wide as its widest cell, within a bound."""
    widest = max((cell_len(cell(entry)) for entry in entries), default=0)
    return _Column(head, cell, max(min(widest, WIDEST_FIGURE), cell_len(head)), right, style)
