"""The workbooks that peers read: rows of numbers, and the same with IF formulas for rates and levels."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from openpyxl import Workbook

from benchmarks.departments import Kind
from benchmarks.flat import FlatRow, flat_rows

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.departments import Department

EPOCH = date(1970, 1, 1)
RATE = '=IF(C{n}="at most",IF(G{n}<=D{n},1,D{n}/G{n}),IF(C{n}="at least",G{n}/D{n},""))'
LEVEL = (
    '=IF(C{n}="standard",IF(G{n}>=D{n},"优",IF(G{n}>=E{n},"良",IF(G{n}>=F{n},"中","差"))),'
    'IF(C{n}="deadline",IF(G{n}<=D{n},"优","差"),'
    'IF(H{n}>=0.9,"优",IF(H{n}>=0.8,"良",IF(H{n}>=0.6,"中","差")))))'
)


def write_workbook(path: Path, department: Department, *, formulas: bool) -> None:
    """The rows of a department, days as numbers of days; with formulas, a rate and a level beside each."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("rows")
    sheet.append([*FlatRow._fields, *(["rate", "level"] if formulas else [])])
    for n, row in enumerate(flat_rows(department), start=2):
        more = [RATE.format(n=n), LEVEL.format(n=n)] if formulas else []
        figures = [_number(cell, row.kind) for cell in (row.goal, row.good, row.fair, row.done)]
        sheet.append([row.owner, row.name, row.kind, *figures, *more])
    workbook.save(path)


def _number(cell: str, kind: str) -> float | int | None:
    if not cell:
        return None
    return (date.fromisoformat(cell) - EPOCH).days if kind == Kind.DEADLINE else float(cell)
