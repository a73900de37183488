"""How an indicator keeps pace with the year. It stands beside the level and never changes it."""

from __future__ import annotations

import calendar
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.demand import is_cost
from perfcheck.assessment.results import Elapsed, Pace
from perfcheck.measures.criterion import Amount, Shape
from perfcheck.measures.standard import Direction, Level, Scale
from perfcheck.measures.units import DATE_DIMENSION

if TYPE_CHECKING:
    from perfcheck.assessment.rating import Measured
    from perfcheck.measures.quantity import Quantity
    from perfcheck.measures.units import Unit

NOT_PRO_RATED = ("质量", "时效")
"""Kinds of indicators that do not grow with the year (and costs: :func:`~perfcheck.assessment.demand.is_cost`)."""


def elapsed_on(day: date) -> Elapsed:
    """How much of its year is over at the end of a day: 274 of 366 days on 2020-09-30."""
    return Elapsed((day - date(day.year, 1, 1)).days + 1, 366 if calendar.isleap(day.year) else 365)


def pace_of(measured: Measured, actual: Quantity, as_of: date) -> Pace | None:
    """The share that is done against the share of the year; None for what does not grow with the year.

    What is done is measured against the target, or against the entry of the best level.
    """
    if actual.unit.is_ratio or is_cost(measured.group) or _is_not_pro_rated(measured.group):
        return None
    whole = _whole(measured)
    if whole is None or whole <= 0:
        return None
    return Pace(max(Fraction(actual.magnitude), Fraction(0)) / whole, elapsed_on(as_of).share)


def _is_not_pro_rated(group: tuple[str, ...]) -> bool:
    return any(kind in level for level in group for kind in NOT_PRO_RATED)


def _whole(measured: Measured) -> Fraction | None:
    """What the year is to bring, in the base unit, where more of it is better."""
    demand, scale = measured.demand.criterion, measured.scale
    if isinstance(demand, Amount):
        grows = demand.shape in (Shape.AT_LEAST, Shape.MORE_THAN, Shape.EXACTLY)
        return Fraction(demand.quantity.magnitude) if grows and _adds_up(demand.quantity.unit) else None
    if not isinstance(scale, Scale) or scale.direction is not Direction.HIGHER or not _adds_up(scale.unit):
        return None
    return next((Fraction(end.value) for level, end in scale.entries if level is Level.EXCELLENT), None)


def _adds_up(unit: Unit) -> bool:
    """Whether amounts of the unit add up over a year; shares and days do not."""
    return not unit.is_ratio and unit.dimension != DATE_DIMENSION
