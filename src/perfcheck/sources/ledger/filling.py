"""Actual figures with the spending of the file of payments that they name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from perfcheck.findings import Finding
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.units import WAN_YUAN, YUAN_DIMENSION, Unit
from perfcheck.messages import msg
from perfcheck.model.actuals import Spent
from perfcheck.model.lookup import lookup_of, short_codes
from perfcheck.sources.ledger.header import Role, header_of
from perfcheck.sources.ledger.path import ledger_file
from perfcheck.sources.ledger.payments import in_wan, payments_in
from perfcheck.sources.ledger.sums import days_of, sort_rows, sums_of
from perfcheck.sources.ledger.table import tables_in
from perfcheck.sources.ledger.tellings import others_told, told
from perfcheck.sources.workbooks.rules import PAYMENT_LEFT_OUT, PAYMENTS_TOTAL, SPENT_TWICE
from perfcheck.sources.yaml_tree import collector_paused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from perfcheck.findings import KeyPath, Place
    from perfcheck.model.actuals import Actuals
    from perfcheck.model.targets import Targets
    from perfcheck.sources.documents import Reading
    from perfcheck.sources.ledger.header import Header
    from perfcheck.sources.ledger.sums import Sorted, Sum
    from perfcheck.sources.ledger.table import Table

_YUAN = Unit("元", YUAN_DIMENSION)


def with_ledger(reading: Reading[Actuals], targets: Targets, *, limit: int) -> Reading[Actuals]:
    """The reading of a file of figures with the spending of its ledger, and what there is to say about that."""
    actuals = reading.document
    path = None if actuals is None else ledger_file(actuals, reading.file)
    if actuals is None or actuals.spent_from is None or path is None:
        return reading
    with collector_paused():
        tables = tables_in(path, actuals.spent_from.sheet, limit=limit)
        if isinstance(tables, Finding):
            return _with(reading, tables)
        found = header_of(tables, actuals.spent_from)
        if isinstance(found, Finding):
            return _with(reading, found)
        rows = sort_rows(payments_in(*found), targets, actuals.as_of)
    filling = _Filling(actuals, targets, *found, rows)
    document = filling.filled()
    others = others_told(found[0], tables, actuals.spent_from)
    findings = (*told(*found, rows, targets.year, actuals.as_of), *others, *filling.findings)
    return _with(replace(reading, document=document), *findings)


def _with(reading: Reading[Actuals], *findings: Finding) -> Reading[Actuals]:
    return replace(reading, findings=(*reading.findings, *findings))


@dataclass(slots=True)
class _Filling:
    """The spending of a file of figures, while it is summed from the rows of a ledger."""

    actuals: Actuals
    targets: Targets
    table: Table
    header: Header
    rows: Sorted
    findings: list[Finding] = field(default_factory=list)

    def filled(self) -> Actuals:
        """The file of figures with its spending."""
        keys = self._keys()
        self._leave_written(keys)
        spent: dict[str, dict[str, Spent]] = {}
        places: dict[KeyPath, Place] = {}
        for code, payments in self.rows.taken.items():
            key = keys.get(code, code)
            days = days_of(self.targets.projects[code], self.targets.year, self.actuals.as_of)
            spent[key] = {}
            for day, one in sums_of(payments, days).items():
                place = self._place(one)
                if one.amount < 0:
                    self.findings.append(self._negative(code, day, one, place))
                    continue
                amount = Quantity(one.amount, _YUAN).to(WAN_YUAN)
                spent[key][day.isoformat()] = Spent.model_validate({"total": amount})
                places["projects", key, "spent", day.isoformat()] = place
        self.findings.extend(self._without(keys))
        return self.actuals.with_spending(spent, places)

    def _keys(self) -> dict[str, str]:
        """The key that each project has in the file of figures, by its code."""
        called = lookup_of({code: project.name for code, project in self.targets.projects.items()})
        keys: dict[str, str] = {}
        for key in self.actuals.projects:
            codes = called(key)
            if len(codes) == 1:
                keys.setdefault(codes[0], key)
        return keys

    def _leave_written(self, keys: Mapping[str, str]) -> None:
        """Put aside the payments of projects whose spending is written in the file of figures as well."""
        for code in tuple(self.rows.taken):
            key = keys.get(code)
            if key is None or not self.actuals.projects[key].spent:
                continue
            self.rows.written.extend(self.rows.taken.pop(code))
            why = msg(
                "the spending of {project} is written here and stands in {file} as well",
                project=key,
                file=self.table.file,
            )
            hint = msg("the amounts written here were used; delete them, or take the project out of the other file")
            self.findings.append(
                Finding(SPENT_TWICE, why, hint, self.actuals.place("projects", key, "spent", key=True))
            )

    def _place(self, one: Sum) -> Place:
        """Where an amount stands: at the last payment that counts, or at the heading before the first one."""
        if one.last is None:
            return self.table.place(self.header.row, self.header.columns[Role.AMOUNT])
        return self.table.place(one.last.row, one.last.column)

    def _negative(self, code: str, day: date, one: Sum, place: Place) -> Finding:
        why = msg(
            "the payments of {project} until {day} add up to {amount}; the amount was left out",
            project=code,
            day=day.isoformat(),
            amount=in_wan(one.amount),
        )
        hint = msg("refunds of earlier years do not belong to the spending of this year")
        return Finding(PAYMENT_LEFT_OUT, why, hint, place)

    def _without(self, keys: Mapping[str, str]) -> Iterator[Finding]:
        """Which projects have no payment at all: they are not reported, which is not the same as zero."""
        reported = {code for code, key in keys.items() if self.actuals.projects[key].spent} | self.rows.taken.keys()
        short = short_codes(self.targets.projects)
        names = tuple(short[code] for code in self.targets.projects if code not in reported)
        if names:
            why = msg("no payments of {projects}; their spending is not reported", projects=names)
            place = self.table.place(self.header.row, self.header.columns[Role.PROJECT])
            yield Finding(PAYMENTS_TOTAL, why, place=place)
