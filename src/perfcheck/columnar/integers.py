"""Exact arithmetic in columns of 64 bits: amounts as multiples of a small step, and shares as two whole numbers.

No decision rests on a quotient, which each engine rounds in its own way: what is compared is multiplied, and where a
quotient has to be had, it is guessed and then put right by multiplication.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from perfcheck.measures.scale import End

STEPS = 10**4
"""An amount of 1 in the base unit of its dimension; 0.01% is one step."""
LIMIT = 10**14
"""What no number of steps may reach: twice that, by twice the 10 000 steps of all points, still has room in 64 bits."""


def steps_of(amount: Decimal | Fraction) -> int | None:
    """The amount in whole steps; None where it is none, or too large."""
    steps = Fraction(amount) * STEPS
    return int(steps) if steps.denominator == 1 and abs(steps) < LIMIT else None


def interval(low: End | None, high: End | None) -> tuple[int, int]:
    """The steps that lie between two ends, each with or without itself; an open one is where nothing can be."""
    return (-LIMIT if low is None else _from(low)), (LIMIT if high is None else _upto(high))


def _from(end: End) -> int:
    steps = Fraction(end.value) * STEPS
    return _within(math.ceil(steps) if end.inclusive else math.floor(steps) + 1)


def _upto(end: End) -> int:
    steps = Fraction(end.value) * STEPS
    return _within(math.floor(steps) if end.inclusive else math.ceil(steps) - 1)


def _within(steps: int) -> int:
    return max(-LIMIT, min(steps, LIMIT))


def first_of(cases: Sequence[tuple[nw.Expr, nw.Expr]], otherwise: nw.Expr) -> nw.Expr:
    """The value of the first case whose condition holds."""
    chosen = otherwise
    for condition, value in reversed(cases):
        chosen = nw.when(condition).then(value).otherwise(chosen)
    return chosen


def rounded(part: nw.Expr, whole: nw.Expr) -> nw.Expr:
    """The quotient of two numbers that are not negative, rounded half up."""
    return _whole_times(2 * part + whole, 2 * whole)


def _whole_times(part: nw.Expr, whole: nw.Expr) -> nw.Expr:
    """How many times one number goes into another: guessed twice in floating point, then put right."""
    first = _guess(part, whole)
    left = part - first * whole
    second = _guess(left, whole)
    rest = left - second * whole
    return first + second + nw.when(rest < 0).then(-1).when(rest >= whole).then(1).otherwise(0)


def _guess(part: nw.Expr, whole: nw.Expr) -> nw.Expr:
    return (part / whole).round(0).cast(nw.Int64)
