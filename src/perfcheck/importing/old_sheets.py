"""Workbooks of the old kind (.xls, .et) as plain cells, by the library xlrd where it is installed."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from perfcheck.findings import SheetCell
from perfcheck.importing.problems import damaged, encrypted
from perfcheck.messages import msg
from perfcheck.sources.workbooks.cells import day_of, exact
from perfcheck.sources.workbooks.formats import GENERAL, is_date
from perfcheck.sources.workbooks.values import RawBook, RawCell, RawSheet

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAYS_TO_1904 = 1462


def is_installed() -> bool:
    """Whether the library is there."""
    return find_spec("xlrd") is not None


def read_old_book(content: bytes, file: str, digest: str) -> RawBook:
    """The workbook that some bytes are.

    Raises:
        UnusableError: it is locked or broken.
    """
    import xlrd  # noqa: PLC0415 - an extra
    from xlrd.biffh import XLRDError  # noqa: PLC0415

    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
        return RawBook(file, tuple(_sheet(book, sheet) for sheet in book.sheets()), digest)
    except XLRDError as error:
        if "encrypted" in str(error).lower():
            raise encrypted() from None
        raise damaged(msg("the workbook is damaged: it cannot be read")) from None
    except Exception:  # noqa: BLE001 - the library lets anything through that a broken file causes
        raise damaged(msg("the workbook is damaged: it cannot be read")) from None


def _sheet(book: Any, sheet: Any) -> RawSheet:  # noqa: ANN401 - of a library without types
    rows = (tuple(_cells(book, sheet, row)) for row in range(sheet.nrows))
    merged = tuple(
        f"{SheetCell('', top + 1, left + 1).coordinate}:{SheetCell('', bottom, right).coordinate}"
        for top, bottom, left, right in sheet.merged_cells
    )
    hidden = frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden)
    columns = tuple(range(column + 1, column + 2) for column, info in sheet.colinfo_map.items() if info.hidden)
    filled = tuple(row for row in rows if row)
    return RawSheet(sheet.name, sheet.visibility != 0, filled, hidden, merged, columns)


def _cells(book: Any, sheet: Any, row: int) -> Iterator[RawCell]:  # noqa: ANN401 - as above
    for column in range(sheet.row_len(row)):
        cell = sheet.cell(row, column)
        code = _code(book, cell)
        value = _value(book, cell, code)
        if value not in {None, ""}:
            yield RawCell(row + 1, column + 1, value, code, error=cell.ctype == _ERROR)


_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
"""The types of cells, as the format has them."""


def _code(book: Any, cell: Any) -> str:  # noqa: ANN401 - as above
    known = book.format_map.get(book.xf_list[cell.xf_index].format_key) if cell.xf_index is not None else None
    return GENERAL if known is None else str(known.format_str)


def _value(book: Any, cell: Any, code: str) -> Any:  # noqa: ANN401 - as above
    if cell.ctype in {_NUMBER, _DATE}:
        number = exact(repr(cell.value))
        counted = number is not None and (cell.ctype == _DATE or is_date(code))
        day = day_of(number + (_DAYS_TO_1904 if book.datemode else 0)) if counted and number is not None else None
        return number if day is None else day
    if cell.ctype == _BOOLEAN:
        return bool(cell.value)
    if cell.ctype == _ERROR:
        from xlrd import error_text_from_code  # noqa: PLC0415 - an extra

        return error_text_from_code.get(cell.value, "#ERR!")
    return str(cell.value) if cell.ctype == _TEXT else None
