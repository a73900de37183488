"""What YAML's cryptic errors and silent misreadings mean, and what to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

LOOKS_EMPTY = frozenset("\u3000\xa0\u200b\ufeff")
"""Characters that look like spaces or like nothing, and are letters for YAML."""

_SHOWN_LENGTH = 40
_WINDOW = 200
_QUOTES = frozenset("'\"")
_CLOSING = frozenset("]}")
_PARTNER: Mapping[str, str] = {"[": "]", "{": "}"}
_FULLWIDTH_BRACKET = re.compile("[｛｝［］]")
_QUOTED = re.compile("quoted|simple key")
_COLON = re.compile(r":(?=[ \t]|\Z)")
_PAIR_WITH_VALUE = re.compile(r":[ \t]+[^\s#]")
_VALUE_IN_BLOCK = re.compile(r"[^\n]*?(?=[ \t]#|:[ \t\n]|\n|\Z)")
_VALUE_IN_FLOW = re.compile(r"[^\n]*?(?=,(?!\d{3})|[\]}\n]|[ \t]#|:[ \t\n]|\Z)")
_MISSING_SPACE = re.compile(r"(?:^|[\s,{])(?!\d+:)(?P<name>[^\s:：,{}]{1,40}):(?![ \t\n/\\:]|\Z)")
_NUMBER_BEFORE_CUT = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})*,\Z")
_NUMBER_AFTER_CUT = re.compile(r"\d{3}(?:,\d{3})*(?:\.\d+)?(?!\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_ONE_BREAK: Mapping[int, str] = {ord(character): "\n" for character in "\r\x85\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where a parser gave up, in so far as all parsers say the same; places are offsets in the text.

    ``at`` is where it noticed, ``since`` where the thing began that it could not finish, ``bracket`` the innermost
    bracket that is open there, ``last`` the value before.
    """

    text: str
    at: int
    since: int | None
    problem: str
    context: str
    bracket: int | None
    last: tuple[int, int]

    @property
    def character(self) -> str:
        """The character at the place; nothing at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def beginning(self) -> str:
        """The character at which the unfinished thing began."""
        return "" if self.since is None else self.text[self.since : self.since + 1]

    @property
    def line_start(self) -> int:
        """Where the line of the place begins."""
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def before(self) -> str:
        """The line up to the place."""
        return self.text[self.line_start : self.at]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is wrong in the user's words, what to write instead, and where in the text."""

    message: Message
    hint: Message
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CutNumber:
    """A number with thousands separators that YAML has read as several values."""

    message: Message
    hint: Message
    start: int
    is_first_cut: bool


# Hints for texts that YAML reads without an error


def colon_hint(text: str) -> Message | None:
    """How to write a text as a pair that was meant to be one; None where it does not look like one."""
    return fullwidth_colon_hint(text) or missing_space_hint(text)


def fullwidth_colon_hint(text: str) -> Message | None:
    """For a text like ``优：10次``, whose colon is the Chinese one; None for any other."""
    name, colon, _ = text.partition("：")
    if not colon or not name.strip():
        return None
    return msg("Write “{key}: ” with the colon : and a space, not the full-width ：.", key=_short(name.split()[-1]))


def missing_space_hint(text: str) -> Message | None:
    """For a text like ``excellent:10次``, whose colon no space follows; None for any other, and for times."""
    found = _MISSING_SPACE.search(text)
    return msg("Write “{key}: ” with an ordinary space after the colon.", key=found["name"]) if found else None


def lost_value(key: str) -> tuple[Message, Message]:
    """About a key in braces that has no value."""
    hint = colon_hint(key)
    if hint is not None:
        return msg("“{key}” is read as a key without a value.", key=_short(key)), hint
    hint = msg("Write “{key}: ” and the value; a value that contains a comma must be put into quotes.", key=_short(key))
    return msg("“{key}” has no value.", key=_short(key)), hint


def swallowed_number(written: str) -> tuple[Message, Message]:
    """About ``>5``, which YAML takes for the beginning of a longer text."""
    written = written.strip()
    message = msg("“{text}” is read as the beginning of a longer text, not as a value.", text=_short(written))
    return message, _quotes(written)


