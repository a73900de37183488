"""The container of old Office files: streams by their names, as in a file system of sectors."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from perfcheck.importing.problems import damaged
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.sources.workbooks.problems import UnusableError

_ENTRY = 128
_LAST = 0xFFFFFFFA
"""Numbers from here on are no sectors."""
_NONE = 0xFFFFFFFF
_MOST_ENTRIES = 100_000


class Compound:
    """The streams of a container."""

    def __init__(self, content: bytes) -> None:
        try:
            self._read(content)
        except (struct.error, IndexError, ValueError):
            raise cut_off() from None

    def stream(self, name: str) -> bytes | None:
        """The content of a stream; None where there is none of this name at the top.

        Raises:
            UnusableError: its sectors are not all there.
        """
        if name not in self._streams:
            return None
        start, size = self._streams[name]
        small = size < self._smallest
        try:
            sectors = self._chain(start, self._small_table if small else self._table)
        except (IndexError, ValueError):
            raise cut_off() from None
        content, width = (self._small, self._small_width) if small else (self._content, self._width)
        first = 0 if small else width  # the header takes the place of a sector
        data = b"".join(content[first + one * width : first + (one + 1) * width] for one in sectors)
        if len(data) < size:
            raise cut_off()
        return data[:size]

    def _read(self, content: bytes) -> None:
        shift, small_shift = struct.unpack_from("<HH", content, 30)
        if shift not in {9, 12} or small_shift > shift:
            raise ValueError
        self._content, self._width, self._small_width = content, 1 << shift, 1 << small_shift
        directory, self._smallest, small_table, extra = (
            struct.unpack_from("<I", content, at)[0] for at in (48, 56, 60, 68)
        )
        tables = [one for one in struct.unpack_from("<109I", content, 76) if one < _LAST]
        seen: set[int] = set()
        while extra < _LAST and extra not in seen:
            seen.add(extra)
            *more, extra = struct.unpack(f"<{self._width // 4}I", self._sector(extra))
            tables += [one for one in more if one < _LAST]
        self._table = self._numbers(tables)
        self._small_table = self._numbers(self._chain(small_table, self._table))
        entries = list(self._entries(b"".join(map(self._sector, self._chain(directory, self._table)))))
        self._streams = {name: (start, size) for name, start, size, _ in _siblings(entries)}
        self._small = b"".join(map(self._sector, self._chain(entries[0][1], self._table)))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._width
        if start >= len(self._content):
            raise ValueError
        return self._content[start : start + self._width].ljust(self._width, b"\0")

    def _numbers(self, sectors: Sequence[int]) -> tuple[int, ...]:
        if len(sectors) * self._width > len(self._content) + self._width:
            raise ValueError
        data = b"".join(map(self._sector, sectors))
        return struct.unpack(f"<{len(data) // 4}I", data)

    def _chain(self, start: int, table: Sequence[int]) -> list[int]:
        """The sectors from one to the end; one that comes back to itself is broken."""
        sectors: list[int] = []
        while start < _LAST:
            sectors.append(start)
            if len(sectors) > len(table):
                raise ValueError
            start = table[start]
        return sectors

    @staticmethod
    def _entries(data: bytes) -> Iterator[tuple[str, int, int, tuple[int, int, int]]]:
        for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", data, at + 64)[0]
            name = data[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
            links = struct.unpack_from("<III", data, at + 68)
            start, size = struct.unpack_from("<II", data, at + 116)
            yield name, start, size, links


def _siblings(
    entries: Sequence[tuple[str, int, int, tuple[int, int, int]]],
) -> Iterator[tuple[str, int, int, tuple[int, int, int]]]:
    """The entries right below the top."""
    waiting = [entries[0][3][2]]
    seen: set[int] = set()
    while waiting and len(seen) < _MOST_ENTRIES:
        number = waiting.pop()
        if number == _NONE or number in seen:
            continue
        seen.add(number)
        yield entries[number]
        waiting += entries[number][3][:2]


def cut_off() -> UnusableError:
    """That parts of such a file are missing."""
    return damaged(msg("the document is cut off or damaged: its parts cannot be found"))
