"""A table graded from the first step to the last."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import narwhals as nw

from perfcheck.columnar.cells import AS_OF, FILE, NAMES, ORDER, ROW, texts
from perfcheck.columnar.intake import taken_in
from perfcheck.columnar.lookups import PROBLEM
from perfcheck.columnar.scoring import scored, weighed
from perfcheck.columnar.totals import LEVELS, POINTS, PROJECT, departments, standing, totalled
from perfcheck.columnar.verdicts import rated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perfcheck.columnar.desk import Desk
    from perfcheck.columnar.engines import Engine, Form, Frame

_FILE_APART = 10**12
"""More rows than a file has."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be written; ``hundredths`` are its columns of whole hundredths."""

    frame: Frame
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


def grade_tables(desk: Desk, paths: Sequence[Path], form: Form) -> GradedTable:
    """The levels and scores of every row of the tables, and what its projects and departments come to.

    Raises:
        TableProblemError: columns are missing, or hold something that has no exact text.
        RuntimeError: an engine has lost rows on the way.
    """
    source = _source(desk, paths, form)
    intake = taken_in(desk, source)
    rows, claims = rated(desk, intake)
    points, projects = weighed(desk, rows, desk.engine.keep(standing(rows)), intake.slots)
    results = scored(desk, points, intake, claims)
    totals = desk.engine.keep(totalled(projects, results, desk.policy))
    by_department = departments(desk, totals)
    place = [nw.col(FILE).alias("file"), nw.col(ROW).alias("row"), *map(nw.col, NAMES)]
    outcome = ("actual", "verdict", "completion", "points", "score", nw.col("reason").fill_null(""))
    rejects = rows.filter(nw.col(PROBLEM) != "")
    return GradedTable(
        Sheet(results.sort(ORDER).select(*place, *outcome), ("completion", "points", "score")),
        Sheet(totals.sort(*PROJECT).drop("budget_fen"), POINTS),
        Sheet(by_department.sort("department"), ("average",)),
        Sheet(rejects.sort(ORDER).select(*place, PROBLEM)),
        _counts(desk, source, rows, totals, by_department),
    )


def days_in(engine: Engine, paths: Sequence[Path], form: Form) -> tuple[str, ...]:
    """The days that the tables say their figures are of, in the column ``as_of``, where they have it."""
    days: set[str] = set()
    for path in paths:
        frame = engine.read(path, form)
        if AS_OF in frame.collect_schema():
            texts_of_days = frame.select(nw.col(AS_OF).cast(nw.String).fill_null("")).unique()
            days.update(day for (day,) in engine.rows(texts_of_days) if day)
    return tuple(sorted(days))


def _source(desk: Desk, paths: Sequence[Path], form: Form) -> Frame:
    """All rows of all files as text, numbered on from file to file."""
    tables = [texts(desk.engine.read(path, form), str(path)) for path in paths]
    whole = nw.concat(tables)
    files = sorted(file for (file,) in desk.engine.rows(whole.select(FILE).unique()))
    begins = desk.engine.table({FILE: str, "#begin": int}, [(file, at * _FILE_APART) for at, file in enumerate(files)])
    return (
        desk.engine.matched(whole, begins, [FILE])
        .with_columns((nw.col("#begin") + nw.col(ROW)).alias(ORDER))
        .drop("#begin")
    )


def _counts(desk: Desk, source: Frame, rows: Frame, projects: Frame, by_department: Frame) -> Counts:
    """Counted where each thing stands, so that a row that was lost on the way is missed."""
    ((total,),) = desk.engine.rows(source.select(nw.len()))
    ((rejected,),) = desk.engine.rows(rows.filter(nw.col(PROBLEM) != "").select(nw.len()))
    verdicts = _counted(desk, rows.filter(nw.col(PROBLEM) == ""), "verdict")
    grades, average = _counted(desk, projects, "grade"), _counted(desk, by_department, "grade")
    if sum(verdicts.values()) + rejected != total:
        lost = f"of {total} rows {sum(verdicts.values())} were read and {rejected} rejected"
        raise RuntimeError(lost)
    return Counts(total, MappingProxyType(verdicts), rejected, MappingProxyType(grades), MappingProxyType(average))


def _counted(desk: Desk, frame: Frame, name: str) -> dict[str, int]:
    return {value or "": number for value, number in desk.engine.rows(frame.group_by(name).agg(nw.len()))}
