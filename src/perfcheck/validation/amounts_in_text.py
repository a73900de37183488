"""The amounts in a running text in plain form: which of its numbers are any, with their units and operators.

The grammar of a number is that of the cells (:mod:`perfcheck.measures.amounts`). What is no amount is left out: numbers
of lists, years and days, ordinals, and numbers without a unit.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.amounts import one_sided
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import CHINESE_NUMBER, NUMBER, fold
from perfcheck.measures.operators import PREFIX, PREFIXES, SUFFIX
from perfcheck.measures.units import COUNTING, is_known, unscaled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from perfcheck.measures.criterion import Amount

_FOUND = Lazy(rf"(?<![0-9A-Za-z.])(?:{NUMBER}|{CHINESE_NUMBER}(?!{CHINESE_NUMBER}))(?P<about>[余多来几])?[ \t]*")
_OPERATORS = Lazy(rf"(?:{PREFIX}|[≥≤]){{1,3}}[ \t]*\Z")
_BEHIND = Lazy(rf"[ \t]*{SUFFIX}(?![设部容外河科资])")
_BEGINNING = Lazy(r"(?:\A|[。；;\n])\s*\Z")
_ORDINAL = Lazy("[第〔\\[每十]\\Z|每个?\\Z")
_ABOUT = Lazy("(?:大约|大概|约|将近|接近|近|≈|[-~—～－×÷*/＋+])\\Z")
_ABOUT_BEHIND = Lazy("[ \t]*(?:左右|上下|[-~—～－×÷*/]|[至到](?=[0-9]))")
_RANGE = Lazy("[0-9][^0-9，。；,;\n年]{0,4}[-~—～－至到]\\Z")
_PER = Lazy("/[一-龥]{1,3}|/[a-z]{1,2}(?![a-z])")
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


class Found(NamedTuple):
    """An amount at its place in a text in plain form."""

    start: int
    end: int
    amount: Amount
    approximate: bool


def amounts_in(plain: str) -> Iterator[Found]:
    """The amounts of a text with half-width digits, in its order."""
    for found in _FOUND.finditer(plain):
        if not _ORDINAL.search(plain[max(0, found.start() - 2) : found.start()]):
            amount = _amount(plain, found)
            if amount is not None:
                yield amount


def _amount(plain: str, found: re.Match[str]) -> Found | None:
    unit = _unit(plain, found.end())
    # 三元塑胶 is a firm: nobody writes a single 元 of a plan in characters.
    if unit is None or unit in _DAYS or _PLAIN_YUAN.match(plain[found.start() : found.start() + 3]):
        return None
    start = found.start() - _length_of_operator(plain, found.start())
    about, after = found["about"], found.end() + len(unit)
    operator = _BEHIND.match(plain[after : after + _LONGEST_OPERATOR])
    behind = operator[0] if operator else ""
    number = plain[start : found.start("about") if about else found.end()]
    amount = _demand(f"{number}{unit}{behind}", plain[start : after + len(behind)])
    if amount is None or _is_list_number(plain[max(0, start - 2) : start], amount):
        return None
    approximate = about is not None or _is_about(plain, found.start(), after)
    return Found(start, after + len(behind), amount, approximate)


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
