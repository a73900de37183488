"""Errors of colons: one too many, one that is not the right one, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.messages import msg
from perfcheck.sources.syntax.trouble import Explanation, Trouble, here
from perfcheck.sources.syntax.values import rest
from perfcheck.sources.traps import colon_hint, quotes, unusable_key

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLON = re.compile(r":(?=[ \t]|\Z)")
_PAIR_WITH_VALUE = re.compile(r":[ \t]+[^\s#]")


def second_colon(trouble: Trouble) -> Explanation | None:
    """``a: b: c``: a value with a colon and a space in it."""
    line, in_brackets = trouble.line_start, trouble.is_in_brackets
    if "mapping values" not in trouble.problem and not (in_brackets and trouble.character == ":"):
        return None
    last_comma = trouble.text.rfind(",", line, trouble.at)
    entry = max(line, last_comma + 1, (trouble.bracket or 0) + 1) if in_brackets else line
    found = _PAIR_WITH_VALUE.search(trouble.text, entry, trouble.at)
    if found is None:
        return None
    in_quotes = quotes(rest(trouble, found.end() - 1))
    if in_brackets:
        message = msg("a comma is missing before this pair, or quotes around a value with a colon")
        return here(trouble, message, msg("put a comma between the pairs; if this is one value, {do}", do=in_quotes))
    return here(trouble, msg("a value that contains a colon and a space must be put into quotes"), in_quotes)


def no_colon(trouble: Trouble) -> Explanation | None:
    """A line without a colon that YAML knows; the parsers notice it at the next line or even later."""
    if trouble.since is not None and "find expected ':'" in trouble.problem:
        return _line_without_colon(trouble, trouble.since)
    if "mapping values" not in trouble.problem:
        return None
    start, holder = _first_without_colon(trouble)
    if _PAIR_WITH_VALUE.search(holder) and _indentation(holder) < start - trouble.text.rfind("\n", 0, start) - 1:
        return _runs_on(trouble)
    return _line_without_colon(trouble, start)


def _first_without_colon(trouble: Trouble) -> tuple[int, str]:
    """The first of the lines without a colon that run up to the place, and the line with one above them."""
    first = trouble.line_start + _indentation(trouble.before)
    for start, line in _lines_above(trouble.text, trouble.line_start):
        if _COLON.search(line) or line.lstrip().startswith("#"):
            return first, line
        first = start + _indentation(line)
        if line.lstrip().startswith("- "):
            break
    return first, ""


def _lines_above(text: str, start: int) -> Iterator[tuple[int, str]]:
    while start > 0:
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            yield start, text[start:end]


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _runs_on(trouble: Trouble) -> Explanation:
    message = msg("this line is indented like the continuation of the value above, but looks like a pair")
    hint = msg("let it begin in the same column as the pairs that it belongs to, or put the whole value into quotes")
    return Explanation(message, hint, trouble.line_start + _indentation(trouble.before), trouble.at)


def _line_without_colon(trouble: Trouble, start: int) -> Explanation | None:
    line = trouble.text[start:].partition("\n")[0].rstrip()
    if _COLON.search(line):
        return None
    message = msg('this line has no "key: value"')
    hint = colon_hint(line)
    if hint is None:
        hint = msg('write "key: value"; indent a text that continues the line above deeper than its key')
        return Explanation(message, hint, start, start + len(line))
    colon = start + (line.find("：") if "：" in line else line.find(":"))
    return Explanation(message, hint, colon, colon + 1)


def tight_colon(trouble: Trouble) -> Explanation | None:
    """``{a:, b: 1}``: only the parser in C stumbles over it."""
    if "unexpected ':'" not in trouble.problem:
        return None
    message = msg("a space is missing after this colon")
    return here(trouble, message, msg('write "key: " also where no value follows'))


def missing_key(trouble: Trouble) -> Explanation | None:
    """``: x``: nothing before the colon."""
    if trouble.character != ":" or not re.search("expected key|block end|node content", trouble.problem):
        return None
    return here(trouble, *unusable_key(""))
