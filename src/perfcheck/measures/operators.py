"""The words and signs of demands: which end of an interval they set, and whether it belongs to it.

以上 以下 以内 include the number and 超过 不满 以外 exclude it: Civil Code of the PRC, art. 1259.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from perfcheck.measures.errors import MeasureError
from perfcheck.measures.lazy import Lazy
from perfcheck.messages import msg


class Side(StrEnum):
    """The end of an interval that an operator sets."""

    LOW = "low"
    HIGH = "high"
    BOTH = "both"


class Operator(NamedTuple):
    """What one operator demands. A ``weak`` one (达到, 控制在) gives way to any other: 控制在95%以上."""

    side: Side
    inclusive: bool = True
    weak: bool = False


def _negated(*words: str) -> tuple[str, ...]:
    return tuple(f"{no}{word}" for no in ("不", "不得", "不能", "不可", "不应", "不宜") for word in words)


def _table(operator: Operator, *words: str) -> dict[str, Operator]:
    return dict.fromkeys(words, operator)


_MORE, _LESS = ("高于", "多于", "大于"), ("低于", "少于", "小于")
_OR_EQUAL = ("等于", "或等于")
PREFIXES = MappingProxyType(
    _table(Operator(Side.LOW), *_negated(*_LESS), "至少", "最少", "最低", ">=", "=>")
    | _table(Operator(Side.LOW), *(more + equal for more in _MORE for equal in _OR_EQUAL), "等于或大于", "等于或高于")
    | _table(Operator(Side.LOW, weak=True), "达到", "达")
    | _table(Operator(Side.LOW, inclusive=False), *_MORE, "超过", "超出", "超", ">")
    | _table(Operator(Side.HIGH), *_negated(*_MORE, "超过", "超出", "超"), "未超过", "至多", "最多", "最高", "最长")
    | _table(Operator(Side.HIGH), *(less + equal for less in _LESS for equal in _OR_EQUAL), "等于或小于", "等于或低于")
    | _table(Operator(Side.HIGH), "<=", "=<")
    | _table(Operator(Side.HIGH, weak=True), "控制在")
    | _table(Operator(Side.HIGH, inclusive=False), *_LESS, "不足", "不满", "未满", "不到", "不及", "<")
    | _table(Operator(Side.HIGH, inclusive=False), "未达到", "未达", "达不到", "不达")
    | _table(Operator(Side.BOTH), "等于", "=")
)
"""The operators before a number; ≥ and ≤ are written >= and <= here."""
PREFIX = (
    "(?:不[得能可应宜]?(?:[低少小高多大]于|超[过出]?)|不[足满到及达]|[低少小高多大]于(?:或?等于)?|等于(?:或[大小高低]于)?"
    "|至[少多]|最[少多低高长]|达不到|达到?|控制在|超[过出]?|未(?:满|超过|达到?)|>=?|<=?|=[<>]?)"
)
"""A pattern of these operators."""
SUFFIXES = MappingProxyType(
    _table(Operator(Side.LOW), "以上", "及以上", "或以上")
    | _table(Operator(Side.HIGH), "以下", "及以下", "或以下", "以内", "之内", "内")
    | _table(Operator(Side.LOW, inclusive=False), "以外")
)
"""The operators behind a number."""
SUFFIX = "(?:[及或]?以[上下]|[以之]?内|以外)"
"""A pattern of these operators."""
WITHIN = frozenset({"以内", "之内", "内"})
"""Those that bound a time from now on: 3日内."""


_PREFIX = Lazy(PREFIX)


def joint(demand: str, before: str, behind: str | None) -> Operator | None:
    """The one demand that the operators before and behind a number make together; None where there is none.

    Raises:
        MeasureError: they contradict each other.
    """
    if not before:
        return SUFFIXES[behind] if behind else None
    operators = [PREFIXES[word] for word in _PREFIX.findall(before)]
    if behind:
        operators.append(SUFFIXES[behind])
    strong = [operator for operator in operators if not operator.weak] or operators[-1:]
    if len({operator.side for operator in strong}) > 1:
        raise contradiction(demand)
    return Operator(strong[0].side, inclusive=all(operator.inclusive for operator in strong))


def contradiction(demand: str) -> MeasureError:
    """The error for a demand that takes back what it says."""
    return MeasureError(msg("{text} has two operators that contradict each other", text=demand[:60]))
