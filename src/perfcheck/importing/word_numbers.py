"""The numbers that Word writes before the paragraphs of a list, which are in no text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.importing.word_xml import Node

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"}
)
_SIGNS: Mapping[str, int] = MappingProxyType(
    {
        "decimalEnclosedCircle": 0x2460,
        "decimalEnclosedCircleChinese": 0x2460,
        "decimalEnclosedParen": 0x2474,
        "decimalEnclosedFullstop": 0x2488,
    }
)
"""Characters that hold a number from 1 to 20, by the first of them."""
_LAST_SIGN = 20
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST = 4000
_PLACE = re.compile("%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list is numbered; ``style`` is the style of paragraphs that belongs to it."""

    start: int
    form: str
    text: str
    style: str | None


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each of them has come."""

    lists: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, Mapping[int, _Level]] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, number: str, level: int, style: str | None) -> str:
        """What stands before the next paragraph of a list; nothing for a bullet."""
        of_list = self.lists.get(number, "")
        levels = self.levels.get(of_list, {})
        level = next((one for one, known in levels.items() if style is not None and known.style == style), level)
        if level not in levels:
            return ""
        counts = self._counts.setdefault(of_list, {})
        for restarted, start in self.restarts.pop(number, {}).items():
            counts[restarted] = start - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)
        return _label(levels, counts, levels[level])


def numbering_of(root: Node | None) -> Numbering:
    """The lists that the part ``numbering`` defines."""
    top = None if root is None else root.first("numbering")
    if top is None:
        return Numbering()
    levels = {
        one.attributes.get("abstractNumId", ""): {
            _number(level.attributes.get("ilvl")): _level(level) for level in one.all("lvl")
        }
        for one in top.all("abstractNum")
    }
    lists = {one.attributes.get("numId", ""): one.value("abstractNumId") or "" for one in top.all("num")}
    restarts = {
        one.attributes.get("numId", ""): {
            _number(level.attributes.get("ilvl")): _number(level.value("startOverride"), 1)
            for level in one.all("lvlOverride")
            if level.first("startOverride") is not None
        }
        for one in top.all("num")
    }
    return Numbering(lists, levels, restarts)


def _level(node: Node) -> _Level:
    start = _number(node.value("start"), 1)
    return _Level(start, node.value("numFmt") or "decimal", node.value("lvlText") or "", node.value("pStyle"))


def _number(text: str | None, default: int = 0) -> int:
    return (
        int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) < len("10000") else default
    )


def _label(levels: Mapping[int, _Level], counts: Mapping[int, int], level: _Level) -> str:
    if level.form in {"bullet", "none"}:
        return ""

    def shown(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        known = levels.get(place)
        return "" if known is None else numeral(counts.get(place, known.start), known.form)

    text = _PLACE.sub(shown, level.text)
    return f"{text} " if text[-1:].isalnum() else text


def numeral(number: int, form: str) -> str:
    """A number as Word writes it in a format of numbers."""
    if form in _CHINESE:
        return _chinese(number, _DIGITS, "十百千") if 0 < number < 10_000 else str(number)  # noqa: PLR2004
    if form == "chineseLegalSimplified":
        return _chinese(number, _FORMAL, "拾佰仟") if 0 < number < 10_000 else str(number)  # noqa: PLR2004
    if form in _SIGNS and 0 < number <= _LAST_SIGN:
        return chr(_SIGNS[form] + number - 1)
    if form == "ideographTraditional" and 0 < number <= len(_STEMS):
        return _STEMS[number - 1]
    if form in {"upperLetter", "lowerLetter"} and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"upperRoman", "lowerRoman"} and 0 < number < _LARGEST:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in (*_ROMAN, *_ROMAN_ONES):
        count, number = divmod(number, value)
        text += letters * count
    return text


def _chinese(number: int, digits: str, places: str) -> str:
    """A number below ten thousand: 十, 十一, 二十, 一百零三."""
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + (places[place - 1] if place else "")
        gap = not digit
    return text[1:] if digits == _DIGITS and text.startswith("一十") else text