def cut_number(text: str, start: int) -> CutNumber | None:
    """The number whose later part begins at ``start``, if it was cut at a thousands separator."""
    before = _NUMBER_BEFORE_CUT.search(text, max(0, start - _SHOWN_LENGTH), start)
    after = _NUMBER_AFTER_CUT.match(text, start, start + _SHOWN_LENGTH)
    if before is None or after is None:
        return None
    written = before[0] + after[0]
    message = msg("The comma in “{number}” ends the value: it is not read as a thousands separator.", number=written)
    hint = msg("Write {number} without commas, or put it into quotes.", number=written.replace(",", ""))
    return CutNumber(message, hint, before.start(), is_first_cut=before[0].count(",") == 1)


def unusable_key(key: str) -> tuple[Message, Message]:
    """About a colon without a key before it, or with one that begins with an invisible character."""
    if not key:
        return msg("The key before the colon is missing."), msg("Write “key: value”.")
    message = msg("This key begins with a full-width or invisible space ({code}).", code=f"U+{ord(key[0]):04X}")
    return message, msg("Delete it and indent the line with ordinary spaces.")


def _quotes_for(text: str, start: int, *, in_flow: bool) -> Message:
    """How to write the value that begins at ``start`` so that YAML takes it as it is."""
    pattern = _VALUE_IN_FLOW if in_flow else _VALUE_IN_BLOCK
    found = pattern.match(text, start, start + _WINDOW)
    return _quotes(found[0] if found else "")


def _quotes(value: str) -> Message:
    value = value.strip()
    if len(value) > _SHOWN_LENGTH:
        return msg("Put the whole value into quotes.")
    quoted = "'" + value.replace("'", "''") + "'"
    if value.startswith(">="):
        shorter = "≥" + _THOUSANDS.sub("", value[2:].strip())
        return msg("Write {text}, or put it into quotes: {quoted}", text=shorter, quoted=quoted)
    return msg("Put it into quotes: {quoted}", quoted=quoted)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"


# Explanations of errors


def explain(trouble: Trouble) -> Explanation:
    """The first explanation that fits; there is always one."""
    trouble = replace(trouble, text=trouble.text.translate(_ONE_BREAK))
    return next(found for trap in _TRAPS if (found := trap(trouble)) is not None)


def _here(trouble: Trouble, message: Message, hint: Message) -> Explanation:
    return Explanation(message, hint, trouble.at, trouble.at + len(trouble.character))


def _tab(trouble: Trouble) -> Explanation | None:
    if trouble.character != "\t":
        return None
    message = msg("A tab stands here, where only spaces may stand.")
    return _here(trouble, message, msg("Replace every tab by spaces; most editors can do so for a whole file."))


def _backslash(trouble: Trouble) -> Explanation | None:
    r"""``"C:\dir"``: the parsers agree on the quote and not on the place."""
    if trouble.since is None or not re.search("escape|hex", trouble.problem):
        return None
    start = trouble.text.rfind("\\", trouble.since, trouble.at + 1)
    message = msg("In double quotes a backslash \\ has a special meaning.")
    return Explanation(message, msg("Put the text into single quotes, or double the backslash."), start, start + 1)


def _open_quote(trouble: Trouble) -> Explanation | None:
    if trouble.since is None or trouble.beginning not in _QUOTES:
        return None
    return _unclosed_quote(trouble.beginning, trouble.since) if _QUOTED.search(trouble.context) else None


def _unclosed_quote(quote: str, start: int) -> Explanation:
    message = msg("The quote {quote} that opens here is not closed at the end of its value.", quote=quote)
    return Explanation(message, msg("Write {quote} at the end of the value as well.", quote=quote), start, start + 1)


def _after_closing(trouble: Trouble) -> Explanation | None:
    """``"甲"乙`` and ``[2020]15号``: YAML ends the value at the closing quote or bracket."""
    before = trouble.before.rstrip()
    if not re.search("expected key|block end|',' or", trouble.problem) or trouble.character in {*_CLOSING, ":", ""}:
        return None
    if before[-1:] in _QUOTES:
        return _after_quote(trouble, trouble.line_start + len(before))
    if before[-1:] in _CLOSING:
        opened = re.search(r"[\[{]", before)
        start = trouble.line_start + opened.start() if opened else trouble.at
        message = msg("The text goes on after its closing bracket.")
        return _here(trouble, message, _quotes(_rest(trouble, start)))
    return None


def _after_quote(trouble: Trouble, closed: int) -> Explanation:
    start, end = trouble.last
    quote = trouble.text[closed - 1]
    if end != closed:
        start = closed
    elif "\n" in trouble.text[start:end]:
        return _unclosed_quote(quote, start)
    message = msg("The text goes on after its closing quote.")
    if quote == "'":
        return _here(trouble, message, msg("Inside single quotes a single quote is written twice: ''"))
    return _here(trouble, message, _quotes(_rest(trouble, start)))


