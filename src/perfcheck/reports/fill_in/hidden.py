"""The hidden sheet: what the workbook is, what it was made for, and what its locked cells held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.reports.cells import put
from perfcheck.reports.fill_in.columns import earlier_field
from perfcheck.reports.fill_in.look import PLAIN
from perfcheck.reports.records import Kind
from perfcheck.sources.workbooks.fill_layout import (
    KIND,
    KIND_COLUMN,
    META_SHEET,
    TEXTS_MARK,
    VERSION,
    Locked,
    Meta,
    Scope,
    key_text,
)
from perfcheck.sources.workbooks.fill_rows import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.model.targets import Targets
    from perfcheck.reports.fill_in.earlier import Earlier
    from perfcheck.sources.workbooks.fill_rows import FillRow


def said_of(targets: Targets, as_of: date, rows: Sequence[FillRow], scope: Scope, until: str) -> dict[Meta, str]:
    """What the workbook is, and what it was made for; ``until`` is the line that names the day."""
    return {
        Meta.KIND: KIND,
        Meta.VERSION: VERSION,
        Meta.YEAR: str(targets.year),
        Meta.DEPARTMENT: targets.department.code,
        Meta.AS_OF: as_of.isoformat(),
        Meta.DIGEST: digest_of(rows),
        Meta.SCOPE: scope.value,
        Meta.UNTIL: until,
    }


def add_hidden(workbook: Workbook, said: Mapping[Meta, str], rows: Sequence[FillRow], earlier: Earlier) -> None:
    """Write the sheet, which a spreadsheet does not even offer to show."""
    sheet: Worksheet = workbook.create_sheet(META_SHEET)
    lines: list[Iterable[str]] = [(name.value, text) for name, text in said.items()]
    days = tuple(earlier_field(day) for day in earlier.days)
    lines.append((TEXTS_MARK, *(field.value for field in Locked), KIND_COLUMN, *days))
    lines.extend(_line(row, earlier) for row in rows)
    for number, line in enumerate(lines, start=1):
        for column, text in enumerate(line, start=1):
            put(sheet, (number, column), text or None, Kind.TEXT, PLAIN)
    sheet.sheet_state = "veryHidden"
    sheet.protection.enable()


def _line(row: FillRow, earlier: Earlier) -> tuple[str, ...]:
    locked = (row.texts.get(field, "") for field in Locked)
    return key_text(row.key), *locked, row.kind.value, *(earlier.text(row.key, day) for day in earlier.days)
