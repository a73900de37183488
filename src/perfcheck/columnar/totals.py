"""Projects and departments: sums of whole numbers, graded by the same rules as one by one."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Any

import narwhals as nw

from perfcheck.assessment.project_score import grade_of
from perfcheck.assessment.shares import PLACES
from perfcheck.columnar.integers import first_of
from perfcheck.columnar.lookups import PROBLEM
from perfcheck.columnar.money import WHOLE, with_execution
from perfcheck.measures.numbers import half_up
from perfcheck.measures.scale import ENTERED, Level

if TYPE_CHECKING:
    from perfcheck.columnar.desk import Desk
    from perfcheck.columnar.engines import Frame
    from perfcheck.model.policy import Policy

PROJECT = ("department", "project")
LEVELS = tuple(level.value for level in Level)
COUNTS = (*LEVELS, "ungraded", "rejected")
POINTS = ("execution", "total", "reported", "least", "most")
FEN = ("budget_fen", "spent_fen")
_PART = 10**6
"""Products of points and budgets are summed in two parts, which have room in 64 bits for the projects of a nation."""


def standing(rows: Frame) -> Frame:
    """The projects with how many of their indicators have each level, and with their money."""
    read = nw.col(PROBLEM) == ""
    ones = {level: read & (nw.col("verdict") == level) for level in LEVELS}
    ones |= {"ungraded": read & ~nw.col("verdict").is_in(LEVELS), "rejected": ~read}
    marked = rows.with_columns(**{name: nw.when(one).then(1).otherwise(0) for name, one in ones.items()})
    return marked.group_by(*PROJECT).agg(
        *(_sum(name) for name in COUNTS),
        *(nw.col(name).min() for name in FEN),
        *(nw.col(name).max().alias(f"{name}_most") for name in FEN),
    )


def totalled(projects: Frame, scored: Frame, policy: Policy) -> Frame:
    """The projects with their totals in 0.01, what these can still become, and the grade that is certain."""
    missing = nw.when(nw.col("score").is_null()).then(nw.col("points")).otherwise(0)
    sums = scored.with_columns(missing=missing).group_by(*PROJECT).agg(_sum("score"), _sum("missing"))
    execution = int(policy.weights.execution.scaleb(PLACES))
    joined = with_execution(projects, policy).join(sums, on=list(PROJECT), how="left")
    so_far = nw.col("score") + nw.col("execution").fill_null(0)
    still = nw.col("missing") + nw.when(nw.col("execution").is_null()).then(execution).otherwise(0)
    points = {
        "total": nw.min_horizontal(so_far, nw.col("cap")),
        "reported": WHOLE - still,
        "least": nw.min_horizontal(so_far, nw.col("least_cap")),
        "most": nw.min_horizontal(so_far + still, nw.col("cap")),
    }
    is_scored = nw.col("reason") == ""
    least, most = (_grade(nw.col(end), policy) for end in ("least", "most"))
    return (
        joined.with_columns(**{name: nw.when(is_scored).then(one) for name, one in points.items()})
        .with_columns(grade=nw.when(is_scored & (least == most)).then(least))
        .select(*PROJECT, *COUNTS, *POINTS, "grade", "reason", FEN[0])
    )


def departments(desk: Desk, projects: Frame) -> Frame:
    """A row a department: its levels, its projects by grade, the average of their totals by budget."""
    budget = nw.col(FEN[0])
    complete = (nw.col("reported") == WHOLE) & (budget > 0)
    total = nw.when(complete).then(nw.col("total")).otherwise(0)
    ones = {f"grade_{level}": nw.col("grade") == level for level in LEVELS}
    ones |= {"incomplete": (budget != 0) & ~complete.fill_null(value=False)}
    sums = (
        projects.with_columns(
            **{name: nw.when(one).then(1).otherwise(0) for name, one in ones.items()},
            high=total * (budget // _PART),
            low=total * (budget % _PART),
            budget=nw.when(complete).then(budget).otherwise(0),
        )
        .group_by("department")
        .agg(nw.len().alias("projects").cast(nw.Int64), *map(_sum, (*COUNTS, *ones, "high", "low", "budget")))
    )
    names = ("department", "projects", *COUNTS, *ones)
    rows = [_averaged(desk, row) for row in desk.engine.rows(sums.select(*names, "high", "low", "budget"))]
    kinds = {"department": str, **dict.fromkeys(names[1:], int), "average": int, "grade": str}
    return desk.engine.table(kinds, rows)


def _averaged(desk: Desk, row: tuple[Any, ...]) -> tuple[object, ...]:
    *counts, high, low, budget = row
    incomplete = counts[-1]
    if not budget:
        return (*counts, None, None)
    average = Fraction(high * _PART + low, budget) / 10**PLACES
    grade = None if incomplete else grade_of(average, desk.policy.scoring.grades).value
    return (*counts, int(half_up(average, PLACES).scaleb(PLACES)), grade)


def _grade(points: nw.Expr, policy: Policy) -> nw.Expr:
    begins = [(level, ceil(Fraction(getattr(policy.scoring.grades, level)) * 10**PLACES)) for level in ENTERED]
    return first_of([(points >= least, nw.lit(level.value)) for level, least in begins], nw.lit(Level.POOR.value))


def _sum(name: str) -> nw.Expr:
    return nw.col(name).sum().cast(nw.Int64)
