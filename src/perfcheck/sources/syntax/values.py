"""Errors inside a single value: its quotes, its first character, and what follows where it should end."""

from __future__ import annotations

import re

from perfcheck.messages import msg
from perfcheck.sources.syntax.trouble import Explanation, Trouble, here
from perfcheck.sources.traps import quotes

_WINDOW = 200
_QUOTES = frozenset("'\"")
_CLOSING_BRACKETS = frozenset("]}")
_QUOTED = re.compile("quoted|simple key")
_IN_BLOCK = re.compile(r"[^\n]*?(?=[ \t]#|:[ \t\n]|\n|\Z)")
_IN_BRACKETS = re.compile(r"[^\n]*?(?=,(?!\d{3})|[\]}\n]|[ \t]#|:[ \t\n]|\Z)")


def backslash(trouble: Trouble) -> Explanation | None:
    r"""``"C:\dir"``: the parsers agree on the quote and not on the place."""
    if trouble.since is None or not re.search("escape|hex", trouble.problem):
        return None
    start = trouble.text.rfind("\\", trouble.since, trouble.at + 1)
    message = msg("in double quotes a backslash \\ has a special meaning")
    return Explanation(message, msg("put the text into single quotes, or double the backslash"), start, start + 1)


def open_quote(trouble: Trouble) -> Explanation | None:
    """A quote whose partner is missing, up to the end of the text."""
    if trouble.since is None or trouble.beginning not in _QUOTES:
        return None
    return _unclosed_quote(trouble.beginning, trouble.since) if _QUOTED.search(trouble.context) else None


def _unclosed_quote(quote: str, start: int) -> Explanation:
    message = msg("the quote {quote} that opens here is not closed at the end of its value", quote=quote)
    return Explanation(message, msg("write {quote} at the end of the value as well", quote=quote), start, start + 1)


def after_closing(trouble: Trouble) -> Explanation | None:
    """``"甲"乙`` and ``[2020]15号``: YAML ends the value at the closing quote or bracket."""
    before = trouble.before.rstrip()
    ended = re.search("expected key|block end|',' or", trouble.problem) is not None
    if not ended or trouble.character in {*_CLOSING_BRACKETS, ":", ""}:
        return None
    if before[-1:] in _QUOTES:
        return _after_quote(trouble, trouble.line_start + len(before))
    return _after_bracket(trouble, before) if before[-1:] in _CLOSING_BRACKETS else None


def _after_quote(trouble: Trouble, closed: int) -> Explanation:
    start, end = trouble.last
    quote = trouble.text[closed - 1]
    if end != closed:
        start = closed
    elif "\n" in trouble.text[start:end]:
        return _unclosed_quote(quote, start)
    message = msg("the text goes on after its closing quote")
    if quote == "'":
        return here(trouble, message, msg("inside single quotes write a single quote twice: ''"))
    return here(trouble, message, quotes(rest(trouble, start)))


def _after_bracket(trouble: Trouble, before: str) -> Explanation:
    opened = re.search(r"[\[{]", before)
    start = trouble.line_start + opened.start() if opened else trouble.at
    return here(trouble, msg("the text goes on after its closing bracket"), quotes(rest(trouble, start)))


def rest(trouble: Trouble, start: int) -> str:
    """The text from an offset to the end of its value."""
    pattern = r"[^\n,\]}]*" if trouble.bracket is not None else r"[^\n]*"
    found = re.compile(pattern).match(trouble.text, start, start + _WINDOW)
    return found[0] if found else ""


def special_beginning(trouble: Trouble) -> Explanation | None:
    """``>=10次``, ``@x``, ``%25`` …: characters with a meaning of their own at the beginning of a value."""
    start = trouble.at
    if trouble.since is not None and re.search("block scalar|alias|anchor|tag|directive", trouble.context):
        start = trouble.since
    elif not re.search("cannot start|keys are not allowed", trouble.problem):
        return None
    character = trouble.text[start : start + 1]
    message = msg("a value that begins with {character} must be put into quotes", character=character)
    pattern = _IN_BLOCK if trouble.bracket is None else _IN_BRACKETS
    found = pattern.match(trouble.text, start, start + _WINDOW)
    return Explanation(message, quotes(found[0] if found else ""), start, start + 1)
