"""Tables and forms as other hands make them, one habit a test."""

from __future__ import annotations

from decimal import Decimal

import pytest

from import_forms import FILE, Part, imported, rows, table
from perfcheck.importing.form import Cell, Grid, Spot

TITLE = "210交通局2021年部门预算绩效目标"
CODE = """
项目编码 | 210-0101-A1 | 项目名称 | 县道养护
"""
INDICATORS = """
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 养护里程 | ≥300公里
"""
ONE_ROW = [("产出指标", "数量指标", "养护里程", "≥300公里")]
LEVELS = "300公里以上 | 280公里以上 | 250公里以上 | 不足250公里"
STANDARD = {"excellent": "300公里以上", "good": "280公里以上", "fair": "250公里以上", "poor": "不足250公里"}


def with_form(form: str, *more: Part, unit: str = "单位：万元") -> tuple[Part, ...]:
    """A document of one project with this form above its indicators."""
    return (TITLE, unit, table(CODE + form), table(INDICATORS), *more)


@pytest.mark.parametrize(
    ("unit", "form", "total", "fiscal"),
    [
        ("单位：元", "预算数 | 900,000.00 | 其中：财政资金 | 900 000.00", "90", "90"),
        ("单位：千元", "预算数 | 900 | 其中：财政资金 | ￥900.0", "90", "90"),
        ("单位：亿元", "预算数 | 0.009 | 其中：财政资金 | 90万元", "90", "90"),
        ("单位：元", "预算数（万元） | 90.00 | 财政拨款（万元） | —", "90.00", None),
        ("（单位：人民币万元）", "预算数 | ９０．５ | 财政拨款 |", "90.5", None),
        ("单位：万元", "项目资金 | 总额90万元，其中：财政资金60万元，其他资金30万元 | <", "90", "60"),
        ("单位：万元", "预算数 | 90（其中：财政资金60，其他资金30） | <", "90", "60"),
        (
            "单位：万元",
            "预算数：1,234.50万元 | 其中：财政资金：1 000.50万元；其他资金：￥234万元",
            "1234.50",
            "1000.50",
        ),
        ("单位：万元", "项目资金\\n（元） | 年度资金总额 | 900000\n^ | 其中：财政拨款 | 600000", "90", "60"),
    ],
)
def test_amounts_in_ever_other_units(unit: str, form: str, total: str, fiscal: str | None) -> None:
    """The unit of the cell goes before that of its label, of its group and of the table; a dash is an empty cell."""
    got = imported(*with_form(form, unit=unit))
    assert (got.project["budget"]["total"], got.project["budget"].get("fiscal")) == (total, fiscal)
    assert got.marks == []


@pytest.mark.parametrize(
    ("form", "unit", "mark"),
    [
        ("预算数 | 90 | < | <", "无单位", ("no_unit", "90")),
        ("预算数 | 约90 | < | <", "单位：万元", ("unreadable_amount", "约90")),
        ("预算数 | 1,23 | < | <", "单位：万元", ("unreadable_amount", "1,23")),
        ("预算数 | | < | <", "单位：万元", ("no_budget", "")),
    ],
)
def test_an_amount_that_is_not_sure_is_marked(form: str, unit: str, mark: tuple[str, str]) -> None:
    """Once, at its place; the cell stays as it is written."""
    got = imported(*with_form(form, unit=unit))
    assert got.marks == [mark]
    assert got.project["budget"]["total"] == (mark[1] or None)


@pytest.mark.parametrize(
    ("form", "plan"),
    [
        ("支出计划（%） | 3月底 | 12月底 | .\n^ | 20 | 100% | .", {"3月底": "20%", "12月底": "100%"}),
        ("支出计划 | 3月底 | 20% | .\n^ | 12月底 | 100% | .", {"3月底": "20%", "12月底": "100%"}),
        ("支出计划 | 时间 | 累计支出比例 | .\n^ | 3月底 | 20% | .", {"3月底": "20%"}),
        (
            "支出计划 | 一季度支出25%，二季度末累计支出达到50%，年底前支出100% | < | <",
            {"一季度": "25%", "二季度末": "50%", "年底": "100%"},
        ),
        ("支出计划（%） | 3月底 | 6月底 | 12月底\n^ | | 50% | 100%", {"6月底": "50%", "12月底": "100%"}),
    ],
)
def test_plans_in_rows_columns_and_sentences(form: str, plan: dict[str, str]) -> None:
    """Days with their shares, wherever they stand; a day without a share is left out and marked."""
    got = imported(*with_form("预算数 | 90 | < | <\n" + form))
    assert got.project["schedule"] == plan
    assert got.marks == ([("unreadable_value", "3月底")] if "^ | |" in form else [])


