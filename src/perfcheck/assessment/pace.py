"""How an indicator keeps pace with the year. It stands beside the level and never changes it."""

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.assessment.outcomes import Elapsed, Pace
from perfcheck.measures.criterion import Shape
from perfcheck.measures.numbers import quotient
from perfcheck.measures.standard import Direction, Level
from perfcheck.measures.units import DATE_DIMENSION
from perfcheck.model.kinds import grows_with_year

if TYPE_CHECKING:
    from fractions import Fraction

    from perfcheck.assessment.measured import Claim
    from perfcheck.measures.criterion import Amount
    from perfcheck.measures.quantity import Quantity
    from perfcheck.measures.standard import Scale
    from perfcheck.measures.units import Unit

_GROWING = (Shape.AT_LEAST, Shape.MORE_THAN, Shape.EXACTLY)
_SCORES = frozenset({"分", "百分点", DATE_DIMENSION})
"""Dimensions that do not add up over a year, beside shares and amounts per something (only 次/年 does)."""
_PER_YEAR = "年"


def elapsed_on(day: date) -> Elapsed:
    """How much of its year is over at the end of a day: 274 of 366 days on 2020-09-30."""
    return Elapsed((day - date(day.year, 1, 1)).days + 1, 366 if calendar.isleap(day.year) else 365)


def pace_to_target(target: Amount, actual: Quantity, claim: Claim) -> Pace | None:
    """The share of the target that is done against the share of the year that is over."""
    if target.shape not in _GROWING or not adds_up(target.quantity.unit):
        return None
    return _pace(actual, target.quantity.magnitude, claim)


def pace_to_best(scale: Scale, actual: Quantity, claim: Claim) -> Pace | None:
    """The same of what the best level asks for, where more is better."""
    if scale.direction is not Direction.HIGHER or not adds_up(scale.unit):
        return None
    best = next((end.value for level, end in scale.entries if level is Level.EXCELLENT), None)
    return None if best is None else _pace(actual, best, claim)


def _pace(actual: Quantity, whole: Decimal, claim: Claim) -> Pace | None:
    """None for what does not grow with the year, and where a share of the whole means nothing."""
    if whole <= 0 or not grows_with_year(claim.measured.levels):
        return None
    return Pace(quotient(max(actual.magnitude, Decimal(0)), whole), _elapsed_share(claim.as_of))


@lru_cache(maxsize=366)
def _elapsed_share(day: date) -> Fraction:
    return elapsed_on(day).share


def adds_up(unit: Unit) -> bool:
    """Whether amounts of the unit add up over a year."""
    dimension, _, per = unit.dimension.partition("/")
    return not unit.is_ratio and dimension not in _SCORES and per in ("", _PER_YEAR)
