"""Days by their names in a file: what the year does not have, and what has two names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def no_such_day(day: str, year: int) -> Message:
    """That a year does not have a day (29 February)."""
    return msg("{year} has no {day}", year=str(year), day=day)


def same_days(days: Mapping[str, date]) -> dict[str, Message]:
    """What is wrong with each name of a day that has another name already (年底 and 12月底): which value counts?"""
    first: dict[date, str] = {}
    return {
        label: msg("{first} and {label} are the same day", first=first[day], label=label)
        for label, day in days.items()
        if first.setdefault(day, label) != label
    }
