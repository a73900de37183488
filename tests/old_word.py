"""Old Word documents (.doc) made by script, as small as they can be: text in one piece, a page of properties."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise

SECTOR = 512
IN_TABLE, ROW_END = 0x2416, 0x2417
FREE, END = 0xFFFFFFFF, 0xFFFFFFFE
TEXT_AT = 2048


@dataclass(frozen=True)
class Mark:
    """A piece of text that ends with a mark, and the properties of its paragraph."""

    text: str
    properties: bytes = b""


def switch(name: int) -> bytes:
    """A property that is set."""
    return struct.pack("<HB", name, 1)


def row(cells: tuple[str, ...], edges: tuple[int, ...], flags: tuple[int, ...]) -> list[Mark]:
    """A row: its cells, then the mark that ends it and tells how it is cut."""
    shape = struct.pack("<B", len(cells)) + struct.pack(f"<{len(edges)}h", *edges)
    shape += b"".join(struct.pack("<H", flag) + b"\0" * 18 for flag in flags)
    cut = struct.pack("<HH", 0xD608, len(shape) + 1) + shape
    end = Mark("\x07", switch(IN_TABLE) + switch(ROW_END) + cut)
    return [*(Mark(f"{cell}\x07", switch(IN_TABLE)) for cell in cells), end]


def document(marks: list[Mark], characters: tuple[tuple[int, int, bytes], ...] = ()) -> bytes:
    """A document; ``characters`` are places from and to with properties of the characters between."""
    text = "".join(mark.text for mark in marks)
    pages = _pages([(mark.text, b"\0\0" + mark.properties) for mark in marks])
    places = sorted({0, len(text), *(at for begin, end, _ in characters for at in (begin, end))})
    runs = [
        (text[begin:end], next((one for first, last, one in characters if first <= begin < last), b""))
        for begin, end in pairwise(places)
    ]
    letters = _page([(piece, one) for piece, one in runs], TEXT_AT, paragraphs=False)
    body = text.encode("utf-16-le")
    main = bytearray(TEXT_AT) + body
    main += b"\0" * (-len(main) % SECTOR)
    first_page = len(main) // SECTOR
    for page in (*(one for _, one in pages), letters):
        main += page
    table = b"\x02" + struct.pack("<I", 16) + struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, TEXT_AT, 0)
    paragraphs_at = len(table)
    begins = [TEXT_AT + 2 * at for at, _ in pages] + [TEXT_AT + len(body)]
    table += struct.pack(f"<{len(begins)}I", *begins)
    table += struct.pack(f"<{len(pages)}I", *range(first_page, first_page + len(pages)))
    letters_at = len(table)
    table += struct.pack("<III", TEXT_AT, TEXT_AT + len(body), first_page + len(pages))
    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", main, 0x0A, 0x0200)
    struct.pack_into("<I", main, 0x4C, len(text))
    struct.pack_into("<II", main, 0xFA, letters_at, 12)
    struct.pack_into("<II", main, 0x102, paragraphs_at, 4 + 8 * len(pages))
    struct.pack_into("<II", main, 0x1A2, 0, paragraphs_at)
    return container({"WordDocument": bytes(main), "1Table": table.ljust(4096, b"\0")})


def _pages(pieces: list[tuple[str, bytes]]) -> list[tuple[int, bytes]]:
    """Pages of at most four paragraphs each, with the place in the text where each begins."""
    pages: list[tuple[int, bytes]] = []
    at = 0
    for number in range(0, len(pieces), 4):
        some = pieces[number : number + 4]
        pages.append((at, _page(some, TEXT_AT + 2 * at, paragraphs=True)))
        at += sum(len(text) for text, _ in some)
    return pages


def _page(pieces: list[tuple[str, bytes]], offset: int, *, paragraphs: bool) -> bytes:
    page = bytearray(SECTOR)
    page[SECTOR - 1] = len(pieces)
    end = SECTOR - 2
    width = 13 if paragraphs else 1
    for number, (text, properties) in enumerate(pieces):
        struct.pack_into("<I", page, 4 * number, offset)
        offset += 2 * len(text)
        own = properties + b"\0" * (len(properties) % 2 == 0) if paragraphs else properties
        held = bytes([(len(own) + 1) // 2 if paragraphs else len(own)]) + own
        end = (end - len(held)) & ~1
        page[end : end + len(held)] = held
        page[4 * (len(pieces) + 1) + width * number] = end // 2 if properties else 0
    struct.pack_into("<I", page, 4 * len(pieces), offset)
    return bytes(page)


def container(streams: dict[str, bytes]) -> bytes:
    """A container with streams of at least 4096 bytes."""
    table: list[int] = [0xFFFFFFFD]
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    data = b""
    for number, (name, content) in enumerate(streams.items(), start=1):
        padded = content + b"\0" * (-len(content) % SECTOR)
        start = len(table)
        table += [*range(start + 1, start + len(padded) // SECTOR), END]
        data += padded
        right = number + 1 if number < len(streams) else FREE
        entries.append(_entry(name, 2, start, len(content), right=right))
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    start = len(table)
    table.append(END)
    header = bytearray(SECTOR)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 44, 1, start, 0, 4096, END, 0, END, 0, 0)
    struct.pack_into("<109I", header, 76, 0, *([FREE] * 108))
    sectors = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    return bytes(header) + sectors + data + directory


def _entry(name: str, kind: int, start: int, size: int, *, right: int = FREE, child: int = FREE) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    entry = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, FREE, right, child)
    return entry.ljust(116, b"\0") + struct.pack("<II", start, size).ljust(12, b"\0")
