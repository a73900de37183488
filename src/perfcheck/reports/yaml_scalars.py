"""Texts as YAML scalars: plain where every reader takes them for this text, else in quotes that keep each character."""

from __future__ import annotations

import re
from types import MappingProxyType
from unicodedata import category

_NUMBER = re.compile(r"0|[1-9][0-9]*|(?:0|[1-9][0-9]*)\.[0-9]+")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LIKE_NUMBER = re.compile(
    r"[-+]?\.?[0-9][0-9._:]*(?:e[-+]?[0-9]+)?|[-+]?0[xob][0-9a-f_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[-+]?\.(?:inf|nan)",
    re.IGNORECASE,
)
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "~", "=", "<<"})
_FIRST_FORBIDDEN = frozenset("-?:,[]{}#&*!|>'\"%@`=~")
_IN_FLOW = frozenset(",[]{}:")
_BREAKS_PLAIN = re.compile(r": |:$| #")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SHORT = MappingProxyType({"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"})
_BYTE, _PLANE = 0xFF, 0xFFFF
LONGEST_KEY = 1000
"""A longer key must be announced by a question mark."""


def scalar(text: str, *, in_flow: bool = False) -> str:
    """The text on one line; ``in_flow`` where it stands in braces or brackets."""
    if any(category(char) in _UNSEEN for char in text):
        return '"' + "".join(_escaped(char) for char in text) + '"'
    return text if _is_plain(text, in_flow=in_flow) else "'" + text.replace("'", "''") + "'"


def literal(text: str) -> tuple[str, ...] | None:
    """The head and the lines of a block that holds a text of several lines; None where quotes must hold it."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if "\n" not in text or any(category(char) in _UNSEEN for char in text if char != "\n"):
        return None
    if lines[0][:1] in ("", " ") or not lines[-1] or any(line.isspace() for line in lines):
        return None
    return ("|" if body != text else "|-", *lines)


def _is_plain(text: str, *, in_flow: bool) -> bool:
    if not text or text != text.strip() or text[0] in _FIRST_FORBIDDEN or text.lower() in _WORDS:
        return False
    if in_flow and not _IN_FLOW.isdisjoint(text):
        return False
    if _NUMBER.fullmatch(text) or _DAY.fullmatch(text):
        return True
    return _LIKE_NUMBER.fullmatch(text) is None and _BREAKS_PLAIN.search(text) is None


def _escaped(char: str) -> str:
    if category(char) not in _UNSEEN:
        return _SHORT.get(char, char)
    code = ord(char)
    wide = f"\\U{code:08X}" if code > _PLANE else f"\\u{code:04X}" if code > _BYTE else f"\\x{code:02X}"
    return _SHORT.get(char, wide)
