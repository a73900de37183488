"""The line of the file that a finding is about, with marks under the very words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import category

from rich.cells import get_character_cell_size

from perfcheck.reports.lines import Line, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.findings import Finding

NUMBER_WIDTH = 5
PIPE_WIDTH = 160
"""How wide an excerpt gets where nobody knows how wide the screen is."""
NARROWEST = 20
CUT = "…"
_LAST_ONE_BYTE, _LAST_TWO_BYTES = 0xFF, 0xFFFF


@dataclass(frozen=True, slots=True)
class Marked:
    """A line as it is shown, with the columns before the marked part and of it."""

    text: str
    indent: int
    width: int


def excerpt_lines(finding: Finding, width: int | None) -> Iterator[Line]:
    """The line with its number and, below it, carets in the colour of the severity; nothing without a line."""
    span = finding.place.span
    if finding.line is None or span is None or not finding.line.strip():
        return
    number = f"{span.line:>{NUMBER_WIDTH}}"
    room = max((width or PIPE_WIDTH) - len(f"{number} | "), NARROWEST)
    end = span.end_column if span.end_line == span.line else None
    shown = marked(finding.line.rstrip(), span.column, end, room)
    yield Span(f"{number} | ", "aside"), Span(shown.text)
    yield (
        Span(f"{' ' * len(number)} | ", "aside"),
        Span(" " * shown.indent),
        Span("^" * shown.width, finding.rule.severity.value),
    )


def marked(text: str, column: int, end_column: int | None, room: int) -> Marked:
    """The text in at most ``room`` columns around the part between two columns of it; None is its end."""
    start = min(max(column - 1, 0), len(text))
    end = len(text) if end_column is None else min(max(end_column - 1, start), len(text))
    near = slice(max(start - 2 * room, 0), start + 2 * room)  # a file may well be one single line
    text, start, end = text[near], start - near.start, end - near.start
    pieces = list(text) if text.isprintable() else [shown(char) for char in text]
    widths = [get_character_cell_size(piece) if len(piece) == 1 else len(piece) for piece in pieces]
    first, last = _window(widths, start, end, room)
    before = CUT if first > 0 else ""
    after = CUT if last < len(text) else ""
    return Marked(
        before + "".join(pieces[first:last]) + after,
        len(before) + sum(widths[first:start]),
        max(sum(widths[start : min(end, last)]), 1),
    )


def shown(char: str) -> str:
    """A character as a terminal may get it: a tab as a blank, what is invisible or has power over it as its code."""
    if char.isprintable():
        return char
    if char.isspace():
        return char if category(char) == "Zs" else " "
    code = ord(char)
    if code <= _LAST_ONE_BYTE:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= _LAST_TWO_BYTES else f"\\U{code:08x}"


def _window(widths: Sequence[int], start: int, end: int, room: int) -> tuple[int, int]:
    """From which to which character to show: the beginning of the line if the mark is there, else around the mark."""
    edges = [0, *accumulate(widths)]
    total = edges[-1]
    if total <= room:
        return 0, len(widths)
    inner = room - 2 * len(CUT)
    mark = edges[start]
    wanted = min(edges[min(end, len(widths))] - mark, inner)
    left = 0 if mark + wanted <= room - len(CUT) else min(mark - (inner - wanted) // 2, total - room + len(CUT))
    first = bisect_left(edges, left)
    space = room - (len(CUT) if first else 0)
    if total - edges[first] <= space:
        return first, len(widths)
    return first, bisect_right(edges, edges[first] + space - len(CUT)) - 1
