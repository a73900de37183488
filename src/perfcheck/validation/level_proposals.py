"""What to write instead: the levels of a standard from their entry ends, each beginning where the better one ends."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.measures.criterion import Shape
from perfcheck.measures.numbers import EXACT
from perfcheck.measures.scale import ENTERED, Direction, Level
from perfcheck.measures.units import DATE
from perfcheck.validation.level_words import cell_text, value_text

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcheck.measures.scale import End, Scale
    from perfcheck.validation.ladders import Ladder
    from perfcheck.validation.level_faults import Faults

_ONE_SIDED = MappingProxyType(
    {
        Direction.HIGHER: (Shape.AT_LEAST, Shape.MORE_THAN),
        Direction.LOWER: (Shape.AT_MOST, Shape.LESS_THAN),
    }
)
_LATE = "逾期"


def proposed_standard(faults: Faults) -> str | None:
    """All four levels; None where the entry ends do not tell them, or two levels would be the same."""
    levels = [proposed_level(faults, level) for level in Level]
    texts = [text for text in levels if text is not None]
    return None if len(texts) < len(Level) or faults.alike or faults.lost else " / ".join(texts)


def proposed_level(faults: Faults, level: Level) -> str | None:
    """One level, as it was written where that is clear; None where the entry ends do not tell it."""
    scale = _usable(faults)
    if scale is None:
        return None
    if level is Level.POOR:
        return _poor(faults, scale.entries[-1][1])
    return _entered(faults, level, dict(scale.entries)[level])


def harder(ladder: Ladder, level: Level) -> str | None:
    """A level that begins one later than it does, in a standard that counts."""
    end = ladder.bands[level].entry(ladder.direction) if ladder.direction else None
    if end is None or not end.inclusive or not ladder.domain.whole or ladder.unit == DATE:
        return None
    step = 1 if ladder.direction is Direction.HIGHER else -1 if ladder.direction is Direction.LOWER else 0
    value = EXACT.add(end.value, step)
    return None if not step or value < 0 else _from(ladder, value, ladder.direction or Direction.NONE)


def _usable(faults: Faults) -> Scale | None:
    scale = faults.ladder.scale
    if scale is None or faults.is_disordered or len(scale.entries) < len(ENTERED):
        return None
    return scale


def _entered(faults: Faults, level: Level, end: End) -> str:
    ladder, direction = faults.ladder, faults.ladder.direction or Direction.NONE
    if ladder.bands[level].shape in _ONE_SIDED[direction] or faults.is_clear(level):
        return cell_text(ladder, level)
    if end.inclusive:
        return _from(ladder, end.value, direction)
    value = value_text(ladder, end.value)
    return f"超过{value}" if direction is Direction.HIGHER else f"低于{value}"


def _poor(faults: Faults, easiest: End) -> str:
    """What the others leave."""
    ladder = faults.ladder
    poor = ladder.bands.get(Level.POOR)
    if poor is None or faults.is_clear(Level.POOR):
        return cell_text(ladder, Level.POOR)
    if ladder.unit == DATE:
        return _LATE
    lower = ladder.direction is Direction.LOWER
    own, value = poor.low.value if poor.low else None, value_text(ladder, easiest.value)
    if ladder.domain.whole and own is not None and own == easiest.value + (1 if lower else -1):
        return f"{value_text(ladder, own)}以上" if lower else f"{value_text(ladder, own)}以下"
    if lower:
        return f"超过{value}" if easiest.inclusive else f"{value}以上"
    under = "不足" if ladder.domain.whole else "低于"
    return f"{under}{value}" if easiest.inclusive else f"{value}以下"


def _from(ladder: Ladder, value: Decimal, direction: Direction) -> str:
    text = value_text(ladder, value)
    if direction is Direction.HIGHER:
        return f"{text}以上"
    return f"{text}以内" if ladder.unit.is_time else f"{text}以下"
