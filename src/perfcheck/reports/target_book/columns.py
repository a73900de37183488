"""Which columns a target workbook has, how wide they are, and in which style."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.reports.target_book.look import CENTRED, FIGURE, NAME, TEXT
from perfcheck.sources.workbooks import target_layout as layouts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perfcheck.reports.target_book.rows import Row
    from perfcheck.sources.workbooks.target_layout import Column, Layout

_ALWAYS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        layouts.OVERALL.title: frozenset({"indicator", "target"}),
        layouts.ACTIVITIES.title: frozenset({"activity", "content", "objective", "indicator", *layouts.LEVELS}),
        layouts.MEASURES.title: frozenset({"measure", "text"}),
        layouts.CONTRIBUTIONS.title: frozenset({"measure", "goal", "source", "amount"}),
        layouts.PROJECTS.title: frozenset({"code", "name", "activity", "budget.total", "purpose", "objective"}),
        layouts.INDICATORS.title: frozenset(
            {"code", "level1", "level2", "indicator", "description", "target", "basis"}
        ),
    }
)
"""What a sheet has even if nothing stands in it; the other columns are there where they are used."""
_TO_FILL_IN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        layouts.ACTIVITIES.title: frozenset({"budget"}),
        layouts.CONTRIBUTIONS.title: frozenset({"note"}),
        layouts.PROJECTS.title: frozenset(
            {"unit.code", "unit.name", "budget.fiscal", "budget.carry_over", "budget.other"}
        ),
        layouts.INDICATORS.title: frozenset({"operator", "unit", "weight"}),
    }
)
"""What a sheet that is made to be filled in has besides; people add the other columns by their headings."""
WIDTHS: Mapping[str, int] = MappingProxyType(
    {
        "code": 22,
        "activity": 22,
        "indicator": 30,
        "measure": 22,
        "goal": 30,
        "source": 40,
        "level1": 14,
        "level2": 20,
        "content": 40,
        "objective": 40,
        "text": 90,
        "purpose": 36,
        "name": 22,
        "description": 34,
        "basis": 22,
        "definition": 34,
        "score_rule": 34,
        "note": 24,
        "unit.name": 24,
        "amount": 16,
    }
)
USUAL_WIDTH, DAY_WIDTH = 12, 9
FIGURES = frozenset({"budget", "budget.total", "budget.fiscal", "budget.carry_over", "budget.other"})
_CENTRED = frozenset({*layouts.DEMANDS, "unit", "operator", "direction", "tolerance", "amount"})


def columns_of(layout: Layout, rows: Iterable[Row], *, to_fill_in: bool) -> tuple[Column, ...]:
    """The columns of a sheet: those of the forms, and what else is used."""
    used = {way for row in rows for way in row.cells}
    wanted = _ALWAYS[layout.title]
    if to_fill_in:
        wanted |= _TO_FILL_IN.get(layout.title, frozenset())
    return tuple(one for one in layout.columns if one.way in used or ".".join(one.way) in wanted)


def width_of(column: Column) -> int:
    """How wide a column is."""
    return WIDTHS.get(".".join(column.way), USUAL_WIDTH)


def look_of(column: Column) -> str:
    """The style of a column's cells."""
    key = ".".join(column.way)
    if column.is_name:
        return NAME
    return FIGURE if key in FIGURES or key == "weight" else CENTRED if key in _CENTRED else TEXT