def test_amounts_of_a_plan_are_shares_where_they_are_exact() -> None:
    """A share that was computed is marked, and one that never ends is left out."""
    got = imported(*with_form("预算数 | 90 | < | <\n支出计划（万元） | 3月底 | 6月底 | 12月底\n^ | 10 | 45 | 90"))
    assert got.project["schedule"] == {"6月底": "50%", "12月底": "100%"}
    assert got.marks == [("unreadable_value", "3月底 10"), ("computed_share", "45"), ("computed_share", "90")]


def test_labels_in_vertical_writing_and_texts_of_several_rows() -> None:
    """目标1 and 目标2 in rows of their own are one objective, the purpose stands below the amounts."""
    form = r"""
预算规模及资金用途 | 预算数 | 90 | <
^ | 购置沥青。 | < | <
绩\n效\n目\n标 | 目标1：养护 | < | <
^ | 目标2：检查 | < | <
"""
    got = imported(*with_form(form))
    assert (got.project["purpose"], got.project["objective"]) == ("购置沥青。", "目标1：养护\n目标2：检查")
    assert got.marks == []


def test_a_value_without_a_label_is_marked() -> None:
    """It is never put into some field that happens to be open."""
    got = imported(*with_form("预算数 | 90 | < | <\n奇怪的话 | 另一句 | < | <"))
    assert got.marks == [("unplaced_text", "奇怪的话"), ("unplaced_text", "另一句")]


def test_several_projects_in_one_table() -> None:
    """The next one begins with any of its labels; what stands below its indicators is still its own."""
    got = imported(
        TITLE,
        "单位：万元",
        table("""
项目编码 | 210-0101-A1 | 项目名称 | 县道养护
实施单位 | 210001养护中心 | < | <
预算数 | 90 | 财政资金 | 90
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 养护里程 | ≥300公里
主管部门 | 210交通局 | 实施单位 | 210002检查站
项目名称 | 工地检查 | 项目编码 | 210-0102-B2
预算数 | 15 | 财政资金 | 15
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 检查次数 | ≥40次
资金支出计划 | 6月底 | 12月底 | .
^ | 50% | 100% | .
"""),
    )
    first, second = got.data["projects"].values()
    assert (first["unit"]["name"], first["budget"]["total"], rows(first)) == ("养护中心", "90", ONE_ROW)
    assert (second["unit"]["name"], second["schedule"]) == ("检查站", {"6月底": "50%", "12月底": "100%"})
    assert got.marks == []


def test_amounts_below_their_heads_in_a_form() -> None:
    """A row of labels side by side: their values stand below."""
    got = imported(
        TITLE,
        "单位：万元",
        table("""
项目编码 | 项目名称 | 预算数 | 财政资金 | 其他资金
210-0101-A1 | 县道养护 | 90 | 60 | 30
绩效目标 | 养护300公里 | < | < | <
"""),
        table(INDICATORS),
    )
    assert got.project["budget"] == {"total": "90", "fiscal": "60", "other": "30"}
    assert (got.project["objective"], got.marks) == ("养护300公里", [])


def test_a_form_cut_by_a_page() -> None:
    """What stands above the cut still says what the rows below it are."""
    got = imported(
        TITLE,
        "单位：万元",
        table(CODE + "预算规模及资金用途 | 预算数 | 90 | ."),
        "续表",
        table(". | 购置沥青 | < | <\n资金支出计划（%） | 6月底 | 12月底 | ."),
        table(". | 50% | 100% | .\n绩效目标 | 养护 | < | <" + INDICATORS),
    )
    assert (got.project["purpose"], got.project["objective"]) == ("购置沥青", "养护")
    assert got.project["schedule"] == {"6月底": "50%", "12月底": "100%"}
    assert (rows(got.project), got.marks) == (ONE_ROW, [])


