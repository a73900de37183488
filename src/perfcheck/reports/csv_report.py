"""The flat tables of assessments and spending plans as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.reports.csv_table import csv_head, csv_rows, csv_table
from perfcheck.reports.frame import Frame, nothing
from perfcheck.reports.indicator_columns import INDICATOR_COLUMNS, TWO_IN_ONE, indicator_rows
from perfcheck.reports.monitor_columns import TWO_IN_ONE as WATCHED_TWICE
from perfcheck.reports.monitor_columns import WATCH_COLUMNS, watch_rows
from perfcheck.reports.records import chosen, table
from perfcheck.reports.schedule_columns import POINT_COLUMNS, point_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcheck.assessment.monitoring_results import Monitoring
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.messages import Translate

INDICATORS = tuple(name for name in INDICATOR_COLUMNS if name not in TWO_IN_ONE)
WATCHED = tuple(name for name in WATCH_COLUMNS if name not in WATCHED_TWICE)
POINTS = tuple(name for name in POINT_COLUMNS if name not in TWO_IN_ONE)


def grade_csv(translate: Translate) -> Frame:
    """One row an indicator, of all departments."""
    columns = chosen(INDICATOR_COLUMNS, INDICATORS)
    empty = table(columns, (), translate)
    return Frame(
        head=csv_head(empty.heads, empty.kinds, translate),
        part=lambda one: csv_rows(table(columns, indicator_rows((one,)), translate)),
        tail=nothing,
    )


def schedule_csv(departments: Iterable[Schedules], translate: Translate) -> bytes:
    """One row a checkpoint, and one for the as-of day of each project."""
    return csv_table(table(chosen(POINT_COLUMNS, POINTS), point_rows(departments), translate), translate)


def monitor_csv(monitorings: Sequence[Monitoring], translate: Translate) -> bytes:
    """One row an indicator, and one for the money of each project."""
    return csv_table(table(chosen(WATCH_COLUMNS, WATCHED), watch_rows(monitorings), translate), translate)
