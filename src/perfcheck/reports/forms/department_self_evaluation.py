"""部门整体支出绩效自评表: the frame that the places have in common, because 财预〔2020〕10号 has no form for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.funds import UNKNOWN, fund_of_projects, projects_of_activity
from perfcheck.model.scoring_rules import WHOLE
from perfcheck.reports.forms.deviations import deviation_cell
from perfcheck.reports.forms.layout import Cell, Form, Look, Row
from perfcheck.reports.forms.parts import (
    actual_cell,
    chinese_day,
    dash,
    filled,
    head,
    label,
    money,
    noted,
    of_year,
    runs,
    signed,
    target_cell,
    text,
    titled,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.assessment.funds import Fund
    from perfcheck.assessment.results import ActivityResult, IndicatorResult
    from perfcheck.messages import Translate
    from perfcheck.review.form_case import FormCase

WIDTHS = (5.4, 11.6, 12, 15, 11, 11, 9, 9, 12)
_OVERALL, _ACTIVITIES = "总体绩效目标", "职责活动"


def department_self_evaluation(case: FormCase, translate: Translate) -> Iterator[Form]:  # noqa: ARG001 - one signature
    """The form of the department."""
    name = case.targets.department.name
    above, tasks, below = tuple(_above(case)), tuple(_tasks(case)), tuple(_below(case))
    header = len(above) + len(tasks) + 1
    # Only one heading can be repeated on the next page, so the tasks stay with theirs.
    held = frozenset(range(len(above) + 2, header))
    yield Form(name, name, WIDTHS, (*above, *tasks, *below), repeated=(header, header), held=held)


def _above(case: FormCase) -> Iterator[Row]:
    overall = case.targets.overall.statement
    yield titled("部门整体支出绩效自评表", len(WIDTHS))
    yield of_year(case.targets.year, len(WIDTHS))
    yield label("部门（单位）名称", 2), text(case.targets.department.name, 7)
    heads = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    yield label("部门资金（万元）", 1, 4), label("", 2), *(label(words) for words in heads)
    yield label("资金总额", 2), *_fund(UNKNOWN, "资金总额", Cell(case.policy.weights.execution, look=Look.WEIGHT))
    yield label("基本支出", 2), *_fund(UNKNOWN, "基本支出", dash())
    projects = fund_of_projects(case.targets, case.assessment.projects)
    yield label("项目支出", 2), *_fund(projects, "项目支出", dash())
    yield label("年度总体目标", rows=2), label("预期目标", 4), label("实际完成情况", 4)
    yield text(overall, 4, field="预期目标"), text(None, 4, field="实际完成情况（年度总体目标）")


def _fund(fund: Fund, words: str, points: Cell) -> Iterator[Cell]:
    """A line of money; only the whole earns points."""
    is_whole = points.look is Look.WEIGHT
    yield money(fund.original, field=f"年初预算数（{words}）")
    yield money(fund.budget, field=f"全年预算数（{words}）")
    yield money(fund.spent, field=f"全年执行数（{words}）")
    yield points
    yield Cell(fund.rate, look=Look.RATE)
    yield Cell(look=Look.SCORE) if is_whole else dash()


def _tasks(case: FormCase) -> Iterator[Row]:
    activities = case.assessment.activities
    heads = (label("任务名称"), label("主要内容", 3), label("预算数"), label("执行数"), label("完成情况", 2))
    yield label("年度主要任务", rows=max(len(activities), 1) + 1), *heads
    for key, activity in zip(case.targets.activities, activities, strict=True):
        yield _task(case, key, activity)
    if not activities:
        yield Cell(), Cell(columns=3), Cell(), Cell(), Cell(columns=2)


def _task(case: FormCase, key: str, activity: ActivityResult) -> Row:
    projects = projects_of_activity(case.targets, case.assessment, key)
    told = [f"{project.name}：{project.completion}" for project in projects if filled(project.completion)]
    return (
        text(activity.name),
        text(case.targets.activities[key].content, 3, field="主要内容", item=activity.name),
        money(activity.budget, field="预算数（任务）", item=activity.name),
        money(fund_of_projects(case.targets, projects).spent, field="执行数（任务）", item=activity.name),
        text("\n".join(told), 2, field="完成情况（任务）", item=activity.name),
    )


def _below(case: FormCase) -> Iterator[Row]:
    rows = list(_indicators(case)) or [tuple(Cell() for _ in WIDTHS[1:])]
    heads = ("一级指标", "二级指标", "三级指标", "分值", "年度指标值", "实际完成值", "得分", "偏差原因分析及改进措施")
    yield label("绩效指标", rows=len(rows) + 1), *(head(words) for words in heads)
    yield from rows
    points = Cell(WHOLE, look=Look.WEIGHT)
    yield label("总分", 4), points, label("", 2), Cell(look=Look.SCORE, field="总分"), Cell()
    yield from noted(_notes(case), len(WIDTHS))
    yield signed(len(WIDTHS))


def _indicators(case: FormCase) -> Iterator[Row]:
    """The overall targets, then the indicators of the activities."""
    listed = [(_OVERALL, "", one) for one in case.assessment.overall]
    listed += [(_ACTIVITIES, activity.name, one) for activity in case.assessment.activities for one in activity.results]
    first, second = runs(one[0] for one in listed), runs(one[:2] for one in listed)
    for place, (level1, level2, result) in enumerate(listed):
        cells: list[Cell] = []
        if first[place]:
            cells.append(Cell(level1, 1 if level2 else 2, first[place], Look.CENTRE))
        if second[place] and level2:
            cells.append(Cell(filled(level2), rows=second[place], look=Look.CENTRE))
        yield *cells, *_indicator(result, case)


def _indicator(result: IndicatorResult, case: FormCase) -> Row:
    """An indicator of the department: nothing says how many points it has."""
    return (
        text(result.name),
        Cell(look=Look.WEIGHT, field="分值", item=result.name),
        target_cell(result),
        actual_cell(result, "实际完成值"),
        Cell(look=Look.SCORE, field="得分", item=result.name),
        deviation_cell(result, case.policy),
    )


def _notes(case: FormCase) -> Iterator[str]:
    yield f"注：执行数和实际完成值截至{chinese_day(case.assessment.as_of)}；年度主要任务的执行数是所属项目的支出。"
