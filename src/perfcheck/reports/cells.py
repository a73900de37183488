"""Values put into cells of a workbook: text stays text, numbers are numbers, and both fit their columns."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from perfcheck.measures.numbers import half_up, in_percent, plain
from perfcheck.reports.records import Kind, shown
from perfcheck.reports.styles import STYLES

if TYPE_CHECKING:
    from fractions import Fraction

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.reports.records import Value

LONGEST_TEXT = 32_767
"""What a cell of Excel can hold, in UTF-16 code units."""
MOST_DIGITS = 15
"""Of a longer number a spreadsheet would forget the rest, so it stays text."""

_SHARE, _POINTS = Kind.SHARE, Kind.POINTS
_LOOKS_LIKE_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
FORMULA_STARTS = ("=", "+", "-", "@")
_WORD = re.compile(r"[!-~]+ ?|.", re.DOTALL)


def put(sheet: Worksheet, place: tuple[int, int], value: Value, kind: Kind, style: str = "") -> str | None:
    """Write a value at (row, column), in the style of its kind if no other is named.

    Returns the text that the cell holds, None where it holds a number, a date or nothing.
    """
    cell = cast("Cell", sheet.cell(*place))
    content = cell_value(value, kind)
    is_text = isinstance(content, str)
    cell.style = style or style_of(kind, is_text=is_text)
    if content is not None:
        cell.value = content
    if not isinstance(content, str):
        return None
    cell.data_type = "s"  # otherwise "=1+1" would be a formula and "#N/A" an error
    if content.startswith(FORMULA_STARTS):
        cell.quotePrefix = True
    return content


def style_of(kind: Kind, *, is_text: bool) -> str:
    """The name of the style; a text among numbers stands as texts do."""
    return STYLES[Kind.TEXT if is_text and kind.is_number else kind]


def cell_value(value: Value, kind: Kind) -> str | Decimal | date | None:
    """The value as a cell holds it: shares and points rounded as they are shown, amounts exact as far as they end."""
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, str):
        return cut(_LOOKS_LIKE_ESCAPE.sub("_x005F_", value) if "_x" in value else value)
    number = _number(value, kind)
    written = plain(number)
    if len(written) <= MOST_DIGITS or len(written.lstrip("-0.").replace(".", "")) <= MOST_DIGITS:
        return number
    return shown(value, kind)


def _number(value: int | Decimal | Fraction, kind: Kind) -> Decimal:
    if kind is _SHARE:
        return half_up(value, 4)
    if kind is _POINTS:
        return in_percent(value)
    return Decimal(value) if isinstance(value, (Decimal, int)) else half_up(value, 2)


def cut(text: str) -> str:
    """The text, ended by … where a cell cannot hold all of it."""
    if len(text) <= LONGEST_TEXT // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return text
    return units[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", errors="ignore") + "…"


def folded(head: str) -> str:
    """A heading with its unit on a line of its own."""
    return head.replace(" (", "\n(").replace("（", "\n（")


@lru_cache(maxsize=1 << 16)
def text_width(text: str) -> int:
    """The width in columns of a digit; a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(map(_char_width, text))


@lru_cache(maxsize=8192)
def _char_width(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1


def value_width(value: Value, kind: Kind) -> int:
    """The width of the longest line that a value shows."""
    if value is None:
        return 0
    text = shown(value, kind)
    return max(map(text_width, text.split("\n"))) if "\n" in text else text_width(text)


@lru_cache(maxsize=1 << 16)
def line_count(text: str, width: int) -> int:
    """How many lines a text takes in a column of this width, where words stay whole."""
    return sum(_lines_of(line, max(width, 2)) for line in text.split("\n"))


def _lines_of(line: str, width: int) -> int:
    if text_width(line) <= width:
        return 1
    lines, used = 1, 0
    for word in _WORD.findall(line):
        length = text_width(word)
        if used and used + text_width(word.rstrip()) > width:
            lines, used = lines + 1, 0
        lines += max(length - 1, 0) // width
        used = (used + length) if length <= width else length % width
    return lines
