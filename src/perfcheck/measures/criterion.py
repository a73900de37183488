"""A criterion: what one cell demands. Plain immutable values; :mod:`perfcheck.measures.grammar` reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.measures.days import CalendarDay
    from perfcheck.measures.quantity import Quantity
    from perfcheck.messages import Message


class Commitment(StrEnum):
    """How firmly a cell promises: 确保 against 力争. Recorded, never graded."""

    HARD = "hard"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of an interval, and whether it belongs to it."""

    quantity: Quantity
    inclusive: bool = True


class Shape(StrEnum):
    """What kind of demand an amount is."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    EXACTLY = "exactly"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Amount:
    """A demand on a number: an interval, open where an end is None. ``bare``: the cell has a value and no operator."""

    text: str = field(compare=False)
    low: Bound | None = None
    high: Bound | None = None
    bare: bool = False
    commitment: Commitment | None = None

    def __str__(self) -> str:
        return self.text

    @property
    def quantity(self) -> Quantity:
        """The number of a one-sided, exact or bare demand; the lower end of a range.

        Raises:
            ValueError: the amount was built without any end.
        """
        bound = self.low or self.high
        if bound is None:
            without = "an amount has at least one end"
            raise ValueError(without)
        return bound.quantity

    @property
    def shape(self) -> Shape:
        """The kind of demand."""
        if self.bare:
            return Shape.BARE
        if self.low is None:
            return Shape.AT_MOST if self.high and self.high.inclusive else Shape.LESS_THAN
        if self.high is None:
            return Shape.AT_LEAST if self.low.inclusive else Shape.MORE_THAN
        return Shape.EXACTLY if self.low == self.high else Shape.RANGE


@dataclass(frozen=True, slots=True)
class Zero:
    """无, 零, 不发生: exactly none of whatever is counted."""

    text: str = field(compare=False)
    commitment: Commitment | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Deadline:
    """Done on or before a day, that day included; ``day`` None for 及时 and 按时, which name none.

    A span of days (7月1日至7月31日) is a deadline on its last one.
    """

    text: str = field(compare=False)
    day: CalendarDay | None = None
    commitment: Commitment | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Approximate:
    """约10次, 若干, 6月前: nothing certain; ``quantity`` where one number can be read."""

    text: str = field(compare=False)
    quantity: Quantity | None = None
    commitment: Commitment | None = None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Words:
    """A demand in words (优秀, 效果明显), which only the same words or a person can rate."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Undetermined:
    """未定, 暂无, an empty cell: no standard was set. Neither zero nor an error."""

    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that cannot be read, kept so that its row is not lost; ``problem`` says why."""

    text: str
    problem: Message

    def __str__(self) -> str:
        return self.text


Criterion = Amount | Zero | Deadline | Approximate | Words | Undetermined | Unreadable
