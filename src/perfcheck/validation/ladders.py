"""A standard 优良中差 under review: the values that each level names, and those that the grader gives it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from perfcheck.measures.bands import read_band, unit_of
from perfcheck.measures.criterion import Amount, Deadline, Words
from perfcheck.measures.direction import direction_of
from perfcheck.measures.scale import ENTERED, Direction, End, Level, Scale, WordScale
from perfcheck.measures.standard import common_unit, compile_standard
from perfcheck.measures.units import COUNTING, DATE, NO_UNIT, NUMBER_DIMENSION, Unit
from perfcheck.validation.level_sets import Domain, Pieces, cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from perfcheck.measures.criterion import Criterion
    from perfcheck.measures.scale import Band
    from perfcheck.measures.standard import Standard, Unratable

_FULL_MARK = Decimal(100)
_POINTS = "分"


@dataclass(frozen=True)
class Ladder:
    """A standard in a year, with the texts of its cells and the unit for what they leave out.

    Sets of values are bits of ``pieces``.
    """

    standard: Standard
    texts: tuple[str, ...]
    year: int
    default_unit: Unit

    @cached_property
    def cells(self) -> Mapping[Level, Criterion]:
        """The cells, best first."""
        return dict(self.standard.cells())

    @cached_property
    def unit(self) -> Unit:
        """The unit of the standard, which stands for what a cell leaves out."""
        return common_unit(self.cells, self.default_unit)

    @cached_property
    def units(self) -> Mapping[Level, Unit]:
        """The units of the cells that are numbers or days."""
        return {level: unit_of(cell, self.unit) for level, cell in self.cells.items() if _is_number(cell)}

    @property
    def is_mixed(self) -> bool:
        """Whether its units measure different things."""
        return len({unit.dimension for unit in self.units.values()}) > 1

    @cached_property
    def bands(self) -> Mapping[Level, Band]:
        """The bands of the cells that can be used; none in a standard in words."""
        if self.is_mixed or isinstance(self._as_written, WordScale):
            return {}
        read = (read_band(level, cell, self.unit, self.year)[0] for level, cell in self.cells.items())
        return {band.level: band for band in read if band is not None}

    @property
    def entered(self) -> Mapping[Level, Band]:
        """The bands of 优良中."""
        return {level: band for level, band in self.bands.items() if level in ENTERED}

    @cached_property
    def told(self) -> Direction | None:
        """The direction that the levels themselves tell."""
        return direction_of(tuple(self.bands.values())) if self.entered else None

    @cached_property
    def direction(self) -> Direction | None:
        """The direction that the levels tell; where they tell none, the one that the file states."""
        directed = self.told in (Direction.HIGHER, Direction.LOWER)
        return self.told if directed else self.standard.direction or self.told

    @cached_property
    def scale(self) -> Scale | None:
        """What the grader makes of it; None where it can rate nothing."""
        same = self.direction == self.told
        compiled = self._as_written if same else self._compiled(self.direction)
        return compiled if isinstance(compiled, Scale) else None

    @property
    def is_complete(self) -> bool:
        """Whether every level says which values it takes; 差 in words (逾期) takes the rest."""
        poor = Level.POOR in self.bands or isinstance(self.cells[Level.POOR], Words)
        return poor and len(self.entered) == len(ENTERED)

    @cached_property
    def domain(self) -> Domain:
        """The values that can occur in the unit."""
        return _domain(self.unit, tuple(self.units.values()) or (self.unit,), tuple(self.bands.values()))

    @cached_property
    def pieces(self) -> Pieces:
        """The domain, cut at the ends of all levels."""
        return cut((end.value for end in _ends(self.bands.values())), self.domain)

    @cached_property
    def literal(self) -> Mapping[Level, int]:
        """What each cell literally says."""
        return {level: self.pieces.where(band.contains) for level, band in self.bands.items()}

    @cached_property
    def rated(self) -> Mapping[Level, int]:
        """What the grader gives each level; empty where it can rate nothing."""
        scale = self.scale
        if scale is None:
            return {}
        levels = [(1 << index, scale.rate(piece.sample)) for index, piece in enumerate(self.pieces.pieces)]
        return {level: sum(bit for bit, rated in levels if rated is level) for level in Level}

    @cached_property
    def reached(self) -> Mapping[Level, int]:
        """What is good enough for each of 优良中 in a directed standard, whatever better levels take of it."""
        if self.scale is None:
            return {}
        direction = self.scale.direction
        return {level: self._where_reached(end, direction) for level, end in self.scale.entries}

    @cached_property
    def beyond(self) -> int:
        """What lies above a full mark at which the best level ends: above 100% nobody asks for a level."""
        full = _full_mark(self.unit, tuple(self.bands.values()))
        return 0 if full is None else self.pieces.where(lambda value: value > full)

    def _where_reached(self, end: End, direction: Direction) -> int:
        return self.pieces.where(lambda value: end.is_reached(value, direction))

    @cached_property
    def _as_written(self) -> Scale | WordScale | Unratable:
        return self._compiled(None)

    def _compiled(self, direction: Direction | None) -> Scale | WordScale | Unratable:
        return compile_standard(replace(self.standard, direction=direction), self.year, self.default_unit)


def is_bare(cell: Criterion) -> bool:
    """Whether a cell is a number without any operator."""
    return isinstance(cell, Amount) and cell.bare


def _is_number(cell: Criterion) -> bool:
    return isinstance(cell, Amount) or (isinstance(cell, Deadline) and cell.day is not None)


def _ends(bands: Iterable[Band]) -> Iterator[End]:
    return (end for band in bands for end in (band.low, band.high) if end is not None)


def _domain(unit: Unit, units: tuple[Unit, ...], bands: tuple[Band, ...]) -> Domain:
    if unit == DATE:
        return Domain(whole=True, low=None)
    counting = unit.dimension in COUNTING
    # Where all levels are in 万人, nobody counts to the last one.
    counted = counting and any(one.factor == 1 for one in units)
    whole = counted or (not counting and _is_whole_by_custom(unit, units, bands))
    negative = any(end.value < 0 for end in _ends(bands)) or (not counting and any(map(_is_below_zero, bands)))
    return Domain(whole, None if negative else Decimal(0))


def _is_whole_by_custom(unit: Unit, units: tuple[Unit, ...], bands: tuple[Band, ...]) -> bool:
    """Days and plain numbers are whole unless one of them is not."""
    customary = unit.is_time or unit.dimension == NUMBER_DIMENSION
    whole = all(end.value == end.value.to_integral_value() for end in _ends(bands))
    return customary and whole and all(one.factor == 1 for one in units)


def _is_below_zero(band: Band) -> bool:
    return band.low is None and band.high is not None and band.high.value <= 0


def _full_mark(unit: Unit, bands: tuple[Band, ...]) -> Decimal | None:
    """100% and 100 where they are the highest number and belong to a level; the highest number of 分."""
    top = max((end for end in _ends(bands)), key=lambda end: end.value, default=None)
    if top is None or not any(band.high == End(top.value) for band in bands):
        return None
    if unit.is_ratio:
        return top.value if top.value == 1 else None
    if unit.symbol == _POINTS or (unit == NO_UNIT and top.value == _FULL_MARK):
        return top.value
    return None
