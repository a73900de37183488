"""The visible check beside each input: a formula, because pasting defeats validation; and how many are filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.messages import N_, msg
from perfcheck.reports.styles import colour_word
from perfcheck.sources.workbooks.fill_layout import Input, NoData, Section
from perfcheck.sources.workbooks.fill_rows import InputKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.messages import Translate
    from perfcheck.reports.fill_in.columns import Columns
    from perfcheck.sources.workbooks.fill_rows import FillRow

DONE = "✓"
MISSING = N_("not filled in")
NUMBER_ONLY = N_("a number only")
DATE_ONLY = N_("a date, please")
NO_FRACTION = N_("98 for 98%")
ONE_OF_TWO = N_("one of the two")
REASON_WANTED = N_("say why")
PROBLEMS = (NUMBER_ONLY, DATE_ONLY, NO_FRACTION, ONE_OF_TWO, REASON_WANTED)
_GREEN, _AMBER, _RED = ("C6EFCE", "0B6121"), ("FFEB9C", "7F6000"), ("FFC7CE", "9C0006")


@dataclass(frozen=True, slots=True)
class Checks:
    """The formulas of a block of rows, in one language."""

    columns: Columns
    translate: Translate

    def formula(self, row: FillRow, number: int) -> str:
        """The formula that tells how the inputs of a row stand."""
        value = self._cell(Input.VALUE, number)
        if row.section is Section.SPENT:
            return f"={self._money(value, number)}"
        no_data, day = self._cell(Input.NO_DATA, number), self._cell(Input.COMPLETED_ON, number)
        reasons = f'{self._cell(Input.REASON, number)}&{self._cell(Input.NOTE, number)}=""'
        left_open = f'IF({no_data}="",IF({day}="",{self._text(MISSING)},"{DONE}"),{self._excused(no_data, reasons)})'
        both = f'IF({no_data}<>"",{self._text(ONE_OF_TWO)},{self._typed(row.kind, value)})'
        return f'=IF({value}="",{left_open},{both})'

    def _excused(self, no_data: str, reasons: str) -> str:
        why = f'AND({no_data}="{NoData.NOT_APPLICABLE.value}",{reasons})'
        return f'IF({why},{self._text(REASON_WANTED)},"{DONE}")'

    def _money(self, value: str, number: int) -> str:
        """The total or its parts by source."""
        parts = ",".join(self._cell(part, number) for part in (Input.FISCAL, Input.CARRY_OVER, Input.OTHER))
        numbers = f'IF(COUNT({parts})=COUNTA({parts}),"{DONE}",{self._text(NUMBER_ONLY)})'
        own = f"IF(COUNTA({parts})=0,{self._text(MISSING)},{numbers})"
        both = f"IF(COUNTA({parts})>0,{self._text(ONE_OF_TWO)},{self._typed(InputKind.MONEY, value)})"
        return f'IF({value}="",{own},{both})'

    def _typed(self, kind: InputKind, value: str) -> str:
        if kind is InputKind.TEXT:
            return f'"{DONE}"'
        if kind is InputKind.DATE:
            return f'IF(ISNUMBER({value}),"{DONE}",{self._text(DATE_ONLY)})'
        number = f'IF(ISNUMBER({value}),"{DONE}",{self._text(NUMBER_ONLY)})'
        if kind is not InputKind.PERCENT:
            return number
        fraction = f'AND({value}>0,{value}<=1,LEFT(CELL("format",{value}),1)<>"P")'
        return f'IF(ISNUMBER({value}),IF({fraction},{self._text(NO_FRACTION)},"{DONE}"),{self._text(NUMBER_ONLY)})'

    def _cell(self, field: Input, number: int) -> str:
        return f"{self.columns.letter(field)}{number}"

    def _text(self, word: str) -> str:
        return '"' + self.translate(word).replace('"', '""') + '"'


def colour_checks(sheet: Worksheet, cells: str, translate: Translate) -> None:
    """Green where a row is done, amber where it is empty, red where something has to be mended."""
    colour_word(sheet, cells, DONE, _GREEN, bold=True)
    colour_word(sheet, cells, translate(MISSING), _AMBER, bold=False)
    for problem in PROBLEMS:
        colour_word(sheet, cells, translate(problem), _RED, bold=True)


def count_formula(checks: Iterable[str], total: int, translate: Translate) -> str:
    """How many rows of a sheet are done: 已填 5 / 8."""
    begin = msg("filled in: {count}", count="").render(translate).replace('"', '""')
    done = "+".join(f'COUNTIF({cells},"{DONE}")' for cells in checks) or "0"
    return f'="{begin}"&({done})&" / {total}"'
