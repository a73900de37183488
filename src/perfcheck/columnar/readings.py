"""What the cells of an indicator demand, read once for all rows that have the same, by the code that reads files."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import ValidationError

from perfcheck.assessment.completion import is_open_above
from perfcheck.assessment.measured import Measured, measured_by
from perfcheck.columnar.cells import DEMAND
from perfcheck.columnar.integers import LIMIT, interval, steps_of
from perfcheck.measures.criterion import Amount, Shape, Undetermined
from perfcheck.measures.scale import Direction, End, Level, Scale
from perfcheck.measures.standard import ENTERED, word_scale
from perfcheck.measures.units import DATE_DIMENSION
from perfcheck.messages import Message, msg
from perfcheck.model.indicators import Indicator
from perfcheck.model.kinds import is_satisfaction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.measures.criterion import Bound
    from perfcheck.measures.units import Unit
    from perfcheck.model.policy import Policy

_MOST_OVER = 10**4
"""The largest terms of the share of a policy that 64 bits have room for beside an amount."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a reported number is made comparable with: the units of standard and target, None where there is none.

    Each with whether a number below zero is to be expected.
    """

    standard: tuple[Unit, bool] | None
    target: tuple[Unit, bool] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator as its cells have it, which are kept as text: there may be millions.

    ``numbers`` are those that rate a column of figures, None where columns cannot: words, days, what a policy has steps
    for, numbers beyond 64 bits. ``yardstick`` is what its figures are made comparable with then.
    """

    name: str
    levels: tuple[str, str]
    cells: tuple[str, ...]
    yardstick: Yardstick | None = None
    numbers: tuple[int | bool, ...] | None = None


NUMBERS: Mapping[str, type[int | bool]] = {
    "graded": bool,
    **{f"{level.value}_{end}": int for level in ENTERED for end in ("low", "high")},
    "aimed": bool,
    "target_low": int,
    "target_high": int,
    "has_low": bool,
    "has_high": bool,
    "met_from": int,
    "met_upto": int,
    "open_above": bool,
    "has_rate": bool,
}
"""The numbers of a reading: the interval of each level, and of the target."""


def problem_of(error: ValidationError) -> Message:
    """What is wrong with the first cell that cannot be read, in the user's words."""
    first = error.errors()[0]
    message = first.get("ctx", {}).get("message")
    why = message if isinstance(message, Message) else msg("{text}", text=first["msg"])
    return msg("{key}: {problem}", key=str(first["loc"][0]), problem=why) if first["loc"] else why


def read(name: str, levels: tuple[str, str], cells: tuple[str, ...], year: int, policy: Policy) -> Reading | Message:
    """The reading of the cells of a demand, or why they have none; ``name`` tells whether less is better."""
    try:
        _, measured = opened(name, levels, cells, year)
    except ValidationError as error:
        return problem_of(error)
    plain = Reading(name, levels, cells)
    standard, target = _standard(measured), _target(measured, levels, policy)
    if standard is None or target is None or not (standard.unit or target.unit):
        return plain
    yardstick = Yardstick(standard.unit, target.unit)
    return Reading(name, levels, cells, yardstick, (*standard.numbers, *target.numbers))


@lru_cache(maxsize=1024)
def opened(name: str, levels: tuple[str, str], cells: tuple[str, ...], year: int) -> tuple[Indicator, Measured]:
    """The indicator that the cells make, ready to be rated.

    Raises:
        ValidationError: they make none.
    """
    given = {key: text for key, text in zip(DEMAND, cells, strict=True) if text}
    indicator = Indicator.model_validate(given)
    return indicator, measured_by(indicator, name, levels, year)


@dataclass(frozen=True, slots=True)
class _Part:
    """The numbers of one half of a reading, and what its figures are measured in; no unit where there is no half."""

    numbers: tuple[int | bool, ...]
    unit: tuple[Unit, bool] | None = None


def _standard(measured: Measured) -> _Part | None:
    """The intervals of the levels above 差; None where it is not made of numbers alone."""
    graded = measured.graded
    if graded is None:
        return _Part((False, *(0,) * (2 * len(ENTERED))))
    scale = graded.scale
    if not isinstance(scale, Scale) or scale.unit.dimension == DATE_DIMENSION or word_scale(graded.standard).words:
        return None
    ends = {level: _entered(level, scale) for level in ENTERED}
    below_zero = any(end is not None and end.value < 0 for band in scale.bands for end in (band.low, band.high))
    return _Part((True, *(end for level in ENTERED for end in ends[level])), (scale.unit, below_zero))


def _entered(level: Level, scale: Scale) -> tuple[int, int]:
    """The steps that enter a level; nothing does where it has no interval."""
    if scale.direction is Direction.NONE:
        band = next((band for band in scale.bands if band.level is level), None)
        return (LIMIT, -LIMIT) if band is None else interval(band.low, band.high)
    end = dict(scale.entries).get(level)
    if end is None:
        return LIMIT, -LIMIT
    return interval(end, None) if scale.direction is Direction.HIGHER else interval(None, end)


def _target(measured: Measured, levels: tuple[str, str], policy: Policy) -> _Part | None:
    """The interval that meets the target, and its ends; None where it is no amount, or scored by steps."""
    target = measured.demand.criterion
    if isinstance(target, Undetermined) and measured.graded is not None:
        return _Part((False, *(0,) * 2, *(False,) * 2, *(0,) * 2, *(False,) * 2))
    if not isinstance(target, Amount) or _needs_person(target, levels, policy):
        return None
    low, high = _steps(target.low), _steps(target.high)
    if low is None or high is None:
        return None
    open_above = is_open_above(target)
    ends = interval(_end(target.low), None if open_above else _end(target.high))
    has_rate = target.shape is Shape.RANGE or target.quantity.number > 0
    numbers = (True, low, high, target.low is not None, target.high is not None, *ends, open_above, has_rate)
    below_zero = any(bound is not None and bound.quantity.number < 0 for bound in (target.low, target.high))
    return _Part(numbers, (target.quantity.unit, below_zero))


def _needs_person(target: Amount, levels: tuple[str, str], policy: Policy) -> bool:
    """Whether its points go by rules that columns do not know."""
    rules = policy.scoring
    if not is_open_above(target):
        return False
    above = Fraction(rules.over_fulfilment.above.magnitude)
    steps = rules.satisfaction is not None and target.quantity.unit.is_ratio and is_satisfaction(levels)
    return steps or rules.over_fulfilment.then == "deduct" or max(above.numerator, above.denominator) > _MOST_OVER


def _steps(bound: Bound | None) -> int | None:
    return 0 if bound is None else steps_of(bound.quantity.magnitude)


def _end(bound: Bound | None) -> End | None:
    return None if bound is None else End(bound.quantity.magnitude, bound.inclusive)
