"""Findings as a workbook (xlsx): how many of which kind, and a list to work through."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from perfcheck.findings import SEVERITY_WORDS, Severity
from perfcheck.reports.book import saved, started
from perfcheck.reports.findings.columns import findings_table
from perfcheck.reports.findings.summary import summary_lines
from perfcheck.reports.list_sheets import add_list
from perfcheck.reports.styles import colour_word
from perfcheck.reports.texts import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfcheck.findings import Checked
    from perfcheck.messages import Translate

KEPT = ("file", "line", "column", "severity", "code", "rule", "head", "message", "hint", "excerpt", "source")
"""Columns that are there even if nothing stands in them."""
COLOURS: Mapping[Severity, tuple[str, str]] = MappingProxyType(
    {Severity.ERROR: ("FFC7CE", "9C0006"), Severity.WARNING: ("FFEB9C", "7F6000"), Severity.INFO: ("DDEBF7", "1F4E78")}
)
"""Background and letters of the words."""


def findings_workbook(files: Sequence[Checked], translate: Translate, *, show_ignored: bool = False) -> bytes:
    """A summary and, if anything was found, a sheet with one row a finding."""
    book = started(summary_lines(files, translate), translate)
    content = findings_table(files, translate, show_ignored=show_ignored).without_empty(KEPT)
    if content.rows:
        sheet = add_list(book, translate(FINDINGS), content, "code", translate)
        letter = get_column_letter(content.names.index("severity") + 1)
        for severity, colours in COLOURS.items():
            cells = f"{letter}2:{letter}{len(content.rows) + 1}"
            colour_word(sheet, cells, translate(SEVERITY_WORDS[severity]), colours, bold=False)
    return saved(book)
