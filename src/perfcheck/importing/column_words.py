"""Words of the heads of columns, folded: half-width and without blanks."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Column(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    ACTIVITY = "activity"
    BUDGET = "budget"
    CONTENT = "content"
    OBJECTIVE = "objective"
    INDICATOR = "indicator"
    STANDARD = "standard"
    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    LEVEL1 = "level1"
    LEVEL2 = "level2"
    LEVEL3 = "level3"
    DESCRIPTION = "description"
    DEFINITION = "definition"
    OPERATOR = "operator"
    DIRECTION = "direction"
    TARGET = "target"
    MIDTERM = "midterm"
    ANNUAL = "annual"
    UNIT = "unit"
    BASIS = "basis"
    WEIGHT = "weight"
    SCORE_RULE = "score_rule"
    SIDE = "side"


LEVELS = (Column.EXCELLENT, Column.GOOD, Column.FAIR, Column.POOR)
"""The columns of a standard, best first."""
_WORDS: Mapping[str, tuple[str, ...]] = {
    Column.NUMBER: ("序号", "编号", "行次", "序"),
    Column.ACTIVITY: (
        "职责活动",
        "工作活动",
        "职责活动名称",
        "工作活动名称",
        "活动名称",
        "部门职责活动",
        "职责-活动",
        "活动",
        "任务名称",
        "主要任务",
        "工作任务",
        "重点任务",
    ),
    Column.BUDGET: (
        "年度预算数",
        "预算数",
        "年度预算",
        "预算金额",
        "预算资金",
        "年度预算金额",
        "资金总额",
        "预算安排",
        "总额",
        "预算",
        "项目预算",
        "金额",
        "预算总额",
        "年度资金总额",
        "项目金额",
    ),
    Column.CONTENT: (
        "内容描述",
        "工作内容",
        "活动内容",
        "内容",
        "活动描述",
        "职责内容",
        "主要内容",
        "任务内容",
        "活动内容描述",
    ),
    Column.OBJECTIVE: (
        "绩效目标",
        "年度绩效目标",
        "目标",
        "年度目标",
        "活动绩效目标",
        "目标描述",
        "绩效目标描述",
        "总体目标",
        "项目绩效目标",
        "年度总体目标",
        "预期目标",
    ),
    Column.INDICATOR: ("绩效指标", "指标名称", "指标", "绩效指标名称", "评价指标", "考核指标"),
    Column.STANDARD: ("评价标准", "评价标准及等次", "绩效评价标准", "评价等次", "绩效标准", "评价等级"),
    Column.EXCELLENT: ("优", "优秀"),
    Column.GOOD: ("良", "良好"),
    Column.FAIR: ("中", "中等", "一般"),
    Column.POOR: ("差", "较差"),
    Column.LEVEL1: ("一级指标", "一级", "1级指标", "一级指标名称", "指标类型"),
    Column.LEVEL2: ("二级指标", "二级", "2级指标", "二级指标名称", "指标类别"),
    Column.LEVEL3: ("三级指标", "三级", "3级指标", "三级指标名称", "具体指标"),
    Column.DESCRIPTION: (
        "绩效指标描述",
        "指标描述",
        "指标说明",
        "指标解释",
        "指标内容",
        "绩效指标说明",
        "指标值说明",
        "描述",
        "指标解释说明",
        "三级指标说明",
    ),
    Column.OPERATOR: (
        "指标性质",
        "运算符号",
        "符号",
        "比较符",
        "比较符号",
        "计算符号",
        "性质",
        "运算符",
        "指标符号",
    ),
    Column.DIRECTION: ("指标方向", "指标方向性", "方向性", "方向", "指标导向"),
    Column.TARGET: (
        "指标值",
        "目标值",
        "绩效指标值",
        "指标目标值",
        "绩效目标值",
        "本年指标值",
        "计划指标值",
        "三级指标值",
        "预期值",
        "计划值",
        "值",
    ),
    Column.MIDTERM: (
        "中期指标值",
        "中期目标值",
        "实施期指标值",
        "实施期目标值",
        "实施期总目标值",
        "总体指标值",
        "长期指标值",
        "长期目标值",
        "中期",
        "实施期",
        "中期目标",
        "实施期目标",
        "长期目标",
        "实施期总目标",
        "全周期指标值",
    ),
    Column.ANNUAL: ("年度", "当年", "本年", "本年度", "年度值", "全年"),
    Column.UNIT: ("计量单位", "度量单位", "单位", "指标单位", "计量", "指标值单位"),
    Column.BASIS: (
        "指标值确定依据",
        "确定依据",
        "指标值依据",
        "目标值依据",
        "依据",
        "目标值确定依据",
        "设定依据",
        "指标值设定依据",
        "指标依据",
    ),
    Column.WEIGHT: ("权重", "分值", "分值权重", "指标权重", "指标分值", "权重分值", "标准分值", "权重(分值)"),
    Column.SCORE_RULE: ("评分规则", "计分规则", "评分办法", "评分方法", "评分细则", "打分规则", "评分标准", "计分方法"),
}
COLUMN_WORDS: Mapping[str, Column] = MappingProxyType(
    {word: Column(meaning) for meaning, own in _WORDS.items() for word in own}
)
"""What each head means."""
