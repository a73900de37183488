"""Amounts of money as the checks add, compare and show them: exact, in the unit of the document."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from perfcheck.measures.numbers import EXACT, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcheck.measures.quantity import Quantity
    from perfcheck.model.targets import Targets


def in_unit(targets: Targets, amount: Quantity) -> Decimal:
    """The number of an amount of money in the unit of the document; scales of 元 convert exactly."""
    return targets.money(amount).to(targets.money_unit).number


def added(targets: Targets, amounts: Iterable[Quantity]) -> Decimal:
    """The sum of amounts of money in the unit of the document."""
    return summed(in_unit(targets, amount) for amount in amounts)


def summed(numbers: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    return reduce(EXACT.add, numbers, Decimal(0))


def gap(one: Decimal, other: Decimal) -> Decimal:
    """How far two numbers are apart."""
    return EXACT.subtract(one, other).copy_abs()


def shown(targets: Targets, number: Decimal) -> str:
    """A number of the document's unit as a message shows it: 57.73万元."""
    return f"{plain(number)}{targets.money_unit}"
