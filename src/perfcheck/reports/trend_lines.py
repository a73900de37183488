"""Trends for a terminal: the spending of each project in bars, the course of each indicator, the plan beside it."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len

from perfcheck.assessment.results import Section
from perfcheck.messages import msg
from perfcheck.reports.charts import bar, course, ink
from perfcheck.reports.layout import wrap
from perfcheck.reports.lines import EMPTY, Line, Span
from perfcheck.reports.texts import SECTION_TITLES
from perfcheck.reports.trend_texts import (
    FALLS,
    figure_text,
    owner_text,
    remarks_of,
    says_its_share,
    series_target,
    share_text,
    spending_label,
    spent_cells,
    spent_heads,
    trend_title,
    unreported_message,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.assessment.trend_results import FigurePoint, IndicatorSeries, SpendingPoint, SpendingSeries, Trend
    from perfcheck.messages import Translate
    from perfcheck.reports.canvas import Canvas
    from perfcheck.reports.charts import Ink

INDENT = GAP = "  "
LONGEST_BAR, SHORTEST_BAR = 40, 8
LEAST_ROOM = 10


def trend_lines(trend: Trend, width: int, canvas: Canvas) -> Iterator[Line]:
    """One department's year laid out for ``width`` columns."""
    translate, characters = canvas.translate, ink(blocks=canvas.blocks)
    yield from _wrapped(trend_title(trend).render(translate), width, "heading")
    for text in remarks_of(trend):
        yield from _wrapped(text.render(translate), width)
    if trend.spending:
        yield EMPTY
        yield from _wrapped(msg("Spending against the plan").render(translate), width, "heading")
    for money in trend.spending:
        yield from _spending(money, width, translate, characters)
    for section, some in groupby(trend.indicators, key=lambda one: one.section):
        yield EMPTY
        if section is not Section.PROJECTS:
            yield from _wrapped(translate(SECTION_TITLES[section]), width, "heading")
        yield from _section(list(some), trend, width, canvas)


def _spending(money: SpendingSeries, width: int, translate: Translate, characters: Ink) -> Iterator[Line]:
    """A line a figure: day, amount, share, plan, gap, and a bar at the end where its characters move nothing."""
    yield from _wrapped(spending_label(money).render(translate), width, "group")
    if not money.points:
        yield from _wrapped(INDENT + msg("no spending was reported").render(translate), width)
        return
    heads, rows = spent_heads(translate), [spent_cells(point) for point in money.points]
    widths = [max(cell_len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    yield from _wrapped(INDENT + _aligned(heads, widths), width, "aside")
    for point, row in zip(money.points, rows, strict=True):
        falls = GAP + translate(FALLS) if point.falls else ""
        style = "" if point.gap is None else "ahead" if point.gap >= 0 else "behind"
        yield from _with_bar(f"{INDENT}{_aligned(row, widths)}{falls}", point, width, characters, style)


def _with_bar(text: str, point: SpendingPoint, width: int, characters: Ink, style: str) -> Iterator[Line]:
    length = min(width - cell_len(text) - len(GAP) - 1, LONGEST_BAR)
    if point.share is None or length < SHORTEST_BAR:
        yield from _wrapped(text, width)
        return
    yield (Span(text + GAP), Span(bar(point.share, point.planned, length, characters), style))


def _section(some: Sequence[IndicatorSeries], trend: Trend, width: int, canvas: Canvas) -> Iterator[Line]:
    translate = canvas.translate
    for owner, group in groupby(some, key=lambda one: owner_text(one, trend, translate)):
        if owner:
            yield from _wrapped(owner, width, "group")
        series = list(group)
        for one in series:
            if one.is_reported:
                yield from _course(one, width, canvas)
        silent = tuple(one.name for one in series if not one.is_reported)
        if silent:
            yield from _wrapped(unreported_message(silent).render(translate), width, "aside")


def _course(series: IndicatorSeries, width: int, canvas: Canvas) -> Iterator[Line]:
    """The name with the target; the figures with their chart; what was due with its chart below it."""
    translate, characters = canvas.translate, ink(blocks=canvas.blocks)
    yield from _wrapped(
        msg("{name}, target {target}", name=series.name, target=series_target(series)).render(translate), width
    )
    heights = [point.height for point in series.points]
    due = [point.due for point in series.points]
    top = max([Fraction(1), *(share for share in heights if share is not None)])
    figures = [_figure(point, translate) for point in series.points]
    told = [msg("due {share}", share=share_text(share)).render(translate) for share in due]
    widths = [max(map(cell_len, pair)) for pair in zip(figures, told, strict=True)]
    drawn = any(height is not None for height in heights)
    yield from _flowed(course(heights, characters, top) if drawn else "", figures, widths, width)
    if any(share is not None for share in due):
        yield from _flowed(course(due, characters, top), told, widths, width, "aside")
    for fall in series.falls:
        yield from _wrapped(INDENT + fall.message.render(translate), width, "behind")


def _figure(point: FigurePoint, translate: Translate) -> str:
    text = figure_text(point, translate)
    return text if point.achieved is None or says_its_share(point) else f"{text} {share_text(point.achieved)}"


def _flowed(chart: str, texts: Sequence[str], widths: Sequence[int], width: int, style: str = "") -> Iterator[Line]:
    """A chart and its figures: in columns, or on as many lines as they need."""
    room = max(width - len(INDENT) - len(chart) - len(GAP), LEAST_ROOM)
    columns = _aligned(texts, widths)
    lines = [columns] if cell_len(columns) <= room else wrap(GAP.join(texts), room)
    blanks = " " * len(chart)
    for index, line in enumerate(lines):
        head = (chart if index == 0 else blanks) + GAP if chart else ""
        yield (Span(f"{INDENT}{head}{line}", style),)


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    """The cells in their widths, to the right."""
    return GAP.join(" " * (width - cell_len(cell)) + cell for cell, width in zip(cells, widths, strict=True))


def _wrapped(text: str, width: int, style: str = "") -> Iterator[Line]:
    indent = INDENT if text.startswith(INDENT) else ""
    for line in wrap(text.removeprefix(INDENT), width - len(indent)):
        yield (Span(indent + line, style),)
