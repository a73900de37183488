"""The heads of a table over one or two rows, each at its column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.importing.column_words import Column
from perfcheck.importing.words import column_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.importing.matrix import Line, Slot

_FEWEST = 2
_HEIGHT = 2
"""No head has more rows."""
_GROUPS = frozenset(
    {Column.STANDARD, Column.SCORE_RULE, Column.TARGET, Column.INDICATOR, Column.SIDE, Column.BUDGET, Column.OBJECTIVE}
)
"""Heads that may stand above several others."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads by column: their cells, and what those mean that are known.

    ``height`` is the number of their rows, and columns begin at ``starts``.
    """

    slots: Mapping[int, Slot]
    meanings: Mapping[int, Column]
    height: int
    starts: tuple[int, ...]


def heads_of(line: Line, following: Line | None, *, aligned: bool) -> Heads | None:
    """The heads that begin in a row; None where it has no two. Where cells are not ``aligned`` they have no width."""
    first = {slot.column: slot for slot in line.slots.values() if not slot.from_above and slot.text.strip()}
    if sum(column_of(slot.text) is not None for slot in first.values() if slot.is_own) < _FEWEST:
        return None
    second = {} if following is None else _second(following, first)
    if second and not aligned and following is not None:
        first = _moved(first, line, following, second)
    if not _is_below(second, first):
        second = {}
    slots = {**first, **second}
    meanings = {column: meaning for column, slot in slots.items() if (meaning := column_of(slot.text)) is not None}
    groups = {id(slot.cell) for column, slot in first.items() if column in second}
    meanings = {
        column: meaning
        for column, meaning in meanings.items()
        if id(slots[column].cell) not in groups or column in second
    }
    last = following if second and following is not None else line
    return Heads(slots, meanings, 2 if second else 1, _starts(last, first, second))


def _second(line: Line, first: Mapping[int, Slot]) -> dict[int, Slot]:
    """The heads of a second row; none where it is no row of heads.

    It is one where most heads above reach down into it, or where it has known heads only.
    """
    filled = [slot for slot in line.slots.values() if not slot.from_above and slot.text.strip()]
    known = [slot for slot in first.values() if slot.is_own and column_of(slot.text) is not None]
    if sum(slot.cell.rows == _HEIGHT for slot in known) * 2 > len(known):
        return {slot.column: slot for slot in filled}
    meanings = [column_of(slot.text) for slot in filled if slot.is_own]
    if len(meanings) < _FEWEST or None in meanings or len(set(meanings)) < len(meanings):
        return {}
    return {slot.column: slot for slot in filled}


def _is_below(second: Mapping[int, Slot], first: Mapping[int, Slot]) -> bool:
    """Whether all of these heads stand below one that may be a group, or below none."""
    above = (first.get(column) for column in second)
    return bool(second) and all(slot is None or _may_group(slot) for slot in above)


def _may_group(slot: Slot) -> bool:
    meaning = column_of(slot.text)
    return meaning is None or meaning in _GROUPS


def _moved(first: dict[int, Slot], line: Line, following: Line, second: Mapping[int, Slot]) -> dict[int, Slot]:
    """The heads of a row of which one stands above several of the next row, each where its column is."""
    more = len(following.slots) - len(line.slots)
    group = min(second)
    if more <= 0 or len(second) != more + 1 or group not in first:
        return first
    return {column + (more if column > group else 0): slot for column, slot in first.items()}


def _starts(last: Line, first: Mapping[int, Slot], second: Mapping[int, Slot]) -> tuple[int, ...]:
    """Where the columns begin: the cells of the head's last row."""
    below = {column for column, slot in last.slots.items() if not slot.from_left}
    return tuple(sorted(below | {column for column, slot in first.items() if slot.is_own} if second else below))
