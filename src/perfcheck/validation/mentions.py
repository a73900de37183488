"""Numbers in running text, each with its unit, its operator and the words around it in its clause.

The grammar of a number is that of the cells (:mod:`perfcheck.measures.amounts`). What is no amount is left out: numbers
of lists, years and days, ordinals, and numbers without a unit.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.measures.amounts import one_sided
from perfcheck.measures.criterion import Amount, Commitment
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import CHINESE_NUMBER, NUMBER, fold
from perfcheck.measures.operators import PREFIX, SUFFIX
from perfcheck.measures.units import is_known

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["Mention", "mentions"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A number that a text states: ``text[start:end]``.

    ``lead`` and ``tail`` are the folded words before and behind it in its clause, up to the numbers beside it;
    ``before`` is the sentence as far as the lead. ``approximate``: 约, 左右, a range, or a part of a calculation.
    ``enclosed``: it stands in brackets.
    """

    start: int
    end: int
    amount: Amount
    lead: str = ""
    tail: str = ""
    before: str = ""
    commitment: Commitment | None = None
    approximate: bool = False
    enclosed: bool = False

    @property
    def text(self) -> str:
        """The number as it was written."""
        return self.amount.text


_FOUND = Lazy(
    rf"(?<![0-9A-Za-z.])(?:{NUMBER}|{CHINESE_NUMBER}(?=[^零〇一二两三四五六七八九十百千万亿]))(?P<about>[余多来几])?[ \t]*"
)
_OPERATORS = Lazy(rf"(?:{PREFIX}|[≥≤]){{1,3}}[ \t]*\Z")
_BEHIND = Lazy(rf"[ \t]*{SUFFIX}(?![设部容外河科资])")
_CLAUSE_END = Lazy('[，。；：,;:!?！？\n()（）【】“”"《》]')
_SENTENCE_END = Lazy("[。；;!?！？\n]")
_SEPARATOR = Lazy("[，、,：:()（）]")
_ORDINAL = Lazy("[第〔\\[每十]\\Z|每个?\\Z")
_ABOUT = Lazy("(?:大约|大概|约|将近|接近|近|≈|左?右|上下|[-~至到—～－×÷*/＋+])\\Z")
_ABOUT_BEHIND = Lazy("[ \t]*(?:左右|上下|[-~—～－×÷*/]|[至到](?=[0-9]))")
_RANGE = Lazy("[0-9][^0-9，。；,;\n]{0,4}[-~—～－至到]\\Z")
_PER = Lazy("/[一-龥]{1,3}|/[a-z]{1,2}(?![a-z])")
_HARD_OR_SOFT = Lazy("(?P<hard>确保|保证|必须|务必)|(?P<soft>力争|预计|争取|预期|努力|尽量|原则上|拟)(?!率|金|度)")
_DAYS = frozenset({"日", "月", "年"})
_PLAIN_YUAN = Lazy("[一二两三四五六七八九十]元(?!整)")
_LONGEST_UNIT = 6
_OPENING, _CLOSING = frozenset("(（【"), frozenset(")）】")


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """The amounts in a text, in its order."""
    plain = _same_length(text)
    found = tuple(_amounts(plain))
    ends = [0, *(end for _, end, _, _ in found)]
    starts = [*(start for start, _, _, _ in found[1:]), len(plain)]
    return tuple(
        _mention(plain, *one, after=after, until=until) for one, after, until in zip(found, ends, starts, strict=False)
    )


def _same_length(text: str) -> str:
    """The text with digits and signs in half width, every character in its place."""
    if text.isascii():
        return text
    return "".join(_half_width(char) if char in _FULL_WIDTH else char for char in text)


_FULL_WIDTH = frozenset("０１２３４５６７８９．％＜＞＝～－／\u3000")


def _half_width(char: str) -> str:
    return unicodedata.normalize("NFKC", char)


