"""Levels, cells and values of a standard in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from perfcheck.measures.criterion import Shape
from perfcheck.measures.numbers import EXACT, plain
from perfcheck.measures.scale import LEVEL_WORDS, Direction, Level
from perfcheck.measures.units import DATE
from perfcheck.messages import msg

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcheck.messages import Message
    from perfcheck.validation.ladders import Ladder
    from perfcheck.validation.level_sets import Stretch

_LONGEST = 40
_ONE_SIDED = {
    Direction.HIGHER: (Shape.AT_LEAST, Shape.MORE_THAN),
    Direction.LOWER: (Shape.AT_MOST, Shape.LESS_THAN),
}


def level_word(level: Level) -> Message:
    """The name of a level."""
    return msg(LEVEL_WORDS[level])


def cell_text(ladder: Ladder, level: Level) -> str:
    """A cell as it was written, cut to what a message can show."""
    return ladder.texts[tuple(Level).index(level)][:_LONGEST]


def quoted(ladder: Ladder, level: Level) -> Message:
    """A level with its cell."""
    return msg('{level} "{cell}"', level=level_word(level), cell=cell_text(ladder, level))


def value_text(ladder: Ladder, value: Decimal) -> str:
    """A value in the unit in which the standard has it."""
    if ladder.unit == DATE:
        return date.fromordinal(int(value)).isoformat()
    quantity = ladder.written(value)
    if quantity is not None:
        return f"{plain(quantity.number)}{quantity.unit}"
    unit = next((unit for unit in ladder.units.values() if unit.factor == 1), ladder.unit)
    return f"{plain(EXACT.divide(value, unit.factor))}{unit}"


def values_text(ladder: Ladder, values: Stretch) -> Message | str:
    """The values of a stretch: 4次, 4次 to 6次, more than 89% and less than 90%."""
    if values.point is not None:
        return value_text(ladder, values.point)
    if ladder.domain.whole:
        return _whole(ladder, values)
    low, high = _low_end(ladder, values), _high_end(ladder, values)
    return msg("{one} and {other}", one=low, other=high) if low and high else low or high or ""


def _low_end(ladder: Ladder, values: Stretch) -> Message | None:
    low, included = values.first.low, values.first.closed
    if low is None or (included and low == ladder.domain.low and values.last.high is not None):
        return None
    text = value_text(ladder, low)
    return msg("at least {value}", value=text) if included else msg("more than {value}", value=text)


def _high_end(ladder: Ladder, values: Stretch) -> Message | None:
    high = values.last.high
    if high is None:
        return None
    text = value_text(ladder, high)
    return msg("at most {value}", value=text) if values.last.closed else msg("less than {value}", value=text)


def _whole(ladder: Ladder, values: Stretch) -> Message:
    low, high = values.first.low, values.last.high
    first = value_text(ladder, values.first.sample if low is None else low)
    if high is None:
        return msg("{day} and later", day=first) if ladder.unit == DATE else msg("{value} or more", value=first)
    last = value_text(ladder, high)
    if low is None:
        return msg("{day} and earlier", day=last) if ladder.unit == DATE else msg("{value} or less", value=last)
    return msg("{first} to {last}", first=first, last=last)
