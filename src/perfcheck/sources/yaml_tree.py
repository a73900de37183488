"""YAML text as a plain tree with the position of every value: one loop over the parser's events.

Everything is read as text, so ``57.73`` stays exact and ``0402`` keeps its zero. What YAML can do beyond that
(references, merge keys, tags, several documents) is refused here, and so are duplicate keys.
"""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal, Protocol

import yaml
from yaml.reader import ReaderError

from perfcheck.findings import Finding, Marks, Origin, Place, Rule, Span
from perfcheck.messages import Message, msg
from perfcheck.sources import rules, traps
from perfcheck.sources.files import Lines

Plain = dict[str, "Plain"] | list["Plain"] | str | None
"""What a document is made of: groups of pairs, lists, texts and nothing."""

_Offsets = Mapping[str | int, "_Part"]
_Part = tuple[int, int, int, int, _Offsets]
"""Where a part of a list or group begins and ends, where its key does, and the same of its own parts.

One tuple of offsets for each, because every object here makes the next run of the garbage collector longer.
"""

DEPTH_LIMIT = 50
"""How many levels deep a document may be."""

_LISTED = 1000
_LISTED_UNREADABLE = 20
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_DOUBTFUL_BEGINNINGS = frozenset({"", "<", *traps.LOOKS_EMPTY})
_NO_KEY = -1
_NO_PARTS: _Offsets = {}
_BLANK = " \t\r\n\x85\u2028\u2029"
_COMMENT = re.compile("#[^\n]*")
_WIDTH_OF_INDENTATION = re.compile(r"[>|][+-]?\d")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Mark(Protocol):
    """A position as the parsers give it, in code points from the beginning of the text."""

    index: int


class Event(Protocol):
    """A step of a parser; which of the attributes it has depends on its type."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    implicit: tuple[bool, bool]
    flow_style: bool
    value: str


class Parser(Protocol):
    """What is used of PyYAML's parsers."""

    def get_event(self) -> Any:  # noqa: ANN401 - PyYAML's own types say less than the events hold
        """The next event; raises a ``yaml.YAMLError`` where there is none."""


StartParser = Callable[[str], Parser]

FASTEST: StartParser = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
"""The parser in C where PyYAML was built with it, else the one in Python."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A document as plain data, and where each part of it stands."""

    data: Plain
    origin: Origin


def build(text: str, shown: str, *, parser: StartParser = FASTEST) -> tuple[Tree | None, tuple[Finding, ...]]:
    """The tree of a YAML text, and everything that is wrong with it in the order of the text.

    Without a tree at least one finding says why the text cannot be used. The findings call the file ``shown``.
    """
    text = text.removeprefix("\ufeff")
    try:
        return _read(text, shown, parser)
    except (ReaderError, UnicodeEncodeError):
        return None, _forbidden_characters(text, shown, parser)


def head(text: str, shown: str, keys: frozenset[str], *, parser: StartParser = FASTEST) -> dict[str, Plain]:
    """The values of some top-level keys, read no further than the last of them or the first error."""
    text = text.removeprefix("\ufeff")
    try:
        return _peek(text, shown, keys, parser)
    except (ReaderError, UnicodeEncodeError):
        return _peek(_lines_before_forbidden(text), shown, keys, parser)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector from walking over the growing tree again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(text: str, shown: str, parser: StartParser) -> tuple[Tree | None, tuple[Finding, ...]]:
    with collector_paused():
        reader = _Reader(text, shown, parser)
        reader.read()
        return reader.result()


def _peek(text: str, shown: str, keys: frozenset[str], parser: StartParser) -> dict[str, Plain]:
    with collector_paused():
        reader = _Reader(text, shown, parser)
        reader.read(keys)
        return {key: value for key, value in reader.top.items() if key in keys}


def _lines_before_forbidden(text: str) -> str:
    found = _FORBIDDEN.search(text)
    return text[: text.rfind("\n", 0, found.start()) + 1] if found else text


def _forbidden_characters(text: str, shown: str, parser: StartParser) -> tuple[Finding, ...]:
    """The characters that YAML refuses, and what else is wrong with the text when they are blanked out."""
    problems = _Problems(shown)
    lines = Lines(text)
    hint = msg("Delete it; such characters come along when text is copied from Word or PDF files.")
    for found in islice(_FORBIDDEN.finditer(text), _LISTED_UNREADABLE):
        message = msg("An invisible control character ({code}) stands here.", code=f"U+{ord(found[0]):04X}")
        problems.add(rules.CONTROL_CHARACTER, message, hint, lines.span(*found.span()))
    blanked, count = _FORBIDDEN.subn(" ", text)
    problems.pass_over(rules.CONTROL_CHARACTER, count - _LISTED_UNREADABLE)
    _, others = _read(blanked, shown, parser)
    return (*problems.listed(), *(finding for finding in others if finding.rule is not rules.YAML_SYNTAX))


