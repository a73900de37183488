"""The kinds of cells that documents have, as pydantic types: text in, an immutable value or a clear error out.

A file is read strictly first. What then remains is read once more with ``lenient`` in the validation context, where an
unreadable demand becomes :class:`~perfcheck.measures.criterion.Unreadable` instead of an error, so that its row stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, TypeVar, cast, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    SerializerFunctionWrapHandler,
    ValidationInfo,
    WrapSerializer,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from perfcheck.measures.criterion import Criterion, Undetermined, Unreadable
from perfcheck.measures.days import FIRST_YEAR, LAST_YEAR, parse_date, parse_day
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.grammar import parse_criterion
from perfcheck.measures.numbers import fold, parse_number
from perfcheck.measures.quantity import Quantity, parse_quantity
from perfcheck.measures.units import PERCENT, Unit, parse_unit
from perfcheck.messages import Message, msg

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


def problem(message: Message) -> PydanticCustomError:
    """A validation error that carries a message in the user's words."""
    return PydanticCustomError("problem", "{text}", {"text": message.render(), "message": message})


def is_lenient(info: ValidationInfo) -> bool:
    """Whether unreadable cells are kept as such instead of refused."""
    return bool(info.context and info.context.get("lenient"))


def text_of(value: object) -> str:
    """The text of a cell; an empty one is the empty text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    raise problem(msg("a text or a number is expected here, not a list or key: value pairs"))


@dataclass(frozen=True, slots=True)
class Cell:
    """How pydantic reads one kind of cell: by this function and by nothing else; written back as its text."""

    read: Callable[[object, ValidationInfo], object]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The core schema: a plain call, so that pydantic never looks into our value types."""
        return core_schema.with_info_plain_validator_function(
            self.read, serialization=core_schema.to_string_ser_schema(when_used="unless-none")
        )


def _parsed(parse: Callable[[str], object], kind: type, *, optional: bool = False) -> Cell:
    """A cell that is parsed from its text; a finished value passes through."""

    def read(value: object, _info: ValidationInfo) -> object:
        if isinstance(value, kind) and not isinstance(value, str):
            return value
        text = text_of(value)
        if optional and not text:
            return None
        try:
            return parse(text)
        except MeasureError as error:
            raise problem(error.message) from None

    return Cell(read)


def _criterion(value: object, info: ValidationInfo) -> Criterion:
    if isinstance(value, get_args(Criterion)):
        return cast("Criterion", value)
    criterion: Criterion = Undetermined() if value is None else parse_criterion(text_of(value))
    if isinstance(criterion, Unreadable) and not is_lenient(info):
        raise problem(criterion.problem)
    return criterion


def _money(text: str) -> Quantity:
    quantity = parse_quantity(text)
    if quantity.unit.symbol and not quantity.unit.is_money:
        raise MeasureError(msg("{text} is not an amount of 元", text=text))
    if quantity.number < 0:
        raise MeasureError(msg("{text}: an amount cannot be negative here", text=text))
    return quantity


def percent_of(quantity: Quantity) -> Quantity:
    """A share in %, from ``25%`` or a bare ``25``.

    Raises:
        MeasureError: another unit, or a bare number of (0, 1], which may mean 100 times as much.
    """
    if quantity.unit.is_ratio:
        share = quantity.to(PERCENT)
        return Quantity(share.number, PERCENT, quantity.text)
    if quantity.unit.symbol:
        raise MeasureError(msg("{text} is not a percentage", text=str(quantity)))
    if 0 < quantity.number <= 1:
        raise MeasureError(
            msg("{text} is doubtful: write {text}% or {hundred}%", text=str(quantity), hundred=_hundred(quantity))
        )
    return Quantity(quantity.number, PERCENT, quantity.text)


def _hundred(quantity: Quantity) -> str:
    return str(Quantity(quantity.number * 100))


