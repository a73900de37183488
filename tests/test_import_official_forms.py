"""The official forms, filled and read: what each cell is, and what is marked, since it has no place."""

from __future__ import annotations

from import_forms import imported, rows, table

TITLE = "210交通局2021年部门预算绩效目标"
YEARLY = [
    ("产出指标", "数量指标", "养护里程", "≥300公里"),
    ("产出指标", "质量指标", "合格率", "100%"),
    ("满意度指标", "服务对象满意度指标", "满意度", "≥85%"),
]


def test_the_form_with_the_middle_term_beside_the_year() -> None:
    """项目支出绩效目标申报表 of 2015: the year's half is taken; what is of the middle term is marked once."""
    got = imported(
        TITLE,
        table(r"""
项目支出绩效目标申报表 | < | < | < | < | < | < | <
（2021年度） | < | < | < | < | < | < | <
项目名称 | < | 县道养护（210-0101-A1） | < | < | < | < | <
主管部门及代码 | < | 交通局 210 | < | 实施单位 | 210001养护中心 | < | <
项目属性 | < | 延续项目 | < | 项目期 | 3年 | < | <
项目资金\n（万元） | < | 中期资金总额： | 300 | < | 年度资金总额： | 90 | <
^ | < | 其中：财政拨款 | 200 | < | 其中：财政拨款 | 60 | <
^ | < | 其他资金 | 100 | < | 其他资金 | 30 | <
总体目标 | 中期目标（2021年—2023年） | < | < | < | 年度目标 | < | <
^ | 目标1：养护900公里 | < | < | < | 目标1：养护300公里\n目标2：无事故 | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
^ | 产出指标 | 数量指标 | 养护里程 | ≥900公里 | 数量指标 | 养护里程 | ≥300公里
^ | ^ | 质量指标 | 合格率 | 100% | 质量指标 | 合格率 | 100%
^ | 满意度指标 | 服务对象满意度指标 | 满意度 | ≥90% | 服务对象满意度指标 | 满意度 | ≥85%
"""),
    )
    assert got.data["department"] == {"code": "210", "name": "交通局"}
    assert got.project["unit"] == {"code": "210001", "name": "养护中心"}
    assert got.project["budget"] == {"total": "90", "fiscal": "60", "other": "30"}
    assert got.project["objective"] == "目标1：养护300公里\n目标2：无事故"
    assert rows(got.project) == YEARLY
    left_out = ["300", "200", "100", "目标1：养护900公里", "二级指标"]
    assert got.marks == [("unknown_column", text) for text in left_out]


def test_the_yearly_form_with_weights() -> None:
    """项目支出绩效目标表: points behind level 1 stay there word for word, 执行率分值 is no indicator's."""
    got = imported(
        TITLE,
        table("""
项目名称 | < | 县道养护（210-0101-A1） | < | < | <
主管部门及代码 | < | 210-交通局 | < | 实施单位 | 210001养护中心
项目资金（万元） | < | 年度资金总额 | 100 | 执行率分值（10） | <
^ | < | 其中：财政拨款 | 60 | ^ | <
^ | < | 上年结转 | 10 | ^ | <
^ | < | 其他资金 | 30 | ^ | <
年度总体目标 | < | 目标1：养护300公里 | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 分值权重（90）
^ | 产出指标（50分） | 数量指标 | 养护里程 | ≥300公里 | 30
^ | ^ | 质量指标 | 合格率 | 100% | 20
^ | 效益指标（40分） | 社会效益指标 | 受益人数 | 5万人 | 40
"""),
    )
    assert got.project["budget"] == {"total": "100", "fiscal": "60", "carry_over": "10", "other": "30"}
    assert [row[:1] for row in rows(got.project)] == [
        ("产出指标（50分）",),
        ("产出指标（50分）",),
        ("效益指标（40分）",),
    ]
    assert got.project["indicators"]["产出指标（50分）"]["数量指标"]["养护里程"] == {
        "target": "≥300公里",
        "weight": "30",
    }
    assert got.marks == []


def test_the_list_that_a_system_exports() -> None:
    """One row an indicator, with the project beside it, the sign, the unit and which way is better in columns."""
    got = imported(
        TITLE,
        "单位：万元",
        table("""
单位名称|项目名称|预算数|年度目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重|指标方向性
210001养护中心 | 县道养护 | 90.00 | 养护 | 产出指标 | 数量指标 | 养护里程 | ≥ | 300 | 公里 | 50 | 正向
^ | ^ | ^ | ^ | ^ | 质量指标 | 合格率 | = | 100 | % | 40 | 正向
210001养护中心 | 工地检查 | 15.00 | 检查 | 产出指标 | 数量指标 | 检查次数 | ≥ | 40 | 次 | 50 | 正向
210001养护中心 | 工地检查 | 15.00 | 检查 | 效益指标 | 社会效益指标 | 事故 | ≤ | 2 | 起 | 40 | 反向
"""),
    )
    first, second = got.data["projects"].values()
    assert (first["name"], first["budget"]["total"], first["objective"]) == ("县道养护", "90.00", "养护")
    assert rows(first) == [
        ("产出指标", "数量指标", "养护里程", "≥300公里"),
        ("产出指标", "质量指标", "合格率", "=100%"),
    ]
    assert second["indicators"]["效益指标"]["社会效益指标"]["事故"] == {
        "target": "2",
        "operator": "≤",
        "direction": "lower",
        "unit": "起",
        "weight": "40",
    }
    assert got.marks == [("no_code", "县道养护"), ("no_code", "工地检查")]


