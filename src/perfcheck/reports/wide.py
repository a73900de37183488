"""The report for a wide terminal: a full table a section, with the four levels of each standard.

The columns are our own: what the terminal library wraps breaks Chinese text inside numbers and before commas, and no
vertical lines are drawn, because characters of ambiguous width would push them out of place.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING

from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.messages import N_
from perfcheck.reports.layout import breadth, pad, wrap
from perfcheck.reports.lines import EMPTY, Line, Span
from perfcheck.reports.monitor_outline import WatchEntry
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
class WideColumn:
    """A column: its head, what it shows of an indicator, its width, and on which side figures stand."""

    head: str
    cell: Callable[[Entry], str]
    width: int
    right: bool = False
    style: Callable[[Entry], str] = lambda _: ""


@dataclass(frozen=True, slots=True)
class WideColumns:
    """The columns of a kind of report: the head of the words in front, and the figures between name and remarks."""

    word: str
    figures: Callable[[Sequence[Entry], Translate], Iterator[WideColumn]]


def wide_lines(blocks: Iterable[Block], width: int, translate: Translate, columns: WideColumns) -> list[Line]:
    """The blocks for ``width`` columns; indicators in tables, everything else as on a narrow terminal."""
    lines: list[Line] = []
    for tabular, group in groupby(blocks, key=_is_tabular):
        some = list(group)
        if tabular:
            lines.extend(_table(some, width, translate, columns))
        else:
            lines.extend(([EMPTY] if lines else []) + narrow_lines(some, width, translate))
    return lines


def _is_tabular(block: Block) -> bool:
    return isinstance(block, Entry) or (isinstance(block, Heading) and block.level > 1)


def _table(blocks: Sequence[Block], width: int, translate: Translate, wanted: WideColumns) -> Iterator[Line]:
    """One table; a heading inside it stands in the column of names."""
    columns = _columns([block for block in blocks if isinstance(block, Entry)], width, translate, wanted)
    yield tuple(Span(_set(column, column.head) + GAP, "heading") for column in columns)
    yield (Span(RULE * width, "aside"),)
    for block in blocks:
        if isinstance(block, Heading):
            yield (Span(" " * columns[0].width + GAP), Span(block.text, "group"))
        elif isinstance(block, Entry):
            yield from _row(block, columns)


def _row(entry: Entry, columns: Sequence[WideColumn]) -> Iterator[Line]:
    folded = [wrap(column.cell(entry), column.width) for column in columns]
    for parts in zip_longest(*folded, fillvalue=""):
        yield tuple(
            Span(_set(column, part) + GAP, column.style(entry)) for column, part in zip(columns, parts, strict=True)
        )


def _set(column: WideColumn, text: str) -> str:
    return " " * (column.width - breadth(text)) + text if column.right else pad(text, column.width)


def _columns(entries: Sequence[Entry], width: int, translate: Translate, wanted: WideColumns) -> list[WideColumn]:
    """The columns that these indicators need; figures get what they need, names and remarks share the rest."""
    verdict = fitted(translate(wanted.word), attrgetter("word"), entries, style=lambda entry: entry.style)
    figures = list(wanted.figures(entries, translate))
    used = sum(column.width + len(GAP) for column in (verdict, *figures)) + len(GAP)
    room = max(width - used, 2)
    name_width = max(int(room * NAME_SHARE), breadth(translate("Indicator")))
    name = WideColumn(translate("Indicator"), attrgetter("name"), name_width)
    remarks = WideColumn(
        translate("Remarks"),
        lambda entry: "\n".join(entry.remarks),
        max(room - name_width, breadth(translate("Remarks"))),
        style=lambda _: "aside",
    )
    return [verdict, name, *figures, remarks]


def _figures(entries: Sequence[Entry], translate: Translate) -> Iterator[WideColumn]:
    yield fitted(translate("Actual"), lambda entry: entry.actual or "-", entries, right=True)
    if any(not entry.levels for entry in entries):
        yield fitted(translate("Target"), lambda entry: entry.target or "-", entries, right=True)
        yield fitted(translate("Completion"), attrgetter("completion"), entries, right=True)
    if any(entry.levels for entry in entries):
        for index, word in enumerate(LEVEL_WORDS.values()):
            yield fitted(translate(word), _level_cell(index), entries)
    if any(entry.score for entry in entries):
        yield fitted(translate("Score"), attrgetter("score"), entries, right=True)


def _level_cell(index: int) -> Callable[[Entry], str]:
    return lambda entry: entry.levels[index] if entry.levels else ""


def fitted(
    head: str,
    cell: Callable[[Entry], str],
    entries: Sequence[Entry],
    *,
    right: bool = False,
    style: Callable[[Entry], str] = lambda _: "",
) -> WideColumn:
    """A column as wide as its widest cell, within a bound."""
    widest = max((breadth(cell(entry)) for entry in entries), default=0)
    return WideColumn(head, cell, max(min(widest, WIDEST_FIGURE), breadth(head)), right, style)


_OUTLOOK = ((N_("Of what is due"), "rate"), (N_("End of the year"), "forecast"), (N_("Likelihood"), "likelihood"))


def _rates(entries: Sequence[Entry], translate: Translate) -> Iterator[WideColumn]:
    watched = [entry for entry in entries if isinstance(entry, WatchEntry)]
    yield fitted(translate("Actual"), lambda entry: entry.actual or "-", entries, right=True)
    yield fitted(translate("Target"), lambda entry: entry.target or "-", entries, right=True)
    for head, name in _OUTLOOK:
        if any(getattr(entry, name) for entry in watched):
            yield fitted(translate(head), attrgetter(name), entries, right=name != "likelihood")


GRADES = WideColumns(N_("Level"), _figures)
"""The columns of levels."""
LIGHTS = WideColumns(N_("Light"), _rates)
"""The columns of lights."""