def _rest(trouble: Trouble, start: int) -> str:
    """The text from an offset to the end of its value."""
    pattern = r"[^\n,\]}]*" if trouble.bracket is not None else r"[^\n]*"
    found = re.compile(pattern).match(trouble.text, start, start + _WINDOW)
    return found[0] if found else ""


def _special_beginning(trouble: Trouble) -> Explanation | None:
    """``>=10次``, ``@x``, ``%25`` …: characters with a meaning of their own at the beginning of a value."""
    start = trouble.at
    if trouble.since is not None and re.search("block scalar|alias|anchor|tag|directive", trouble.context):
        start = trouble.since
    elif not re.search("cannot start|keys are not allowed", trouble.problem):
        return None
    character = trouble.text[start : start + 1]
    message = msg("A value that begins with {character} must be put into quotes.", character=character)
    return Explanation(message, _quotes_for(trouble.text, start, in_flow=trouble.bracket is not None), start, start + 1)


def _list_beside_name(trouble: Trouble) -> Explanation | None:
    if "entries are not allowed" not in trouble.problem:
        return None
    message = msg("A list cannot begin in the line of its key.")
    hint = msg("Begin it in the next line; write a negative number without a space, as in -10.")
    return _here(trouble, message, hint)


def _fullwidth_bracket(trouble: Trouble) -> Explanation | None:
    start = trouble.bracket if _is_flow(trouble) and trouble.bracket is not None else trouble.line_start
    if not _is_flow(trouble) and "mapping values" not in trouble.problem:
        return None
    found = _FULLWIDTH_BRACKET.search(trouble.text, start, trouble.at + 1)
    if found is None:
        return None
    half = chr(ord(found[0]) - 0xFEE0)
    message = msg("The full-width bracket {bracket} is not taken for a bracket.", bracket=found[0])
    return Explanation(message, msg("Write {bracket} instead.", bracket=half), *found.span())


def _fullwidth_comma(trouble: Trouble) -> Explanation | None:
    start = max(trouble.bracket or 0, trouble.text.rfind(",", 0, trouble.at))
    comma = trouble.text.find("，", start, trouble.at)
    if not _is_flow(trouble) or trouble.character != ":" or comma < 0:
        return None
    message = msg("The full-width comma ， does not separate values.")
    hint = msg("Write a comma , and a space; put a text that contains commas into quotes.")
    return Explanation(message, hint, comma, comma + 1)


def _is_flow(trouble: Trouble) -> bool:
    return "flow" in trouble.context and "',' or" in trouble.problem


def _second_colon(trouble: Trouble) -> Explanation | None:
    """``a: b: c``: a value with a colon and a space in it."""
    if "mapping values" not in trouble.problem and not (_is_flow(trouble) and trouble.character == ":"):
        return None
    line, in_flow = trouble.line_start, _is_flow(trouble)
    entry = max(line, trouble.text.rfind(",", line, trouble.at) + 1, (trouble.bracket or 0) + 1) if in_flow else line
    found = _PAIR_WITH_VALUE.search(trouble.text, entry, trouble.at)
    if found is None:
        return None
    hint = _quotes(_rest(trouble, found.end() - 1))
    if in_flow:
        return _here(trouble, msg("A comma is missing before this pair, or quotes around a value with a colon."), hint)
    return _here(trouble, msg("A value that contains a colon and a space must be put into quotes."), hint)


def _no_colon(trouble: Trouble) -> Explanation | None:
    """A line without a colon that YAML knows; the parsers notice it at the next line or even later."""
    if trouble.since is not None and "find expected ':'" in trouble.problem:
        return _line_without_colon(trouble, trouble.since)
    if "mapping values" not in trouble.problem:
        return None
    start, holder = _first_without_colon(trouble)
    if _PAIR_WITH_VALUE.search(holder) and _indentation_of(holder) < start - trouble.text.rfind("\n", 0, start) - 1:
        return _runs_on(trouble)
    return _line_without_colon(trouble, start)


def _first_without_colon(trouble: Trouble) -> tuple[int, str]:
    """The first of the lines without a colon that run up to the place, and the line with one above them."""
    first = trouble.line_start + _indentation_of(trouble.before)
    for start, line in _lines_above(trouble.text, trouble.line_start):
        if _COLON.search(line) or line.lstrip().startswith("#"):
            return first, line
        first = start + _indentation_of(line)
        if line.lstrip().startswith("- "):
            break
    return first, ""


