"""A reported value made comparable with what it is measured against, or refused with the reason."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.assessment.rules import (
    DOUBTFUL_PERCENT,
    FRACTIONAL_COUNT,
    NEGATIVE_RATE,
    NEGATIVE_VALUE,
    UNIT_MISMATCH,
    UNUSABLE_VALUE,
)
from perfcheck.measures.criterion import Amount, Approximate, Criterion, Deadline, Unreadable, Zero
from perfcheck.measures.errors import UnitError
from perfcheck.measures.grammar import LONGEST
from perfcheck.measures.numbers import plain
from perfcheck.measures.quantity import Quantity, unit_mismatch
from perfcheck.measures.units import COUNTING, Unit, completed
from perfcheck.messages import Message, msg
from perfcheck.model.cells import doubtful_share

if TYPE_CHECKING:
    from perfcheck.findings import Rule

_PER_YEAR = "/年"


class RefusalError(ValueError):
    """A reported value that cannot be used: the kind of finding it makes, and why."""

    def __init__(self, rule: Rule, message: Message) -> None:
        super().__init__(message.render())
        self.rule = rule
        self.message = message


class Value(NamedTuple):
    """A number in a unit that fits, with what was assumed and what is odd about it."""

    quantity: Quantity
    assumptions: tuple[Message, ...] = ()
    warnings: tuple[tuple[Rule, Message], ...] = ()


def shown(cell: Criterion) -> str:
    """As much of a cell as a message quotes."""
    return cell.text if len(cell.text) <= LONGEST else f"{cell.text[:LONGEST]}…"


def number_of(actual: Criterion, unit: Unit, *, below_zero: bool = False) -> Value:
    """The reported number in a unit of the dimension of ``unit``; ``below_zero`` says that it may well be negative.

    Raises:
        RefusalError: it is no certain number, is doubtful, or measures something else.
    """
    if isinstance(actual, Zero):
        note = msg("{text} is taken as zero", text=actual.text)
        return Value(Quantity(Decimal(0), unit, actual.text), () if unit.is_count else (note,))
    if not isinstance(actual, Amount) or not actual.bare:
        raise RefusalError(UNUSABLE_VALUE, _why_no_number(actual))
    value = _whole_or_not(_fitted(actual.quantity, unit), actual.quantity)
    return _negative(value, actual.quantity, expected=below_zero) if actual.quantity.number < 0 else value


def _why_no_number(actual: Criterion) -> Message:
    text = shown(actual)
    if isinstance(actual, Unreadable):
        return actual.problem
    if isinstance(actual, Approximate):
        return msg("{text} is not certain: report the exact number", text=text)
    if isinstance(actual, Amount):
        return msg("{text} is a demand, not a figure: report the number reached", text=text)
    if isinstance(actual, Deadline):
        return msg("{text} is a date or a time, where a number is expected", text=text)
    return msg("{text} is not a number", text=text)


def _fitted(quantity: Quantity, unit: Unit) -> Value:
    """The quantity in a unit that can be compared with ``unit``."""
    if quantity.unit.dimension == unit.dimension:
        return Value(quantity)
    if not quantity.unit.symbol:
        return _without_unit(quantity, unit)
    if completed(quantity.unit, unit).dimension == unit.dimension:
        whole = Quantity(quantity.number, completed(quantity.unit, unit))
        return Value(whole, (msg("{text} is taken as {whole}", text=str(quantity), whole=str(whole)),))
    if unit.dimension == f"{quantity.unit.dimension}{_PER_YEAR}":
        return _of_the_year(quantity, unit)
    return _named_by_figure(quantity, unit)


def _without_unit(quantity: Quantity, unit: Unit) -> Value:
    doubt = doubtful_share(quantity, unit)
    if doubt is not None:
        raise RefusalError(DOUBTFUL_PERCENT, doubt)
    assumption = msg("a figure without a unit was taken in the unit of its target")
    return Value(Quantity(quantity.number, unit, quantity.text), (assumption,))


def _of_the_year(quantity: Quantity, unit: Unit) -> Value:
    """5次 where the target counts 次/年: figures are those of the year."""
    yearly = Unit(quantity.unit.symbol, unit.dimension, quantity.unit.factor)
    note = msg(
        "{text} is taken as {whole}", text=str(quantity), whole=f"{plain(quantity.number)}{quantity.unit}{_PER_YEAR}"
    )
    return Value(Quantity(quantity.number, yearly, quantity.text), (note,))


def _named_by_figure(quantity: Quantity, unit: Unit) -> Value:
    """A count against a bare target, or 168亿元 against 230亿: the target leaves to the figure what is measured.

    Raises:
        RefusalError: the units measure different things.
    """
    named = completed(unit, quantity.unit)
    try:
        if not unit.symbol and not quantity.unit.is_count:
            raise unit_mismatch(quantity, Quantity(Decimal(1), unit))
        number = quantity.to(named).number
    except UnitError as error:
        raise RefusalError(UNIT_MISMATCH, error.message) from None
    note = msg("the target names no unit; {unit} was taken from the figure", unit=quantity.unit.symbol)
    return Value(Quantity(number, unit, quantity.text), (note,))


def _whole_or_not(value: Value, reported: Quantity) -> Value:
    """A number of things that is not whole is a warning; half a working day is none."""
    if reported.number == reported.number.to_integral_value():
        return value
    units = (value.quantity.unit, reported.unit)
    if not any(unit.is_count and not unit.is_time for unit in units):
        return value
    warning = (FRACTIONAL_COUNT, msg("{text} is a count, but not a whole number; is that meant?", text=str(reported)))
    return value._replace(warnings=(*value.warnings, warning))


def _negative(value: Value, reported: Quantity, *, expected: bool) -> Value:
    """A negative number: a warning unless it is to be expected, as rates can be negative.

    Raises:
        RefusalError: it is a number of things.
    """
    if any(counts_things(quantity.unit) for quantity in (value.quantity, reported)):
        raise RefusalError(NEGATIVE_VALUE, msg("{text}: a count cannot be negative", text=str(reported)))
    warning = (NEGATIVE_RATE, msg("{text} is negative; is that meant?", text=str(reported)))
    return value if expected else value._replace(warnings=(warning,))


def counts_things(unit: Unit) -> bool:
    """Whether it is a number of things: 次, 万人, 次/年."""
    return unit.dimension.removesuffix(_PER_YEAR) in COUNTING
