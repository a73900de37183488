"""The findings that several steps of an assessment make: a name that fits nothing, two files that disagree, a day."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from perfcheck.assessment.rules import AMBIGUOUS_NAME, CONFLICTING_FILES, NAMED_TWICE
from perfcheck.findings import Finding
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from perfcheck.findings import Place, Rule

MOST_NAMES = 20
"""How many names a hint lists."""
LIKENESS = 0.5
"""How like a name must be to be suggested (the ratio of :mod:`difflib`)."""


def unknown_name(rule: Rule, name: str, known: Sequence[str], place: Place) -> Finding:
    """That the targets do not have this name, with the nearest one that they have."""
    close = get_close_matches(name, known, n=1, cutoff=LIKENESS)
    hint = msg("did you mean {key}?", key=close[0]) if close else _names_there_are(known)
    return Finding(rule, msg("the targets have no {name}", name=name), hint, place)


def _names_there_are(known: Sequence[str]) -> Message | None:
    if not known:
        return None
    if len(known) <= MOST_NAMES:
        return msg("there are {names}", names=tuple(known))
    return msg("there are {names} and {count} more", names=tuple(known[:MOST_NAMES]), count=len(known) - MOST_NAMES)


def ambiguous_name(name: str, ways: Sequence[str], place: Place) -> Finding:
    """That a name leaves open which of several is meant."""
    why = msg("{name} can be any of {names}; write the levels above it as well", name=name, names=tuple(ways))
    return Finding(AMBIGUOUS_NAME, why, place=place)


def named_twice(first: str, second: str, place: Place) -> Finding:
    """That two keys of a file name the same thing."""
    why = msg("{first} and {second} name the same thing; the first one was used", first=first, second=second)
    return Finding(NAMED_TWICE, why, place=place)


def conflict(message: Message, used: Place, place: Place) -> Finding:
    """That two files of the same day disagree, and which of them was used."""
    hint = msg("the other figure was used")
    if used.file is not None:
        hint = msg("the other figure stands at {place}; it was used", place=str(used))
    return Finding(CONFLICTING_FILES, message, hint, place)


def day_outside(day: date, year: int, as_of: date) -> Message | None:
    """Why nothing can have been done on a day in a report on ``year`` up to ``as_of``; None where it can."""
    if day.year != year:
        return msg("{day} is not in {year}", day=day.isoformat(), year=str(year))
    if day > as_of:
        return msg("{day} is after {as_of}, the day of the report", day=day.isoformat(), as_of=as_of.isoformat())
    return None
