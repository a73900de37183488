"""How much of its target an indicator has reached, and whether that grows with the year."""

from __future__ import annotations

import calendar
from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.pace import adds_up, elapsed_on
from perfcheck.measures.criterion import Amount, Shape
from perfcheck.measures.numbers import fold
from perfcheck.measures.standard import Direction, Level, Scale
from perfcheck.model.groups import is_called

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from perfcheck.assessment.results import IndicatorResult
    from perfcheck.model.policy import Policy

QUANTITY = "数量"
"""The kind whose percentages may be a share of the year's work: 购买数量 100%."""
_SHARES_OF_WORK = ("完成率", "进度")
_LIMITS = (Shape.AT_MOST, Shape.LESS_THAN)


def elapsed_share(day: date, policy: Policy) -> Fraction:
    """The share of the year that is over at the end of a day, by days or by whole months as the policy says."""
    if policy.monitoring.elapsed == "days":
        return elapsed_on(day).share
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return Fraction(day.month if is_last else day.month - 1, 12)


def is_held_whole(levels: tuple[str, ...], policy: Policy) -> bool:
    """Whether a group is held against the whole target at any time."""
    return any(is_called(level, name) for level in levels for name in policy.monitoring.whole)


def achieved(result: IndicatorResult) -> Fraction | None:
    """The share of the target (or of the best level's entry) that is reached; None for limits, days and words."""
    demand = result.measured.demand.criterion
    if isinstance(demand, Amount) and result.outcome.completion is not None:
        return None if demand.shape in _LIMITS else result.outcome.completion
    return None if result.outcome.pace is None else result.outcome.pace.achieved


def whole_of(result: IndicatorResult) -> Decimal | None:
    """The whole target as a number of the base unit: at least so much, or the best level's entry; None for others."""
    demand = result.measured.demand.criterion
    if isinstance(demand, Amount) and result.outcome.completion is not None:
        return None if demand.low is None else demand.low.quantity.magnitude
    graded = result.measured.graded
    scale = None if graded is None else graded.scale
    if not isinstance(scale, Scale) or scale.direction is not Direction.HIGHER:
        return None
    return next((end.value for level, end in scale.entries if level is Level.EXCELLENT), None)


def grows(result: IndicatorResult, policy: Policy) -> bool:
    """Whether what is reached adds up over the year, so that a part of it is due before the end."""
    levels = result.measured.levels
    if is_held_whole(levels, policy):
        return False
    demand = result.measured.demand.criterion
    if not isinstance(demand, Amount) or result.outcome.completion is None:
        return result.outcome.pace is not None
    if demand.shape in _LIMITS or _is_beyond_range(demand, result):
        return False
    unit = demand.quantity.unit
    return adds_up(unit) or (unit.is_ratio and _is_share_of_work(result.name, levels, policy))


def _is_beyond_range(demand: Amount, result: IndicatorResult) -> bool:
    """Whether a range is reached, or exceeded: nothing more is due of it."""
    value = result.outcome.value
    if demand.shape is not Shape.RANGE or demand.low is None or value is None:
        return False
    return value.compare(demand.low.quantity) >= 0


def _is_share_of_work(name: str, levels: tuple[str, ...], policy: Policy) -> bool:
    """Whether a percentage says how much of a year's work is done: of 数量指标, unless its name is that of a rate."""
    if not any(is_called(level, QUANTITY) for level in levels):
        return False
    text = fold(name)
    rates = policy.review.indicators.rate_nouns
    return any(word in text for word in _SHARES_OF_WORK) or not text.endswith(tuple(rates))
