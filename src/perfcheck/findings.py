"""What was found wrong, and where: values that every layer yields and only the command line shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from perfcheck.messages import N_
from perfcheck.source_text import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.messages import Message

__all__ = [
    "HEAD_WORDS",
    "SEVERITY_WORDS",
    "Checked",
    "Finding",
    "Head",
    "Ignored",
    "KeyPath",
    "Marks",
    "Origin",
    "Place",
    "Position",
    "Rule",
    "Severity",
    "SheetCell",
    "Span",
]

KeyPath = tuple[str | int, ...]
"""The way to a value in a document: keys and list indices from the top."""


class Severity(StrEnum):
    """How much a finding weighs: an error or warning wants action, an info only a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITY_WORDS: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.ERROR: N_("error"),
        Severity.WARNING: N_("warning"),
        Severity.INFO: N_("info"),
    }
)
"""Their names, to be translated where they are shown."""


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a workbook; without ``row`` and ``column`` the whole sheet. ``number`` counts the sheets from 1."""

    sheet: str
    row: int | None = None
    column: int | None = None
    number: int = 1

    def __str__(self) -> str:
        return f"{self.sheet}!{self.coordinate}" if self.coordinate else self.sheet

    @property
    def coordinate(self) -> str:
        """What a spreadsheet calls the cell: ``F12``; empty for a whole sheet."""
        if self.row is None or self.column is None:
            return ""
        letters, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, len(_LETTERS))
            letters = _LETTERS[letter] + letters
        return f"{letters}{self.row}"


Position = Span | SheetCell
"""Where in a file a value stands: a stretch of its text, or a cell of a workbook."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which file; ``file`` is None for a document that was built in Python, ``position`` for a whole file."""

    file: str | None = None
    position: Position | None = None

    def __str__(self) -> str:
        if self.file is None:
            return ""
        if isinstance(self.position, SheetCell):
            return f"{self.file}!{self.position}"
        return f"{self.file}:{self.position.line}:{self.position.column}" if self.position else self.file

    @property
    def span(self) -> Span | None:
        """The stretch of text, in a text file."""
        return self.position if isinstance(self.position, Span) else None

    @property
    def cell(self) -> SheetCell | None:
        """The cell, in a workbook."""
        return self.position if isinstance(self.position, SheetCell) else None

    @property
    def order(self) -> tuple[int, int, int]:
        """What sorts the places of a file from its top to its end; the whole file goes before its parts."""
        match self.position:
            case Span(line, column):
                return 1, line, column
            case SheetCell(_, row, column, number):
                return number, row or 0, column or 0
        return 0, 0, 0


class Head(StrEnum):
    """The four heads under which targets are reviewed (绩效目标审核, 财预〔2015〕88号)."""

    COMPLETENESS = "completeness"
    RELEVANCE = "relevance"
    SOUNDNESS = "soundness"
    FEASIBILITY = "feasibility"


HEAD_WORDS: Mapping[Head, str] = MappingProxyType(
    {
        Head.COMPLETENESS: N_("completeness"),
        Head.RELEVANCE: N_("relevance"),
        Head.SOUNDNESS: N_("soundness"),
        Head.FEASIBILITY: N_("feasibility"),
    }
)
"""Their names, to be translated where they are shown."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding: its stable code (``PC`` + family + two digits), readable name and severity.

    ``unreadable`` says that a file with such a finding cannot be read at all (exit code 2 instead of 1). ``head`` is
    the head of review that a check of the content belongs to, ``source`` the document that it rests on (a text for
    the catalogue; numbers of documents are the same in every language).
    """

    code: str
    name: str
    severity: Severity
    unreadable: bool = False
    head: Head | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, in the user's words: the rule, what is wrong, what to do, where it stands.

    ``line`` is the line of the file on which the place begins, where the finding's file was at hand.
    """

    rule: Rule
    message: Message
    hint: Message | None = None
    place: Place = field(default=Place())
    line: str | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that a comment in the file silences, with the reason given there."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking one file (or of a folder that could not be opened): findings from its top to its end.

    ``strict`` says that warnings count as errors for it.
    """

    file: str
    findings: tuple[Finding, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    strict: bool = False


class Marks(Protocol):
    """The positions of one value, of the key that leads to it, and of what it contains."""

    @property
    def value(self) -> Position:
        """Where the value stands."""

    @property
    def key(self) -> Position | None:
        """Where its key stands, if it has one."""

    @property
    def children(self) -> Mapping[str | int, Marks]:
        """The positions of its parts."""

    def below(self, step: str | int) -> Marks | None:
        """The positions of one part; None where it has none of this key or index."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a document came from, with the position of every value in it."""

    file: str | None = None
    marks: Marks | None = None
    source: SourceText | None = field(default=None, repr=False, compare=False)

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Where the value at ``path`` stands (or its key); of the deepest part that the file has, if not all of it."""
        if self.marks is None:
            return Place(self.file)
        marks = self.marks
        for step in path:
            below = marks.below(step)
            if below is None:
                break
            marks = below
        return Place(self.file, marks.key if key and marks.key is not None else marks.value)

    def place_within(self, *path: str | int, value: str, start: int, end: int) -> Place:
        """Where ``value[start:end]`` of the text at ``path`` stands; of all of it where it is written otherwise."""
        place = self.place(*path)
        if self.source is None or place.span is None:
            return place
        span = self.source.find(place.span, value[start:end], value.count(value[start:end], 0, start))
        return Place(self.file, span or place.span)

    def has(self, *path: str | int) -> bool:
        """Whether the file has a value at ``path``."""
        return self._marks_at(path) is not None

    def keys(self, *path: str | int) -> tuple[str | int, ...]:
        """The keys that the file has below ``path``, those included whose values could not be used."""
        marks = self._marks_at(path)
        return () if marks is None else tuple(marks.children)

    def below(self, *path: str | int) -> Origin:
        """The part at ``path`` alone, with the positions within it."""
        return Origin(self.file, self._marks_at(path), self.source)

    def _marks_at(self, path: KeyPath) -> Marks | None:
        marks = self.marks
        for step in path:
            if marks is None:
                return None
            marks = marks.below(step)
        return marks
