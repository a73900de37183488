"""A quantity: a number with its unit, as one cell says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, Inexact
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.measures.days import is_year
from perfcheck.measures.errors import MeasureError, UnitError
from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import (
    CHINESE_NUMBER,
    EXACT,
    MAX_DIGITS,
    NUMBER,
    chinese_number,
    fold,
    parse_number,
    plain,
    quotient,
)
from perfcheck.measures.units import NO_UNIT, Unit, is_known, parse_unit
from perfcheck.messages import msg

if TYPE_CHECKING:
    import re
    from fractions import Fraction

_QUANTITY = Lazy(rf"(?P<number>{NUMBER}|{CHINESE_NUMBER})(?P<unit>.*)")
_SHARE = Lazy(rf"(?P<whole>[百千])分之(?P<number>{NUMBER}|{CHINESE_NUMBER})")
_SIGNS = MappingProxyType({"百": "%", "千": "‰"})
_EXPONENT = Lazy(rf"{NUMBER}[eE][+-]?[0-9]+")
_BRACKETED = Lazy(r"\(([^()]+)\)")
# What Chinese numerals before these words name is mostly no amount: 三月 is March, 二期 the second phase.
_ORDINALS = frozenset("月期班组队部本门")


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
        if self.unit is unit:
            return Quantity(self.number, unit)
        if self.unit.dimension != unit.dimension:
            raise unit_mismatch(self, Quantity(Decimal(1), unit))
        try:
            return Quantity(EXACT.divide(self.magnitude, unit.factor), unit)
        except Inexact:
            raise UnitError(
                msg("{quantity} has no exact value in {unit}", quantity=str(self), unit=str(unit))
            ) from None

    def over(self, other: Quantity) -> Fraction:
        """What share of the other this is, exactly; both fit, and the other is not zero."""
        if self.unit is other.unit:
            return quotient(self.number, other.number)
        return quotient(self.magnitude, other.magnitude)

    def compare(self, other: Quantity) -> int:
        """-1, 0 or 1 as this is less than, equal to or more than the other.

        Raises:
            UnitError: the units measure different things.
        """
        if self.unit is other.unit:
            return int(self.number.compare(other.number))
        if not self.fits(other):
            raise unit_mismatch(self, other)
        return int(self.magnitude.compare(other.magnitude))


@lru_cache(maxsize=4096)
def parse_quantity(text: str) -> Quantity:
    """The quantity that a cell states: ``57.73万元``, ``1亿美元``, ``三家``, ``百分之九十``, ``15``.

    Raises:
        MeasureError: the cell states no quantity, or one that cannot be meant.
    """
    quantity = match_quantity(spelt_out(fold(text)))
    if quantity is None and not text.strip():
        raise MeasureError(msg("a number is expected here, and there is none"))
    if quantity is None:
        raise MeasureError(msg("{text} is not a number with a unit", text=text[:60]))
    return Quantity(quantity.number, quantity.unit, text)


def spelt_out(folded: str) -> str:
    """The text with its shares as numbers: 90% for 百分之九十."""
    return _SHARE.sub(_share, folded) if "分之" in folded else folded


def _share(found: re.Match[str]) -> str:
    number = found["number"]
    value = Decimal(100) if number == "百" else None if number[-1].isdecimal() else chinese_number(number)
    return f"{number if value is None else plain(value)}{_SIGNS[found['whole']]}"


def match_quantity(folded: str) -> Quantity | None:
    """The quantity that a folded text is as a whole, or None.

    Raises:
        MeasureError: it is a number, but one that cannot be meant.
    """
    refuse_exponent(folded)
    found = _QUANTITY.fullmatch(folded)
    return None if found is None else quantity_of(found["number"], found["unit"])


def refuse_exponent(folded: str) -> None:
    """Check that a text is no number such as 1e400.

    Raises:
        MeasureError: it is.
    """
    if found := _EXPONENT.match(folded):
        raise MeasureError(msg("{text} is written with an exponent; write the number out", text=found[0][:MAX_DIGITS]))


def quantity_of(number: str, symbol: str) -> Quantity | None:
    """The quantity of a number and the symbol behind it, both folded; None where the symbol is no unit.

    Raises:
        MeasureError: it is a number, but one that cannot be meant.
    """
    if not number[-1].isdecimal():
        return _chinese_quantity(number, symbol)
    unit = parse_unit(symbol) or unit_in_brackets(symbol)
    if unit is None or (symbol == "年" and is_year(number)):
        return None
    return Quantity(parse_number(number), unit, f"{number}{symbol}")


def _chinese_quantity(number: str, symbol: str) -> Quantity | None:
    """三家: Chinese numerals make a quantity only with a unit of the tables; 两个维护 is a slogan."""
    if not symbol or not is_known(symbol) or symbol in _ORDINALS:
        return None
    value, unit = chinese_number(number), parse_unit(symbol)
    return None if value is None or unit is None else Quantity(value, unit, f"{number}{symbol}")


def unit_in_brackets(symbol: str) -> Unit | None:
    """The unit of the tables that is written with brackets, 台(套), or within them, (万元)."""
    bracketed = _BRACKETED.fullmatch(symbol)
    known = bracketed[1] if bracketed else symbol
    return parse_unit(known) if known and is_known(known) and symbol.endswith(")") else None


def unit_mismatch(one: Quantity, other: Quantity) -> UnitError:
    """The error that names both units."""
    return UnitError(
        msg(
            "the units {one} and {other} measure different things",
            one=one.unit.symbol or msg("(no unit)"),
            other=other.unit.symbol or msg("(no unit)"),
        )
    )
