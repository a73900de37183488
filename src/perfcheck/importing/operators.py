"""Signs and words that say how a number is meant."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.measures.numbers import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("≥", ">=", "大于等于", "大于或等于", "不低于", "不少于"), "≥")
    | dict.fromkeys(("≤", "<=", "小于等于", "小于或等于", "不超过", "不高于"), "≤")
    | {">": ">", "大于": ">", "<": "<", "小于": "<", "=": "=", "等于": "=", "定性": "定性"}
)
"""How a sign or word is written in a target file."""
DIRECTIONS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("正向", "正向指标", "越大越好", "正指标"), "higher")
    | dict.fromkeys(("反向", "反向指标", "逆向", "逆向指标", "负向", "负向指标", "越小越好"), "lower")
)
"""Which way is better."""


def is_sign(text: str) -> bool:
    """Whether a cell is nothing but a sign, or a word for one."""
    return len(text) <= max(map(len, SIGNS)) + 2 and fold(text) in SIGNS
