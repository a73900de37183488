"""What the parser takes and these files must not have: references, tags, second documents, doubtful keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.messages import msg
from perfcheck.source_text import SourceText
from perfcheck.sources import rules, traps
from perfcheck.sources.events import offsets
from perfcheck.sources.problems import Problems

if TYPE_CHECKING:
    from perfcheck.findings import Finding, Rule, Span
    from perfcheck.messages import Message
    from perfcheck.sources.events import Event
    from perfcheck.sources.frames import Pairs, Plain
    from perfcheck.sources.syntax.trouble import Trouble


class Objections:
    """Puts each thing that is wrong into the user's words and notes it at its place."""

    def __init__(self, text: str, shown: str) -> None:
        self.lines = SourceText(text)
        self._problems = Problems(shown)

    @property
    def unreadable(self) -> bool:
        """Whether the file is of no use."""
        return self._problems.unreadable

    def listed(self) -> tuple[Finding, ...]:
        """All findings, in the order of the text."""
        return self._problems.listed()

    def syntax(self, trouble: Trouble) -> None:
        """The parser cannot go on."""
        from perfcheck.sources.syntax.explain import explain  # noqa: PLC0415 - most files need no explanation

        found = explain(trouble)
        self._note(rules.YAML_SYNTAX, (found.message, found.hint), (found.start, found.end))

    def lost_value(self, texts: tuple[Message, Message], start: int, end: int) -> None:
        """YAML reads a value otherwise than it was meant."""
        self._note(rules.LOST_VALUE, texts, (start, end))

    def second_document(self, event: Event) -> None:
        """A line of dashes in the middle of the file."""
        message = msg('the line "---" begins a second document; a file holds one')
        hint = msg("put the second document into a file of its own, or delete the line")
        self._note(rules.SEVERAL_DOCUMENTS, (message, hint), offsets(event))

    def group_as_key(self, event: Event) -> None:
        """``[2020]: x`` and the like."""
        message = msg("a list or a group of pairs cannot be a key")
        hint = msg("put a text that begins with a bracket into quotes")
        self._note(rules.UNUSABLE_KEY, (message, hint), offsets(event))

    def too_deep(self, event: Event, limit: int) -> None:
        """More levels than anybody means."""
        message = msg("the file is nested more than {limit} levels deep here", limit=limit)
        self._note(rules.TOO_DEEP, (message, None), offsets(event))

    def feature(self, event: Event) -> None:
        """A reference, its target or a type tag."""
        if event.anchor is not None:
            message = msg("what begins with & or * is a reference between places of the file, which is not read here")
            hint = msg("write the value out; put a text that begins with & or * into quotes")
            self._note(rules.REFERENCE, (message, hint), offsets(event))
        if getattr(event, "tag", None) is not None:
            message = msg("what begins with ! is the name of a data type, which is not read here")
            hint = msg("delete it; put a text that begins with ! into quotes")
            self._note(rules.TYPE_TAG, (message, hint), offsets(event))

    def doubtful_key(self, event: Event, frame: Pairs) -> bool:
        """Whether there is an objection to a key that is not the first of its name, or looks unusable."""
        key = event.value
        if key in frame.data:
            self._note(rules.DUPLICATE_KEY, self._duplicate(key, frame), offsets(event))
        elif key == "" or key[0] in traps.LOOKS_EMPTY:
            self._note(rules.UNUSABLE_KEY, traps.unusable_key(key), offsets(event))
        elif key == "<<" and event.implicit[0]:
            message = msg("<< takes over pairs from another place, which is not read here")
            self._note(rules.MERGE_KEY, (message, msg("write the pairs out where they belong")), offsets(event))
        else:
            return False
        return True

    def _duplicate(self, key: str, frame: Pairs) -> tuple[Message, Message]:
        _, _, start, end, _ = frame.places[key]
        first = self.lines.span(start, end)
        message = msg("{key} stands here a second time; the first is in line {line}", key=key, line=first.line)
        return message, msg("delete one of them, or give them different names")

    def top(self, data: Plain, span: Span | None) -> None:
        """A document that does not consist of pairs."""
        if data is None:
            self._problems.add(rules.EMPTY_FILE, msg("the file is empty"), None, None)
        elif not isinstance(data, dict):
            message = msg('the file must consist of "key: value" pairs')
            hint = traps.colon_hint(data) if isinstance(data, str) else None
            self._problems.add(rules.NO_PAIRS, message, hint, span)

    def _note(self, rule: Rule, texts: tuple[Message, Message | None], at: tuple[int, int]) -> None:
        self._problems.add(rule, *texts, self.lines.span(*at))
