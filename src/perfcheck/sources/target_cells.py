"""The cells of a target file, word for word: what is turned from one kind of file into the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding
from perfcheck.sources.files import DEFAULT_SIZE_LIMIT, read_text
from perfcheck.sources.workbooks.raw import read_book
from perfcheck.sources.workbooks.sniffing import is_workbook
from perfcheck.sources.workbooks.target_sheets import target_tree
from perfcheck.sources.yaml_tree import build

if TYPE_CHECKING:
    from pathlib import Path

    from perfcheck.sources.yaml_tree import Tree


def target_cells(path: Path, *, limit: int = DEFAULT_SIZE_LIMIT) -> Tree | None:
    """The tree of a file of targets that can be read; None where it cannot."""
    if is_workbook(path):
        book = read_book(path, limit=limit)
        return None if isinstance(book, Finding) else target_tree(book)[0]
    text = read_text(path, str(path), limit=limit)
    return None if isinstance(text, Finding) else build(text, str(path))[0]
