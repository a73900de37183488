"""The small parts of a workbook: which sheets there are, the shared texts, the number formats of the styles."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.messages import msg
from perfcheck.sources.workbooks.formats import BUILT_IN, GENERAL, LONGEST
from perfcheck.sources.workbooks.markup import local, read_part
from perfcheck.sources.workbooks.problems import damaged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.sources.workbooks.markup import Attributes
    from perfcheck.sources.workbooks.opening import Package

SHEET_LIMIT = 1000
"""More sheets than any workbook of ours has."""

_TOP = "_rels/.rels"
_USUAL = "xl/workbook.xml"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook lists it; ``part`` is None for a chart without cells."""

    title: str
    is_hidden: bool
    part: str | None


@dataclass(frozen=True, slots=True)
class Contents:
    """What is needed to read the sheets: their parts, the shared texts, the format of each style."""

    sheets: tuple[SheetEntry, ...]
    texts: Sequence[str]
    formats: Sequence[str]
    counts_from_1904: bool


def contents_of(package: Package) -> Contents:
    """What the workbook says of itself.

    Raises:
        UnusableError: a part is missing or broken.
    """
    workbook = main_part(package, _USUAL)
    book = _Book()
    read_part(package, workbook, book)
    related = related_parts(package, workbook)
    if not book.sheets or len(book.sheets) > SHEET_LIMIT:
        raise damaged(msg("the workbook is damaged: it has no sheets, or more than {count}", count=SHEET_LIMIT))
    texts, styles = _Texts(), _Styles()
    for kind, handler in (("sharedStrings", texts), ("styles", styles)):
        part = next((target for target, its_kind in related.values() if its_kind == kind), None)
        if part is not None and package.has(part):
            read_part(package, part, handler)
    entries = tuple(_entry(attributes, related) for attributes in book.sheets)
    return Contents(entries, texts.texts, styles.formats, book.counts_from_1904)


def unescaped(text: str) -> str:
    """The text with the characters that XML cannot hold: ``_x000D_`` is a carriage return."""
    if "_x" not in text:
        return text
    written = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def main_part(package: Package, usual: str) -> str:
    """The part that everything else belongs to; ``usual`` where the archive does not say which that is.

    Raises:
        UnusableError: the list of its parts is broken.
    """
    if not package.has(_TOP):
        return usual
    found = _Relations("")
    read_part(package, _TOP, found)
    return next((target for target, kind in found.related.values() if kind == "officeDocument"), usual)


def related_parts(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """The part and kind of each relation of a part, by its id.

    Raises:
        UnusableError: the list of relations is missing or broken.
    """
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    found = _Relations(folder)
    read_part(package, relations, found)
    return found.related


def _entry(attributes: Attributes, related: dict[str, tuple[str, str]]) -> SheetEntry:
    title = attributes.get("name", "")
    reference = next((value for key, value in attributes.items() if " " in key and local(key) == "id"), "")
    if reference not in related:
        raise damaged(msg("the workbook is damaged: its sheet {sheet} is missing", sheet=title))
    part, kind = related[reference]
    is_hidden = attributes.get("state", "visible") != "visible"
    return SheetEntry(title, is_hidden, part if kind == "worksheet" else None)


class _Silent:
    """Lets pass what is not looked at."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text."""


class _Book(_Silent):
    """The list of sheets, and the day that dates count from."""

    def __init__(self) -> None:
        self.sheets: list[Attributes] = []
        self.counts_from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if local(name) == "sheet":
            self.sheets.append(attributes)
        elif local(name) == "workbookPr":
            self.counts_from_1904 = attributes.get("date1904", "") in {"1", "true", "on"}


class _Relations(_Silent):
    """Parts that belong to a part, by their ids; those outside of the workbook are left out."""

    def __init__(self, folder: str) -> None:
        self.related: dict[str, tuple[str, str]] = {}
        self._folder = folder

    def start(self, name: str, attributes: Attributes) -> None:
        target = attributes.get("Target", "").replace("\\", "/")
        if local(name) != "Relationship" or attributes.get("TargetMode") == "External":
            return
        part = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        self.related[attributes.get("Id", "")] = part, attributes.get("Type", "").rpartition("/")[2]


class _Texts:
    """The shared texts; what is only a reading aid (拼音) in them is left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._in_text = False
        self._in_aid = False

    def start(self, name: str, _attributes: Attributes) -> None:
        tag = local(name)
        if tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._in_aid = True
        elif tag == "t":
            self._in_text = not self._in_aid

    def end(self, name: str) -> None:
        tag = local(name)
        if tag == "si":
            self.texts.append(unescaped("".join(self._parts)))
        elif tag == "rPh":
            self._in_aid = False
        elif tag == "t":
            self._in_text = False

    def text(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)


class _Styles(_Silent):
    """The code of the number format of each style of cells."""

    def __init__(self) -> None:
        self.formats: list[str] = []
        self._own: dict[str, str] = {}
        self._in_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        tag = local(name)
        if tag == "numFmt":
            code = attributes.get("formatCode", GENERAL)
            self._own[attributes.get("numFmtId", "")] = code if len(code) <= LONGEST else GENERAL
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            self.formats.append(self._format(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if local(name) == "cellXfs":
            self._in_cells = False

    def _format(self, number: str) -> str:
        usual = BUILT_IN.get(int(number), GENERAL) if number.isascii() and number.isdecimal() else GENERAL
        return self._own.get(number, usual)
