"""The columns of the sheets of a fill-in workbook."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from perfcheck.messages import N_
from perfcheck.sources.workbooks.fill_layout import CHECK, EARLIER, HEADS, Input, Locked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from perfcheck.sources.workbooks.fill_rows import FillRow

CHECK_HEAD = N_("Check")
KEY_COLUMN = 1
Field = Locked | Input | str
"""What a column holds; ``earlier 2020-06-30`` for figures of an earlier day."""

WIDTHS: Mapping[Field, int] = MappingProxyType(
    {
        Locked.GROUP: 16,
        Locked.LEVEL1: 11,
        Locked.LEVEL2: 12,
        Locked.NAME: 26,
        Locked.DESCRIPTION: 22,
        Locked.TARGET: 14,
        Locked.STANDARD: 18,
        Locked.UNIT: 9,
        Input.VALUE: 14,
        CHECK: 12,
        Input.COMPLETED_ON: 13,
        Input.NO_DATA: 13,
        Input.FORECAST: 14,
        Input.LIKELIHOOD: 13,
        Input.CAUSE: 12,
        Input.REASON: 28,
        Input.IMPROVEMENT: 28,
        Input.EVIDENCE: 22,
        Input.SCORE: 10,
        Input.NOTE: 22,
    }
)
EARLIER_WIDTH = 13
_OPTIONAL = (Locked.GROUP, Locked.LEVEL1, Locked.LEVEL2, Locked.DESCRIPTION, Locked.TARGET, Locked.STANDARD)
_INPUTS: tuple[Field, ...] = (
    Input.VALUE,
    CHECK,
    Input.COMPLETED_ON,
    Input.NO_DATA,
    Input.FORECAST,
    Input.LIKELIHOOD,
    Input.CAUSE,
    Input.REASON,
    Input.IMPROVEMENT,
    Input.EVIDENCE,
    Input.SCORE,
    Input.NOTE,
)
_SPENDING: Mapping[Field, Field] = MappingProxyType(
    {
        Locked.NAME: Locked.NAME,
        Locked.TARGET: Locked.DESCRIPTION,
        Locked.STANDARD: Locked.TARGET,
        Locked.UNIT: Locked.UNIT,
        Input.VALUE: Input.VALUE,
        CHECK: CHECK,
        Input.FISCAL: Input.COMPLETED_ON,
        Input.CARRY_OVER: Input.NO_DATA,
        Input.OTHER: Input.FORECAST,
    }
)
"""Below which column of the indicators each column of the spending stands."""
_BUDGET: Mapping[Field, Field] = MappingProxyType(
    {
        Locked.NAME: Locked.NAME,
        Locked.STANDARD: Locked.TARGET,
        Locked.UNIT: Locked.UNIT,
        Input.VALUE: Input.VALUE,
    }
)
BUDGET_HEADS: Mapping[Field, str] = MappingProxyType(
    {
        Locked.NAME: N_("Item"),
        Locked.STANDARD: N_("In the targets"),
        Locked.UNIT: HEADS[Locked.UNIT],
        Input.VALUE: N_("To be filled in"),
    }
)
SPENDING_HEADS: Mapping[Field, str] = MappingProxyType(
    {
        Locked.NAME: N_("Spent up to the end of"),
        Locked.TARGET: N_("Planned share"),
        Locked.STANDARD: N_("Planned amount"),
        Locked.UNIT: HEADS[Locked.UNIT],
        Input.VALUE: N_("Spent so far"),
        CHECK: CHECK_HEAD,
        Input.FISCAL: HEADS[Input.FISCAL],
        Input.CARRY_OVER: HEADS[Input.CARRY_OVER],
        Input.OTHER: HEADS[Input.OTHER],
    }
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which field stands in which column of a sheet, counted from 1."""

    places: Mapping[Field, int]

    def letter(self, field: Field) -> str:
        """The letter of a field's column."""
        return get_column_letter(self.places[field])

    def fields(self) -> Iterator[tuple[Field, int]]:
        """Each field with its column."""
        yield from self.places.items()

    @property
    def earlier(self) -> tuple[Field, ...]:
        """The fields of earlier figures."""
        return tuple(field for field in self.places if is_earlier(field))

    @property
    def last(self) -> int:
        """The last column."""
        return max(self.places.values())


def indicator_columns(rows: Sequence[FillRow], days: Iterable[date], *, project: bool) -> Columns:
    """The columns for rows of indicators; what no row has is left out. Projects have what their spending needs."""
    needed = {field for row in rows for field in row.texts}
    if project:
        needed |= {Locked.DESCRIPTION, Locked.TARGET, Locked.LEVEL1, Locked.LEVEL2}
    locked = [field for field in Locked if field not in _OPTIONAL or field in needed]
    fields: list[Field] = [*locked, *(earlier_field(day) for day in days), *_INPUTS]
    return Columns(MappingProxyType({field: column for column, field in enumerate(fields, start=KEY_COLUMN + 1)}))


def spending_columns(columns: Columns) -> Columns:
    """The columns for rows of spending, below those of the indicators."""
    places = {field: columns.places[above] for field, above in _SPENDING.items()}
    return Columns(MappingProxyType(places | {field: columns.places[field] for field in columns.earlier}))


def budget_columns(columns: Columns) -> Columns:
    """The columns for rows of the budget and of the completion, below those of the indicators."""
    return Columns(MappingProxyType({field: columns.places[above] for field, above in _BUDGET.items()}))


def earlier_field(day: date) -> str:
    """The field of figures of an earlier day."""
    return f"{EARLIER}{day.isoformat()}"


def is_earlier(field: Field) -> bool:
    """Whether it is a field of earlier figures."""
    return field.startswith(EARLIER)


def day_of(field: Field) -> str:
    """The day of a field of earlier figures."""
    return field.removeprefix(EARLIER)


def width_of(field: Field) -> int:
    """How wide its column is."""
    return WIDTHS.get(field, EARLIER_WIDTH)
