"""A whole shared out in steps of 0.01, exactly: the parts always add up to it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from perfcheck.measures.numbers import EXACT

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACES = 2
STEPS = 10**PLACES
"""Weights and scores are in steps of 0.01."""


def shared(whole: Decimal, parts: Sequence[Fraction]) -> tuple[Decimal, ...]:
    """The whole in proportion to the parts: each rounded down, what is left to those that lost most.

    Of those that lost the same the first come first. The whole is in steps of 0.01 itself. Only a whole of nothing has
    parts that add up to nothing.
    """
    steps = int(Fraction(whole) * STEPS)
    common = lcm(*(part.denominator for part in parts))
    sizes = [part.numerator * (common // part.denominator) for part in parts]
    total = sum(sizes) if steps else 1
    down = [size * steps // total for size in sizes]
    lost = [size * steps % total for size in sizes]
    by_loss = sorted(range(len(parts)), key=lambda place: -lost[place])
    for place in by_loss[: steps - sum(down)]:
        down[place] += 1
    return tuple(Decimal(step).scaleb(-PLACES, EXACT) for step in down)
