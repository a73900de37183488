"""A workbook file as plain cells."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from perfcheck.findings import Finding
from perfcheck.sources.files import read_bytes
from perfcheck.sources.workbooks.opening import opened
from perfcheck.sources.workbooks.problems import UnusableError
from perfcheck.sources.workbooks.sheets import sheets_of
from perfcheck.sources.workbooks.values import RawBook, RawCell, RawSheet
from perfcheck.sources.yaml_tree import collector_paused

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["RawBook", "RawCell", "RawSheet", "book_of", "read_book"]


def read_book(path: Path, *, limit: int) -> RawBook | Finding:
    """The workbook in a file of at most ``limit`` bytes, or the one reason why there is none.

    Unpacked it may be ``UNPACKED_FACTOR`` times as large. Formulas stand for the values that were last computed.
    """
    shown = str(path)
    content = read_bytes(path, shown, limit=limit)
    if isinstance(content, Finding):
        return content
    try:
        return book_of(content, shown, limit=limit)
    except UnusableError as error:
        return error.finding(shown)


def book_of(content: bytes, shown: str, *, limit: int) -> RawBook:
    """The workbook that some bytes are, called ``shown``; unpacked it is bounded in the same way.

    Raises:
        UnusableError: they are none, or one that cannot be read.
    """
    with collector_paused():
        sheets = sheets_of(opened(content, limit=limit))
    return RawBook(shown, sheets, sha256(content).hexdigest())
