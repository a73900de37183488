"""Amounts of money of a document in 万元, exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.measures.numbers import EXACT, MAX_DIGITS, fold, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

IN_WAN: Mapping[str, Decimal] = MappingProxyType(
    {
        "百万元": Decimal(100),
        "千元": Decimal("0.1"),
        "万元": Decimal(1),
        "亿元": Decimal(10000),
        "元": Decimal("0.0001"),
    }
)
"""How many 万元 each unit is; those that end like another stand before it."""
_AMOUNT = re.compile(r"^-?(?:[0-9]+|[0-9]{1,3}(?:[, ][0-9]{3})+)(?:\.[0-9]+)?$")
_EMPTY = frozenset({"", "-", "--", "/", "无", "———"})
_LONGEST = MAX_DIGITS + 20


def in_wan(text: str, unit: str) -> str | None:
    """The amount as text in 万元; empty where the cell is, None where it is no amount.

    What is written in 万元 already stays as it is written. A unit in the cell goes before that of the table.
    """
    if len(text) > _LONGEST:
        return None
    folded = fold(text)
    if folded in _EMPTY:
        return ""
    folded = folded.removeprefix("人民币").lstrip("￥¥")
    own = next((one for one in IN_WAN if folded.endswith(one)), None)
    if own is not None:
        folded, unit = folded.removesuffix(own), own
    if not _AMOUNT.fullmatch(folded) or sum(map(str.isdecimal, folded)) > MAX_DIGITS:
        return None
    number = folded.replace(",", "").replace(" ", "")
    return number if unit == "万元" else plain(EXACT.multiply(Decimal(number), IN_WAN[unit]))
