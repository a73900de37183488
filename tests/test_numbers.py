"""Numbers: what is read is exact, what is no number is refused, and rounding is for display only."""

from __future__ import annotations

import sys
import time
import unicodedata
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import (
    MAX_DIGITS,
    chinese_number,
    fold,
    half_up,
    in_percent,
    parse_number,
    plain,
    product,
    quotient,
    total,
)

NUMERALS = "零一二三四五六七八九"

exact_numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("１０％", "10%"),
        ("（含）～，：", "(含)~,:"),
        ("＞＝ 90 ％", ">=90%"),
        ("≧5 ≦6 ⩾7 ⩽8", "≥5≤6≥7≤8"),
        ("≮5", "≥5"),
        ("≯5", "≤5"),
        ("5–6—7−8‐9‑0", "5-6-7-8-9-0"),
        ("5〜6∼7～8", "5~6~7~8"),
        ("３ 次", "3次"),
        ("　10 次\t以上\n", "10次以上"),
        ("10\u200b次\ufeff", "10次"),
        ("㎡", "m2"),
        ("m²", "m2"),
        ("米³", "米3"),
        ("𝟏𝟎次", "10次"),
        ("10 20", "10 20"),
        ("10\n20", "10 20"),
        ("1 000", "1 000"),
        ("1. 5个", "1. 5个"),
        ("- 5%", "- 5%"),
        ("10 - 20", "10-20"),
        ("①10次", "1 10次"),
        ("⒈10次", "1. 10次"),
        ("10²", "10 2"),
        ("10½", "10 1⁄2"),
        ("", ""),
        (" \u3000\n", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Full width, dashes, signs and blanks fold; what separates two numbers stays."""
    assert fold(text) == folded


def test_no_character_but_a_digit_joins_a_number() -> None:
    """No character of Unicode that only looks like a digit becomes a digit of the number beside it."""
    lookalikes = [
        char
        for char in map(chr, range(sys.maxunicode + 1))
        if not char.isdecimal() and any(map(str.isdecimal, unicodedata.normalize("NFKC", char)))
    ]
    assert len(lookalikes) > 200
    assert not [char for char in lookalikes if fold(f"1{char}").isdecimal() or fold(f"{char}1").isdecimal()]


@given(st.text())
def test_fold_leaves_no_blank_but_between_digits(text: str) -> None:
    """Folding never fails, and the blanks that it leaves separate numbers or follow a leading sign."""
    for before, after in zip(fold(text), fold(text)[1:], strict=False):
        assert not before.isspace() or after in "0123456789.,"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("15", "15"),
        ("57.73", "57.73"),
        ("1,234.50", "1234.50"),
        ("12,345,678", "12345678"),
        ("+5", "5"),
        ("-5.5", "-5.5"),
        ("0402", "402"),
        ("9" * MAX_DIGITS, "9" * MAX_DIGITS),
        ("零", "0"),
        ("〇", "0"),
        ("三", "3"),
        ("两", "2"),
        ("十", "10"),
        ("十五", "15"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("一百二十", "120"),
        ("两千零二十", "2020"),
        ("一千零五十", "1050"),
        ("三万五千", "35000"),
        ("三万零五百", "30500"),
        ("三千万", "30000000"),
        ("一亿五千万", "150000000"),
        ("一万二千亿", "1200000000000"),
        ("二〇二〇", "2020"),
        ("一〇五", "105"),
    ],
)
def test_parse_number(text: str, number: str) -> None:
    """Arabic and Chinese numerals, exactly."""
    assert parse_number(text) == Decimal(number)
    assert str(parse_number(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "1,23",
        "1,2345",
        ".5",
        "5.",
        "1.2.3",
        "1e5",
        "1 000",
        "10 20",
        "--5",
        "٣",
        "NaN",
        "Infinity",
        "0x10",
        "1_000",
        "三四",
        "七八十",
        "一千五",
        "一百五",
        "三万五",
        "百",
        "千",
        "万",
        "亿",
        "万一",
        "一一",
        "十十",
        "一零",
        "零五",
        "三个",
        "十几",
    ],
)
def test_no_number(text: str) -> None:
    """What may mean another number than it seems to is none."""
    with pytest.raises(MeasureError, match="is not a number"):
        parse_number(text)


@pytest.mark.parametrize(
    "text", ["9" * (MAX_DIGITS + 1), "1," * 10 + "9" * 30, "9" * 10**6, "0." + "0" * 30 + "1", "一" * 31]
)
def test_too_many_digits(text: str) -> None:
    """More digits than can be meant are refused at once, however many."""
    before = time.process_time()
    with pytest.raises(MeasureError):
        parse_number(text)
    assert time.process_time() - before < 5  # a hang, not a speed


def _section(number: int) -> str:
    """A number below 10 000 in Chinese numerals, 零 for skipped places."""
    text, skipped = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if skipped and text else "") + NUMERALS[digit] + name
        skipped = not digit
    return text


def _chinese(number: int) -> str:
    """A number below 10 ** 12 in Chinese numerals."""
    text = ""
    for place, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = number // place % 10**4
        if section:
            text += ("零" if text and section < 1000 else "") + _section(section) + name
    return text


@given(st.integers(1, 10**12 - 1))
def test_chinese_numerals_mean_what_they_write(number: int) -> None:
    """Every numeral that is written by the rules is read back."""
    assert chinese_number(_chinese(number)) == number


@given(exact_numbers)
def test_plain_is_exact(number: Decimal) -> None:
    """What is printed is the number, without exponent or idle zeros, and is read back as the same."""
    text = plain(number)
    assert Decimal(text) == number == parse_number(text)
    assert "E" not in text
    assert text != "-0"
    assert not ("." in text and text.endswith(("0", ".")))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("200.00", "200"),
        ("1E+3", "1000"),
        ("-0", "0"),
        ("0.10", "0.1"),
        ("-0.00", "0"),
        ("100", "100"),
        ("1E-7", "0.0000001"),
    ],
)
def test_plain(number: str, text: str) -> None:
    """Zeros before the point stay."""
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("2.5", 0, "3"),
        ("1.005", 2, "1.01"),
        ("-1.005", 2, "-1.01"),
        ("0.125", 2, "0.13"),
        ("68.6991869", 2, "68.70"),
        ("-0.001", 2, "0.00"),
        ("1", 2, "1.00"),
        ("12345", -2, "1.23E+4"),
    ],
)
def test_half_up(value: str, places: int, rounded: str) -> None:
    """Ties go away from zero, on both sides of it."""
    assert str(half_up(Decimal(value), places)) == rounded


@given(st.fractions(), st.integers(0, 6))
def test_half_up_is_the_nearest(value: Fraction, places: int) -> None:
    """Never further than half a step, the same on both sides of zero, and settled after one time."""
    rounded = half_up(value, places)
    assert abs(Fraction(rounded) - value) <= Fraction(1, 2 * 10**places)
    assert half_up(-value, places) == rounded.copy_negate()
    assert half_up(rounded, places) == rounded
    assert rounded.as_tuple().exponent == -places


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_half_up_takes_ties_away_from_zero(step: int, places: int) -> None:
    """A value in the middle of two steps goes to the larger one."""
    middle = (Fraction(abs(step)) + Fraction(1, 2)) / 10**places
    assert half_up(middle, places) == Decimal(abs(step) + 1).scaleb(-places)


@given(st.fractions(), st.fractions(), st.integers(0, 4))
def test_half_up_keeps_order(one: Fraction, other: Fraction, places: int) -> None:
    """A larger value never shows as a smaller one."""
    low, high = sorted((one, other))
    assert half_up(low, places) <= half_up(high, places)


@given(st.fractions(), st.fractions())
def test_products_are_those_of_fractions(one: Fraction, other: Fraction) -> None:
    assert product(one, other) == one * other


@given(st.lists(st.fractions(max_denominator=10**6)))
def test_totals_are_those_of_fractions(parts: list[Fraction]) -> None:
    assert total(parts) == sum(parts)


@given(exact_numbers, exact_numbers.filter(bool))
def test_quotients_are_those_of_fractions(part: Decimal, whole: Decimal) -> None:
    assert quotient(part, whole) == Fraction(part) / Fraction(whole)


@given(st.fractions() | exact_numbers, st.integers(0, 4))
def test_percentages_are_rounded_like_the_numbers_themselves(share: Fraction | Decimal, places: int) -> None:
    assert in_percent(share, places) == half_up(Fraction(share) * 100, places)
