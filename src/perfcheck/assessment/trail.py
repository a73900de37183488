"""The way that a figure took to its level, kept while it is rated so that it can be told afterwards."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.assessment.completion import RateTrial, trials_of
from perfcheck.measures.standard import Scale, Trial, ordinal

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from perfcheck.assessment.completion import Ratio
    from perfcheck.measures.criterion import Criterion
    from perfcheck.measures.quantity import Quantity
    from perfcheck.measures.standard import Level, Unratable, WordScale


class Decider(StrEnum):
    """What an outcome's level comes from."""

    STANDARD = "standard"
    TARGET = "target"


class ByStandard(NamedTuple):
    """A figure held against a standard: in its unit, as a number where it is a day.

    ``level`` is the one that the very word of the report gave.
    """

    scale: Scale | WordScale | Unratable
    value: Quantity | None = None
    day: date | None = None
    level: Level | None = None

    @property
    def compared(self) -> Decimal | None:
        """What the levels are tried on, in the base unit of the standard."""
        if self.value is not None:
            return self.value.magnitude
        return None if self.day is None else ordinal(self.day)

    def trials(self) -> tuple[Trial, ...]:
        """The levels that were tried, up to the one that decided; none where words did."""
        compared = self.compared
        if compared is None or not isinstance(self.scale, Scale):
            return ()
        tried: list[Trial] = []
        for trial in self.scale.trials(compared):
            tried.append(trial)
            if trial.passed:
                break
        return tuple(tried)


class ByTarget(NamedTuple):
    """A figure held against a target: by the ratio of the two, by met or not, or by the day it was done."""

    criterion: Criterion
    value: Quantity | None = None
    ratio: Ratio | None = None
    due: date | None = None
    done: date | None = None

    def trials(self) -> tuple[RateTrial, ...]:
        """The levels that were tried on the completion rate, up to the one that decided; none without a rate."""
        if self.ratio is None:
            return ()
        tried: list[RateTrial] = []
        for trial in trials_of(self.ratio.share):
            tried.append(trial)
            if trial.passed:
                break
        return tuple(tried)


class Trail(NamedTuple):
    """What a figure was held against, and which of the two gave the level; neither where there is none."""

    by_standard: ByStandard | None = None
    by_target: ByTarget | None = None
    decider: Decider | None = None
