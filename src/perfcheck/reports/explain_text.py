"""An explanation for people: parts with labelled rows, in a pipe one line a row with tabs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfcheck.assessment.explanation import IndicatorExplanation
from perfcheck.messages import visible
from perfcheck.reports.explain_outline import indicator_parts
from perfcheck.reports.explain_project import project_parts
from perfcheck.reports.lines import EMPTY, Line, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.assessment.explanation import Explanation
    from perfcheck.messages import Translate
    from perfcheck.reports.canvas import Canvas
    from perfcheck.reports.explain_rows import Part, Row

NARROW = 80
"""The width where colour is asked for and no terminal tells one."""
INDENT = "  "


def explain_text(explanation: Explanation, canvas: Canvas) -> str:
    """The explanation as text."""
    parts = _parts(explanation, canvas.translate)
    if canvas.width is None and not canvas.colour:
        return "".join(_tabbed(part.title, row) for part in parts for row in part.rows)
    from perfcheck.reports.paint import painted  # noqa: PLC0415 - a pipe needs none of it

    return painted(_lines(parts, canvas.width or NARROW), colour=canvas.colour)


def _parts(explanation: Explanation, translate: Translate) -> tuple[Part, ...]:
    if isinstance(explanation, IndicatorExplanation):
        return tuple(indicator_parts(explanation, translate))
    return tuple(project_parts(explanation, translate))


def _tabbed(title: str, row: Row) -> str:
    cells = (title, row.label, row.text, row.place)
    return "\t".join(" ".join(visible(cell).split()) for cell in cells).rstrip("\t") + "\n"


def _lines(parts: Sequence[Part], width: int) -> Iterator[Line]:
    from rich.cells import cell_len  # noqa: PLC0415 - a pipe needs none of it

    from perfcheck.reports.layout import wrap  # noqa: PLC0415 - a pipe needs none of it

    labels = max((cell_len(row.label) for part in parts for row in part.rows), default=0)
    for place, part in enumerate(parts):
        if place:
            yield EMPTY
        yield from ((Span(line, part.style),) for line in wrap(part.title, width))
        before = ""
        for row in part.rows:
            yield from _row(replace(row, label="") if row.label == before else row, labels, width)
            before = row.label


def _row(row: Row, labels: int, width: int) -> Iterator[Line]:
    """The label, the text beside it, and the place behind it where there is room, else below."""
    from rich.cells import cell_len  # noqa: PLC0415 - a pipe needs none of it

    from perfcheck.reports.layout import pad, wrap  # noqa: PLC0415 - a pipe needs none of it

    before = INDENT + pad("", labels) + INDENT
    room = width - cell_len(before)
    first, *more = wrap(row.text, room)
    last = more[-1] if more else first
    beside = row.place and cell_len(last) + len(INDENT) + cell_len(row.place) <= room
    place = (Span(INDENT + row.place, "aside"),) if beside else ()
    yield (
        Span(INDENT + pad(row.label, labels) + INDENT, "aside"),
        Span(first, row.style),
        *(() if more else place),
    )
    for index, line in enumerate(more, start=1):
        yield (Span(before), Span(line, row.style), *(place if index == len(more) else ()))
    if row.place and not beside:
        yield from ((Span(before), Span(line, "aside")) for line in wrap(row.place, room))
