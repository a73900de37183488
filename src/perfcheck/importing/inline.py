"""Labels and values in one text: 主管部门：901测试局, 年度资金总额：260 其中：财政拨款210."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.importing.label_words import AMOUNTS, Label
from perfcheck.importing.who import is_department
from perfcheck.importing.words import label_of, money_unit_in
from perfcheck.measures.numbers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_UNIT = len("金额单位:(人民币)万元")
_LONGEST = 4000
_LONGEST_LABEL = 60
_LABEL = re.compile(r"^\s*(?P<label>(?:其中[:：])?[^:：\n]{1,24})[:：](?P<value>.*)$", re.DOTALL)
_AMOUNT = re.compile(
    r"^\s*(?P<label>(?:其中[:：]?)?[^0-9０-９:：￥¥]{2,20}?)[:：]?\s*"
    r"(?P<value>[￥¥]?[0-9０-９][^一-龥]*(?:亿|千|万)?元?)\s*$"
)
_WITH_PARTS = re.compile(
    r"^\s*(?P<total>[￥¥]?[0-9０-９][0-9０-９,. ]*(?:亿|千|万)?元?)\s*[（(，；,;]\s*"
    r"其中[:：]?(?P<parts>[^（）()]*)[)）]?\s*$"
)
_PIECES = re.compile(r"\n|[ \u3000\t]{2,}|\u3000|[；;，]")
_LINES = re.compile(r"\n|[ \u3000\t]{2,}|\u3000")
_NEVER = frozenset({Label.GROUP, Label.PLAN, Label.SHARES, Label.AMOUNTS})


def inline_in(text: str) -> tuple[tuple[Label, str], ...]:
    """The labels of a text with their values; none where it is running text."""
    if len(text) > _LONGEST:
        text = text[:_LONGEST] if label_of(text.partition("：")[0].partition(":")[0]) is None else text
    unit = money_unit_in(text)
    if unit is not None and len(fold(text)) <= _LONGEST_UNIT:
        return ((Label.MONEY_UNIT, unit),)
    if is_department(text):
        return ((Label.DEPARTMENT, text.strip()),)
    for pieces in (_LINES.split(text), _PIECES.split(text)):
        told = tuple(_told(pieces))
        if len(told) > 1:
            return told
    one = _labelled(text)
    return (one,) if one is not None else ()


def label_before(text: str) -> Label | None:
    """The label with which a cell begins that has its value as well; None without a colon."""
    found = _LABEL.match(text[:_LONGEST_LABEL])
    return label_of(found["label"]) if found else None


def parts_of(text: str) -> tuple[str, tuple[tuple[Label, str], ...]]:
    """An amount and its parts: 90万元（其中：财政资金60万元，其他资金30万元）; the text alone where it has none."""
    found = _WITH_PARTS.match(text[:_LONGEST])
    parts = tuple(_told(_PIECES.split(found["parts"]))) if found else ()
    return (found["total"], parts) if found and parts else (text, ())


def _told(pieces: list[str]) -> Iterator[tuple[Label, str]]:
    """The pieces with their labels, if each of them has one."""
    told = [_labelled(piece) for piece in pieces if piece.strip()]
    if None not in told:
        yield from (one for one in told if one is not None)


def _labelled(text: str) -> tuple[Label, str] | None:
    found = _LABEL.match(text)
    label = label_of(found["label"]) if found else None
    if found and label is not None and label not in _NEVER and found["value"].strip():
        value = found["value"].strip()
        return (label, value) if label is not Label.MONEY_UNIT or money_unit_in(text) else (Label.UNIT, value)
    found = _AMOUNT.match(text) if len(text) <= _LONGEST_UNIT * 4 else None
    label = label_of(found["label"]) if found else None
    return (label, found["value"].strip()) if found and label is not None and label in AMOUNTS else None
