"""Scales: standards as plain data, which rate one value or ten million alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.numbers import fold
from perfcheck.messages import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from perfcheck.measures.criterion import Shape
    from perfcheck.measures.units import Unit
    from perfcheck.messages import Message


class Level(StrEnum):
    """The four levels, best first."""

    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


LEVEL_WORDS: Mapping[Level, str] = MappingProxyType(
    {
        Level.EXCELLENT: N_("excellent"),
        Level.GOOD: N_("good"),
        Level.FAIR: N_("fair"),
        Level.POOR: N_("poor"),
    }
)
"""Their names, to be translated where they are shown."""

ENTERED = (Level.EXCELLENT, Level.GOOD, Level.FAIR)
"""The levels that a value enters; what enters none of them is poor."""


class Direction(StrEnum):
    """Which way is better; ``NONE`` for ranges around a middle."""

    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


class End(NamedTuple):
    """One end of a level in the base unit of its dimension (a date is its ordinal), and whether it belongs to it."""

    value: Decimal
    inclusive: bool = True

    def is_reached(self, value: Decimal, direction: Direction) -> bool:
        """Whether a value lies on the good side of the end, or on an end that belongs to it."""
        if value == self.value:
            return self.inclusive
        return value > self.value if direction is Direction.HIGHER else value < self.value

    def hardness(self, direction: Direction) -> tuple[Decimal, bool]:
        """How hard it is to reach: larger is harder."""
        return self.value if direction is Direction.HIGHER else self.value.copy_negate(), not self.inclusive


class Band(NamedTuple):
    """The values of one level; an end that is None is open."""

    level: Level
    low: End | None
    high: End | None
    shape: Shape

    def contains(self, value: Decimal) -> bool:
        """Whether the value lies in it."""
        above = self.low is None or self.low.is_reached(value, Direction.HIGHER)
        return above and (self.high is None or self.high.is_reached(value, Direction.LOWER))

    def entry(self, direction: Direction) -> End | None:
        """The end where a value that gets better enters the level."""
        return self.low if direction is Direction.HIGHER else self.high


class Trial(NamedTuple):
    """A level held against a value: ``rule`` is the entry end or the whole band that decides of it."""

    level: Level
    rule: End | Band
    passed: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """A standard compiled for numbers or dates: its direction, its unit and the bands best first.

    In a direction, ``entries`` holds what decides: the entry end of each level that can be entered.
    """

    direction: Direction
    unit: Unit
    bands: tuple[Band, ...]
    entries: tuple[tuple[Level, End], ...]
    notes: tuple[Message, ...] = ()

    def rate(self, value: Decimal) -> Level:
        """The level of a value given in the base unit of the dimension. Every value has exactly one."""
        return next((trial.level for trial in self.trials(value) if trial.passed), Level.POOR)

    def trials(self, value: Decimal) -> Iterator[Trial]:
        """The levels in the order in which they are tried; the first that passes decides."""
        if self.direction is Direction.NONE:
            for band in self.bands:
                yield Trial(band.level, band, band.contains(value))
        for level, end in self.entries:
            yield Trial(level, end, end.is_reached(value, self.direction))

    def next_better(self, value: Decimal) -> tuple[Level, End] | None:
        """The nearest better level and its entry end; None in the best level, or without a direction."""
        better: list[tuple[Level, End]] = []
        for level, end in self.entries:
            if end.is_reached(value, self.direction):
                break
            better.append((level, end))
        return min(better, key=lambda entry: entry[1].hardness(self.direction), default=None)


@dataclass(frozen=True, slots=True)
class WordScale:
    """A standard in words: the exact word of a level rates it."""

    words: tuple[tuple[str, Level], ...]
    notes: tuple[Message, ...] = ()

    def rate(self, text: str) -> Level | None:
        """The level that uses this very word, blanks and width aside; the best one where two use it."""
        word = fold(text)
        return next((level for known, level in self.words if known == word), None)


@dataclass(frozen=True, slots=True)
class Unratable:
    """A standard that rates nothing, with the reason; ``undetermined`` where no standard was set at all."""

    reason: Message
    undetermined: bool = False
