"""One loop over the parser's events, which builds the tree and remembers where each part of it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from perfcheck.sources.empty_values import NOTHING, empty_value
from perfcheck.sources.events import Event, offsets
from perfcheck.sources.frames import NO_PARTS, Items, Pairs, Places
from perfcheck.sources.objections import Objections
from perfcheck.sources.syntax.trouble import Trouble
from perfcheck.sources.traps import LOOKS_EMPTY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfcheck.sources.events import StartParser
    from perfcheck.sources.frames import Plain

DEPTH_LIMIT = 50
"""How many levels deep a document may be."""

_DOUBTFUL_BEGINNINGS = frozenset({"", "<", *LOOKS_EMPTY})


class Reader:
    """Builds the tree step by step, one event of the parser a step."""

    def __init__(self, text: str, shown: str, parser: StartParser) -> None:
        self._reading = True
        self.top: dict[str, Plain] = {}
        self.objections = Objections(text, shown)
        self._text = text
        self._next_event = parser(text).get_event
        self._document = Items()
        self._frame: Items | Pairs = self._document
        self._above: list[tuple[Items | Pairs, Event]] = []
        self._start = self._end = 0

    @property
    def data(self) -> Plain:
        """What was read."""
        return self._document.data[0] if self._document.data else None

    @property
    def places(self) -> Places:
        """Where it stands."""
        return Places(self.objections.lines, self._document.places)

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

    def scalar(self, event: Event) -> None:
        """A single value or key."""
        if event.tag is not None or event.anchor is not None:
            self.objections.feature(event)
        frame = self._frame
        if frame.named is False:
            self._key(event, frame)
            return
        value: str | None = event.value
        if value in NOTHING:
            value, self._start, self._end = empty_value(event, frame, self._text, self.objections)
        else:
            self._start = event.start_mark.index
            self._end = event.end_mark.index
        frame.put(value, self._start, self._end, NO_PARTS)

    def alias(self, event: Event) -> None:
        """A value that stands elsewhere; the reading goes on to find more of them."""
        self.objections.feature(event)
        self._frame.put(None, *offsets(event), NO_PARTS)

    def open_pairs(self, event: Event) -> None:
        """The beginning of a group of pairs."""
        pairs = Pairs()
        if not self._above:
            self.top = pairs.data
        self._open(event, pairs)

    def open_items(self, event: Event) -> None:
        """The beginning of a list."""
        self._open(event, Items())

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
            self.objections.second_document(event)
            self._reading = False

    def go_on(self, event: Event) -> None:
        """An event that says nothing here."""

    def finish(self, _event: Event) -> None:
        """The end of the text."""
        self._reading = False

    def _open(self, event: Event, opened: Items | Pairs) -> None:
        if event.tag is not None or event.anchor is not None:
            self.objections.feature(event)
        if isinstance(self._frame, Pairs) and not self._frame.named:
            self.objections.group_as_key(event)
        if len(self._above) == DEPTH_LIMIT:
            self.objections.too_deep(event, DEPTH_LIMIT)
            self._reading = False
        self._above.append((self._frame, event))
        self._frame = opened

    def _give_up(self, error: yaml.MarkedYAMLError) -> None:
        """The parser cannot go on; what stands around the place says why."""
        trouble = Trouble(
            text=self._text,
            at=error.problem_mark.index if error.problem_mark else self._end,
            since=error.context_mark.index if error.context_mark else None,
            problem=error.problem or "",
            context=error.context or "",
            bracket=self._open_bracket(),
            last=(self._start, self._end),
        )
        self.objections.syntax(trouble)
        self._reading = False

    def _open_bracket(self) -> int | None:
        """Where the innermost bracket stands that is not closed yet."""
        begun = (opening.start_mark.index for _, opening in reversed(self._above) if opening.flow_style)
        return next((start for start in begun if self._text[start] in "[{"), None)

    def _key(self, event: Event, frame: Pairs) -> None:
        key = event.value
        doubtful = key in frame.data or key[:1] in _DOUBTFUL_BEGINNINGS
        frame.key = None if doubtful and self.objections.doubtful_key(event, frame) else key
        frame.key_start = event.start_mark.index
        frame.key_end = event.end_mark.index
        frame.named = True


_STEPS: Mapping[type, Callable[[Reader, Event], None]] = {
    yaml.StreamStartEvent: Reader.go_on,
    yaml.DocumentStartEvent: Reader.begin_document,
    yaml.ScalarEvent: Reader.scalar,
    yaml.AliasEvent: Reader.alias,
    yaml.MappingStartEvent: Reader.open_pairs,
    yaml.MappingEndEvent: Reader.close,
    yaml.SequenceStartEvent: Reader.open_items,
    yaml.SequenceEndEvent: Reader.close,
    yaml.DocumentEndEvent: Reader.go_on,
    yaml.StreamEndEvent: Reader.finish,
}
