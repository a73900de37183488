"""What an indicator's target demands once its other keys, its name and its kind are taken into account."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.criterion import Amount, Approximate, Bound, Criterion, Shape, Undetermined, Unreadable, Words
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.grammar import interval_around
from perfcheck.measures.standard import with_unit
from perfcheck.messages import Message, msg
from perfcheck.model.kinds import is_cost, is_duration, is_negative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.measures.units import Unit
    from perfcheck.model.targets import Indicator

_OPERATORS = MappingProxyType(
    {
        "≥": Shape.AT_LEAST,
        ">": Shape.MORE_THAN,
        "≤": Shape.AT_MOST,
        "<": Shape.LESS_THAN,
        "=": Shape.EXACTLY,
    }
)
_DIRECTIONS = MappingProxyType({"higher": Shape.AT_LEAST, "lower": Shape.AT_MOST})
_AGAINST = MappingProxyType({"higher": (Shape.AT_MOST, Shape.LESS_THAN), "lower": (Shape.AT_LEAST, Shape.MORE_THAN)})
_WITH_LOW = (Shape.AT_LEAST, Shape.MORE_THAN, Shape.EXACTLY)
_WITH_HIGH = (Shape.AT_MOST, Shape.LESS_THAN, Shape.EXACTLY)
_EXCLUSIVE = (Shape.MORE_THAN, Shape.LESS_THAN)


class Demand(NamedTuple):
    """The target to be met, without anything left open, and what was assumed to get there."""

    criterion: Criterion
    assumptions: tuple[Message, ...] = ()


def demand_of(indicator: Indicator, name: str, levels: tuple[str, ...]) -> Demand:
    """The demand of a target; ``levels`` are those above the indicator (产出指标, 成本指标)."""
    criterion = indicator.demand
    if indicator.operator == "定性" and not isinstance(criterion, Undetermined):
        return Demand(Words(criterion.text))
    if isinstance(criterion, Approximate) and indicator.tolerance is not None:
        return _tolerated(criterion, indicator)
    if not isinstance(criterion, Amount):
        return Demand(criterion)
    amount = _with_unit(criterion, indicator.unit)
    if not amount.bare:
        return Demand(amount, tuple(_unused(amount, amount.shape, indicator)))
    shape, assumption = _shape_of_bare(amount, indicator, name, levels)
    return Demand(_shaped(amount, shape), (*_unused(amount, shape, indicator), *assumption))


def _shape_of_bare(
    amount: Amount, indicator: Indicator, name: str, levels: tuple[str, ...]
) -> tuple[Shape, tuple[Message, ...]]:
    """What a bare value demands: at least, unless a key says or the kind implies that less is better."""
    if indicator.operator is not None:
        return _OPERATORS[indicator.operator], ()
    if indicator.direction is not None:
        return _DIRECTIONS[indicator.direction], ()
    if amount.quantity.number == 0:
        return Shape.AT_MOST, (msg("a bare target of zero is taken as none at all"),)
    if is_cost(levels):
        return Shape.AT_MOST, (msg("a bare target of a cost is taken as at most"),)
    if is_negative(name):
        return Shape.AT_MOST, (msg("a bare target is taken as at most where the name says that less is better"),)
    if amount.quantity.unit.is_time and is_duration(name):
        return Shape.AT_MOST, (msg("a bare target is taken as at most where the name says that it should be short"),)
    return Shape.AT_LEAST, (msg("a bare target is taken as at least"),)


def _shaped(amount: Amount, shape: Shape) -> Amount:
    bound = Bound(amount.quantity, shape not in _EXCLUSIVE)
    low = bound if shape in _WITH_LOW else None
    high = bound if shape in _WITH_HIGH else None
    return replace(amount, low=low, high=high, bare=False)


def _with_unit(amount: Amount, unit: Unit | None) -> Amount:
    """The amount, with the unit of the key ``unit`` for what its own leaves open."""
    if unit is None:
        return amount
    low, high = (bound and with_unit(bound, unit) for bound in (amount.low, amount.high))
    return replace(amount, low=low, high=high)


def _unused(amount: Amount, shape: Shape, indicator: Indicator) -> Iterator[Message]:
    """What other keys say against the cell, which goes before them; ``shape`` is what it is taken to demand."""
    unit, operator, direction, text = indicator.unit, indicator.operator, indicator.direction, amount.text
    if unit is not None and unit.dimension != amount.quantity.unit.dimension:
        yield msg("the unit {key} was not used: the target itself says {text}", key=str(unit), text=text)
    if operator is not None and _OPERATORS[operator] is not shape:
        yield msg("the operator {key} was not used: the target itself says {text}", key=operator, text=text)
    if direction is not None and shape in _AGAINST[direction]:
        yield msg(
            "the direction {key} was not used: it contradicts {text}", key=direction, text=f"{operator or ''}{text}"
        )
    if indicator.tolerance is not None:
        yield msg("the tolerance was not used: the target {text} is a certain number", text=text)


def _tolerated(criterion: Approximate, indicator: Indicator) -> Demand:
    """An approximate value with a tolerance: absolute, in the value's unit where it has none, or a share of it in %."""
    centre, width = criterion.quantity, indicator.tolerance
    if centre is None or width is None:
        why = msg("the target {text} names no number that a tolerance could be about", text=criterion.text)
        return Demand(Unreadable(criterion.text, why))
    if indicator.unit is not None:
        centre = with_unit(Bound(centre), indicator.unit).quantity
    width = with_unit(Bound(width), centre.unit).quantity
    try:
        interval = interval_around(criterion.text, centre, width)
    except MeasureError as error:
        why = msg("the tolerance {tolerance} cannot be used: {problem}", tolerance=str(width), problem=error.message)
        return Demand(Unreadable(criterion.text, why))
    note = msg("{text} may be missed by {tolerance}", text=criterion.text, tolerance=str(width))
    return Demand(interval, (note,))
