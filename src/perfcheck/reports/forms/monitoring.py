"""项目支出绩效目标执行监控表 (财预〔2019〕136号): targets and money of a project during the year, and the outlook."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from perfcheck.assessment.funds import UNKNOWN, Source, fund_of, funds_by_source
from perfcheck.assessment.monitoring import monitor
from perfcheck.measures.numbers import half_up, plain
from perfcheck.model.actuals import Cause, Likelihood
from perfcheck.reports.forms.layout import Cell, Form, Look, Row
from perfcheck.reports.forms.paper import Paper
from perfcheck.reports.forms.parts import (
    actual_cell,
    centred,
    chinese_day,
    filled,
    head,
    label,
    level_cells,
    money,
    noted,
    of_year,
    period,
    signed,
    subject_of,
    target_cell,
    text,
    titled,
)
from perfcheck.reports.texts import department_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.assessment.funds import Fund
    from perfcheck.assessment.monitoring_results import IndicatorWatch, ProjectWatch
    from perfcheck.assessment.results import ProjectResult
    from perfcheck.messages import Translate
    from perfcheck.review.form_case import FormCase

WIDTHS = (5.4, 11.4, 10, 15.4, 11, 10, 9.5, 5.2, 5.2, 5.2, 5.2, 5.2, 15, 5.2, 5.2, 5.2, 12)
_HEADER = (10, 11)
_TICK = "√"
_SUGGESTED = "*"
"""Marks what follows from the figures so far and was not reported."""
_CAUSES = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")
_NOTES = (
    "注：1.偏差原因分析：针对与预期目标产生偏差的指标值，分别从经费保障、制度保障、人员保障、硬件条件保障等方面进行判断和分析，并说明原因。",
    "2.完成目标可能性：对应所设定的实现绩效目标的路径，分确定能、有可能、完全不可能三级综合判断完成的可能性。",
    "3.备注：说明预计到年底不能完成目标的原因及拟采取的措施。",
)


def monitoring(case: FormCase, translate: Translate) -> Iterator[Form]:  # noqa: ARG001 - one signature
    """A form for each project."""
    watches = {watch.code: watch for watch in monitor(case.assessment, case.policy).projects}
    for project in case.projects():
        subject = subject_of(project)
        rows = tuple(_rows(case, project, watches[project.code]))
        yield Form(subject, subject, WIDTHS, rows, Paper.LANDSCAPE, _HEADER)


def _rows(case: FormCase, project: ProjectResult, watch: ProjectWatch) -> Iterator[Row]:
    declared, until = case.targets.projects[project.code], period(case.assessment.as_of)
    yield titled("项目支出绩效目标执行监控表", len(WIDTHS))
    yield of_year(case.targets.year, len(WIDTHS))
    yield label("项目名称", 2), text(project.name, 15)
    unit = None if declared.unit is None else declared.unit.name
    yield (
        label("主管部门及代码", 2),
        text(department_label(case.targets.department), 5),
        label("实施单位", 3),
        text(unit, 7, field="实施单位"),
    )
    yield from _money(case, project, until)
    yield label("年度总体目标", 2), text(declared.objective, 15, field="年度总体目标")
    rows = _indicators(watch) if watch.indicators else [tuple(Cell() for _ in WIDTHS[1:])]
    yield from _heads(until, len(rows) + 2)
    yield from rows
    yield from noted((*_NOTES, *_own_notes(case, watch)), len(WIDTHS))
    yield signed(len(WIDTHS))


def _money(case: FormCase, project: ProjectResult, until: str) -> Iterator[Row]:
    yield (
        label("项目资金（万元）", 2, 4),
        label("", 2),
        label("年初预算数", 2),
        label(f"{until}执行数", 3),
        label(f"{until}执行率", 3),
        label("全年预计执行数", 5),
    )
    sources = funds_by_source(case.targets, project)
    yield _fund("年度资金总额：", fund_of(case.targets, project), until)
    yield _fund("其中：本年一般公共预算拨款", sources[Source.FISCAL], until)
    yield _fund("其他资金", sources[Source.OTHER], until)


def _fund(words: str, fund: Fund | None, until: str) -> Row:
    """A line of money; what is expected for the whole year, nobody reports."""
    name = words.rstrip("：")
    told = fund or UNKNOWN
    fields = ("", "", "") if fund is None else ("年初预算数", f"{until}执行数", "全年预计执行数")
    named = [field and f"{field}（{name}）" for field in fields]
    return (
        label(words, 2),
        money(told.original, 2, field=named[0]),
        money(told.spent, 3, field=named[1]),
        Cell(told.rate, 3, look=Look.RATE),
        money(None, 5, field=named[2]),
    )


def _heads(until: str, rows: int) -> Iterator[Row]:
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", f"{until}执行情况", "全年预计完成情况")
    yield (
        label("绩效指标", rows=rows),
        *(head(words, rows=2) for words in heads),
        head("偏差原因分析", 6),
        head("完成目标可能性", 3),
        head("备注", rows=2),
    )
    yield tuple(head(words) for words in (*_CAUSES, "原因说明", *get_args(Likelihood)))


def _indicators(watch: ProjectWatch) -> list[Row]:
    results = [one.result for one in watch.indicators]
    return [
        (
            *levels,
            text(one.result.name),
            target_cell(one.result),
            actual_cell(one.result, "执行情况"),
            _forecast(one),
            *_causes(one),
            *_chances(one),
            text(_remark(one)),
        )
        for levels, one in zip(level_cells(results), watch.indicators, strict=True)
    ]


def _forecast(one: IndicatorWatch) -> Cell:
    forecast = one.forecast
    if forecast is None:
        field = "" if _does_not_apply(one) else "全年预计完成情况"
        return centred(None, field=field, item=one.result.name)
    if forecast.is_reported or forecast.number is None:
        return centred(forecast.text)
    return centred(f"{plain(half_up(forecast.number, 2))}{forecast.unit}{_SUGGESTED}")


def _causes(one: IndicatorWatch) -> Iterator[Cell]:
    """A tick below each cause, and the reason in words; both unknown where a reason is needed and none is given."""
    reported = one.result.reported
    causes = () if reported is None else reported.report.cause
    for cause in get_args(Cause):
        yield centred(_TICK if cause in causes else None)
    reason = None if reported is None else reported.report.not_applicable or reported.report.reason
    field = "原因说明" if one.lacks_reason else ""
    yield text(reason, field=field, item=one.result.name)


def _chances(one: IndicatorWatch) -> Iterator[Cell]:
    chance = one.chance
    unknown = chance is None and not _does_not_apply(one)
    for number, likelihood in enumerate(get_args(Likelihood)):
        is_it = chance is not None and chance.likelihood == likelihood
        tick = None if chance is None or not is_it else _TICK if chance.is_reported else f"{_TICK}{_SUGGESTED}"
        yield centred(tick, field="完成目标可能性" if unknown and not number else "", item=one.result.name)


def _remark(one: IndicatorWatch) -> str | None:
    reported = one.result.reported
    if reported is None:
        return None
    told = (filled(reported.report.improvement), filled(reported.report.note))
    return "\n".join(part for part in told if part)


def _does_not_apply(one: IndicatorWatch) -> bool:
    return one.result.reported is not None and bool(one.result.reported.report.not_applicable)


def _own_notes(case: FormCase, watch: ProjectWatch) -> Iterator[str]:
    yield f"4.执行数和执行情况截至{chinese_day(case.assessment.as_of)}。"
    suggested = any(
        (one.forecast is not None and not one.forecast.is_reported)
        or (one.chance is not None and not one.chance.is_reported)
        for one in watch.indicators
    )
    if suggested:
        yield f"{_SUGGESTED}按目前的进度推算，不是填报的数，请核实。"
    if watch.schedule.adjusted:
        yield "执行率按调整后的预算数计算。"
