"""What single words of a document say: heads of columns, labels, units of money, rows that are no data."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.importing.column_words import COLUMN_WORDS
from perfcheck.importing.label_words import LABEL_WORDS
from perfcheck.measures.numbers import fold

if TYPE_CHECKING:
    from perfcheck.importing.column_words import Column
    from perfcheck.importing.label_words import Label

_LONGEST = 40
_LONGEST_RAW = 100
"""No head, label or other word of a form is longer; with the blanks in it."""
_LONGEST_NOTE = 2000
_BLANKS = re.compile(r"\s+")
_LEVEL_OF_STANDARD = re.compile(
    r"^(?:(?:评价|评分|绩效评价|绩效)?标准[-:(]?([优良中差])[秀好等级]*\)?|([优良中差])[秀好等级]*(?:标准)?)$"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)$")
_YEAR_BEFORE = re.compile(r"^(?:20[0-9]{2}年度?|本年度?|年度|全年|年初|预期|当年|计划)(?=.)")
_BEFORE_LABEL = re.compile(r"^(?:其中:?|(?:[(]?[一二三四五六七八九十0-9]+[)]?[.、:]))+")
_MONEY = "亿元|百万元|万元|千元|元"
_UNIT_BEHIND = re.compile(rf"单位[:(]?(?:人民币)?({_MONEY})")
_UNIT_IN_BRACKETS = re.compile(rf"[(](?:单位:)?(?:人民币)?({_MONEY})[)]")
_TOTALS = "小计|合计|总计|总分|总分值|总权重"
_TOTAL = re.compile(rf"^(?:本页|权重|分值|金额|得分|指标)?(?:{_TOTALS})(?:$|[:(0-9].*)|^.{{2,10}}指标(?:小计|合计)$")
_SUBTOTAL = re.compile("小计")
_ASIDE = re.compile(
    r"^(?:注|备注|附注|说明|填表说明|填报说明)(?:[:：0-9(].*)?$|^[(]?(?:续|接)[上前]?[页表]?[0-9]*[)]?(?:[:].*)?$"
    r"|^(?:目录|汇总表)$|^第[0-9]+页(?:[,/]?共[0-9]+页)?$|^-[0-9]+-$"
)
_CONTINUED = re.compile(r"^[(]?(?:续|接)[上前]?[页表]|[(]续[表页0-9]*[)]$|续表$")


def plain_word(text: str) -> str:
    """A head or label for comparison: half-width, without blanks, without the colon behind it."""
    return _BLANKS.sub("", fold(text)).rstrip(":.。、")


def column_of(text: str) -> Column | None:
    """What a head says that its column holds."""
    return _column_of(text) if text and len(text) <= _LONGEST_RAW else None


@lru_cache(maxsize=4096)
def _column_of(text: str) -> Column | None:
    word = plain_word(text)
    level = _LEVEL_OF_STANDARD.match(word)
    if level:
        return COLUMN_WORDS[level[1] or level[2]]
    bare = _IN_BRACKETS.sub("", word)
    tries = (word, bare, _IN_BRACKETS.sub("", bare), _YEAR_BEFORE.sub("", word), _YEAR_BEFORE.sub("", bare))
    return next((COLUMN_WORDS[one] for one in tries if one in COLUMN_WORDS), None)


def label_of(text: str) -> Label | None:
    """What a label names."""
    return _label_of(text) if text and len(text) <= _LONGEST_RAW else None


@lru_cache(maxsize=4096)
def _label_of(text: str) -> Label | None:
    word = _BEFORE_LABEL.sub("", plain_word(text)).rstrip(":")
    bare = _IN_BRACKETS.sub("", word).rstrip(":")
    tries = (word, bare, _IN_BRACKETS.sub("", bare))
    return next((LABEL_WORDS[one] for one in tries if one in LABEL_WORDS), None)


def money_unit_in(text: str) -> str | None:
    """The unit of money in the brackets of a head or label, or behind 单位：."""
    if "元" not in text:
        return None
    word = plain_word(text)
    found = _UNIT_BEHIND.search(word) or _UNIT_IN_BRACKETS.search(word)
    return found[1] if found else None


def is_total(text: str) -> bool:
    """Whether a row that begins so adds up others."""
    return len(text) <= _LONGEST and bool(_TOTAL.match(plain_word(text)))


def is_subtotal(text: str) -> bool:
    """Whether such a row adds up only some of them."""
    return bool(_SUBTOTAL.search(plain_word(text)))


def is_aside(text: str) -> bool:
    """Whether a line or a row that begins so is a note, or the heading or number of a page."""
    return len(text) <= _LONGEST_NOTE and bool(_ASIDE.match(plain_word(text)))


def is_continued(text: str) -> bool:
    """Whether a title says that its table began on a page before: 续表, 绩效目标表（续）."""
    return len(text) <= _LONGEST_RAW and bool(_CONTINUED.search(plain_word(text)))


def same(one: str, other: str) -> bool:
    """Whether two texts are the same word."""
    return plain_word(one) == plain_word(other)
