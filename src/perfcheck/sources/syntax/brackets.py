"""Errors of brackets and of the commas between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.messages import msg
from perfcheck.sources.syntax.trouble import Explanation, Trouble, here

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTNER: Mapping[str, str] = {"[": "]", "{": "}"}
_CLOSING = frozenset(_PARTNER.values())
_FULLWIDTH_BRACKET = re.compile("[｛｝［］]")
_FULLWIDTH_MINUS_ORDINARY = 0xFEE0


def fullwidth_bracket(trouble: Trouble) -> Explanation | None:
    """``｛优: 10次｝``: brackets of a Chinese keyboard."""
    in_brackets = trouble.is_in_brackets
    if not in_brackets and "mapping values" not in trouble.problem:
        return None
    start = trouble.bracket if in_brackets and trouble.bracket is not None else trouble.line_start
    found = _FULLWIDTH_BRACKET.search(trouble.text, start, trouble.at + 1)
    if found is None:
        return None
    message = msg("the full-width bracket {bracket} is not taken for a bracket", bracket=found[0])
    ordinary = chr(ord(found[0]) - _FULLWIDTH_MINUS_ORDINARY)
    return Explanation(message, msg("write {bracket} instead", bracket=ordinary), *found.span())


def fullwidth_comma(trouble: Trouble) -> Explanation | None:
    """``{优: 10次，良: 5次}``: the comma of a Chinese keyboard."""
    start = max(trouble.bracket or 0, trouble.text.rfind(",", 0, trouble.at))
    comma = trouble.text.find("，", start, trouble.at)
    if not trouble.is_in_brackets or trouble.character != ":" or comma < 0:
        return None
    message = msg("the full-width comma ， does not separate values")
    hint = msg("write a comma , and a space; put a text that contains commas into quotes")
    return Explanation(message, hint, comma, comma + 1)


def open_bracket(trouble: Trouble) -> Explanation | None:
    """A bracket without its partner, or with the wrong one."""
    if trouble.bracket is None or not (trouble.is_in_brackets or trouble.character == ""):
        return None
    opening, wrong = trouble.text[trouble.bracket], trouble.character
    if wrong in _CLOSING:
        message = msg("the bracket {opening} that opens here is closed by {wrong}", opening=opening, wrong=wrong)
    else:
        message = msg("the bracket {opening} that opens here is not closed", opening=opening)
    hint = msg("close it with {closing}, and put a comma between any two entries", closing=_PARTNER[opening])
    return Explanation(message, hint, trouble.bracket, trouble.bracket + 1)


def stray(trouble: Trouble) -> Explanation | None:
    """A comma or a closing bracket in the place of a value."""
    if "node content" not in trouble.problem:
        return None
    hint = msg("delete it; put a text that begins with it into quotes")
    if trouble.character == ",":
        return here(trouble, msg("a value is missing before this comma"), hint)
    if trouble.character in _CLOSING:
        return here(trouble, msg("this bracket closes nothing that was opened"), hint)
    return None