def test_an_indicator_cut_by_a_page() -> None:
    """The rest of its cells is joined to them, with one mark, whatever the number of cells."""
    got = imported(
        *(TITLE, "单位：万元", table(CODE + "预算数 | 90 | < | <")),
        table("""
一级指标 | 二级指标 | 三级指标 | 指标说明 | 指标值
产出指标 | 数量指标 | 养护里程完成 | 全年养护县道 | ≥300公里
"""),
        table("""
. | . | 情况 | 里程 | .
. | . | 标线 | . | 5公里
"""),
    )
    assert rows(got.project) == [
        ("产出指标", "数量指标", "养护里程完成情况", "≥300公里"),
        ("产出指标", "数量指标", "标线", "5公里"),
    ]
    assert got.marks == [("page_break", "情况 … 里程")]


@pytest.mark.parametrize("title", ["项目支出绩效目标表", "县道养护绩效目标表（续）", "接上表", "第3页"])
def test_a_head_that_comes_again_on_the_next_page(title: str) -> None:
    """With or without a title above it, the levels of the page before still hold."""
    again = table("一级指标 | 二级指标 | 三级指标 | 指标值\n. | 质量指标 | 合格率 | 100%\n. | . | 优良率 | 90%")
    got = imported(*with_form("预算数 | 90 | < | <", title, again))
    more = [("产出指标", "质量指标", "合格率", "100%"), ("产出指标", "质量指标", "优良率", "90%")]
    assert (rows(got.project), got.marks) == ([*ONE_ROW, *more], [])


def test_projects_that_only_titles_name() -> None:
    """The title of the table is the project's name; code and budget are marked as missing."""
    parts = [part for name in ("县道养护", "工地检查") for part in (f"1、{name}绩效目标表", table(INDICATORS))]
    got = imported(TITLE, *parts)
    assert {key: rows(one) for key, one in got.data["projects"].items()} == {"县道养护": ONE_ROW, "工地检查": ONE_ROW}
    assert got.kinds == ["no_code", "no_budget"] * 2


def test_a_list_of_all_projects_is_only_compared() -> None:
    """No project twice, no indicator of its rows; another amount and a project without targets are marked."""
    got = imported(
        TITLE,
        "单位：万元",
        "预算项目汇总表",
        table("""
序号 | 项目编码 | 项目名称 | 预算金额
1 | 210-0101-A1 | 县道养护 | 90.0
2 | 210-0102-B2 | 工地检查 | 16
3 | 210-0103-C3 | 没有目标 | 5
合计 | . | . | 111
"""),
        table(CODE + "预算数 | 90 | < | <" + INDICATORS),
        table("项目编码 | 210-0102-B2 | 项目名称 | 工地检查\n预算数 | 15 | < | <" + INDICATORS),
    )
    assert [one["budget"]["total"] for one in got.data["projects"].values()] == ["90", "15"]
    assert got.marks == [("wrong_subtotal", "16"), ("unplaced_text", "没有目标")]


def test_a_long_table_of_projects() -> None:
    """Code, name and amount beside the levels; full-width digits; a wrong sum; the next page with its head again."""
    head = "序号 | 项目编码 | 项目名称 | 预算金额 | 一级指标 | 二级指标 | 三级指标 | 指标值\n"
    code = "２１０－０１０２－Ｂ２"
    got = imported(
        *(TITLE, "单位：元"),
        table(f"""{head}
1 | 210-0101-A1 | 县道养护 | 900,000 | 产出指标 | 数量指标 | 养护里程 | ≥300公里
2 | . | . | . | . | . | 标线 | ≥50公里
3 | {code} | 工地检查 | 150000 | 产出指标 | 数量指标 | 检查次数 | ≥40次
. | 合计 | . | 1050001 | . | . | . | .
"""),
        "续表",
        table(f"{head}4 | {code} | 工地检查 | 150000 | 产出指标 | 质量指标 | 整改率 | 100%"),
        table("5 | . | . | . | . | . | 复查率 | 100%"),
    )
    assert {key: one["budget"]["total"] for key, one in got.data["projects"].items()} == {
        "210-0101-A1": "90",
        "210-0102-B2": "15",
    }
    assert [row[1:3] for row in rows(got.data["projects"]["210-0102-B2"])] == [
        ("数量指标", "检查次数"),
        ("质量指标", "整改率"),
        ("质量指标", "复查率"),
    ]
    assert got.marks == [("wrong_subtotal", "1050001")]


