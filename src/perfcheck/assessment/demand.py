"""What an indicator's target demands once its other keys, its name and its kind are taken into account."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfcheck.measures.criterion import Amount, Approximate, Bound, Criterion, Shape, Undetermined, Words
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.grammar import interval_around
from perfcheck.measures.numbers import EXACT
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.units import NO_UNIT
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from perfcheck.measures.units import Unit
    from perfcheck.model.targets import Indicator

NEGATIVE = re.compile("减少|减低|降低|下降|事故|投诉|违规|违法|违约|差错|逾期|超期|消耗|能耗|排放|伤亡|死亡|损失|损耗|发病|返贫")
"""Words of a name that make less of it better."""
HANDLED = re.compile("(?:处理|处置|办结|办理|解决|整改|回复|回访|查处|化解|结案|调处|挽回|降低|下降|减少|控制|达标)(?:完成|及时)?率$")
"""Rates of dealing with such things, of which more is better: 投诉处理率, 能耗降低率."""
COST = "成本"

_OPERATORS = {
    "≥": Shape.AT_LEAST,
    ">": Shape.MORE_THAN,
    "≤": Shape.AT_MOST,
    "<": Shape.LESS_THAN,
    "=": Shape.EXACTLY,
}


@dataclass(frozen=True, slots=True)
class Demand:
    """The target to be met, without anything left open, and what was assumed to get there."""

    criterion: Criterion
    assumptions: tuple[Message, ...] = ()


def demand_of(indicator: Indicator, name: str, group: tuple[str, ...]) -> Demand:
    """The demand of a target; ``group`` holds the levels above the indicator (成本指标 …)."""
    criterion = indicator.demand
    if indicator.operator == "定性" and not isinstance(criterion, Undetermined):
        return Demand(Words(criterion.text))
    if isinstance(criterion, Approximate) and indicator.tolerance is not None:
        return _tolerated(criterion, indicator.tolerance)
    if not isinstance(criterion, Amount):
        return Demand(criterion)
    completed = _with_unit(criterion, indicator.unit)
    if not completed.bare:
        return Demand(completed)
    if indicator.operator is not None:
        return Demand(_shaped(completed, _OPERATORS[indicator.operator]))
    return _bare(completed, indicator, name, group)


def is_cost(group: tuple[str, ...]) -> bool:
    """Whether one of the levels above is 成本指标."""
    return any(COST in level for level in group)


def is_negative(name: str) -> bool:
    """Whether less of what the name says is better."""
    return bool(NEGATIVE.search(name)) and not HANDLED.search(name)


def _bare(amount: Amount, indicator: Indicator, name: str, group: tuple[str, ...]) -> Demand:
    """A bare value: at least, unless the indicator says or its kind implies that less is better."""
    if indicator.direction is not None:
        shape = Shape.AT_MOST if indicator.direction == "lower" else Shape.AT_LEAST
        return Demand(_shaped(amount, shape))
    if amount.quantity.number == 0:
        return Demand(_shaped(amount, Shape.AT_MOST), (msg("a bare target of zero is taken as none at all"),))
    if is_cost(group):
        return Demand(_shaped(amount, Shape.AT_MOST), (msg("a bare target of a cost is taken as at most"),))
    if is_negative(name):
        why = msg("a bare target is taken as at most where the name says that less is better")
        return Demand(_shaped(amount, Shape.AT_MOST), (why,))
    return Demand(_shaped(amount, Shape.AT_LEAST), (msg("a bare target is taken as at least"),))


def _shaped(amount: Amount, shape: Shape) -> Amount:
    inclusive = shape in (Shape.AT_LEAST, Shape.AT_MOST, Shape.EXACTLY)
    bound = Bound(amount.quantity, inclusive)
    low = bound if shape in (Shape.AT_LEAST, Shape.MORE_THAN, Shape.EXACTLY) else None
    high = bound if shape in (Shape.AT_MOST, Shape.LESS_THAN, Shape.EXACTLY) else None
    return Amount(amount.text, low, high, commitment=amount.commitment)


def _with_unit(amount: Amount, unit: Unit | None) -> Amount:
    if unit is None:
        return amount
    return replace(amount, low=_unit_for(amount.low, unit), high=_unit_for(amount.high, unit))


def _unit_for(bound: Bound | None, unit: Unit) -> Bound | None:
    if bound is None or bound.quantity.unit != NO_UNIT:
        return bound
    return Bound(Quantity(bound.quantity.number, unit, bound.quantity.text), bound.inclusive)


def _tolerated(criterion: Approximate, tolerance: Quantity) -> Demand:
    """An approximate value with a tolerance: absolute in the value's unit, relative where only the tolerance is a %."""
    centre = criterion.quantity
    if centre is None:
        return Demand(criterion)
    width = tolerance
    if tolerance.unit.is_ratio and not centre.unit.is_ratio:
        width = Quantity(EXACT.multiply(abs(centre.number), tolerance.magnitude), centre.unit)
    elif not tolerance.unit.symbol:
        width = Quantity(tolerance.number, centre.unit)
    try:
        interval = interval_around(criterion.text, centre, width)
    except MeasureError:
        return Demand(criterion)
    return Demand(interval, (msg("{text} may be missed by {tolerance}", text=criterion.text, tolerance=str(width)),))
