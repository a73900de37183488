"""What a file that is called a workbook really is, where it is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.messages import Message, msg
from perfcheck.sources.workbooks.problems import UnusableError, damaged
from perfcheck.sources.workbooks.rules import NOT_A_WORKBOOK, WORKBOOK_ENCRYPTED

if TYPE_CHECKING:
    from collections.abc import Collection

_BEGINNING = 4096
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|table|style)\b", re.IGNORECASE)
_BINARIES = (
    (b"%PDF-", msg("the file is a PDF document, not a workbook")),
    (b"\x89PNG", msg("the file is a picture, not a workbook")),
    (b"\xff\xd8\xff", msg("the file is a picture, not a workbook")),
    (b"Rar!", msg("the file is a RAR archive, not a workbook")),
    (b"7z\xbc\xaf", msg("the file is a 7z archive, not a workbook")),
    (b"\x1f\x8b", msg("the file is a gzip archive, not a workbook")),
)
_OPEN_DOCUMENT = msg("the file is an OpenDocument file (.ods), which is not read here")
_OTHER_ARCHIVES = (
    ("word/document.xml", msg("the file is a Word document (.docx), not a workbook")),
    ("ppt/presentation.xml", msg("the file is a presentation (.pptx), not a workbook")),
)
_OTHER_WORKBOOKS = (
    ("xl/workbook.bin", msg("the file is a binary workbook (.xlsb), which is not read here")),
    ("content.xml", _OPEN_DOCUMENT),
)
_MARK = "[content_types].xml"


def lookalike(content: bytes) -> UnusableError:
    """Why bytes that are no zip archive are no workbook."""
    beginning = content[:_BEGINNING]
    if not content:
        return _something_else(msg("the file is empty: 0 bytes"))
    if content.startswith(_OLD_OFFICE):
        return _old_office(content)
    for signature, message in _BINARIES:
        if content.startswith(signature):
            return _something_else(message)
    plain = beginning.replace(b"\0", b"")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain:
        return _not_a_workbook(msg("the file is an XML table of Excel 2003, only called a workbook"))
    if b"urn:oasis:names:tc:opendocument" in plain:
        return _not_a_workbook(_OPEN_DOCUMENT)
    if _HTML.search(plain) or plain.startswith(b"MIME-Version:"):
        return _not_a_workbook(msg("the file is a web page (HTML), only called a workbook"))
    if _is_text(beginning):
        return _not_a_workbook(msg("the file is plain text such as CSV, only called a workbook"))
    return _something_else(msg("the file is no workbook, or it is damaged at its beginning"))


def other_archive(parts: Collection[str]) -> UnusableError | None:
    """Why a zip archive with these parts, in lower case, is no workbook; None where it is one."""
    for part, message in _OTHER_ARCHIVES:
        if part in parts:
            return _something_else(message)
    for part, message in _OTHER_WORKBOOKS:
        if part in parts:
            return _not_a_workbook(message)
    if any(part.startswith("xl/") for part in parts):
        return None
    if _MARK in parts:
        return damaged(msg("the workbook is damaged: it has no sheets"))
    return _something_else(msg("the file is a zip archive of something else, not a workbook"))


def _old_office(content: bytes) -> UnusableError:
    """The old container holds .xls and .doc files, and also every workbook with a password to open it."""
    if _has(content, "EncryptedPackage"):
        why = msg("the workbook is encrypted: it takes a password to open it")
        return UnusableError(WORKBOOK_ENCRYPTED, why, msg("open it in Excel or WPS and save it without the password"))
    if _has(content, "WordDocument"):
        return _something_else(msg("the file is an old Word document (.doc), not a workbook"))
    if _has(content, "Workbook") or _has(content, "Book"):
        return _not_a_workbook(msg("the file is a workbook of the old kind (.xls, .et)"))
    return _not_a_workbook(msg("the file is of an old Office kind, not an .xlsx workbook"))


def _has(content: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in content


def _is_text(beginning: bytes) -> bool:
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 or 13 < byte < 32 for byte in beginning)  # noqa: PLR2004 - control characters but blanks


def _not_a_workbook(message: Message) -> UnusableError:
    hint = msg('open it in Excel or WPS, choose "Save as" and the type Excel workbook (.xlsx)')
    return UnusableError(NOT_A_WORKBOOK, message, hint)


def _something_else(message: Message) -> UnusableError:
    return UnusableError(NOT_A_WORKBOOK, message, msg("give the workbook itself"))
