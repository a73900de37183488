"""Flat tables, which CSV, Markdown and the workbook share: columns that know what they pick out of a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import compress
from typing import TYPE_CHECKING, Generic, TypeVar

from perfcheck.measures.numbers import half_up, in_percent, plain
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from perfcheck.measures.quantity import Quantity
    from perfcheck.messages import Translate

R = TypeVar("R")

Picked = str | int | Decimal | Fraction | date | Message | tuple[str | Message, ...] | None
"""What a column picks: data as it is, messages that still have to be put into a language."""
Value = str | int | Decimal | Fraction | date | None
"""What stands in a table. A fraction is exact and is rounded where it is shown; an empty cell is None."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Kind(StrEnum):
    """What a column holds.

    ``COUNT`` is how many there are, ``MONEY`` 万元, ``SHARE`` a part of 1, ``POINTS`` a difference of two shares,
    ``SCORE`` points of an evaluation, with two decimals.
    """

    TEXT = "text"
    LEVEL = "level"
    LIGHT = "light"
    NUMBER = "number"
    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    POINTS = "points"
    SCORE = "score"
    DATE = "date"

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return self not in _WORDS


# Looked up once: the name of a member takes longer than the comparison with it, and there is one for each cell.
_MONEY, _SHARE, _POINTS, _SCORE = Kind.MONEY, Kind.SHARE, Kind.POINTS, Kind.SCORE
_WORDS = (Kind.TEXT, Kind.LEVEL, Kind.LIGHT, Kind.DATE)


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column: its name among the others, its heading (to be translated), its kind, and where its value comes from."""

    name: str
    head: str
    pick: Callable[[R], Picked]
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """A finished table in one language; ``names`` and ``kinds`` say what each column is."""

    names: tuple[str, ...]
    heads: tuple[str, ...]
    kinds: tuple[Kind, ...]
    rows: tuple[tuple[Value, ...], ...]

    def without_empty(self, kept: Iterable[str]) -> Table:
        """The table without the columns that no row fills, except those of the names in ``kept``."""
        keep = set(kept)
        filled = [
            name in keep or any(row[index] is not None for row in self.rows) for index, name in enumerate(self.names)
        ]
        return Table(
            tuple(compress(self.names, filled)),
            tuple(compress(self.heads, filled)),
            tuple(compress(self.kinds, filled)),
            tuple(tuple(compress(row, filled)) for row in self.rows),
        )


def table(columns: Sequence[Column[R]], rows: Iterable[R], translate: Translate) -> Table:
    """The rows as a table in the language of ``translate``."""
    picks = [column.pick for column in columns]
    return Table(
        tuple(column.name for column in columns),
        tuple(translate(column.head) for column in columns),
        tuple(column.kind for column in columns),
        tuple(
            tuple([None if (picked := pick(row)) is None else resolved(picked, translate) for pick in picks])
            for row in rows
        ),
    )


def chosen(columns: Mapping[str, Column[R]], names: Iterable[str]) -> tuple[Column[R], ...]:
    """The columns of these names, in this order."""
    return tuple(columns[name] for name in names)


def by_name(*columns: Column[R]) -> dict[str, Column[R]]:
    """The columns by their names."""
    return {column.name: column for column in columns}


def resolved(picked: Picked, translate: Translate) -> Value:
    """The value in the language of ``translate``: texts printable, several texts joined, nothing as None."""
    if picked is None:
        return None
    if isinstance(picked, str):
        return printable(picked) or None
    if isinstance(picked, Message):
        return printable(picked.render(translate)) or None
    if not isinstance(picked, tuple):
        return picked
    texts = [part.render(translate) if isinstance(part, Message) else part for part in picked if part]
    return printable(translate("; ").join(texts)) or None if texts else None


def number_of(quantity: Quantity | None) -> Decimal | None:
    """The number of an amount whose unit stands in the heading."""
    return None if quantity is None else quantity.number


def printable(text: str) -> str:
    """The text without characters that no cell and no terminal can show; line breaks are LF."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def unit_of_head(head: str, kind: Kind, translate: Translate) -> str:
    """The heading of a column of plain numbers, which has to say that they are percentages."""
    return msg("{heading} (%)", heading=head).render(translate) if kind is Kind.SHARE else head


def plain_number(value: Decimal | Fraction | int, kind: Kind) -> str:
    """A number without separators or unit: shares in percent, everything that never ends rounded to two decimals."""
    if kind is _SHARE or kind is _POINTS:
        return str(in_percent(value))
    if kind is not _SCORE and isinstance(value, (Decimal, int)):
        return plain(Decimal(value))
    return str(half_up(value, 2))


def shown(value: Value, kind: Kind) -> str:
    """A value for people: ``80.00%``, ``-12.40``, ``1,234.50``, ``2020-09-30``."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return value.isoformat()
    if kind is _MONEY:
        return f"{half_up(value, 2):,}"
    number = plain_number(value, kind)
    if kind is _POINTS:
        return number if number.startswith("-") else f"+{number}"
    return f"{number}%" if kind is _SHARE else number
