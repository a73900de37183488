"""A table graded from the first step to the last, part by part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import narwhals as nw

from perfcheck.columnar.cells import FILE, NAMES, ORDER, ROW
from perfcheck.columnar.intake import taken_in
from perfcheck.columnar.lookups import PROBLEM
from perfcheck.columnar.reader import reader_of
from perfcheck.columnar.scoring import scored, weighed
from perfcheck.columnar.totals import LEVELS, POINTS, PROJECT, departments, standing, totalled
from perfcheck.columnar.verdicts import rated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfcheck.columnar.desk import Desk
    from perfcheck.columnar.engines import Frame
    from perfcheck.columnar.opening import Tables
    from perfcheck.columnar.reader import Reader
    from perfcheck.messages import Watch


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be written, put together when it is asked for; ``hundredths`` are its columns of whole hundredths."""

    frame: Callable[[], Frame]
    hundredths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows there are, and how many came to what; how many projects and departments have each grade.

    What has no grade is counted under an empty one.
    """

    rows: int
    verdicts: Mapping[str, int]
    rejected: int
    projects: Mapping[str, int]
    departments: Mapping[str, int]

    @property
    def graded(self) -> int:
        """The rows that have a level."""
        return sum(self.verdicts.get(level, 0) for level in LEVELS)

    @property
    def ungraded(self) -> int:
        """The rows that could be read, but have no level."""
        return sum(self.verdicts.values()) - self.graded


@dataclass(frozen=True, slots=True)
class GradedTable:
    """What a table came to."""

    indicators: Sheet
    projects: Sheet
    departments: Sheet
    rejects: Sheet
    counts: Counts


class _Part(NamedTuple):
    """What a part of a table came to, kept, and counted where each thing stands."""

    indicators: Frame
    projects: Frame
    rejects: Frame
    verdicts: Counter[str]
    rejected: int


def grade_tables(desk: Desk, tables: Tables, watch: Watch | None = None) -> GradedTable:
    """The levels and scores of every row of the tables, and what its projects and departments come to.

    Raises:
        RuntimeError: an engine has lost rows on the way.
    """
    reader = reader_of(desk.policy, desk.as_of)
    parts: list[_Part] = []
    for rows in tables.parts:
        part = _graded(desk, reader, rows)
        parts.append(part)
        if watch is not None:
            watch(part.verdicts.total() + part.rejected, tables.rows)
    verdicts = sum((part.verdicts for part in parts), Counter[str]())
    rejected = sum(part.rejected for part in parts)
    if verdicts.total() + rejected != tables.rows:
        lost = f"of {tables.rows} rows {verdicts.total()} were read and {rejected} rejected"
        raise RuntimeError(lost)
    projects = nw.concat([part.projects for part in parts])
    by_department = departments(desk, projects)
    indicators, rejects = [part.indicators for part in parts], [part.rejects for part in parts]
    return GradedTable(
        Sheet(lambda: desk.engine.in_order(indicators, ORDER).drop(ORDER), ("completion", "points", "score")),
        Sheet(lambda: projects.sort(*PROJECT).drop("budget_fen"), POINTS),
        Sheet(lambda: by_department.sort("department"), ("average",)),
        Sheet(lambda: desk.engine.in_order(rejects, ORDER).drop(ORDER)),
        Counts(
            tables.rows,
            MappingProxyType(verdicts),
            rejected,
            MappingProxyType(_counted(desk, projects, "grade")),
            MappingProxyType(_counted(desk, by_department, "grade")),
        ),
    )


def _graded(desk: Desk, reader: Reader, source: Frame) -> _Part:
    intake = taken_in(desk, reader, source)
    rows, claims = rated(desk, reader, intake)
    points, projects = weighed(desk, rows, desk.engine.keep(standing(rows)), intake.slots)
    results = scored(desk, reader, points, intake, claims)
    place = [ORDER, nw.col(FILE).alias("file"), nw.col(ROW).alias("row"), *map(nw.col, NAMES)]
    outcome = ("actual", "verdict", "completion", "points", "score", nw.col("reason").fill_null(""))
    indicators = desk.engine.keep(results.select(*place, *outcome))
    rejects = desk.engine.keep(rows.filter(nw.col(PROBLEM) != "").select(*place, PROBLEM))
    ((rejected,),) = desk.engine.rows(rejects.select(nw.len()))
    return _Part(
        indicators,
        desk.engine.keep(totalled(projects, indicators, desk.policy)),
        rejects,
        _counted(desk, indicators, "verdict"),
        rejected,
    )


def _counted(desk: Desk, frame: Frame, name: str) -> Counter[str]:
    return Counter({value or "": number for value, number in desk.engine.rows(frame.group_by(name).agg(nw.len()))})
