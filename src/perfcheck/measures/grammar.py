"""From the text of a cell to its criterion (the table of words is in docs/data-language.md)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from perfcheck.measures.criterion import (
    Amount,
    Approximate,
    Bound,
    Commitment,
    Criterion,
    Deadline,
    Undetermined,
    Unreadable,
    Words,
    Zero,
)
from perfcheck.measures.days import match_day
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import EXACT, NUMBER, fold
from perfcheck.measures.quantity import Quantity, match_quantity, unit_mismatch
from perfcheck.messages import msg

LONGEST = 60
"""Longer cells are text: no demand on a number needs more characters."""

_UNDETERMINED = frozenset(
    ["", "未定", "待定", "暂无", "/", "\\", "-", "--", "暂未定", "暂未确定", "未确定", "待确定", "未设定", "N/A", "n/a"]
)
_ZERO = re.compile(
    r"无|零|没有|(?:不|未)(?:出现|发生)(?:\D{0,12})|杜绝\D{1,12}"
    r"|[无零]\D{0,6}(?:事故|投诉|差错|违规|伤亡|案件|发生|纠纷|隐患)"
)
_HARD, _SOFT = ("确保", "保证"), ("力争", "预计", "争取", "计划", "预期")
_VERB = re.compile(r"(?:完成|达到|达|实现|为|保持在|保持|增长|提高|提升|增加)+")

_AT_LEAST = ("不低于", "不少于", "不小于", "至少", "最少", "达到", "≥", ">=", "=>")
_MORE_THAN = ("超过", "高于", "多于", "大于", "超", ">")
_AT_MOST = ("不超过", "不高于", "不多于", "不大于", "至多", "最多", "控制在", "≤", "<=", "=<")
_LESS_THAN = ("低于", "少于", "小于", "不足", "不满", "未满", "不到", "<")
_EXACTLY = ("等于", "=")

_INCLUDED = r"(?:\(含\)|\(含本数\)|含)?"
_EXCLUDED = r"\(不含(?:本数)?\)"
_SUFFIXES = (
    (re.compile(rf"以上{_EXCLUDED}"), "low", False),
    (re.compile(rf"{_EXCLUDED}以上"), "low", False),
    (re.compile(rf"(?:{_INCLUDED}及?以上|及以上){_INCLUDED}"), "low", True),
    (re.compile(rf"以下{_EXCLUDED}"), "high", False),
    (re.compile(rf"{_EXCLUDED}以下"), "high", False),
    (re.compile(rf"(?:{_INCLUDED}及?(?:以下|以内|之内)|及以下){_INCLUDED}"), "high", True),
    (re.compile(r"内"), "high", True),
    (re.compile(r"以外"), "low", False),
)
_MARK = rf"(?:\(含(?:本数)?\)|{_EXCLUDED})?"
_RANGE = re.compile(
    rf"(?P<a>{NUMBER}[^\d<>≤≥~()±]*?)(?P<am>{_MARK})(?:-+|~|至|到)(?P<b>{NUMBER}[^<>≤≥~±]*?)(?P<bm>{_MARK})(?:之间)?"
)
_BRACKETS = re.compile(rf"(?P<open>[\[(])(?P<a>{NUMBER}[^,\d]*),(?P<b>{NUMBER}[^,\d]*)(?P<close>[\])])")
_CHAIN = re.compile(r"(?P<a>[^<>≤≥=]+)(?P<op1><=|<|≤)[^\d<>≤≥=]{0,12}(?P<op2><=|<|≤)(?P<b>[^<>≤≥=]+)")
_AROUND = re.compile(rf"(?P<middle>{NUMBER}[^\d±]*)?±(?P<by>{NUMBER}[^\d±]*?)(?:以内|之内)?")
_NAMED = re.compile(r"(?P<name>[^\d<>≤≥=]{1,12})(?P<rest>(?:<=|>=|[<>≤≥=]).+)")
_FLIPPED = re.compile(r"(?P<a>[^<>≤≥=]+?)(?P<op><=|>=|[<>≤≥])(?:[xX]|\D{1,12})")
_CONNECTOR = re.compile(r"[,、;且并和及]+")

_APPROXIMATE = re.compile(
    r"(?:约|大约|大概|近|将近|接近|左右|上下)(?P<after>.+)|(?P<before>.+?)(?:左右|上下)|(?P<number>\d[\d,.]*)(?:余|多|来|几)(?P<unit>.{1,8})"
)
_SEVERAL = re.compile(r"若干.{0,8}|[几数][十百千万亿]*.{1,4}|[十百千万亿][余多几].{1,6}")

_DEADLINE = re.compile(
    r"(?:于|在|不晚于|不迟于|截至|截止)?(?P<day>.+?)(?P<before>之前|以前|前|以内|之内)?(?:完成|全部完成|完工|完毕|办结|支付完毕)?"
)
_IN_TIME = re.compile(r"(?:及时|按时|按期|如期|准时)(?:完成|支付|到位|办结|拨付|发放|兑现)?")
_BARE_DURATION = re.compile(r"\d{1,2}月|(?!\d{4}年)\d+年")
_HAS_COMPARISON = re.compile("[<>≤≥=]")


def parse_criterion(text: str) -> Criterion:
    """What the cell demands. Never fails: a cell that cannot be read comes back as :class:`Unreadable`."""
    folded = fold(text).rstrip("。;,")
    if folded in _UNDETERMINED:
        return Undetermined(text)
    if len(folded) > LONGEST:
        return Words(text)
    commitment, demand = _commitment(folded)
    try:
        found = _read(demand)
    except MeasureError as error:
        return Unreadable(text, error.message)
    if found is None:
        return _words(text, demand)
    return replace(found, text=text, commitment=commitment)


def _words(text: str, demand: str) -> Words | Unreadable:
    if _HAS_COMPARISON.search(demand):
        return Unreadable(text, msg("{text} compares with something that is not a number with a unit", text=text))
    return Words(text)


def _commitment(folded: str) -> tuple[Commitment | None, str]:
    for words, commitment in ((_HARD, Commitment.HARD), (_SOFT, Commitment.SOFT)):
        for word in words:
            if folded.startswith(word) and len(folded) > len(word):
                return commitment, folded.removeprefix(word)
    return None, folded


def _read(demand: str) -> Amount | Zero | Deadline | Approximate | None:
    if _ZERO.fullmatch(demand):
        return Zero(demand)
    return _amount(demand) or _deadline(demand) or _approximate(demand) or (_without_verb(demand))


def _without_verb(demand: str) -> Amount | Zero | Deadline | Approximate | None:
    rest = demand[found.end() :] if (found := _VERB.match(demand)) else ""
    return _read(rest) if rest else None


def _amount(demand: str) -> Amount | None:
    return _bare(demand) or _one_sided(demand) or _range(demand) or _two_sided(demand) or _named(demand)


def _bare(demand: str) -> Amount | None:
    if match_day(demand) is not None and not _BARE_DURATION.fullmatch(demand):
        return None
    quantity = match_quantity(demand)
    return None if quantity is None else Amount(demand, Bound(quantity), Bound(quantity), bare=True)


def _one_sided(demand: str) -> Amount | None:
    """One operator, before or behind the number, or a pair that says the same (控制在…以内)."""
    for side, inclusive, word in _PREFIXES:
        if demand.startswith(word):
            return _with_prefix(demand, demand.removeprefix(word), side, inclusive)
    for pattern, side, inclusive in _SUFFIXES:
        quantity = _before(pattern, demand)
        if quantity is not None:
            return _side(demand, quantity, side, inclusive=inclusive)
    return None


def _with_prefix(demand: str, rest: str, side: str, inclusive: bool) -> Amount | None:  # noqa: FBT001
    quantity = match_quantity(rest)
    if quantity is not None:
        return _side(demand, quantity, side, inclusive=inclusive)
    for pattern, behind, included in _SUFFIXES:
        quantity = _before(pattern, rest)
        if quantity is None:
            continue
        if side == "both" or behind != side:
            raise MeasureError(msg("{text} has two operators that contradict each other", text=demand))
        return _side(demand, quantity, side, inclusive=inclusive and included)
    return None


def _before(pattern: re.Pattern[str], demand: str) -> Quantity | None:
    """The quantity before a suffix that ends the text."""
    for found in pattern.finditer(demand):
        if found.end() == len(demand) and (quantity := match_quantity(demand[: found.start()])) is not None:
            return quantity
    return None


def _side(demand: str, quantity: Quantity, side: str, *, inclusive: bool) -> Amount:
    bound = Bound(quantity, inclusive)
    return Amount(demand, bound if side != "high" else None, bound if side != "low" else None)


def _range(demand: str) -> Amount | None:
    if found := _RANGE.fullmatch(demand):
        return _marked_range(demand, found)
    if found := _BRACKETS.fullmatch(demand):
        return _between(demand, (found["a"], found["open"] == "["), (found["b"], found["close"] == "]"))
    if found := _CHAIN.fullmatch(demand):
        return _between(demand, (found["a"], found["op1"] != "<"), (found["b"], found["op2"] != "<"))
    if found := _AROUND.fullmatch(demand):
        return _around(demand, found["middle"], found["by"])
    return None


def _marked_range(demand: str, found: re.Match[str]) -> Amount | None:
    """Closed at both ends, unless 不含 stands at one, or 含 at only one of the two."""
    marks = found["am"], found["bm"]
    one_included = sum("不" not in mark and "含" in mark for mark in marks) == 1
    closed = [("不" not in mark) and (not one_included or "含" in mark) for mark in marks]
    return _between(demand, (found["a"], closed[0]), (found["b"], closed[1]))


def _between(demand: str, low: tuple[str, bool], high: tuple[str, bool]) -> Amount | None:
    """The range between two ends; an end without a unit takes the other's."""
    first, last = match_quantity(low[0]), match_quantity(high[0])
    if first is None or last is None:
        return None
    if not first.unit.symbol:
        first = replace(first, unit=last.unit)
    elif not last.unit.symbol:
        last = replace(last, unit=first.unit)
    return _ordered(demand, Bound(first, low[1]), Bound(last, high[1]))


