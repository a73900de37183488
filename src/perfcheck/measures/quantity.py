"""A quantity: a number with its unit, as one cell says it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, Inexact

from perfcheck.measures.errors import MeasureError, UnitError
from perfcheck.measures.numbers import CHINESE_NUMBER, EXACT, NUMBER, fold, parse_number, plain
from perfcheck.measures.units import NO_UNIT, PERCENT, Unit, is_known, parse_unit
from perfcheck.messages import msg

_ARABIC = re.compile(rf"(?P<number>{NUMBER})(?P<unit>.*)")
_CHINESE = re.compile(rf"(?P<number>{CHINESE_NUMBER})(?P<unit>.*)")
_PERCENT_WORD = re.compile(rf"百分之(?P<number>{CHINESE_NUMBER}|{NUMBER})")
_EXPONENT = re.compile(rf"{NUMBER}[eE][+-]?\d+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit; ``text`` is the cell as it was written."""

    number: Decimal
    unit: Unit = NO_UNIT
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.text or f"{plain(self.number)}{self.unit}"

    @property
    def magnitude(self) -> Decimal:
        """The exact amount in the base unit of its dimension (元, 1, 月 …)."""
        return EXACT.multiply(self.number, self.unit.factor)

    def fits(self, other: Quantity) -> bool:
        """Whether both can be compared."""
        return self.unit.dimension == other.unit.dimension

    def to(self, unit: Unit) -> Quantity:
        """The same amount in another unit of its dimension.

        Raises:
            UnitError: the units measure different things, or the amount has no finite decimal there (1月 in 年).
        """
        if self.unit.dimension != unit.dimension:
            raise unit_mismatch(self, Quantity(Decimal(1), unit))
        try:
            return Quantity(EXACT.divide(self.magnitude, unit.factor), unit)
        except Inexact:
            raise UnitError(
                msg("{quantity} has no exact value in {unit}", quantity=str(self), unit=str(unit))
            ) from None

    def compare(self, other: Quantity) -> int:
        """-1, 0 or 1 as this is less than, equal to or more than the other.

        Raises:
            UnitError: the units measure different things.
        """
        if not self.fits(other):
            raise unit_mismatch(self, other)
        return int(self.magnitude.compare(other.magnitude))


def parse_quantity(text: str) -> Quantity:
    """The quantity that a cell states: ``57.73万元``, ``1亿美元``, ``三家``, ``百分之九十``, ``15``.

    Raises:
        MeasureError: the cell states no quantity, or one that cannot be meant.
    """
    folded = fold(text)
    quantity = match_quantity(folded)
    if quantity is None:
        raise MeasureError(msg("{text} is not a number with a unit", text=text[:60] or '""'))
    return Quantity(quantity.number, quantity.unit, text)


def match_quantity(folded: str) -> Quantity | None:
    """The quantity that a folded text is as a whole, or None.

    Raises:
        MeasureError: it is a number, but one that cannot be meant.
    """
    if percent := _PERCENT_WORD.fullmatch(folded):
        return Quantity(parse_number(percent["number"]), PERCENT, folded)
    if exponent := _EXPONENT.match(folded):
        text = exponent[0] if len(exponent[0]) <= 30 else exponent[0][:30] + "…"
        raise MeasureError(msg("{text} is written with an exponent; write the number out", text=text))
    if (found := _ARABIC.fullmatch(folded)) and (unit := parse_unit(found["unit"])) is not None:
        return Quantity(parse_number(found["number"]), unit, folded)
    if (found := _CHINESE.fullmatch(folded)) and is_known(found["unit"]):
        unit = parse_unit(found["unit"])
        return None if unit is None else Quantity(parse_number(found["number"]), unit, folded)
    return None


def unit_mismatch(one: Quantity, other: Quantity) -> UnitError:
    """The error that names both units."""
    return UnitError(
        msg(
            "the units {one} and {other} measure different things",
            one=one.unit.symbol or msg("(no unit)"),
            other=other.unit.symbol or msg("(no unit)"),
        )
    )
