"""The workbook to fill in: a guide, a sheet for overall targets, one for activities, one a project, a hidden one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.cell_range import CellRange

from perfcheck.messages import N_
from perfcheck.model.lookup import short_codes
from perfcheck.reports.book import Book, saved
from perfcheck.reports.cells import put
from perfcheck.reports.fill_in.blocks import Block
from perfcheck.reports.fill_in.checks import colour_checks, count_formula
from perfcheck.reports.fill_in.columns import (
    BUDGET_HEADS,
    KEY_COLUMN,
    SPENDING_HEADS,
    budget_columns,
    indicator_columns,
    spending_columns,
    width_of,
)
from perfcheck.reports.fill_in.guide import GUIDE, Counted, fill_guide, until_line
from perfcheck.reports.fill_in.hidden import add_hidden, said_of
from perfcheck.reports.fill_in.look import INPUT_TEXT, SIDE_NOTE, TITLE, add_looks
from perfcheck.reports.fill_in.titles import unique_title
from perfcheck.reports.fill_in.validations import Validations
from perfcheck.reports.records import Kind
from perfcheck.reports.styles import prepare_page, row_height
from perfcheck.sources.workbooks.fill_layout import CHECK, HEADS, META_SHEET, Input, Locked, Scope, Section
from perfcheck.sources.workbooks.fill_rows import all_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.messages import Translate
    from perfcheck.model.targets import Targets
    from perfcheck.reports.fill_in.columns import Columns, Field
    from perfcheck.reports.fill_in.earlier import Earlier
    from perfcheck.sources.workbooks.fill_rows import FillRow

PAGES_WIDE = 2
"""On one page the letters would be too small to read."""
OVERALL, ACTIVITIES = N_("Overall targets"), N_("Activities")
SPENDING = N_("Cumulative spending")
BUDGET = N_("Budget and completion as a whole (only where there is something to say)")
OF_PROJECTS = frozenset({Section.PROJECTS, Section.SPENT, Section.BUDGET, Section.COMPLETION})
FIRST_HEAD = 3
"""The row of the first head; above it the title and the count."""


def fill_in_workbook(
    targets: Targets, as_of: date, earlier: Earlier, translate: Translate, *, projects: Sequence[str] | None = None
) -> bytes:
    """The workbook for the figures up to the end of a day; of some ``projects`` only, where they are named."""
    rows = all_rows(targets, as_of, projects)
    workbook = Workbook()
    workbook.properties.creator = "perfcheck"
    add_looks(workbook)
    making = _Making(workbook, targets, as_of, earlier, translate)
    guide = workbook.worksheets[0]
    guide.title = unique_title(translate(GUIDE), (META_SHEET,))
    making.add_sheets(rows)
    fill_guide(guide, targets, as_of, making.counted, translate)
    guide.protection.enable()
    scope = Scope.ALL if projects is None else Scope.PROJECTS
    until = until_line(targets, as_of, translate)
    add_hidden(workbook, said_of(targets, as_of, rows, scope, until), rows, earlier)
    workbook.security = WorkbookProtection(lockStructure=True)
    workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    return saved(Book(workbook))


@dataclass(slots=True)
class _Making:
    """The workbook while its sheets are written one after the other."""

    workbook: Workbook
    targets: Targets
    as_of: date
    earlier: Earlier
    translate: Translate
    counted: list[Counted] = field(default_factory=list)

    def add_sheets(self, rows: Sequence[FillRow]) -> None:
        """A sheet for each group of rows."""
        for section, title in ((Section.OVERALL, OVERALL), (Section.ACTIVITIES, ACTIVITIES)):
            own = [row for row in rows if row.section is section]
            if own:
                self._sheet(self.translate(title), self.translate(title), own, ())
        by_code: dict[str, list[FillRow]] = {}
        for row in rows:
            if row.section in OF_PROJECTS:
                by_code.setdefault(row.key[1], []).append(row)
        names = short_codes(self.targets.projects)
        for code, own in by_code.items():
            name = self.targets.projects[code].name
            indicators = [row for row in own if row.section is Section.PROJECTS]
            money = [row for row in own if row.section is not Section.PROJECTS]
            self._sheet(name, f"{names[code]} {name}", indicators, money)

    def _sheet(self, name: str, heading: str, indicators: Sequence[FillRow], money: Sequence[FillRow]) -> None:
        title = unique_title(name, (*self.workbook.sheetnames, META_SHEET))
        sheet: Worksheet = self.workbook.create_sheet(title)
        put(sheet, (1, KEY_COLUMN + 1), heading, Kind.TEXT, TITLE)
        columns = indicator_columns(indicators, self.earlier.days, project=bool(money))
        filling = _Filling(sheet, columns, Validations(self.translate, self.as_of), self.earlier, self.translate)
        filling.write(indicators, money)
        counted = Counted(title, tuple(filling.checks), filling.total)
        self.counted.append(counted)
        put(sheet, (2, KEY_COLUMN + 1), None, Kind.TEXT, SIDE_NOTE)
        sheet.cell(2, KEY_COLUMN + 1).value = count_formula(counted.checks, counted.total, self.translate)
        filling.finish()


@dataclass(slots=True)
class _Filling:
    """One sheet while its blocks are written below each other; ``checks`` are the cells of its check columns."""

    sheet: Worksheet
    columns: Columns
    validations: Validations
    earlier: Earlier
    translate: Translate
    checks: list[str] = field(default_factory=list)
    total: int = 0
    number: int = FIRST_HEAD

    def write(self, indicators: Sequence[FillRow], money: Sequence[FillRow]) -> None:
        """Write the indicators, and for a project its spending and its budget."""
        if indicators:
            self._counted(indicators, self.columns, cast("Mapping[Field, str]", HEADS))
        spent = [row for row in money if row.section is Section.SPENT]
        if spent:
            self._heading(SPENDING)
            self._counted(spent, spending_columns(self.columns), SPENDING_HEADS)
        others = [row for row in money if row.section is not Section.SPENT]
        if others:
            self._heading(BUDGET)
            self._block(others, budget_columns(self.columns), BUDGET_HEADS)
            self._widen(self.number - 1)

    def finish(self) -> None:
        """Protect the sheet, keep its names in sight, and make it print."""
        sheet = self.sheet
        for cells in self.checks:
            colour_checks(sheet, cells, self.translate)
        self.validations.put_into(sheet)
        for name, column in self.columns.fields():
            sheet.column_dimensions[get_column_letter(column)].width = width_of(name)
        sheet.column_dimensions[get_column_letter(KEY_COLUMN)].hidden = True
        sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 28, row_height(1)
        sheet.freeze_panes = f"{get_column_letter(self.columns.places[Locked.NAME] + 1)}{FIRST_HEAD + 2}"
        sheet.print_title_rows = f"1:{FIRST_HEAD}"
        prepare_page(sheet, self.translate)
        sheet.print_title_cols = f"B:{get_column_letter(self.columns.places[Locked.NAME])}"
        sheet.page_setup.fitToWidth = PAGES_WIDE
        protection = sheet.protection
        protection.enable()
        # Sorting stays forbidden: it would move the inputs and leave the names and keys beside them where they are.
        protection.formatColumns = protection.formatRows = protection.autoFilter = False

    def _heading(self, text: str) -> None:
        self.number += 1
        put(self.sheet, (self.number, KEY_COLUMN + 1), self.translate(text), Kind.TEXT, SIDE_NOTE)
        self.sheet.row_dimensions[self.number].height = row_height(1)
        self.number += 1

    def _counted(self, rows: Sequence[FillRow], columns: Columns, heads: Mapping[Field, str]) -> None:
        self._block(rows, columns, heads)
        letter = columns.letter(CHECK)
        self.checks.append(f"${letter}${self.number - len(rows)}:${letter}${self.number - 1}")
        self.total += len(rows)

    def _block(self, rows: Sequence[FillRow], columns: Columns, heads: Mapping[Field, str]) -> None:
        block = Block(self.sheet, columns, heads, self.validations, self.earlier, self.translate)
        self.number = block.write(self.number, rows)

    def _widen(self, number: int) -> None:
        """Room for a text in a row that has one input only."""
        first, last = self.columns.places[Input.VALUE], self.columns.places[Input.FORECAST]
        for column in range(first, last + 1):
            self.sheet.cell(number, column).style = INPUT_TEXT
        self.sheet.merged_cells.ranges.add(CellRange(min_col=first, min_row=number, max_col=last, max_row=number))
        self.sheet.row_dimensions[number].height = row_height(3)
