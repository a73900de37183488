"""项目支出绩效目标表: the annual targets of a project with their weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.funds import Source, fund_of, funds_by_source
from perfcheck.assessment.scores import ProjectScore, Unscored
from perfcheck.measures.numbers import EXACT, plain
from perfcheck.model.scoring_rules import WHOLE
from perfcheck.reports.forms.layout import Cell, Form, Look, Row
from perfcheck.reports.forms.parts import (
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
from perfcheck.reports.texts import department_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.assessment.results import IndicatorResult, ProjectResult
    from perfcheck.messages import Translate
    from perfcheck.review.form_case import FormCase

WIDTHS = (5.4, 12.6, 17, 27, 17, 16)
_HEADER = 10


def project_targets(case: FormCase, translate: Translate) -> Iterator[Form]:
    """A form for each project."""
    for project in case.projects():
        subject = subject_of(project)
        yield Form(subject, subject, WIDTHS, tuple(_rows(case, project, translate)), repeated=(_HEADER, _HEADER))


def _rows(case: FormCase, project: ProjectResult, translate: Translate) -> Iterator[Row]:
    declared, execution = case.targets.projects[project.code], case.policy.weights.execution
    yield titled("项目支出绩效目标表", len(WIDTHS))
    yield of_year(case.targets.year, len(WIDTHS))
    yield label("项目名称", 2), text(project.name, 4)
    unit = None if declared.unit is None else declared.unit.name
    yield (
        label("主管部门及代码", 2),
        text(department_label(case.targets.department), 2),
        label("实施单位"),
        text(unit, field="实施单位"),
    )
    yield from _money(case, project)
    yield label("年度总体目标"), text(declared.objective, 5, field="年度总体目标")
    rest = plain(EXACT.subtract(WHOLE, execution))
    rows = _indicators(project.results) if project.results else [_empty()]
    yield (
        label("绩效指标", rows=len(rows) + 1),
        *(head(words) for words in ("一级指标", "二级指标", "三级指标", "指标值", f"分值权重（{rest}）")),
    )
    yield from rows
    yield from noted(_notes(project, translate), len(WIDTHS))
    yield signed(len(WIDTHS))


def _money(case: FormCase, project: ProjectResult) -> Iterator[Row]:
    sources = funds_by_source(case.targets, project)
    points = plain(case.policy.weights.execution)
    yield (
        label("项目资金（万元）", 2, 4),
        label("年度资金总额："),
        money(fund_of(case.targets, project).original, 2),
        label(f"执行率分值\n（{points}）", rows=4),
    )
    for source, words in (
        (Source.FISCAL, "其中：财政拨款"),
        (Source.CARRY_OVER, "上年结转"),
        (Source.OTHER, "其他资金"),
    ):
        fund = sources[source]
        yield label(words), Cell(columns=2) if fund is None else money(fund.original, 2, field=words)


def _indicators(results: tuple[IndicatorResult, ...]) -> list[Row]:
    return [
        (*levels, text(one.name), target_cell(one, field="指标值"), _weight(one))
        for levels, one in zip(level_cells(results), results, strict=True)
    ]


def _weight(result: IndicatorResult) -> Cell:
    weight = None if result.score is None else result.score.weight
    return Cell(weight, look=Look.WEIGHT, field="分值权重", item=result.name)


def _empty() -> Row:
    return tuple(Cell() for _ in WIDTHS[1:])


def _notes(project: ProjectResult, translate: Translate) -> Iterator[str]:
    score = project.score
    if isinstance(score, Unscored):
        yield f"注：分值未定。{score.reason.render(translate)}"
    if isinstance(score, ProjectScore):
        yield from (f"注：{note.render(translate)}" for note in score.notes)
