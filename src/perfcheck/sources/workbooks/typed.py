"""What people type into a cell, as the text that YAML would have; what is doubtful is refused, never guessed.

A blank stands for nothing, a zero for zero. Where something was converted, a note says so.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import EXACT, fold, plain
from perfcheck.measures.quantity import Quantity, parse_quantity
from perfcheck.measures.units import NO_UNIT, PERCENT
from perfcheck.messages import Message, msg
from perfcheck.model.cells import doubtful_share
from perfcheck.sources.workbooks.fill_rows import InputKind
from perfcheck.sources.workbooks.formats import behind, is_percent, money_of, padding, shows_another_number
from perfcheck.sources.workbooks.typed_days import typed_day
from perfcheck.sources.workbooks.typed_results import BLANK, NO_FIGURE, Refused, Typed, converted, shown

if TYPE_CHECKING:
    from perfcheck.measures.units import Unit
    from perfcheck.sources.workbooks.values import RawCell

__all__ = ["BLANK", "Refused", "Typed", "typed"]

_NUMBERS = frozenset({InputKind.NUMBER, InputKind.PERCENT, InputKind.MONEY})
_DIGITS = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_LARGEST_SHARE = 10
"""A share above 1000 % under a percent format was a percentage before the cell was formatted."""


def typed(cell: RawCell, kind: InputKind, *, unit: Unit = NO_UNIT, year: int | None = None) -> Typed | Refused:
    """What a cell of a kind says; ``unit`` is what its row counts, ``year`` the budget year.

    The text is empty where nothing was typed.
    """
    unusable = _unusable(cell)
    if unusable is not None:
        return unusable
    if kind is InputKind.DATE:
        return typed_day(cell, year)
    if kind in _NUMBERS:
        return _number(cell, PERCENT if kind is InputKind.PERCENT and not unit.is_ratio else unit)
    return _words(cell)


def _unusable(cell: RawCell) -> Refused | None:
    """Why nothing can be made of a cell of any kind."""
    value = cell.value
    if cell.is_formula_without_value:
        hint = msg("open the workbook in Excel or WPS and save it, or type the value")
        return Refused(msg("the formula in this cell was never computed"), hint)
    if cell.error:
        return Refused(msg("the cell shows the error {error}", error=str(value)), msg("type the value"))
    if isinstance(value, bool):
        why = msg("the cell holds the truth value {value}, which is no answer here", value=str(value).upper())
        return Refused(why, msg("type the value"))
    if isinstance(value, str) and "DISPIMG(" in value:
        return Refused(msg("the cell holds a picture, which cannot be read"), msg("type the value"))
    return None


def _words(cell: RawCell) -> Typed | Refused:
    value = cell.value
    if isinstance(value, date):
        return typed_day(cell, None)
    if isinstance(value, int | Decimal):
        return _another_number(cell, Decimal(value)) or Typed(_with_sign(cell, value) or _padded(cell, value))
    text = _lines(str(value))
    if text in NO_FIGURE:
        return Typed("", (msg('"{text}" was read as left empty', text=text),))
    return Typed(text)


def _lines(text: str) -> str:
    """The text without control characters and blanks around it; lines stay lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")
    return "\n".join("".join(char for char in line if char == "\t" or char.isprintable()) for line in lines)


def _number(cell: RawCell, unit: Unit) -> Typed | Refused:
    value = cell.value
    if isinstance(value, str):
        return _number_in_text(value, unit)
    if not isinstance(value, int | Decimal):
        why = msg("Excel made the date {day} of what was typed here", day=shown(value))
        return Refused(why, msg("set the format of the cell to General, and type the number again"))
    doubt = _doubt_of_format(cell, unit)
    if doubt is not None:
        return doubt
    text = _with_sign(cell, value)
    return _sure(plain(Decimal(value)), unit) if text is None else Typed(text)


def _with_sign(cell: RawCell, value: int | Decimal) -> str | None:
    """The number with the percent sign or unit that the format of its cell shows; None where it shows none."""
    if is_percent(cell.number_format):
        return f"{plain(EXACT.multiply(Decimal(value), Decimal(100)))}%"
    sign = behind(cell.number_format)
    return f"{plain(Decimal(value))}{sign}" if sign else None


