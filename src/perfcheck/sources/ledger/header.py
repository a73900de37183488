"""The heading of a table of payments: which column is what, and in which unit the amounts are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Place
from perfcheck.measures.numbers import fold
from perfcheck.measures.units import Unit, parse_unit
from perfcheck.messages import msg
from perfcheck.sources.workbooks.rules import LEDGER_UNUSABLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perfcheck.messages import Message
    from perfcheck.model.actuals import SpentFrom
    from perfcheck.sources.ledger.table import Table
    from perfcheck.sources.workbooks.values import RawCell

SEARCHED = 50
"""How many rows are looked at for the heading."""


class Role(StrEnum):
    """What a column holds; the values are the keys that name the columns."""

    DATE = "date"
    PROJECT = "project"
    AMOUNT = "amount"


WORDS: Mapping[Role, tuple[str, ...]] = MappingProxyType(
    {
        Role.DATE: (
            *("支付日期", "付款日期", "拨付日期", "支出日期", "清算日期", "入账日期", "记账日期", "凭证日期"),
            *("业务日期", "交易日期", "支付时间", "付款时间", "拨付时间", "日期", "时间", "date"),
        ),
        Role.PROJECT: (
            *("项目编码", "项目代码", "项目编号", "预算项目编码", "预算项目代码", "预算项目编号"),
            *("项目名称", "预算项目名称", "预算项目", "项目", "project"),
        ),
        Role.AMOUNT: (
            *("支付金额", "付款金额", "拨付金额", "支出金额", "实际支付金额", "本次支付金额", "实付金额"),
            *("支付额", "付款额", "发生额", "金额", "amount"),
        ),
    }
)
"""What exports call their columns, the surest words first."""

_MONEY = "(?:人民币)?(?P<unit>元|千元|万元|百万元|亿元)"
_UNIT_BEHIND = re.compile(rf"(?P<name>.+?)(?:\((?:单位:?)?{_MONEY}\)|\[{_MONEY.replace('unit', 'unit2')}\])")
_UNIT_APART = re.compile(rf"(?P<name>.+?)[:/_-]?(?:单位:)?{_MONEY}")
_UNIT_LINE = re.compile(rf"(?:.*[^0-9a-zA-Z])?(?:金额)?单位:?{_MONEY}(?:\W.*)?|\({_MONEY.replace('unit', 'unit2')}\)")


@dataclass(frozen=True, slots=True)
class Header:
    """The heading of a table: its row, the column of each role with its name, and the unit of the amounts."""

    row: int
    columns: Mapping[Role, int]
    names: Mapping[Role, str]
    unit: Unit


def header_of(tables: Sequence[Table], wishes: SpentFrom) -> tuple[Table, Header] | Finding:
    """The one table that has the three columns, with its heading; or why there is none. Hidden ones must be named."""
    seen = (table for table in tables if wishes.sheet is not None or not table.is_hidden)
    found = [(table, row) for table in seen if (row := _heading(table, wishes)) is not None]
    if len(found) == 1:
        table, row = found[0]
        return _with_unit(table, row, wishes)
    place = Place(tables[0].file) if tables else Place(wishes.file)
    if found:
        titles = tuple(table.sheet or "" for table, _ in found)
        why = msg("several sheets look like payments: {sheets}", sheets=titles)
        return Finding(LEDGER_UNUSABLE, why, msg("name one of them below spent_from: sheet"), place)
    return Finding(LEDGER_UNUSABLE, _no_heading(wishes), _name_columns(), place)


def has_heading(table: Table, wishes: SpentFrom) -> bool:
    """Whether a table looks like payments."""
    return _heading(table, wishes) is not None


def _heading(table: Table, wishes: SpentFrom) -> tuple[RawCell, ...] | None:
    """The first row that has a column for every role."""
    rows = table.rows[:SEARCHED]
    return next((row for row in rows if all(_candidates(row, role, wishes) for role in Role)), None)


def _candidates(row: Sequence[RawCell], role: Role, wishes: SpentFrom) -> list[RawCell]:
    """The cells that name the column of a role: those of the surest word that the row has."""
    wished = _wished(wishes, role)
    for word in WORDS[role] if wished is None else (fold(wished),):
        found = [cell for cell in row if isinstance(cell.value, str) and word in _names(cell.value)]
        if found:
            return found
    return []


def _wished(wishes: SpentFrom, role: Role) -> str | None:
    return {Role.DATE: wishes.date, Role.PROJECT: wishes.project, Role.AMOUNT: wishes.amount}[role]


def _names(text: str) -> tuple[str, ...]:
    """What a heading is called, with and without the unit in it."""
    folded = fold(text)
    found = _UNIT_BEHIND.fullmatch(folded) or _UNIT_APART.fullmatch(folded)
    return (folded.lower(), found["name"].lower()) if found else (folded, folded.lower())


def _with_unit(table: Table, row: tuple[RawCell, ...], wishes: SpentFrom) -> tuple[Table, Header] | Finding:
    cells: dict[Role, RawCell] = {}
    for role in Role:
        first, *others = _candidates(row, role, wishes)
        if others:
            why = msg("two columns are called {name}", name=fold(str(first.value)))
            return Finding(LEDGER_UNUSABLE, why, _name_columns(), table.place(others[0].row, others[0].column))
        cells[role] = first
    amount = cells[Role.AMOUNT]
    stated = _stated(table, amount, wishes)
    if len(stated) != 1:
        why = _several_units(stated) if stated else msg("the file does not say whether the amounts are in 元 or 万元")
        hint = msg("write it below spent_from: unit: 元")
        return Finding(LEDGER_UNUSABLE, why, hint, table.place(amount.row, amount.column))
    names = {role: fold(str(cell.value)) for role, cell in cells.items()}
    return table, Header(amount.row, {role: cell.column for role, cell in cells.items()}, names, stated[0])


def _stated(table: Table, amount: RawCell, wishes: SpentFrom) -> tuple[Unit, ...]:
    """The units that the mapping, the heading of the column or else a line above it state; one where they agree."""
    found = _UNIT_BEHIND.fullmatch(fold(str(amount.value))) or _UNIT_APART.fullmatch(fold(str(amount.value)))
    units = [] if wishes.unit is None else [wishes.unit]
    if found is not None:
        units += _unit(found)
    else:
        above = (cell for row in table.rows[:SEARCHED] for cell in row if cell.row <= amount.row)
        texts = (fold(cell.value) for cell in above if isinstance(cell.value, str))
        units += [unit for text in texts if (line := _UNIT_LINE.fullmatch(text)) for unit in _unit(line)]
    return tuple({unit.factor: unit for unit in units}.values())


def _unit(found: re.Match[str]) -> list[Unit]:
    symbol = found.groupdict().get("unit") or found.groupdict().get("unit2")
    unit = parse_unit(symbol or "")
    return [unit] if unit is not None else []


def _several_units(units: Sequence[Unit]) -> Message:
    return msg("the unit of the amounts is stated differently: {units}", units=tuple(map(str, units)))


def _no_heading(wishes: SpentFrom) -> Message:
    asked = tuple(_wished(wishes, role) or WORDS[role][0] for role in Role)
    return msg("no row has a column for the day, the project and the amount ({names})", names=asked)


def _name_columns() -> Message:
    return msg("name the columns below spent_from: date, project, amount")