def test_several_departments_in_one_document() -> None:
    """Each has its own activities and projects, also where the document comes back to the first."""
    head = "职责活动 | 预算数 | 绩效指标 | 优 | 良 | 中 | 差\n"
    got = imported(
        *("2021年预算绩效", "210交通局", "单位：万元", table(f"{head}道路养护 | 120 | 里程 | {LEVELS}")),
        *("部门：211水利局　单位：万元", table(f"{head}防汛 | 20 | 巡查里程 | {LEVELS}")),
        table(f"主管部门 | 210交通局 | 实施单位 | 210001养护中心{CODE}预算数 | 90 | < | <{INDICATORS}"),
    )
    assert [one["department"]["code"] for one in got.departments] == ["210", "211"]
    assert [list(one["activities"]) for one in got.departments] == [["道路养护"], ["防汛"]]
    assert [list(one.get("projects", {})) for one in got.departments] == [["210-0101-A1"], []]
    assert got.marks == []


@pytest.mark.parametrize(
    ("drawing", "wanted"),
    [
        ("一级指标 | 二级指标 | 三级指标 | 指标值 | <\n^ | ^ | ^ | 实施期 | 年度\n{0} | ≥900公里 | ≥300公里", "实施期"),
        ("一级指标 | 二级指标 | 三级指标 | 指标值 | < | <\n{0} | ≥ | 300 | 公里", None),
        ("一级指标 | 二级指标 | 三级指标 | 指标值 | 计量单位 | 备注\n{0} | ≥300 | 公里 | .", None),
        ("一 级\\n指标 | 二　级　指　标 | 三级指标（指标3） | ２０２１年目标值 | 来源\n{0} | ≥300公里 | 甲", "来源"),
        ("绩效指标 | < | < | 指标值 | 备注\n一级指标 | 二级指标 | 三级指标 | ^ | ^\n{0} | ≥300公里 | 甲", "备注"),
        ("绩\\n效 | 一级指标 | 二级指标 | 三级指标 | 指标值\n^ | {0} | ≥300公里", None),
    ],
)
def test_heads_of_ever_other_columns(drawing: str, wanted: str | None) -> None:
    """A column that has no place is marked once, where it holds anything; an empty one is not."""
    indicators = table(drawing.format("产出指标 | 数量指标 | 养护里程"))
    got = imported(TITLE, "单位：万元", table(CODE + "预算数 | 90 | < | <"), indicators)
    assert rows(got.project) == ONE_ROW
    assert got.marks == ([("unknown_column", wanted)] if wanted else [])


def test_names_that_come_twice_and_levels_that_are_missing() -> None:
    """A merged name is that of each row that demands something; one mark for a table without a second level."""
    got = imported(
        *(TITLE, "单位：万元", table(CODE + "预算数 | 90 | < | <")),
        table("""
一级指标 | 三级指标 | 指标说明 | 指标值 | 分值
产出指标 | 发放补贴 | 城市 | 5人 | 30
^ | ^ | 农村 | 8人 | .
^ | 标线 | . | . | 5
"""),
    )
    named = got.project["indicators"]["产出指标"]["未分类指标"]
    assert list(named) == ["发放补贴", "发放补贴（农村）", "标线"]
    assert named["发放补贴（农村）"]["name"] == "发放补贴"
    assert got.kinds == ["no_level", "same_name", "no_weight", "no_value"]


@pytest.mark.parametrize(("stated", "marks"), [("50", []), ("60", [("wrong_subtotal", "60")])])
def test_subtotals_of_levels_are_checked(stated: str, marks: list[tuple[str, str]]) -> None:
    """A row 小计 may add up what came since the last one, or its whole level; it is no indicator."""
    got = imported(
        *(TITLE, "单位：万元", table(CODE + "预算数 | 90 | < | <")),
        table(f"""
一级指标 | 二级指标 | 三级指标 | 指标值 | 分值
产出指标 | 数量指标 | 养护里程 | ≥300公里 | 30
小　计 | < | < | < | 30分
产出指标 | 质量指标 | 合格率 | 100% | 20
产出指标小计 | < | < | < | {stated}
效益指标 | 社会效益指标 | 受益人数 | 5万人 | 40
小计 | < | < | < | 40
总分 | < | < | < | 90
注：分值按百分制。 | < | < | < | <
"""),
    )
    assert (len(rows(got.project)), got.marks) == (3, marks)


