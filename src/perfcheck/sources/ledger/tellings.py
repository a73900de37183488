"""What is said of a file of payments: what was taken, and every row that was not."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from perfcheck.findings import Finding
from perfcheck.messages import Message, msg
from perfcheck.model.lookup import several_projects
from perfcheck.sources.ledger.header import Role, has_heading
from perfcheck.sources.ledger.payments import in_wan
from perfcheck.sources.ledger.sums import total
from perfcheck.sources.workbooks.rules import (
    CONVERTED_CELL,
    PAYMENT_LEFT_OUT,
    PAYMENT_UNREADABLE,
    PAYMENTS_TOTAL,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from perfcheck.findings import Place
    from perfcheck.model.actuals import SpentFrom
    from perfcheck.sources.ledger.header import Header
    from perfcheck.sources.ledger.payments import Payment
    from perfcheck.sources.ledger.sums import Sorted
    from perfcheck.sources.ledger.table import Table

EACH = 20
"""How many findings of one kind stand alone; the rest are told together."""
_RANGES = 30
"""How many ranges of row numbers a message lists."""


def told(table: Table, header: Header, rows: Sorted, year: int, as_of: date) -> Iterator[Finding]:
    """All that is to be said, the total first."""
    yield Finding(PAYMENTS_TOTAL, _total(header, rows), place=table.place(header.row, header.columns[Role.AMOUNT]))
    yield from _unread(table, rows)
    yield from _unknown(table, rows)
    reasons = (
        (rows.other_year, msg("they are not of {year}", year=str(year))),
        (rows.later, msg("they are after {as_of}, the day of the report", as_of=as_of.isoformat())),
        (rows.written, msg("the spending of their projects is written in the file of figures")),
    )
    for payments, reason in reasons:
        if payments:
            yield _left_out(table, payments, reason)
    yield from _remarks(table, rows)
    yield from _totals(table, rows)


def _total(header: Header, rows: Sorted) -> Message:
    every, taken = tuple(rows.payments()), tuple(chain.from_iterable(rows.taken.values()))
    columns = tuple(header.names[role] for role in Role)
    return msg(
        "{count} payments of {total} in all; {taken} payments of {amount} were taken for {projects} projects"
        " (columns {columns}, in {unit})",
        count=len(every),
        total=in_wan(total(every)),
        taken=len(taken),
        amount=in_wan(total(taken)),
        projects=len(rows.taken),
        columns=columns,
        unit=str(header.unit),
    )


def _unread(table: Table, rows: Sorted) -> Iterator[Finding]:
    for row in rows.unread[:EACH]:
        why = msg("row {row} was left out: {problem}", row=row.row, problem=row.message)
        yield Finding(PAYMENT_UNREADABLE, why, row.hint, table.place(row.row, row.column))
    for payment, codes in rows.ambiguous[:EACH]:
        why = msg(
            "row {row} was left out: {problem}", row=payment.row, problem=several_projects(payment.project, codes)
        )
        yield Finding(PAYMENT_UNREADABLE, why, place=_place(table, payment))
    more = [row.row for row in rows.unread[EACH:]] + [payment.row for payment, _ in rows.ambiguous[EACH:]]
    if more:
        why = msg(
            "{count} more rows were left out, because they cannot be read: {rows}",
            count=len(more),
            rows=row_numbers(more),
        )
        yield Finding(PAYMENT_UNREADABLE, why, place=table.place(min(more), 1))


def _unknown(table: Table, rows: Sorted) -> Iterator[Finding]:
    groups = list(rows.unknown.items())
    for project, payments in groups[:EACH]:
        yield _left_out(table, payments, msg("the targets have no project {name}", name=project[:60]))
    rest = [payment for _, payments in groups[EACH:] for payment in payments]
    if rest:
        yield _left_out(table, rest, msg("the targets have none of their {count} projects", count=len(groups) - EACH))


def _left_out(table: Table, payments: Sequence[Payment], reason: Message) -> Finding:
    why = msg(
        "{count} payments of {amount} were left out, because {reason}: {rows}",
        count=len(payments),
        amount=in_wan(total(payments)),
        reason=reason,
        rows=row_numbers([payment.row for payment in payments]),
    )
    return Finding(PAYMENT_LEFT_OUT, why, place=_place(table, payments[0]))


def _remarks(table: Table, rows: Sorted) -> Iterator[Finding]:
    """Rows that are no payments, hidden rows that are, and what was converted."""
    if rows.asides:
        numbers = [row.row for row in rows.asides]
        why = msg("rows without a day, a project and an amount are no payments: {rows}", rows=row_numbers(numbers))
        yield Finding(PAYMENTS_TOTAL, why, place=table.place(numbers[0], 1))
    taken = tuple(chain.from_iterable(rows.taken.values()))
    hidden = [payment.row for payment in taken if payment.row in table.hidden_rows]
    if hidden:
        why = msg("payments in hidden rows were taken as well: {rows}", rows=row_numbers(hidden))
        yield Finding(PAYMENTS_TOTAL, why, place=table.place(min(hidden), 1))
    converted = sorted((payment for payment in taken if payment.notes), key=lambda one: one.row)
    if converted:
        first = converted[0]
        why = msg("{count} payments were converted, the first: {note}", count=len(converted), note=first.notes[0])
        yield Finding(CONVERTED_CELL, why, place=_place(table, first))


def _totals(table: Table, rows: Sorted) -> Iterator[Finding]:
    """The lines with totals, and whether that of the whole file is right."""
    every = total(rows.payments())
    for line in rows.totals:
        place = table.place(line.row, line.column)
        if not line.is_whole:
            continue
        if line.amount is None:
            why = msg("the total in row {row} cannot be read", row=line.row)
            yield Finding(PAYMENT_LEFT_OUT, why, place=place)
        elif line.amount != every:
            why = msg(
                "the total in row {row} says {said}, but the payments that can be read add up to {sum}",
                row=line.row,
                said=in_wan(line.amount),
                sum=in_wan(every),
            )
            yield Finding(PAYMENT_LEFT_OUT, why, place=place)
    lines = [line.row for line in rows.totals]
    if lines:
        why = msg("lines with totals are no payments: {rows}", rows=row_numbers(lines))
        yield Finding(PAYMENTS_TOTAL, why, place=table.place(lines[0], 1))


def others_told(table: Table, others: Sequence[Table], wishes: SpentFrom) -> Iterator[Finding]:
    """That there are sheets which were not read; a hidden one with payments is worth a warning."""
    for one in others:
        if not one.rows or one is table:
            continue
        if has_heading(one, wishes):
            why = msg("the hidden sheet {sheet} looks like payments, but it was not read", sheet=one.sheet or "")
            hint = msg("to read it, name it below spent_from: sheet")
            yield Finding(PAYMENT_LEFT_OUT, why, hint, one.place(one.rows[0][0].row, one.rows[0][0].column))
        else:
            why = msg("the sheet {sheet} has no heading of payments, so it was not read", sheet=one.sheet or "")
            yield Finding(PAYMENTS_TOTAL, why, place=one.place(one.rows[0][0].row, one.rows[0][0].column))


def row_numbers(rows: Sequence[int]) -> Message:
    """Row numbers in short: rows 3, 5, 7-19."""
    ranges: list[tuple[int, int]] = []
    for row in sorted(rows):
        if ranges and row <= ranges[-1][1] + 1:
            ranges[-1] = ranges[-1][0], row
        else:
            ranges.append((row, row))
    texts = tuple(str(first) if first == last else f"{first}-{last}" for first, last in ranges)
    if len(texts) <= _RANGES:
        return msg("rows {rows}", rows=texts)
    rest = sum(last - first + 1 for first, last in ranges[_RANGES:])
    return msg("rows {rows} and {count} more", rows=texts[:_RANGES], count=rest)


def _place(table: Table, payment: Payment) -> Place:
    return table.place(payment.row, payment.column)
