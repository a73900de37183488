"""Whether the levels of a standard come in order: none harder to reach than a better one."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from perfcheck.measures.criterion import Shape
from perfcheck.measures.scale import ENTERED, Direction, Level
from perfcheck.validation.ladders import is_bare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfcheck.measures.scale import Band
    from perfcheck.validation.ladders import Ladder

_UP = frozenset({Shape.AT_LEAST, Shape.MORE_THAN})
_DOWN = frozenset({Shape.AT_MOST, Shape.LESS_THAN})
_End = tuple[int, "Decimal | int", int]


def misplaced(ladder: Ladder) -> tuple[Level, Level] | None:
    """A level that is harder to reach than a better one, and that one; None where all are in order."""
    if ladder.told in (Direction.HIGHER, Direction.LOWER):
        return _misplaced_poor(ladder)
    return None if _is_around_a_middle(ladder) else next(_harder(ladder), None)


def _misplaced_poor(ladder: Ladder) -> tuple[Level, Level] | None:
    """差 where better levels take all that it names, although they leave it something else."""
    poor, left = ladder.bands.get(Level.POOR), ladder.rated.get(Level.POOR)
    if poor is None or ladder.scale is None or not left or ladder.literal[Level.POOR] & left:
        return None
    own, easiest = ladder.literal[Level.POOR], ladder.scale.entries[-1][1]
    twin = any(own == ladder.literal[level] for level in ladder.entered)
    ends_there = is_bare(ladder.cells[Level.POOR]) and poor.low is not None and poor.low.value == easiest.value
    takers = (level for level in reversed(ENTERED) if ladder.rated[level] & own)
    taker = None if twin or ends_there else next(takers, None)
    return None if taker is None else (Level.POOR, taker)


def _is_around_a_middle(ladder: Ladder) -> bool:
    """Whether the levels widen around the best one, or are ranges that lie on both sides of it."""
    levels = tuple(ladder.entered)
    sets = ladder.literal
    if all(sets[better] & ~sets[worse] == 0 for better, worse in pairwise(levels)):
        return True
    if any(is_bare(ladder.cells[level]) for level in levels):
        return False
    if any(_is_within(ladder, pair) for pair in combinations(levels, 2)):
        return False
    return len(_sides_of_best(ladder)) > 1


def _harder(ladder: Ladder) -> Iterator[tuple[Level, Level]]:
    """The levels that are harder than a better one, each with the nearest such."""
    direction = _meant(ladder)
    wrong = None if direction is None else 1 if direction is Direction.HIGHER else -1
    levels = tuple(ladder.entered)
    for index, worse in enumerate(levels):
        for better in reversed(levels[:index]):
            if _side(ladder.bands[better], ladder.bands[worse]) == wrong or _is_within(ladder, (better, worse)):
                yield worse, better


def _is_within(ladder: Ladder, pair: tuple[Level, Level]) -> bool:
    """Whether the worse level of a pair is only a part of the better one."""
    better, worse = (ladder.literal[level] for level in pair)
    return better != worse and worse & ~better == 0


def _meant(ladder: Ladder) -> Direction | None:
    """The direction of levels that are in no order: the one that most of them follow."""
    if ladder.standard.direction is not None:
        return ladder.standard.direction
    shapes = {band.shape for band in ladder.entered.values()}
    up, down = bool(shapes & _UP), bool(shapes & _DOWN)
    sides = _sides_of_best(ladder)
    if up == down and len(sides) == 1:
        up, down = -1 in sides, 1 in sides
    if up == down:
        steps = sum(_side(better, worse) for better, worse in pairwise(ladder.bands.values()))
        up, down = steps < 0, steps > 0
    return None if up == down else Direction.HIGHER if up else Direction.LOWER


def _sides_of_best(ladder: Ladder) -> set[int]:
    best, *others = ladder.entered.values()
    return {_side(best, other) for other in others}


def _side(one: Band, other: Band) -> int:
    """1 where the other lies above, -1 where it lies below, 0 where neither can be said."""
    first, second = _ends(one), _ends(other)
    if first == second:
        return 0
    if all(end >= before for before, end in zip(first, second, strict=True)):
        return 1
    return -1 if all(end <= before for before, end in zip(first, second, strict=True)) else 0


def _ends(band: Band) -> tuple[_End, _End]:
    """Both ends in the order of the values: an open one lies before or behind all others."""
    low = (-1, 0, 0) if band.low is None else (0, band.low.value, int(not band.low.inclusive))
    high = (1, 0, 0) if band.high is None else (0, band.high.value, -int(not band.high.inclusive))
    return low, high
