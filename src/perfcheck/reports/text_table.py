"""A table as text: columns of figures as wide as they need, columns of words share what is left and are folded."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from perfcheck.assessment.outcomes import Verdict, verdict_word
from perfcheck.messages import msg
from perfcheck.reports.layout import breadth, pad, wrap
from perfcheck.reports.lines import Line, Span
from perfcheck.reports.records import Kind, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.messages import Translate
    from perfcheck.reports.records import Table

GAP = "  "
RULE = "─"
NARROWEST = 6
"""Columns of words get no narrower."""


def table_lines(content: Table, width: int, translate: Translate) -> Iterator[Line]:
    """The head, a rule, and the rows for ``width`` columns."""
    yield from (line for line, _ in table_rows(content, width, translate))


def table_rows(content: Table, width: int, translate: Translate) -> Iterator[tuple[Line, int | None]]:
    """The same, each line with the row that it ends, where it ends one."""
    rows = [[shown(value, kind) for value, kind in zip(row, content.kinds, strict=True)] for row in content.rows]
    widths = _widths(content, rows, width)
    if sum(widths) + len(GAP) * (len(widths) - 1) > width:
        yield from _stacked(content, rows, width, translate)
        return
    styles = {translate(verdict_word(verdict)): verdict.value for verdict in Verdict}
    for parts in zip_longest(*map(wrap, content.heads, widths), fillvalue=""):
        yield _line(parts, content.kinds, widths, ["heading"] * len(widths)), None
    yield (Span(RULE * (sum(widths) + len(GAP) * (len(widths) - 1)), "aside"),), None
    for number, row in enumerate(rows):
        looks = [
            styles.get(text, "") if kind is Kind.LEVEL else "" for text, kind in zip(row, content.kinds, strict=True)
        ]
        folded = list(zip_longest(*map(wrap, row, widths), fillvalue=""))
        for index, parts in enumerate(folded, start=1):
            yield _line(parts, content.kinds, widths, looks), number if index == len(folded) else None


def _stacked(
    content: Table, rows: Sequence[Sequence[str]], width: int, translate: Translate
) -> Iterator[tuple[Line, int | None]]:
    """For a terminal on which the columns do not fit beside each other: a row is a few lines, each with its heading."""
    for number, row in enumerate(rows):
        yield (Span(RULE * width, "aside"),), None
        told = [
            msg("{heading}: {value}", heading=head, value=text).render(translate)
            for head, text in zip(content.heads, row, strict=True)
            if text
        ]
        lines = [line for text in told for line in wrap(text, width)]
        for index, line in enumerate(lines, start=1):
            yield (Span(line),), number if index == len(lines) else None


def _line(parts: Sequence[str], kinds: Sequence[Kind], widths: Sequence[int], styles: Sequence[str]) -> Line:
    cells = zip(parts, kinds, widths, styles, strict=True)
    return tuple(Span(_set(part, kind, width) + GAP, style) for part, kind, width, style in cells)


def _set(text: str, kind: Kind, width: int) -> str:
    return " " * max(width - breadth(text), 0) + text if kind.is_number else pad(text, width)


def _widths(content: Table, rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """What each column gets: figures all that they need, words too where there is room for them."""
    needed = [max((breadth(head), *(breadth(row[index]) for row in rows))) for index, head in enumerate(content.heads)]
    words = [index for index, kind in enumerate(content.kinds) if kind is Kind.TEXT]
    room = width - len(GAP) * (len(needed) - 1) - sum(one for index, one in enumerate(needed) if index not in words)
    for index in sorted(words, key=lambda index: needed[index]):
        share = max(room // len(words), NARROWEST)
        needed[index] = min(needed[index], share)
        room -= needed[index]
        words.remove(index)
    return needed
