"""Whether a file is to be read as a workbook, told by its name and its first bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from zipfile import ZipFile

WORKBOOK_SUFFIXES = frozenset({".xlsx", ".xlsm"})
"""Names of workbooks that can be read."""
_OFFICE_SUFFIXES = WORKBOOK_SUFFIXES | {".xls", ".xltx", ".xlsb", ".et", ".ods"}
_TEXT_SUFFIXES = frozenset({".yaml", ".yml", ".json", ".txt", ".md", ".csv"})
_ZIP = b"PK\x03\x04"
_SHEETS, _TEXTS, _SHEET = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet"
_FIRST_SHEETS = 3
_ENOUGH = 4 * 1024 * 1024
"""How much of a part is looked at; no list of sheets is longer."""


def is_workbook(path: Path) -> bool:
    """Whether a file says that it is a workbook, or is one without saying anything else."""
    suffix = path.suffix.lower()
    if suffix in _OFFICE_SUFFIXES:
        return True
    return suffix not in _TEXT_SUFFIXES and _beginning(path) == _ZIP


def is_ours(path: Path) -> bool:
    """Whether a workbook of a folder is meant: one of ours, even if its hidden sheet is gone, or one that is damaged.

    Others, such as reports, lie there as well. Only the list of sheets and the beginnings of some parts are looked at.
    """
    from zipfile import BadZipFile, LargeZipFile, ZipFile  # noqa: PLC0415 - most files are YAML

    from perfcheck.sources.workbooks.fill_layout import FIELDS_MARK, META_SHEET  # noqa: PLC0415

    try:
        with ZipFile(path) as archive:
            texts = [_part(archive, name) for name in (_SHEETS, _TEXTS, *_first_sheets(archive))]
    except (BadZipFile, LargeZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        return True
    marks = (f'"{META_SHEET}"'.encode(), f">{FIELDS_MARK}<".encode())
    return any(mark in text for text in texts for mark in marks)


def _first_sheets(archive: ZipFile) -> list[str]:
    """The parts of the first sheets, which may hold their texts themselves."""
    return [name for name in archive.namelist() if name.startswith(_SHEET)][:_FIRST_SHEETS]


def _part(archive: ZipFile, name: str) -> bytes:
    """The beginning of a part; nothing where there is none."""
    try:
        with archive.open(name) as part:
            return part.read(_ENOUGH)
    except KeyError:
        return b""


def _beginning(path: Path) -> bytes:
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(len(_ZIP))
    except OSError:
        return b""
