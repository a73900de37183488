"""The pages of a PDF, read by pdfplumber in processes of their own, so that no file can take all time and memory."""

from __future__ import annotations

import io
import logging
import os
import signal
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.connection import wait
from time import monotonic
from typing import TYPE_CHECKING, Any

from perfcheck.importing.form import Spot
from perfcheck.importing.marks import Mark, MarkKind
from perfcheck.importing.pdf import read_page
from perfcheck.importing.problems import damaged, encrypted, missing, nothing, too_large
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

    from perfcheck.importing.form import Grid, Paragraph
    from perfcheck.sources.workbooks.problems import UnusableError

PAGE_LIMIT = 5000
SECONDS, SECONDS_OF_A_PAGE = 900, 60
"""How long a document may take, and how long no page may come from any process."""
MEMORY = 4 * 1024**3
"""Bytes that a process may take, where the system can keep it to that."""
PAYS_FROM = 200_000
"""Bytes of a document from which several processes are faster than one."""
LOCKED, DAMAGED, FULL, LONG = "locked", "damaged", "memory", "pages"
"""What a process says instead of a page."""
_MOST_PROCESSES = 8
_MOST_UNKNOWN = 0.1
"""The share of letters that may be unknown."""
_END = 4096


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: what is on it, how many letters it has, how many of them are unknown, whether it shows a picture."""

    number: int
    parts: tuple[Paragraph | Grid, ...]
    letters: int
    unknown: int
    has_picture: bool


def read_pdf(
    content: bytes, file: str, *, watch: Callable[[int, int], None] | None = None
) -> tuple[tuple[Paragraph | Grid, ...], tuple[Mark, ...]]:
    """The paragraphs and tables of a document page by page, and the pages that could not be read.

    Raises:
        UnusableError: it has no text, is locked or damaged, or takes too long; or pdfplumber is not installed.
    """
    if find_spec("pdfplumber") is None:
        hint = msg('install it: pip install "perfcheck[pdf]"; or save the document as .docx or .xlsx')
        raise missing(msg("PDF documents are read by pdfplumber, which is not installed"), hint)
    if b"%%EOF" not in content[-_END:]:
        raise damaged(msg("the PDF is cut off: its end is missing"))
    pages = sorted(_pages(content, file, watch), key=lambda page: page.number)
    _check_letters(pages)
    return tuple(part for page in pages for part in page.parts), tuple(_unread(pages, file))


def _check_letters(pages: Sequence[_Page]) -> None:
    letters, unknown = sum(page.letters for page in pages), sum(page.unknown for page in pages)
    hint = msg("have its text recognised (OCR) and saved as .docx or .xlsx, or take the document that it was made of")
    if not letters:
        raise nothing(msg("the PDF has no text: it is a scan, a picture of a document"), hint)
    if unknown > letters * _MOST_UNKNOWN:
        raise nothing(msg("the letters of the PDF cannot be told: its fonts do not say which they are"), hint)


def _unread(pages: Sequence[_Page], file: str) -> Iterator[Mark]:
    for page in pages:
        if page.has_picture and not page.letters:
            what = msg("the page is a picture without text and was left out")
            yield Mark(MarkKind.UNREAD_PAGE, Spot(file, msg("page {number}", number=page.number)), "", what)


def _pages(content: bytes, file: str, watch: Callable[[int, int], None] | None) -> Iterator[_Page]:
    """The pages as they come from the processes."""
    count = min(os.cpu_count() or 1, _MOST_PROCESSES) if len(content) >= PAYS_FROM else 1
    end = monotonic() + SECONDS
    with _processes(content, file, count) as connections:
        running: list[Any] = list(connections)
        while running:
            ready = wait(running, min(SECONDS_OF_A_PAGE, max(0.0, end - monotonic())))
            if not ready:
                raise too_large(msg("the PDF takes too long to read: its pages hold more than any document"))
            for one in ready:
                said = _received(one)
                if said is None:
                    running.remove(one)
                    continue
                page, total = said
                if watch is not None:
                    watch(1, total)
                yield page


def _received(connection: Any) -> tuple[_Page, int] | None:  # noqa: ANN401 - what can be waited for
    """The next page of a process; None when it has no more.

    Raises:
        UnusableError: it could not read the document, or came to its end before it was done.
    """
    try:
        said = connection.recv()
    except (EOFError, OSError):
        raise _problem(DAMAGED) from None
    if isinstance(said, str):
        raise _problem(said)
    return said if isinstance(said, tuple) else None


def _problem(name: str) -> UnusableError:
    if name == LOCKED:
        return encrypted()
    if name == FULL:
        return too_large(msg("the PDF takes too much memory to read: its pages hold more than any document"))
    if name == LONG:
        return too_large(msg("the PDF has more than {count} pages", count=PAGE_LIMIT))
    return damaged(msg("the PDF is cut off or damaged: it cannot be read"))


@contextmanager
def _processes(content: bytes, file: str, count: int) -> Iterator[tuple[Connection, ...]]:
    """Processes that each read every so many pages; none is left behind."""
    context = get_context()
    connections: list[Connection] = []
    processes: list[Any] = []
    try:
        for number in range(count):
            ours, theirs = context.Pipe(duplex=True)
            process = context.Process(target=work, args=(theirs, file, number, count), daemon=True)
            process.start()
            theirs.close()
            connections.append(ours)
            processes.append(process)
            with suppress(OSError):
                ours.send_bytes(content)
        yield tuple(connections)
    finally:
        for process in processes:
            process.kill()
            process.join()
        for one in connections:
            one.close()


def work(connection: Connection, file: str, first: int, step: int) -> None:
    """Read every so many pages of a document and tell each; a word instead of a page says why that ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable()  # the library writes of each oddity of a file
    _bound_memory()
    try:
        with suppress(OSError):
            for said in told(connection.recv_bytes(), file, first, step):
                connection.send(said)
            connection.send(None)
    except MemoryError:
        connection.send(FULL)


def told(content: bytes, file: str, first: int, step: int) -> Iterator[tuple[_Page, int] | str]:
    """Each page with the number of all pages; a word where there is none to tell."""
    import pdfplumber  # noqa: PLC0415 - an extra

    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            total = len(document.pages)
            if total > PAGE_LIMIT:
                yield LONG
                return
            for number in range(first, total, step):
                yield _page(document.pages[number], number + 1, file), total
                document.pages[number].close()
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the library lets anything through that a broken file causes
        yield LOCKED if "password" in repr(error).lower() or "Encryption" in repr(error) else DAMAGED


def _page(page: Any, number: int, file: str) -> _Page:  # noqa: ANN401 - of a library without types
    letters = [char["text"] for char in page.chars if char["text"].strip()]
    unknown = sum(letter.startswith("(cid:") or letter == "\ufffd" for letter in letters)
    return _Page(number, read_page(page, number, file), len(letters), unknown, bool(page.images))


def _bound_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
