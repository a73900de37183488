"""What one cell of a sheet says: its value by its type and number format."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.messages import msg
from perfcheck.sources.workbooks.formats import GENERAL, is_date
from perfcheck.sources.workbooks.parts import unescaped
from perfcheck.sources.workbooks.problems import damaged

if TYPE_CHECKING:
    from perfcheck.sources.workbooks.parts import Contents
    from perfcheck.sources.workbooks.values import Value

_EXCEL = Context(prec=15, rounding=ROUND_HALF_EVEN)
_LARGEST_EXPONENT = 308
_LAST_SERIAL = 2_958_465
_LEAP_BUG = 60
"""Excel counts a 29 February 1900, which never was."""
_DAYS_TO_1904 = 1462
_SECONDS = 86_400


class Written(NamedTuple):
    """A cell as the file has it: its type, the number of its style, its text, whether it has a formula."""

    kind: str
    style: str
    text: str | None
    has_formula: bool


class Meant(NamedTuple):
    """What such a cell says, in the order of the fields of a cell."""

    value: Value
    number_format: str
    is_formula_without_value: bool
    error: bool


class CellReader:
    """Reads the cells of one workbook."""

    def __init__(self, contents: Contents) -> None:
        self._texts = contents.texts
        self._formats = contents.formats
        self._offset = _DAYS_TO_1904 if contents.counts_from_1904 else 0
        self._dates = frozenset(code for code in set(contents.formats) if is_date(code))

    def read(self, cell: Written) -> Meant | None:
        """What a cell says; None for an empty one.

        Raises:
            UnusableError: the file is broken here.
        """
        code = self._format(cell.style)
        if not cell.text:
            missing = cell.has_formula and (cell.text is None or cell.kind != "str")
            return Meant(None, code, is_formula_without_value=True, error=False) if missing else None
        if cell.kind == "e":
            return Meant(cell.text, code, is_formula_without_value=False, error=True)
        if cell.kind == "n":
            return self._number(cell.text, code)
        value = self._value(cell.kind, cell.text)
        return None if value == "" else Meant(value, code, is_formula_without_value=False, error=False)

    def _format(self, style: str) -> str:
        if not style:
            return self._formats[0] if self._formats else GENERAL
        known = style.isascii() and style.isdecimal() and int(style) < len(self._formats)
        return self._formats[int(style)] if known else GENERAL

    def _value(self, kind: str, text: str) -> Value:
        if kind == "s":
            return self._shared(text)
        if kind == "b":
            return text.strip() in {"1", "true"}
        if kind == "d":
            return _iso(text)
        return unescaped(text)

    def _shared(self, text: str) -> str:
        if not (text.isascii() and text.isdecimal() and int(text) < len(self._texts)):
            raise damaged(msg("the workbook is damaged: a text that a cell refers to is missing"))
        return self._texts[int(text)]

    def _number(self, text: str, code: str) -> Meant:
        number = exact(text)
        if number is None:
            return Meant(text, code, is_formula_without_value=False, error=True)
        day = self._day(number) if code in self._dates else None
        return Meant(number if day is None else day, code, is_formula_without_value=False, error=False)

    def _day(self, serial: int | Decimal) -> date | None:
        return day_of(serial + self._offset)


def exact(text: str) -> int | Decimal | None:
    """The number with the 15 digits that Excel keeps; None for what is none, or larger than Excel knows."""
    try:
        number = _EXCEL.create_decimal(text.strip())
    except ArithmeticError:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return None if number else 0
    return int(number) if number == number.to_integral_value() else number.normalize()


def day_of(serial: int | Decimal) -> date | None:
    """The day that a serial number counts, with its time where it has one; None for a number that counts none."""
    whole = int(serial)
    if not 1 <= whole <= _LAST_SERIAL or whole == _LEAP_BUG:
        return None
    day = date(1899, 12, 30 if whole > _LEAP_BUG else 31) + timedelta(whole)
    seconds = int((Decimal(serial) - whole) * _SECONDS + Decimal("0.5"))
    if not seconds:
        return day
    return datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)  # noqa: DTZ001 - workbooks know no zones


def _iso(text: str) -> Value:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    moment = moment.replace(tzinfo=None)
    return moment if moment.time() != moment.min.time() else moment.date()
