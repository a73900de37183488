"""A form on pages of A4: rows as high as their texts, letters that fit, where pages end.

Nothing here knows a workbook.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfcheck.reports.forms.layout import BARE
from perfcheck.reports.forms.paper import breaks_of
from perfcheck.reports.forms.placing import HOLDS, Placed, extended, moved, need_of, placed, too_long, width_of
from perfcheck.reports.forms.sizes import BODY, SIZES, TALLEST, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.reports.forms.layout import Form
    from perfcheck.reports.forms.paper import Paper
    from perfcheck.reports.records import Value

LONG = 100
"""A text over several rows that is higher than that, in points, is not told again on the next page."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A form on paper: its cells, the heights of its rows, the rows before which a page begins.

    ``repeated`` are the rows that every further page begins with, which a long text may have moved down.
    """

    cells: tuple[Placed, ...]
    heights: tuple[float, ...]
    breaks: tuple[int, ...]
    repeated: tuple[int, int] | None


def laid(form: Form) -> Laid:
    """The form on paper; nothing of it is cut."""
    declared = list(placed(form.rows))
    pieces, more = too_long(declared, form.widths)
    cells = extended(declared, pieces, more) if more else declared
    first, last = form.repeated or (0, 0)
    repeated = moved(first, more), moved(last, more)
    heights = _heights(cells, form.widths, repeated, form.paper)
    held = {moved(row, more) for row in form.held} | _held(cells, heights, repeated, form)
    breaks = breaks_of(heights, frozenset(held), form.paper, repeated)
    ends = {*breaks, repeated[1] + 1} if breaks else set()
    sized = tuple(_sized(cells, ends, heights, form.widths))
    return Laid(sized, tuple(heights), breaks, repeated if form.repeated else None)


def _heights(cells: Sequence[Placed], widths: Sequence[float], repeated: tuple[int, int], paper: Paper) -> list[float]:
    """Rows as high as their texts; what a cell over several rows still needs is shared among them."""
    heights = [0.0] * max((one.end - 1 for one in cells), default=0)
    for one in cells:
        if one.rows == 1:
            heights[one.row - 1] = max(heights[one.row - 1], _fitting(one, widths, TALLEST)[1])
    on_page = paper.capacity - sum(heights[max(repeated[0] - 1, 0) : repeated[1]])
    for one in cells:
        if one.rows > 1:
            rows = range(one.row - 1, one.end - 1)
            lacking = _over_rows(one, widths, on_page) - sum(heights[row] for row in rows)
            for row in rows:
                heights[row] = min(heights[row] + max(lacking, 0) / one.rows, TALLEST)
    return heights


def _over_rows(one: Placed, widths: Sequence[float], on_page: float) -> float:
    """The height that a text over several rows takes: no more than a page, if it can be."""
    most = TALLEST * one.rows
    _, need = _fitting(one, widths, min(most, on_page))
    smallest = need_of(one, widths, SIZES[-1])
    return need if smallest <= on_page else min(smallest + (TALLEST - HOLDS) * one.rows, most)


def _fitting(one: Placed, widths: Sequence[float], room: float) -> tuple[int, float]:
    """The largest letters in which the text fits, and the height that it takes then."""
    for size in SIZES[:-1]:
        need = need_of(one, widths, size)
        if need <= room:
            return size, need
    return SIZES[-1], min(need_of(one, widths, SIZES[-1]), room)


def _held(cells: Sequence[Placed], heights: Sequence[float], repeated: tuple[int, int], form: Form) -> frozenset[int]:
    """The rows that must not begin a page: behind a heading, within a long text over several rows, below the table."""
    framed = max((one.end for one in cells if one.cell.look not in BARE), default=1)
    held = set(range(framed, len(heights) + 1))
    if repeated[1]:
        held.update(range(repeated[0] + 1, repeated[1] + 2))
    for one in cells:
        height = sum(heights[one.row - 1 : one.end - 1])
        if one.rows > 1 and need_of(one, form.widths, BODY) > LONG and height <= form.paper.capacity:
            held.update(range(one.row + 1, one.end))
    return frozenset(held)


def _sized(
    cells: Sequence[Placed], ends: set[int], heights: Sequence[float], widths: Sequence[float]
) -> Iterator[Placed]:
    """The cells in letters that fit; one that goes over the end of a page is told again on the next one."""
    for one in cells:
        parts = list(_parts(one, ends))
        if len(parts) == 1:
            yield _fitted(one, heights, widths)
        else:
            yield from _told_again(parts, heights, widths)


def _fitted(one: Placed, heights: Sequence[float], widths: Sequence[float]) -> Placed:
    size, _ = _fitting(one, widths, _room(one, heights))
    return one if size == BODY else replace(one, size=size)


def _told_again(parts: Sequence[Placed], heights: Sequence[float], widths: Sequence[float]) -> Iterator[Placed]:
    """A cell on several pages: its text wherever all of it fits; where it fits nowhere, from page to page."""
    rooms, value = [_room(part, heights) for part in parts], parts[0].cell.value
    fits = [need_of(part, widths, SIZES[-1]) <= room for part, room in zip(parts, rooms, strict=True)]
    texts: list[Value] = [value if fit else None for fit in fits]
    if not any(fits) and isinstance(value, str):
        pieces = pieces_of(value, width_of(parts[0], widths), rooms)
        texts = [*pieces, *(None for _ in range(len(parts) - len(pieces)))]
    for part, told in zip(parts, texts, strict=True):
        yield _fitted(replace(part, cell=replace(part.cell, value=told)), heights, widths)


def _room(one: Placed, heights: Sequence[float]) -> float:
    return sum(heights[one.row - 1 : one.end - 1])


def _parts(one: Placed, ends: set[int]) -> Iterator[Placed]:
    within = [end for end in ends if one.row < end < one.end]
    if not within:
        yield one
        return
    starts = [one.row, *sorted(within)]
    for start, end in zip(starts, (*starts[1:], one.end), strict=True):
        yield replace(one, row=start, rows=end - start)
