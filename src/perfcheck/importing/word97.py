"""Word documents of the old kind (.doc, .wps): the text in pieces, and what their paragraphs and characters are."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from perfcheck.importing.compound import Compound, cut_off

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FLAGS, _TEXT_LENGTH = 0x0A, 0x4C
_WHICH_TABLE = 0x0200
_CHARACTERS, _PARAGRAPHS, _PIECES = 0xFA, 0x102, 0x1A2
_PAGE = 512
_COMPRESSED = 0x40000000
_NEWEST_OLD = 0xC1
"""The oldest version that is Word 97."""

DELETED, INSERTED, HIDDEN, LIST = 0x0800, 0x0801, 0x083C, 0x460B
IN_TABLE, ROW_END, DEPTH, INNER_CELL, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
ROW = 0xD608
_HUGE, _TABS = 0x6646, 0xC615
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""How many bytes the value of a property has, by the kind in its upper bits; 0 where its first byte says so."""

Properties = dict[int, bytes]
ReadPage = Callable[[int], tuple[Sequence[int], Sequence[Properties]]]
_FAR = 1 << 40
"""Behind the end of every file."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that lie together in the file: where, and whether they have one byte each."""

    start: int
    end: int
    offset: int
    is_narrow: bool


class _Runs:
    """Stretches of the file with the same properties, read from the pages that tell them, a page at a time."""

    def __init__(self, begins: Sequence[int], numbers: Sequence[int], read: ReadPage) -> None:
        self._begins, self._numbers, self._read = begins, numbers, read
        self._page = -1
        self._starts: Sequence[int] = ()
        self._values: Sequence[Properties] = ()

    def at(self, offset: int) -> tuple[Properties, int]:
        """The properties at a place, and where they end."""
        page = bisect_right(self._begins, offset) - 1
        if not 0 <= page < len(self._numbers):
            return {}, _FAR
        if page != self._page:
            self._page = page
            self._starts, self._values = self._read(self._numbers[page])
        run = bisect_right(self._starts, offset) - 1
        if not 0 <= run < len(self._values):
            return {}, self._begins[page + 1] if offset < self._begins[page + 1] else _FAR
        return self._values[run], self._starts[run + 1]


@dataclass(frozen=True, slots=True)
class OldParagraph:
    """A paragraph: its text, the mark that ends it, its properties, and what changes are in it."""

    text: str
    mark: str
    properties: Mapping[int, bytes]
    note: str

    def is_on(self, name: int) -> bool:
        """Whether a switch is set."""
        return any(self.properties.get(name, b""))

    @property
    def depth(self) -> int:
        """In how many tables it stands."""
        own = self.properties.get(DEPTH)
        if own is not None and len(own) == len(b"long"):
            return int(min(struct.unpack("<I", own)[0], 32))
        return int(self.is_on(IN_TABLE))


def paragraphs_of(content: bytes) -> Iterator[OldParagraph]:
    """The paragraphs of an old Word document.

    Raises:
        UnusableError: it is broken.
    """
    try:
        yield from _Document(Compound(content)).paragraphs()
    except (struct.error, IndexError, ValueError):
        raise cut_off() from None


