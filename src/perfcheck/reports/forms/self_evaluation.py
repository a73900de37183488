"""项目支出绩效自评表 (财预〔2020〕10号, att. 1): what a project reached and spent, scored to 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.funds import Source, fund_of, funds_by_source
from perfcheck.assessment.scores import ProjectScore
from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.model.scoring_rules import WHOLE
from perfcheck.reports.forms.deviations import deviation_cell
from perfcheck.reports.forms.layout import Cell, Form, Look, Row
from perfcheck.reports.forms.parts import (
    DASH,
    actual_cell,
    centred,
    chinese_day,
    dash,
    head,
    label,
    level_cells,
    money,
    noted,
    of_year,
    signed,
    subject_of,
    target_cell,
    text,
    titled,
)
from perfcheck.reports.score_texts import policy_message, total_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.assessment.funds import Fund
    from perfcheck.assessment.results import IndicatorResult, ProjectResult
    from perfcheck.assessment.scores import ExecutionScore
    from perfcheck.messages import Translate
    from perfcheck.review.form_case import FormCase

WIDTHS = (5.4, 10.8, 9.5, 12.7, 11, 11, 11, 7, 8.6, 9)
_HEADER = 12
_SOURCES = ((Source.FISCAL, "其中：当年财政拨款"), (Source.CARRY_OVER, "上年结转资金"), (Source.OTHER, "其他资金"))


def self_evaluation(case: FormCase, translate: Translate) -> Iterator[Form]:
    """A form for each project."""
    for project in case.projects():
        subject = subject_of(project)
        yield Form(subject, subject, WIDTHS, tuple(_rows(case, project, translate)), repeated=(_HEADER, _HEADER))


def _rows(case: FormCase, project: ProjectResult, translate: Translate) -> Iterator[Row]:
    declared = case.targets.projects[project.code]
    yield titled("项目支出绩效自评表", len(WIDTHS))
    yield of_year(case.targets.year, len(WIDTHS))
    yield label("项目名称", 2), text(project.name, 8)
    unit = None if declared.unit is None else declared.unit.name
    yield (
        label("主管部门", 2),
        text(case.targets.department.name, 3),
        label("实施单位"),
        text(unit, 4, field="实施单位"),
    )
    yield from _money(case, project)
    yield label("年度总体目标", rows=2), label("预期目标", 4), label("实际完成情况", 5)
    yield text(declared.objective, 4, field="预期目标"), text(project.completion, 5, field="实际完成情况")
    rows = _indicators(case, project.results) if project.results else [_empty()]
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    yield (
        label("绩效指标", rows=len(rows) + 1),
        *(head(words) for words in heads),
        head("偏差原因分析及改进措施", 2),
    )
    yield from rows
    yield _total(project, translate)
    yield from noted(_notes(case, project, translate), len(WIDTHS))
    yield signed(len(WIDTHS))


def _money(case: FormCase, project: ProjectResult) -> Iterator[Row]:
    heads = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    yield label("项目资金（万元）", 2, 5), label("", 2), *(label(words) for words in heads)
    score = project.score if isinstance(project.score, ProjectScore) else None
    whole = fund_of(case.targets, project)
    points = case.policy.weights.execution
    execution = None if score is None else score.execution
    yield (
        label("年度资金总额", 2),
        *_amounts(whole, "年度资金总额"),
        Cell(points, look=Look.WEIGHT),
        *_execution(whole, execution),
    )
    sources = funds_by_source(case.targets, project)
    for source, words in _SOURCES:
        fund = sources[source]
        if fund is None:
            yield label(words, 2), Cell(), Cell(), Cell(), dash(), Cell(), dash()
        else:
            yield label(words, 2), *_amounts(fund, words), dash(), Cell(fund.rate, look=Look.RATE), dash()


def _amounts(fund: Fund, words: str) -> Iterator[Cell]:
    yield money(fund.original, field=f"年初预算数（{words}）")
    yield money(fund.budget, field=f"全年预算数（{words}）")
    yield money(fund.spent, field=f"全年执行数（{words}）")


def _execution(whole: Fund, execution: ExecutionScore | None) -> Iterator[Cell]:
    """The rate that the policy scores by; without a score, that of the budget of the day.

    Both follow from amounts that are told to be unknown where they are.
    """
    rate, score = (whole.rate, None) if execution is None else (execution.rate, execution.score)
    yield Cell(rate, look=Look.RATE)
    yield Cell(score, look=Look.SCORE)


def _indicators(case: FormCase, results: tuple[IndicatorResult, ...]) -> list[Row]:
    return [
        (
            *levels,
            text(one.name),
            target_cell(one),
            actual_cell(one, "实际完成值"),
            *_points(one),
            deviation_cell(one, case.policy, 2),
        )
        for levels, one in zip(level_cells(results, pointed=True), results, strict=True)
    ]


def _points(result: IndicatorResult) -> tuple[Cell, Cell]:
    """The weight and the score; what does not count has neither."""
    score = result.score
    if score is None:
        return dash(), dash()
    field = "" if result.reported is None else "得分"
    return Cell(score.weight, look=Look.WEIGHT), Cell(score.score, look=Look.SCORE, field=field, item=result.name)


def _total(project: ProjectResult, translate: Translate) -> Row:
    """The total and the grade, once every point is accounted for."""
    score = project.score
    whole = score if isinstance(score, ProjectScore) and score.is_complete else None
    grade = None if whole is None else whole.grade
    return (
        label("总分", 6),
        Cell(WHOLE, look=Look.WEIGHT),
        Cell(None if whole is None else whole.total, look=Look.SCORE, field="总分"),
        centred(None if grade is None else translate(LEVEL_WORDS[grade]), 2),
    )


def _empty() -> Row:
    return (*(Cell() for _ in WIDTHS[1:-2]), Cell(columns=2))


def _notes(case: FormCase, project: ProjectResult, translate: Translate) -> Iterator[str]:
    yield f"注：执行数和实际完成值截至{chinese_day(case.assessment.as_of)}；“{DASH}”表示不填。"
    yield f"注：{policy_message(case.policy).render(translate)}"
    if project.score is not None:
        yield f"注：{total_message(project.score).render(translate)}"
    if isinstance(project.score, ProjectScore):
        yield from (f"注：{note.render(translate)}" for note in project.score.notes)