def _padded(cell: RawCell, value: int | Decimal) -> str:
    """The number with the zeros before it that the format of a code shows."""
    digits, width = plain(Decimal(value)), padding(cell.number_format)
    return digits.zfill(width) if digits.isdecimal() else digits


def _another_number(cell: RawCell, number: Decimal) -> Refused | None:
    if not shows_another_number(cell.number_format):
        return None
    why = msg("the cell holds {number}, but its format shows another number", number=plain(number))
    return Refused(why, msg("set the format of the cell to General, and check the number"))


def _doubt_of_format(cell: RawCell, unit: Unit) -> Refused | None:
    """Why the number that a cell shows may not be the one that is meant."""
    code, number = cell.number_format, Decimal(cell.value) if isinstance(cell.value, int | Decimal) else Decimal(0)
    another = _another_number(cell, number)
    if another is not None:
        return another
    if is_percent(code):
        return _doubt_of_percent(number, unit)
    if money_of(code) not in ("", unit.symbol):
        why = msg(
            "the cell shows {number} with a sign of money, but {unit} is asked for",
            number=plain(number),
            unit=_name(unit),
        )
        return Refused(why, msg("set the format of the cell to General, and check the number"))
    sign = behind(code)
    if sign and _quantity(f"{plain(number)}{sign}") is None:
        why = msg("the format of the cell shows {sign} behind the number, which is no unit", sign=sign)
        return Refused(why, msg("set the format of the cell to General, and check the number"))
    return None


def _doubt_of_percent(number: Decimal, unit: Unit) -> Refused | None:
    share = f"{plain(EXACT.multiply(number, Decimal(100)))}%"
    if unit.symbol and not unit.is_ratio:
        why = msg("the cell shows {share}, but {unit} is asked for", share=share, unit=_name(unit))
        return Refused(why, msg("set the format of the cell to General, and type the number again"))
    if abs(number) > _LARGEST_SHARE:
        why = msg("the cell shows {share}; {number}% is probably meant", share=share, number=plain(number))
        return Refused(why, msg("type {number}% again", number=plain(number)))
    return None


def _number_in_text(text: str, unit: Unit) -> Typed | Refused:
    bare = _bare(text)
    if unit.symbol == "元":
        bare = bare.lstrip("¥￥")
    if not bare:
        return BLANK
    if bare in NO_FIGURE:
        return _no_figure(bare)
    quantity = _quantity(bare)
    if quantity is None:
        why = msg('"{text}" is not a plain number', text=shown(text))
        return Refused(why, msg("type digits only; what has to be said about them goes into another column"))
    if quantity.unit.symbol and quantity.unit.symbol != unit.symbol:
        return converted(text, fold(bare))
    if quantity.unit.is_ratio:
        return converted(text, f"{plain(quantity.number)}{quantity.unit}")
    sure = _sure(plain(quantity.number), unit if not quantity.unit.symbol else NO_UNIT)
    return sure if isinstance(sure, Refused) or _DIGITS.fullmatch(text.strip()) else converted(text, sure.text)


def _bare(text: str) -> str:
    """The text without blanks around it and the apostrophe that makes a text of a number."""
    return fold(text).strip("'’‘`")


def _quantity(text: str) -> Quantity | None:
    try:
        return parse_quantity(text)
    except MeasureError:
        return None


def _sure(number: str, unit: Unit) -> Typed | Refused:
    """The number, unless it is a bare share of (0, 1], which may be itself or a hundred times as much."""
    doubt = doubtful_share(Quantity(Decimal(number)), unit)
    return Typed(number) if doubt is None else Refused(doubt, None)


def _no_figure(text: str) -> Refused:
    why = msg('"{text}" may mean that there is no figure, or that it is zero', text=text)
    return Refused(why, msg("leave the cell empty where there is no figure; write 0 where it is zero"))


def _name(unit: Unit) -> Message | str:
    return unit.symbol or msg("(no unit)")
