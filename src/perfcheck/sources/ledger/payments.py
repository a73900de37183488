"""Rows of a file of payments: each is a payment, a line that is none, or unreadable."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import EXACT, NUMBER, fold, parse_number, plain
from perfcheck.measures.quantity import parse_quantity
from perfcheck.messages import Message, msg
from perfcheck.sources.ledger.header import Role
from perfcheck.sources.workbooks.fill_rows import InputKind
from perfcheck.sources.workbooks.formats import names_the_day, names_the_year
from perfcheck.sources.workbooks.typed import Refused, typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.measures.units import Unit
    from perfcheck.sources.ledger.header import Header
    from perfcheck.sources.ledger.table import Table
    from perfcheck.sources.workbooks.values import RawCell

_TOTALS = frozenset({"合计", "总计", "共计", "总合计", "合计:", "总计:"})
_SUBTOTALS = frozenset({"小计", "本页合计", "本页小计", "本月合计", "本日合计", "累计", "本年累计", "小计:"})
_AMOUNT = re.compile(rf"(?=.{{1,25}}\Z){NUMBER}")
_PLAIN_FORMATS = frozenset({"General", "@", "0", "0.00", "#,##0", "#,##0.00"})


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment in 元; ``column`` is that of the amount. ``notes`` tell what was converted in reading it."""

    row: int
    column: int
    day: date
    project: str
    amount: Decimal
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that is no readable payment, and the cell that is to blame."""

    row: int
    column: int
    message: Message
    hint: Message | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A line with a total in 元; ``is_whole`` says that it is that of the file."""

    row: int
    column: int
    amount: Decimal | None
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """A row without a day, a project and an amount: a remark, a signature, or the heading once more."""

    row: int


Row = Payment | Unread | Total | Aside


def payments_in(table: Table, header: Header) -> Iterator[Row]:
    """Every row below the heading."""
    for cells in table.rows:
        if cells[0].row > header.row:
            yield _row({cell.column: cell for cell in cells}, cells[0].row, header)


def _row(cells: Mapping[int, RawCell], number: int, header: Header) -> Row:
    own = {role: cells.get(column) for role, column in header.columns.items()}
    words = {fold(cell.value) for cell in cells.values() if isinstance(cell.value, str)}
    if all(cell is None or fold(str(cell.value)) == header.names[role] for role, cell in own.items()):
        return Aside(number)
    if words & (_TOTALS | _SUBTOTALS):
        amount = _amount(own[Role.AMOUNT], header.unit)
        known = amount if isinstance(amount, Decimal) else None
        return Total(number, header.columns[Role.AMOUNT], known, bool(words & _TOTALS))
    return _payment(own, number, header)


def _payment(own: Mapping[Role, RawCell | None], number: int, header: Header) -> Row:
    notes: list[Message] = []
    day = _day(own[Role.DATE], notes)
    if isinstance(day, Refused):
        return Unread(number, header.columns[Role.DATE], day.message, day.hint)
    project = _project(own[Role.PROJECT])
    if isinstance(project, Refused):
        return Unread(number, header.columns[Role.PROJECT], project.message, project.hint)
    amount = _amount(own[Role.AMOUNT], header.unit, notes)
    if isinstance(amount, Refused):
        return Unread(number, header.columns[Role.AMOUNT], amount.message, amount.hint)
    return Payment(number, header.columns[Role.AMOUNT], day, project, amount, tuple(notes))


def _day(cell: RawCell | None, notes: list[Message]) -> date | Refused:
    if cell is None:
        return Refused(msg("there is no day"))
    if isinstance(cell.value, date) and _shows_all(cell.number_format):
        return cell.value.date() if isinstance(cell.value, datetime) else cell.value
    result = typed(cell, InputKind.DATE)
    if isinstance(result, Refused):
        return result
    notes += result.notes
    try:
        return date.fromisoformat(result.text)
    except ValueError:
        return Refused(msg('"{text}" is not a day', text=str(cell.value)[:60]), msg("write the day as 2020-12-18"))


@cache
def _shows_all(code: str) -> bool:
    return names_the_day(code) and names_the_year(code)


def _project(cell: RawCell | None) -> str | Refused:
    if cell is None:
        return Refused(msg("there is no project"))
    result = typed(cell, InputKind.TEXT)
    if isinstance(result, Refused):
        return result
    return result.text or Refused(msg("there is no project"))


def _amount(cell: RawCell | None, unit: Unit, notes: list[Message] | None = None) -> Decimal | Refused:
    if cell is None:
        return Refused(msg("there is no amount"))
    value = cell.value
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and cell.number_format in _PLAIN_FORMATS:
        return EXACT.multiply(Decimal(value), unit.factor)
    if isinstance(value, str) and _AMOUNT.fullmatch(value):
        return EXACT.multiply(parse_number(value), unit.factor)
    result = typed(cell, InputKind.MONEY, unit=unit)
    if isinstance(result, Refused):
        return result
    if notes is not None:
        notes += result.notes
    return _in_yuan(result.text, unit)


def _in_yuan(text: str, unit: Unit) -> Decimal | Refused:
    try:
        quantity = parse_quantity(text)
    except MeasureError as error:
        return Refused(error.message)
    if not quantity.unit.symbol:
        return EXACT.multiply(quantity.number, unit.factor)
    if not quantity.unit.is_money:
        return Refused(msg("{text} is not an amount of 元", text=text[:60]))
    return quantity.magnitude


def in_wan(amount: Decimal) -> str:
    """An amount of 元 as 万元, exactly."""
    return f"{plain(amount.scaleb(-4, EXACT))}万元"
