"""Finding the row of headings in a sheet, by its words and never by its position."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from perfcheck.measures.days import parse_day
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg
from perfcheck.sources.workbooks.target_layout import CHECK_HEAD, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfcheck.messages import Message
    from perfcheck.sources.workbooks.target_layout import Column, Layout
    from perfcheck.sources.workbooks.values import RawCell, RawSheet

AMONG = 30
"""The headings stand in one of the first so many rows that hold anything."""
_REMARK = re.compile(r"\([^()]*\)$")
"""What a heading adds: 预算数（万元）."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The headings by their columns; what is wrong with them; the days of spending plans."""

    row: int
    columns: Mapping[int, Column]
    days: Mapping[int, str]
    unknown: tuple[RawCell, ...]
    twice: tuple[RawCell, ...]
    missing: tuple[Column, ...]
    checks: frozenset[int]
    """Columns that are for people and are not read."""


def find_heads(sheet: RawSheet, layout: Layout) -> Heads | None:
    """The headings of a sheet: of its first rows the one that has most of the layout's words."""
    known = known_words(layout)
    rows = sheet.rows[:AMONG]
    best = max(rows, key=lambda cells: len(_known(cells, known)), default=())
    return _heads(best, known, layout) if _known(best, known) else None


def heading(cell: RawCell) -> str:
    """A heading as people read it."""
    value = cell.value.isoformat() if isinstance(cell.value, date) else str(cell.value)
    return " ".join(value.split())


def nearest(name: str, layout: Layout) -> Message:
    """What may have been meant."""
    known = {word(column.head): column.head for column in layout.columns}
    close = get_close_matches(word(name), known, n=1, cutoff=0.5)
    if close:
        return msg("did you mean {key}?", key=known[close[0]])
    return msg("the columns here are {names}", names=tuple(known.values()))


def _heads(cells: tuple[RawCell, ...], known: Mapping[str, Column], layout: Layout) -> Heads:
    columns: dict[int, Column] = {}
    days: dict[int, str] = {}
    unknown: list[RawCell] = []
    twice: list[RawCell] = []
    checks = columns_of_checks(cells)
    for cell in cells:
        if cell.column in checks:
            continue
        column = known.get(word(heading(cell)))
        day = _day(cell) if layout.has_days and column is None else None
        if column is not None:
            if column in columns.values():
                twice.append(cell)
            else:
                columns[cell.column] = column
        elif day is not None:
            days[cell.column] = day
        elif heading(cell):
            unknown.append(cell)
    there = {column.way for column in columns.values()}
    needed = {tuple(way.split(".")) for way in REQUIRED[layout.title]}
    missing = tuple(column for column in layout.columns if column.way in needed - there)
    return Heads(cells[0].row, columns, days, tuple(unknown), tuple(twice), missing, checks)


def columns_of_checks(cells: Iterable[RawCell]) -> frozenset[int]:
    """The columns with the heading of what is for people, among the cells of a row."""
    return frozenset(cell.column for cell in cells if word(heading(cell)) == CHECK_HEAD)


def _known(cells: tuple[RawCell, ...], known: Mapping[str, Column]) -> set[str]:
    return {found for cell in cells if (found := word(heading(cell))) in known}


def known_words(layout: Layout) -> dict[str, Column]:
    """The columns of a layout by every heading that means them."""
    return {word(name): column for column in layout.columns for name in (column.head, *column.others)}


def word(text: str) -> str:
    """A heading without blanks, line breaks and remarks, in half width."""
    folded = "".join(fold(text).split())
    return _REMARK.sub("", folded) or folded


def _day(cell: RawCell) -> str | None:
    """The day that a heading names, as it is written there."""
    text = cell.value if isinstance(cell.value, str) else heading(cell)
    for label in (text, _REMARK.sub("", text.replace("（", "(").replace("）", ")"))):
        try:
            parse_day(label)
        except MeasureError:
            continue
        return label
    return None
