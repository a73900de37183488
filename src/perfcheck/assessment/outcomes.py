"""How one indicator stands: its verdict, what is missing, how it keeps pace. Shares are exact fractions (1 is all)."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.standard import LEVEL_WORDS, Level
from perfcheck.messages import N_

if TYPE_CHECKING:
    from perfcheck.assessment.trail import Trail
    from perfcheck.measures.criterion import Amount
    from perfcheck.measures.quantity import Quantity
    from perfcheck.messages import Message


class Verdict(StrEnum):
    """A level, or why there is none; every indicator has exactly one."""

    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    UNDETERMINED = "undetermined"
    UNREPORTED = "unreported"
    UNRATABLE = "unratable"
    NOT_APPLICABLE = "not_applicable"

    @property
    def level(self) -> Level | None:
        """The level, where it is one."""
        return _LEVELS.get(self)


_LEVELS = MappingProxyType({Verdict(level.value): level for level in Level})


def verdict_word(verdict: Verdict) -> str:
    """The name of a verdict, to be translated where it is shown."""
    level = verdict.level
    return _WITHOUT_LEVEL[verdict] if level is None else LEVEL_WORDS[level]


_WITHOUT_LEVEL = MappingProxyType(
    {
        Verdict.UNDETERMINED: N_("undetermined"),
        Verdict.UNREPORTED: N_("unreported"),
        Verdict.UNRATABLE: N_("unratable"),
        Verdict.NOT_APPLICABLE: N_("not applicable"),
    }
)


class Elapsed(NamedTuple):
    """How much of the year is over, the as-of day included."""

    days: int
    of: int

    @property
    def share(self) -> Fraction:
        """The share of the year."""
        return Fraction(self.days, self.of)


class Pace(NamedTuple):
    """What share of the target (or of the best level's entry) is done, against the share of the year that is over."""

    achieved: Fraction
    elapsed: Fraction

    @property
    def gap(self) -> Fraction:
        """Ahead of the year (positive) or behind it."""
        return self.achieved - self.elapsed


class NextStep(NamedTuple):
    """What the nearest better level needs: a value (``bound``), and how far away it is (``missing``).

    ``missing`` is None where the value has to come down instead of growing. A bound that is not ``inclusive`` has to
    be passed.
    """

    level: Level
    bound: Quantity
    missing: Quantity | None
    inclusive: bool = True


class Outcome(NamedTuple):
    """How one indicator stands.

    ``reasons`` say why it has no level or a bad one, ``assumptions`` what was taken for granted, ``completion`` what
    share of the target is done (1 and more: reached), ``reached`` whether the target itself is met. ``demand`` is the
    target in full, with what was assumed of it, and ``value`` the figure in a unit that fits, where both are numbers;
    ``days_late`` tells how long after its deadline something was done, ``is_pending`` that it is not done and not due
    yet. ``trail`` is how the figure came to its level.
    """

    verdict: Verdict
    reasons: tuple[Message, ...] = ()
    assumptions: tuple[Message, ...] = ()
    completion: Fraction | None = None
    reached: bool | None = None
    next_step: NextStep | None = None
    pace: Pace | None = None
    demand: Amount | None = None
    value: Quantity | None = None
    days_late: int | None = None
    is_pending: bool = False
    trail: Trail | None = None
