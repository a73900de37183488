"""The lists and groups of pairs that a document is made of, while they are read, and where their parts stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from perfcheck.findings import Marks

if TYPE_CHECKING:
    from perfcheck.source_text import SourceText, Span

Plain = dict[str, "Plain"] | list["Plain"] | str | None
"""What a document is made of: groups of pairs, lists, texts and nothing."""

Offsets = Mapping[str | int, "Part"]
Part = tuple[int, int, int, int, Offsets]
"""Where a part of a list or group begins and ends, where its key does, and the same of its own parts.

One tuple of offsets for each, because every object here makes the next run of the garbage collector longer.
"""

NO_KEY = -1
NO_PARTS: Offsets = {}
_BLANK = " \t\r\n\x85\u2028\u2029"


class Items:
    """A list that is being read; also what holds the document itself."""

    __slots__ = ("data", "places")
    named: Literal[True] = True

    def __init__(self) -> None:
        self.data: list[Plain] = []
        self.places: dict[str | int, Part] = {}

    def put(self, value: Plain, start: int, end: int, below: Offsets) -> None:
        """Take the next value."""
        self.places[len(self.data)] = (start, end, NO_KEY, NO_KEY, below)
        self.data.append(value)


class Pairs:
    """A group of pairs that is being read; ``named`` says that the next thing is a value, not a key."""

    __slots__ = ("data", "key", "key_end", "key_start", "named", "places")

    def __init__(self) -> None:
        self.data: dict[str, Plain] = {}
        self.places: dict[str | int, Part] = {}
        self.named = False
        self.key: str | None = None
        self.key_start = self.key_end = NO_KEY

    def put(self, value: Plain, start: int, end: int, below: Offsets) -> None:
        """Take the value of the key, or a list or group in the place of a key, whose value will be left out."""
        if not self.named:
            self.key = None
            self.key_start = self.key_end = NO_KEY
        elif self.key is not None:
            self.data[self.key] = value
            self.places[self.key] = (start, end, self.key_start, self.key_end, below)
        self.named = not self.named

    def empty_last(self) -> None:
        """Take back the last value."""
        if self.data:
            self.data[next(reversed(self.data))] = None


def _last_character(text: str, start: int, end: int) -> int:
    """The end of a stretch of text without the blanks behind it; the text itself is not copied."""
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return end


class PartMarks:
    """Where one part of a document stands, made into lines and columns only when somebody asks.

    The parsers end a block of text where the next thing begins; here it ends with its last character.
    """

    __slots__ = ("_lines", "_part")

    def __init__(self, lines: SourceText, part: Part) -> None:
        self._lines = lines
        self._part = part

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PartMarks):
            return NotImplemented
        return (self.value, self.key, self.children) == (other.value, other.key, other.children)

    def __hash__(self) -> int:
        return hash((self.value, self.key))

    @property
    def value(self) -> Span:
        """Where the value stands."""
        start, end = self._part[:2]
        return self._lines.span(start, _last_character(self._lines.text, start, end))

    @property
    def key(self) -> Span | None:
        """Where its key stands, if it has one."""
        start, end = self._part[2:4]
        return self._lines.span(start, end) if start != NO_KEY else None

    @property
    def children(self) -> Mapping[str | int, Marks]:
        """The positions of its parts."""
        return Places(self._lines, self._part[4])

    def below(self, step: str | int) -> PartMarks | None:
        """The positions of one part; None where it has none of this key or index."""
        part = self._part[4].get(step)
        return None if part is None else PartMarks(self._lines, part)


class Places(Mapping[str | int, Marks]):
    """Where the parts of a value stand."""

    __slots__ = ("_lines", "_offsets")

    def __init__(self, lines: SourceText, offsets: Offsets) -> None:
        self._lines = lines
        self._offsets = offsets

    def __getitem__(self, step: str | int) -> PartMarks:
        return PartMarks(self._lines, self._offsets[step])

    def __iter__(self) -> Iterator[str | int]:
        return iter(self._offsets)

    def __len__(self) -> int:
        return len(self._offsets)
