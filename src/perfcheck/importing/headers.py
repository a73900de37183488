"""Heads of tables: which column holds what, over one or two rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfcheck.importing.column_words import LEVELS, Column
from perfcheck.importing.label_words import Label
from perfcheck.importing.words import label_of, money_unit_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.importing.header_rows import Heads
    from perfcheck.importing.matrix import Slot

_FEWEST = 3
_SURE = frozenset({Column.LEVEL1, Column.LEVEL3, Column.TARGET})
"""Columns that make a head a table of indicators whatever other columns it has."""
_HALVES = frozenset({Column.LEVEL2, Column.LEVEL3, Column.TARGET})
"""Columns that come twice where a form has the middle term beside the year."""
_AS_LABEL = {
    Column.BUDGET: Label.TOTAL,
    Column.CONTENT: Label.PURPOSE,
    Column.OBJECTIVE: Label.OBJECTIVE,
    Column.ACTIVITY: Label.ACTIVITY,
    Column.UNIT: Label.UNIT,
}
"""What columns of a table of projects tell of the project itself."""
_OF_ACTIVITY = {label: column for column, label in _AS_LABEL.items() if column is not Column.UNIT}
_OF_PROJECT = frozenset(
    {Label.CODE, Label.NAME, Label.DEPARTMENT, Label.UNIT, Label.TOTAL, Label.FISCAL, Label.CARRY_OVER, Label.OTHER}
    | {Label.PURPOSE, Label.OBJECTIVE, Label.ACTIVITY, Label.UNIT_CODE}
)


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table, how many rows its head has, where each column begins.

    ``columns`` has columns of indicators and, in ``about``, what other columns tell of their project. ``left_out`` are
    the heads that a target file has no place for, ``midterm`` those of the middle term, ``money_unit`` is the unit of
    money that a head states.
    """

    columns: Mapping[int, Column]
    about: Mapping[int, Label]
    height: int
    starts: tuple[int, ...]
    left_out: tuple[Slot, ...] = ()
    midterm: tuple[Slot, ...] = ()
    widths: Mapping[int, int] | None = None
    money_unit: str | None = None

    @property
    def meanings(self) -> frozenset[str]:
        """What all of its columns hold."""
        return frozenset(self.columns.values()) | frozenset(self.about.values())

    @property
    def of_project(self) -> bool:
        """Whether it is a table of three levels of indicators."""
        return Column.LEVEL3 in self.columns.values()

    @property
    def of_activities(self) -> bool:
        """Whether it has three levels of indicators beside activities, and no projects."""
        told = set(self.about.values())
        return self.of_project and Label.ACTIVITY in told and not told & {Label.CODE, Label.NAME}

    @property
    def has_demands(self) -> bool:
        """Whether it has targets, or a standard."""
        return bool({Column.TARGET, Column.STANDARD, *LEVELS} & set(self.columns.values()))

    @property
    def key(self) -> Column:
        """The column that names the indicator."""
        return Column.LEVEL3 if self.of_project else Column.INDICATOR


def header_of(heads: Heads | None) -> Header | None:
    """The head of a table of indicators; None where these are none."""
    if heads is None:
        return None
    about = dict(_about(heads))
    known = {column: meaning for column, meaning in heads.meanings.items() if column not in about}
    columns, spare, midterm = _each_once(known, heads.slots)
    columns = _settled(columns)
    is_sure = set(columns.values()) >= _SURE or _is_mostly_known(heads, {*known, *about})
    if not _is_table(columns) or not is_sure:
        return None
    taken = {heads.slots[column].cell for column in (*known, *about)}
    unknown = {slot.cell: slot for slot in heads.slots.values() if slot.cell not in taken and slot.text.strip()}
    units = [unit for slot in heads.slots.values() if (unit := money_unit_in(slot.text))]
    left_out = (*unknown.values(), *spare)
    widths = _widths(heads, columns)
    return Header(columns, about, heads.height, heads.starts, left_out, midterm, widths, units[0] if units else None)


def _is_mostly_known(heads: Heads, columns: set[int]) -> bool:
    cells = {slot.cell for slot in heads.slots.values() if slot.text.strip()}
    known = {heads.slots[column].cell for column in columns}
    return len(known) >= _FEWEST and len(known) * 2 > len(cells)


