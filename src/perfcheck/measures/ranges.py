"""Demands on one number from both sides: 60%-79%, 10人以上不满20人, 60≤X<80, [60,80), 10次±2次."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from perfcheck.measures.amounts import MARK, UNIT, half, half_pattern, includes, one_sided
from perfcheck.measures.criterion import Amount, Bound, Shape
from perfcheck.measures.days import is_year
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import CHINESE_NUMBER, EXACT, NUMBER
from perfcheck.measures.operators import contradiction
from perfcheck.measures.quantity import Quantity, quantity_of, unit_mismatch
from perfcheck.measures.units import completed
from perfcheck.messages import msg

_SIGN = "[<>]=?|=[<>]"
_A, _B = rf"(?P<a>{NUMBER})(?P<a_unit>{UNIT})", rf"(?P<b>{NUMBER})(?P<b_unit>{UNIT})"
_RANGE = Lazy(
    rf"(?:控制在|保持在|介于|达到?|在)?(?P<a>{NUMBER}|{CHINESE_NUMBER})(?P<a_unit>{UNIT})(?P<a_mark>{MARK})?"
    rf"(?P<to>-{{1,2}}|~|至|到|[与和](?=.*之间\Z))(?P<b>{NUMBER}|{CHINESE_NUMBER})(?P<b_unit>{UNIT})(?P<b_mark>{MARK})?(?:之间)?"
)
_CHAIN = Lazy(rf"{_A}(?P<a_sign>{_SIGN})[^0-9<>=]{{0,12}}(?P<b_sign>{_SIGN}){_B}")
_FLIPPED = Lazy(rf"{_A}(?P<sign>{_SIGN})[^0-9<>=]{{1,12}}")
_BRACKETS = Lazy(rf"(?P<open>[\[(]){_A}[,~-]{_B}(?P<close>[\])])(?P<unit>{UNIT})")
_AROUND = Lazy(rf"(?:{_A})?±{_B}(?:以内|之内)?")
_TWO = Lazy(rf"{half_pattern('_a')}[,、;]?(?:且|并且|并|而|同时|但)?{half_pattern('_b')}")
_MIRRORED = str.maketrans("<>", "><")
_DATES = frozenset({"月", "日", "号"})


def two_sided(demand: str, text: str) -> Amount | None:
    """A demand that bounds a number from both sides, or a comparison written the other way round (90%≤X).

    Raises:
        MeasureError: it runs backwards, contradicts itself or mixes units, or a number cannot be meant.
    """
    return (
        _range(demand, text)
        or _side_by_side(demand, text)
        or _chain(demand, text)
        or _flipped(demand, text)
        or _brackets(demand, text)
        or _around(demand, text)
    )


def interval_around(text: str, centre: Quantity, width: Quantity) -> Amount:
    """The closed interval of ``width`` on both sides of ``centre``; a width in % of something else is a share of it.

    Raises:
        MeasureError: the two measure different things, or the width is negative.
    """
    if width.unit.is_ratio and not centre.unit.is_ratio:
        by = EXACT.multiply(centre.number.copy_abs(), width.magnitude)
    else:
        by = width.to(centre.unit).number
    if by < 0:
        raise MeasureError(msg("{text} has a negative width", text=text[:60]))
    low, high = EXACT.subtract(centre.number, by), EXACT.add(centre.number, by)
    return Amount(text, Bound(Quantity(low, centre.unit)), Bound(Quantity(high, centre.unit)))


def _range(demand: str, text: str) -> Amount | None:
    """Closed at both ends, unless 不含 stands at one, or 含 at only one of the two."""
    found = _RANGE.fullmatch(demand)
    if found is None or _is_no_range(found):
        return None
    ends, marks = _ends(found, found["a_unit"], found["b_unit"]), (found["a_mark"], found["b_mark"])
    if ends is None:
        return None
    low, high = (includes(mark, end) if mark else None for mark, end in zip(marks, ends, strict=True))
    if (marks[0] and low is None) or (marks[1] and high is None):
        return None
    closed = (high is not True if low is None else low), (low is not True if high is None else high)
    return _between(text, Bound(ends[0], closed[0]), Bound(ends[1], closed[1]))


def _is_no_range(found: re.Match[str]) -> bool:
    """Whether it only looks like a range: months (1-3月), years (2020-2022), a telephone number, or -5--3."""
    a, b, unit = found["a"], found["b"], found["a_unit"] or found["b_unit"]
    dates = unit in _DATES or (not unit and is_year(a) and (is_year(b) or len(b) < len("100")))
    dashes = found["to"][0] == "-" and (b[0] in "+-" or (a[0] == "-" and len(found["to"]) > 1))
    return dates or dashes or re.match("0[0-9]", a) is not None


def _ends(found: re.Match[str], a_unit: str, b_unit: str) -> tuple[Quantity, Quantity] | None:
    """Both quantities; one without a unit, or with nothing but 万, takes the other's."""
    first, last = quantity_of(found["a"], a_unit or b_unit), quantity_of(found["b"], b_unit or a_unit)
    if first is None or last is None:
        return None
    return _completed(first, last), _completed(last, first)


