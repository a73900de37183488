"""What several forms have alike: headings, labels, amounts, groups of indicators, notes and signatures."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from perfcheck.measures.numbers import EXACT, plain
from perfcheck.reports.forms.layout import Cell, Look, Row
from perfcheck.reports.records import number_of, printable
from perfcheck.reports.texts import actual_text, target_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from perfcheck.assessment.results import IndicatorResult, ProjectResult
    from perfcheck.measures.quantity import Quantity

T = TypeVar("T")

DASH = "—"
"""Where a form wants nothing."""
NOT_APPLICABLE = "不适用"
SIGNATURES = "填报人：　　　　　　　单位负责人：　　　　　　　联系电话：　　　　　　　填报日期：　　　年　　月　　日"


def text(value: str | None, columns: int = 1, rows: int = 1, *, field: str = "", item: str = "") -> Cell:
    """A text that is filled in; unknown where there is none and the cell has a ``field``."""
    return Cell(filled(value), columns, rows, Look.TEXT, field, item)


def centred(value: str | None, columns: int = 1, rows: int = 1, *, field: str = "", item: str = "") -> Cell:
    """A short text that is filled in, in the middle of its cell."""
    return Cell(filled(value), columns, rows, Look.CENTRE, field, item)


def label(words: str, columns: int = 1, rows: int = 1) -> Cell:
    """Words that are printed on the form."""
    return Cell(words, columns, rows, Look.LABEL)


def head(words: str, columns: int = 1, rows: int = 1) -> Cell:
    """A heading of a table."""
    return Cell(words, columns, rows, Look.HEAD)


def money(amount: Quantity | None, columns: int = 1, rows: int = 1, *, field: str = "", item: str = "") -> Cell:
    """An amount of 万元."""
    return Cell(number_of(amount), columns, rows, Look.MONEY, field, item)


def dash(columns: int = 1) -> Cell:
    """A cell that the form wants nothing in."""
    return Cell(DASH, columns, look=Look.CENTRE)


def filled(value: str | None) -> str | None:
    """The text as a cell can show it; nothing is no text."""
    return None if value is None else printable(value).strip() or None


def titled(title: str, columns: int) -> Row:
    """The title of a form."""
    return (Cell(title, columns, look=Look.TITLE),)


def of_year(year: int, columns: int) -> Row:
    """The line with the year."""
    return (Cell(f"（{year}年度）", columns, look=Look.YEAR),)


def noted(notes: Iterable[str], columns: int) -> tuple[Row, ...]:
    """Notes below a form, a line each."""
    return tuple((Cell(filled(note), columns, look=Look.NOTE),) for note in notes)


def signed(columns: int, line: str = SIGNATURES) -> Row:
    """The line for signatures, which people fill."""
    return (Cell(line, columns, look=Look.SIGNATURE),)


def runs(keys: Iterable[T]) -> list[int]:
    """How many equal keys follow each other, told at the first of them; 0 at the others."""
    lengths: list[int] = []
    for _, members in groupby(keys):
        count = len(list(members))
        lengths.extend((count, *(0,) * (count - 1)))
    return lengths


def level_cells(results: Sequence[IndicatorResult], *, pointed: bool = False) -> list[Row]:
    """The cells of level 1 and level 2 before each indicator, merged over those that they have in common."""
    first, second = runs(one.group[:2] for one in results), runs(one.group for one in results)
    rows: list[Row] = []
    for place, result in enumerate(results):
        cells: list[Cell] = []
        if first[place]:
            own = results[place : place + first[place]]
            cells.append(Cell(_level1(own, pointed=pointed), rows=first[place], look=Look.CENTRE))
        if second[place]:
            cells.append(Cell(filled(result.group[2]), rows=second[place], look=Look.CENTRE))
        rows.append(tuple(cells))
    return rows


def _level1(results: Sequence[IndicatorResult], *, pointed: bool) -> str:
    """The name of level 1, with its points where it does not have them already."""
    name = results[0].group[1]
    weights = [one.score.weight for one in results if one.score is not None]
    if not pointed or not weights or "分" in name:
        return name
    points = weights[0]
    for weight in weights[1:]:
        points = EXACT.add(points, weight)
    return f"{name}\n({plain(points)}分)"


def target_cell(result: IndicatorResult, columns: int = 1, field: str = "年度指标值") -> Cell:
    """The target (指标值) of an indicator."""
    return centred(target_text(result), columns, field=field, item=result.name)


def actual_cell(result: IndicatorResult, field: str) -> Cell:
    """What was reported of an indicator."""
    if result.reported is not None and result.reported.report.not_applicable:
        return centred(NOT_APPLICABLE)
    return centred(actual_text(result), field=field, item=result.name)


def subject_of(project: ProjectResult) -> str:
    """How a project is called: EU89 企业扶持资金."""
    return f"{project.schedule.short_code} {project.name}"


def period(day: date) -> str:
    """The part of the year up to a day, as the monitoring form heads it: 1-7月."""
    if (day + timedelta(days=1)).day != 1:
        return f"1月1日-{day.month}月{day.day}日"
    return "1月" if day.month == 1 else f"1-{day.month}月"


def chinese_day(day: date) -> str:
    """The day as a form writes it."""
    return f"{day.year}年{day.month}月{day.day}日"