def _ordered(demand: str, low: Bound, high: Bound) -> Amount:
    if not low.quantity.fits(high.quantity):
        raise unit_mismatch(low.quantity, high.quantity)
    if low.quantity.compare(high.quantity) > 0:
        raise MeasureError(msg("{text} runs backwards: write the smaller number first", text=demand))
    return Amount(demand, low, high)


def _around(demand: str, middle: str | None, by: str) -> Amount | None:
    width = match_quantity(by)
    centre = Quantity(Decimal(0), width.unit) if middle is None and width else match_quantity(middle or "")
    if width is None or centre is None:
        return None
    if not centre.unit.symbol:
        centre = replace(centre, unit=width.unit)
    return interval_around(demand, centre, width if width.unit.symbol else replace(width, unit=centre.unit))


def interval_around(text: str, centre: Quantity, width: Quantity) -> Amount:
    """The closed interval of ``width`` on both sides of ``centre``.

    Raises:
        MeasureError: the two measure different things, or the width is negative.
    """
    by = width.to(centre.unit).number
    if by < 0:
        raise MeasureError(msg("{text} has a negative width", text=text))
    ends = (EXACT.subtract(centre.number, by), EXACT.add(centre.number, by))
    return Amount(text, *(Bound(Quantity(end, centre.unit)) for end in ends))


