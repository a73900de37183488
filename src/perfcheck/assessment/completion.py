"""How much of a target is done, as an exact share, and the level that this share earns."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.measures.criterion import Amount, Shape
from perfcheck.measures.standard import Level

if TYPE_CHECKING:
    from perfcheck.measures.criterion import Bound
    from perfcheck.measures.quantity import Quantity

THRESHOLDS = (
    (Level.EXCELLENT, Fraction(90, 100)),
    (Level.GOOD, Fraction(80, 100)),
    (Level.FAIR, Fraction(60, 100)),
)
"""Half-open, so that 89.5 % has a level; the grades of 财预〔2020〕10号 applied to a completion rate."""


def level_of(completion: Fraction) -> Level:
    """The level of a completion rate; 1 is the whole target."""
    return next((level for level, least in THRESHOLDS if completion >= least), Level.POOR)


def completion_of(target: Amount, actual: Quantity) -> Fraction | None:
    """The share of the target that is done; None where a ratio means nothing (a target of zero or below).

    At least: B/A. At most: 1 within the limit, else A/B. A range: 1 inside, B/low below it, high/B above it. The
    actual value B counts as 0 where it is negative. Units must fit.
    """
    done = max(Fraction(actual.magnitude), Fraction(0))
    if target.low is not None and (target.high is None or target.shape is Shape.EXACTLY):
        return _ratio(done, _magnitude(target.low))
    if is_reached(target, actual):
        return Fraction(1)
    if target.low is not None and done <= _magnitude(target.low):
        return _ratio(done, _magnitude(target.low))
    limit = Fraction(0) if target.high is None else _magnitude(target.high)
    return _ratio(limit, done) if limit > 0 else None


def is_reached(target: Amount, actual: Quantity) -> bool:
    """Whether the target is met; more than an exact target meets it too, as 财预〔2020〕10号 grants full marks."""
    low_met = target.low is None or _beyond(actual, target.low, 1)
    if target.shape is Shape.EXACTLY and target.quantity.number > 0:
        return low_met
    return low_met and (target.high is None or _beyond(actual, target.high, -1))


def _beyond(actual: Quantity, bound: Bound, side: int) -> bool:
    order = actual.compare(bound.quantity) * side
    return order > 0 or (order == 0 and bound.inclusive)


def _magnitude(bound: Bound) -> Fraction:
    return Fraction(bound.quantity.magnitude)


def _ratio(part: Fraction, whole: Fraction) -> Fraction | None:
    return part / whole if whole > 0 else None
