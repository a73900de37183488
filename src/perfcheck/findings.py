"""What was found wrong, and where: values that every layer yields and only the command line shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.messages import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.messages import Message

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


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text file; lines and columns count code points from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where in which file; ``file`` is None for a document that was built in Python, ``span`` for a whole file."""

    file: str | None = None
    span: Span | None = None

    def __str__(self) -> str:
        if self.file is None:
            return ""
        return f"{self.file}:{self.span.line}:{self.span.column}" if self.span else self.file


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding: its stable code (``PC`` + family + two digits), readable name and severity.

    ``unreadable`` says that a file with such a finding cannot be read at all (exit code 2 instead of 1).
    """

    code: str
    name: str
    severity: Severity
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, in the user's words: the rule, what is wrong, what to do, where it stands."""

    rule: Rule
    message: Message
    hint: Message | None = None
    place: Place = field(default=Place())


@dataclass(frozen=True, slots=True)
class Marks:
    """The positions of one value, of the key that leads to it, and of what it contains."""

    value: Span
    key: Span | None = None
    children: Mapping[str | int, Marks] = field(default_factory=lambda: NO_CHILDREN)


NO_CHILDREN: Mapping[str | int, Marks] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a document came from, with the position of every value in it."""

    file: str | None = None
    marks: Marks | None = None

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Where the value at ``path`` stands (or its key); of the deepest part that the file has, if not all of it."""
        if self.marks is None:
            return Place(self.file)
        marks = self.marks
        for step in path:
            below = marks.children.get(step)
            if below is None:
                break
            marks = below
        span = marks.key if key and marks.key is not None else marks.value
        return Place(self.file, span)

    def keys(self, *path: str | int) -> tuple[str | int, ...]:
        """The keys that the file has below ``path``, those included whose values could not be used."""
        marks = self.marks
        for step in path:
            marks = None if marks is None else marks.children.get(step)
        return () if marks is None else tuple(marks.children)
