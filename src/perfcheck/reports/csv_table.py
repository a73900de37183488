"""CSV that spreadsheets open right: UTF-8 with a byte order mark, CRLF, and no text that could run as a formula."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from perfcheck.reports.records import plain_number, unit_of_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcheck.messages import Translate
    from perfcheck.reports.records import Kind, Table, Value

FORMULA_STARTS = frozenset("=+-@＝＋－＠")
"""What a spreadsheet may take for the beginning of a formula, in half and in full width."""
_MARK = "\ufeff"


def csv_table(content: Table, translate: Translate) -> bytes:
    """The table with its headings as a file that begins with a byte order mark."""
    return (csv_head(content.heads, content.kinds, translate) + csv_rows(content)).encode()


def csv_head(heads: Sequence[str], kinds: Sequence[Kind], translate: Translate) -> str:
    """The byte order mark and the headings."""
    named = (unit_of_head(head, kind, translate) for head, kind in zip(heads, kinds, strict=True))
    return _MARK + _lines((named,))


def csv_rows(content: Table) -> str:
    """The rows of the table."""
    return _lines(map(_field, row, content.kinds) for row in content.rows)


def _lines(rows: Iterable[Iterable[str]]) -> str:
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return lines.getvalue()


def _field(value: Value, kind: Kind) -> str:
    """Numbers stay numbers, negative ones too; only texts are disarmed."""
    if value is None:
        return ""
    if isinstance(value, str):
        return disarmed(value)
    return value.isoformat() if isinstance(value, date) else plain_number(value, kind)


def disarmed(text: str) -> str:
    """The text with an apostrophe before it where it could be taken for a formula."""
    if text[:1].isalnum():
        return text
    first = next((char for char in text if unicodedata.category(char)[0] not in "CZ"), "")
    return f"'{text}" if first in FORMULA_STARTS or text[:1] in {"\t", "\r"} else text
