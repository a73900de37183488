"""What the checks of standards say: each fault, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.measures.scale import Direction
from perfcheck.measures.units import DATE
from perfcheck.messages import msg
from perfcheck.validation.level_proposals import harder, proposed_level, proposed_standard
from perfcheck.validation.level_words import level_word, quoted, value_text, values_text

if TYPE_CHECKING:
    from perfcheck.measures.scale import End, Level
    from perfcheck.messages import Message
    from perfcheck.validation.ladders import Ladder
    from perfcheck.validation.level_faults import Faults, Shared


def in_both(ladder: Ladder, shared: Shared) -> Message:
    """Which value two levels share."""
    values = values_text(ladder, shared.values)
    better, worse = quoted(ladder, shared.better), quoted(ladder, shared.worse)
    if shared.values.point is not None:
        return msg("{value} belongs to both {better} and {worse}", value=values, better=better, worse=worse)
    return msg("{values}: such values belong to both {better} and {worse}", values=values, better=better, worse=worse)


def apart(faults: Faults, shared: Shared) -> Message:
    """How to part two levels."""
    cell = proposed_level(faults, shared.worse)
    if cell is not None:
        return msg("write {cell} for {level}", cell=cell, level=level_word(shared.worse))
    return msg(
        "leave what they share to {better} and exclude it from {worse}, with (不含) or 不足",
        better=level_word(shared.better),
        worse=level_word(shared.worse),
    )


def never_given(ladder: Ladder, level: Level, taker: Level | None) -> Message:
    """Which better level takes all that a level names."""
    lost = quoted(ladder, level)
    if not ladder.literal[level]:
        return msg("{level} can never be given: there are no such values", level=lost)
    if taker is None:
        return msg("{level} can never be given: better levels already take every value of it", level=lost)
    better, end = quoted(ladder, taker), ladder.bands[taker].entry(ladder.direction or Direction.NONE)
    if end is None or ladder.direction is None or ladder.direction is Direction.NONE:
        return msg("{level} can never be given: {better} already takes every value of it", level=lost, better=better)
    taken = _from_end(end, ladder.direction, value_text(ladder, end.value))
    return msg("{level} can never be given: {better} already takes {values}", level=lost, better=better, values=taken)


def _from_end(end: End, direction: Direction, value: str) -> Message:
    if direction is Direction.HIGHER:
        return (
            msg("every value from {value}", value=value)
            if end.inclusive
            else msg("every value above {value}", value=value)
        )
    return (
        msg("every value up to {value}", value=value)
        if end.inclusive
        else msg("every value below {value}", value=value)
    )


def something_left(ladder: Ladder, level: Level, taker: Level | None) -> Message:
    """How to leave a level something."""
    if taker is None:
        return msg("make the better levels harder to reach, or {level} easier", level=level_word(level))
    better, example = level_word(taker), harder(ladder, taker)
    if example is None:
        return msg("make {better} harder to reach, or {level} easier", better=better, level=level_word(level))
    return msg(
        "make {better} harder to reach, for example {cell}, or {level} easier",
        better=better,
        cell=example,
        level=level_word(level),
    )


def without_holes(faults: Faults) -> Message:
    """How to leave no hole."""
    levels = proposed_standard(faults)
    if levels is None:
        return msg("let each level begin where the better one ends")
    return msg("let each level begin where the better one ends: {levels}", levels=levels)


def in_order(faults: Faults, worse: Level) -> Message:
    """How to bring the levels in order."""
    cell = proposed_level(faults, worse)
    if cell is not None:
        return msg("write {cell} for {level}", cell=cell, level=level_word(worse))
    return msg("write the hardest demand for excellent and an easier one for each level after it")


def contradicted(ladder: Ladder) -> Message:
    """How the stated direction contradicts the levels."""
    if ladder.told is Direction.HIGHER:
        return msg('direction says "lower", but by the levels more is better')
    return msg('direction says "higher", but by the levels less is better')


def turned(ladder: Ladder) -> Message:
    """How to make the direction and the levels agree."""
    if ladder.told is Direction.HIGHER:
        return msg('write "direction: higher", or turn the levels round')
    return msg('write "direction: lower", or turn the levels round')


def no_operator(faults: Faults) -> Message:
    """Which levels are bare values."""
    cells = tuple(quoted(faults.ladder, level) for level in faults.bare)
    if len(cells) == 1:
        return msg("{level} has no operator, so that the values beside it have no clear level", level=cells[0])
    return msg("the levels have no operators, so that other values have no clear level: {cells}", cells=cells)


def with_operators(faults: Faults) -> Message:
    """How to write them."""
    levels = proposed_standard(faults)
    if levels is not None:
        return msg("write {levels}, if that is what is meant", levels=levels)
    cells = [(level, proposed_level(faults, level)) for level in faults.bare]
    if any(cell is None for _, cell in cells):
        return msg("write 以上, 以下 or a range")
    proposals = tuple(msg("{cell} for {level}", cell=cell, level=level_word(level)) for level, cell in cells if cell)
    return msg("write {levels}, if that is what is meant", levels=proposals)


def in_one_unit(ladder: Ladder) -> Message:
    """How to make the levels comparable."""
    common = ladder.common_unit
    if all(unit.is_time for unit in ladder.units.values()):
        return msg("write all levels in one unit of time, such as 天")
    if len({unit.dimension.partition("/")[0] for unit in ladder.units.values()}) == 1:
        return msg("write all levels for the same span or thing, such as {unit}", unit=str(common))
    if common == DATE:
        return msg("write all levels as days of the calendar")
    if not common.symbol:
        return msg("write all levels in one unit")
    return msg("write all levels in {unit}, or make two indicators of them", unit=str(common))
