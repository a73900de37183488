"""The text of a cell for comparing it: numbers plain, days as 2020-06-30."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.measures.numbers import plain

if TYPE_CHECKING:
    from perfcheck.sources.workbooks.values import RawCell


def text_of(cell: RawCell | None) -> str:
    """What a cell says, without asking what it is for; empty for an empty one."""
    if cell is None or cell.value is None:
        return ""
    value = cell.value
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return plain(Decimal(value))
    return str(value)
