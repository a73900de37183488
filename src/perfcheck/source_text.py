"""The text of a file by lines and columns, as YAML counts them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

_PLAIN_BREAK = re.compile("\n")
_RARE_BREAKS = "\r\x85\u2028\u2029"
_ANY_BREAK = re.compile(f"\r\n|[\n{_RARE_BREAKS}]")


class Span(NamedTuple):
    """A stretch of a text file; lines and columns count code points from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class SourceText:
    """A text with the lines and columns of its places, by the line breaks that YAML knows."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        breaks = _ANY_BREAK if any(character in self.text for character in _RARE_BREAKS) else _PLAIN_BREAK
        return [0, *(found.end() for found in breaks.finditer(self.text))]

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands."""
        return Span(*self._position(start), *self._position(end))

    def line(self, number: int) -> str:
        """The line of this number, without its break; empty where the text has none."""
        if not 0 < number <= len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip(f"\n{_RARE_BREAKS}")

    def find(self, within: Span, snippet: str, nth: int) -> Span | None:
        """Where a snippet stands for the ``nth`` time (from 0) within a stretch; None where it does not."""
        at, end = self._offset(within.line, within.column), self._offset(within.end_line, within.end_column)
        for _ in range(nth + 1):
            found = self.text.find(snippet, at, end) if snippet else -1
            if found < 0:
                return None
            at = found + len(snippet)
        return self.span(found, at)

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _offset(self, line: int, column: int) -> int:
        return self._starts[min(line, len(self._starts)) - 1] + column - 1