class _Problems:
    """The findings of one file; of each kind only so many that a hopeless file does not fill the memory."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._listed: list[Finding] = []
        self._counts: Counter[Rule] = Counter()
        self._passed_over: Counter[Rule] = Counter()

    @property
    def unreadable(self) -> bool:
        """Whether the file is of no use."""
        return any(rule.unreadable for rule in self._counts)

    def add(self, rule: Rule, message: Message, hint: Message | None, span: Span | None) -> None:
        """Note one finding, or only count it when there are too many of its kind."""
        self._counts[rule] += 1
        if self._counts[rule] <= (_LISTED_UNREADABLE if rule.unreadable else _LISTED):
            self._listed.append(Finding(rule, message, hint, Place(self._shown, span)))
        else:
            self.pass_over(rule, 1)

    def pass_over(self, rule: Rule, count: int) -> None:
        """Count findings of a kind that are not listed."""
        self._passed_over[rule] += count

    def listed(self) -> tuple[Finding, ...]:
        """The findings in the order of the text, then how many of which kind are not listed."""
        more = (self._more(rule, count) for rule, count in self._passed_over.items() if count > 0)
        return (*sorted(self._listed, key=_line_and_column), *more)

    def _more(self, rule: Rule, count: int) -> Finding:
        message = msg("{count} more findings of the kind {code} are not listed.", count=count, code=rule.code)
        return Finding(rules.MORE_OF_THE_SAME, message, None, Place(self._shown))


def _line_and_column(finding: Finding) -> tuple[int, int]:
    span = finding.place.span
    return (span.line, span.column) if span else (0, 0)


class _Items:
    """A list that is being read; also what holds the document itself."""

    __slots__ = ("data", "places")
    named: Literal[True] = True

    def __init__(self) -> None:
        self.data: list[Plain] = []
        self.places: dict[str | int, _Part] = {}

    def put(self, value: Plain, start: int, end: int, below: _Offsets) -> None:
        """Take the next value."""
        self.places[len(self.data)] = (start, end, _NO_KEY, _NO_KEY, below)
        self.data.append(value)


class _Pairs:
    """A group of pairs that is being read; ``named`` says that the next thing is a value, not a key."""

    __slots__ = ("data", "key", "key_end", "key_start", "named", "places")

    def __init__(self) -> None:
        self.data: dict[str, Plain] = {}
        self.places: dict[str | int, _Part] = {}
        self.named = False
        self.key: str | None = None
        self.key_start = self.key_end = _NO_KEY

    def put(self, value: Plain, start: int, end: int, below: _Offsets) -> None:
        """Take the value of the key, or a list or group in the place of a key, whose value will be left out."""
        if not self.named:
            self.key = None
            self.key_start = self.key_end = _NO_KEY
        elif self.key is not None:
            self.data[self.key] = value
            self.places[self.key] = (start, end, self.key_start, self.key_end, below)
        self.named = not self.named

    def empty_last(self) -> None:
        """Take back the last value."""
        if self.data:
            self.data[next(reversed(self.data))] = None


class _Places(Mapping[str | int, Marks]):
    """Where the parts of a value stand, made into lines and columns only when somebody asks.

    The parsers end a block of text where the next thing begins; here it ends with its last character.
    """

    __slots__ = ("_lines", "_offsets", "_text")

    def __init__(self, text: str, lines: Lines, offsets: _Offsets) -> None:
        self._text = text
        self._lines = lines
        self._offsets = offsets

    def __getitem__(self, step: str | int) -> Marks:
        start, end, key_start, key_end, below = self._offsets[step]
        value = self._lines.span(start, start + len(self._text[start:end].rstrip(_BLANK)))
        key = self._lines.span(key_start, key_end) if key_start != _NO_KEY else None
        return Marks(value, key, _Places(self._text, self._lines, below))

    def __iter__(self) -> Iterator[str | int]:
        return iter(self._offsets)

    def __len__(self) -> int:
        return len(self._offsets)


class _Reader:
    """Builds the tree step by step, one event of the parser a step."""

    def __init__(self, text: str, shown: str, parser: StartParser) -> None:
        self._reading = True
        self.top: dict[str, Plain] = {}
        self._text = text
        self._lines = Lines(text)
        self._shown = shown
        self._problems = _Problems(shown)
        self._next_event = parser(text).get_event
        self._document = _Items()
        self._frame: _Items | _Pairs = self._document
        self._above: list[tuple[_Items | _Pairs, Event]] = []
        self._start = self._end = 0

    def read(self, keys: frozenset[str] | None = None) -> None:
        """Read to the end, or until all of some top-level keys are read, or to the first error of the syntax."""
        next_event = self._next_event
        while self._reading and (keys is None or not keys <= self.top.keys()):
            try:
                event = next_event()
            except yaml.MarkedYAMLError as error:
                self._give_up(error)
            except (ValueError, OverflowError):  # what the parser in Python makes of "\\UFFFFFFFF"
                self._give_up(yaml.MarkedYAMLError())
            else:
                _STEPS[type(event)](self, event)

    def result(self) -> tuple[Tree | None, tuple[Finding, ...]]:
        """The tree, unless something forbids to use it, and the findings."""
        places = _Places(self._text, self._lines, self._document.places)
        if not self._problems.unreadable:
            self._check_top(places)
        if self._problems.unreadable:
            return None, self._problems.listed()
        return Tree(self._document.data[0], Origin(self._shown, places[0])), self._problems.listed()

    def scalar(self, event: Event) -> None:
        """A single value or key."""
        if event.tag is not None or event.anchor is not None:
            self._refuse(event)
        frame = self._frame
        if frame.named is False:
            self._key(event, frame)
            return
        self._start = start = event.start_mark.index
        self._end = end = event.end_mark.index
        value = event.value
        if value in _NOTHING:
            self._unusual_value(event, frame)
        else:
            frame.put(value, start, end, _NO_PARTS)

    def alias(self, event: Event) -> None:
        """A value that stands elsewhere."""
        self._refuse(event)
        self._frame.put(None, *_offsets(event), _NO_PARTS)

    def open_pairs(self, event: Event) -> None:
        """The beginning of a group of pairs."""
        pairs = _Pairs()
        if not self._above:
            self.top = pairs.data
        self._open(event, pairs)

    def open_items(self, event: Event) -> None:
        """The beginning of a list."""
        self._open(event, _Items())

    def close(self, event: Event) -> None:
        """The end of a list or group; one without brackets ends where its last value ends."""
        closed = self._frame
        self._frame, opening = self._above.pop()
        if opening.flow_style:
            self._end = event.end_mark.index
        self._frame.put(closed.data, opening.start_mark.index, self._end, closed.places)

    def begin_document(self, event: Event) -> None:
        """The beginning of a document; there may be one."""
        if self._document.data:
            message = msg("The line “---” begins a second document; a file holds one.")
            hint = msg("Put the second document into a file of its own, or delete the line.")
            self._report(rules.SEVERAL_DOCUMENTS, message, hint, _offsets(event))
            self._reading = False

    def go_on(self, event: Event) -> None:
        """An event that says nothing here."""

    def finish(self, _event: Event) -> None:
        """The end of the text."""
        self._reading = False

    def _report(self, rule: Rule, message: Message, hint: Message | None, at: tuple[int, int]) -> None:
        self._problems.add(rule, message, hint, self._lines.span(*at))

    def _open(self, event: Event, opened: _Items | _Pairs) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse(event)
        if isinstance(self._frame, _Pairs) and not self._frame.named:
            message = msg("A list or a group of pairs cannot be a key.")
            hint = msg("A text that begins with a bracket must be put into quotes.")
            self._report(rules.UNUSABLE_KEY, message, hint, _offsets(event))
        if len(self._above) == DEPTH_LIMIT:
            message = msg("The file is nested more than {limit} levels deep here.", limit=DEPTH_LIMIT)
            self._report(rules.TOO_DEEP, message, None, _offsets(event))
            self._reading = False
        self._above.append((self._frame, event))
        self._frame = opened

    def _check_top(self, places: _Places) -> None:
        top = self._document.data[0] if self._document.data else None
        if top is None:
            self._problems.add(rules.EMPTY_FILE, msg("The file is empty."), None, None)
        elif not isinstance(top, dict):
            message = msg("The file must consist of “key: value” pairs.")
            hint = traps.colon_hint(top) if isinstance(top, str) else None
            self._problems.add(rules.NO_PAIRS, message, hint, places[0].value)

    def _give_up(self, error: yaml.MarkedYAMLError) -> None:
        """The parser cannot go on; the finding says why in the user's words."""
        trouble = traps.Trouble(
            text=self._text,
            at=error.problem_mark.index if error.problem_mark else self._end,
            since=error.context_mark.index if error.context_mark else None,
            problem=error.problem or "",
            context=error.context or "",
            bracket=self._open_bracket(),
            last=(self._start, self._end),
        )
        found = traps.explain(trouble)
        self._report(rules.YAML_SYNTAX, found.message, found.hint, (found.start, found.end))
        self._reading = False

    def _open_bracket(self) -> int | None:
        """Where the innermost bracket stands that is not closed yet."""
        begun = (opening.start_mark.index for _, opening in reversed(self._above) if opening.flow_style)
        return next((start for start in begun if self._text[start] in "[{"), None)

    def _refuse(self, event: Event) -> None:
        """Findings for a reference, its target or a type tag; the reading goes on to find more of them."""
        if event.anchor is not None:
            message = msg("What begins with & or * is a reference between places of the file, which is not read here.")
            hint = msg("Write the value out; a text that begins with & or * must be put into quotes.")
            self._report(rules.REFERENCE, message, hint, _offsets(event))
        if getattr(event, "tag", None) is not None:
            message = msg("What begins with ! is the name of a data type, which is not read here.")
            hint = msg("Delete it; a text that begins with ! must be put into quotes.")
            self._report(rules.TYPE_TAG, message, hint, _offsets(event))

    def _key(self, event: Event, frame: _Pairs) -> None:
        key = event.value
        usable = not (key in frame.data or key[:1] in _DOUBTFUL_BEGINNINGS) or self._usable(event, frame)
        frame.key = key if usable else None
        frame.key_start = event.start_mark.index
        frame.key_end = event.end_mark.index
        frame.named = True

    def _usable(self, event: Event, frame: _Pairs) -> bool:
        """Whether a key that is doubtful, or not the first of its name, can be used all the same."""
        key = event.value
        if key in frame.data:
            self._report(rules.DUPLICATE_KEY, *self._duplicate(key, frame), _offsets(event))
        elif key == "" or key[0] in traps.LOOKS_EMPTY:
            self._report(rules.UNUSABLE_KEY, *traps.unusable_key(key), _offsets(event))
        elif key == "<<" and event.implicit[0]:
            message = msg("“<<” takes over pairs from another place, which is not read here.")
            self._report(rules.MERGE_KEY, message, msg("Write the pairs out where they belong."), _offsets(event))
        else:
            return True
        return False

    def _duplicate(self, key: str, frame: _Pairs) -> tuple[Message, Message]:
        _, _, start, end, _ = frame.places[key]
        first = self._lines.span(start, end)
        message = msg("“{key}” stands here a second time; the first is in line {line}.", key=key, line=first.line)
        return message, msg("Delete one of them, or give them different names.")

    def _unusual_value(self, event: Event, frame: _Items | _Pairs) -> None:
        """A value that is nothing, or looks like it."""
        start, end = _offsets(event)
        if not event.implicit[0]:
            lost = _WIDTH_OF_INDENTATION.match(self._text, start, end) is not None
            if lost:
                self._report(rules.LOST_VALUE, *traps.swallowed_number(self._text[start:end]), (start, end))
            frame.put(None if lost else event.value, start, end, _NO_PARTS)
        elif event.value == "" and isinstance(frame, _Pairs) and frame.key_start != _NO_KEY:
            self._no_value(event, frame)
        else:
            frame.put(None, start, end, _NO_PARTS)

    def _no_value(self, event: Event, frame: _Pairs) -> None:
        """An empty value: meant so if the colon is there, else the key has swallowed the value."""
        gap = self._text[frame.key_end : event.start_mark.index]
        before, colon, _ = _COMMENT.sub(_blank, gap).partition(":")
        if not colon:
            self._lost_value(frame)
        self._start = self._end = frame.key_end + len(before + colon)
        frame.put(None, self._start, self._end, _NO_PARTS)

    def _lost_value(self, frame: _Pairs) -> None:
        """A key without a value is left out; so is the beginning of a number that YAML has cut in two."""
        start, end = frame.key_start, frame.key_end
        number = traps.cut_number(self._text, start)
        frame.key = None
        if number is None:
            self._report(rules.LOST_VALUE, *traps.lost_value(self._text[start:end].strip("'\"")), (start, end))
        elif number.is_first_cut:
            self._report(rules.LOST_VALUE, number.message, number.hint, (number.start, end))
            frame.empty_last()


def _offsets(event: Event) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


_STEPS: Mapping[type, Callable[[_Reader, Event], None]] = {
    yaml.StreamStartEvent: _Reader.go_on,
    yaml.DocumentStartEvent: _Reader.begin_document,
    yaml.ScalarEvent: _Reader.scalar,
    yaml.AliasEvent: _Reader.alias,
    yaml.MappingStartEvent: _Reader.open_pairs,
    yaml.MappingEndEvent: _Reader.close,
    yaml.SequenceStartEvent: _Reader.open_items,
    yaml.SequenceEndEvent: _Reader.close,
    yaml.DocumentEndEvent: _Reader.go_on,
    yaml.StreamEndEvent: _Reader.finish,
}
