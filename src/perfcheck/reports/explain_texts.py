"""What an explanation says of cells, levels, methods and policies, in the same words in every form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, Inexact
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.scores import Method
from perfcheck.measures.criterion import Amount, Approximate, Deadline, Shape, Undetermined, Unreadable, Zero
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import EXACT, plain
from perfcheck.measures.standard import Direction, Scale, Unratable
from perfcheck.measures.units import DATE_DIMENSION, Unit
from perfcheck.messages import N_, Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.assessment.explanation import Figure, LevelCell, StandardReading, TargetReading
    from perfcheck.measures.criterion import Bound, Criterion
    from perfcheck.measures.days import CalendarDay
    from perfcheck.measures.quantity import Quantity
    from perfcheck.measures.scale import Band, End

_SHAPES: Mapping[Shape, str] = MappingProxyType(
    {
        Shape.AT_LEAST: N_("at least {bound}"),
        Shape.MORE_THAN: N_("more than {bound}"),
        Shape.AT_MOST: N_("at most {bound}"),
        Shape.LESS_THAN: N_("less than {bound}"),
        Shape.EXACTLY: N_("exactly {bound}, or more"),
    }
)
_DIRECTIONS: Mapping[Direction, str] = MappingProxyType(
    {
        Direction.HIGHER: N_("more is better: the lower end of each level decides, the best level first"),
        Direction.LOWER: N_("less is better: the upper end of each level decides, the best level first"),
        Direction.NONE: N_("neither more nor less is better: the first level that holds the figure decides"),
    }
)
METHODS: Mapping[Method, str] = MappingProxyType(
    {
        Method.PROPORTION: N_("in proportion to the target, never more than all points (财预〔2020〕10号)"),
        Method.INVERSE: N_("above the limit: limit by figure"),
        Method.LINEAR: N_("above the limit: less by the share that it is exceeded by"),
        Method.ALL_OR_NOTHING: N_("all points where the target is met, none where it is not"),
        Method.DAYS_LATE: N_("each day of delay costs a share of the points"),
        Method.LEVEL: N_("by the level of the standard"),
        Method.STEPS: N_("by the steps of the satisfaction rate"),
        Method.PERSON: N_("by a person"),
    }
)
"""How points came about."""
RATE_RULE = N_(
    "a choice of perfcheck, after the grades of self-evaluations in 财预〔2020〕10号; the same in every policy"
)


def demand_message(demand: Criterion, year: int) -> Message | str:
    """What a target was taken to demand in a year."""
    if isinstance(demand, Amount):
        return _amount_message(demand)
    if isinstance(demand, Zero):
        return msg("none at all")
    if isinstance(demand, Deadline):
        if demand.day is None:
            return msg("in time, without a day")
        return msg("done by {day}, that day included", day=_day_text(demand.day, demand.text, year))
    if isinstance(demand, Approximate):
        return msg("not certain, so nothing can be held against it")
    if isinstance(demand, Undetermined):
        return msg("undetermined")
    return demand.problem if isinstance(demand, Unreadable) else msg("in words, which only a person can rate")


def _day_text(day: CalendarDay, text: str, year: int) -> str:
    """The date of a day; as it was written where the year has no such day."""
    try:
        return day.on(year).isoformat()
    except MeasureError:
        return text


def _amount_message(demand: Amount) -> Message | str:
    if demand.shape in _SHAPES:
        zero = demand.shape is Shape.EXACTLY and demand.quantity.number <= 0
        template = N_("exactly {bound}") if zero else _SHAPES[demand.shape]
        return msg(template, bound=quantity_text(demand.quantity))
    return _between(_bound_text(demand.low), demand.low, _bound_text(demand.high), demand.high)


def _bound_text(bound: Bound | None) -> str:
    return "" if bound is None else quantity_text(bound.quantity)


def _between(low: str, lower: Bound | End | None, high: str, upper: Bound | End | None) -> str:
    """``5次 ≤ x < 10次``, or one side of it: ``≥ 5次``."""
    at_least = "" if lower is None else "≤" if lower.inclusive else "<"
    at_most = "" if upper is None else "≤" if upper.inclusive else "<"
    if at_least and at_most:
        return f"{low} {at_least} x {at_most} {high}"
    return f"{at_most} {high}" if at_most else f"{at_least.replace('≤', '≥').replace('<', '>')} {low}"


def quantity_text(quantity: Quantity) -> str:
    """The number with its unit, as it was understood and not as it was written."""
    return f"{plain(quantity.number)}{quantity.unit}"


def figure_message(figure: Figure) -> Message:
    """How a figure was read."""
    cell = figure.criterion
    if figure.quantity is not None:
        number, unit = plain(figure.quantity.number), figure.quantity.unit.symbol
        return msg("the number {number} in {unit}", number=number, unit=unit) if unit else _bare(number)
    if figure.completed_on is not None and (cell is None or not str(cell)):
        return msg("done on {day}", day=figure.completed_on.isoformat())
    if isinstance(cell, Zero):
        return msg("none at all")
    if isinstance(cell, Deadline) and cell.day is not None:
        return msg("the day {day}", day=_day_text(cell.day, cell.text, figure.as_of.year))
    if isinstance(cell, Amount):
        return msg("a demand, where a figure is expected")
    if isinstance(cell, Approximate):
        return msg("a number that is not certain")
    return cell.problem if isinstance(cell, Unreadable) else msg("words")


def _bare(number: str) -> Message:
    return msg("the number {number}, without a unit", number=number)


def conversion_text(figure: Figure, unit: Unit | None) -> str:
    """``8200万美元 = 0.82亿美元``: the figure in the unit of what it was held against; nothing where it has it."""
    compared = figure.compared
    if compared is None or unit is None or compared.unit == unit:
        return ""
    try:
        other = compared.to(unit)
    except MeasureError:
        return ""
    return f"{quantity_text(compared)} = {quantity_text(other)}"


def unit_of(standard: StandardReading | None, target: TargetReading | None) -> Unit | None:
    """The unit that a figure was compared in: that of the standard or the target, whichever gave the level."""
    if standard is not None and standard.decided:
        return standard.scale.unit if isinstance(standard.scale, Scale) else None
    demand = None if target is None else target.demand
    return demand.quantity.unit if isinstance(demand, Amount) else None


def direction_message(standard: StandardReading) -> Message:
    """How the levels of a standard decide."""
    scale = standard.scale
    if isinstance(scale, Unratable):
        return scale.reason
    if isinstance(scale, Scale):
        return msg(_DIRECTIONS[scale.direction])
    return msg("in words: the level that uses the very word of the report")


def level_reading(cell: LevelCell, standard: StandardReading) -> str:
    """The interval of a level, ``≥ 5次``; nothing for words and for what takes no part."""
    if cell.band is None or not isinstance(standard.scale, Scale):
        return ""
    return interval_text(cell.band, standard.scale.unit)


def entry_reading(cell: LevelCell, standard: StandardReading) -> str:
    """What decides of a level: its entry end in the direction of the standard."""
    if cell.entry is None or not isinstance(standard.scale, Scale):
        return ""
    higher = standard.scale.direction is Direction.HIGHER
    return _end_text(cell.entry, standard.scale.unit, *(("≥", ">") if higher else ("≤", "<")))


def interval_text(band: Band, unit: Unit) -> str:
    """The values of a level: ``≥ 5次``, ``80% ≤ x < 90%``, ``= 0次``."""
    if band.low is not None and band.low == band.high:
        return f"= {_value_text(band.low.value, unit)}"
    low, high = ("" if end is None else _value_text(end.value, unit) for end in (band.low, band.high))
    return _between(low, band.low, high, band.high)


def _end_text(end: End, unit: Unit, closed: str, opened: str) -> str:
    return f"{closed if end.inclusive else opened} {_value_text(end.value, unit)}"


def _value_text(value: Decimal, unit: Unit) -> str:
    """A value of the base unit in the unit of the standard; a day as its date."""
    if unit.dimension == DATE_DIMENSION:
        return date.fromordinal(int(value)).isoformat()
    try:
        return f"{plain(EXACT.divide(value, unit.factor))}{unit}"
    except Inexact:
        return f"{plain(value)} ÷ {plain(unit.factor)}{unit}"


def reached_word(*, passed: bool | None) -> str:
    """Whether a level was reached, in a few words."""
    if passed is None:
        return N_("not needed")
    return N_("reached, so this decides") if passed else N_("not reached")


OTHERS = N_("what reaches none of the others")
NONE_REACHED = N_("none of the others is reached, so this decides")
"""How 差 comes about."""
