"""A workbook of ours as a tree, whatever was filled in: targets or actual figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.findings import Finding
from perfcheck.model.actuals import Actuals
from perfcheck.model.targets import Targets
from perfcheck.sources.workbooks.fill_in import read_fill_in
from perfcheck.sources.workbooks.fill_template import template_of
from perfcheck.sources.workbooks.raw import read_book
from perfcheck.sources.workbooks.target_sheets import is_target_book, target_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from perfcheck.model.base import Document
    from perfcheck.sources.frames import Plain
    from perfcheck.sources.workbooks.fill_template import Template
    from perfcheck.sources.yaml_tree import Tree


@dataclass(frozen=True, slots=True)
class Workbook:
    """What came of reading a workbook; without a tree, the findings say why. Figures know what they were asked with."""

    kind: type[Document] | None
    tree: Tree | None
    findings: tuple[Finding, ...]
    template: Template | None = None


def read_workbook(path: Path, *, limit: int) -> Workbook:
    """The tree of a workbook that was filled in."""
    book = read_book(path, limit=limit)
    if isinstance(book, Finding):
        return Workbook(None, None, (book,))
    if is_target_book(book):
        return Workbook(Targets, *target_tree(book))
    filled = read_fill_in(book)
    return Workbook(None if filled.tree is None else Actuals, filled.tree, filled.findings, filled.template)


def head_of_workbook(path: Path, *, limit: int) -> Mapping[str, Plain]:
    """What the first lines of a YAML file would say: whose the figures or targets are, and of when."""
    book = read_book(path, limit=limit)
    if isinstance(book, Finding):
        return {}
    if is_target_book(book):
        tree, _ = target_tree(book)
        return tree.data if tree is not None and isinstance(tree.data, dict) else {}
    template = template_of(book)
    if template is None or isinstance(template, Finding):
        return {}
    return {"as_of": template.as_of.isoformat(), "department": template.department}
