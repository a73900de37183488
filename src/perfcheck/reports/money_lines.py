"""A project's spending in a few lines, with the plan marked in a bar, and its checkpoints in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.reports.layout import breadth, pad, wrap
from perfcheck.reports.lines import EMPTY, Line, Span
from perfcheck.reports.money_texts import (
    checkpoint_cells,
    checkpoint_heads,
    checkpoint_short,
    older_figures,
    outlook,
    spent_messages,
    title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from perfcheck.assessment.results import ScheduleResult
    from perfcheck.messages import Translate

INDENT = "  "
LONGEST_BAR = 60
SHORTEST_BAR = 10
AHEAD, BEHIND = "ahead", "behind"


def money_lines(schedule: ScheduleResult, width: int, translate: Translate, *, checkpoints: bool) -> Iterator[Line]:
    """Name and budget, spent against planned with a bar, the checkpoints, and what is still to be spent."""
    name, budget = title(schedule, translate)
    yield (Span(name, "group"), Span(f"{INDENT}{budget}"))
    if schedule.as_of is not None:
        spent = [message.render(translate) for message in spent_messages(schedule)]
        yield from _flowed(spent, width, translate, _style(schedule.gap))
        yield from _bar(schedule, width)
    texts = [message.render(translate) for message in outlook(schedule)]
    if checkpoints:
        texts = [*(checkpoint_short(point, translate) for point in schedule.checkpoints), *texts]
    yield from _flowed(texts, width, translate)


def checkpoint_lines(schedule: ScheduleResult, width: int, translate: Translate) -> Iterator[Line]:
    """The checkpoints in columns, figures to the right, the state in a word; in words where columns do not fit."""
    rows = [checkpoint_heads(translate), *(checkpoint_cells(point, translate) for point in schedule.checkpoints)]
    widths = [max(breadth(row[column]) for row in rows) for column in range(len(rows[0]))]
    if not schedule.checkpoints:
        pass
    elif sum(widths) + len(INDENT) * len(widths) > width:
        yield from _flowed([checkpoint_short(point, translate) for point in schedule.checkpoints], width, translate)
    else:
        for index, row in enumerate(rows):
            style = "aside" if index == 0 else schedule.checkpoints[index - 1].state.value
            yield (Span(INDENT + INDENT.join(_aligned(row, widths)), style),)
    yield from _flowed(older_figures(schedule, translate), width, translate, "aside")
    yield EMPTY


def _aligned(row: tuple[str, ...], widths: Sequence[int]) -> Iterator[str]:
    """The cells in their widths; figures, which stand between the day and the state, to the right."""
    for column, (text, width) in enumerate(zip(row, widths, strict=True)):
        figure = 1 < column < len(row) - 1
        yield " " * (width - breadth(text)) + text if figure else pad(text, width)


def _style(gap: Fraction | None) -> str:
    if gap is None:
        return ""
    return AHEAD if gap >= 0 else BEHIND


def _bar(schedule: ScheduleResult, width: int) -> Iterator[Line]:
    """Spent as a bar with the plan marked in it; nothing where there is no room or nothing to draw.

    It stands on a line of its own: its characters take two columns in some Chinese terminals.
    """
    length = min(width - 2 * len(INDENT), LONGEST_BAR)
    if schedule.spent_share is None or schedule.planned_share is None or length < SHORTEST_BAR:
        return
    spent, planned = _cells(schedule.spent_share, length), _cells(schedule.planned_share, length)
    cells = "".join(_cell(place, spent, planned) for place in range(length + 1))
    yield (Span(INDENT), Span(cells, _style(schedule.gap)))


def _cell(place: int, spent: int, planned: int) -> str:
    if place == planned:
        return "│"
    filled = place < spent if place < planned else place <= spent
    return "█" if filled else "·"


def _cells(share: Fraction, length: int) -> int:
    return min(int(share * length), length)


def _flowed(texts: Sequence[str], width: int, translate: Translate, style: str = "") -> Iterator[Line]:
    """Short texts one behind the other, as many as fit on a line."""
    separator, current = translate("; "), ""
    for text in texts:
        longer = f"{current}{separator}{text}" if current else text
        if current and breadth(longer) > width - len(INDENT):
            yield from _wrapped(current, width, style)
            longer = text
        current = longer
    if current:
        yield from _wrapped(current, width, style)


def _wrapped(text: str, width: int, style: str) -> Iterator[Line]:
    for line in wrap(text, width - len(INDENT)):
        yield (Span(INDENT + line, style),)
