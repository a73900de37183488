"""A reported value made comparable with what it is measured against, or refused with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.assessment.rules import (
    DOUBTFUL_PERCENT,
    NEGATIVE_RATE,
    NEGATIVE_VALUE,
    UNIT_MISMATCH,
    UNUSABLE_VALUE,
)
from perfcheck.measures.criterion import Amount, Approximate, Criterion, Deadline, Unreadable, Zero
from perfcheck.measures.quantity import Quantity, unit_mismatch
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from perfcheck.findings import Rule
    from perfcheck.measures.units import Unit


class RefusalError(ValueError):
    """A reported value that cannot be used: the kind of finding it makes, and why."""

    def __init__(self, rule: Rule, message: Message) -> None:
        super().__init__(message.render())
        self.rule = rule
        self.message = message


@dataclass(frozen=True, slots=True)
class Value:
    """A number in a unit that fits, with what was assumed and what is odd about it."""

    quantity: Quantity
    assumptions: tuple[Message, ...] = ()
    warning: tuple[Rule, Message] | None = None


def number_of(actual: Criterion, unit: Unit) -> Value:
    """The reported number in a unit of the dimension of ``unit``.

    Raises:
        RefusalError: it is no certain number, is doubtful, or measures something else.
    """
    if isinstance(actual, Zero):
        return Value(Quantity(Decimal(0), unit, actual.text))
    if isinstance(actual, Amount) and actual.bare:
        return _checked(_fitted(actual.quantity, unit))
    raise RefusalError(UNUSABLE_VALUE, _why_no_number(actual))


def _why_no_number(actual: Criterion) -> Message:
    text = actual.text[:60]
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
    if quantity.unit.dimension == unit.dimension:
        return Value(quantity)
    if not quantity.unit.symbol:
        return _without_unit(quantity, unit)
    if not unit.symbol and quantity.unit.is_count:
        note = msg("the target names no unit; {unit} was taken from the figure", unit=quantity.unit.symbol)
        return Value(Quantity(quantity.number, unit, quantity.text), (note,))
    raise RefusalError(UNIT_MISMATCH, unit_mismatch(quantity, Quantity(Decimal(1), unit)).message)


def _without_unit(quantity: Quantity, unit: Unit) -> Value:
    if unit.is_ratio and 0 < quantity.number <= 1:
        hundredfold = Quantity(quantity.number.scaleb(2))
        raise RefusalError(
            DOUBTFUL_PERCENT,
            msg(
                "{text} is doubtful where a percentage is expected: write {text}% or {hundredfold}%",
                text=str(quantity),
                hundredfold=str(hundredfold),
            ),
        )
    assumption = msg("a figure without a unit was taken in the unit of its target")
    return Value(Quantity(quantity.number, unit, quantity.text), (assumption,))


def _checked(value: Value) -> Value:
    quantity = value.quantity
    if quantity.number >= 0:
        return value
    if quantity.unit.is_count:
        raise RefusalError(NEGATIVE_VALUE, msg("{text}: a count cannot be negative", text=str(quantity)))
    warning = (NEGATIVE_RATE, msg("{text} is negative; is that meant?", text=str(quantity)))
    return Value(quantity, value.assumptions, warning)
