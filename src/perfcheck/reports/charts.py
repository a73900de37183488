"""Small charts of characters: a course of shares, and a bar with the plan marked in it. ASCII where that is all."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Ink:
    """The characters to draw with: heights from the lowest to the highest, no figure, a bar, its rest, the plan."""

    heights: str
    nothing: str
    full: str
    rest: str
    plan: str


BLOCKS = Ink("▁▂▃▄▅▆▇█", "·", "█", "·", "│")
ASCII = Ink("_.:-=+*#", "?", "#", ".", "|")


def ink(*, blocks: bool) -> Ink:
    """Block characters where they can be shown."""
    return BLOCKS if blocks else ASCII


def course(shares: Sequence[Fraction | None], characters: Ink, top: Fraction = _WHOLE) -> str:
    """One character a share, as high as it is of ``top``; a gap where there is none."""
    return "".join(characters.nothing if share is None else _height(share, characters, top) for share in shares)


def _height(share: Fraction, characters: Ink, top: Fraction) -> str:
    steps = len(characters.heights)
    return characters.heights[min(max(int(share / top * steps), 0), steps - 1)]


def bar(share: Fraction, planned: Fraction | None, length: int, characters: Ink) -> str:
    """A share as a bar, with the planned share marked in it; what is more than all fills it."""
    filled = _cells(share, length)
    if planned is None:
        return characters.full * filled + characters.rest * (length - filled)
    mark = _cells(planned, length)
    left = characters.full * min(filled, mark) + characters.rest * (mark - min(filled, mark))
    beyond = max(filled - mark, 0)
    return left + characters.plan + characters.full * beyond + characters.rest * (length - mark - beyond)


def _cells(share: Fraction, length: int) -> int:
    return min(max(int(share * length), 0), length)
