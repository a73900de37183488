"""Numbers as people write them in a cell, exact from the text to the comparison."""

from __future__ import annotations

import re
import unicodedata
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from itertools import pairwise

from perfcheck.measures.errors import MeasureError
from perfcheck.messages import msg

MAX_DIGITS = 30
"""More digits than any amount of money or count needs; beyond it a number is a mistake or an attack."""

EXACT = Context(prec=200, traps=[Inexact])
"""Arithmetic that is exact or fails: 30 digits times any unit factor fit into its precision many times over."""

NUMBER = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
CHINESE_NUMBER = "[零〇一二两三四五六七八九十百千万亿]+"

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = (("亿", 10**8), ("万", 10**4))
_DIGIT = "[一二两三四五六七八九]"
_SECTION = (
    rf"(?:{_DIGIT}千(?:零?{_DIGIT}百)?|{_DIGIT}百)(?:零?{_DIGIT}十{_DIGIT}?|零{_DIGIT})?|{_DIGIT}?十{_DIGIT}?|{_DIGIT}"
)
_BELOW_YI = rf"(?:零?(?:{_SECTION})万)?(?:零?(?:{_SECTION}))?"
_PLACES = re.compile(rf"(?=[十一两二三四五六七八九])(?:{_BELOW_YI}亿)?{_BELOW_YI}")
_SPOKEN = re.compile(rf"[百千万亿]{_DIGIT}\Z")
_DIGIT_BY_DIGIT = re.compile("[〇一二三四五六七八九]*〇[〇一二三四五六七八九]*|零")

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("–—−‐‑―﹣", "-"),
        **dict.fromkeys("≧⩾≮", "≥"),
        **dict.fromkeys("≦⩽≯", "≤"),
        **dict.fromkeys("〜∼", "~"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
# Characters that NFKC turns into digits without their being digits of the number beside them: ① ⒈ ½ 10² ㏠.
# Only after a letter or 米 is ² a part of the word (m²).
_NOT_A_PLACE = re.compile(
    "(?<![a-zA-Z米])[²³]|[¹¼-¾⁰-₉⅐-⅟↉①-⒛⓪-⓿㈠-㉃㉈-㊿㋀-㋋㍘-㍰㏠-㏾\U0001f100-\U0001f10a]",
)
# Most cells: these characters are in plain form already.
_PLAIN_ALREADY = re.compile("[\x00-\x7f\u4e00-\u9fff≥≤±‰、。]*")
_DIGIT_SIDE = frozenset("0123456789.,")


def fold(text: str) -> str:
    """The text in plain form: half-width, one kind of dash and of comparison sign, no blanks.

    A blank between two digits stays: it may separate two numbers, and gluing them would make up a third one.
    """
    if not _PLAIN_ALREADY.fullmatch(text):
        text = unicodedata.normalize("NFKC", _NOT_A_PLACE.sub(r" \g<0> ", text)).translate(_PLAIN)
    words = text.split()
    return words[0] if len(words) == 1 else _joined(words)


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
    if re.fullmatch(NUMBER, text):
        digits = text.replace(",", "")
        if sum(map(str.isdigit, digits)) > MAX_DIGITS:
            raise _too_long()
        number = Decimal(digits)
        return number.copy_abs() if number.is_zero() else number
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
        raise _too_long()
    if _DIGIT_BY_DIGIT.fullmatch(text):
        return Decimal("".join(str(_DIGITS[char]) for char in text))
    if not _PLACES.fullmatch(text) or _SPOKEN.search(text):
        return None
    return Decimal(_placed(text))


def _placed(text: str) -> int:
    for mark, factor in _LARGE:
        high, found, low = text.rpartition(mark)
        if found:
            return _placed(high) * factor + _placed(low)
    total, digit = 0, 0
    for char in text:
        if char in _SMALL:
            total, digit = total + (digit or 1) * _SMALL[char], 0
        else:
            digit = _DIGITS[char]
    return total + digit


def plain(number: Decimal) -> str:
    """The number written out: no exponent, no trailing zeros behind the point, no minus before zero."""
    text = format(number.copy_abs() if number.is_zero() else number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def half_up(value: Decimal | Fraction, places: int) -> Decimal:
    """The value rounded half away from zero, for display only; exact also where a quotient never ends."""
    exact = Fraction(value)
    scaled = abs(exact) * 10**places
    whole = int(scaled + Fraction(1, 2))
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places, EXACT)


def _too_long() -> MeasureError:
    return MeasureError(msg("a number of more than {limit} digits cannot be meant", limit=MAX_DIGITS))


def _short(text: str) -> str:
    return text if len(text) <= MAX_DIGITS else text[:MAX_DIGITS] + "…"
