"""部门职责绩效目标表 (Hebei): the activities of a department with the four levels of their indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.reports.forms.layout import Cell, Form, Look, Row
from perfcheck.reports.forms.paper import Paper
from perfcheck.reports.forms.parts import centred, head, money, signed, text, titled
from perfcheck.reports.texts import level_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.assessment.results import ActivityResult
    from perfcheck.messages import Translate
    from perfcheck.model.targets import Activity
    from perfcheck.review.form_case import FormCase

WIDTHS = (15, 10.5, 29, 29, 18, 9.5, 9.5, 9.5, 9.5)
_HEADER = (3, 4)
_INDENT = "　　"
_LEVELS = ("优", "良", "中", "差")


def hebei_functions(case: FormCase, translate: Translate) -> Iterator[Form]:  # noqa: ARG001 - one signature
    """The form of the department."""
    name = case.targets.department.name
    yield Form(name, name, WIDTHS, tuple(_rows(case)), Paper.LANDSCAPE, _HEADER)


def _rows(case: FormCase) -> Iterator[Row]:
    department = case.targets.department
    yield titled("部门职责绩效目标表", len(WIDTHS))
    yield Cell(f"{department.code}{department.name}", 5, look=Look.LEFT), Cell("单位：万元", 4, look=Look.RIGHT)
    heads = ("职责活动", "年度预算数", "内容描述", "绩效目标", "绩效指标")
    yield *(head(words, rows=2) for words in heads), head("评价标准", 4)
    yield tuple(head(words) for words in _LEVELS)
    for declared, activity in zip(case.targets.activities.values(), case.assessment.activities, strict=True):
        yield from _activity(declared, activity)
    if not case.assessment.activities:
        yield tuple(Cell() for _ in WIDTHS)
    yield signed(len(WIDTHS))


def _activity(declared: Activity, activity: ActivityResult) -> Iterator[Row]:
    rows = max(len(activity.results), 1)
    name = activity.name
    first = (
        Cell(f"{_INDENT}{name}", rows=rows),
        money(activity.budget, rows=rows, field="年度预算数", item=name),
        text(declared.content, rows=rows, field="内容描述", item=name),
        text(declared.objective, rows=rows, field="绩效目标", item=name),
    )
    if not activity.results:
        yield *first, Cell(field="绩效指标", item=name), *(Cell() for _ in _LEVELS)
    for place, result in enumerate(activity.results):
        levels = level_texts(result) or ("",) * len(_LEVELS)
        cells = (
            centred(level, field=f"评价标准{word}", item=result.name)
            for level, word in zip(levels, _LEVELS, strict=True)
        )
        yield *(() if place else first), text(result.name), *cells
