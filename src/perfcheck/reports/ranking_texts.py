"""What all reports of a ranking say in the same words: whose it is, what it rests on, what is not in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.assessment.ranking import Ranking
    from perfcheck.messages import Message

DISTRIBUTION = N_("Distribution of grades")
SHORTFALLS = N_("Indicators furthest from their targets")
DELAYS = N_("Projects furthest behind their plans")
NONE_BEHIND = N_("none")


def ranking_title(ranking: Ranking) -> Message:
    """How many departments of which year, as of when."""
    count, year = len(ranking.departments), str(ranking.year)
    if not ranking.days:
        return msg("Ranking of {count} departments, {year}", count=count, year=year)
    first, last = ranking.days[0].isoformat(), ranking.days[-1].isoformat()
    if first == last:
        return msg("Ranking of {count} departments, {year}, as of {day}", count=count, year=year, day=last)
    return msg(
        "Ranking of {count} departments, {year}, as of {first} to {last}",
        count=count,
        year=year,
        first=first,
        last=last,
    )


def basis_messages(ranking: Ranking) -> Iterator[Message]:
    """What the ranks rest on, and what makes them hard to compare."""
    yield msg("score: the average of the projects' scores, each by its budget")
    without = len(ranking.departments) - ranking.scored
    if without:
        yield msg("{count} departments have no complete score and no rank", count=without)
    if len(ranking.policies) == 1:
        yield msg("scored by the policy {name}", name=ranking.policies[0])
    elif ranking.policies:
        names = ranking.policies
        yield msg("the scores rest on several policies and are hard to compare: {names}", names=names)
    if len(ranking.days) > 1:
        yield msg("the figures are of different days and are hard to compare")


def legend() -> Iterator[Message]:
    """What stands in the columns with short headings."""
    words = tuple(msg(word) for word in LEVEL_WORDS.values())
    yield msg("Levels: how many indicators are {levels}; Open: projects without a complete score", levels=words)
    yield msg("Gap: percentage points ahead of (+) or behind (-) the year or the plan")


def missed_message(ranking: Ranking) -> Message | None:
    """The missed targets that the list of the worst cannot hold."""
    if not ranking.missed:
        return None
    return msg(
        "{count} more targets are missed that have no completion rate (deadlines, limits of zero, words, levels)",
        count=ranking.missed,
    )


def unspent_message(ranking: Ranking) -> Message | None:
    """The projects whose spending nobody knows."""
    return msg("{count} projects report no spending", count=ranking.unspent) if ranking.unspent else None
