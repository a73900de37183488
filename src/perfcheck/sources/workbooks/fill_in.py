"""A workbook that was filled in, read as the tree of a file of actual figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Origin, Place
from perfcheck.i18n import Language, translator
from perfcheck.messages import msg
from perfcheck.sources.workbooks.fill_layout import FIELDS_MARK
from perfcheck.sources.workbooks.fill_reports import Gathering
from perfcheck.sources.workbooks.fill_rules import NOT_A_FILL_IN, TEMPLATE_DAMAGED
from perfcheck.sources.workbooks.fill_sheets import Rows
from perfcheck.sources.workbooks.fill_template import Template, template_of
from perfcheck.sources.workbooks.plain_texts import text_of
from perfcheck.sources.yaml_tree import Tree

if TYPE_CHECKING:
    from perfcheck.sources.workbooks.values import RawBook

__all__ = ["FillIn", "Template", "read_fill_in", "template_of"]

_REPORTS = (
    ("Indicator", "Level"),
    ("Project", "Checkpoint"),
    ("Code", "Rule"),
    ("Indicator", "Light"),
    ("Rank", "Department"),
)
"""Headings by which the sheets of our own reports are known."""
_FORM = re.compile("(?:绩效自评|绩效目标|绩效目标执行监控|绩效目标审核)表\\Z")
"""How the titles of official forms end."""


@dataclass(frozen=True, slots=True)
class FillIn:
    """What came of reading a workbook: the tree, None where it is no fill-in workbook; all that was found."""

    tree: Tree | None
    findings: tuple[Finding, ...]
    template: Template | None = None


def read_fill_in(book: RawBook) -> FillIn:
    """The figures in a workbook; rows are found by their hidden keys, wherever they stand."""
    template = template_of(book)
    if template is None:
        return FillIn(None, (not_a_fill_in(book),))
    if isinstance(template, Finding):
        return FillIn(None, (template,))
    rows = Rows(book, template)
    rows.read()
    gathering = Gathering(book, template)
    root = gathering.tree(rows.filled.values())
    found = sorted((*rows.findings, *gathering.findings), key=lambda one: one.place.order)
    return FillIn(Tree(root.plain(), Origin(book.file, root.marks())), tuple(found), template)


def not_a_fill_in(book: RawBook) -> Finding:
    """What a workbook is that is not to be read here."""
    place = Place(book.file)
    hint = msg("make a workbook to fill in with perfcheck template actuals")
    texts = [[text_of(cell) for cell in row] for sheet in book.sheets for row in sheet.rows]
    if any(FIELDS_MARK in row for row in texts):
        why = msg("the hidden sheet of this workbook is gone, so its figures cannot be read")
        return Finding(TEMPLATE_DAMAGED, why, hint, place)
    heads = [{text_of(cell) for cell in sheet.rows[0]} for sheet in book.sheets if sheet.rows]
    if any(wanted <= head for wanted in _known_heads() for head in heads):
        why = msg("this workbook is a report that perfcheck wrote, not one that was filled in")
        return Finding(NOT_A_FILL_IN, why, hint, place)
    if any(_FORM.search(title) for title in (row[0] for row in texts[:1] if row)):
        why = msg("this workbook is an official form, not one that was filled in for perfcheck")
        return Finding(NOT_A_FILL_IN, why, hint, place)
    why = msg("this workbook was not made by perfcheck, so nobody knows what its cells mean")
    return Finding(NOT_A_FILL_IN, why, hint, place)


def _known_heads() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(translator(language)(head) for head in heads) for language in Language for heads in _REPORTS)