def _lines_above(text: str, start: int) -> Iterator[tuple[int, str]]:
    while start > 0:
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            yield start, text[start:end]


def _indentation_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def _runs_on(trouble: Trouble) -> Explanation:
    message = msg("This line is indented like the continuation of the value above, but looks like a pair.")
    hint = msg("Let it begin in the same column as the pairs that it belongs to, or put the whole value into quotes.")
    return Explanation(message, hint, trouble.line_start + _indentation_of(trouble.before), trouble.at)


def _line_without_colon(trouble: Trouble, start: int) -> Explanation | None:
    line = trouble.text[start:].partition("\n")[0].rstrip()
    if _COLON.search(line):
        return None
    message = msg("This line has no “key: value”.")
    hint = colon_hint(line)
    if hint is None:
        hint = msg("Write “key: value”; a text that continues the line above must be indented deeper than its key.")
        return Explanation(message, hint, start, start + len(line))
    colon = start + (line.find("：") if "：" in line else line.find(":"))
    return Explanation(message, hint, colon, colon + 1)


def _tight_colon(trouble: Trouble) -> Explanation | None:
    """``{a:, b: 1}``: only the parser in C stumbles over it."""
    if "unexpected ':'" not in trouble.problem:
        return None
    return _here(
        trouble, msg("A space is missing after this colon."), msg("Write “key: ” also where no value follows.")
    )


def _bracket(trouble: Trouble) -> Explanation | None:
    if trouble.bracket is None or not (_is_flow(trouble) or trouble.character == ""):
        return None
    opening = trouble.text[trouble.bracket]
    closing = _PARTNER[opening]
    message = msg("The bracket {opening} that opens here is not closed.", opening=opening)
    if trouble.character in _CLOSING:
        wrong = trouble.character
        message = msg("The bracket {opening} that opens here is closed by {wrong}.", opening=opening, wrong=wrong)
    hint = msg("Close it with {closing}, and put a comma between any two entries.", closing=closing)
    return Explanation(message, hint, trouble.bracket, trouble.bracket + 1)


def _stray(trouble: Trouble) -> Explanation | None:
    if "node content" not in trouble.problem:
        return None
    hint = msg("Delete it; a text that begins with it must be put into quotes.")
    if trouble.character == ",":
        return _here(trouble, msg("A value is missing before this comma."), hint)
    if trouble.character in _CLOSING:
        return _here(trouble, msg("This bracket closes nothing that was opened."), hint)
    return None


def _missing_name(trouble: Trouble) -> Explanation | None:
    if trouble.character != ":" or not re.search("expected key|block end|node content", trouble.problem):
        return None
    return _here(trouble, *unusable_key(""))


def _mixed_list(trouble: Trouble) -> Explanation | None:
    if "block collection" in trouble.context:
        hint = msg("Begin it with “- ”, or in the same column as the lines that it belongs to.")
        return _here(trouble, msg("This line stands among the entries of a list, but does not begin with “- ”."), hint)
    if "block mapping" in trouble.context and trouble.character == "-":
        message = msg("An entry of a list stands among “key: value” pairs.")
        return _here(trouble, message, msg("Put it below the key of its list, or give it a key."))
    return None


def _left_of_document(trouble: Trouble) -> Explanation | None:
    if "document start" not in trouble.problem:
        return None
    if "\n..." in trouble.text[: trouble.at]:
        return _here(trouble, msg("Nothing may follow the line “...”."), msg("Delete that line."))
    message = msg("This line begins further left than the first line of the file.")
    return _here(trouble, message, msg("Let both begin in the same column."))


def _indentation(trouble: Trouble) -> Explanation | None:
    if "block mapping" not in trouble.context:
        return None
    message = msg("The indentation of this line fits none of the lines above.")
    return _here(trouble, message, msg("Let it begin in the same column as the pairs that it belongs to."))


def _anything(trouble: Trouble) -> Explanation:
    message = msg("The file cannot be read from here on: this is not valid YAML.")
    hint = msg("Check the spaces, colons, brackets and quotes of this line and of the one above.")
    return _here(trouble, message, hint)


_TRAPS: tuple[Callable[[Trouble], Explanation | None], ...] = (
    _tab,
    _backslash,
    _open_quote,
    _after_closing,
    _special_beginning,
    _list_beside_name,
    _fullwidth_bracket,
    _fullwidth_comma,
    _second_colon,
    _no_colon,
    _tight_colon,
    _bracket,
    _stray,
    _missing_name,
    _mixed_list,
    _left_of_document,
    _indentation,
    _anything,
)
