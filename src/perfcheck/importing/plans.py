"""Plans of spending: days and shares in cells of their own, or in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.importing.label_words import Label
from perfcheck.importing.words import plain_word
from perfcheck.measures.numbers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY_WORDS = (
    r"(?:20[0-9]{2}年)?[0-9]{1,2}月(?:份|底|末|[0-9]{1,2}日)?|年底|年末|第?[一二三四1-4]季度?[末底]?|[上下]半年末?|全年"
)
_DAY = re.compile(rf"^(?:截至|截止|截止到|到|至)?(?:{_DAY_WORDS})(?:底|末)?(?:前|之前)?$")
_SHARE = re.compile(r"^[￥¥]?[0-9][0-9, ]*(?:\.[0-9]+)?(?:%|亿元|万元|千元|元)?$")
_SENTENCE = re.compile(
    rf"(?P<day>{_DAY_WORDS})(?:之前|以前|前)?(?:累计)?(?:完成|实现)?(?:资金)?(?:计划)?(?:累计)?"
    r"(?:支出|拨付|支付|使用)?(?:资金)?(?:进度|比例|率|额)?"
    r"(?:累计)?(?:不低于|达到|完成|达|为|至|到|[:(])*(?P<share>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>%|亿元|万元|千元|元)"
)
_LONGEST = 600
"""No sentence of a plan is longer, folded."""


def is_day(text: str) -> bool:
    """Whether a cell names the day of a node."""
    return bool(_DAY.match(plain_word(text)))


def plan_in(text: str) -> Iterator[tuple[Label, str, str | None]]:
    """What a cell of a plan says: a day, a share or an amount with its unit; of a sentence all of them."""
    word = plain_word(text)
    if _DAY.match(word):
        yield Label.PLAN, text, None
    elif _SHARE.match(word):
        yield Label.SHARES, text, None
    else:
        for found in _SENTENCE.finditer(fold(text[: _LONGEST * 2])[:_LONGEST]):
            yield Label.PLAN, found["day"], None
            if found["unit"] == "%":
                yield Label.SHARES, f"{found['share']}%", None
            else:
                yield Label.AMOUNTS, found["share"], found["unit"]
