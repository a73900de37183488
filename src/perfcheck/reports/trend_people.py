"""Trends for people: with charts on a terminal, one line a figure in a pipe."""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING

from perfcheck.messages import msg, visible
from perfcheck.reports.lines import EMPTY
from perfcheck.reports.texts import SECTION_TITLES
from perfcheck.reports.trend_texts import (
    FALLS,
    figure_text,
    owner_text,
    remarks_of,
    series_target,
    share_text,
    spending_label,
    spent_cells,
    trend_title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.assessment.trend_results import IndicatorSeries, Trend
    from perfcheck.messages import Translate
    from perfcheck.reports.canvas import Canvas

NARROW = 80
"""The width where colour is asked for and no terminal tells one."""


def trend_text(trends: Sequence[Trend], canvas: Canvas) -> str:
    """Trends one below the other."""
    if canvas.width is None and not canvas.colour:
        rows = chain.from_iterable(_plain(one, canvas.translate) for one in trends)
        return "".join("\t".join(" ".join(visible(cell).split()) for cell in row) + "\n" for row in rows)
    from perfcheck.reports.paint import painted  # noqa: PLC0415 - a pipe needs none of it
    from perfcheck.reports.trend_lines import trend_lines  # noqa: PLC0415

    lines = list(chain.from_iterable((EMPTY, *trend_lines(one, canvas.width or NARROW, canvas)) for one in trends))
    return painted(lines[1:], colour=canvas.colour)


def _plain(trend: Trend, translate: Translate) -> Iterator[tuple[str, ...]]:
    """One line a figure."""
    yield (trend_title(trend).render(translate),)
    yield from ((text.render(translate),) for text in remarks_of(trend))
    if trend.spending:
        yield (msg("Spending against the plan").render(translate),)
    for money in trend.spending:
        label = spending_label(money).render(translate)
        for point in money.points:
            yield (label, *spent_cells(point), translate(FALLS) if point.falls else "")
    for section, some in groupby(trend.indicators, key=lambda one: one.section):
        yield (translate(SECTION_TITLES[section]),)
        for series in some:
            yield from _plain_series(series, trend, translate)


def _plain_series(series: IndicatorSeries, trend: Trend, translate: Translate) -> Iterator[tuple[str, ...]]:
    label = owner_text(series, trend, translate)
    fallen = {one.place for one in series.falls}
    for point in series.points:
        reported = point.result.reported
        falls = translate(FALLS) if reported is not None and reported.place in fallen else ""
        shares = (share_text(point.achieved), share_text(point.due))
        yield (
            label,
            series.name,
            series_target(series),
            point.day.isoformat(),
            figure_text(point, translate),
            *shares,
            falls,
        )
