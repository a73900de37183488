"""From one cell of a standard to the band of values that it names, or to the reason why it names none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.measures.criterion import Amount, Approximate, Bound, Criterion, Deadline, Shape, Unreadable, Words, Zero
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.scale import LEVEL_WORDS, Band, End, Level
from perfcheck.measures.units import DATE, Unit, completed
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from datetime import date

_ZERO = End(Decimal(0))


def read_band(level: Level, cell: Criterion, unit: Unit, year: int) -> tuple[Band | None, Message | None]:
    """The band of a cell, with what was assumed; or None, with the reason why the cell was left out.

    差 in words (逾期) needs no reason: what enters no other level is 差 anyway.
    """
    try:
        band = _band(level, cell, unit, year)
    except MeasureError as error:
        return None, msg("{level} was left out: {problem}", level=msg(LEVEL_WORDS[level]), problem=error.message)
    if band is None:
        return None, None if level is Level.POOR and isinstance(cell, Words) else why_left_out(level, cell)
    if isinstance(cell, Amount) and cell.quantity.number and unit_of(cell, unit) != cell.quantity.unit:
        taken = unit_of(cell, unit).symbol
        return band, msg("{level} has no unit; taken as {unit}", level=msg(LEVEL_WORDS[level]), unit=taken)
    return band, None


def why_left_out(level: Level, cell: Criterion) -> Message:
    """Why a cell takes no part in the rating."""
    word = msg(LEVEL_WORDS[level])
    if isinstance(cell, Approximate):
        return msg("{level} was left out: {text} is not certain", level=word, text=cell.text)
    if isinstance(cell, Unreadable):
        return msg("{level} was left out: {problem}", level=word, problem=cell.problem)
    if isinstance(cell, Words):
        return msg("{level} was left out: {text} is in words", level=word, text=cell.text)
    if isinstance(cell, Deadline):
        return msg("{level} was left out: {text} names no day", level=word, text=cell.text)
    return msg("{level} was left out: it is undetermined", level=word)


def unit_of(cell: Criterion, unit: Unit) -> Unit:
    """The unit that a cell is measured in, where ``unit`` stands for what it leaves open."""
    if isinstance(cell, Deadline):
        return DATE
    return completed(cell.quantity.unit, unit) if isinstance(cell, Amount) else unit


def with_unit(bound: Bound, unit: Unit) -> Bound:
    """The bound with ``unit`` for what its own leaves open: all of it, or what follows a 万."""
    quantity = bound.quantity
    own = completed(quantity.unit, unit)
    return bound if own == quantity.unit else Bound(Quantity(quantity.number, own, quantity.text), bound.inclusive)


def ordinal(day: date) -> Decimal:
    """A date as a number, so that days are rated like amounts."""
    return Decimal(day.toordinal())


def _band(level: Level, cell: Criterion, unit: Unit, year: int) -> Band | None:
    if isinstance(cell, Zero):
        return Band(level, _ZERO, _ZERO, Shape.BARE)
    if isinstance(cell, Deadline) and cell.day is not None:
        return Band(level, None, End(ordinal(cell.day.on(year))), Shape.AT_MOST)
    if isinstance(cell, Amount):
        return Band(level, _end(cell.low, unit), _end(cell.high, unit), cell.shape)
    return None


def _end(bound: Bound | None, unit: Unit) -> End | None:
    return None if bound is None else End(with_unit(bound, unit).quantity.magnitude, bound.inclusive)