def test_the_self_evaluation_form_without_what_was_done() -> None:
    """项目支出绩效自评表: targets are taken, figures of what was done are left out, one mark a column."""
    got = imported(
        TITLE,
        table("""
项目支出绩效自评表 | < | < | < | < | < | < | < | <
（2021年度） | < | < | < | < | < | < | < | <
项目名称 | < | 县道养护（210-0101-A1） | < | < | < | < | < | <
主管部门 | < | 210交通局 | < | < | 实施单位 | 210001养护中心 | < | <
项目资金（万元） | < | . | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率
^ | < | 年度资金总额 | < | 100 | 110 | 90 | 10 | 82%
^ | < | 其中：当年财政拨款 | < | 60 | 70 | 60 | — | 80%
^ | < | 上年结转资金 | < | 10 | 10 | 10 | — | 100%
^ | < | 其他资金 | < | 30 | 30 | 20 | — | 67%
年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | < | <
^ | 养护300公里 | < | < | < | 完成290公里 | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
^ | 产出指标(50分) | 数量指标 | 养护里程 | ≥300公里 | 290公里 | 30 | 29 | 下雨
^ | ^ | 质量指标 | 合格率 | 100% | 100% | 20 | 20 | .
总分 | < | < | < | < | < | 50 | 49 | .
"""),
    )
    assert got.project["budget"] == {"total": "100", "fiscal": "60", "carry_over": "10", "other": "30"}
    assert got.project["objective"] == "养护300公里"
    assert [row[3] for row in rows(got.project)] == ["≥300公里", "100%"]
    left_out = [
        "全年预算数",
        "全年执行数",
        "分值",
        "执行率",
        "实际完成情况",
        "实际完成值",
        "得分",
        "偏差原因分析及改进措施",
    ]
    assert got.marks == [("unknown_column", text) for text in left_out]


def test_the_monitoring_form_with_two_rows_of_heads() -> None:
    """项目支出绩效目标执行监控表: most of its columns are unknown, and the targets are found all the same."""
    got = imported(
        TITLE,
        table("""
项目名称 | < | 县道养护（210-0101-A1） | < | < | < | < | < | < | <
项目资金（万元） | < | . | < | 年初预算数 | 1-7月执行数 | 1-7月执行率 | 全年预计执行数 | < | <
^ | < | 年度资金总额： | < | 90 | 50 | 55% | 90 | < | <
年度总体目标 | < | 养护300公里 | < | < | < | < | < | < | <
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-7月执行情况 | 全年预计完成情况 | 偏差原因分析 | < | 备注
^ | ^ | ^ | ^ | ^ | ^ | ^ | 经费保障 | 制度保障 | ^
^ | 产出指标 | 数量指标 | 养护里程 | ≥300公里 | 150公里 | 300公里 | √ | . | .
^ | ^ | 质量指标 | 合格率 | 100% | . | . | . | . | .
^ | 满意度指标 | 服务对象满意度指标 | 满意度 | ≥85% | . | . | . | . | .
"""),
    )
    assert rows(got.project) == YEARLY
    left_out = ["1-7月执行数", "1-7月执行率", "全年预计执行数", "1-7月执行情况", "全年预计完成情况", "经费保障"]
    assert got.marks == [("unknown_column", text) for text in left_out]


def test_the_frame_of_an_evaluation_has_no_targets() -> None:
    """绩效评价指标体系: explanation, points and how they are given are kept; one mark says that targets are missing."""
    got = imported(
        TITLE,
        table("""
项目名称 | 县道养护 | < | 项目编码 | A0001 | 预算金额 | 90万元
一级指标 | 二级指标 | 三级指标 | 指标解释 | 指标说明 | 分值 | 评分标准
决策 | 项目立项 | 立项依据充分性 | 是否符合法律 | 要点 | 5 | 符合得5分
^ | ^ | 立项程序规范性 | 程序是否规范 | 要点2 | 5 | 规范得5分
"""),
    )
    assert got.project["indicators"]["决策"]["项目立项"]["立项依据充分性"] == {
        "description": "要点",
        "score_rule": "符合得5分",
        "definition": "是否符合法律",
        "weight": "5",
        "target": None,
    }
    assert got.marks == [("no_value", "一级指标")]


def test_the_form_of_a_whole_department() -> None:
    """部门整体支出绩效目标申报表: tasks are activities; its indicators belong to no project."""
    got = imported(
        "交通局2021年",
        table(r"""
部门整体支出绩效目标申报表 | < | < | < | <
部门（单位）名称 | 210交通局 | < | < | <
年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | <
^ | ^ | ^ | 总额 | 财政拨款
^ | 道路养护 | 养护县道 | 90 | 60
^ | 安全监管 | 检查工地 | 15 | 15
^ | 金额合计 | < | 105 | 75
年度总体目标 | 目标1：完成养护300公里；\n目标2：检查40次。 | < | < | <
年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值
^ | 产出指标 | 数量指标 | 养护里程 | ≥300公里
^ | 效益指标 | 社会效益指标 | 事故 | 0起
"""),
    )
    assert got.data["activities"] == {
        "道路养护": {"budget": "90", "content": "养护县道", "indicators": {}},
        "安全监管": {"budget": "15", "content": "检查工地", "indicators": {}},
    }
    assert got.data["overall"]["targets"] == {
        "养护": "300公里",
        "检查": "40次",
        "养护里程": {"target": "≥300公里"},
        "事故": {"target": "0起"},
    }
    assert "projects" not in got.data
    assert got.kinds == ["read_from_text", "read_from_text", "no_level"]
