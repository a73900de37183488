"""What is wrong with a standard 优良中差: each fault once, so that no two checks say the same of a cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.criterion import Undetermined, Unreadable, Zero
from perfcheck.measures.numbers import fold
from perfcheck.measures.scale import ENTERED, Direction, Level
from perfcheck.measures.units import NO_UNIT
from perfcheck.validation.ladders import Ladder, is_bare
from perfcheck.validation.level_marks import is_last_digit, is_settled
from perfcheck.validation.level_order import misplaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.measures.standard import Standard
    from perfcheck.measures.units import Unit
    from perfcheck.model.indicators import Indicator
    from perfcheck.validation.level_sets import Stretch

_OPERATORS = frozenset({"≥", ">", "≤", "<"})


class Shared(NamedTuple):
    """Values that two levels name, of which neither simply contains the other."""

    better: Level
    worse: Level
    values: Stretch


@dataclass(frozen=True)
class Faults:
    """The faults of one standard. ``says_operator``: the indicator states an operator for what its cells leave out."""

    ladder: Ladder
    says_operator: bool = False

    @cached_property
    def is_unset(self) -> bool:
        """Whether no standard was set at all: every cell is undetermined or 无."""
        return all(isinstance(cell, Undetermined | Zero) for cell in self.ladder.cells.values())

    @cached_property
    def alike(self) -> Mapping[Level, Level]:
        """Each level that demands the very same as a better one, with the best such."""
        if self.is_unset or self.ladder.is_mixed:
            return {}
        first: dict[object, Level] = {}
        same = {level: first.setdefault(self._demand(level), level) for level in Level}
        return {level: twin for level, twin in same.items() if twin is not level}

    @cached_property
    def disorder(self) -> tuple[Level, Level] | None:
        """A level that is harder to reach than a better one, and that one."""
        return misplaced(self.ladder) if self._is_comparable else None

    @property
    def is_disordered(self) -> bool:
        """Whether 优良中 themselves are not in order, so that nothing is known of their ends."""
        return self.disorder is not None and self.disorder[0] is not Level.POOR

    @cached_property
    def lost(self) -> Mapping[Level, Level | None]:
        """The levels for which better ones leave nothing, with the one that takes it; None where it takes several."""
        if not self.ladder.rated or self.is_disordered:
            return {}
        told = {*self.alike, *(self.disorder or ())[:1]}
        return {level: self._taker(level) for level in self.ladder.bands if level not in told and self._is_lost(level)}

    @cached_property
    def bare(self) -> tuple[Level, ...]:
        """The levels whose bare value does not say what else is meant by it, as far as no other fault tells them."""
        if not self.ladder.is_complete or self.is_disordered:
            return ()
        stated = ENTERED if self.says_operator else ()
        return tuple(level for level in Level if level in self._unclear and level not in {*self._told, *stated})

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """What two levels share, once for each worse level."""
        levels = [level for level in self.ladder.bands if level not in self._unclear]
        found = (self._first_shared(level, levels[:index]) for index, level in enumerate(levels))
        return tuple(one for one in found if one is not None and one.worse not in self._told)

    @cached_property
    def holes(self) -> tuple[Stretch, ...]:
        """The values that no level names, from below."""
        ladder, poor = self.ladder, Level.POOR
        if poor not in ladder.bands or poor in self._told or poor in self._unclear:
            return ()
        if not ladder.is_complete or not ladder.rated:
            return ()
        named = ladder.beyond
        for level, values in ladder.literal.items():
            named |= ladder.reached.get(level, 0) if level in self._unclear else values
        unnamed = ladder.pieces.stretches(self._not_beside_unclear(ladder.pieces.all & ~named))
        return tuple(hole for hole in unnamed if not is_last_digit(self.ladder, hole))

    def is_clear(self, level: Level) -> bool:
        """Whether a level is a bare value that can only be meant exactly."""
        return is_bare(self.ladder.cells[level]) and level not in self._unclear

    def _not_beside_unclear(self, hole: int) -> int:
        """The holes without those that begin or end at an unclear bare value, which is told to leave them open."""
        edge = sum(self.ladder.literal[level] for level in self._unclear)
        while beside := (edge << 1 | edge >> 1) & hole:
            hole, edge = hole & ~beside, beside
        return hole

    @property
    def _is_comparable(self) -> bool:
        return bool(self.ladder.bands) and not self.is_unset and len(self.alike) < len(ENTERED)

    @cached_property
    def _unclear(self) -> frozenset[Level]:
        """The levels with a bare value that may stand for others too.

        It is clear where the grader gives its level no other value: 2次 between 3次以上 and 1次. Where a level is
        undefined or nothing can be rated, no bare value is clear.
        """
        if not self._is_comparable:
            return frozenset()
        bare = (level for level in self.ladder.bands if is_bare(self.ladder.cells[level]))
        return frozenset(level for level in bare if not self.ladder.is_complete or self._stands_for_others(level))

    @cached_property
    def _told(self) -> frozenset[Level]:
        """The levels whose cell another fault tells already."""
        return frozenset({*self.alike, *(self.disorder or ())[:1], *self.lost})

    def _demand(self, level: Level) -> object:
        """What makes two cells the same; the level itself where a cell says nothing that could be."""
        cell = self.ladder.cells[level]
        if level in self.ladder.bands:
            return self.ladder.literal[level] or level
        return level if isinstance(cell, Undetermined | Unreadable) else fold(cell.text)

    def _is_lost(self, level: Level) -> bool:
        if not self.ladder.rated[level]:
            return True
        around = level is Level.POOR and self.ladder.direction is Direction.NONE
        return around and not self.ladder.literal[level] & self.ladder.rated[level]

    def _taker(self, level: Level) -> Level | None:
        sets = self.ladder.reached or self.ladder.literal
        own = sets.get(level, self.ladder.literal[level])
        better = takewhile(lambda other: other is not level, self.ladder.bands)
        return next((other for other in better if own & ~sets.get(other, 0) == 0), None)

    def _stands_for_others(self, level: Level) -> bool:
        ladder = self.ladder
        if ladder.direction is Direction.NONE and ladder.domain.whole:
            return False
        return bool(ladder.rated and ladder.rated[level] & ~ladder.literal[level] & ~ladder.beyond)

    def _first_shared(self, level: Level, better: list[Level]) -> Shared | None:
        sets = self.ladder.literal
        for other in reversed(better):
            common = sets[level] & sets[other]
            if common and common not in (sets[level], sets[other]):
                values = next(self.ladder.pieces.stretches(common))
                if not is_settled(self.ladder, (other, level), values):
                    return Shared(other, level, values)
        return None


def faults_of(indicator: Indicator, year: int) -> Faults | None:
    """What is wrong with an indicator's standard; None where it has none."""
    standard = indicator.standard
    if standard is None:
        return None
    texts = tuple(cell.text for _, cell in standard.cells())
    return _faults(standard, texts, year, indicator.unit or NO_UNIT, indicator.operator)


@lru_cache(maxsize=1024)
def _faults(standard: Standard, texts: tuple[str, ...], year: int, unit: Unit, operator: str | None) -> Faults:
    """Cached, because departments share few standards: many say 90%以上, 80%以上, 60%以上."""
    return Faults(Ladder(standard, texts, year, unit), operator in _OPERATORS)
