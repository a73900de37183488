"""Units: what may be compared with what, and by which exact factor."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import EXACT, fold
from perfcheck.measures.unit_words import COUNTERS, counter_of, is_unit_word

if TYPE_CHECKING:
    from collections.abc import Mapping

YUAN_DIMENSION = "yuan"
RATIO_DIMENSION = "ratio"
NUMBER_DIMENSION = "number"
DATE_DIMENSION = "date"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, its dimension, and what one of it is in the dimension's base unit.

    Only units of one dimension can be compared. Counting units and unknown ones are a dimension each.
    """

    symbol: str
    dimension: str
    factor: Decimal = Decimal(1)

    def __str__(self) -> str:
        return self.symbol

    @property
    def is_count(self) -> bool:
        """Whether only whole numbers of it make sense: 家 and 家企业, but not 万家."""
        return self.dimension in COUNTING and self.factor == 1

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of 元, the only money of budgets."""
        return self.dimension == YUAN_DIMENSION

    @property
    def is_ratio(self) -> bool:
        """Whether it is a share: ``%``, ``‰`` or 成."""
        return self.dimension == RATIO_DIMENSION

    @property
    def is_time(self) -> bool:
        """Whether it is a length of time."""
        return self.dimension in _TIMES


COUNTING = frozenset(
    {
        *COUNTERS,
        *"人期班部村本组队门头株棵枚盏块片面",
        *("工作日", "人次", "批次", "场次", "班次", "车次", "户次", "家次", "项次", "台次", "件次"),
        *("点次", "剂次", "轮次", "架次", "台件", "台(套)", "台/套", "台套", "标段", "课时", "学时"),
    }
)
_TIMES = frozenset({"day", "week", "month", "quarter", "minute", "工作日"})
_DIMENSIONS: dict[str, dict[str, Decimal | int]] = {
    NUMBER_DIMENSION: {"": 1},
    YUAN_DIMENSION: {"元": 1, "元整": 1, "元人民币": 1},
    "dollar": {"美元": 1, "美金": 1},
    RATIO_DIMENSION: {
        "%": Decimal("0.01"),
        "‰": Decimal("0.001"),
        "成": Decimal("0.1"),
        "/万": Decimal("0.0001"),
        "/10万": Decimal("0.00001"),
        "/百万": Decimal("0.000001"),
    },
    "百分点": {"百分点": 1, "个百分点": 1},
    "minute": {"分钟": 1, "小时": 60, "个小时": 60},
    "day": {"日": 1, "天": 1},
    "工作日": {"工作日": 1, "个工作日": 1},
    "week": {"周": 1, "星期": 1, "个星期": 1},
    "month": {"月": 1, "个月": 1, "年": 12},
    "quarter": {"个季度": 1},
    "人": {"人": 1, "个人": 1},
    "米": {"米": 1, "m": 1, "公里": 1000, "km": 1000},
    "平方米": {"平方米": 1, "平米": 1, "m2": 1},
    "立方米": {"立方米": 1, "m3": 1, "升": Decimal("0.001")},
    "克": {"克": 1, "g": 1, "公斤": 1000, "kg": 1000, "吨": 10**6, "t": 10**6},
}
_OF_THEIR_OWN = COUNTING | {"工日", "工时", "工位", "点位", "站点", "千瓦时"}
WAN_YUAN = Unit("万元", YUAN_DIMENSION, Decimal(10**4))
_KNOWN: Mapping[str, Unit] = MappingProxyType(
    {WAN_YUAN.symbol: WAN_YUAN}
    | {symbol: Unit(symbol, symbol) for symbol in _OF_THEIR_OWN}
    | {
        symbol: Unit(symbol, dimension, Decimal(factor))
        for dimension, symbols in _DIMENSIONS.items()
        for symbol, factor in symbols.items()
    }
)
_SCALES = MappingProxyType(
    {
        "万亿": Decimal(10**12),
        "千亿": Decimal(10**11),
        "百亿": Decimal(10**10),
        "十亿": Decimal(10**9),
        "亿": Decimal(10**8),
        "千万": Decimal(10**7),
        "百万": Decimal(10**6),
        "十万": Decimal(10**5),
        "万": Decimal(10**4),
        "千": Decimal(10**3),
    }
)
NO_UNIT = _KNOWN[""]
PERCENT = _KNOWN["%"]
DATE = Unit("", DATE_DIMENSION)

_LONGEST = 20
_PER = Lazy(r"(?:/[^\x00-\xff]{1,5}|/[a-zA-Z]{1,3}[23]?|/10万[人户]?)+")
_TIMES_SIGN = Lazy("(?<=[^/])[·•‧・.×](?=[^\x00-\xff])")
_SAME_PER = MappingProxyType({"天": "日", "年度": "年", "季": "季度", "平米": "平方米", "m2": "平方米", "km": "公里"})


def parse_unit(symbol: str) -> Unit | None:
    """The unit with this symbol: a known one, with 千 万 亿 before it, per something, or an unknown one as it is.

    ``家企业`` counts like ``家``. None where the text cannot be a unit: too long, or with digits, signs or words of
    a phrase in it.
    """
    return _parsed(fold(symbol)) if len(symbol) <= _LONGEST else None


def is_known(symbol: str) -> bool:
    """Whether this is a unit of the tables, with or without 千 万 亿."""
    return symbol in _KNOWN or unscaled(symbol) in _KNOWN


def unscaled(symbol: str) -> str:
    """The unit without its 千 万 亿: 元 of 万元, nothing of 亿."""
    return next((symbol.removeprefix(word) for word in _SCALES if symbol.startswith(word)), symbol)


def completed(unit: Unit, other: Unit) -> Unit:
    """The unit, with what it leaves to the other: all of it where it is none, the rest where it is only 万 or 亿.

    So ``5`` beside ``10万元`` is 5万元, and ``5千`` beside it 5千元.
    """
    if not unit.symbol:
        return unit if other.dimension == DATE_DIMENSION else other
    if unit.dimension != NUMBER_DIMENSION or other.dimension in (NUMBER_DIMENSION, RATIO_DIMENSION, DATE_DIMENSION):
        return unit
    return parse_unit(unit.symbol + unscaled(other.symbol)) or unit


@lru_cache(maxsize=1024)
def _parsed(symbol: str) -> Unit | None:
    if symbol in _KNOWN:
        return _KNOWN[symbol]
    if "/" in symbol:
        return _rate(symbol)
    return _scaled(symbol) or _other(symbol)


def _scaled(symbol: str) -> Unit | None:
    rest = unscaled(symbol)
    base = _parsed(rest) if rest != symbol else None
    if base is None or base.is_ratio:
        return None
    return Unit(symbol, base.dimension, EXACT.multiply(base.factor, _SCALES[symbol.removesuffix(rest)]))


def _rate(symbol: str) -> Unit | None:
    """So many of one thing for each of another: 次/年, 万元/公里, 元/人/天, which is 元/人·天 too."""
    number, _, per = symbol.partition("/")
    per = _TIMES_SIGN.sub("/", per)
    base = _parsed(number) if number else None
    if base is None or not _PER.fullmatch(f"/{per}"):
        return None
    parts = "".join(f"/{_SAME_PER.get(part, part)}" for part in per.split("/"))
    return Unit(symbol, base.dimension + parts, base.factor)


def _other(symbol: str) -> Unit | None:
    """A unit that is in no table: 家企业 counts like 家, 羽 only like itself."""
    counter = counter_of(symbol)
    if counter is None:
        return Unit(symbol, symbol) if is_unit_word(symbol) else None
    return Unit(symbol, counter)
