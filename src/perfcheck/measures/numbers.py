"""Numbers as people write them in a cell, exact from the text to the comparison."""

from __future__ import annotations

import re
import unicodedata
from decimal import Context, Decimal, Inexact
from fractions import Fraction

from perfcheck.measures.errors import MeasureError
from perfcheck.messages import msg

MAX_DIGITS = 30
"""More digits than any amount of money or count needs; beyond it a number is a mistake or an attack."""

EXACT = Context(prec=200, traps=[Inexact])
"""Arithmetic that is exact or fails: 30 digits times any unit factor fit into its precision many times over."""

NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
CHINESE_NUMBER = "[零〇一二两三四五六七八九十百千万亿]+"

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_DASHES = str.maketrans("–—−‐‑―﹣", "-------")
_COMPARISONS = str.maketrans({"≧": "≥", "≦": "≤", "⩾": "≥", "⩽": "≤", "〜": "~", "∼": "~"})


def fold(text: str) -> str:
    """The text in plain form: half-width, one kind of dash and of comparison sign, no blanks."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).translate(_COMPARISONS)
    return re.sub(r"\s+", "", plain)


def parse_number(text: str) -> Decimal:
    """The exact value of a folded number, ``1,234.50`` or ``十五``.

    Raises:
        MeasureError: it is no number, or has more than ``MAX_DIGITS`` digits.
    """
    if re.fullmatch(NUMBER, text):
        digits = text.replace(",", "")
        if sum(map(str.isdigit, digits)) > MAX_DIGITS:
            raise MeasureError(msg("a number of more than {limit} digits cannot be meant", limit=MAX_DIGITS))
        return Decimal(digits)
    if re.fullmatch(CHINESE_NUMBER, text):
        return Decimal(_chinese(text))
    raise MeasureError(msg("{text} is not a number", text=_short(text)))


def plain(number: Decimal) -> str:
    """The number written out: no exponent, no trailing zeros behind the point."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def half_up(value: Decimal | Fraction, places: int) -> Decimal:
    """The value rounded half away from zero, for display only; exact also where a quotient never ends."""
    exact = Fraction(value)
    scaled = abs(exact) * 10**places
    whole = int(scaled + Fraction(1, 2))
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places, EXACT)


def _chinese(text: str) -> int:
    """Numerals with places (一百二十, 三千万) or digit by digit (二〇二〇)."""
    if len(text) > MAX_DIGITS:
        raise MeasureError(msg("a number of more than {limit} digits cannot be meant", limit=MAX_DIGITS))
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, section, digit = 0, 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        else:
            total = (total + section + digit) * _LARGE[char]
            section, digit = 0, 0
    return total + section + digit


def _short(text: str) -> str:
    return text if len(text) <= MAX_DIGITS else text[:MAX_DIGITS] + "…"
