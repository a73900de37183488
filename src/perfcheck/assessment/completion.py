"""How much of a target is done, as an exact share, and the level that this share earns."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.measures.criterion import Amount, Shape
from perfcheck.measures.standard import Level

if TYPE_CHECKING:
    from perfcheck.measures.criterion import Bound
    from perfcheck.measures.quantity import Quantity

THRESHOLDS = (
    (Level.EXCELLENT, Decimal("0.9")),
    (Level.GOOD, Decimal("0.8")),
    (Level.FAIR, Decimal("0.6")),
)
"""Half-open, so that 89.5 % has a level: the grades of a self-evaluation (财预〔2020〕10号) on a completion rate."""
_WHOLE, _NOTHING = Fraction(1), Fraction(0)


def level_of(completion: Fraction) -> Level:
    """The level of a completion rate; 1 is the whole target."""
    return next((level for level, least in THRESHOLDS if completion >= Fraction(least)), Level.POOR)


def completion_of(target: Amount, actual: Quantity) -> Fraction | None:
    """The share of the target that is done, 1 for all of it; None where a ratio means nothing (zero or negative).

    At least and exactly A: B/A, which may be more than 1. At most A: 1 within the limit, else A/B. A range: 1 inside,
    B/low below it, high/B above it. The actual value B counts as 0 where it is negative, as in 财预〔2020〕10号.
    Units must fit.
    """
    done = _magnitude(actual)
    if target.shape is not Shape.RANGE and target.quantity.number <= 0:
        return None
    if target.low is not None and is_open_above(target):
        return _ratio(max(done, _NOTHING), _magnitude(target.low.quantity))
    if is_reached(target, actual):
        return _WHOLE
    if target.low is not None and done <= _magnitude(target.low.quantity):
        return _below(done, _magnitude(target.low.quantity))
    return None if target.high is None else _ratio(_magnitude(target.high.quantity), done)


def is_open_above(target: Amount) -> bool:
    """Whether more than the target is fine: at least, more than, and an exact number of something, not of nothing."""
    return target.high is None or (target.shape is Shape.EXACTLY and target.quantity.number > 0)


def is_reached(target: Amount, actual: Quantity) -> bool:
    """Whether the target is met; more than an exact target meets it too, as 财预〔2020〕10号 grants full marks."""
    low_met = target.low is None or _is_beyond(actual, target.low, 1)
    return low_met and (is_open_above(target) or target.high is None or _is_beyond(actual, target.high, -1))


def _is_beyond(actual: Quantity, bound: Bound, side: int) -> bool:
    order = actual.compare(bound.quantity) * side
    return order > 0 or (order == 0 and bound.inclusive)


def _below(done: Fraction, low: Fraction) -> Fraction | None:
    """A range missed from below; of a negative end (±5%) the same as missed from above."""
    return _ratio(max(done, _NOTHING), low) if low >= 0 else _ratio(-low, -done)


def _magnitude(quantity: Quantity) -> Fraction:
    return Fraction(quantity.magnitude)


def _ratio(part: Fraction, whole: Fraction) -> Fraction | None:
    return part / whole if part >= 0 and whole > 0 else None
