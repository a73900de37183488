"""CSV that spreadsheets open right: UTF-8 with a byte order mark, CRLF, and no text that could run as a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from perfcheck.reports.indicator_columns import INDICATOR_COLUMNS, TWO_IN_ONE, indicator_rows
from perfcheck.reports.records import Table, chosen, plain_number, table, unit_of_head
from perfcheck.reports.schedule_columns import POINT_COLUMNS, point_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcheck.assessment.results import Assessment
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.messages import Translate
    from perfcheck.reports.records import Kind, Value

FORMULA_STARTS = frozenset("=+-@＝＋－＠")
"""What a spreadsheet may take for the beginning of a formula, in half and in full width."""

INDICATORS = tuple(name for name in INDICATOR_COLUMNS if name not in TWO_IN_ONE)
POINTS = tuple(name for name in POINT_COLUMNS if name not in TWO_IN_ONE)


def grade_csv(assessments: Sequence[Assessment], translate: Translate) -> bytes:
    """One row an indicator, of all departments."""
    columns = chosen(INDICATOR_COLUMNS, INDICATORS)
    return _written(table(columns, indicator_rows(assessments), translate), translate)


def schedule_csv(departments: Iterable[Schedules], translate: Translate) -> bytes:
    """One row a checkpoint, and one for the as-of day of each project."""
    return _written(table(chosen(POINT_COLUMNS, POINTS), point_rows(departments), translate), translate)


def _written(content: Table, translate: Translate) -> bytes:
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(
        unit_of_head(head, kind, translate) for head, kind in zip(content.heads, content.kinds, strict=True)
    )
    for row in content.rows:
        writer.writerow(_field(value, kind) for value, kind in zip(row, content.kinds, strict=True))
    return lines.getvalue().encode("utf-8-sig")


def _field(value: Value, kind: Kind) -> str:
    """Numbers stay numbers, negative ones too; only texts are disarmed."""
    if value is None:
        return ""
    if isinstance(value, str):
        return disarmed(value)
    return value.isoformat() if isinstance(value, date) else plain_number(value, kind)


def disarmed(text: str) -> str:
    """The text with an apostrophe before it where it could be taken for a formula."""
    first = next((char for char in text if unicodedata.category(char)[0] not in "CZ"), "")
    return f"'{text}" if first in FORMULA_STARTS or text[:1] in {"\t", "\r"} else text
