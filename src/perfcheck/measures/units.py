"""Units: what may be compared with what, and by which exact factor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from perfcheck.measures.numbers import EXACT

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
        """Whether only whole numbers of it make sense."""
        return self.symbol in COUNTING

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of 元, the only money of budgets."""
        return self.dimension == YUAN_DIMENSION

    @property
    def is_ratio(self) -> bool:
        """Whether it is a share: ``%`` or ``‰``."""
        return self.dimension == RATIO_DIMENSION


COUNTING = frozenset(
    "个 家 次 人 项 户 起 件 场 期 篇 份 条 台 套 座 处 名 位 只 辆 所 班 批 例 宗 册 部 间 栋 幢 村 本 张 组 队 门 支 "
    "工作日 人次 批次 场次 班次 车次 户次 家次 项次 台次 件次 台(套) 台/套 标段 课时".split()
)

_MONTHS_A_YEAR = Decimal(12)
_KNOWN = MappingProxyType(
    {
        "": (NUMBER_DIMENSION, Decimal(1)),
        "元": (YUAN_DIMENSION, Decimal(1)),
        "元人民币": (YUAN_DIMENSION, Decimal(1)),
        "美元": ("dollar", Decimal(1)),
        "美金": ("dollar", Decimal(1)),
        "%": (RATIO_DIMENSION, Decimal("0.01")),
        "‰": (RATIO_DIMENSION, Decimal("0.001")),
        "日": ("day", Decimal(1)),
        "天": ("day", Decimal(1)),
        "月": ("month", Decimal(1)),
        "个月": ("month", Decimal(1)),
        "年": ("month", _MONTHS_A_YEAR),
        "个工作日": ("工作日", Decimal(1)),
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

# Words that belong to a demand or a date; a unit never contains them.
_NOT_A_UNIT = re.compile(r"以[上下外]|之间|左右|上下|[内含不前底末至到超于满足未多余几每,、。;:!?“”\"'+*#@|\\]")
_SHAPE = re.compile(r"[^\d\s<>≤≥=~±\[\]{}-]{1,8}[23]?")


def parse_unit(symbol: str) -> Unit | None:
    """The unit with this symbol: a known one, a known one with 千 万 亿 before it, or an unknown one kept as it is.

    None where the text cannot be a unit: too long, or with digits, signs or words of a demand in it.
    """
    if symbol in _KNOWN:
        return Unit(symbol, *_KNOWN[symbol])
    if symbol in COUNTING:
        return Unit(symbol, symbol)
    for word, factor in _SCALES.items():
        rest = symbol.removeprefix(word)
        if rest != symbol and (base := _unscaled(rest)) is not None and not base.is_ratio:
            return Unit(symbol, base.dimension, EXACT.multiply(base.factor, factor))
    return _unscaled(symbol)


def is_known(symbol: str) -> bool:
    """Whether this is a unit of the tables, with or without 千 万 亿; only such a unit may follow 三 or 两."""
    bare = next((symbol.removeprefix(word) for word in _SCALES if symbol.startswith(word)), symbol)
    return any(text in _KNOWN or text in COUNTING for text in (symbol, bare))


def _unscaled(symbol: str) -> Unit | None:
    if symbol in _KNOWN:
        return Unit(symbol, *_KNOWN[symbol])
    if _SHAPE.fullmatch(symbol) and not _NOT_A_UNIT.search(symbol):
        return Unit(symbol, symbol)
    return None


NO_UNIT = Unit("", NUMBER_DIMENSION)
PERCENT = Unit("%", *_KNOWN["%"])
YUAN = Unit("元", *_KNOWN["元"])
WAN_YUAN = Unit("万元", YUAN_DIMENSION, Decimal(10**4))
DATE = Unit("", DATE_DIMENSION)
