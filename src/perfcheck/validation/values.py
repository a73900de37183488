"""Whether two demands on one metric agree: in one unit, and without a value that both allow they do not."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.amounts import in_unit
from perfcheck.measures.criterion import Amount, Shape
from perfcheck.measures.units import NUMBER_DIMENSION, completed

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcheck.measures.criterion import Bound
    from perfcheck.measures.quantity import Quantity
    from perfcheck.measures.units import Unit
    from perfcheck.validation.submission import Entry

# 个 stands for any of them: 3个 and 3家 of firms are the same number.
_THINGS = frozenset("家项户名所座处件支条辆台套")
_SAME = MappingProxyType({"场次": "场", "批次": "批"})
_MONEY = frozenset({"yuan", "dollar"})
_FLOORS = frozenset({Shape.AT_LEAST, Shape.MORE_THAN})
_LIMITS = frozenset({Shape.AT_MOST, Shape.LESS_THAN})


def amount_of(entry: Entry) -> Amount | None:
    """What the target of an indicator demands, with the unit and the operator that its other keys name."""
    indicator = entry.indicator
    demand = indicator.demand
    if not isinstance(demand, Amount) or indicator.operator == "定性":
        return None
    if indicator.unit is not None:
        demand = in_unit(demand, completed(demand.quantity.unit, indicator.unit))
    if demand.bare and indicator.operator in {"≥", ">"}:
        return replace(demand, high=None, bare=False)
    if demand.bare and indicator.operator in {"≤", "<"}:
        return replace(demand, low=None, bare=False)
    return demand


def comparable(one: Unit, other: Unit) -> bool:
    """Whether numbers of the two units can be of one metric and be compared."""
    first, second = (_SAME.get(unit.dimension, unit.dimension) for unit in (one, other))
    return first == second or any(a == "个" and b in _THINGS for a, b in ((first, second), (second, first)))


def is_other_money(one: Unit, other: Unit) -> bool:
    """Whether one is 元 and the other 美元."""
    return {one.dimension, other.dimension} == _MONEY


def lacks_unit(unit: Unit) -> bool:
    """Whether it is only 万 or 亿, and of what is not said."""
    return unit.dimension == NUMBER_DIMENSION and bool(unit.symbol)


def same_value(one: Amount, other: Amount) -> bool:
    """Whether both name the same number in comparable units, whatever their operators."""
    return same_count(one.quantity, other.quantity)


def same_count(one: Quantity, other: Quantity) -> bool:
    """Whether both are the same number of the same things."""
    return comparable(one.unit, other.unit) and one.magnitude == other.magnitude


def agree(one: Amount, other: Amount) -> bool:
    """Whether some value meets both. Two floors, or two limits, agree only where they are the same."""
    for side in (_FLOORS, _LIMITS):
        if one.shape in side and other.shape in side:
            return one.quantity.magnitude == other.quantity.magnitude
    return _Stretch.of(one).meets(_Stretch.of(other))


def exceeds(one: Quantity, whole: Amount) -> bool:
    """Whether a part is more than the whole, where the whole has an upper end."""
    return whole.high is not None and one.magnitude > whole.high.quantity.magnitude


class _Stretch(NamedTuple):
    """The values that a demand allows; None is an open end."""

    low: Decimal | None
    high: Decimal | None

    @classmethod
    def of(cls, amount: Amount) -> _Stretch:
        return cls(_magnitude(amount.low), _magnitude(amount.high))

    def meets(self, other: _Stretch) -> bool:
        return self._starts_by(other) and other._starts_by(self)

    def _starts_by(self, other: _Stretch) -> bool:
        return self.low is None or other.high is None or self.low <= other.high


def _magnitude(bound: Bound | None) -> Decimal | None:
    return None if bound is None else bound.quantity.magnitude
