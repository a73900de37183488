"""Running text: the quantities of the overall targets, the titles of the safeguard measures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.importing.draft import Value
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import fold
from perfcheck.measures.quantity import parse_quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NUMBERINGS = (
    re.compile(r"[（(][一二三四五六七八九十]+[)）]、?"),
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"(?:目标)?[0-9]+[.、．：:](?![0-9])"),
    re.compile(r"[（(][0-9]+[)）]、?|[0-9]+[)）]"),
    re.compile(r"[①-⑳]"),
    re.compile(r"[一二三四五六七八九十]+是"),
)
_CLAUSES = re.compile(r"[，；。;\n]|,(?![0-9])")
_YEAR = re.compile(r"^(?:力争|确保|到|至)?(?:20[0-9]{2}年(?:底|末|度)?|全年|年内|今年|本年度?)(?:我局|全区|全县|全市)?")
_LEADING = re.compile(r"^(?:计划|预计|力争|争取|确保|保证|(?:实现|完成)(?!率)|达到|其中|并|同时|使|将)+")
_LINK = (
    r"(?:计划|预计|力争|争取|确保|预期)*(?:达成)?(?:全年)?"
    r"(?:完成|达到|实现|达|为|是|保持在|控制在|稳定在|保持|在|至|到)*"
)
_SIGN = "不低于|不少于|不超过|不高于|不小于|不大于|大于|小于|低于|高于|超过|≥|≤|>=|<=|>|<"
_NUMBER = "[0-9][0-9,]*(?:\\.[0-9]+)?"
_AMOUNT = re.compile(
    rf"^(?P<name>[^0-9≥≤<>]*?(?:[0-9]+强[^0-9≥≤<>]*)?[^0-9≥≤<>]*?){_LINK}"
    rf"(?P<value>(?:{_SIGN})?{_NUMBER}(?:[^0-9]{{0,6}}?[-~至到]{_NUMBER})?[^0-9]{{0,8}}?(?:以上|以下|以内|之内|左右)?)$"
)
_BOUND = re.compile(rf"^(?:{_SIGN})|(?:以上|以下|以内|之内|左右)$")
_ENDS = re.compile("[-~至到]")
_NEVER = re.compile(
    r"(?P<value>不出现|不发生)(?P<name>[^0-9]+)$"
    r"|^(?:实现|确保|保持|力争)*(?P<zero>零)(?P<none>事故|投诉|差错|上访|违规).*$"
)
_LONGEST = 80
"""A longer clause names no target."""
_TITLE = re.compile(r"^\s*(?P<title>[^。，；,;:：]{2,14})[。：:]")
_WORK_TITLE = re.compile(r"^\s*(?P<title>[^。，；,;:：]{2,12}?工作)")
_SHORT = re.compile(r"^\s*(?P<title>[^。，；,;:：]{2,14})$")


def targets_in(statement: Iterable[Value]) -> Iterator[tuple[str, Value]]:
    """The quantified overall targets of numbered items: their names, and the amounts with their places."""
    for value in statement:
        for line in value.text.split("\n"):
            for item in _items(line.strip()):
                yield from _targets_of(item, value)


def _items(line: str) -> Iterator[str]:
    """The numbered items of a line; several where they follow each other in it (一是…；二是…, ①…②…)."""
    begun = [found for one in _NUMBERINGS if (found := one.match(line))]
    inner = next((one for one in _NUMBERINGS[3:] if len(one.findall(line)) > 1), None)
    if inner is not None:
        pieces = inner.split(line)
        yield from (piece for piece in (pieces if begun else pieces[1:]) if piece.strip())
    elif begun:
        yield line[begun[0].end() :]


def _targets_of(text: str, value: Value) -> Iterator[tuple[str, Value]]:
    for clause in _CLAUSES.split(text):
        if len(clause) > _LONGEST:
            continue
        never = _NEVER.search(clause)
        if never:
            yield never["name"] or never["none"], Value(never["value"] or never["zero"], value.spot)
            continue
        plain = _LEADING.sub("", _YEAR.sub("", clause.strip()))
        found = _AMOUNT.match(plain)
        if found and _is_quantity(found["value"]):
            name = _LEADING.sub("", found["name"]).strip()
            if name:
                yield name, Value(found["value"], value.spot)


def _is_quantity(text: str) -> bool:
    """Whether it is a number with a unit, or two of them with the unit behind the second."""
    bare = _BOUND.sub("", _BOUND.sub("", fold(text)))
    try:
        return bool(parse_quantity(_ENDS.split(bare)[-1]).unit.symbol)
    except MeasureError:
        return False


def measures_in(lines: Iterable[Value]) -> tuple[list[Value], list[tuple[str, Value]]]:
    """What stands before the first numbered measure, and the measures by their titles.

    The numbering of the first numbered line is that of the measures; any other one is within them.
    """
    before: list[Value] = []
    measures: list[tuple[str, Value]] = []
    numbering: re.Pattern[str] | None = None
    for line in _lines(lines):
        numbering = numbering or next((one for one in _NUMBERINGS if one.match(line.text)), None)
        found = numbering.match(line.text) if numbering else None
        if found:
            measures.append((_title(line.text[found.end() :], len(measures) + 1), line))
        elif measures:
            title, text = measures[-1]
            measures[-1] = (title, text.joined(line, "\n"))
        else:
            before.append(line)
    return before, list(_each_once(measures))


def _each_once(measures: Iterable[tuple[str, Value]]) -> Iterator[tuple[str, Value]]:
    seen: dict[str, int] = {}
    for title, value in measures:
        seen[title] = seen.get(title, 0) + 1
        yield (title if seen[title] == 1 else f"{title}（{seen[title]}）"), value


def _lines(values: Iterable[Value]) -> Iterator[Value]:
    for value in values:
        for line in value.text.split("\n"):
            if line.strip():
                yield Value(line.strip(), value.spot, value.note)


def _title(text: str, number: int) -> str:
    found = _WORK_TITLE.match(text) or _TITLE.match(text) or _SHORT.match(text)
    return found["title"] if found else f"措施{number}"
