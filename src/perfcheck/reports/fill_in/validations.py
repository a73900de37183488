"""What each kind of input accepts, with a prompt beside the cell and a message where it is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, get_args

from openpyxl.worksheet.datavalidation import DataValidation

from perfcheck.messages import N_, msg
from perfcheck.model.actuals import Cause, Likelihood
from perfcheck.sources.workbooks.fill_layout import Input, NoData
from perfcheck.sources.workbooks.fill_rows import InputKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.messages import Translate

_HUGE = 10**15
_PROMPTS: Mapping[InputKind, str] = MappingProxyType(
    {
        InputKind.NUMBER: N_(
            "Only the number, without its unit. No figure: leave it empty and choose why. 0 means zero."
        ),
        InputKind.PERCENT: N_("For 98% write 98. No figure: leave it empty and choose why. 0 means zero."),
        InputKind.MONEY: N_("Only the number, in the unit of the row, the sum since the beginning of the year."),
        InputKind.DATE: N_("A date, such as 2020-06-30."),
        InputKind.TEXT: N_("What was reached, in words or as a number with its unit."),
    }
)
_REFUSALS: Mapping[InputKind, str] = MappingProxyType(
    {
        InputKind.NUMBER: N_("Only a number can stand here, without its unit."),
        InputKind.PERCENT: N_("Only a number can stand here; for 98% write 98."),
        InputKind.MONEY: N_("Only a number can stand here, without its unit."),
        InputKind.DATE: N_("Only a date of this year up to the day of the figures can stand here, such as 2020-06-30."),
    }
)
_DATE_ONLY = N_("Only a date of this year or the next can stand here, such as 2020-12-18.")
_NO_DATA = N_("Only where there is no figure: not counted yet, not carried out, or not applicable (say why).")
_LIST_ONLY = N_("Choose one from the list.")
_CAUSES = N_("Choose one; several are written with 、 between them.")
_TITLE = N_("How to fill in")
_REFUSED = N_("This cannot be used")


@dataclass(slots=True)
class Validations:
    """The validations of a sheet, one for each kind of input, which gather the cells that they hold for."""

    translate: Translate
    as_of: date
    cells: dict[str, DataValidation] = field(default_factory=dict)

    def value(self, kind: InputKind, cell: str) -> None:
        """Let a cell take a figure of this kind."""
        self._add(kind.value, cell, lambda: self._of_kind(kind))

    def forecast(self, kind: InputKind, cell: str) -> None:
        """Let a cell take what a figure of this kind will be: of a day also one that is yet to come."""
        if kind is InputKind.DATE:
            self._add("forecast of a date", cell, self._day_to_come)
        else:
            self.value(kind, cell)

    def other(self, input_: Input, cell: str) -> None:
        """Let a cell take what its column is for."""
        match input_:
            case Input.COMPLETED_ON:
                self.value(InputKind.DATE, cell)
            case Input.FISCAL | Input.CARRY_OVER | Input.OTHER:
                self.value(InputKind.MONEY, cell)
            case Input.SCORE:
                self._add(input_, cell, lambda: self._number(N_("Points that a person gives."), least=0))
            case Input.NO_DATA:
                self._add(input_, cell, lambda: self._list(tuple(NoData), _NO_DATA))
            case Input.LIKELIHOOD:
                self._add(input_, cell, lambda: self._list(get_args(Likelihood), _LIST_ONLY))
            case Input.CAUSE:
                self._add(input_, cell, lambda: self._list(get_args(Cause), _CAUSES, strict=False))

    def put_into(self, sheet: Worksheet) -> None:
        """Write them into the sheet."""
        for validation in self.cells.values():
            sheet.add_data_validation(validation)

    def _add(self, name: str, cell: str, make: Callable[[], DataValidation]) -> None:
        if name not in self.cells:
            self.cells[name] = make()
        self.cells[name].add(cell)

    def _of_kind(self, kind: InputKind) -> DataValidation:
        if kind is InputKind.DATE:
            return self._told(self._days_until(self.as_of), _PROMPTS[kind], _REFUSALS[kind])
        if kind is InputKind.TEXT:
            return self._told(DataValidation(), _PROMPTS[kind], None)
        return self._number(_PROMPTS[kind], _REFUSALS[kind])

    def _day_to_come(self) -> DataValidation:
        last = date(self.as_of.year + 1, 12, 31)
        return self._told(self._days_until(last), _PROMPTS[InputKind.DATE], _DATE_ONLY)

    def _days_until(self, last: date) -> DataValidation:
        low, high = (f"DATE({day.year},{day.month},{day.day})" for day in (date(self.as_of.year, 1, 1), last))
        return DataValidation("date", low, high, operator="between")

    def _number(self, prompt: str, refusal: str = _REFUSALS[InputKind.NUMBER], least: int = -_HUGE) -> DataValidation:
        return self._told(DataValidation("decimal", str(least), str(_HUGE), operator="between"), prompt, refusal)

    def _list(self, words: tuple[str, ...], prompt: str, *, strict: bool = True) -> DataValidation:
        validation = DataValidation("list", '"' + ",".join(words) + '"')
        return self._told(validation, prompt, _LIST_ONLY if strict else None)

    def _told(self, validation: DataValidation, prompt: str, refusal: str | None) -> DataValidation:
        validation.allow_blank = True
        validation.showInputMessage = True
        validation.promptTitle, validation.prompt = self._say(_TITLE), self._say(prompt)
        if refusal is not None:
            validation.showErrorMessage = True
            validation.errorTitle, validation.error = self._say(_REFUSED), self._say(refusal)
        return validation

    def _say(self, text: str) -> str:
        return msg(text).render(self.translate)
