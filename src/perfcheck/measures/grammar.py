"""From the text of a cell to its criterion (the table of words is in docs/data-language.md)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.measures.amounts import one_sided
from perfcheck.measures.criterion import (
    Amount,
    Approximate,
    Commitment,
    Criterion,
    Undetermined,
    Unreadable,
    Words,
    Zero,
)
from perfcheck.measures.deadlines import time_demand
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.heads import SCOPE, headed
from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import fold, too_long
from perfcheck.measures.quantity import refuse_exponent, spelt_out
from perfcheck.measures.ranges import interval_around, two_sided
from perfcheck.messages import msg

if TYPE_CHECKING:
    from perfcheck.measures.criterion import Deadline

__all__ = ["LONGEST", "interval_around", "parse_criterion"]

LONGEST = 60
"""Longer cells are text: no demand on a number needs more characters."""

_FAR_TOO_LONG = 4 * LONGEST
_UNDETERMINED = frozenset(
    {
        *("", "/", "\\", "-", "--", "N/A", "n/a", "NA", "未定", "待定", "暂无", "暂缺", "不适用", "无标准"),
        *("暂未定", "暂未确定", "未确定", "待确定", "尚未确定", "未设定", "待补充", "待填"),
    }
)
_PLACEHOLDER = Lazy(r"[xX×*_?.…]{1,8}(?:%|个|次|家|人|项|万?元)?")

_BAD = (
    "(?:事故|投诉|差错|违规|违纪|违法|伤亡|死亡|案件|纠纷|隐患|上访|信访|举报|舆情|故障|失误|泄密|拖欠|火灾|返工|缺陷)"
    "(?:事件|行为|现象|问题|情况|记录)?(?:发生)?"
)
_ZERO = Lazy(
    rf"无|零|没有|{SCOPE}?(?:(?:不|未|无)(?:再)?(?:出现|发生)(?![^,]*(?:率|变化|改变))[^0-9,;、。]{{0,12}}"
    rf"|(?:无|零|0|杜绝|没有)[^0-9,;、。]{{0,8}}?(?:{_BAD}){{1,2}})"
)
_COMMITMENT = Lazy(
    rf"(?P<scope>{SCOPE}?)(?:(?P<hard>确保|保证|必须|务必|严格)|力争|预计|争取|计划(?![^0-9]*率)|预期|拟|努力|尽量|原则上)(?!率|金|度)"
)

_ABOUT = Lazy(
    "大约|大概|(?:约|将近|接近|≈)(?=[0-9<>=一二三四五六七八九十])|近(?=[0-9])(?![0-9]+个?[年月日天周季])"
    "|(?:左右|上下)\\Z|(?<=[0-9])[余多来](?=[^\x00-\xff]|%)"
)
_COUNTER = "(?:[万亿]?元|[个家次项名户场件份条台套人])"
_DIGIT = "[一二三四五六七八九]"
_SEVERAL = Lazy(
    rf"若干[^0-9]{{0,8}}|(?:[几数]|[几数上近][十百千万亿]+[余多]?|{_DIGIT}?[十百千万]+[余多几]|{_DIGIT}{{2}}[十百千万]?)"
    rf"{_COUNTER}[^0-9]{{0,4}}"
)
_COMPARISON = Lazy("[<>=]")


def parse_criterion(text: str) -> Criterion:
    """What the cell demands. Never fails: a cell that cannot be read comes back as :class:`Unreadable`."""
    if len(text) <= _FAR_TOO_LONG:
        return _parsed(text)
    cell = text.strip()
    return replace(_parsed(cell), text=text) if len(cell) <= _FAR_TOO_LONG else _too_long(text, cell)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Criterion:
    """A document has few different cells: 100% stands in most rows."""
    folded = fold(text).rstrip("。;,")
    if folded in _UNDETERMINED or _PLACEHOLDER.fullmatch(folded):
        return Undetermined(text)
    if len(folded) > LONGEST:
        return _too_long(text, folded)
    demand = spelt_out(folded).replace("≥", ">=").replace("≤", "<=")
    try:
        return _committed(demand, text) or _demand(demand, text) or _words(demand, text)
    except MeasureError as error:
        return Unreadable(text, error.message)


def _too_long(text: str, folded: str) -> Words | Unreadable:
    return Unreadable(text, too_long().message) if folded[:LONGEST].isdecimal() else Words(text)


def _committed(demand: str, text: str) -> Criterion | None:
    """The demand behind 确保, 力争 and the like."""
    found = _COMMITMENT.match(demand)
    criterion = _demand(found["scope"] + demand[found.end() :], text) if found else None
    if found is None or criterion is None or isinstance(criterion, Words):
        return criterion
    return replace(criterion, commitment=Commitment.HARD if found["hard"] else Commitment.SOFT)


def _demand(demand: str, text: str) -> Amount | Zero | Deadline | Approximate | Words | None:
    if _ZERO.fullmatch(demand):
        return Zero(text)
    return (
        one_sided(demand, text)
        or time_demand(demand, text)
        or two_sided(demand, text)
        or _approximate(demand, text)
        or headed(demand, text)
    )


def _approximate(demand: str, text: str) -> Approximate | None:
    """A number that is not meant exactly; a demand such as 约90%以上 has no number that a tolerance could go with."""
    if _SEVERAL.fullmatch(demand):
        return Approximate(text)
    exact = _ABOUT.sub("", demand)
    if exact == demand:
        return None
    amount = one_sided(exact, text) or two_sided(exact, text) or headed(exact, text)
    if not isinstance(amount, Amount):
        return None
    return Approximate(text, amount.quantity if amount.bare else None)


def _words(demand: str, text: str) -> Words | Unreadable:
    refuse_exponent(demand)
    if _COMPARISON.search(demand):
        problem = msg("{text} compares with something that is not a number with a unit", text=text[:60])
        return Unreadable(text, problem)
    return Words(text)