def _completed(one: Quantity, other: Quantity) -> Quantity:
    unit = completed(one.unit, other.unit)
    return one if unit == one.unit else Quantity(one.number, unit)


def _between(text: str, low: Bound, high: Bound) -> Amount:
    """The amount between two ends.

    Raises:
        MeasureError: the ends measure different things, or the first is the larger one.
    """
    if not low.quantity.fits(high.quantity):
        raise unit_mismatch(low.quantity, high.quantity)
    if low.quantity.compare(high.quantity) > 0:
        raise MeasureError(msg("{text} runs backwards: write the smaller number first", text=text[:60]))
    return Amount(text, low, high)


def _side_by_side(demand: str, text: str) -> Amount | None:
    """A lower and an upper demand side by side: 10人以上不满20人, ≥60%且<80%."""
    found = _TWO.fullmatch(demand)
    first, last = (half(found, text, "_a"), half(found, text, "_b")) if found else (None, None)
    if first is None or last is None or first.bare or last.bare:
        return None
    one, other = _completed(first.quantity, last.quantity), _completed(last.quantity, first.quantity)
    if not one.fits(other):
        raise unit_mismatch(one, other)
    low, high = first.low or last.low, first.high or last.high
    if low is None or high is None or Shape.EXACTLY in (first.shape, last.shape):
        raise contradiction(text)
    if low is last.low:
        one, other = other, one
    return _between(text, replace(low, quantity=one), replace(high, quantity=other))


def _chain(demand: str, text: str) -> Amount | None:
    """Two comparisons of one thing: 60%≤X<80%, 100%≥合格率≥95%."""
    found = _CHAIN.fullmatch(demand)
    ends = _ends(found, found["a_unit"], found["b_unit"]) if found else None
    if found is None or ends is None or ("<" in found["a_sign"]) != ("<" in found["b_sign"]):
        return None
    first, last = (Bound(end, "=" in sign) for end, sign in zip(ends, found.group("a_sign", "b_sign"), strict=True))
    return _between(text, first, last) if "<" in found["a_sign"] else _between(text, last, first)


def _flipped(demand: str, text: str) -> Amount | None:
    """A comparison whose name stands behind it: 90%≤X."""
    found = _FLIPPED.fullmatch(demand)
    if found is None:
        return None
    sign = found["sign"].translate(_MIRRORED)
    return one_sided(f"{sign}{found['a']}{found['a_unit']}", text)


def _brackets(demand: str, text: str) -> Amount | None:
    """[60%,80%): a square bracket includes its end, a round one does not; (1,234) with round ones only is no range."""
    found = _BRACKETS.fullmatch(demand)
    if found is None or found["open"] + found["close"] == "()":
        return None
    ends = _ends(found, found["a_unit"], found["b_unit"] or found["unit"])
    return ends and _between(text, Bound(ends[0], found["open"] == "["), Bound(ends[1], found["close"] == "]"))


def _around(demand: str, text: str) -> Amount | None:
    """±5%, 10±2次; 100±5% may mean two things and is none of them."""
    found = _AROUND.fullmatch(demand)
    width = quantity_of(found["b"], found["b_unit"]) if found else None
    if found is None or width is None:
        return None
    if found["a"] is None:
        return interval_around(text, Quantity(Decimal(0), width.unit), width)
    centre = quantity_of(found["a"], found["a_unit"])
    if centre is None or (width.unit.is_ratio and not centre.unit.symbol):
        return None
    return interval_around(text, _completed(centre, width), _completed(width, centre))
