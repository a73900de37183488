"""Forms of other provinces: codes in cells of their own, the long term, forms and departments below each other."""

from __future__ import annotations

from import_forms import imported, rows, table

TITLE = "210交通局2021年部门预算绩效目标"
FORM = r"""
项目支出绩效目标申报表 | < | < | < | < | <
填报单位（盖章）：交通局 | < | < | < | 单位：元 | <
项目名称 | 县道养护 | < | < | 项目编码 | 3601002100017
主管部门及代码 | 交通局[210] | < | < | 实施单位 | 养护中心
项目日期范围 | 2021-01-01至2023-12-31 | < | < | < | <
项目资金\n（元） | 长期资金总额 | 3,000,000.00 | < | 年度资金总额 | 900,000.50
^ | 其中：财政拨款 | 2,000,000.00 | < | 其中：财政拨款 | 600,000.50
^ | 其他资金 | 1,000,000.00 | < | 其他资金 | 300,000.00
总体目标 | 长期目标 | < | < | 年度目标 | <
^ | 养护900公里 | < | < | 养护300公里 | <
一级指标 | 二级指标 | 三级指标 | < | 指标值 | <
产出指标 | 数量指标 | 养护里程 | < | ≥300公里 | <
"""
STANDARDS = """
职责活动 | 年度预算（万元） | 绩效指标 | 优 | 良 | 中 | 差
{name} | {budget} | 检查次数 | 40次以上 | 30次以上 | 20次以上 | 20次以下
"""


def test_the_next_form_tells_nothing_of_the_one_before() -> None:
    """What stands above a form or in it is of its own project, also where 填报单位 and 实施单位 are two."""
    other = FORM.replace("县道养护", "桥梁检测").replace("0017", "0018").replace("养护中心", "检测中心")
    got = imported(TITLE, table(FORM), table(other, number=2))
    one, two = got.data["projects"].values()
    assert [one["unit"]["name"], two["unit"]["name"]] == ["养护中心", "检测中心"]
    assert one["objective"] == two["objective"] == "养护300公里"
    assert one["budget"] == two["budget"] == {"total": "90.00005", "fiscal": "60.00005", "other": "30"}
    left_out = ["3,000,000.00", "2,000,000.00", "1,000,000.00", "养护900公里"]
    assert [text for kind, text in got.marks if kind == "unknown_column"] == left_out * 2
    assert set(got.kinds) == {"unknown_column", "no_code"}


def test_codes_in_cells_of_their_own() -> None:
    """部门编码 and 单位编码 may stand before or behind the name that they are of."""
    got = imported(
        "2021年",
        table("""
部门编码 | 210 | 部门名称 | 交通局
项目名称 | 县道养护 | 项目编码 | A2101
单位名称 | 养护中心 | 单位编码 | 210001
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 养护里程 | ≥300公里
"""),
    )
    assert got.data["department"] == {"code": "210", "name": "交通局"}
    assert got.project["unit"] == {"code": "210001", "name": "养护中心"}
    assert got.kinds == ["no_budget"]


def test_a_row_of_labels_and_values_above_each_table() -> None:
    """A row 部门编码：… 部门名称：… begins the table of another department, and is no row of the one before."""
    above = "部门编码：{code} | < | < | 部门名称：{name} | < | 金额单位：千元 | <"
    table_of = STANDARDS.replace("（万元）", "").strip()
    got = imported(
        "2021年部门绩效目标",
        table("\n".join([above.format(code=210, name="交通局"), table_of.format(name="养护", budget="905")])),
        table("\n".join([above.format(code=361, name="水利局"), table_of.format(name="防汛", budget="80")]), number=2),
    )
    assert [data["department"] for data in got.departments] == [
        {"code": "210", "name": "交通局"},
        {"code": "361", "name": "水利局"},
    ]
    assert [{name: one["budget"] for name, one in data["activities"].items()} for data in got.departments] == [
        {"养护": "90.5"},
        {"防汛": "8"},
    ]


