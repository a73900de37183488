"""What an explanation says: plain immutable values, cell by cell and step by step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from perfcheck.assessment.completion import RateTrial
    from perfcheck.assessment.monitoring_results import Signal
    from perfcheck.assessment.results import Assessment, IndicatorResult, ProjectResult
    from perfcheck.assessment.scores import IndicatorScore
    from perfcheck.findings import KeyPath, Place
    from perfcheck.measures.criterion import Criterion
    from perfcheck.measures.quantity import Quantity
    from perfcheck.measures.standard import Band, End, Level, Scale, Unratable, WordScale
    from perfcheck.messages import Message
    from perfcheck.model.policy import Provenance


@dataclass(frozen=True, slots=True)
class PolicyUse:
    """A value of the policy that was used, as plain data, and where it comes from."""

    path: KeyPath
    value: Any
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Figure:
    """What was reported: the cell as written (or the day it was done), where, and how it was read.

    ``quantity`` is the number with its unit, ``compared`` the same in a unit of what it was held against. Either is
    None where it is no number, or was not held against one.
    """

    text: str
    place: Place
    as_of: date
    criterion: Criterion | None
    completed_on: date | None
    quantity: Quantity | None
    compared: Quantity | None
    assumptions: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelCell:
    """One level of a standard: its cell, how it was read, and whether the figure reached it.

    ``band`` are the values that it names and ``entry`` the end that decides; both are None for words and for what was
    left out. ``passed`` is None where the level was not tried: a better one was reached, or there is no figure.
    """

    level: Level
    cell: Criterion
    place: Place
    band: Band | None
    entry: End | None
    passed: bool | None


@dataclass(frozen=True, slots=True)
class StandardReading:
    """A standard as it was read; ``decided`` says whether it gave the level."""

    levels: tuple[LevelCell, ...]
    scale: Scale | WordScale | Unratable
    assumptions: tuple[Message, ...]
    decided: bool


@dataclass(frozen=True, slots=True)
class TargetReading:
    """A target: its cell, what it was taken to demand, what was assumed, and how the figure was held against it.

    ``part`` by ``whole`` is the ``rate``: figure by target, or limit by figure. ``trials`` are the levels that the rate
    was tried on, and ``due`` and ``done`` the days of a deadline.
    """

    cell: Criterion
    place: Place
    demand: Criterion
    assumptions: tuple[Message, ...]
    decided: bool
    rate: Fraction | None = None
    part: Quantity | None = None
    whole: Quantity | None = None
    trials: tuple[RateTrial, ...] = ()
    due: date | None = None
    done: date | None = None


@dataclass(frozen=True, slots=True)
class IndicatorExplanation:
    """Why an indicator stands as it does. ``weight_place`` is where its weight is given, if it is.

    ``policy_values`` are those that its weight and its score rest on, ``signal`` its light during the year.
    """

    assessment: Assessment = field(repr=False)
    project: ProjectResult | None
    result: IndicatorResult
    figure: Figure | None
    standard: StandardReading | None
    target: TargetReading | None
    policy_values: tuple[PolicyUse, ...]
    signal: Signal | None
    weight_place: Place | None = None

    @property
    def score(self) -> IndicatorScore | None:
        """Its score, where it has one."""
        return self.result.score


@dataclass(frozen=True, slots=True)
class ProjectExplanation:
    """Why a project scores what it does; ``signal`` is the light of its money."""

    assessment: Assessment = field(repr=False)
    project: ProjectResult
    policy_values: tuple[PolicyUse, ...]
    signal: Signal | None


Explanation: TypeAlias = IndicatorExplanation | ProjectExplanation
