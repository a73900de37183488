"""A standard: what 优 良 中 差 each demand, and how it compiles to a scale (:mod:`perfcheck.measures.scale`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.measures.bands import ordinal, read_band, unit_of, why_left_out, with_unit
from perfcheck.measures.criterion import Amount, Approximate, Criterion, Deadline, Undetermined, Unreadable, Words, Zero
from perfcheck.measures.direction import direction_of
from perfcheck.measures.numbers import fold
from perfcheck.measures.scale import (
    ENTERED,
    LEVEL_WORDS,
    Band,
    Direction,
    End,
    Level,
    Scale,
    Trial,
    Unratable,
    WordScale,
)
from perfcheck.measures.units import DATE, NO_UNIT, Unit
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "ENTERED",
    "LEVEL_WORDS",
    "Band",
    "Direction",
    "End",
    "Level",
    "Scale",
    "Standard",
    "Trial",
    "Unratable",
    "WordScale",
    "common_unit",
    "compile_standard",
    "ordinal",
    "with_unit",
    "word_scale",
]


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


def compile_standard(standard: Standard, year: int, default_unit: Unit = NO_UNIT) -> Scale | WordScale | Unratable:
    """The standard as plain data.

    ``year`` completes dates without one, ``default_unit`` numbers without one. A cell that cannot be used
    (undetermined, approximate, unreadable) leaves the others to rate, and the notes say so.
    """
    cells = dict(standard.cells())
    if _is_undetermined(cells):
        return Unratable(msg("no standard was set"), undetermined=True)
    if _is_in_words(cells):
        return _in_words(standard, cells)
    unit = common_unit(cells, default_unit)
    units = dict.fromkeys(unit_of(cell, unit) for cell in cells.values() if _is_number(cell))
    if len({unit.dimension for unit in units}) > 1:
        symbols = tuple(unit.symbol or (msg("a date") if unit == DATE else msg("(no unit)")) for unit in units)
        return Unratable(msg("its levels use units that measure different things: {units}", units=symbols))
    read = [read_band(level, cell, unit, year) for level, cell in cells.items()]
    bands, notes = tuple(band for band, _ in read if band), tuple(note for _, note in read if note)
    return _scale(bands, standard.direction, unit, notes)


def word_scale(standard: Standard) -> WordScale:
    """The levels of a standard in words; 无 and 及时 are words where they stand among others."""
    cells = [(level, cell) for level, cell in standard.cells() if _is_word(cell)]
    if not any(isinstance(cell, Words) for _, cell in cells):
        return WordScale(())
    return WordScale(tuple((fold(cell.text), level) for level, cell in cells))


def common_unit(cells: Mapping[Level, Criterion], default_unit: Unit) -> Unit:
    """The unit of the standard: that of its first cell which has one that says what is measured."""
    for cell in cells.values():
        if isinstance(cell, Deadline) and cell.day is not None:
            return DATE
        if isinstance(cell, Amount) and cell.quantity.unit.dimension != NO_UNIT.dimension:
            return cell.quantity.unit
    return default_unit


def _is_undetermined(cells: Mapping[Level, Criterion]) -> bool:
    """All undetermined; four times 无 means no standard, not zero."""
    return all(isinstance(cell, Undetermined) for cell in cells.values()) or all(
        isinstance(cell, Zero) for cell in cells.values()
    )


def _is_number(cell: Criterion) -> bool:
    return isinstance(cell, Amount) or (isinstance(cell, Deadline) and cell.day is not None)


def _is_word(cell: Criterion) -> bool:
    return isinstance(cell, Words | Zero | Approximate) or (isinstance(cell, Deadline) and cell.day is None)


def _is_in_words(cells: Mapping[Level, Criterion]) -> bool:
    """Whether no level above 差 is a number; 无 is one unless it stands among words (无/较少/较多)."""
    entered = [cell for level, cell in cells.items() if level in ENTERED]
    zero = any(isinstance(cell, Zero) for cell in entered) and not any(
        isinstance(cell, Words) for cell in cells.values()
    )
    return not zero and not any(_is_number(cell) for cell in entered)


def _in_words(standard: Standard, cells: Mapping[Level, Criterion]) -> WordScale | Unratable:
    words = word_scale(standard).words
    if not any(level in ENTERED for _, level in words):
        return Unratable(msg("no level above poor has a value that can be used"))
    if len(words) == len(Level) and len({word for word, _ in words}) == 1:
        return Unratable(msg("all four levels demand the same"))
    notes = (why_left_out(*entry) for entry in cells.items() if isinstance(entry[1], Undetermined | Unreadable))
    return WordScale(words, tuple(notes))


def _scale(
    bands: tuple[Band, ...], stated: Direction | None, unit: Unit, notes: tuple[Message, ...]
) -> Scale | Unratable:
    if not any(band.level in ENTERED for band in bands):
        return Unratable(msg("no level above poor has a value that can be used"))
    if len(bands) == len(Level) and len({(band.low, band.high) for band in bands}) == 1:
        return Unratable(msg("all four levels demand the same"))
    direction = stated if stated is not None else direction_of(bands)
    if direction is None:
        return Unratable(msg("the levels do not tell whether more or less is better"))
    if direction is Direction.NONE:
        return Scale(direction, unit, bands, (), notes)
    entered = [(band.level, band.entry(direction)) for band in bands if band.level in ENTERED]
    entries = tuple((level, end) for level, end in entered if end is not None)
    if len(entries) < len(entered):
        return Unratable(msg("a level has no end on the side where the stated direction enters it"))
    return Scale(direction, unit, bands, entries, notes)
