"""A document as paragraphs and grids, whatever its format; which that is, its content tells."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING

from perfcheck.findings import Finding
from perfcheck.importing import office, old_sheets
from perfcheck.importing.docx import read_document
from perfcheck.importing.form import Paper
from perfcheck.importing.html import read_archive, read_pages
from perfcheck.importing.kinds import Kind, kind_of, kind_of_archive
from perfcheck.importing.old_word import read_old_word
from perfcheck.importing.problems import finding_of
from perfcheck.importing.sheets import grids_of
from perfcheck.importing.text_dump import read_text
from perfcheck.sources.files import read_bytes
from perfcheck.sources.workbooks.opening import unpacked
from perfcheck.sources.workbooks.problems import UnusableError
from perfcheck.sources.workbooks.raw import book_of

if TYPE_CHECKING:
    from pathlib import Path

    from perfcheck.importing.form import Grid, Paragraph
    from perfcheck.importing.marks import Mark

    Parts = tuple[tuple[Paragraph | Grid, ...], tuple[Mark, ...]]

Watch = Callable[[int, int], None]
"""What is told of each step: how many pages more were read, of how many."""


def read_paper(path: Path, *, limit: int, watch: Watch | None = None) -> Paper | Finding:
    """The document in a file of at most ``limit`` bytes, or the one reason why there is none."""
    shown = str(path)
    content = read_bytes(path, shown, limit=limit)
    if isinstance(content, Finding):
        return content
    try:
        parts, marks = _parts(content, path.name, limit, watch)
    except UnusableError as error:
        return finding_of(error, shown)
    return Paper(path.name, parts, sha256(content).hexdigest(), marks)


def _parts(content: bytes, file: str, limit: int, watch: Watch | None) -> Parts:
    kind = kind_of(content)
    if kind is None:
        kind = _kind_of_archive(content, limit)
    match kind:
        case Kind.DOCX:
            return read_document(unpacked(content, limit=limit), file)
        case Kind.XLSX:
            return grids_of(book_of(content, file, limit=limit), file), ()
        case Kind.PDF:
            from perfcheck.importing.pdf_pages import read_pdf  # noqa: PLC0415 - an extra

            return read_pdf(content, file, watch=watch)
        case Kind.HTML:
            return read_pages(content, file), ()
        case Kind.MHT:
            return read_archive(content, file), ()
        case Kind.TEXT:
            return read_text(content, file), ()
        case Kind.OLD_WORD:
            return _old_word(content, file, limit)
        case Kind.OLD_SHEET if old_sheets.is_installed():
            return grids_of(old_sheets.read_old_book(content, file, ""), file), ()
        case _:
            return _saved_anew(content, kind, file, limit)


def _kind_of_archive(content: bytes, limit: int) -> Kind:
    package = unpacked(content, limit=limit)
    described = b"".join(package.pieces("mimetype")) if package.has("mimetype") else b""
    return kind_of_archive(package.parts, described)


def _old_word(content: bytes, file: str, limit: int) -> Parts:
    """An old Word document; what is older still, or damaged, may be saved anew by another program."""
    try:
        return read_old_word(content, file)
    except UnusableError as error:
        first = error
    try:
        return _saved_anew(content, Kind.OLD_WORD, file, limit)
    except UnusableError:
        raise first from None


def _saved_anew(content: bytes, kind: Kind, file: str, limit: int) -> Parts:
    """An old document in the new form that another program gave it."""
    anew = office.saved_anew(content, kind, limit=limit)
    if _kind_of_archive(anew, limit) is Kind.XLSX:
        return grids_of(book_of(anew, file, limit=limit), file), ()
    return read_document(unpacked(anew, limit=limit), file)
