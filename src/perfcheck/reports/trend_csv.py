"""Trends as one flat table: a row is one figure of an indicator, or what a project had spent by a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.assessment.results import Section, verdict_word
from perfcheck.messages import N_, msg
from perfcheck.reports.csv_table import csv_table
from perfcheck.reports.monitor_columns import MONEY
from perfcheck.reports.records import Column, Kind, number_of, table
from perfcheck.reports.texts import SECTION_TITLES, actual_text
from perfcheck.reports.trend_texts import FALLS, series_target, spent_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from perfcheck.assessment.trend_results import FigurePoint, IndicatorSeries, SpendingPoint, SpendingSeries, Trend
    from perfcheck.messages import Translate
    from perfcheck.reports.records import Picked


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of an indicator."""

    trend: Trend
    series: IndicatorSeries
    point: FigurePoint


@dataclass(frozen=True, slots=True)
class Spent:
    """What a project had spent by a day."""

    trend: Trend
    series: SpendingSeries
    point: SpendingPoint


def trend_csv(trends: Sequence[Trend], translate: Translate) -> bytes:
    """The figures of all departments, indicator by indicator; then the spending."""
    return csv_table(table(_COLUMNS, _rows(trends), translate), translate)


def _rows(trends: Sequence[Trend]) -> Iterator[Figure | Spent]:
    for trend in trends:
        for series in trend.indicators:
            yield from (Figure(trend, series, point) for point in series.points)
        for money in trend.spending:
            yield from (Spent(trend, money, point) for point in money.points)


def _pick(figure: Callable[[Figure], Picked], spent: Callable[[Spent], Picked]) -> Callable[[Figure | Spent], Picked]:
    """One pick for indicators, another for spending."""
    return lambda row: figure(row) if isinstance(row, Figure) else spent(row)


def _above(index: int) -> Callable[[Figure], Picked]:
    return lambda row: row.series.group[index] if row.series.project else None


def _falls(row: Figure) -> Picked:
    reported = row.point.result.reported
    fallen = {one.place for one in row.series.falls}
    return msg(FALLS) if reported is not None and reported.place in fallen else None


def _number(row: Figure) -> Picked:
    return number_of(row.point.value)


def _unit(row: Figure) -> Picked:
    return None if row.point.value is None else row.point.value.unit.symbol


_COLUMNS: tuple[Column[Figure | Spent], ...] = (
    Column("department_code", N_("Department code"), lambda row: row.trend.department.code),
    Column("department", N_("Department"), lambda row: row.trend.department.name),
    Column("year", N_("Year"), lambda row: row.trend.year, Kind.COUNT),
    Column(
        "section",
        N_("Section"),
        _pick(lambda row: msg(SECTION_TITLES[row.series.section]), lambda _: msg(SECTION_TITLES[Section.PROJECTS])),
    ),
    Column("activity", N_("Activity"), _pick(lambda row: row.series.activity, lambda _: None)),
    Column("project_code", N_("Project code"), _pick(_above(0), lambda row: row.series.code)),
    Column("project", N_("Project"), _pick(lambda row: row.series.project, lambda row: row.series.name)),
    Column("level1", N_("Level 1"), _pick(_above(1), lambda _: None)),
    Column("level2", N_("Level 2"), _pick(_above(2), lambda _: None)),
    Column("indicator", N_("Indicator"), _pick(lambda row: row.series.name, lambda _: msg(MONEY))),
    Column("target", N_("Target"), _pick(lambda row: series_target(row.series), lambda _: None)),
    Column("day", N_("Day"), lambda row: row.point.day, Kind.DATE),
    Column("actual", N_("Actual"), _pick(lambda row: actual_text(row.point.result), lambda row: spent_text(row.point))),
    Column("number", N_("Number"), _pick(_number, lambda row: row.point.spent.number), Kind.NUMBER),
    Column("unit", N_("Unit"), _pick(_unit, lambda row: row.point.spent.unit.symbol)),
    Column("level", N_("Level"), _pick(lambda row: msg(verdict_word(row.point.result.verdict)), lambda _: None)),
    Column("achieved", N_("Achieved share"), _pick(lambda r: r.point.achieved, lambda r: r.point.share), Kind.SHARE),
    Column("due", N_("Due share"), _pick(lambda row: row.point.due, lambda row: row.point.planned), Kind.SHARE),
    Column("falls", N_("Falls"), _pick(_falls, lambda row: msg(FALLS) if row.point.falls else None)),
)