def test_titles_that_are_not_merged() -> None:
    """On a sheet the title of the next department, with or without a code, stands in one cell of a row."""
    got = imported(
        TITLE,
        table(STANDARDS.format(name="养护", budget=90)),
        table(
            "320水利局2021年部门绩效目标 | . | . | . | . | . | ." + STANDARDS.format(name="防汛", budget=80), number=2
        ),
        table(
            "城管局2021年部门绩效目标 | . | . | . | . | . | .\n单位：万元 | . | . | . | . | . | ."
            + STANDARDS.format(name="执法", budget=70),
            number=3,
        ),
        table("附件4 | . | . | . | . | . | ." + STANDARDS.format(name="保洁", budget=60), number=4),
    )
    assert [(data["department"]["name"], list(data["activities"])) for data in got.departments] == [
        ("交通局", ["养护"]),
        ("水利局", ["防汛"]),
        ("城管局", ["执法", "保洁"]),
    ]


def test_departments_that_only_titles_name() -> None:
    """Each title begins a department; the same title again does not."""
    got = imported(
        "交通局2021年部门绩效目标",
        table(STANDARDS.format(name="养护", budget=90)),
        "水利局2021年度部门预算绩效目标",
        table(STANDARDS.format(name="防汛", budget=80), number=2),
        "水利局2021年度部门预算绩效目标",
        table(STANDARDS.format(name="灌溉", budget=70), number=3),
    )
    assert [(data["department"]["name"], list(data["activities"])) for data in got.departments] == [
        ("交通局", ["养护"]),
        ("水利局", ["防汛", "灌溉"]),
    ]


def test_a_long_table_with_subtotals_and_shared_units() -> None:
    """A unit may cover several projects; 小计 are of one project, 合计 of all, in whatever department."""
    got = imported(
        "2021年预算项目绩效目标",
        table("""
部门 | 单位编码 | 单位名称 | 项目名称 | 预算数（万元） | 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重
210交通局 | 210001 | 养护中心 | 县道养护 | 90 | 产出指标 | 数量指标 | 养护里程 | ≥300公里 | 60
^ | ^ | ^ | ^ | ^ | 效益指标 | 社会效益指标 | 事故 | 0起 | 30
^ | ^ | ^ | 桥梁检测 | 15 | 产出指标 | 数量指标 | 检测桥梁 | 45座 | 90
小计 | . | . | . | 105 | . | . | . | . | .
320水利局 | 320001 | 供水站 | 管网改造 | 300 | 产出指标 | 数量指标 | 改造管网 | ≥12千米 | 90
小计 | . | . | . | 300 | . | . | . | . | 90
合计 | . | . | . | 405 | . | . | . | . | 270
"""),
    )
    units = [project["unit"] for data in got.departments for project in data["projects"].values()]
    shared = {"code": "210001", "name": "养护中心"}
    assert units == [shared, shared, {"code": "320001", "name": "供水站"}]
    assert got.kinds == ["no_code"] * 3
    second = got.departments[0]["projects"]["桥梁检测"]
    assert rows(second) == [("产出指标", "数量指标", "检测桥梁", "45座")]


def test_the_unit_in_the_label_of_the_total() -> None:
    """预算数（元）: its parts beside and below it are in 元 as well."""
    got = imported(
        TITLE,
        table("""
项目名称 | 县道养护 | 项目编码 | A2101
预算数（元） | 900,000 | 其中：财政资金 | 600,000
其他资金 | 300,000 | . | .
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 养护里程 | ≥300公里
"""),
    )
    assert got.project["budget"] == {"total": "90", "fiscal": "60", "other": "30"}
    assert got.marks == []


def test_cells_that_belong_to_nothing_are_no_objective() -> None:
    """Rows of a page that lost its first columns are marked; none of them goes on with the objective above."""
    got = imported(
        TITLE,
        table(FORM),
        table("数量指标 | 标线里程 | ≥50公里\n. | 护栏里程 | ≥20公里", number=2),
    )
    assert got.project["objective"] == "养护300公里"
    lost = ["数量指标", "标线里程", "≥50公里", "护栏里程", "≥20公里"]
    assert [text for kind, text in got.marks if kind == "unplaced_text"] == lost


def test_a_heading_with_the_department() -> None:
    """A heading such as 210交通局2021年预算项目绩效目标 names the department; a line below it the unit."""
    got = imported(
        "210交通局2021年预算项目绩效目标",
        "210001养护中心",
        table("""
项目名称 | 县道养护 | 项目编码 | A2101
一级指标 | 二级指标 | 三级指标 | 指标值
产出指标 | 数量指标 | 养护里程 | ≥300公里
"""),
    )
    assert got.data["department"] == {"code": "210", "name": "交通局"}
    assert got.project["unit"] == {"code": "210001", "name": "养护中心"}
