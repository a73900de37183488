"""What a cell of a target workbook says as text: a text word for word, a number as its cell shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.sources.workbooks.fill_rows import InputKind
from perfcheck.sources.workbooks.typed import typed
from perfcheck.sources.workbooks.typed_results import Refused, Typed

if TYPE_CHECKING:
    from perfcheck.sources.workbooks.values import RawCell

_PICTURE = ("=DISPIMG(", "=_xlfn.DISPIMG(")
"""What WPS writes for a picture in a cell."""


def text_of_cell(cell: RawCell) -> Typed | Refused:
    """The text of a cell, empty where nothing can be used, and what there is to say about it."""
    if isinstance(cell.value, str) and not (cell.error or cell.value.startswith(_PICTURE)):
        return Typed(cell.value)
    return typed(cell, InputKind.TEXT)