def _percent(text: str) -> Quantity:
    share = percent_of(parse_quantity(text))
    if share.number < 0:
        raise MeasureError(msg("{text}: a share cannot be negative", text=text))
    return share


def _number(text: str) -> Decimal:
    number = parse_number(fold(text))
    if number < 0:
        raise MeasureError(msg("{text}: a negative number makes no sense here", text=text))
    return number


def _year(text: str) -> int:
    folded = fold(text).removesuffix("年").removesuffix("年度")
    if (
        len(folded) == len("2020")
        and folded.isascii()
        and folded.isdecimal()
        and FIRST_YEAR <= int(folded) <= LAST_YEAR
    ):
        return int(folded)
    raise MeasureError(msg("{text} is not a year; write four digits such as 2020", text=text[:30] or '""'))


def _unit(text: str) -> Unit:
    unit = parse_unit(fold(text))
    if unit is None or not unit.symbol:
        raise MeasureError(msg("{text} is not a unit", text=text[:30] or '""'))
    return unit


def _money_unit(text: str) -> Unit:
    unit = _unit(text)
    if not unit.is_money:
        raise MeasureError(msg("{text} is not a unit of money such as 万元", text=text[:30]))
    return unit


def _day_label(text: str) -> str:
    parse_day(text)
    return text


def _name(text: str) -> str:
    if not text.strip():
        raise MeasureError(msg("a text is expected here, and there is none"))
    return text


def nothing_as_empty(value: object) -> object:
    """A ``key:`` with nothing behind it, where a group is expected, is an empty group."""
    return {} if value is None else value


def freeze(mapping: Mapping[K, V]) -> Mapping[K, V]:
    """The mapping in an unchangeable form, in the same order."""
    return MappingProxyType(dict(mapping))


def _thaw(mapping: Mapping[K, V], write: SerializerFunctionWrapHandler) -> object:
    return write(dict(mapping))


Text = Annotated[str | None, _parsed(str, str, optional=True)]
"""Running text, verbatim; None where the cell is empty."""
Name = Annotated[str, _parsed(_name, str)]
"""A text that must not be empty."""
Demand = Annotated[Criterion, Cell(_criterion)]
"""A demand, or an actual value."""
OptionalDemand = Annotated[Criterion | None, Cell(_criterion)]
"""A demand whose key may be absent (None); an empty cell is undetermined."""
Money = Annotated[Quantity, _parsed(_money, Quantity)]
"""An amount of 元, or of the document's money unit where the cell names none."""
OptionalMoney = Annotated[Quantity | None, _parsed(_money, Quantity, optional=True)]
"""An amount that may be left empty, which is not zero."""
Percent = Annotated[Quantity, _parsed(_percent, Quantity)]
"""A share, in %."""
Tolerance = Annotated[Quantity, _parsed(parse_quantity, Quantity)]
"""How far an approximate value may be missed, absolute or in %."""
Number = Annotated[Decimal, _parsed(_number, Decimal)]
"""A number of points, not negative."""
Year = Annotated[int, _parsed(_year, int)]
"""A budget year."""
UnitName = Annotated[Unit, _parsed(_unit, Unit)]
"""A unit of measurement."""
MoneyUnit = Annotated[Unit, _parsed(_money_unit, Unit)]
"""The unit of bare amounts."""
Day = Annotated[date, _parsed(parse_date, date)]
"""A date with its year."""
OptionalDay = Annotated[date | None, _parsed(parse_date, date, optional=True)]
"""A date that may be left empty."""
DayLabel = Annotated[str, _parsed(_day_label, str)]
"""The name of a day (3月底), verbatim."""
Frozen = Annotated[T, BeforeValidator(nothing_as_empty), AfterValidator(freeze), WrapSerializer(_thaw)]
"""A mapping that keeps the order of the file and cannot be changed."""
FrozenMap = Frozen[Mapping[str, T]]
"""Such a mapping by name."""
