"""An indicator made ready to be rated, and what a rating gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcheck.assessment.demand import demand_of
from perfcheck.measures.standard import Scale, Unratable, compile_standard
from perfcheck.measures.units import NO_UNIT
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from datetime import date

    from perfcheck.assessment.demand import Demand
    from perfcheck.assessment.outcomes import Outcome
    from perfcheck.findings import Rule
    from perfcheck.measures.standard import Standard, WordScale
    from perfcheck.measures.units import Unit
    from perfcheck.model.actuals import Report
    from perfcheck.model.targets import Indicator


class Graded(NamedTuple):
    """A standard as written and compiled, with what was assumed to compile it."""

    standard: Standard
    scale: Scale | WordScale | Unratable
    assumptions: tuple[Message, ...] = ()

    @property
    def is_undetermined(self) -> bool:
        """Whether no standard was set at all: 未定 in all four cells."""
        return isinstance(self.scale, Unratable) and self.scale.undetermined


class Measured(NamedTuple):
    """An indicator with its standard compiled, where it has one, and its demand completed.

    ``levels`` are those above the indicator: none, or level 1 and level 2.
    """

    levels: tuple[str, ...]
    year: int
    demand: Demand
    graded: Graded | None


class Claim(NamedTuple):
    """What was reported of an indicator, with a figure or a day, up to ``as_of``."""

    measured: Measured
    report: Report
    as_of: date


class Rated(NamedTuple):
    """An outcome, and what is wrong with the figure that it rests on."""

    outcome: Outcome
    problems: tuple[tuple[Rule, Message], ...] = ()


def measured_by(indicator: Indicator, name: str, levels: tuple[str, ...], year: int) -> Measured:
    """The indicator made ready for the figures of a year."""
    return Measured(levels, year, demand_of(indicator, name, levels), _graded(indicator, year))


def _graded(indicator: Indicator, year: int) -> Graded | None:
    standard = indicator.standard if indicator.has_standard else None
    if standard is None:
        return None
    scale = compile_standard(standard, year, indicator.unit or NO_UNIT)
    if isinstance(scale, Unratable):
        return Graded(standard, scale)
    return Graded(standard, scale, (*_unused(indicator.unit, scale), *scale.notes))


def _unused(unit: Unit | None, scale: Scale | WordScale) -> tuple[Message, ...]:
    """That the levels have units of their own, which go before that of the key ``unit``."""
    if unit is None or not isinstance(scale, Scale) or scale.unit.dimension == unit.dimension:
        return ()
    return (msg("the unit {key} was not used: the standard has units of its own", key=str(unit)),)
