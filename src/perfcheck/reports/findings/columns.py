"""The columns of findings, which CSV and the workbook share."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.messages import N_
from perfcheck.reports.findings.rows import excerpt_of, found, ignored
from perfcheck.reports.records import Column, Kind, by_name, chosen, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfcheck.findings import Checked
    from perfcheck.messages import Translate
    from perfcheck.reports.findings.rows import Row
    from perfcheck.reports.records import Table


def _excerpt(row: Row) -> str:
    return (excerpt_of(row.finding) or "").strip()


COLUMNS: Mapping[str, Column[Row]] = MappingProxyType(
    by_name(
        Column("file", N_("File"), lambda row: row.file),
        Column("line", N_("Line"), lambda row: None if row.span is None else row.span.line, Kind.COUNT),
        Column("column", N_("Column"), lambda row: None if row.span is None else row.span.column, Kind.COUNT),
        Column("cell", N_("Cell"), lambda row: row.cell),
        Column("severity", N_("Severity"), lambda row: row.severity),
        Column("code", N_("Code"), lambda row: row.rule.code),
        Column("rule", N_("Rule"), lambda row: row.rule.name),
        Column("head", N_("Head of review"), lambda row: row.head),
        Column("message", N_("Message"), lambda row: row.message),
        Column("hint", N_("Hint"), lambda row: row.hint),
        Column("excerpt", N_("Line of the file"), _excerpt),
        Column("source", N_("Basis"), lambda row: row.source),
        Column("reason", N_("Ignored because"), lambda row: row.reason),
    )
)


def findings_table(files: Sequence[Checked], translate: Translate, *, show_ignored: bool) -> Table:
    """One row a finding; those that are ignored come last, and a column of their own says why."""
    rows = list(found(files, translate))
    if not show_ignored:
        return table(chosen(COLUMNS, (name for name in COLUMNS if name != "reason")), rows, translate)
    return table(tuple(COLUMNS.values()), (*rows, *ignored(files, translate)), translate)
