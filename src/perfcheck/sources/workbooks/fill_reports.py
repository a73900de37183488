"""What was filled into the rows, as the tree that a YAML file of figures would have, with the cell of every value."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Place, SheetCell
from perfcheck.measures.numbers import MAX_DIGITS, fold
from perfcheck.measures.units import NO_UNIT, parse_unit
from perfcheck.messages import msg
from perfcheck.sources.workbooks.cell_tree import Branch
from perfcheck.sources.workbooks.fill_layout import Input, Locked, Section
from perfcheck.sources.workbooks.fill_report import RowReport
from perfcheck.sources.workbooks.fill_rows import InputKind
from perfcheck.sources.workbooks.fill_rules import FORMULA_WITHOUT_VALUE
from perfcheck.sources.workbooks.rules import CONVERTED_CELL, DOUBTFUL_CELL
from perfcheck.sources.workbooks.typed import Refused, typed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcheck.findings import Rule
    from perfcheck.measures.units import Unit
    from perfcheck.messages import Message
    from perfcheck.sources.workbooks.fill_blocks import Filled
    from perfcheck.sources.workbooks.fill_layout import Key
    from perfcheck.sources.workbooks.fill_template import Template
    from perfcheck.sources.workbooks.values import RawBook

_PLAIN = re.compile(rf"-?[0-9]{{1,{MAX_DIGITS}}}(?:\.[0-9]+)?")
_SHOWN = 40
_PARTS = (Input.FISCAL, Input.CARRY_OVER, Input.OTHER)


@dataclass(slots=True)
class Gathering:
    """The tree while the rows are put into it."""

    book: RawBook
    template: Template
    findings: list[Finding] = field(default_factory=list)

    def tree(self, rows: Iterable[Filled]) -> Branch:
        """The whole document; what was left empty is not in it."""
        start = SheetCell(self.book.sheets[0].title)
        root = Branch(start)
        root.put("as_of", self.template.as_of.isoformat(), start)
        root.put("department", self.template.department, start)
        names = _Names(self.template)
        for row in rows:
            self._put(root, row, names)
        return root

    def _put(self, root: Branch, row: Filled, names: _Names) -> None:
        if not row.typed():
            return
        at = row.place(Input.VALUE)
        match Section(row.key[0]):
            case Section.NOTE | Section.SPENT_FROM:
                self._text(root, row.key[0], row)
            case Section.OVERALL:
                self._report(root.branch("overall", at), row.key[1], row)
            case Section.ACTIVITIES:
                self._report(root.branch("activities", at).branch(row.key[1], at), row.key[2], row)
            case Section.PROJECTS:
                project = root.branch("projects", at).branch(row.key[1], at)
                self._report(project.branch("indicators", at), names.of(row.key), row)
            case Section.SPENT:
                project = root.branch("projects", at).branch(row.key[1], at)
                self._spent(project.branch("spent", at), row.key[2], row)
            case Section.BUDGET:
                project = root.branch("projects", at).branch(row.key[1], at)
                self._amount(project.branch("budget", at), row.key[2], row, Input.VALUE)
            case Section.COMPLETION:
                self._text(root.branch("projects", at).branch(row.key[1], at), "completion", row)

    def _report(self, group: Branch, name: str, row: Filled) -> None:
        report = RowReport(self, row, self.template.kinds[row.key], self._unit(row)).read()
        if report:
            branch = group.branch(name, row.place(Input.VALUE))
            for key, (text, at) in report.items():
                _take(branch, key, text, at)

    def _spent(self, spent: Branch, day: str, row: Filled) -> None:
        """The total, or its parts by source; both together are the model's business to refuse."""
        if not any(row.cell(part) is not None for part in _PARTS):
            self._amount(spent, day, row, Input.VALUE)
            return
        told = [column for column in (Input.VALUE, *_PARTS) if row.cell(column) is not None]
        texts = {column: self._read(row, column, InputKind.MONEY, self._unit(row)) for column in told}
        if None in texts.values():
            return  # the sum of the others would be too small
        branch = spent.branch(day, row.place(Input.VALUE))
        for column, text in texts.items():
            if text:
                branch.put("total" if column is Input.VALUE else column.value, text, row.place(column))

    def _amount(self, branch: Branch, key: str, row: Filled, column: Input) -> None:
        text = self.read(row, column, InputKind.MONEY, self._unit(row))
        if text:
            branch.put(key, text, row.place(column))

    def _text(self, branch: Branch, key: str, row: Filled) -> None:
        text = self.read(row, Input.VALUE, InputKind.TEXT)
        if text:
            branch.put(key, text, row.place(Input.VALUE))

    def read(self, row: Filled, column: Input, kind: InputKind, unit: Unit = NO_UNIT) -> str:
        """What a cell says, as YAML would have it, with the unit of its row; empty where nothing can be used."""
        return self._read(row, column, kind, unit) or ""

    def _read(self, row: Filled, column: Input, kind: InputKind, unit: Unit) -> str | None:
        """The same; None where what was typed is refused."""
        cell = row.cell(column)
        if cell is None:
            return ""
        result = typed(cell, kind, unit=unit, year=self.template.as_of.year)
        if isinstance(result, Refused):
            rule = FORMULA_WITHOUT_VALUE if cell.is_formula_without_value else DOUBTFUL_CELL
            self.tell(rule, result.message, result.hint, row.place(column))
            return None
        for note in result.notes:
            self.tell(CONVERTED_CELL, note, None, row.place(column))
        if not unit.symbol or _PLAIN.fullmatch(result.text) is None:
            return result.text
        now = row.shows(Locked.UNIT)
        if fold(now) in ("", fold(str(unit))):
            return f"{result.text}{unit}"
        why = msg(
            "{number} may be in {before} or in {now}, because the unit beside it was changed",
            number=result.text,
            before=str(unit),
            now=now[:_SHOWN],
        )
        self.tell(DOUBTFUL_CELL, why, msg("write the unit behind the number"), row.place(column))
        return None

    def tell(self, rule: Rule, message: Message, hint: Message | None, at: SheetCell) -> None:
        """Note what is wrong."""
        self.findings.append(Finding(rule, message, hint, Place(self.book.file, at)))

    def _unit(self, row: Filled) -> Unit:
        """The unit that the template asked for, whatever the cell says now."""
        return parse_unit(self.template.texts[row.key].get(Locked.UNIT, "")) or NO_UNIT


class _Names:
    """How a file calls the indicators of a project: by their key, with the levels above where others have the same."""

    def __init__(self, template: Template) -> None:
        keys = (key for key in template.texts if key[0] == Section.PROJECTS)
        self._count = Counter((key[1], key[-1]) for key in keys)

    def of(self, key: Key) -> str:
        """The name of the indicator of a row."""
        return key[-1] if self._count[key[1], key[-1]] == 1 else "/".join(key[2:])


def _take(branch: Branch, key: str, text: str | list[str], at: SheetCell) -> None:
    if isinstance(text, str):
        branch.put(key, text, at)
        return
    below = branch.branch(key, at, is_list=True)
    for number, part in enumerate(text):
        below.put(str(number), part, at)
