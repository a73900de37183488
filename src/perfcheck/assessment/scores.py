"""What indicators and projects score under a policy: plain immutable values, in points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from perfcheck.model.scoring_rules import WHOLE

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcheck.assessment.weight_origin import WeightOrigin
    from perfcheck.findings import KeyPath
    from perfcheck.measures.quantity import Quantity
    from perfcheck.measures.standard import Level
    from perfcheck.messages import Message


Term: TypeAlias = "Quantity | Fraction | Decimal | int"
"""A number in the arithmetic of a score: a figure or a target with its unit, a share, points, a number of days."""


class Method(StrEnum):
    """How the points of an indicator came about."""

    PROPORTION = "proportion"
    INVERSE = "inverse"
    LINEAR = "linear"
    ALL_OR_NOTHING = "all_or_nothing"
    DAYS_LATE = "days_late"
    LEVEL = "level"
    STEPS = "steps"
    PERSON = "person"


class IndicatorScore(NamedTuple):
    """The points of an indicator: its ``weight`` is the most it can have, in steps of 0.01.

    ``score`` is None while nothing can be said (no figure, a person has to score it); ``reasons`` say why points are
    missing, or why there is no score. ``exact`` is the score before it was rounded to 0.01 (half up):
    ``share`` of the weight, where the share is made of ``terms`` as the method says. ``rests_on`` are the ways to the
    values of the policy that were used, and ``origin`` tells how the weight came about.
    """

    weight: Decimal
    score: Decimal | None
    method: Method | None = None
    exact: Fraction | None = None
    reasons: tuple[Message, ...] = ()
    terms: tuple[Term, ...] = ()
    share: Fraction | None = None
    rests_on: tuple[KeyPath, ...] = ()
    origin: WeightOrigin | None = None

    @property
    def deduction(self) -> Decimal | None:
        """The points that are missing to the weight."""
        return None if self.score is None else self.weight - self.score


@dataclass(frozen=True, slots=True)
class ExecutionScore:
    """The points of the budget execution (预算执行率). ``rate`` is spent by budget; None where one of them is unknown.

    ``budget`` is the one that the policy holds spending against, ``spent`` what was spent of it. ``share``
    is what the rate earns, and ``rests_on`` are the ways to the values of the policy that were used. ``turns`` are the
    rates from which on more is earned or allowed.
    """

    points: Decimal
    rate: Fraction | None
    score: Decimal | None
    reasons: tuple[Message, ...] = ()
    budget: Quantity | None = None
    spent: Quantity | None = None
    share: Fraction | None = None
    rests_on: tuple[KeyPath, ...] = ()
    turns: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectScore:
    """The score of a project: the sum of the scores as printed, of ``reported`` points (100 when all is known).

    ``least`` and ``most`` are what the total can still become; ``grade`` is None while that leaves it open. ``cap`` is
    the most that the execution rate allows, where the policy has such a limit. ``notes`` say what was re-scaled, moved
    or assumed, ``rests_on`` are the ways to the cap and the grade in the policy. ``counted`` is the sum of the weights
    before they were scaled to what the budget execution leaves.
    """

    execution: ExecutionScore
    total: Decimal
    reported: Decimal
    least: Decimal
    most: Decimal
    grade: Level | None
    cap: Decimal | None = None
    notes: tuple[Message, ...] = ()
    rests_on: tuple[KeyPath, ...] = ()
    counted: Fraction | None = None

    @property
    def is_scaled(self) -> bool:
        """Whether the weights of the indicators had to be scaled to what the budget execution leaves."""
        return self.counted is not None and self.counted != Fraction(WHOLE - self.execution.points)

    @property
    def is_complete(self) -> bool:
        """Whether every point is accounted for."""
        return self.reported == WHOLE


@dataclass(frozen=True, slots=True)
class Unscored:
    """A project that cannot be scored under the policy, with the reason."""

    reason: Message
