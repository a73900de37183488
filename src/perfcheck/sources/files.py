"""The bytes of a file as text, or why it has none."""

from __future__ import annotations

import codecs
import stat
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Place, Rule, Span
from perfcheck.messages import Message, msg
from perfcheck.source_text import SourceText
from perfcheck.sources.rules import FILE_MISSING, FILE_TOO_LARGE, FILE_UNREADABLE, NOT_TEXT, WRONG_ENCODING

if TYPE_CHECKING:
    from pathlib import Path

BEGINNING = 64 * 1024
"""How much of a file is looked at to see whose it is."""
DEFAULT_SIZE_LIMIT = 50 * 1024 * 1024
"""The size in bytes above which a file is refused."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF-"
_FIRST_IDEOGRAPHIC = "\u2e80"
_ENOUGH_TO_BE_UTF8 = 4
_SAVE_AS_UTF8 = msg('open it in an editor, choose "Save as" and the encoding UTF-8')
_RENAMED = msg("a file stays what it is when only its name is changed to .yaml; give the YAML file itself")


def read_text(path: Path, shown: str, *, limit: int = DEFAULT_SIZE_LIMIT) -> str | Finding:
    """The text of a file of at most ``limit`` bytes: UTF-8, or UTF-16 with its mark; any byte order mark is dropped.

    A file that is missing, not a regular file, too large, not readable or not such text gives a finding, which calls
    the file ``shown``.
    """
    content = read_bytes(path, shown, limit=limit)
    return content if isinstance(content, Finding) else _decode(content, shown)


def read_beginning(path: Path) -> str:
    """The first lines of a file, as far as they are UTF-8 text; nothing of a file that cannot be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return ""
        with path.open("rb") as file:
            content = file.read(BEGINNING)
    except (OSError, ValueError):
        return ""
    lines = content if len(content) < BEGINNING else content[: content.rfind(b"\n") + 1]
    return lines.removeprefix(codecs.BOM_UTF8).decode(errors="ignore")


def goes_on(path: Path) -> bool:
    """Whether a file, which can be read, has more than what :func:`read_beginning` gives."""
    return path.stat().st_size > BEGINNING


def read_bytes(path: Path, shown: str, *, limit: int = DEFAULT_SIZE_LIMIT) -> bytes | Finding:
    """The content of a file of at most ``limit`` bytes; a finding, which calls it ``shown``, where it has none."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _not_a_file(status.st_mode, shown)
        if status.st_size > limit:
            return _too_large(shown, limit)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (OSError, ValueError) as error:
        return _not_opened(error, shown)
    return content if len(content) <= limit else _too_large(shown, limit)


def _not_opened(error: OSError | ValueError, shown: str) -> Finding:
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return _finding(FILE_MISSING, shown, msg("there is no such file"))
    if isinstance(error, PermissionError):
        return _finding(FILE_UNREADABLE, shown, msg("you have no permission to read this file"))
    reason = error.strerror or type(error).__name__
    return _finding(FILE_UNREADABLE, shown, msg("the file cannot be read: {reason}", reason=reason))


def _not_a_file(mode: int, shown: str) -> Finding:
    if stat.S_ISDIR(mode):
        return _finding(FILE_UNREADABLE, shown, msg("this is a folder, not a file"))
    return _finding(FILE_UNREADABLE, shown, msg("this is a pipe or a device, not a file on disk"))


def _too_large(shown: str, limit: int) -> Finding:
    message = msg("the file is larger than {limit}", limit=shown_size(limit))
    return _finding(FILE_TOO_LARGE, shown, message, msg("split it, or raise the limit with --max-size"))


def shown_size(count: int) -> str:
    """A number of bytes for people."""
    mebibyte = 1024 * 1024
    return f"{count // mebibyte} MB" if count >= mebibyte else f"{count} B"


def _decode(content: bytes, shown: str) -> str | Finding:
    binary = _kind_of_binary(content)
    if binary is not None:
        return _finding(NOT_TEXT, shown, binary, _RENAMED)
    if content.startswith(_UTF16_MARKS):
        return _decode_utf16(content, shown)
    if b"\0" in content:
        return _not_text(shown)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _wrong_encoding(error.object, error.start, shown)


def _decode_utf16(content: bytes, shown: str) -> str | Finding:
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError:
        return _finding(WRONG_ENCODING, shown, msg("the file claims to be UTF-16 but is not"), _SAVE_AS_UTF8)
    return _not_text(shown) if "\0" in text else text


def _wrong_encoding(content: bytes, first_bad: int, shown: str) -> Finding:
    """Why a file is not UTF-8, with the place of its first wrong byte."""
    before = content[:first_bad].decode("utf-8")
    if sum(character >= _FIRST_IDEOGRAPHIC for character in before) >= _ENOUGH_TO_BE_UTF8:
        message = msg("the text is UTF-8 up to here and damaged at this place, or the file is cut off")
        return _finding(WRONG_ENCODING, shown, message, msg("restore the file from a copy"), _end_of(before))
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return _not_text(shown)
    before = codecs.getincrementaldecoder("gb18030")().decode(content[:first_bad])
    message = msg("the file is saved as GBK (GB18030), not as UTF-8")
    return _finding(WRONG_ENCODING, shown, message, _SAVE_AS_UTF8, _end_of(before))


def _end_of(text: str) -> Span:
    """The character that would follow ``text``."""
    return SourceText(text + " ").span(len(text), len(text) + 1)


def _kind_of_binary(content: bytes) -> Message | None:
    """What a file is that is known by its first bytes and surely not text."""
    if content.startswith(_ZIP):
        if b"xl/" in content:
            return msg("the file is an Excel workbook (.xlsx), not a YAML text")
        if b"word/" in content:
            return msg("the file is a Word document (.docx), not a YAML text")
        return msg("the file is a zip archive, not a YAML text")
    if content.startswith(_OLD_OFFICE):
        return msg("the file is an Excel or Word file of the old kind (.xls, .doc), not a YAML text")
    if content.startswith(_PDF):
        return msg("the file is a PDF document, not a YAML text")
    return None


def _not_text(shown: str) -> Finding:
    hint = msg("if it was meant to be text, save it again with the encoding UTF-8")
    return _finding(NOT_TEXT, shown, msg("the file is not text"), hint)


def _finding(
    rule: Rule, shown: str, message: Message, hint: Message | None = None, span: Span | None = None
) -> Finding:
    return Finding(rule, message, hint, Place(shown, span))
