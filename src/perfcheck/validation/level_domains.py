"""Which values can occur in a unit, seen from the levels that are set in it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.measures.scale import End
from perfcheck.measures.units import COUNTING, DATE, NO_UNIT, NUMBER_DIMENSION
from perfcheck.validation.level_sets import Domain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcheck.measures.scale import Band
    from perfcheck.measures.units import Unit

_FULL_MARK = Decimal(100)
_POINTS = "分"


def ends_of(bands: Iterable[Band]) -> Iterator[End]:
    """All ends of some levels."""
    return (end for band in bands for end in (band.low, band.high) if end is not None)


def domain_of(unit: Unit, units: tuple[Unit, ...], bands: tuple[Band, ...]) -> Domain:
    """The values that can occur: none below zero, unless the levels have such."""
    if unit == DATE:
        return Domain(whole=True, low=None)
    counting = unit.dimension in COUNTING
    # Where all levels are in 万人, nobody counts to the last one.
    counted = counting and any(one.factor == 1 for one in units)
    whole = counted or (not counting and _is_whole_by_custom(unit, units, bands))
    negative = any(end.value < 0 for end in ends_of(bands)) or (not counting and any(map(_is_below_zero, bands)))
    return Domain(whole, None if negative else Decimal(0))


def _is_whole_by_custom(unit: Unit, units: tuple[Unit, ...], bands: tuple[Band, ...]) -> bool:
    """Days and plain numbers are whole unless one of them is not."""
    customary = unit.is_time or unit.dimension == NUMBER_DIMENSION
    whole = all(end.value == end.value.to_integral_value() for end in ends_of(bands))
    return customary and whole and all(one.factor == 1 for one in units)


def _is_below_zero(band: Band) -> bool:
    return band.low is None and band.high is not None and band.high.value <= 0


def full_mark(unit: Unit, bands: tuple[Band, ...]) -> Decimal | None:
    """100% and 100 where they are the highest number and belong to a level; the highest number of 分."""
    top = max((end for end in ends_of(bands)), key=lambda end: end.value, default=None)
    if top is None or not any(band.high == End(top.value) for band in bands):
        return None
    if unit.is_ratio:
        return top.value if top.value == 1 else None
    if unit.symbol == _POINTS or (unit == NO_UNIT and top.value == _FULL_MARK):
        return top.value
    return None
