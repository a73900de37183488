"""The files of invented departments, line by line, so that the largest of them needs no memory to write."""

from __future__ import annotations

import random
from itertools import groupby
from typing import TYPE_CHECKING

from benchmarks.departments import CHECKPOINTS, CHECKS_DONE, YEAR, Department, money
from benchmarks.vocabulary import BASES, UNITS, WORKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from benchmarks.departments import Project

LEVELS = ("excellent", "good", "fair", "poor")


def write(folder: Path, count: int, size: int, *, defects: float = 0) -> None:
    """Write the targets and the figures of departments of so many projects into ``targets`` and ``actuals``."""
    for number in range(count):
        department = Department(number, size)
        written(folder / "targets" / f"{department.code}.yaml", target_lines(department, defects))
        written(folder / "actuals" / f"{department.code}.yaml", actuals_lines(department))


def written(path: Path, lines: Iterable[str]) -> Path:
    """A file with these lines, in a folder that is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    return path


class Spoiler:
    """Decides of each thing whether it has a defect; the same each time for the same department."""

    def __init__(self, department: Department, share: float) -> None:
        self._dice = random.Random(-1 - department.seed - department.number)  # noqa: S311 - no secret
        self._share = share

    def spoils(self) -> bool:
        """Whether the next thing has a defect."""
        return self._dice.random() < self._share

    def basis(self) -> str:
        """Where a target comes from."""
        return "工作要求" if self.spoils() else self._dice.choice(BASES)


def target_lines(department: Department, defects: float = 0) -> Iterator[str]:
    """The file of targets; so large a share of its things has a defect."""
    spoiler = Spoiler(department, defects)
    budgets = department.budgets()
    yield f"# 示例：{department.name}的绩效目标，全部数字由程序编造。"
    yield ""
    yield f"year: {YEAR}"
    yield f"department: {{code: {department.code}, name: {department.name}}}"
    yield "money_unit: 万元"
    yield ""
    yield "overall:"
    yield "  statement: |-"
    yield f"    {YEAR}年，{department.name}围绕年度重点任务，确保完成以下目标："
    for number, (task, goal, _) in enumerate(department.tasks, start=1):
        yield f"    （{number}）完成{task}{goal}项；"
    yield "  targets:"
    for task, goal, _ in department.tasks:
        yield f"    {task}: {goal}项"
    yield ""
    yield "activities:"
    for work, best in department.checks:
        yield from _activity(work, budgets[work], best, spoiler)
    yield ""
    yield "projects:"
    for project in department.projects():
        yield from _project(department, project, spoiler)


def _activity(work: str, amount: int, best: int, spoiler: Spoiler) -> Iterator[str]:
    """An activity with one standard."""
    poor = f"{best - 4}次以下" if spoiler.spoils() else f"不足{best - 4}次"
    cells = zip(LEVELS, (f"{best}次以上", f"{best - 2}次以上", f"{best - 4}次以上", poor), strict=True)
    yield f"  {work}管理:"
    yield f"    budget: {'' if spoiler.spoils() else money(amount)}"
    yield f"    content: 组织实施{work}，制定年度方案，落实资金和人员，做好日常监督检查。"
    yield f"    objective: 全年组织{work}检查{best}次，保障各项任务按计划完成。"
    yield "    indicators:"
    yield f"      {work}检查次数: {{{', '.join(f'{key}: {cell}' for key, cell in cells)}}}"


def _project(department: Department, project: Project, spoiler: Spoiler) -> Iterator[str]:
    """A project with its indicators and its spending plan."""
    plan = (*project.plan[:-1], 95) if spoiler.spoils() else project.plan
    nodes = ", ".join(f"{label}: {share}%" for (label, _), share in zip(CHECKPOINTS, plan, strict=True))
    amount = money(project.amount)
    unit = UNITS[WORKS.index(project.work)]
    yield f"  {project.code}:"
    yield f"    name: {project.name}"
    yield f"    unit: {{code: {department.code}001, name: {department.name}本级}}"
    yield f"    activity: {project.work}管理"
    yield f"    budget: {{total: {amount}, fiscal: {amount}, other: }}"
    yield f"    purpose: 用于{project.work}及相关的前期工作、监督检查和验收。"
    yield f"    schedule: {{{nodes}}}"
    yield f"    objective: 完成{project.work}，以{unit}计的任务全部合格，按期支付资金。"
    yield "    indicators:"
    for level1, group in groupby(project.rows, key=lambda row: row.levels[0]):
        yield f"      {level1}:"
        for row in group:
            target = "100%" if spoiler.spoils() else row.target
            basis = spoiler.basis()
            yield f"        {row.levels[1]}:"
            yield f"          {row.name}: {{description: {row.description}, target: {target}, basis: {basis}}}"


def actuals_lines(department: Department) -> Iterator[str]:
    """The file of actual figures at the end of the year."""
    yield f"# 示例：{department.name}的完成情况，全部数字由程序编造。"
    yield ""
    yield f"as_of: {YEAR}-12-31"
    yield f"department: {department.code}"
    yield ""
    yield "overall:"
    for task, _, done in department.tasks:
        yield f"  {task}: {done}项"
    yield ""
    yield "activities:"
    for work in department.works:
        yield f"  {work}管理: {{{work}检查次数: {CHECKS_DONE}次}}"
    yield ""
    yield "projects:"
    for project in department.projects():
        spent = zip(CHECKPOINTS, project.spent, strict=True)
        yield f"  {project.code}:"
        yield f"    spent: {{{', '.join(f'{day}: {money(sum_)}' for (_, day), sum_ in spent)}}}"
        yield "    indicators:"
        for row in project.rows:
            yield f"      {row.name}: {row.actual}"
