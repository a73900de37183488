"""Demands on one number: an operator and a quantity, 10次以上 and ≥2次/年, or a bare quantity."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfcheck.measures.criterion import Amount, Bound
from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import CHINESE_NUMBER, NUMBER
from perfcheck.measures.operators import PREFIX, SUFFIX, WITHIN, Operator, Side, contradiction, joint
from perfcheck.measures.quantity import Quantity, quantity_of, unit_in_brackets
from perfcheck.measures.units import parse_unit

if TYPE_CHECKING:
    import re

    from perfcheck.measures.units import Unit

UNIT = r"[^0-9\s<>=~±\[\]{},;:!?+*\-]{0,14}?(?:m[23]|/10万[人户]?)?"
"""A pattern of what may be a unit, as little of it as possible."""
MARK = r"\(不?含[^()]*\)"
"""A pattern of a remark on whether the number is included, (含) or (不含90%)."""
DONE = (
    "(?:完成|覆盖|达标|合格|到位|落实|兑现|执行|办结|支付|拨付|发放|交付|完工|竣工|验收|答复|响应|处理|处置|修复|整改)"
)
"""A pattern of words for having done it, which add nothing to a number."""

_OTHER_REMARK = r"\((?!不?含)[^()]*\)"
# Characters of remarks that change what the number means: (每村), (下降), (左右), (单位:万元).
_QUALIFIES = Lazy(
    "[0-9每各均约近左右上下余多几以不未无非低高超降减少增提负单位年月日季周天倍成万亿千百十元个%/比率同较占其中内外前后"
    "至到或及和与、暂预拟力]"
)
_DIGIT = Lazy("[0-9]")
_NEGATION = Lazy("不|未|无|禁|非|勿")
_DONE = Lazy(f"{DONE}{{1,2}}")


def half_pattern(name: str = "") -> str:
    """The pattern of an operator with its quantity; the names of its groups end in ``name``."""
    return (
        rf"(?P<before{name}>{PREFIX}{{0,3}})(?P<number{name}>{NUMBER}|{CHINESE_NUMBER})(?P<mark1{name}>{MARK})?"
        rf"(?P<unit{name}>{UNIT})(?P<mark2{name}>{MARK}|含(?=[及或]?以))?(?P<behind{name}>{SUFFIX})?"
        rf"(?P<mark3{name}>,?{MARK})?"
    )


_ONE = Lazy(rf"{half_pattern()}(?P<remark>{_OTHER_REMARK})?(?:(?<=[%‰上下内])(?P<tail>[^\x00-\xff]{{1,8}}))?")


def one_sided(demand: str, text: str) -> Amount | None:
    """An operator before or behind a quantity, or both where they say the same (控制在5%以内); or a bare quantity.

    Raises:
        MeasureError: the operators contradict each other, or the number cannot be meant.
    """
    found = _ONE.fullmatch(demand)
    amount = half(found, text) if found else None
    if found is None or amount is None:
        return None
    if found["remark"]:
        return _with_remark(amount, found["remark"])
    return _before_tail(amount, found["behind"], found["tail"]) if found["tail"] else amount


def half(found: re.Match[str], text: str, name: str = "") -> Amount | None:
    """The amount of a match of :func:`half_pattern`.

    Raises:
        MeasureError: the operators contradict each other, or the number cannot be meant.
    """
    quantity = quantity_of(found[f"number{name}"], found[f"unit{name}"])
    before, behind = found[f"before{name}"], found[f"behind{name}"]
    if quantity is None or (behind in WITHIN and quantity.unit.symbol == "月"):
        return None  # 6月内 may be June or half a year
    amount = _amount(text, quantity, joint(text, before, behind))
    marks = [mark for mark in found.group(f"mark1{name}", f"mark2{name}", f"mark3{name}") if mark]
    return _marked(amount, marks, before) if marks else amount


def includes(mark: str, quantity: Quantity) -> bool | None:
    """Whether a mark says that the number belongs to what is demanded; None where it is about something else.

    (含) (含本数) (含90%) (含90) are about the number; (含税) and (含2名专家) are not.
    """
    about = mark.strip(",()").removeprefix("不").removeprefix("含")
    if about in {"", "本数", "本级", quantity.text, quantity.text.removesuffix(quantity.unit.symbol)}:
        return "不含" not in mark
    return None


def in_unit(amount: Amount, unit: Unit) -> Amount:
    """The amount with the same numbers in another unit."""
    return replace(amount, low=_bound_in(amount.low, unit), high=_bound_in(amount.high, unit))


def _bound_in(bound: Bound | None, unit: Unit) -> Bound | None:
    return None if bound is None else Bound(Quantity(bound.quantity.number, unit), bound.inclusive)


def _amount(text: str, quantity: Quantity, operator: Operator | None) -> Amount:
    bound = Bound(quantity, operator is None or operator.inclusive)
    if operator is None:
        return Amount(text, bound, bound, bare=True)
    low, high = operator.side is not Side.HIGH, operator.side is not Side.LOW
    return Amount(text, bound if low else None, bound if high else None)


def _marked(amount: Amount, marks: list[str], before: str) -> Amount | None:
    """The amount with its end as the marks say; a mark about something else than a number changes nothing.

    Raises:
        MeasureError: a mark contradicts the operator before the number: ≥90%(不含).
    """
    said = {includes(mark, amount.quantity) for mark in marks}
    if said == {None}:
        return None if any(map(_DIGIT.search, marks)) else amount
    if len(said) > 1 or (amount.bare and False in said):
        return None
    bound = amount.low or amount.high
    if bound is None or bound.inclusive in said:
        return amount
    if before:
        raise contradiction(amount.text)
    bound = Bound(bound.quantity, not bound.inclusive)
    return replace(amount, low=amount.low and bound, high=amount.high and bound)


def _with_remark(amount: Amount, remark: str) -> Amount | None:
    """The amount, if what stands in brackets behind it is the rest of its unit, 12台(套), or changes nothing."""
    unit = unit_in_brackets(f"{amount.quantity.unit}{remark}")
    if unit is not None:
        return in_unit(amount, unit)
    return None if _QUALIFIES.search(remark) else amount


def _before_tail(amount: Amount, behind: str | None, tail: str) -> Amount | None:
    """The amount, if the words behind it leave its number alone: 100%完成, 3日内办结, 10家以上企业."""
    unit = amount.quantity.unit
    if unit.is_ratio:
        return amount if _DONE.fullmatch(tail) else None
    if unit.is_time and behind in WITHIN:
        return None if _NEGATION.search(tail) else amount
    whole = parse_unit(f"{unit}{tail}")
    return in_unit(amount, whole) if behind and whole and whole.dimension == unit.dimension else None
