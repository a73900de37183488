"""How the weight of an indicator comes about, before all weights of a project are scaled."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.numbers import fraction_of, product

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcheck.findings import KeyPath


class WeightOrigin(NamedTuple):
    """A weight as the file gives it, or a share of what its group has left for those without one.

    ``points`` are those of the group in the policy, which ``rests_on`` leads to; ``left`` of them are shared by
    ``among`` indicators. A given weight grows by ``growth`` where its group takes the points of an empty one.
    """

    group: str
    given: Decimal | None
    points: Decimal
    left: Fraction
    among: int
    growth: Fraction = Fraction(1)
    rests_on: tuple[KeyPath, ...] = ()

    @property
    def raw(self) -> Fraction:
        """The weight before scaling."""
        return self.left / self.among if self.given is None else product(fraction_of(self.given), self.growth)
