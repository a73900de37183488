"""What the nearest better level still needs."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, Inexact
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.completion import completion_of, level_of, next_threshold
from perfcheck.assessment.outcomes import NextStep
from perfcheck.assessment.values import counts_things
from perfcheck.measures.criterion import Amount, Bound
from perfcheck.measures.numbers import EXACT, quotient
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.standard import Direction, Level
from perfcheck.measures.units import DATE_DIMENSION, Unit

if TYPE_CHECKING:
    from fractions import Fraction

    from perfcheck.measures.standard import Scale

PLACES = 2
"""Decimals of a bound that is no finite decimal: limit ÷ 0.9."""
_BASES = MappingProxyType({"month": "个月", "minute": "分钟"})
"""The base units where a larger one is no power of ten of it: 1 个月 is no finite decimal of 年."""


def next_by_standard(scale: Scale, actual: Quantity) -> NextStep | None:
    """The nearest better level of a standard; None in the best one, without a direction, and for dates."""
    found = scale.next_better(actual.magnitude)
    if found is None or scale.unit.dimension == DATE_DIMENSION:
        return None
    level, end = found
    up = scale.direction is Direction.HIGHER
    bound = _first_within(_expressed(end.value, actual.unit), inclusive=end.inclusive, up=up)
    reached = scale.rate(bound.quantity.magnitude) if bound.inclusive else level
    return _step(reached, bound, actual, up=up)


def next_by_target(target: Amount, actual: Quantity, completion: Fraction | None) -> NextStep | None:
    """The nearest better level of a completion rate that is not the best."""
    low, high = target.low, target.high
    if high is not None and (low is None or actual.compare(low.quantity) > 0):
        return _down_to(target, high, completion)
    return None if low is None else _towards(target, low, actual, completion)


def _down_to(target: Amount, high: Bound, completion: Fraction | None) -> NextStep:
    """How far above its limit a value may be for the next level, rounded down to what surely does."""
    limit = high.quantity
    if completion is None or limit.number <= 0:
        return NextStep(Level.EXCELLENT, Quantity(limit.number, limit.unit), None, high.inclusive)
    places = 0 if counts_things(limit.unit) and limit.unit.factor == 1 else PLACES
    whole = int(quotient(limit.number, next_threshold(completion)) * 10**places)
    bound = Quantity(Decimal(whole).scaleb(-places, EXACT), limit.unit)
    reached = completion_of(target, bound)
    return NextStep(Level.EXCELLENT if reached is None else level_of(reached), bound, None)


def _towards(target: Amount, low: Bound, actual: Quantity, completion: Fraction | None) -> NextStep:
    """The share of the target that the next level asks for; the whole of it where a share means nothing."""
    if completion is None or low.quantity.number <= 0:
        goal = _in_unit(Quantity(low.quantity.number, low.quantity.unit), actual.unit)
        return _step(Level.EXCELLENT, _first_within(goal, inclusive=low.inclusive, up=True), actual, up=True)
    part = Quantity(EXACT.multiply(low.quantity.number, next_threshold(completion)), low.quantity.unit)
    goal = _in_unit(part, actual.unit)
    bound = _first_within(goal, inclusive=True, up=True)
    reached = completion_of(target, bound.quantity)
    return _step(Level.EXCELLENT if reached is None else level_of(reached), bound, actual, up=True)


def missing_to(whole: Decimal, actual: Quantity) -> Quantity | None:
    """How far a value is below a number of the base unit; None where it is not below it."""
    missing = EXACT.subtract(whole, actual.magnitude)
    if missing <= 0:
        return None
    return _first_within(_expressed(missing, actual.unit), inclusive=True, up=True).quantity


def _step(level: Level, bound: Bound, actual: Quantity, *, up: bool) -> NextStep:
    if not up:
        return NextStep(level, bound.quantity, None, bound.inclusive)
    distance = _first_within(_difference(bound.quantity, actual), inclusive=True, up=True)
    return NextStep(level, bound.quantity, distance.quantity, bound.inclusive)


def _first_within(end: Quantity, *, inclusive: bool, up: bool) -> Bound:
    """For things that are counted, the first whole number that will do; else the end itself."""
    if not counts_things(end.unit) or end.unit.factor != 1:
        return Bound(end, inclusive)
    number = end.number.to_integral_value(ROUND_CEILING if up else ROUND_FLOOR)
    if number == end.number and not inclusive:
        number = EXACT.add(number, 1 if up else -1)
    return Bound(Quantity(number, end.unit))


def _difference(more: Quantity, less: Quantity) -> Quantity:
    """How much more the one is, in its unit."""
    if more.unit is less.unit:
        return Quantity(EXACT.subtract(more.number, less.number), more.unit)
    return _expressed(EXACT.subtract(more.magnitude, less.magnitude), more.unit)


def _in_unit(quantity: Quantity, unit: Unit) -> Quantity:
    return quantity if quantity.unit is unit else _expressed(quantity.magnitude, unit)


def _expressed(magnitude: Decimal, unit: Unit) -> Quantity:
    """An amount of the base unit in the unit of the report, or in the base unit where that has no finite decimal."""
    try:
        return Quantity(EXACT.divide(magnitude, unit.factor), unit)
    except Inexact:
        base, per, thing = unit.dimension.partition("/")
        return Quantity(magnitude, Unit(f"{_BASES.get(base, '')}{per}{thing}", unit.dimension))
