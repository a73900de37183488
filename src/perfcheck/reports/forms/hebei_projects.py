"""项目绩效目标表 (Hebei): one table for each project, with its spending plan."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.funds import Source, fund_of, funds_by_source
from perfcheck.reports.forms.layout import Cell, Form, Look, Row
from perfcheck.reports.forms.parts import (
    centred,
    head,
    label,
    level_cells,
    money,
    signed,
    subject_of,
    target_cell,
    text,
    titled,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.assessment.results import IndicatorResult, ProjectResult
    from perfcheck.messages import Translate
    from perfcheck.model.targets import Checkpoint, Indicator
    from perfcheck.review.form_case import FormCase

WIDTHS = (11, 12, 16, 15, 15, 12, 14.5)
_PLAN_SPANS = (1, 2, 1, 2)
"""Four days to a line, over columns B to G."""


def hebei_projects(case: FormCase, translate: Translate) -> Iterator[Form]:  # noqa: ARG001 - one signature
    """A form for each project, numbered as in the targets."""
    numbers = {code: number for number, code in enumerate(case.targets.projects, start=1)}
    for project in case.projects():
        subject = subject_of(project)
        above = tuple(_above(case, project, numbers[project.code]))
        header = len(above) + 1
        rows = (*above, *_below(project))
        yield Form(subject, subject, WIDTHS, rows, repeated=(header, header))


def _above(case: FormCase, project: ProjectResult, number: int) -> Iterator[Row]:
    declared = case.targets.projects[project.code]
    unit = declared.unit or case.targets.department
    yield titled(f"{number}、{project.name}绩效目标表", len(WIDTHS))
    yield Cell(f"{unit.code}{unit.name}", 5, look=Look.LEFT), Cell("单位：万元", 2, look=Look.RIGHT)
    yield label("项目编码"), centred(project.code, 2), label("项目名称"), centred(project.name, 3)
    sources = funds_by_source(case.targets, project)
    fiscal, other = sources[Source.FISCAL], sources[Source.OTHER]
    yield (
        label("预算规模及资金用途", rows=2),
        label("预算数"),
        money(fund_of(case.targets, project).original),
        label("其中：财政资金"),
        Cell() if fiscal is None else money(fiscal.original, field="其中：财政资金"),
        label("其他资金"),
        Cell() if other is None else money(other.original, field="其他资金"),
    )
    yield (text(declared.purpose, 6, field="资金用途"),)
    yield from _plan(declared.checkpoints())
    yield label("绩效目标"), text(declared.objective, 6, field="绩效目标")


def _plan(points: Sequence[Checkpoint]) -> Iterator[Row]:
    lines = [points[start : start + len(_PLAN_SPANS)] for start in range(0, max(len(points), 1), len(_PLAN_SPANS))]
    for place, line in enumerate(lines):
        title = () if place else (label("资金支出计划（%）", rows=2 * len(lines)),)
        known = [*line, *(None for _ in range(len(_PLAN_SPANS) - len(line)))]
        days = [label("" if one is None else one.label, span) for one, span in zip(known, _PLAN_SPANS, strict=True)]
        yield *title, *days
        yield tuple(_share(one, span, is_asked=not points) for one, span in zip(known, _PLAN_SPANS, strict=True))


def _share(point: Checkpoint | None, columns: int, *, is_asked: bool) -> Cell:
    if point is None:
        return Cell(columns=columns, look=Look.PERCENT, field="资金支出计划" if is_asked else "")
    share = Fraction(point.share.magnitude)
    return Cell(share, columns, look=Look.PERCENT if (share * 100).denominator == 1 else Look.RATE)


def _below(project: ProjectResult) -> Iterator[Row]:
    heads = ("一级指标", "二级指标", "三级指标")
    yield *(head(words) for words in heads), head("绩效指标描述", 2), head("指标值"), head("指标值确定依据")
    for levels, one in zip(level_cells(project.results), project.results, strict=True):
        yield *levels, *_indicator(one, one.indicator)
    if not project.results:
        yield Cell(), Cell(), Cell(), Cell(columns=2), Cell(), Cell()
    yield signed(len(WIDTHS))


def _indicator(result: IndicatorResult, indicator: Indicator) -> Row:
    return (
        text(result.name),
        text(indicator.description, 2, field="绩效指标描述", item=result.name),
        target_cell(result, field="指标值"),
        text(indicator.basis, field="指标值确定依据", item=result.name),
    )
