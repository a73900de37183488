"""The findings of one file, gathered so that even a hopeless file gives a list that can be read."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Place
from perfcheck.measures.lazy import Lazy
from perfcheck.messages import msg
from perfcheck.source_text import SourceText
from perfcheck.sources.rules import CONTROL_CHARACTER, MORE_OF_THE_SAME

if TYPE_CHECKING:
    from perfcheck.findings import Rule, Span
    from perfcheck.messages import Message

_LISTED = 1000
_LISTED_UNREADABLE = 20
_FORBIDDEN = Lazy("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Problems:
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
        message = msg("{count} more findings of the kind {code} are not listed", count=count, code=rule.code)
        return Finding(MORE_OF_THE_SAME, message, None, Place(self._shown))


def _line_and_column(finding: Finding) -> tuple[int, int]:
    span = finding.place.span
    return (span.line, span.column) if span else (0, 0)


def blank_forbidden(text: str, problems: Problems) -> str:
    """The text with spaces for the characters that YAML refuses, each of which becomes a finding."""
    lines = SourceText(text)
    hint = msg("delete it; such characters come along when text is copied from Word or PDF files")
    for found in islice(_FORBIDDEN.finditer(text), _LISTED_UNREADABLE):
        message = msg("an invisible control character ({code}) stands here", code=f"U+{ord(found[0]):04X}")
        problems.add(CONTROL_CHARACTER, message, hint, lines.span(*found.span()))
    blanked, count = _FORBIDDEN.compiled.subn(" ", text)
    problems.pass_over(CONTROL_CHARACTER, count - _LISTED_UNREADABLE)
    return blanked


def lines_before_forbidden(text: str) -> str:
    """The lines above the first character that YAML refuses."""
    found = _FORBIDDEN.search(text)
    return text[: text.rfind("\n", 0, found.start()) + 1] if found else text
