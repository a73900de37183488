"""A standard 优良中差 under review: the values that each level names, and those that the grader gives it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from perfcheck.measures.bands import read_band, unit_of, with_unit
from perfcheck.measures.criterion import Amount, Deadline, Words, Zero
from perfcheck.measures.direction import direction_of
from perfcheck.measures.scale import ENTERED, Direction, End, Level, Scale, WordScale
from perfcheck.measures.standard import common_unit, compile_standard
from perfcheck.measures.units import DATE, Unit
from perfcheck.validation.level_domains import domain_of, ends_of, full_mark
from perfcheck.validation.level_sets import Domain, Pieces, cut

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from perfcheck.measures.criterion import Criterion
    from perfcheck.measures.quantity import Quantity
    from perfcheck.measures.scale import Band
    from perfcheck.measures.standard import Standard, Unratable


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
    def common_unit(self) -> Unit:
        """The unit that most levels are in; of two that are as frequent, that of the better level."""
        count = Counter(unit.dimension for unit in self.units.values())
        return max(self.units.values(), key=lambda unit: count[unit.dimension])

    @property
    def is_mixed(self) -> bool:
        """Whether its units measure different things."""
        return len({unit.dimension for unit in self.units.values()}) > 1

    @cached_property
    def bands(self) -> Mapping[Level, Band]:
        """The bands of the cells that can be used; none in a standard in words. 无 among days is no day."""
        if self.is_mixed or isinstance(self._as_written, WordScale):
            return {}
        cells = [(level, cell) for level, cell in self.cells.items() if self.unit != DATE or not isinstance(cell, Zero)]
        read = (read_band(level, cell, self.unit, self.year)[0] for level, cell in cells)
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
        return compiled if self.bands and isinstance(compiled, Scale) else None

    @property
    def is_complete(self) -> bool:
        """Whether every level says which values it takes; 差 in words (逾期) takes the rest."""
        poor = Level.POOR in self.bands or isinstance(self.cells[Level.POOR], Words)
        return poor and len(self.entered) == len(ENTERED)

    @cached_property
    def domain(self) -> Domain:
        """The values that can occur in the unit."""
        return domain_of(self.unit, tuple(self.units.values()) or (self.unit,), tuple(self.bands.values()))

    @cached_property
    def pieces(self) -> Pieces:
        """The domain, cut at the ends of all levels."""
        return cut((end.value for end in ends_of(self.bands.values())), self.domain)

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
        full = full_mark(self.unit, tuple(self.bands.values()))
        return 0 if full is None else self.pieces.where(lambda value: value > full)

    def written(self, value: Decimal) -> Quantity | None:
        """The quantity of this magnitude as a cell has it."""
        for level in self.units:
            cell = self.cells[level]
            for bound in (cell.low, cell.high) if isinstance(cell, Amount) else ():
                quantity = None if bound is None else with_unit(bound, self.unit).quantity
                if quantity is not None and quantity.magnitude == value:
                    return quantity
        return None

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
