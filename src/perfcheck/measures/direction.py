"""Which way is better in a standard, read from its levels."""

from __future__ import annotations

from perfcheck.measures.criterion import Shape
from perfcheck.measures.scale import ENTERED, Band, Direction, End, Level

_UP = frozenset({Shape.AT_LEAST, Shape.MORE_THAN})
_DOWN = frozenset({Shape.AT_MOST, Shape.LESS_THAN})


def direction_of(bands: tuple[Band, ...]) -> Direction | None:
    """The direction of a standard, or None where its levels do not tell.

    Levels that step down: higher is better; that step up: lower is; both at once, or ranges in no order: around a
    middle. Where the entry ends tie, the words decide (以上 up, 以下 down), then 差.
    """
    entered = tuple(band for band in bands if band.level in ENTERED)
    steps = [direction for direction in (Direction.HIGHER, Direction.LOWER) if _steps(entered, direction)]
    if steps:
        return steps[0] if len(steps) == 1 else Direction.NONE
    tie = _tie(entered)
    if tie is not None:
        return _by_words(entered) or _by_poor(tie, bands)
    # A bare value says nothing without an order; only written ranges can be rated as they stand.
    return None if any(band.shape is Shape.BARE for band in entered) else Direction.NONE


def _steps(entered: tuple[Band, ...], direction: Direction) -> bool:
    """Whether the entry ends get easier from level to level, at least once, and never harder."""
    ends = [band.entry(direction) for band in entered]
    keys = [end.hardness(direction) for end in ends if end is not None]
    return len(keys) == len(ends) and len(set(keys)) > 1 and keys == sorted(keys, reverse=True)


def _tie(entered: tuple[Band, ...]) -> End | None:
    """The lower or the upper end that all levels share."""
    for ends in ({band.low for band in entered}, {band.high for band in entered}):
        shared = next(iter(ends)) if len(ends) == 1 else None
        if shared is not None:
            return shared
    return None


def _by_words(entered: tuple[Band, ...]) -> Direction | None:
    shapes = {band.shape for band in entered}
    up, down = bool(shapes & _UP), bool(shapes & _DOWN)
    if up == down:
        return None
    return Direction.HIGHER if up else Direction.LOWER


def _by_poor(tie: End, bands: tuple[Band, ...]) -> Direction | None:
    """The direction away from 差, which lies on one side of the tie."""
    poor = next((band for band in bands if band.level is Level.POOR), None)
    if poor is None or (poor.low == tie and poor.high == tie):
        return None
    if poor.high is not None and poor.high.value <= tie.value:
        return Direction.HIGHER
    return Direction.LOWER if poor.low is not None and poor.low.value >= tie.value else None
