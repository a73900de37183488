"""Numbers as people write them in a cell, exact from the text to the comparison."""

from __future__ import annotations

import unicodedata
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import lcm
from typing import TYPE_CHECKING

from perfcheck.measures.errors import MeasureError
from perfcheck.measures.lazy import Lazy
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Collection

MAX_DIGITS = 30
"""More digits than any amount of money or count needs; beyond it a number is a mistake or an attack."""

EXACT = Context(prec=200, traps=[Inexact])
"""Arithmetic that is exact or fails: 30 digits times any unit factor fit into its precision many times over."""

NUMBER = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
CHINESE_NUMBER = "[零〇一二两三四五六七八九十百千万亿]+"

_NUMBER = Lazy(NUMBER)
# Chinese numerals, one character each: 0-9 and the places t(en), h(undred), k (1000), w (10 000) and y (100 million).
_NUMERALS = str.maketrans("零〇一二两三四五六七八九十百千万亿", "001223456789thkwy")
_SMALL = {"t": 10, "h": 100, "k": 1000}
_LARGE = (("y", 10**8), ("w", 10**4))
_SECTION = "(?:(?:[1-9]k(?:0?[1-9]h)?|[1-9]h)(?:0?[1-9]t[1-9]?|0[1-9])?|[1-9]?t[1-9]?|[1-9])"
_BELOW_Y = f"(?:0?{_SECTION}w)?(?:0?{_SECTION})?"
_PLACES = Lazy(f"(?=[1-9t])(?:{_BELOW_Y}y)?{_BELOW_Y}")
_SPOKEN = Lazy(r"[hkwy][1-9]\Z")

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("–—−‐‑―﹣", "-"),
        **dict.fromkeys("≧⩾≮", "≥"),
        **dict.fromkeys("≦⩽≯", "≤"),
        **dict.fromkeys("〜∼", "~"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
_NEEDS_PLAIN = Lazy(f"[{''.join(map(chr, _PLAIN))}]")
_DIGIT_SIDE = frozenset("0123456789.,")


def fold(text: str) -> str:
    """The text in plain form: half-width, one kind of dash and of comparison sign, no blanks.

    A blank between two digits stays: it may separate two numbers, and gluing them would make up a third one.
    """
    if not text.isascii():
        if not unicodedata.is_normalized("NFKC", text):
            text = unicodedata.normalize("NFKC", _spaced(text))
        if _NEEDS_PLAIN.search(text):
            text = text.translate(_PLAIN)
    words = text.split()
    return words[0] if len(words) == 1 else _joined(words)


def _spaced(text: str) -> str:
    """The text with blanks around what NFKC would make digits of the number beside it: ①10 ⒈10 10½ 10² (not m²)."""
    return "".join(
        f" {char} " if _hides_digits(char) and not (char in "²³" and before.isalpha()) else char
        for before, char in pairwise(f" {text}")
    )


def _hides_digits(char: str) -> bool:
    return not char.isdecimal() and any(map(str.isdecimal, unicodedata.normalize("NFKC", char)))


def _joined(words: list[str]) -> str:
    """The words without blanks, except where a blank keeps two numbers, or a bullet and a number, apart."""
    joined = words[:1]
    for before, word in pairwise(words):
        apart = before[-1] in _DIGIT_SIDE or (len(joined) == 1 and before in {"+", "-"})
        joined.append(f" {word}" if apart and word[0] in _DIGIT_SIDE else word)
    return "".join(joined)


def parse_number(text: str) -> Decimal:
    """The exact value of a folded number, ``1,234.50`` or ``十五``.

    Raises:
        MeasureError: it is no number, or has more than ``MAX_DIGITS`` digits.
    """
    if _NUMBER.fullmatch(text):
        digits = text.replace(",", "")
        if len(digits) > MAX_DIGITS and sum(map(str.isdecimal, digits)) > MAX_DIGITS:
            raise too_long()
        exact = Decimal(digits)
        return exact.copy_abs() if exact.is_zero() else exact
    number = chinese_number(text)
    if number is None:
        raise MeasureError(msg("{text} is not a number", text=_short(text)))
    return number


def chinese_number(text: str) -> Decimal | None:
    """The value of Chinese numerals: with places (一百二十, 三千万) or digit by digit with 〇 (一〇五).

    None for what only looks like a number: 三四家 is a guess, 一千五 is 1500 when spoken and 1005 when written, and
    a place without a digit (百, 万元) counts nothing.
    """
    if len(text) > MAX_DIGITS:
        raise too_long()
    digits = text.translate(_NUMERALS)
    if digits.isdecimal() and digits.isascii() and ("〇" in text or text == "零"):
        return Decimal(digits)
    if not _PLACES.fullmatch(digits) or _SPOKEN.search(digits):
        return None
    return Decimal(_placed(digits))


def _placed(digits: str) -> int:
    for mark, factor in _LARGE:
        high, found, low = digits.rpartition(mark)
        if found:
            return _placed(high) * factor + _placed(low)
    total, digit = 0, 0
    for char in digits:
        if char in _SMALL:
            total, digit = total + (digit or 1) * _SMALL[char], 0
        else:
            digit = int(char)
    return total + digit


def plain(number: Decimal) -> str:
    """The number written out: no exponent, no trailing zeros behind the point, no minus before zero."""
    text = format(number.copy_abs() if number.is_zero() else number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def half_up(value: Decimal | Fraction | int, places: int) -> Decimal:
    """The value rounded half away from zero, for display only; exact also where a quotient never ends."""
    part, whole = value.as_integer_ratio()
    return _rounded(part * 10**places, whole, places)


def in_percent(share: Decimal | Fraction | int, places: int = 2) -> Decimal:
    """A share as a percentage, or a difference of two as percentage points, rounded as :func:`half_up` does."""
    part, whole = share.as_integer_ratio()
    return _rounded(part * 10 ** (places + 2), whole, places)


def _rounded(part: int, whole: int, places: int) -> Decimal:
    """The quotient of two whole numbers, rounded half away from zero, with the point before the last ``places``."""
    rounded = (2 * abs(part) + whole) // (2 * whole)
    return Decimal(rounded if part >= 0 else -rounded).scaleb(-places, EXACT)


def quotient(part: Decimal, whole: Decimal) -> Fraction:
    """One number by another, exactly; the same as by way of two fractions, in a third of the time."""
    above, below = part.as_integer_ratio(), whole.as_integer_ratio()
    return Fraction(above[0] * below[1], above[1] * below[0])


def product(one: Fraction, other: Fraction) -> Fraction:
    """One fraction times another, exactly; the same as by the operator, in half of the time."""
    above, below = one.as_integer_ratio(), other.as_integer_ratio()
    return Fraction(above[0] * below[0], above[1] * below[1])


def total(parts: Collection[Fraction]) -> Fraction:
    """The sum of fractions, exactly; they are brought to one denominator once, not one after the other."""
    common = lcm(*(part.denominator for part in parts))
    return Fraction(sum(part.numerator * (common // part.denominator) for part in parts), common)


@lru_cache(maxsize=1024)
def fraction_of(number: Decimal) -> Fraction:
    """The number as a fraction; those of a policy are needed for every indicator."""
    return Fraction(number)


def too_long() -> MeasureError:
    """The error for a number of too many digits."""
    return MeasureError(msg("a number of more than {limit} digits cannot be meant", limit=MAX_DIGITS))


def _short(text: str) -> str:
    return text if len(text) <= MAX_DIGITS else text[:MAX_DIGITS] + "…"
