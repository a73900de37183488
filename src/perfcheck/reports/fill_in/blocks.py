"""A block of rows on a sheet: its head, the hidden row that names its fields, and a row for each thing to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from perfcheck.measures.days import parse_date
from perfcheck.messages import msg
from perfcheck.reports.cells import line_count, put
from perfcheck.reports.fill_in.checks import Checks
from perfcheck.reports.fill_in.columns import (
    CHECK_HEAD,
    KEY_COLUMN,
    day_of,
    is_earlier,
    width_of,
)
from perfcheck.reports.fill_in.look import (
    CHECK as CHECK_LOOK,
)
from perfcheck.reports.fill_in.look import (
    EARLIER,
    HEAD,
    INPUT,
    INPUT_CHOICE,
    INPUT_DATE,
    INPUT_MONEY,
    INPUT_TEXT,
    LOCKED,
    LOCKED_NUMBER,
    PLAIN,
)
from perfcheck.reports.records import Kind
from perfcheck.reports.styles import row_height
from perfcheck.sources.workbooks.fill_layout import CHECK, FIELDS_MARK, Input, Locked, Section, key_text
from perfcheck.sources.workbooks.fill_rows import InputKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.messages import Translate
    from perfcheck.reports.fill_in.columns import Columns, Field
    from perfcheck.reports.fill_in.earlier import Earlier
    from perfcheck.reports.fill_in.validations import Validations
    from perfcheck.sources.workbooks.fill_rows import FillRow

_LOOKS: Mapping[InputKind, str] = MappingProxyType(
    {
        InputKind.NUMBER: INPUT,
        InputKind.PERCENT: INPUT,
        InputKind.MONEY: INPUT_MONEY,
        InputKind.DATE: INPUT_DATE,
        InputKind.TEXT: INPUT_TEXT,
    }
)
_TEXT_INPUTS = frozenset({Input.REASON, Input.IMPROVEMENT, Input.EVIDENCE, Input.NOTE})
_MONEY_INPUTS = frozenset({Input.FISCAL, Input.CARRY_OVER, Input.OTHER})
_FIGURES = frozenset({Input.VALUE, Input.FORECAST})
_CHOICES = frozenset({Input.NO_DATA, Input.LIKELIHOOD, Input.CAUSE})
_MARGIN = 2


@dataclass(frozen=True, slots=True)
class Block:
    """What the rows of one table on a sheet have in common."""

    sheet: Worksheet
    columns: Columns
    heads: Mapping[Field, str]
    validations: Validations
    earlier: Earlier
    translate: Translate

    def write(self, first: int, rows: Sequence[FillRow]) -> int:
        """Write the head at this row and the rows below it; returns the first row behind them."""
        self._head(first)
        self._fields(first + 1)
        checks = Checks(self.columns, self.translate)
        for number, row in enumerate(rows, start=first + 2):
            self._row(number, row, checks)
        return first + 2 + len(rows)

    def _head(self, number: int) -> None:
        lines = 1
        for field, column in self.columns.fields():
            if is_earlier(field):
                text = msg("reported for {day}", day=day_of(field)).render(self.translate)
            else:
                text = self.translate(self.heads.get(field, CHECK_HEAD))
            put(self.sheet, (number, column), text, Kind.TEXT, HEAD)
            lines = max(lines, line_count(text, width_of(field) - _MARGIN))
        self.sheet.row_dimensions[number].height = row_height(lines)

    def _fields(self, number: int) -> None:
        put(self.sheet, (number, KEY_COLUMN), FIELDS_MARK, Kind.TEXT, PLAIN)
        for field, column in self.columns.fields():
            put(self.sheet, (number, column), str(field), Kind.TEXT, PLAIN)
        self.sheet.row_dimensions[number].hidden = True

    def _row(self, number: int, row: FillRow, checks: Checks) -> None:
        put(self.sheet, (number, KEY_COLUMN), key_text(row.key), Kind.TEXT, PLAIN)
        lines = 1
        for field, column in self.columns.fields():
            text = self._cell(number, column, field, row, checks)
            lines = max(lines, line_count(text, width_of(field) - _MARGIN))
        self.sheet.row_dimensions[number].height = row_height(lines)

    def _cell(self, number: int, column: int, field: Field, row: FillRow, checks: Checks) -> str:
        """Write a cell; returns the text that has to fit."""
        if field == CHECK:
            cell = cast("Cell", self.sheet.cell(number, column))
            cell.value, cell.style = checks.formula(row, number), CHECK_LOOK
            return ""
        if isinstance(field, Input):
            self._input(number, column, field, row)
            return ""
        if isinstance(field, Locked):
            return self._locked(number, column, row.texts.get(field, ""), is_amount=_is_amount(field, row))
        text = self.earlier.text(row.key, parse_date(day_of(field)))
        return self._locked(number, column, text, is_amount=row.section is Section.SPENT, look=EARLIER)

    def _locked(self, number: int, column: int, text: str, *, is_amount: bool, look: str = LOCKED) -> str:
        if is_amount and (amount := _number(text)) is not None:
            put(self.sheet, (number, column), amount, Kind.NUMBER, LOCKED_NUMBER if look == LOCKED else look)
            return ""
        put(self.sheet, (number, column), text or None, Kind.TEXT, look)
        return text

    def _input(self, number: int, column: int, field: Input, row: FillRow) -> None:
        cell = self.sheet.cell(number, column)
        cell.style = _look(field, row.kind)
        if field is Input.VALUE:
            self.validations.value(row.kind, cell.coordinate)
        elif field is Input.FORECAST:
            self.validations.forecast(row.kind, cell.coordinate)
        else:
            self.validations.other(field, cell.coordinate)


def _look(field: Input, kind: InputKind) -> str:
    if field in _TEXT_INPUTS:
        return INPUT_TEXT
    if field in _MONEY_INPUTS:
        return INPUT_MONEY
    if field in _CHOICES:
        return INPUT_CHOICE
    if field is Input.COMPLETED_ON:
        return INPUT_DATE
    return _LOOKS[kind] if field in _FIGURES else INPUT


def _is_amount(field: Locked, row: FillRow) -> bool:
    return field is Locked.STANDARD and row.section in (Section.SPENT, Section.BUDGET)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