def _two_sided(demand: str) -> Amount | None:
    """A lower and an upper demand side by side: 10人以上不满20人, ≥60%且<80%."""
    for cut in range(2, len(demand) - 1):
        first = _one_sided(demand[:cut])
        last = _one_sided(_CONNECTOR.sub("", demand[cut:], count=1) if _CONNECTOR.match(demand[cut:]) else demand[cut:])
        if first is None or last is None:
            continue
        if first.low and not first.high and last.high and not last.low:
            return _ordered(demand, first.low, last.high)
        if first.high and not first.low and last.low and not last.high:
            return _ordered(demand, last.low, first.high)
        raise MeasureError(msg("{text} has two operators that contradict each other", text=demand))
    return None


def _named(demand: str) -> Amount | None:
    """A name before the demand (满意度≥90%, X≥90%) or behind it (90%≤X)."""
    if found := _NAMED.fullmatch(demand):
        return _one_sided(found["rest"]) or _two_sided(found["rest"])
    if found := _FLIPPED.fullmatch(demand):
        mirrored = found["op"].translate(str.maketrans("<>≤≥", "><≥≤"))
        return _one_sided(mirrored + found["a"])
    return None


def _deadline(demand: str) -> Deadline | None:
    if _IN_TIME.fullmatch(demand):
        return Deadline(demand)
    found = _DEADLINE.fullmatch(demand)
    if found is None:
        return None
    day = match_day(found["day"])
    if day is None and found["before"] and re.fullmatch(r"\d{1,2}月|年", found["day"]):
        day = match_day(found["day"] + "底")
    return None if day is None else Deadline(demand, replace(day, text=found["day"]))


def _approximate(demand: str) -> Approximate | None:
    if _SEVERAL.fullmatch(demand):
        return Approximate(demand)
    found = _APPROXIMATE.fullmatch(demand)
    if found is None:
        return None
    rest = found["after"] or found["before"] or f"{found['number']}{found['unit']}"
    quantity = match_quantity(rest)
    return None if quantity is None else Approximate(demand, quantity)


_PREFIXES = tuple(
    sorted(
        [
            *(("low", True, word) for word in _AT_LEAST),
            *(("low", False, word) for word in _MORE_THAN),
            *(("high", True, word) for word in _AT_MOST),
            *(("high", False, word) for word in _LESS_THAN),
            *(("both", True, word) for word in _EXACTLY),
        ],
        key=lambda entry: -len(entry[2]),
    )
)