class _Document:
    def __init__(self, compound: Compound) -> None:
        main = compound.stream("WordDocument")
        if main is None or struct.unpack_from("<H", main, 2)[0] < _NEWEST_OLD:
            raise ValueError
        self._main = main
        which = "1Table" if struct.unpack_from("<H", main, _FLAGS)[0] & _WHICH_TABLE else "0Table"
        self._table = compound.stream(which) or b""
        self._data = compound.stream("Data") or b""
        self._length = struct.unpack_from("<I", main, _TEXT_LENGTH)[0]
        if self._length > len(main):
            raise ValueError
        self._of_paragraphs = self._runs(_PARAGRAPHS, 13)
        self._of_characters = self._runs(_CHARACTERS, 1)

    def paragraphs(self) -> Iterator[OldParagraph]:
        """The paragraphs of the text itself, without notes and headers."""
        parts: list[str] = []
        note, fields = "", list[bool]()
        for char, offset, of_char in self._characters():
            if char in "\r\x07\x0c":
                yield OldParagraph("".join(parts), char, self._of_paragraphs.at(offset)[0], note)
                parts, note = [], ""
                continue
            kept = _field(char, fields)
            if any(of_char.get(DELETED, b"")):
                note = note or "deleted"
            elif any(of_char.get(HIDDEN, b"")):
                note = note or "concealed"
            elif kept:
                note = "inserted" if any(of_char.get(INSERTED, b"")) else note
                parts.append(_shown(char))

    def _characters(self) -> Iterator[tuple[str, int, Properties]]:
        """The characters with their places in the file and their properties."""
        for piece in self._pieces():
            width = 1 if piece.is_narrow else 2
            end = min(piece.end, self._length)
            raw = self._main[piece.offset : piece.offset + (end - piece.start) * width]
            text = raw.decode("cp1252" if piece.is_narrow else "utf-16-le", errors="replace")
            offset, until, own = piece.offset, -1, Properties()
            for char in text:
                if offset >= until:
                    own, until = self._of_characters.at(offset)
                yield char, offset, own
                offset += width if ord(char) <= 0xFFFF else 2 * width  # noqa: PLR2004 - a pair of surrogates

    def _pieces(self) -> Iterator[Piece]:
        at, size = struct.unpack_from("<II", self._main, _PIECES)
        while self._table[at] == 1:
            at += 3 + struct.unpack_from("<H", self._table, at + 1)[0]
        size = struct.unpack_from("<I", self._table, at + 1)[0]
        count = (size - 4) // 12
        places = struct.unpack_from(f"<{count + 1}I", self._table, at + 5)
        if any(end < begin for begin, end in pairwise(places)):
            raise ValueError
        for number in range(count):
            if places[number] >= min(places[number + 1], self._length):
                continue
            written = struct.unpack_from("<I", self._table, at + 5 + 4 * (count + 1) + 8 * number + 2)[0]
            is_narrow = bool(written & _COMPRESSED)
            offset = written & ~_COMPRESSED
            yield Piece(places[number], places[number + 1], offset // 2 if is_narrow else offset, is_narrow)

    def _runs(self, at: int, width: int) -> _Runs:
        """The properties that pages of the file hold for stretches of it; each takes so many bytes there."""
        start, size = struct.unpack_from("<II", self._main, at)
        count = max(0, (size - 4) // 8)
        if count > len(self._main) // _PAGE:
            raise ValueError
        begins = struct.unpack_from(f"<{count + 1}I", self._table, start) if count else ()
        numbers = struct.unpack_from(f"<{count}I", self._table, start + 4 * (count + 1)) if count else ()
        return _Runs(begins, numbers, partial(self._read_page, width=width))

    def _read_page(self, number: int, *, width: int) -> tuple[Sequence[int], Sequence[Properties]]:
        """Where the stretches of a page begin, with the end of the last, and their properties."""
        page = self._main[number * _PAGE : (number + 1) * _PAGE]
        runs = page[_PAGE - 1]
        places = (page[4 * (runs + 1) + width * run] * 2 for run in range(runs))
        values = [self._properties(page, place, is_paragraph=width > 1) if place else {} for place in places]
        return struct.unpack_from(f"<{runs + 1}I", page), values

    def _properties(self, page: bytes, place: int, *, is_paragraph: bool) -> Properties:
        size = page[place]
        if not is_paragraph:
            return _listed(page[place + 1 : place + 1 + size])
        start, size = (place + 1, 2 * size - 1) if size else (place + 2, 2 * page[place + 1])
        own = _listed(page[start + 2 : start + size])
        huge = own.get(_HUGE)
        if huge is not None and self._data:
            at = struct.unpack("<I", huge)[0]
            own.update(_listed(self._data[at + 2 : at + 2 + struct.unpack_from("<H", self._data, at)[0]]))
        return own


def _listed(data: bytes) -> Properties:
    """Properties with their values, as they stand one after the other."""
    found: Properties = {}
    at = 0
    while at + 2 < len(data):
        name = struct.unpack_from("<H", data, at)[0]
        at += 2
        size = _SIZES[name >> 13]
        if name == ROW:
            size = struct.unpack_from("<H", data, at)[0] + 1 if at + 2 <= len(data) else 0
        elif not size:
            size = data[at] + 1
            if name == _TABS and data[at] == 0xFF:  # noqa: PLR2004 - a length that the list itself tells
                break
        found[name] = data[at : at + size]
        at += max(size, 1)
    return found


def _field(char: str, fields: list[bool]) -> bool:
    """Whether a character belongs to the text; a field has its code first and its result behind the separator."""
    if char == "\x13":
        fields.append(False)
    elif char == "\x14" and fields:
        fields[-1] = True
    elif char == "\x15" and fields:
        fields.pop()
    return char not in "\x13\x14\x15" and all(fields)


def _shown(char: str) -> str:
    if char == "\x0b":
        return "\n"
    if char == "\x1e":
        return "-"
    return "" if char < " " and char != "\t" else char
