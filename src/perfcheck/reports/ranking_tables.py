"""Rankings as CSV and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.reports.csv_table import csv_table
from perfcheck.reports.markdown import escaped, finding_tables, heading, table_text
from perfcheck.reports.ranking_columns import (
    DELAY_COLUMNS,
    FULL_DELAYS,
    FULL_RANKS,
    FULL_SHORTFALLS,
    GRADE_COLUMNS,
    RANK_COLUMNS,
    SHORTFALL_COLUMNS,
)
from perfcheck.reports.ranking_rows import (
    delay_rows,
    grade_rows,
    rank_rows,
    shortfall_rows,
)
from perfcheck.reports.ranking_texts import (
    DELAYS,
    DISTRIBUTION,
    NONE_BEHIND,
    SHORTFALLS,
    basis_messages,
    missed_message,
    ranking_title,
    unspent_message,
)
from perfcheck.reports.records import chosen, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.assessment.ranking import Ranking
    from perfcheck.findings import Finding
    from perfcheck.messages import Message, Translate
    from perfcheck.reports.records import Table

KEPT = ("rank", "code", "department", "score", "grade", "execution")
"""Columns that are there even if nothing stands in them."""


def ranking_csv(rankings: Iterable[Ranking], translate: Translate) -> bytes:
    """One row a department, of all years."""
    rows = (row for ranking in rankings for row in rank_rows(ranking))
    return csv_table(table(chosen(RANK_COLUMNS, FULL_RANKS), rows, translate), translate)


def ranking_markdown(rankings: Iterable[Ranking], translate: Translate, *, findings: Sequence[Finding] = ()) -> str:
    """A chapter for each year, and one for what was found wrong with the files."""
    blocks = [block for ranking in rankings for block in _chapter(ranking, translate)]
    return "\n".join([*blocks, *finding_tables(findings, translate, level=1)])


def _chapter(ranking: Ranking, translate: Translate) -> Iterator[str]:
    yield heading(1, ranking_title(ranking).render(translate))
    yield from (_paragraph(text, translate) for text in basis_messages(ranking))
    yield table_text(table(chosen(RANK_COLUMNS, FULL_RANKS), rank_rows(ranking), translate).without_empty(KEPT))
    yield heading(2, translate(DISTRIBUTION))
    yield table_text(table(tuple(GRADE_COLUMNS.values()), grade_rows(ranking), translate))
    shortfalls = table(chosen(SHORTFALL_COLUMNS, FULL_SHORTFALLS), shortfall_rows(ranking), translate)
    yield from _list(SHORTFALLS, shortfalls, missed_message(ranking), translate)
    delays = table(chosen(DELAY_COLUMNS, FULL_DELAYS), delay_rows(ranking), translate)
    yield from _list(DELAYS, delays, unspent_message(ranking), translate)


def _list(title: str, content: Table, more: Message | None, translate: Translate) -> Iterator[str]:
    yield heading(2, translate(title))
    yield table_text(content) if content.rows else f"{escaped(translate(NONE_BEHIND))}\n"
    if more is not None:
        yield _paragraph(more, translate)


def _paragraph(text: Message, translate: Translate) -> str:
    return f"{escaped(text.render(translate))}\n"
