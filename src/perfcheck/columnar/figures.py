"""Reported figures as whole numbers, read once for all rows that say the same, by the code that reads files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.values import RefusalError, number_of
from perfcheck.columnar.integers import steps_of
from perfcheck.measures.criterion import Amount, Zero
from perfcheck.measures.grammar import parse_criterion

if TYPE_CHECKING:
    from perfcheck.columnar.readings import Yardstick
    from perfcheck.measures.units import Unit


def steps_by(text: str, yardstick: Yardstick) -> tuple[int, int] | None:
    """A figure in steps by the units of standard and target, 0 where there is none; None where it fits neither."""
    found = tuple(0 if side is None else _steps(text, *side) for side in (yardstick.standard, yardstick.target))
    return (found[0], found[1]) if found[0] is not None and found[1] is not None else None


def _steps(text: str, unit: Unit, below_zero: bool) -> int | None:  # noqa: FBT001 - a half of a yardstick
    figure = parse_criterion(text)
    if not isinstance(figure, Amount | Zero):
        return None
    try:
        return steps_of(number_of(figure, unit, below_zero=below_zero).quantity.magnitude)
    except RefusalError:
        return None
