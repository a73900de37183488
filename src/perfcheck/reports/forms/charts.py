"""A sheet of charts: how many indicators have each level, and planned against spent at each project's checkpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.legend import Legend
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun

from perfcheck.assessment.outcomes import Verdict
from perfcheck.assessment.results import CheckpointState
from perfcheck.reports.forms.layout import Cell, Form, Look, Row
from perfcheck.reports.forms.parts import centred, chinese_day, head, money, noted, subject_of, titled
from perfcheck.reports.texts import CHECKPOINT_WORDS, verdict_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from perfcheck.assessment.money_results import CheckpointResult
    from perfcheck.assessment.results import Assessment, ProjectResult
    from perfcheck.messages import Translate

WIDTHS = (12, 11, 11, 10, 51)
"""Tables stand on the left, charts over the last column."""
MOST_DRAWN = 20
"""A sheet with more charts says nothing to anybody."""
_BLOCK = 11
"""Rows that a table and its chart take."""
_ABOVE = 2
_WIDTH, _HEIGHT = 9, 7
"""Those of a chart, in centimetres."""
_TITLE_SIZE = 1100
_PLANNED, _SPENT = "2F5597", "C00000"


def chart_form(assessment: Assessment, translate: Translate) -> Form:
    """The tables that the charts are drawn from."""
    name = assessment.department.name
    rows = tuple(_rows(assessment, translate))
    held = frozenset(row for row in range(1, len(rows) + 1) if (row - _ABOVE - 1) % _BLOCK)
    return Form(f"图表 {name}", name, WIDTHS, rows, held=held)


def draw(sheet: Worksheet, assessment: Assessment) -> None:
    """The charts beside their tables."""
    _draw_levels(sheet, _ABOVE + 1, len(Verdict))
    for number, project in enumerate(drawn(assessment), start=1):
        _draw_spending(sheet, _ABOVE + 1 + number * _BLOCK, len(_points(project)))


def drawn(assessment: Assessment) -> Sequence[ProjectResult]:
    """The projects with a plan, as many as there are charts."""
    return [project for project in assessment.projects if project.schedule.checkpoints][:MOST_DRAWN]


def _rows(assessment: Assessment, translate: Translate) -> Iterator[Row]:
    yield titled("绩效目标完成情况和资金支出进度", len(WIDTHS))
    day = chinese_day(assessment.as_of)
    shown, every = len(drawn(assessment)), len(assessment.projects)
    more = "" if shown == every else f"；有支出计划的前{shown}个项目，共{every}个项目"
    yield (Cell(f"（截至{day}，金额单位：万元{more}）", len(WIDTHS), look=Look.YEAR),)
    yield from _block(_levels(assessment, translate))
    for project in drawn(assessment):
        yield from _block(_spending(project, translate))
    yield from noted(("注：节点当天没有执行数、也不能由此前的数判定已达到的，为未报，图上不画。",), len(WIDTHS))


def _block(rows: Iterator[Row]) -> Iterator[Row]:
    filled = list(rows)
    yield from filled
    yield from ((Cell(look=Look.LEFT),) for _ in range(_BLOCK - len(filled)))


def _levels(assessment: Assessment, translate: Translate) -> Iterator[Row]:
    counts = assessment.counts()
    yield head("等级", 2), head("指标数", 2)
    for verdict in Verdict:
        yield centred(verdict_text(verdict, translate), 2), Cell(counts[verdict], 2, look=Look.WEIGHT)


def _spending(project: ProjectResult, translate: Translate) -> Iterator[Row]:
    yield (head(subject_of(project), 4),)
    yield tuple(head(words) for words in ("节点", "计划支出", "实际支出", "状态"))
    for point in _points(project):
        spent = point.spent if point.state in (CheckpointState.MET, CheckpointState.MISSED) else None
        state = centred(translate(CHECKPOINT_WORDS[point.state]))
        yield centred(point.label), money(point.planned), money(spent), state


def _points(project: ProjectResult) -> Sequence[CheckpointResult]:
    return project.schedule.checkpoints[: _BLOCK - 3]


def _draw_levels(sheet: Worksheet, row: int, count: int) -> None:
    chart = BarChart()
    chart.title, chart.legend, chart.gapWidth = _title("指标等级分布"), None, 60
    chart.add_data(Reference(sheet, min_col=3, min_row=row + 1, max_row=row + count))
    chart.set_categories(Reference(sheet, min_col=1, min_row=row + 1, max_row=row + count))
    chart.series[0].graphicalProperties.solidFill = _PLANNED
    chart.y_axis.majorUnit = None
    _place(sheet, chart, row)


def _draw_spending(sheet: Worksheet, row: int, count: int) -> None:
    """``row`` is that of the project's name; the headings below it name the lines."""
    chart = LineChart()
    chart.title, chart.display_blanks = _title("资金支出：计划和实际（万元）"), "gap"
    chart.legend = Legend(legendPos="b")
    chart.add_data(
        Reference(sheet, min_col=2, max_col=3, min_row=row + 1, max_row=row + 1 + count), titles_from_data=True
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=row + 2, max_row=row + 1 + count))
    for series, colour, dash in zip(chart.series, (_PLANNED, _SPENT), ("dash", "solid"), strict=True):
        series.smooth = False
        series.graphicalProperties.line.solidFill = colour
        series.graphicalProperties.line.dashStyle = dash
        series.marker.symbol = "circle"
    _place(sheet, chart, row)


def _title(words: str) -> Title:
    """A title in letters of a usual size; those of the library are larger than those of the form."""
    letters = CharacterProperties(sz=_TITLE_SIZE, b=True)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), r=[RegularTextRun(rPr=letters, t=words)])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _place(sheet: Worksheet, chart: BarChart | LineChart, row: int) -> None:
    """Without ``delete`` every program decides for itself whether to show the axes."""
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min = 0
    chart.width, chart.height = _WIDTH, _HEIGHT
    sheet.add_chart(chart, f"E{row}")
