"""How much of a target is done, as an exact share, and the level that this share earns."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.criterion import Amount, Shape
from perfcheck.measures.numbers import fraction_of
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.standard import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.measures.criterion import Bound

THRESHOLDS = (
    (Level.EXCELLENT, Decimal("0.9")),
    (Level.GOOD, Decimal("0.8")),
    (Level.FAIR, Decimal("0.6")),
)
"""Half-open, so that 89.5 % has a level: the grades of a self-evaluation (财预〔2020〕10号) on a completion rate."""
_SHARES = tuple((level, least, *least.as_integer_ratio()) for level, least in THRESHOLDS)
_WHOLE = Fraction(1)


class RateTrial(NamedTuple):
    """A level held against a completion rate: from which rate on it is given."""

    level: Level
    least: Decimal
    passed: bool


def level_of(completion: Fraction) -> Level:
    """The level of a completion rate; 1 is the whole target."""
    done, whole = completion.as_integer_ratio()
    return next((level for level, _, part, of in _SHARES if done * of >= part * whole), Level.POOR)


def next_threshold(completion: Fraction) -> Decimal:
    """The rate from which on the nearest better level is given, of a rate that is below the best."""
    done, whole = completion.as_integer_ratio()
    return next(least for _, least, part, of in reversed(_SHARES) if done * of < part * whole)


def trials_of(completion: Fraction) -> Iterator[RateTrial]:
    """The levels in the order in which they are tried; the first that passes decides."""
    for level, least in THRESHOLDS:
        yield RateTrial(level, least, completion >= fraction_of(least))


class Ratio(NamedTuple):
    """A completion rate and what it is the ratio of: figure by target, or limit by figure; None within the limits."""

    share: Fraction
    part: Quantity | None = None
    whole: Quantity | None = None


def completion_of(target: Amount, actual: Quantity) -> Fraction | None:
    """The share of the target that is done, 1 for all of it; None where a ratio means nothing (zero or negative)."""
    ratio = ratio_of(target, actual)
    return None if ratio is None else ratio.share


def ratio_of(target: Amount, actual: Quantity) -> Ratio | None:
    """The completion rate with its terms; None where a ratio means nothing (zero or negative).

    At least and exactly A: B/A, which may be more than 1. At most A: 1 within the limit, else A/B. A range: 1 inside,
    B/low below it, high/B above it. The actual value B counts as 0 where it is negative, as in 财预〔2020〕10号.
    Units must fit.
    """
    if target.quantity.number <= 0 and target.shape is not Shape.RANGE:
        return None
    if target.low is not None and is_open_above(target):
        return _ratio(_at_least_zero(actual), target.low.quantity)
    if is_reached(target, actual):
        return Ratio(_WHOLE)
    if target.low is not None and actual.compare(target.low.quantity) <= 0:
        return _below(actual, target.low.quantity)
    return None if target.high is None else _ratio(target.high.quantity, actual)


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


def _below(done: Quantity, low: Quantity) -> Ratio | None:
    """A range missed from below; of a negative end (±5%) the same as missed from above."""
    return _ratio(_at_least_zero(done), low) if low.number >= 0 else _ratio(_negated(low), _negated(done))


def _at_least_zero(quantity: Quantity) -> Quantity:
    return quantity if quantity.number >= 0 else Quantity(Decimal(0), quantity.unit)


def _negated(quantity: Quantity) -> Quantity:
    return Quantity(quantity.number.copy_negate(), quantity.unit)


def _ratio(part: Quantity, whole: Quantity) -> Ratio | None:
    if part.number < 0 or whole.number <= 0:
        return None
    return Ratio(part.over(whole), part, whole)
