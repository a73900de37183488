"""A ranking for people: on a terminal in columns, in a pipe one complete line an item, its parts separated by tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.messages import visible
from perfcheck.reports.ranking_columns import (
    DELAY_COLUMNS,
    FULL_DELAYS,
    FULL_RANKS,
    FULL_SHORTFALLS,
    GRADE_COLUMNS,
    RANK_COLUMNS,
    SHORT_DELAYS,
    SHORT_RANKS,
    SHORT_SHORTFALLS,
    SHORTFALL_COLUMNS,
)
from perfcheck.reports.ranking_rows import (
    delay_rows,
    grade_rows,
    notes_of,
    rank_rows,
    shortfall_rows,
)
from perfcheck.reports.ranking_texts import (
    DELAYS,
    DISTRIBUTION,
    NONE_BEHIND,
    SHORTFALLS,
    basis_messages,
    legend,
    missed_message,
    ranking_title,
    unspent_message,
)
from perfcheck.reports.records import chosen, shown, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.assessment.ranking import Ranking
    from perfcheck.messages import Message, Translate
    from perfcheck.reports.canvas import Canvas
    from perfcheck.reports.lines import Line
    from perfcheck.reports.records import Table

NARROW, WIDE = 80, 110
MORE_RANKS = (*SHORT_RANKS[:-1], "without_level", "projects", SHORT_RANKS[-1])
"""Where there is room for more columns."""
BRANCH = "└ "


def ranking_text(rankings: Sequence[Ranking], canvas: Canvas) -> str:
    """The rankings one below the other."""
    if canvas.width is None and not canvas.colour:
        return "".join(_plain(rankings, canvas.translate))
    from perfcheck.reports.paint import painted  # noqa: PLC0415 - a pipe needs none of it

    width = canvas.width or NARROW
    lines: list[Line] = []
    for ranking in rankings:
        lines.extend(((),) if lines else ())
        lines.extend(_laid_out(ranking, width, canvas.translate))
    return painted(lines, colour=canvas.colour)


def _lists(
    ranking: Ranking, translate: Translate, shortfalls: Sequence[str], delays: Sequence[str]
) -> Iterator[tuple[str, Table, Message | None]]:
    """What stands below the ranks: its title, its table with these columns, and what the table cannot hold."""
    grades = table(tuple(GRADE_COLUMNS.values()), grade_rows(ranking), translate)
    yield translate(DISTRIBUTION), grades, None
    missed = table(chosen(SHORTFALL_COLUMNS, shortfalls), shortfall_rows(ranking), translate)
    yield translate(SHORTFALLS), missed, missed_message(ranking)
    late = table(chosen(DELAY_COLUMNS, delays), delay_rows(ranking), translate)
    yield translate(DELAYS), late, unspent_message(ranking)


def _laid_out(ranking: Ranking, width: int, translate: Translate) -> Iterator[Line]:
    from perfcheck.reports.layout import wrap  # noqa: PLC0415 - as above
    from perfcheck.reports.lines import EMPTY, Span  # noqa: PLC0415
    from perfcheck.reports.text_table import table_lines  # noqa: PLC0415

    def told(text: str, style: str = "") -> Iterator[Line]:
        yield from ((Span(line, style),) for line in wrap(text, width))

    yield from told(ranking_title(ranking).render(translate), "heading")
    for text in (*basis_messages(ranking), *legend()):
        yield from told(text.render(translate), "aside")
    yield EMPTY
    yield from _ranks(ranking, width, translate)
    for title, content, more in _lists(ranking, translate, SHORT_SHORTFALLS, SHORT_DELAYS):
        yield EMPTY
        yield from told(title, "heading")
        yield from table_lines(content, width, translate) if content.rows else told(translate(NONE_BEHIND))
        if more is not None:
            yield from told(more.render(translate), "aside")


def _ranks(ranking: Ranking, width: int, translate: Translate) -> Iterator[Line]:
    """The table of ranks, with what there is to say of a department below its row."""
    from perfcheck.reports.layout import wrap  # noqa: PLC0415 - as above
    from perfcheck.reports.lines import Span  # noqa: PLC0415
    from perfcheck.reports.text_table import table_rows  # noqa: PLC0415

    rows = list(rank_rows(ranking))
    content = table(chosen(RANK_COLUMNS, MORE_RANKS if width >= WIDE else SHORT_RANKS), rows, translate)
    for line, ends in table_rows(content, width, translate):
        yield line
        for text in () if ends is None else notes_of(rows[ends]):
            for index, part in enumerate(wrap(text.render(translate), width - 2 * len(BRANCH))):
                yield (Span(" " * len(BRANCH) + (" " * len(BRANCH) if index else BRANCH) + part, "aside"),)


def _plain(rankings: Iterable[Ranking], translate: Translate) -> Iterator[str]:
    for ranking in rankings:
        yield _joined([ranking_title(ranking).render(translate)])
        yield from (_joined([text.render(translate)]) for text in basis_messages(ranking))
        yield from _rows(table(chosen(RANK_COLUMNS, FULL_RANKS), rank_rows(ranking), translate))
        for title, content, more in _lists(ranking, translate, FULL_SHORTFALLS, FULL_DELAYS):
            yield _joined([title])
            yield from _rows(content)
            yield from () if more is None else (_joined([more.render(translate)]),)


def _rows(content: Table) -> Iterator[str]:
    yield _joined(content.heads)
    for row in content.rows:
        yield _joined([shown(value, kind) for value, kind in zip(row, content.kinds, strict=True)])


def _joined(parts: Sequence[str]) -> str:
    """A line; a tab or line break inside data becomes a blank, so that a line stays a line."""
    return "\t".join(" ".join(visible(part).split()) for part in parts) + "\n"
