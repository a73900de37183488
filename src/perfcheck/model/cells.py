"""The kinds of cells that documents have, as pydantic types: text in, an immutable value or a clear error out.

A file is read strictly first. What then remains is read once more with ``lenient`` in the validation context, where an
unreadable demand becomes :class:`~perfcheck.measures.criterion.Unreadable` instead of an error, so that its row stays.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, cast, get_args

from perfcheck.measures.criterion import Criterion, Undetermined, Unreadable
from perfcheck.measures.days import FIRST_YEAR, LAST_YEAR, parse_date, parse_day
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.grammar import parse_criterion
from perfcheck.measures.numbers import EXACT, fold, parse_number, plain
from perfcheck.measures.quantity import Quantity, parse_quantity
from perfcheck.measures.units import PERCENT, Unit, parse_unit
from perfcheck.messages import Message, msg
from perfcheck.model.parsing import Cell, is_lenient, parsed, problem, text_of

if TYPE_CHECKING:
    from pydantic import ValidationInfo

_CRITERIA = get_args(Criterion)
_SHOWN = 60
"""How much of a cell a message quotes."""


def doubtful_share(quantity: Quantity, unit: Unit) -> Message | None:
    """Why a bare number of (0, 1] is no certain share: 0.85 may be 0.85% or 85%. None for any other number."""
    if quantity.unit.symbol or not unit.is_ratio or not 0 < quantity.number <= 1:
        return None
    whole = EXACT.divide(quantity.number, unit.factor)
    return msg(
        "{text} is doubtful: write {text}{unit} or {whole}{unit}",
        text=plain(quantity.number),
        unit=str(unit),
        whole=plain(whole),
    )


def _criterion(value: object, info: ValidationInfo) -> Criterion:
    if isinstance(value, _CRITERIA):
        return cast("Criterion", value)
    criterion: Criterion = Undetermined() if value is None else parse_criterion(text_of(value))
    if isinstance(criterion, Unreadable) and not is_lenient(info):
        raise problem(criterion.problem)
    return criterion


def _money(text: str) -> Quantity:
    quantity = parse_quantity(text)
    if quantity.unit.symbol and not quantity.unit.is_money:
        raise MeasureError(msg("{text} is not an amount of 元", text=text[:_SHOWN]))
    if quantity.number < 0:
        raise MeasureError(msg("{text}: an amount cannot be negative here", text=text[:_SHOWN]))
    return quantity


def _percent(text: str) -> Quantity:
    quantity = parse_quantity(text)
    doubt = doubtful_share(quantity, PERCENT)
    if doubt is not None:
        raise MeasureError(doubt)
    if quantity.unit.symbol and not quantity.unit.is_ratio:
        raise MeasureError(msg("{text} is not a percentage", text=text[:_SHOWN]))
    if quantity.number < 0:
        raise MeasureError(msg("{text}: a share cannot be negative", text=text[:_SHOWN]))
    number = quantity.to(PERCENT).number if quantity.unit.symbol else quantity.number
    return Quantity(number, PERCENT, quantity.text)


def _number(text: str) -> Decimal:
    number = parse_number(fold(text))
    if number < 0:
        raise MeasureError(msg("{text}: a negative number makes no sense here", text=text[:_SHOWN]))
    return number


def _year(text: str) -> int:
    digits = fold(text).removesuffix("年度").removesuffix("年")
    if re.fullmatch("[0-9]{4}", digits) and FIRST_YEAR <= int(digits) <= LAST_YEAR:
        return int(digits)
    raise MeasureError(msg("{text} is not a year; write four digits such as 2020", text=_quoted(text)))


def _unit(text: str) -> Unit:
    unit = parse_unit(fold(text))
    if unit is None or not unit.symbol:
        raise MeasureError(msg("{text} is not a unit", text=_quoted(text)))
    return unit


def _money_unit(text: str) -> Unit:
    unit = _unit(text)
    if not unit.is_money:
        raise MeasureError(msg("{text} is not a unit of money such as 万元", text=text[:_SHOWN]))
    return unit


def _quoted(text: str) -> str:
    """The text, cut to what a message can show; an empty one as two quotes."""
    return text[:_SHOWN] or '""'


def _day_label(text: str) -> str:
    parse_day(text)
    return text


def _date_label(text: str) -> str:
    parse_date(text)
    return text


def _name(text: str) -> str:
    if not text.strip():
        raise MeasureError(msg("a text is expected here, and there is none"))
    return text


Text = Annotated[str | None, parsed(str, optional=True)]
"""Running text, verbatim; None where the cell is empty."""
Name = Annotated[str, parsed(_name)]
"""A text that must not be empty."""
Demand = Annotated[Criterion, Cell(_criterion)]
"""A demand, or an actual value."""
OptionalDemand = Annotated[Criterion | None, Cell(_criterion)]
"""A demand whose key may be absent (None); an empty cell is undetermined."""
Money = Annotated[Quantity, parsed(_money)]
"""An amount of 元, or of the document's money unit where the cell names none."""
OptionalMoney = Annotated[Quantity | None, parsed(_money, optional=True)]
"""An amount that may be left empty, which is not zero."""
Percent = Annotated[Quantity, parsed(_percent)]
"""A share, in %."""
Tolerance = Annotated[Quantity, parsed(parse_quantity)]
"""How far an approximate value may be missed, absolute or in %."""
Number = Annotated[Decimal, parsed(_number)]
"""A number of points, not negative."""
Year = Annotated[int, parsed(_year)]
"""A budget year."""
UnitName = Annotated[Unit, parsed(_unit)]
"""A unit of measurement."""
MoneyUnit = Annotated[Unit, parsed(_money_unit)]
"""The unit of bare amounts."""
Day = Annotated[date, parsed(parse_date)]
"""A date with its year."""
OptionalDay = Annotated[date | None, parsed(parse_date, optional=True)]
"""A date that may be left empty."""
DayLabel = Annotated[str, parsed(_day_label)]
"""The name of a day (3月底), verbatim."""
DateLabel = Annotated[str, parsed(_date_label)]
"""The name of a day with its year (2020-03-31), verbatim."""
