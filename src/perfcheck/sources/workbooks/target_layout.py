"""What the writer and the reader of target workbooks agree on: sheets, columns, and words that stand for others.

The sheets and headings are Chinese in every language of the program, as the keys of the YAML files are English.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND = "targets"
"""What the hidden sheet of a target workbook says that it is."""
VERSION = "1"
"""Goes up when a reader of the version before would misread the workbook."""

Way = tuple[str, ...]

NOTHING = "（空）"
"""Stands in a cell for a demand that the file has and that is empty, where a blank cell would mean that it has none."""

CHECK_HEAD = "填写检查"
"""Heads the cells that tell people whether a row is done; they are for people and are not read."""

LEVELS = ("excellent", "good", "fair", "poor")
DEMANDS = ("target", *LEVELS)


@dataclass(frozen=True, slots=True)
class Column:
    """A column (or a line of the first sheet): the way to its values in a record, and its heading.

    ``others`` are headings that mean the same in forms and exports. ``words`` are those of the file with the ones
    that stand for them in cells. ``is_name``: its texts are names by which rows find each other.
    """

    way: Way
    head: str
    others: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet: its title, and its columns from the left. ``has_days``: headings that are days hold a spending plan."""

    title: str
    columns: tuple[Column, ...]
    has_days: bool = False


def _column(way: str, head: str, *others: str) -> Column:
    return Column(tuple(way.split(".")), head, others)


def _name(way: str, head: str, *others: str) -> Column:
    return Column((way,), head, others, is_name=True)


_STATES = (("declared", "申报"), ("approved", "批复"), ("adjusted", "调整"))
_DIRECTIONS = (("higher", "越高越好"), ("lower", "越低越好"))

INDICATOR_COLUMNS = (
    _column("name", "原表名称"),
    _column("description", "绩效指标描述", "指标描述"),
    _column("target", "指标值", "年度指标值", "目标值"),
    _column("basis", "指标值确定依据", "确定依据"),
    _column("excellent", "优"),
    _column("good", "良"),
    _column("fair", "中"),
    _column("poor", "差"),
    _column("weight", "权重", "分值", "分值权重"),
    _column("unit", "计量单位", "度量单位"),
    _column("operator", "计算符号", "指标性质"),
    Column(("direction",), "指标方向", ("指标方向性",), _DIRECTIONS),
    _column("score_rule", "评分规则", "评分标准"),
    _column("tolerance", "允许误差"),
    _column("definition", "指标解释", "指标说明"),
)
"""What an indicator has besides its place and its name, in the same words on every sheet."""

DEPARTMENT = Layout(
    "部门",
    (
        _column("year", "年度", "预算年度"),
        _column("department.code", "部门编码", "部门代码"),
        _column("department.name", "部门名称", "部门"),
        _column("money_unit", "金额单位"),
        Column(("status",), "状态", words=_STATES),
        _column("overall.statement", "总体绩效目标"),
        _column("measures_statement", "工作保障措施"),
    ),
)
"""A line for each value: its heading in the first column, the value in the second."""
LINE_HEADS = ("栏目", "内容")

OVERALL = Layout("总体目标", (_name("indicator", "总体目标", "指标名称"), *INDICATOR_COLUMNS))
ACTIVITIES = Layout(
    "职责活动",
    (
        _name("activity", "职责活动"),
        _column("activity_name", "活动原名"),
        _column("budget", "年度预算数"),
        _column("content", "内容描述"),
        _column("objective", "绩效目标"),
        _name("indicator", "绩效指标", "指标名称"),
        *INDICATOR_COLUMNS,
    ),
)
ACTIVITY_FIELDS = ("activity_name", "budget", "content", "objective")
"""Columns that speak of the activity, not of the indicator in their row."""
MEASURES = Layout("保障措施", (_name("measure", "工作"), _column("text", "措施内容")))
CONTRIBUTIONS = Layout(
    "目标构成",
    (
        _name("measure", "工作"),
        _name("goal", "总体目标"),
        _column("source", "来源"),
        _column("amount", "数额"),
        _column("note", "备注"),
    ),
)
PROJECTS = Layout(
    "项目",
    (
        _name("code", "项目编码", "项目代码"),
        _column("name", "项目名称"),
        _column("unit.code", "实施单位编码", "实施单位代码"),
        _column("unit.name", "实施单位", "实施单位名称"),
        _column("activity", "职责活动", "对应职责活动"),
        _column("budget.total", "预算数", "年度资金总额"),
        _column("budget.fiscal", "财政资金", "其中：财政资金", "财政拨款", "其中：财政拨款"),
        _column("budget.carry_over", "上年结转", "上年结转资金"),
        _column("budget.other", "其他资金"),
        _column("purpose", "资金用途"),
        _column("objective", "绩效目标"),
    ),
    has_days=True,
)
INDICATORS = Layout(
    "项目指标",
    (
        _name("code", "项目编码", "项目代码"),
        _name("level1", "一级指标"),
        _name("level2", "二级指标"),
        _name("indicator", "三级指标", "指标名称"),
        *INDICATOR_COLUMNS,
    ),
)

LAYOUTS = (DEPARTMENT, OVERALL, ACTIVITIES, MEASURES, CONTRIBUTIONS, PROJECTS, INDICATORS)
"""The sheets in their order."""
REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        OVERALL.title: ("indicator",),
        ACTIVITIES.title: ("activity", "indicator"),
        MEASURES.title: ("measure",),
        CONTRIBUTIONS.title: ("measure", "goal", "source", "amount"),
        PROJECTS.title: ("code", "name", "budget.total"),
        INDICATORS.title: ("code", "level1", "level2", "indicator"),
    }
)
"""The columns without which a sheet says nothing."""
