"""Words of the labels of forms, folded: half-width and without blanks."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Label(StrEnum):
    """What a labelled cell of a form is."""

    CODE = "code"
    NAME = "name"
    DEPARTMENT = "department"
    UNIT = "unit"
    TOTAL = "total"
    FISCAL = "fiscal"
    CARRY_OVER = "carry_over"
    OTHER = "other"
    PURPOSE = "purpose"
    PLAN = "plan"
    SHARES = "shares"
    AMOUNTS = "amounts"
    OBJECTIVE = "objective"
    STATEMENT = "statement"
    MEASURES = "measures"
    ACTIVITY = "activity"
    MONEY_UNIT = "money_unit"
    YEAR = "year"
    GROUP = "group"
    DEPARTMENT_CODE = "department_code"
    UNIT_CODE = "unit_code"
    MIDTERM = "midterm"
    ACTUAL = "actual"
    ASIDE = "aside"


AMOUNTS = frozenset({Label.TOTAL, Label.FISCAL, Label.CARRY_OVER, Label.OTHER})
"""Labels of amounts of money."""
_WORDS: Mapping[str, tuple[str, ...]] = {
    Label.CODE: ("项目编码", "项目代码", "项目编号", "项目编码(代码)"),
    Label.NAME: ("项目名称", "预算项目名称", "项目(专项)名称", "专项名称", "二级项目名称", "预算项目"),
    Label.DEPARTMENT: (
        "主管部门",
        "主管部门及代码",
        "主管部门名称",
        "部门",
        "部门(单位)",
        "部门名称",
        "部门(单位)名称",
        "填报部门",
        "主管预算部门",
        "一级预算部门",
    ),
    Label.DEPARTMENT_CODE: ("主管部门编码", "主管部门代码", "部门编码", "部门代码", "部门预算编码"),
    Label.UNIT_CODE: ("单位编码", "单位代码", "预算单位编码", "预算单位代码", "项目单位编码"),
    Label.UNIT: (
        "实施单位",
        "项目单位",
        "预算单位",
        "资金使用单位",
        "项目实施单位",
        "单位名称",
        "填报单位",
        "单位",
        "预算单位名称",
        "承担单位",
        "使用单位",
        "申报单位",
        "填报单位(盖章)",
    ),
    Label.TOTAL: (
        "预算数",
        "年度资金总额",
        "资金总额",
        "项目资金总额",
        "年度预算数",
        "预算金额",
        "项目预算",
        "项目总预算",
        "预算总额",
        "年度预算总额",
        "年初预算数",
        "项目预算数",
        "总额",
        "预算资金总额",
        "项目年度预算",
        "年度预算",
        "本年度资金总额",
        "年度预算金额",
        "预算规模",
    ),
    Label.FISCAL: (
        "财政资金",
        "财政拨款",
        "财政性资金",
        "当年财政拨款",
        "一般公共预算",
        "本年财政拨款",
        "年初财政拨款",
        "财政拨款资金",
        "一般公共预算拨款",
        "本年一般公共预算拨款",
        "年度财政拨款",
        "财政拨款收入",
    ),
    Label.CARRY_OVER: ("上年结转", "结转资金", "上年结转资金", "结转结余", "上年结转结余", "结转结余资金"),
    Label.OTHER: ("其他资金", "其它资金", "其他", "自筹资金", "其他收入"),
    Label.PURPOSE: (
        "资金用途",
        "项目概况",
        "项目内容",
        "资金用途说明",
        "项目资金用途",
        "项目描述",
        "立项依据及用途",
        "资金使用用途",
        "内容描述",
        "工作内容",
        "活动内容",
        "项目主要内容",
    ),
    Label.PLAN: (
        "资金支出计划",
        "支出计划",
        "资金支出进度计划",
        "支出进度计划",
        "用款计划",
        "资金使用计划",
        "支出进度",
        "资金支出进度",
        "计划时间",
        "时间节点",
        "时间",
        "节点",
        "支出时间",
    ),
    Label.SHARES: (
        "累计支出比例",
        "支出比例",
        "累计支出进度",
        "累计比例",
        "计划支出比例",
        "计划支出进度",
        "累计支出率",
    ),
    Label.AMOUNTS: ("计划支出额", "累计支出额", "支出金额", "计划支出金额", "累计支出金额", "支出额"),
    Label.OBJECTIVE: (
        "绩效目标",
        "年度目标",
        "年度总体目标",
        "总体目标",
        "年度绩效目标",
        "项目绩效目标",
        "项目目标",
        "项目总体目标",
        "年度总体绩效目标",
        "绩效总目标",
        "预期目标",
        "年初设定目标",
        "项目年度目标",
        "年度绩效总目标",
        "目标描述",
        "项目年度绩效目标",
    ),
    Label.STATEMENT: (
        "总体绩效目标",
        "部门总体绩效目标",
        "部门年度总体目标",
        "部门整体绩效目标",
        "整体绩效目标",
        "部门年度总体绩效目标",
        "部门年度绩效目标",
        "单位整体绩效目标",
    ),
    Label.MEASURES: ("工作保障措施", "保障措施", "实现目标的保障措施", "绩效保障措施", "实现绩效目标的保障措施"),
    Label.ACTIVITY: (
        "所属活动",
        "对应活动",
        "所属职责活动",
        "对应职责活动",
        "职责活动",
        "工作活动",
        "活动名称",
        "职责活动名称",
        "工作活动名称",
        "所属工作活动",
    ),
    Label.MONEY_UNIT: ("单位", "金额单位", "资金单位", "计量单位"),
    Label.YEAR: ("年度", "预算年度", "填报年度", "所属年度"),
    Label.GROUP: (
        "预算规模及资金用途",
        "项目资金",
        "绩效指标",
        "资金情况",
        "项目资金申请",
        "预算资金",
        "资金来源",
        "项目资金情况",
        "年度绩效指标",
        "项目预算情况",
        "部门资金",
        "基本情况",
        "资金构成",
        "预算情况",
    ),
    Label.MIDTERM: (
        "中期资金总额",
        "实施期资金总额",
        "长期资金总额",
        "长期绩效目标",
        "长期总体目标",
        "中期目标",
        "实施期目标",
        "长期目标",
        "实施期总目标",
        "实施期绩效目标",
        "中期绩效目标",
        "项目中期目标",
        "实施期总体目标",
    ),
    Label.ACTUAL: (
        "全年预算数",
        "全年执行数",
        "执行数",
        "执行率",
        "预算执行率",
        "得分",
        "分值",
        "实际完成情况",
        "全年实际完成情况",
        "年度总体目标完成情况",
        "实际完成值",
        "自评得分",
        "调整预算数",
        "全年预算数(A)",
        "全年执行数(B)",
        "执行率(B/A)",
        "执行率分值",
        "1-7月执行数",
        "1-7月执行率",
        "全年预计执行数",
        "预算执行数",
    ),
    Label.ASIDE: (
        "填报日期",
        "填报人",
        "联系人",
        "联系电话",
        "负责人",
        "项目负责人",
        "项目属性",
        "项目类型",
        "项目期",
        "项目起止时间",
        "项目起止年限",
        "项目日期范围",
        "填表日期",
        "审核人",
        "联系方式",
        "项目类别",
        "项目级次",
        "备注",
        "填表人",
        "单位负责人",
        "财务负责人",
        "项目负责人及联系电话",
        "项目分类",
        "项目周期",
        "项目状态",
        "执行率分值(10)",
        "项目起始时间",
        "项目终止时间",
        "项目实施期",
        "编制日期",
        "存续状态",
    ),
}
LABEL_WORDS: Mapping[str, Label] = MappingProxyType(
    {word: Label(meaning) for meaning, own in _WORDS.items() for word in own}
)
"""What each label means."""
