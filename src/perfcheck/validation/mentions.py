"""Numbers in running text, each with its unit, its operator and the words around it in its clause.

The grammar of a number is that of the cells (:mod:`perfcheck.measures.amounts`). What is no amount is left out: numbers
of lists, years and days, ordinals, and numbers without a unit.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from perfcheck.measures.amounts import one_sided
from perfcheck.measures.criterion import Amount, Commitment
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import CHINESE_NUMBER, NUMBER, fold
from perfcheck.measures.operators import PREFIX, PREFIXES, SUFFIX
from perfcheck.measures.units import COUNTING, is_known, unscaled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

__all__ = ["Mention", "is_hope", "mentions"]


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


_FOUND = Lazy(rf"(?<![0-9A-Za-z.])(?:{NUMBER}|{CHINESE_NUMBER}(?!{CHINESE_NUMBER}))(?P<about>[余多来几])?[ \t]*")
_OPERATORS = Lazy(rf"(?:{PREFIX}|[≥≤]){{1,3}}[ \t]*\Z")
_BEHIND = Lazy(rf"[ \t]*{SUFFIX}(?![设部容外河科资])")
_CLAUSE_END = Lazy("[，。；：,;:!?！？\n()（）【】]")
_SENTENCE_END = Lazy("[。；;!?！？\n]")
_SEPARATOR = Lazy("[，、,：:()（）]")
_BEGINNING = Lazy(r"(?:\A|[。；;\n])\s*\Z")
_ORDINAL = Lazy("[第〔\\[每十]\\Z|每个?\\Z")
_ABOUT = Lazy("(?:大约|大概|约|将近|接近|近|≈|[-~—～－×÷*/＋+])\\Z")
_ABOUT_BEHIND = Lazy("[ \t]*(?:左右|上下|[-~—～－×÷*/]|[至到](?=[0-9]))")
_RANGE = Lazy("[0-9][^0-9，。；,;\n年]{0,4}[-~—～－至到]\\Z")
_PER = Lazy("/[一-龥]{1,3}|/[a-z]{1,2}(?![a-z])")
_HARD_OR_SOFT = Lazy("(?P<hard>确保|保证|必须|务必)|(?P<soft>力争|预计|争取|预期|努力|尽量|原则上|(?<![虚模草])拟)(?!率|金|度|态)")
_DAYS = frozenset({"日", "月", "年"})
_PLAIN_YUAN = Lazy("[一二两三四五六七八九十]元(?!整)")
_LONGEST_UNIT = 6
_MORE_UNITS = frozenset(
    {"亩", "亩次", "公顷", "平方公里", "斤", "升", "毫升", "千瓦", "兆瓦", "羽", "尾", "粒", "分", "剂", "剂次"}
)
_LAST_OF_UNIT = frozenset(
    "元整币金%‰成点钟时日天周期月年度米里方克斤吨mgt23kKM亿万千百十亩次顷升瓦羽尾粒分剂" + "".join(COUNTING)
)
_LONGEST_OPERATOR = 12
_LAST_OF_OPERATOR = frozenset(">=<≥≤" + "".join(word[-1] for word in PREFIXES))
_FAR = 200
"""Words that are farther before a number say nothing about it."""
_OPENING, _CLOSING = frozenset("(（【"), frozenset(")）】")


@dataclass(frozen=True, slots=True)
class _Found:
    """An amount at its place in a text in plain form."""

    start: int
    end: int
    amount: Amount
    approximate: bool


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """The amounts in a text, in its order."""
    plain = _Plain(_same_length(text))
    found = tuple(_amounts(plain.text))
    before = [0, *(one.end for one in found)]
    behind = [*(one.start for one in found[1:]), len(text)]
    return tuple(plain.mention(*of) for of in zip(found, before, behind, strict=False))


@dataclass(frozen=True)
class _Plain:
    """A text in plain form, with the ends of its clauses."""

    text: str

    def mention(self, found: _Found, after: int, until: int) -> Mention:
        """The amount with the words around it, from the amount before it to the one behind it."""
        place = bisect_right(self._ends, found.start)
        clause = max(after, self._ends[place - 1])
        sentence = max(self._sentence_ends[place - 1], clause - _FAR)
        behind = self._ends[place] - 1 if place < len(self._ends) else until
        before, lead = self.text[sentence:clause], self.text[clause : found.start]
        return Mention(
            found.start,
            found.end,
            found.amount,
            lead=fold(lead),
            tail=fold(self.text[found.end : max(found.end, min(behind, until))]),
            before=before,
            commitment=_commitment(before, lead),
            approximate=found.approximate,
            enclosed=self._depths[place - 1] > 0,
        )

    @cached_property
    def _ends(self) -> list[int]:
        """Where clauses begin: behind the end of the one before."""
        return [0, *(found.end() for found in _CLAUSE_END.compiled.finditer(self.text))]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        """For each clause, where its sentence begins."""
        ends = (end if end and _SENTENCE_END.match(self.text[end - 1]) else 0 for end in self._ends)
        return list(accumulate(ends, max))

    @cached_property
    def _depths(self) -> list[int]:
        """For each clause, in how many brackets it stands."""
        signs = (self.text[end - 1] if end else "" for end in self._ends)
        return list(accumulate((sign in _OPENING) - (sign in _CLOSING) for sign in signs))


def is_hope(words: str) -> bool:
    """Whether a word of hope stands in them, as in 争取上级资金, where it is none."""
    return any(found.lastgroup == "soft" for found in _HARD_OR_SOFT.compiled.finditer(words))


def _same_length(text: str) -> str:
    """The text with digits and signs in half width, every character in its place."""
    if text.isascii():
        return text
    return "".join(_half_width(char) if char in _FULL_WIDTH else char for char in text)


_FULL_WIDTH = frozenset("０１２３４５６７８９．％＜＞＝～－／\u3000")


def _half_width(char: str) -> str:
    return unicodedata.normalize("NFKC", char)


def _amounts(plain: str) -> Iterator[_Found]:
    for found in _FOUND.compiled.finditer(plain):
        if not _ORDINAL.search(plain[max(0, found.start() - 2) : found.start()]):
            amount = _amount(plain, found)
            if amount is not None:
                yield amount


def _amount(plain: str, found: re.Match[str]) -> _Found | None:
    unit = _unit(plain, found.end())
    # 三元塑胶 is a firm: nobody writes a single 元 of a plan in characters.
    if unit is None or unit in _DAYS or _PLAIN_YUAN.match(plain[found.start() : found.start() + 3]):
        return None
    start = found.start() - _length_of_operator(plain, found.start())
    about, behind = (
        found["about"],
        _BEHIND.match(plain[found.end() + len(unit) : found.end() + len(unit) + _LONGEST_OPERATOR]),
    )
    end = found.end() + len(unit) + (len(behind[0]) if behind else 0)
    number = plain[start : found.start("about") if about else found.end()]
    amount = _demand(f"{number}{unit}{behind[0] if behind else ''}", plain[start:end])
    if amount is None or _is_list_number(plain[max(0, start - 2) : start], amount):
        return None
    approximate = about is not None or _is_about(plain, found.start(), found.end() + len(unit))
    return _Found(start, end, amount, approximate)


def _unit(plain: str, at: int) -> str | None:
    """The longest unit that the text goes on with; a mere 万 or 亿 only where no word follows that may be its unit."""
    for length in range(_LONGEST_UNIT, 0, -1):
        symbol = plain[at : at + length]
        if len(symbol) == length and symbol[-1] in _LAST_OF_UNIT and _is_unit(symbol):
            rest = plain[at + length : at + length + _LONGEST_UNIT]
            if (symbol.isascii() and symbol.isalpha()) or (not unscaled(symbol) and rest[:1].isalpha()):
                return None
            per = _PER.match(rest)
            return symbol + (per[0] if per else "")
    return None


def _is_unit(symbol: str) -> bool:
    return is_known(symbol) or unscaled(symbol) in _MORE_UNITS


def _is_about(plain: str, start: int, end: int) -> bool:
    before, behind = plain[max(0, start - 8) : start], plain[end : end + 8]
    return bool(_ABOUT.search(before) or _RANGE.search(before) or _ABOUT_BEHIND.match(behind))


def _length_of_operator(plain: str, at: int) -> int:
    """How long the operator before a number is."""
    if plain[at - 1 : at].strip() and plain[at - 1] not in _LAST_OF_OPERATOR:
        return 0
    found = _OPERATORS.search(plain[max(0, at - _LONGEST_OPERATOR) : at])
    return len(found[0]) if found else 0


@lru_cache(maxsize=4096)
def _demand(demand: str, text: str) -> Amount | None:
    """The demand of a number; None where it cannot be meant."""
    try:
        return one_sided(fold(demand).replace("≥", ">=").replace("≤", "<="), text)
    except MeasureError:
        return None


def _is_list_number(before: str, amount: Amount) -> bool:
    """Whether 1.5个乡镇 at the beginning of a clause is point 1 of a list, about 5 of them."""
    quantity = amount.quantity
    halved = quantity.unit.is_count and quantity.number != quantity.number.to_integral_value()
    return halved and _BEGINNING.search(before) is not None


def _commitment(before: str, lead: str) -> Commitment | None:
    """力争 or 确保 in the clause, or in one before it that goes on with another number: 力争进口3亿元、出口4亿元."""
    for clause in (lead, *filter(None, reversed(_SEPARATOR.compiled.split(before)))):
        if clause is not lead and not any(map(str.isdecimal, clause)):
            return None
        words = [found.lastgroup for found in _HARD_OR_SOFT.compiled.finditer(clause)]
        if words:
            return Commitment(words[-1] or "")
    return None