def test_activities_with_targets_in_other_units_below_a_duty() -> None:
    """千元 in the head; the column of duties has no place; the sum is wrong; 注 is no activity."""
    got = imported(
        *(TITLE, "部门：210交通局"),
        table("""
部门职责 | 职责活动 | 预算数（千元） | 绩效目标 | 绩效指标 | 指标值 | 计量单位
公路 | 道路养护 | 1205 | 养护 | 养护里程 | 300 | 公里
^ | ^ | ^ | ^ | 标线 | 50 | 公里
安全 | 安全监管 | . | 检查 | 检查次数 | 40 | 次
合计 | . | 1206 | . | . | . | .
注：本表由各部门填写 | . | . | . | . | . | .
"""),
    )
    assert {key: one["budget"] for key, one in got.data["activities"].items()} == {
        "道路养护": "120.5",
        "安全监管": None,
    }
    assert got.data["activities"]["道路养护"]["indicators"]["标线"] == {"target": "50", "unit": "公里"}
    assert got.marks == [("unknown_column", "部门职责"), ("wrong_subtotal", "1206"), ("no_budget", "安全监管")]


def test_duties_in_rows_between_activities() -> None:
    """A line over the whole table ends nothing; it is marked, as it has no place, and a unit of money is not."""
    got = imported(
        *(TITLE, "单位：万元"),
        table(f"""
职责活动 | 预算数 | 绩效指标 | 优 | 良 | 中 | 差
一、公路管理职责 | < | < | < | < | < | <
道路养护 | 120 | 养护里程 | {LEVELS}
单位：元 | < | < | < | < | < | <
其他 | 10000 | 保障里程 | {LEVELS}
"""),
    )
    assert {key: one["budget"] for key, one in got.data["activities"].items()} == {"道路养护": "120", "其他": "1"}
    assert got.marks == [("unplaced_text", "一、公路管理职责")]


@pytest.mark.parametrize("budget", ["年度预算数 | 120.5 | < | < | <", "年度预算数：120.5万元 | < | < | < | <"])
def test_an_activity_with_a_form_of_its_own(budget: str) -> None:
    """Its name, budget and texts stand above its indicators, one activity below the other."""
    got = imported(
        *(TITLE, "单位：万元"),
        table(f"""
职责活动 | 道路养护 | < | < | <
{budget}
内容描述 | 养护县道 | < | < | <
绩效指标 | 优 | 良 | 中 | 差
养护里程 | {LEVELS}
职责活动 | 安全监管 | < | < | <
绩效指标 | 优 | 良 | 中 | 差
检查里程 | {LEVELS}
"""),
    )
    assert got.data["activities"] == {
        "道路养护": {"budget": "120.5", "content": "养护县道", "indicators": {"养护里程": STANDARD}},
        "安全监管": {"budget": None, "indicators": {"检查里程": STANDARD}},
    }
    assert got.marks == []


def test_the_budget_of_an_activity_below_its_indicators() -> None:
    """A labelled row within the table is that of the activity above it; levels may stand from 差 to 优."""
    got = imported(
        *(TITLE, "单位：万元"),
        table("""
职责活动 | 绩效目标 | 绩效指标 | 差 | 中 | 良 | 优
道路养护 | 养护 | 养护里程 | 不足250公里 | 250公里以上 | 280公里以上 | 300公里以上
年度预算数 | 120.5 | < | < | < | < | <
安全监管 | 检查 | 检查里程 | 不足250公里 | 250公里以上 | 280公里以上 | 300公里以上
年度预算数 | 20 | < | < | < | < | <
"""),
    )
    assert [one["budget"] for one in got.data["activities"].values()] == ["120.5", "20"]
    assert got.data["activities"]["道路养护"]["indicators"] == {"养护里程": STANDARD}
    assert got.marks == []


