"""A target workbook read back: its sheets as the tree that a YAML file with the same cells gives."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Origin, Place, SheetCell
from perfcheck.messages import msg
from perfcheck.model.targets import Targets
from perfcheck.sources.workbooks import target_gathering as gathering
from perfcheck.sources.workbooks import target_layout as layouts
from perfcheck.sources.workbooks.cell_tree import Branch
from perfcheck.sources.workbooks.fill_layout import META_SHEET, Meta
from perfcheck.sources.workbooks.fill_rules import EXTRA_SHEET, TEMPLATE_DAMAGED
from perfcheck.sources.workbooks.fill_template import said_by
from perfcheck.sources.workbooks.plain_texts import text_of
from perfcheck.sources.workbooks.target_lines import department
from perfcheck.sources.workbooks.target_tables import SheetReader, TableReader
from perfcheck.sources.yaml_tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from perfcheck.sources.frames import Plain
    from perfcheck.sources.workbooks.target_layout import Layout
    from perfcheck.sources.workbooks.values import RawBook, RawSheet

_HEAD_ROWS = 10
"""Within how many rows the headings of a sheet are looked for."""
_ENOUGH = 3
"""Headings by which a sheet is known."""
_GATHERED: Mapping[Layout, Callable[[Branch, TableReader], None]] = MappingProxyType(
    {
        layouts.OVERALL: gathering.overall,
        layouts.ACTIVITIES: gathering.activities,
        layouts.MEASURES: gathering.measures,
        layouts.CONTRIBUTIONS: gathering.contributions,
        layouts.PROJECTS: gathering.projects,
        layouts.INDICATORS: gathering.indicators,
    }
)


def is_target_book(book: RawBook) -> bool:
    """Whether a workbook holds targets: its hidden sheet says so; without one, its sheets do."""
    said = said_by(book)
    if said is not None:
        return said.get(Meta.KIND) == layouts.KIND
    return {layouts.DEPARTMENT.title, layouts.PROJECTS.title} <= {sheet.title for sheet in book.sheets}


def target_tree(book: RawBook) -> tuple[Tree | None, tuple[Finding, ...]]:
    """The tree of a target workbook (None where it cannot be read), and what there is to say about its cells."""
    said = said_by(book)
    if said is not None and said.get(Meta.VERSION) != layouts.VERSION:
        why = msg("this workbook was made by another version of perfcheck, which this one cannot read")
        return None, (Finding(TEMPLATE_DAMAGED, why, place=Place(book.file)),)
    findings = list(_other_sheets(book))
    top = Branch(SheetCell(layouts.DEPARTMENT.title, number=_number(book, layouts.DEPARTMENT)))
    for layout in layouts.LAYOUTS:
        sheet, number = book.sheet(layout.title), _number(book, layout)
        if sheet is None:
            continue
        if layout is layouts.DEPARTMENT:
            reader = SheetReader(book.file, sheet, number)
            department(top, reader)
        else:
            reader = TableReader(book.file, sheet, number, layout)
            _GATHERED[layout](top, reader)
        findings += reader.findings
    return Tree(_in_order(top), Origin(book.file, top.marks())), tuple(findings)


def _in_order(top: Branch) -> dict[str, Plain]:
    """The data in the order that files have."""
    data = top.plain()
    known = data if isinstance(data, dict) else {}
    return {key: known[key] for key in Targets.model_fields if key in known}


def _number(book: RawBook, layout: Layout) -> int:
    return next((n for n, sheet in enumerate(book.sheets, start=1) if sheet.title == layout.title), 1)


def _other_sheets(book: RawBook) -> Iterator[Finding]:
    known = {META_SHEET, *(layout.title for layout in layouts.LAYOUTS)}
    for number, sheet in enumerate(book.sheets, start=1):
        if not sheet.rows or sheet.title in known:
            continue
        own = _renamed(book, sheet)
        if own is not None:
            message = msg("this sheet has the columns of {name}, but not its name, so it is not read", name=own)
            hint = msg("call the sheet {name}", name=own)
            yield Finding(TEMPLATE_DAMAGED, message, hint, Place(book.file, SheetCell(sheet.title, number=number)))
        else:
            message = msg("this sheet belongs to no target workbook and is not read")
            hint = msg("the sheets are {names}", names=tuple(layout.title for layout in layouts.LAYOUTS))
            yield Finding(EXTRA_SHEET, message, hint, Place(book.file, SheetCell(sheet.title, number=number)))


def _renamed(book: RawBook, sheet: RawSheet) -> str | None:
    """The name of the sheet that is missing and whose columns this one has."""
    heads = [{text_of(cell) for cell in row} for row in sheet.rows[:_HEAD_ROWS]]
    for layout in layouts.LAYOUTS:
        wanted = {column.head for column in layout.columns}
        enough = min(_ENOUGH, len(wanted))
        if book.sheet(layout.title) is None and any(len(wanted & head) >= enough for head in heads):
            return layout.title
    return None
