"""The columns of spending plans: every plan can be written from left to right in its own order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def day_columns(plans: Iterable[Sequence[str]]) -> list[str]:
    """The days of all plans; one stands twice only where plans disagree about the order."""
    columns: list[str] = []
    for plan in plans:
        at = 0
        for day in plan:
            if day in columns[at:]:
                at = columns.index(day, at) + 1
            else:
                columns.insert(at, day)
                at += 1
    return columns


def places(plan: Iterable[str], columns: Sequence[str]) -> list[int]:
    """Which column each day of a plan stands in."""
    found: list[int] = []
    at = 0
    for day in plan:
        at = columns.index(day, at) + 1
        found.append(at - 1)
    return found
