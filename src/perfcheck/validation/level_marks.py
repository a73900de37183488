"""What authors write to keep two levels apart: 80%(含), and 89.99% for less than 90%."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.measures.numbers import fold, plain

if TYPE_CHECKING:
    from perfcheck.measures.scale import Level
    from perfcheck.validation.ladders import Ladder
    from perfcheck.validation.level_sets import Stretch

_INCLUDED = "含"


def is_settled(ladder: Ladder, levels: tuple[Level, Level], values: Stretch) -> bool:
    """Whether 含 says in one of two cells, and only there, to which of them a single value belongs."""
    point = values.point
    quantity = None if point is None else ladder.written(point)
    if quantity is None:
        return False
    one, other = (_includes(ladder.cells[level].text, plain(quantity.number)) for level in levels)
    return one != other


def is_last_digit(ladder: Ladder, hole: Stretch) -> bool:
    """Whether a hole is only the last of several digits: 89.99% below 90% means less than 90%."""
    low, high = hole.first.low, hole.last.high
    if low is None or high is None or hole.first.closed or hole.last.closed:
        return False
    one, other = ladder.written(low), ladder.written(high)
    if one is None or other is None or one.unit != other.unit:
        return False
    step = min(Decimal(1).scaleb(int(end.number.as_tuple().exponent)) for end in (one, other))
    return step < 1 and other.number - one.number == step


def _includes(cell: str, number: str) -> bool:
    return _INCLUDED in cell and _with_mark(number).search(fold(cell)) is not None


@lru_cache(maxsize=256)
def _with_mark(number: str) -> re.Pattern[str]:
    """The number with 含 behind it: 80%(含) and 80%以上(含), but not the 80% of 80%-90%(含)."""
    return re.compile(rf"(?<![0-9.]){re.escape(number)}(?![0-9.])[^0-9~不至到-]*{_INCLUDED}")