def _amounts(plain: str) -> Iterator[tuple[int, int, Amount, bool]]:
    for found in _FOUND.compiled.finditer(plain):
        if _ORDINAL.search(plain[max(0, found.start() - 2) : found.start()]):
            continue
        amount = _amount(plain, found)
        if amount is not None:
            yield amount


def _amount(plain: str, found: re.Match[str]) -> tuple[int, int, Amount, bool] | None:
    unit = _unit(plain, found.end())
    # 三元塑胶 is a firm: nobody writes a single 元 of a plan in characters.
    if unit is None or unit in _DAYS or _PLAIN_YUAN.match(plain[found.start() : found.start() + 3]):
        return None
    operators = _OPERATORS.search(plain[max(0, found.start() - 12) : found.start()])
    start = found.start() - (len(operators[0]) if operators else 0)
    end = found.end() + len(unit)
    behind = _BEHIND.match(plain[end:])
    about = found["about"] is not None or _is_about(plain, found.start(), end)
    number = plain[start : found.start("about")] if found["about"] else plain[start : found.end()]
    end += len(behind[0]) if behind else 0
    amount = _demand(f"{number}{unit}{behind[0] if behind else ''}", plain[start:end])
    return None if amount is None else (start, end, amount, about)


def _unit(plain: str, at: int) -> str | None:
    """The longest unit of the tables that the text goes on with."""
    for length in range(_LONGEST_UNIT, 0, -1):
        symbol = plain[at : at + length]
        if len(symbol) == length and is_known(symbol) and symbol[-1] not in " \t\n":
            if symbol.isascii() and symbol.isalpha():
                return None
            per = _PER.match(plain[at + length :])
            return symbol + (per[0] if per else "")
    return None


def _is_about(plain: str, start: int, end: int) -> bool:
    before, behind = plain[max(0, start - 8) : start], plain[end:]
    return bool(_ABOUT.search(before) or _RANGE.search(before) or _ABOUT_BEHIND.match(behind))


def _demand(demand: str, text: str) -> Amount | None:
    """The demand of a number; None where it cannot be meant, such as half a thing that is counted."""
    try:
        amount = one_sided(fold(demand).replace("≥", ">=").replace("≤", "<="), text)
    except MeasureError:
        return None
    if amount is None:
        return None
    quantity = amount.quantity
    halved = quantity.unit.is_count and quantity.number != quantity.number.to_integral_value()
    return None if halved else amount


def _mention(plain: str, start: int, end: int, amount: Amount, about: bool, *, after: int, until: int) -> Mention:  # noqa: FBT001
    clause = max(after, _last_end(plain, start, _CLAUSE_END))
    sentence = _last_end(plain, start, _SENTENCE_END)
    behind = _CLAUSE_END.search(plain[end:until])
    return Mention(
        start,
        end,
        amount,
        lead=fold(plain[clause:start]),
        tail=fold(plain[end : end + behind.start() if behind else until]),
        before=plain[sentence:clause],
        commitment=_commitment(plain[sentence:clause], plain[clause:start]),
        approximate=about,
        enclosed=_is_enclosed(plain, start),
    )


def _last_end(plain: str, before: int, ends: Lazy) -> int:
    """Where the stretch begins that the position lies in: behind the last of the ends before it."""
    return max((found.end() for found in ends.compiled.finditer(plain, 0, before)), default=0)


def _commitment(before: str, lead: str) -> Commitment | None:
    """力争 or 确保 in the clause, or in one before it that goes on with another number: 力争进口3亿元、出口4亿元."""
    for clause in (lead, *reversed(_SEPARATOR.compiled.split(before))):
        words = [found.lastgroup for found in _HARD_OR_SOFT.compiled.finditer(clause)]
        if words:
            return Commitment(words[-1] or "")
        if clause is not lead and clause and not any(map(str.isdecimal, clause)):
            return None
    return None


def _is_enclosed(plain: str, at: int) -> bool:
    depth = 0
    for char in plain[:at]:
        depth += (char in _OPENING) - (char in _CLOSING)
    return depth > 0
