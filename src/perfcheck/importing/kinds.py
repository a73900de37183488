"""What kind of document a file is, told by its content: a .doc may be RTF, an .xls may be a web page."""

from __future__ import annotations

import codecs
import re
import struct
from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.importing.compound import cut_off
from perfcheck.importing.problems import encrypted, not_a_document, nothing
from perfcheck.messages import msg
from perfcheck.sources.workbooks.opening import ZIP

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from perfcheck.messages import Message

_BEGINNING = 4096
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_HEADER = b"\xec\xa5"
_SECTOR = 512
_FLAGS = 10
_WORD_LOCKED = 0x01
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|table|style)\b", re.IGNORECASE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BINARIES: tuple[tuple[bytes, Message], ...] = (
    (b"\x89PNG", msg("the file is a picture; its text must be recognised (OCR) and saved as .docx or .xlsx first")),
    (
        b"\xff\xd8\xff",
        msg("the file is a picture; its text must be recognised (OCR) and saved as .docx or .xlsx first"),
    ),
    (b"II*\0", msg("the file is a picture; its text must be recognised (OCR) and saved as .docx or .xlsx first")),
    (b"Rar!", msg("the file is an archive; unpack it and give the document itself")),
    (b"7z\xbc\xaf", msg("the file is an archive; unpack it and give the document itself")),
    (b"\x1f\x8b", msg("the file is an archive; unpack it and give the document itself")),
)


class Kind(Enum):
    """The kinds of documents that can be read; ``OLD_…`` and what follows them only by way of another program."""

    DOCX = auto()
    XLSX = auto()
    PDF = auto()
    HTML = auto()
    MHT = auto()
    TEXT = auto()
    OLD_SHEET = auto()
    OLD_WORD = auto()
    RTF = auto()
    XML = auto()
    OPEN_TEXT = auto()
    OPEN_SHEET = auto()
    BINARY_SHEET = auto()


_ARCHIVES: Mapping[str, Kind] = MappingProxyType(
    {"word/document.xml": Kind.DOCX, "xl/workbook.bin": Kind.BINARY_SHEET, "xl/workbook.xml": Kind.XLSX}
)


def kind_of(content: bytes) -> Kind | None:
    """The kind of a document by its first bytes; None for a zip archive, whose parts tell (``kind_of_archive``).

    Raises:
        UnusableError: it is no document that can be read, or a locked one.
    """
    if not content:
        raise nothing(msg("the file is empty: 0 bytes"), msg("give the document itself"))
    if content.startswith(ZIP):
        return None
    if content.startswith(_OLD_OFFICE):
        return _old_kind(content)
    beginning = content[:_BEGINNING]
    for signature, message in _BINARIES:
        if content.startswith(signature):
            raise not_a_document(message)
    if b"%PDF-" in beginning[:1024]:
        return Kind.PDF
    return _kind_of_text(content, beginning.replace(b"\0", b"").removeprefix(codecs.BOM_UTF8).lstrip())


def kind_of_archive(parts: Collection[str], described: bytes) -> Kind:
    """The kind of a zip archive with these parts, in lower case; ``described`` is its part ``mimetype``, if any.

    Raises:
        UnusableError: it is the archive of something else.
    """
    for part, kind in _ARCHIVES.items():
        if part in parts:
            return kind
    if any(part.startswith("xl/") for part in parts):
        return Kind.XLSX
    if b"opendocument" in described:
        return Kind.OPEN_SHEET if b"spreadsheet" in described else Kind.OPEN_TEXT
    if any(part.startswith("ppt/") for part in parts):
        raise not_a_document(msg("the file is a presentation (.pptx); give the document with the tables of targets"))
    raise not_a_document(msg("the file is a zip archive of something else; unpack it and give the document itself"))


def _old_kind(content: bytes) -> Kind:
    """The old container holds .doc, .wps, .xls and .et, and also every newer file with a password to open it."""
    if _has(content, "EncryptedPackage"):
        raise encrypted()
    if _has(content, "WordDocument"):
        if _is_locked_word(content):
            raise encrypted()
        return Kind.OLD_WORD
    if _has(content, "Workbook") or _has(content, "Book"):
        return Kind.OLD_SHEET
    if _has(content, "PowerPoint Document"):
        raise not_a_document(msg("the file is a presentation (.ppt); give the document with the tables of targets"))
    if _is_cut(content):
        raise cut_off()
    raise not_a_document(msg("the file is of an old Office kind that is not known here; save it as .docx or .xlsx"))


def _is_cut(content: bytes) -> bool:
    """Whether the list of the streams, whose place the header tells, is behind the end."""
    if len(content) < _SECTOR:
        return True
    shift, start = struct.unpack_from("<H", content, 30)[0], struct.unpack_from("<I", content, 48)[0]
    return bool((start + 1) << min(shift, 16) >= len(content))


def _is_locked_word(content: bytes) -> bool:
    """Whether the header of a Word document, which begins a sector, says that the text is encrypted."""
    at = content.find(_WORD_HEADER, _SECTOR)
    while at != -1 and at % _SECTOR:
        at = content.find(_WORD_HEADER, at + 1)
    return at != -1 and len(content) > at + _FLAGS + 1 and bool(content[at + _FLAGS + 1] & _WORD_LOCKED)


def _has(content: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in content


def _kind_of_text(content: bytes, plain: bytes) -> Kind:
    if plain.startswith(b"{\\rtf"):
        return Kind.RTF
    if plain.startswith(b"MIME-Version:"):
        return Kind.MHT
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain or b"schemas.microsoft.com/office/word/2003" in plain:
        return Kind.XML
    if _HTML.search(plain):
        return Kind.HTML
    if content.startswith(_UTF16) or not any(byte < 9 or 13 < byte < 32 for byte in plain):  # noqa: PLR2004 - controls
        return Kind.TEXT
    raise not_a_document(msg("the file is no document that is known here, or it is damaged at its beginning"))
