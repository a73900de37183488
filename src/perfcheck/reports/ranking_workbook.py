"""Rankings as a workbook (xlsx): what matters first, then a list each of departments, indicators and projects."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from perfcheck.messages import N_, msg
from perfcheck.reports.book import saved, started
from perfcheck.reports.grid import titled, wide
from perfcheck.reports.list_sheets import add_list
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
    SHORTFALLS,
    basis_messages,
    missed_message,
    ranking_title,
    unspent_message,
)
from perfcheck.reports.records import chosen, table
from perfcheck.reports.styles import TITLE, colour_levels
from perfcheck.reports.summary_sheet import fact, finding_lines
from perfcheck.reports.texts import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from perfcheck.assessment.ranking import Ranking
    from perfcheck.findings import Finding
    from perfcheck.messages import Translate
    from perfcheck.reports.grid import Line
    from perfcheck.reports.records import Column

R = TypeVar("R")

RANKING, INDICATORS, PROJECTS = N_("Ranking"), N_("Indicators behind"), N_("Projects behind")
BEST = 20
"""How many departments the first sheet shows; the list has all of them."""
BEST_SPANS = MappingProxyType(
    {"rank": 1, "code": 1, "department": 3, "score": 1, "grade": 1, "execution": 1, "projects": 1, "incomplete": 1}
)
KEPT = ("rank", "code", "department", "score", "grade", "execution")
"""Columns that are there even if nothing stands in them."""
GRADE_SPANS = MappingProxyType(dict.fromkeys(GRADE_COLUMNS, 1))


def ranking_workbook(rankings: Sequence[Ranking], translate: Translate, *, findings: Sequence[Finding] = ()) -> bytes:
    """The rankings; ``findings`` are those to tell of all files."""
    book = started(_lines(rankings, translate, findings), translate)
    colour_levels(book.first, book.first.dimensions, translate)
    same = _same(rankings)
    ranks = table(
        _without(RANK_COLUMNS, FULL_RANKS, same), (row for one in rankings for row in rank_rows(one)), translate
    )
    add_list(book, translate(RANKING), ranks.without_empty(KEPT), "department", translate)
    short = table(
        _without(SHORTFALL_COLUMNS, FULL_SHORTFALLS, same),
        (row for one in rankings for row in shortfall_rows(one)),
        translate,
    )
    if short.rows:
        add_list(book, translate(INDICATORS), short.without_empty(("indicator",)), "indicator", translate)
    late = table(
        _without(DELAY_COLUMNS, FULL_DELAYS, same), (row for one in rankings for row in delay_rows(one)), translate
    )
    if late.rows:
        add_list(book, translate(PROJECTS), late.without_empty(("project",)), "project", translate)
    return saved(book)


def _same(rankings: Sequence[Ranking]) -> frozenset[str]:
    """The columns in which every row would say the same, and which the first sheet has."""
    policies = {name for ranking in rankings for name in ranking.policies}
    same = (("year", len(rankings) == 1), ("policy", len(policies) <= 1))
    return frozenset(name for name, holds in same if holds)


def _without(columns: Mapping[str, Column[R]], names: Iterable[str], same: frozenset[str]) -> tuple[Column[R], ...]:
    return chosen(columns, (name for name in names if name not in same))


def _lines(rankings: Sequence[Ranking], translate: Translate, findings: Sequence[Finding]) -> Iterator[Line]:
    for ranking in rankings:
        yield wide(ranking_title(ranking).render(translate), TITLE)
        yield from (fact(translate("Note"), text.render(translate)) for text in basis_messages(ranking))
        grades = table(chosen(GRADE_COLUMNS, GRADE_SPANS), grade_rows(ranking), translate)
        yield from titled(translate(DISTRIBUTION), grades, tuple(GRADE_SPANS.values()))
        rows = [row for row in rank_rows(ranking) if row.ranked.rank is not None][:BEST]
        best = table(chosen(RANK_COLUMNS, BEST_SPANS), rows, translate)
        if best.rows:
            yield from titled(translate(RANKING), best, tuple(BEST_SPANS.values()))
        if ranking.scored > BEST:
            rest = msg(
                "{count} more departments stand on the sheet {sheet}", count=ranking.scored - BEST, sheet=msg(RANKING)
            )
            yield fact(translate("Note"), rest.render(translate))
        for title, more in ((SHORTFALLS, missed_message(ranking)), (DELAYS, unspent_message(ranking))):
            if more is not None:
                yield fact(translate(title), more.render(translate))
        yield ()
    yield from finding_lines(FINDINGS, findings, translate)