def _about(heads: Heads) -> Iterator[tuple[int, Label]]:
    """The columns that tell of the project or department instead of its indicators."""
    meanings = heads.meanings
    first = min((column for column, one in meanings.items() if one is Column.LEVEL1), default=None)
    for column, slot in heads.slots.items():
        meaning, label = meanings.get(column), label_of(slot.text)
        if meaning is None and label in _OF_PROJECT:
            if first is not None or label is Label.DEPARTMENT:
                yield column, label
        elif first is not None and meaning in _AS_LABEL and (column < first or meaning is not Column.UNIT):
            yield column, _AS_LABEL[meaning]


def _each_once(
    known: Mapping[int, Column], slots: Mapping[int, Slot]
) -> tuple[dict[int, Column], tuple[Slot, ...], tuple[Slot, ...]]:
    """Each column once; the heads that come again; those of the middle term, whose half stands before the year's."""
    places: dict[Column, list[int]] = {}
    for column, meaning in sorted(known.items()):
        before = places.setdefault(meaning, [])
        if not before or slots[before[-1]].cell != slots[column].cell:
            before.append(column)
    halves = len(places.get(Column.LEVEL3, ())) > 1
    once: dict[int, Column] = {}
    spare: list[Slot] = []
    midterm = [slots[column] for column in places.pop(Column.MIDTERM, ())]
    for meaning, columns in places.items():
        if meaning is Column.SIDE:
            once.update(dict.fromkeys(columns, meaning))
        elif halves and meaning in _HALVES:
            once[columns[-1]] = meaning
            midterm += [slots[column] for column in columns[:-1]]
        elif meaning is Column.DESCRIPTION and len(columns) > 1:
            once.update({columns[0]: Column.DEFINITION, columns[1]: meaning})
            spare += [slots[column] for column in columns[2:]]
        else:
            once[columns[0]] = meaning
            spare += [slots[column] for column in columns[1:]]
    return once, tuple(spare), tuple(sorted(midterm, key=lambda slot: slot.column))


def _settled(columns: dict[int, Column]) -> dict[int, Column]:
    """The columns as they are meant beside each other."""
    meanings = set(columns.values())
    if meanings & set(LEVELS):
        columns = {column: one for column, one in columns.items() if one is not Column.STANDARD}
    if Column.TARGET not in meanings and Column.ANNUAL in meanings:
        columns = {column: Column.TARGET if one is Column.ANNUAL else one for column, one in columns.items()}
    in_project = Column.LEVEL1 in meanings or Column.LEVEL2 in meanings
    if not in_project or Column.INDICATOR not in meanings:
        return columns
    named = Column.SIDE if Column.LEVEL3 in meanings else Column.LEVEL3
    return {column: named if one is Column.INDICATOR else one for column, one in columns.items()}


def _widths(heads: Heads, columns: Mapping[int, Column]) -> dict[int, int]:
    """How many columns the head of the targets covers: a sign, a number and a unit may stand below it."""
    return {
        column: sum(slot.cell == heads.slots[column].cell for slot in heads.slots.values())
        for column, meaning in columns.items()
        if meaning is Column.TARGET
    }


def _is_table(columns: Mapping[int, Column]) -> bool:
    meanings = set(columns.values())
    has_levels = bool(meanings & {Column.STANDARD, *LEVELS})
    if Column.LEVEL3 in meanings:
        return has_levels or bool(meanings & {Column.TARGET, Column.WEIGHT, Column.LEVEL1})
    return Column.INDICATOR in meanings and (has_levels or Column.TARGET in meanings)


def as_activities(header: Header, heads: Heads) -> Header:
    """The same head for indicators of activities: they have no levels, which are left out."""
    told = {column: _OF_ACTIVITY[label] for column, label in header.about.items() if label in _OF_ACTIVITY}
    levels = [column for column, one in header.columns.items() if one in {Column.LEVEL1, Column.LEVEL2}]
    columns = {
        column: Column.INDICATOR if one is Column.LEVEL3 else one
        for column, one in header.columns.items()
        if column not in levels
    }
    about = {column: label for column, label in header.about.items() if column not in told}
    left_out = (*header.left_out, *(heads.slots[column] for column in levels))
    return replace(header, columns={**columns, **told}, about=about, left_out=left_out)
