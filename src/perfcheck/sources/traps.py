"""What YAML misreads without a word, and how to write a text so that it is read as it was meant."""

from __future__ import annotations

from typing import NamedTuple

from perfcheck.measures.lazy import Lazy
from perfcheck.messages import Message, msg

LOOKS_EMPTY = frozenset("\u3000\xa0\u200b\ufeff")
"""Characters that look like spaces or like nothing, and are letters for YAML."""

_SHOWN_LENGTH = 40
_MISSING_SPACE = Lazy(r"(?:^|[\s,{])(?!\d+:)(?P<name>[^\s:：,{}]{1,40}):(?![ \t\n/\\:]|\Z)")
_NUMBER_BEFORE_CUT = Lazy(r"(?<![\d.,])\d{1,3}(?:,\d{3})*,\Z")
_NUMBER_AFTER_CUT = Lazy(r"\d{3}(?:,\d{3})*(?:\.\d+)?(?!\d)")
_THOUSANDS = Lazy(r"(?<=\d),(?=\d{3})")


class CutNumber(NamedTuple):
    """A number with thousands separators that YAML has read as several values."""

    message: Message
    hint: Message
    start: int
    is_first_cut: bool


def colon_hint(text: str) -> Message | None:
    """How to write a text as a pair that was meant to be one; None where it does not look like one."""
    return fullwidth_colon_hint(text) or missing_space_hint(text)


def fullwidth_colon_hint(text: str) -> Message | None:
    """For a text like ``优：10次``, whose colon is the Chinese one; None for any other."""
    name, colon, _ = text.partition("：")
    if not colon or not name.strip():
        return None
    return msg('write "{key}: " with the colon : and a space, not the full-width ：', key=_short(name.split()[-1]))


def missing_space_hint(text: str) -> Message | None:
    """For a text like ``excellent:10次``, whose colon no space follows; None for any other, and for times."""
    found = _MISSING_SPACE.search(text)
    return msg('write "{key}: " with an ordinary space after the colon', key=found["name"]) if found else None


def lost_value(key: str) -> tuple[Message, Message]:
    """About a key in braces that has no value."""
    hint = colon_hint(key)
    if hint is not None:
        return msg("{key} is read as a key without a value", key=_short(key)), hint
    hint = msg('write "{key}: " and the value; put a value that contains a comma into quotes', key=_short(key))
    return msg("{key} has no value", key=_short(key)), hint


def swallowed_number(written: str) -> tuple[Message, Message]:
    """About ``>5``, which YAML takes for the beginning of a longer text."""
    written = written.strip()
    message = msg("{text} is read as the beginning of a longer text, not as a value", text=_short(written))
    return message, quotes(written)


def cut_number(text: str, start: int) -> CutNumber | None:
    """The number whose later part begins at ``start``, if it was cut at a thousands separator."""
    before = _NUMBER_BEFORE_CUT.search(text, max(0, start - _SHOWN_LENGTH), start)
    after = _NUMBER_AFTER_CUT.match(text, start, start + _SHOWN_LENGTH)
    if before is None or after is None:
        return None
    written = before[0] + after[0]
    message = msg("the comma in {number} ends the value: it is not read as a thousands separator", number=written)
    hint = msg("write {number} without commas, or put it into quotes", number=written.replace(",", ""))
    return CutNumber(message, hint, before.start(), is_first_cut=before[0].count(",") == 1)


def unusable_key(key: str) -> tuple[Message, Message]:
    """About a colon without a key before it, or with one that begins with an invisible character."""
    if not key:
        return msg("the key before the colon is missing"), msg('write "key: value"')
    message = msg("this key begins with a full-width or invisible space ({code})", code=f"U+{ord(key[0]):04X}")
    return message, msg("delete it and indent the line with ordinary spaces")


def quotes(value: str) -> Message:
    """How to put a value into quotes, or, for ``>=10``, how to do without."""
    value = value.strip()
    if len(value) > _SHOWN_LENGTH:
        return msg("put the whole value into quotes")
    quoted = "'" + value.replace("'", "''") + "'"
    if value.startswith(">="):
        shorter = "≥" + _THOUSANDS.sub("", value[2:].strip())
        return msg("write {text}, or put it into quotes: {quoted}", text=shorter, quoted=quoted)
    return msg("put it into quotes: {quoted}", quoted=quoted)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"
