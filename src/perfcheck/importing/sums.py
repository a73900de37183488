"""Rows that add up others: no data of their own, but what they say can be checked."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.importing.column_words import Column
from perfcheck.importing.label_words import Label
from perfcheck.importing.marks import Mark, MarkKind
from perfcheck.importing.running_sums import RunningSums, number_in
from perfcheck.importing.words import is_subtotal
from perfcheck.measures.numbers import EXACT, plain
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.importing.draft import Value
    from perfcheck.importing.matrix import Slot
    from perfcheck.importing.reading import Reading, Table

    Stated = Sequence[tuple[Slot, Decimal]]


def check_total(reading: Reading, filled: Sequence[Slot]) -> None:
    """Compare a row that adds up others with what it adds up; a mark where it is wrong."""
    table = reading.table
    if table is None:
        return
    stated = [(slot, number) for slot in filled[1:] if (number := number_in(slot.text)) is not None]
    is_part = is_subtotal(filled[0].text)
    if table.header.of_project:
        budgets = [one for one in stated if table.header.about.get(one[0].column) is Label.TOTAL]
        _check(reading, [one for one in stated if one not in budgets], _weights(reading, table, is_part=is_part))
        if budgets:
            _check(reading, budgets, _of_projects(reading, table, filled[0]))
    else:
        _check(reading, stated, _of_activities(reading, table, filled[0]))


def _weights(reading: Reading, table: Table, *, is_part: bool) -> Iterator[Decimal | None]:
    """The sums that a row may state: since the last subtotal, of the level, of the whole project."""
    project = reading.project
    if project is None:
        return
    rows = project.rows
    table.sums.extend(_text(row.cells.get(Column.WEIGHT)) for _, _, row in rows[table.sums.count :])
    since, table.counted = table.counted, len(rows)
    yield table.sums.since(since if is_part else 0)
    if is_part and rows:
        yield table.sums.since(table.level_start)
    yield table.sums.since(0 if is_part else since)
    whole = table.sums.since(0)
    if whole is not None and not is_part:
        yield EXACT.add(table.before, whole)


def leave_project(reading: Reading, table: Table) -> None:
    """A long table goes on to another project; a total below all of them may add up the points of all."""
    if table.last is not None and reading.projects:
        rows = reading.projects[-1].rows
        table.sums.extend(_text(row.cells.get(Column.WEIGHT)) for _, _, row in rows[table.sums.count :])
        table.before = EXACT.add(table.before, table.sums.since(0) or Decimal(0))
    table.counted, table.level_start, table.sums = 0, 0, RunningSums()


def _of_activities(reading: Reading, table: Table, first: Slot) -> Iterator[Decimal | None]:
    activities = reading.department(first.cell.spot).activities
    table.sums.extend(_text(one.texts.get(Column.BUDGET)) for one in activities[table.sums.count :])
    since, table.counted = table.counted, len(activities)
    yield table.sums.since(0)
    yield table.sums.since(since)


def _of_projects(reading: Reading, table: Table, first: Slot) -> Iterator[Decimal | None]:
    department = reading.department(first.cell.spot)
    sums = table.budgets.setdefault(department.name, RunningSums())
    whole = table.budgets.setdefault(None, RunningSums())
    sums.extend(_text(one.values.get(Label.TOTAL)) for one in department.projects[sums.count :])
    whole.extend(_text(one.values.get(Label.TOTAL)) for one in reading.projects[whole.count :])
    since, sums.stated = sums.stated, sums.count
    yield sums.since(0)
    yield sums.since(since)
    yield whole.since(0)


def _text(value: Value | None) -> str:
    return "" if value is None else value.text


def _check(reading: Reading, stated: Stated, sums: Iterable[Decimal | None]) -> None:
    """A mark, unless the number is one of these sums, or there is nothing to compare it with."""
    known = [one for one in sums if one is not None]
    for slot, number in stated[:1]:
        if known and number not in known:
            parts = plain(known[0])
            what = msg("the document says {stated}, and the parts add up to {sum}", stated=plain(number), sum=parts)
            reading.marks.append(Mark(MarkKind.WRONG_SUBTOTAL, slot.cell.spot, slot.text.strip(), what))
