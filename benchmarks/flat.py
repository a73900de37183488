"""The same departments in the forms that peers read: rows of numbers, a workbook of formulas, a journal."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.departments import CHECKPOINTS, CHECKS_DONE, Kind, money

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.departments import Department

OVERALL = "overall"


class FlatRow(NamedTuple):
    """An indicator with nothing to read in it: numbers and days as text; ``good`` and ``fair`` only of standards."""

    owner: str
    name: str
    kind: str
    goal: str
    good: str
    fair: str
    done: str


def flat_rows(department: Department) -> Iterator[FlatRow]:
    """All indicators of a department; ``owner`` is the code of a project or the name of an activity."""
    for task, goal, done in department.tasks:
        yield FlatRow(OVERALL, task, Kind.AT_LEAST, str(goal), "", "", str(done))
    for work, best in department.checks:
        ends = (str(best), str(best - 2), str(best - 4))
        yield FlatRow(f"{work}管理", f"{work}检查次数", Kind.STANDARD, *ends, str(CHECKS_DONE))
    for project in department.projects():
        for row in project.rows:
            yield FlatRow(project.code, row.name, row.kind, row.goal, "", "", row.done)


def write_csv(path: Path, department: Department) -> None:
    """The rows as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FlatRow._fields)
        writer.writerows(flat_rows(department))


def journal_lines(department: Department) -> Iterator[str]:
    """The plans as budget goals of their days, the spending as transactions, for hledger; a project is an account."""
    for number, (_, day) in enumerate(CHECKPOINTS):
        yield f"~ {day}  plan"
        for project in department.projects():
            share = project.plan[number] - (project.plan[number - 1] if number else 0)
            yield f"    project:{project.code}  {project.amount * share / 10000:.4f} 万元"
        yield "    budget"
        yield ""
    for number, (_, day) in enumerate(CHECKPOINTS):
        yield f"{day} spent"
        for project in department.projects():
            yield f"    project:{project.code}  {money(project.spent[number] - _before(project.spent, number))} 万元"
        yield "    cash"
        yield ""


def _before(spent: tuple[int, ...], number: int) -> int:
    return spent[number - 1] if number else 0