def test_a_standard_in_one_cell_and_levels_of_an_activity() -> None:
    """Four levels in one cell are taken apart; three levels of indicators of an activity lose the upper two, marked."""
    one = "优：300公里以上；良：280公里以上；中：250公里以上；差：不足250公里"
    got = imported(TITLE, "单位：万元", table(f"职责活动 | 预算数 | 绩效指标 | 评价标准\n道路养护 | 12 | 里程 | {one}"))
    assert (got.data["activities"]["道路养护"]["indicators"], got.marks) == ({"里程": STANDARD}, [])
    head = "职责活动 | 预算数 | 一级指标 | 二级指标 | 三级指标 | 指标值\n"
    levels = imported(TITLE, "单位：万元", table(f"{head}道路养护 | 12 | 产出指标 | 数量指标 | 里程 | 5公里"))
    assert levels.data["activities"] == {"道路养护": {"budget": "12", "indicators": {"里程": {"target": "5公里"}}}}
    assert levels.marks == [("unknown_column", "一级指标"), ("unknown_column", "二级指标")]


def test_indicators_in_a_table_within_a_cell() -> None:
    """The table in a cell is read as if it stood there alone."""
    nested = table(CODE + "预算数 | 90 | < | <\n绩\\n效\\n指\\n标 | NEST | < | <", nested={"NEST": table(INDICATORS)})
    got = imported(TITLE, "单位：万元", nested)
    assert (rows(got.project), got.marks) == (ONE_ROW, [])


@pytest.mark.parametrize(
    ("note", "kind"),
    [("inserted", "tracked_change"), ("hidden", "hidden"), ("percent", "percent_cell"), ("formula", "formula")],
)
def test_what_a_format_knows_of_a_cell_is_marked(note: str, kind: str) -> None:
    """A tracked change, a hidden cell, a percentage and a formula without a value are for a person to look at."""
    indicators = table(INDICATORS)
    target = indicators.cells[-1]
    noted = Cell(target.text, target.row, target.column, target.spot, note=note)
    form = table(CODE + "预算数 | 90 | < | <")
    got = imported(TITLE, "单位：万元", form, Grid((*indicators.cells[:-1], noted)))
    assert got.marks == [(kind, "≥300公里")]


def test_500_projects_take_time_in_proportion() -> None:
    """Every code, every amount: nothing is compared with everything."""
    many = [table(CODE.replace("A1", f"{number:05}") + "预算数 | 90 | < | <" + INDICATORS) for number in range(500)]
    got = imported(TITLE, "单位：万元", *many)
    assert len(got.data["projects"]) == len(many)
    assert sum(Decimal(one["budget"]["total"]) for one in got.data["projects"].values()) == Decimal(45000)


def test_an_empty_document_has_no_department() -> None:
    """Nothing is made up."""
    assert imported("", Grid(())).departments == []
    assert imported(Grid((Cell("", 0, 0, Spot(FILE)),))).departments == []


def test_everything_on_one_sheet() -> None:
    """Titles that stand in a first cell, activities and a project below each other, one text of several rows."""
    got = imported(
        table(r"""
210交通局2021年部门整体绩效目标 | . | . | . | . | . | .
. | . | . | . | . | . | 单位：万元
总体绩效目标 | 1.养护300公里。\n2.保持畅通。 | < | < | < | < | <
职责活动 | 预算数 | 绩效指标 | 优 | 良 | 中 | 差
道路 | 12 | 里程 | 300公里以上 | 280公里以上 | 250公里以上 | 不足250公里
. | . | . | . | . | . | .
项目名称 | 县道养护 | 项目编码 | 210-0101-A1 | . | . | .
预算数 | 90 | . | . | . | . | .
一级指标 | 二级指标 | 三级指标 | 指标值 | . | . | .
产出指标 | 数量指标 | 养护里程 | ≥300公里 | . | . | .
工作保障措施 | 1.加强领导。\n2.强化监督。 | < | < | < | < | <
"""),
    )
    assert (got.data["year"], got.data["department"]["name"]) == ("2021", "交通局")
    assert got.data["overall"]["targets"] == {"养护": "300公里"}
    assert got.data["activities"] == {"道路": {"budget": "12", "indicators": {"里程": STANDARD}}}
    assert (got.project["budget"], rows(got.project)) == ({"total": "90"}, ONE_ROW)
    assert list(got.data["measures"]) == ["加强领导", "强化监督"]
    assert got.kinds == ["read_from_text"]
