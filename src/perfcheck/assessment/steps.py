"""What the nearest better level still needs."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from perfcheck.assessment.completion import THRESHOLDS, completion_of, level_of
from perfcheck.assessment.results import NextStep
from perfcheck.measures.criterion import Shape
from perfcheck.measures.numbers import EXACT
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.standard import Direction, Level
from perfcheck.measures.units import DATE_DIMENSION

if TYPE_CHECKING:
    from perfcheck.measures.criterion import Amount
    from perfcheck.measures.standard import Scale
    from perfcheck.measures.units import Unit


def next_by_standard(scale: Scale, actual: Quantity) -> NextStep | None:
    """The nearest better level of a standard; None in the best one, without a direction, and for dates."""
    found = scale.next_better(actual.magnitude)
    if found is None or scale.unit.dimension == DATE_DIMENSION:
        return None
    _, end = found
    bound = _in_unit(end.value, actual.unit)
    bound, inclusive = _whole(bound, inclusive=end.inclusive, up=scale.direction is Direction.HIGHER)
    level = scale.rate(bound.magnitude) if inclusive else found[0]
    return _step(level, bound, actual, inclusive=inclusive, up=scale.direction is Direction.HIGHER)


def next_by_target(target: Amount, actual: Quantity) -> NextStep | None:
    """The nearest better level of a completion rate; for a limit that is exceeded, the limit itself."""
    if target.low is None or target.shape is Shape.RANGE:
        return _back_to_target(target, actual)
    completion = completion_of(target, actual)
    if completion is None:
        return None
    better = [least for level, least in reversed(THRESHOLDS) if completion < least]
    if not better:
        return None
    least = Decimal(better[0].numerator) / Decimal(better[0].denominator)
    bound = _in_unit(EXACT.multiply(target.low.quantity.magnitude, least), actual.unit)
    bound, _ = _whole(bound, inclusive=True, up=True)
    reached = completion_of(target, bound)
    level = level_of(reached) if reached is not None else Level.EXCELLENT
    return _step(level, bound, actual, inclusive=True, up=True)


def _back_to_target(target: Amount, actual: Quantity) -> NextStep | None:
    """The end of the target that was missed."""
    if target.high is not None and actual.compare(target.high.quantity) > 0:
        return NextStep(Level.EXCELLENT, target.high.quantity, None, target.high.inclusive)
    if target.low is not None and actual.compare(target.low.quantity) < 0:
        return _step(Level.EXCELLENT, target.low.quantity, actual, inclusive=target.low.inclusive, up=True)
    return None


def _step(level: Level, bound: Quantity, actual: Quantity, *, inclusive: bool, up: bool) -> NextStep:
    missing = _in_unit(EXACT.subtract(bound.magnitude, actual.magnitude), actual.unit) if up else None
    return NextStep(level, bound, missing, inclusive)


def _whole(bound: Quantity, *, inclusive: bool, up: bool) -> tuple[Quantity, bool]:
    """For things that are counted, the first whole number that will do."""
    if not bound.unit.is_count:
        return bound, inclusive
    number = bound.number.to_integral_value(ROUND_CEILING if up else ROUND_FLOOR)
    if number == bound.number and not inclusive:
        number += 1 if up else -1
    return Quantity(number, bound.unit), True


def _in_unit(magnitude: Decimal, unit: Unit) -> Quantity:
    """An amount of the base unit in the unit of the report; all factors but 年 are powers of ten."""
    return Quantity(EXACT.divide(magnitude, unit.factor), unit)
