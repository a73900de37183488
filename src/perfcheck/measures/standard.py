"""A standard: what 优 良 中 差 each demand, compiled to plain data that rates one value or ten million alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from perfcheck.measures.criterion import (
    Amount,
    Approximate,
    Bound,
    Criterion,
    Deadline,
    Shape,
    Undetermined,
    Unreadable,
    Words,
    Zero,
)
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import fold
from perfcheck.measures.units import DATE, NO_UNIT, Unit
from perfcheck.messages import Message, N_, msg


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


@dataclass(frozen=True, slots=True)
class Standard:
    """The four cells as written, and the direction where the file states one."""

    excellent: Criterion
    good: Criterion
    fair: Criterion
    poor: Criterion
    direction: Direction | None = None

    def cells(self) -> Iterator[tuple[Level, Criterion]]:
        """Each level with its cell, best first."""
        yield Level.EXCELLENT, self.excellent
        yield Level.GOOD, self.good
        yield Level.FAIR, self.fair
        yield Level.POOR, self.poor


@dataclass(frozen=True, slots=True)
class End:
    """One end of a level in the base unit of its dimension (a date is its ordinal), and whether it belongs to it."""

    value: Decimal
    inclusive: bool = True


@dataclass(frozen=True, slots=True)
class Band:
    """The values of one level; an end that is None is open."""

    level: Level
    low: End | None
    high: End | None
    shape: Shape

    def contains(self, value: Decimal) -> bool:
        """Whether the value lies in it."""
        return _reaches(value, self.low, Direction.HIGHER) and _reaches(value, self.high, Direction.LOWER)


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
        if self.direction is Direction.NONE:
            return next((band.level for band in self.bands if band.contains(value)), Level.POOR)
        return next(
            (level for level, end in self.entries if _reaches(value, end, self.direction)),
            Level.POOR,
        )

    def next_better(self, value: Decimal) -> tuple[Level, End] | None:
        """The nearest better level and its entry end; None in the best level, or without a direction."""
        ends = [end for _, end in self.entries if not _reaches(value, end, self.direction)]
        if self.direction is Direction.NONE or not ends:
            return None
        nearest = min(ends, key=lambda end: (abs(end.value - value), not end.inclusive))
        level = next(level for level, end in self.entries if end == nearest)
        return (level, nearest) if _rank(level) < _rank(self.rate(value)) else None


@dataclass(frozen=True, slots=True)
class WordScale:
    """A standard in words: the exact word of a level rates it."""

    words: tuple[tuple[str, Level], ...]
    notes: tuple[Message, ...] = ()

    def rate(self, text: str) -> Level | None:
        """The level that uses this very word, blanks and width aside."""
        return dict(reversed(self.words)).get(fold(text))


@dataclass(frozen=True, slots=True)
class Unratable:
    """A standard that rates nothing, with the reason; ``undetermined`` where no standard was set at all."""

    reason: Message
    undetermined: bool = False


def word_scale(standard: Standard) -> WordScale:
    """The levels that are written in words."""
    return WordScale(tuple((fold(cell.text), level) for level, cell in standard.cells() if isinstance(cell, Words)))


def compile_standard(standard: Standard, year: int, default_unit: Unit = NO_UNIT) -> Scale | WordScale | Unratable:
    """The standard as plain data.

    ``year`` completes dates without one, ``default_unit`` numbers without one. A cell that cannot be used
    (undetermined, approximate, unreadable) leaves the others to rate, and the notes say so.
    """
    cells = dict(standard.cells())
    if _is_undetermined(cells):
        return Unratable(msg("no standard was set"), undetermined=True)
    bands, notes = _bands(cells, year, default_unit)
    if isinstance(bands, Unratable):
        return bands
    if not any(band.level in ENTERED for band in bands):
        words = word_scale(standard)
        return words if words.words else Unratable(msg("no level above poor has a value that can be used"))
    unit = _unit(cells, default_unit)
    return _directed(bands, standard.direction, unit, notes)


def _is_undetermined(cells: Mapping[Level, Criterion]) -> bool:
    """All undetermined; four times 无 means no standard, not zero."""
    return all(isinstance(cell, Undetermined) for cell in cells.values()) or all(
        isinstance(cell, Zero) for cell in cells.values()
    )


def _bands(
    cells: Mapping[Level, Criterion], year: int, default_unit: Unit
) -> tuple[tuple[Band, ...] | Unratable, tuple[Message, ...]]:
    bands: list[Band] = []
    notes: list[Message] = []
    dimensions: list[Unit] = []
    unit = _unit(cells, default_unit)
    for level, cell in cells.items():
        word = msg(LEVEL_WORDS[level])
        try:
            band = _band(level, cell, year, unit)
        except MeasureError as error:
            notes.append(msg("{level} was left out: {problem}", level=word, problem=error.message))
            continue
        if band is not None:
            bands.append(band)
            dimensions.append(_cell_unit(cell, unit))
            if isinstance(cell, Amount) and unit.symbol and not cell.quantity.unit.symbol and cell.quantity.number:
                notes.append(msg("{level} has no unit; taken as {unit}", level=word, unit=unit.symbol))
        elif not isinstance(cell, Words):
            notes.append(_left_out(word, cell))
    if len({unit.dimension for unit in dimensions}) > 1:
        units = tuple(dict.fromkeys(unit.symbol or msg("(no unit)") for unit in dimensions))
        return Unratable(msg("its levels use units that measure different things: {units}", units=units)), ()
    return tuple(bands), tuple(notes)


def _left_out(word: Message, cell: Criterion) -> Message:
    if isinstance(cell, Approximate):
        return msg("{level} was left out: {text} is not a certain number", level=word, text=cell.text)
    if isinstance(cell, Unreadable):
        return msg("{level} was left out: {problem}", level=word, problem=cell.problem)
    return msg("{level} was left out: it is undetermined", level=word)


def _band(level: Level, cell: Criterion, year: int, unit: Unit) -> Band | None:
    if isinstance(cell, Zero):
        return Band(level, End(Decimal(0)), End(Decimal(0)), Shape.BARE)
    if isinstance(cell, Deadline) and cell.day is not None:
        return Band(level, None, End(ordinal(cell.day.on(year))), Shape.AT_MOST)
    if isinstance(cell, Amount):
        return Band(level, _end(cell.low, unit), _end(cell.high, unit), cell.shape)
    return None


def _end(bound: Bound | None, unit: Unit) -> End | None:
    if bound is None:
        return None
    quantity = with_unit(bound, unit)
    return End(quantity.quantity.magnitude, quantity.inclusive)


def with_unit(bound: Bound, unit: Unit) -> Bound:
    """The bound with ``unit`` where it has none of its own."""
    quantity = bound.quantity
    if quantity.unit.symbol or not unit.symbol:
        return bound
    return Bound(type(quantity)(quantity.number, unit, quantity.text), bound.inclusive)


def ordinal(day: date) -> Decimal:
    """A date as a number, so that days are rated like amounts."""
    return Decimal(day.toordinal())


def _cell_unit(cell: Criterion, unit: Unit) -> Unit:
    if isinstance(cell, Deadline):
        return DATE
    return cell.quantity.unit if isinstance(cell, Amount) and cell.quantity.unit.symbol else unit


def _unit(cells: Mapping[Level, Criterion], default_unit: Unit) -> Unit:
    """The unit of the standard: that of its first cell which has one."""
    for cell in cells.values():
        if isinstance(cell, Deadline) and cell.day is not None:
            return DATE
        if isinstance(cell, Amount) and cell.quantity.unit.symbol:
            return cell.quantity.unit
    return default_unit


def _directed(
    bands: tuple[Band, ...], stated: Direction | None, unit: Unit, notes: tuple[Message, ...]
) -> Scale | Unratable:
    entered = tuple(band for band in bands if band.level in ENTERED)
    if _all_equal(bands):
        return Unratable(msg("all four levels demand the same"))
    direction = stated if stated is not None else _direction(entered, bands)
    if direction is None:
        return Unratable(msg("the levels do not tell whether more or less is better"))
    if direction is Direction.NONE:
        return Scale(direction, unit, bands, (), notes)
    entries = tuple((band.level, end) for band in entered if (end := _entry(band, direction)) is not None)
    if len(entries) < len(entered):
        return Unratable(msg("a level has no end on the side where the stated direction enters it"))
    return Scale(direction, unit, bands, entries, notes)


def _all_equal(bands: tuple[Band, ...]) -> bool:
    return len(bands) == len(Level) and len({(band.low, band.high) for band in bands}) == 1


def _direction(entered: tuple[Band, ...], bands: tuple[Band, ...]) -> Direction | None:
    """Stepping down: higher is better; stepping up: lower is; both at once: around a middle.

    Where the entry ends tie, the words decide (以上 up, 以下 down), then 差.
    """
    steps = [direction for direction in (Direction.HIGHER, Direction.LOWER) if _steps(entered, direction)]
    if len(steps) == 1:
        return steps[0]
    if len(steps) > 1:
        return Direction.NONE
    if not _ties(entered):
        # A bare value says nothing without an order; only written ranges can be rated as they stand.
        return None if any(band.shape is Shape.BARE for band in entered) else Direction.NONE
    return _direction_of_words(entered) or _direction_of_poor(entered, bands)


def _steps(entered: tuple[Band, ...], direction: Direction) -> bool:
    """Whether the entry ends get easier from level to level, at least once, and never harder."""
    keys = [_key(_entry(band, direction), direction) for band in entered]
    known = [key for key in keys if key is not None]
    if len(known) < len(keys) or len(set(known)) < 2:  # noqa: PLR2004 - a step needs two different ends
        return False
    return known == sorted(known, reverse=True)


def _ties(entered: tuple[Band, ...]) -> bool:
    """Whether all levels share their lower or their upper end."""
    lows = {_key(band.low, Direction.HIGHER) for band in entered}
    highs = {_key(band.high, Direction.LOWER) for band in entered}
    return any(len(ends) == 1 and None not in ends for ends in (lows, highs))


def _key(end: End | None, direction: Direction) -> tuple[Decimal, int] | None:
    """How hard an entry end is to reach: larger is harder."""
    if end is None:
        return None
    value = end.value if direction is Direction.HIGHER else -end.value
    return value, 0 if end.inclusive else 1


def _entry(band: Band, direction: Direction) -> End | None:
    return band.low if direction is Direction.HIGHER else band.high


def _direction_of_words(entered: tuple[Band, ...]) -> Direction | None:
    shapes = {band.shape for band in entered}
    up = bool(shapes & {Shape.AT_LEAST, Shape.MORE_THAN})
    down = bool(shapes & {Shape.AT_MOST, Shape.LESS_THAN})
    if up == down:
        return None
    return Direction.HIGHER if up else Direction.LOWER


def _direction_of_poor(entered: tuple[Band, ...], bands: tuple[Band, ...]) -> Direction | None:
    """Which side of the tie 差 lies on."""
    tie = entered[0].low or entered[0].high
    poor = next((band for band in bands if band.level is Level.POOR), None)
    if tie is None or poor is None or (poor.low, poor.high) == (entered[0].low, entered[0].high):
        return None
    if poor.high is not None and poor.high.value <= tie.value:
        return Direction.HIGHER
    return Direction.LOWER if poor.low is not None and poor.low.value >= tie.value else None


def _reaches(value: Decimal, end: End | None, direction: Direction) -> bool:
    """Whether the value is on the good side of the end, or on an end that belongs to it."""
    if end is None or (end.inclusive and value == end.value):
        return True
    return value > end.value if direction is Direction.HIGHER else value < end.value


def _rank(level: Level) -> int:
    return tuple(Level).index(level)
