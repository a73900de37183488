"""The zip archive that a workbook or document is: opened after its sizes were looked at, read in bounded pieces."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile

from perfcheck.messages import msg
from perfcheck.sources.files import shown_size
from perfcheck.sources.rules import FILE_TOO_LARGE
from perfcheck.sources.workbooks.lookalikes import lookalike, other_archive
from perfcheck.sources.workbooks.problems import UnusableError, damaged
from perfcheck.sources.workbooks.rules import WORKBOOK_ENCRYPTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zipfile import ZipInfo

UNPACKED_FACTOR = 4
"""How many times the size limit of the file its content may have when it is unpacked."""
ENTRY_LIMIT = 10_000
"""More parts than any workbook or document has."""

_PIECE = 256 * 1024
ZIP = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_BROKEN = (
    BadZipFile,
    LargeZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a workbook or document by their names in lower case."""

    archive: ZipFile
    parts: Mapping[str, ZipInfo]

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name.lower() in self.parts

    def pieces(self, name: str) -> Iterator[bytes]:
        """The content of a part, piece by piece.

        Raises:
            UnusableError: there is no such part, or it is broken.
        """
        info = self.parts.get(name.lower())
        if info is None:
            raise damaged(msg("the file is damaged: its part {part} is missing", part=name))
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged(msg("the file is packed in a way that Office does not know"))
        try:
            with self.archive.open(info) as part:
                while piece := part.read(_PIECE):
                    yield piece
        except _BROKEN:
            raise damaged(msg("the file is damaged: its part {part} cannot be unpacked", part=name)) from None


def opened(content: bytes, *, limit: int) -> Package:
    """The workbook that some bytes are; unpacked it may have ``limit`` times ``UNPACKED_FACTOR`` bytes.

    Raises:
        UnusableError: they are none, or one that cannot be opened.
    """
    if not content.startswith(ZIP):
        raise lookalike(content)
    package = unpacked(content, limit=limit)
    other = other_archive(package.parts)
    if other is not None:
        raise other
    return package


def unpacked(content: bytes, *, limit: int) -> Package:
    """The parts of any zip archive; unpacked they may have ``limit`` times ``UNPACKED_FACTOR`` bytes.

    Raises:
        UnusableError: it is broken, too large or locked.
    """
    if content.count(_ENTRY) > ENTRY_LIMIT:
        raise _too_many_parts()
    try:
        archive = ZipFile(BytesIO(content))
    except _BROKEN:
        raise damaged(msg("the file is cut off or damaged: its list of parts cannot be read")) from None
    return _checked(archive, limit * UNPACKED_FACTOR)


def _checked(archive: ZipFile, limit: int) -> Package:
    infos = archive.infolist()
    if sum(info.file_size for info in infos) > limit:
        why = msg("unpacked, the file is larger than {limit}", limit=shown_size(limit))
        hint = msg("delete empty formatted rows and pictures, or raise the limit with --max-size")
        raise UnusableError(FILE_TOO_LARGE, why, hint)
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        hint = msg("unpack it with the password, and give the document itself")
        raise UnusableError(WORKBOOK_ENCRYPTED, msg("the file is a zip archive with a password"), hint)
    return Package(archive, {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos})


def _too_many_parts() -> UnusableError:
    why = msg("the file has more than {count} parts, which no document has", count=ENTRY_LIMIT)
    return UnusableError(FILE_TOO_LARGE, why)
