"""What is doubtful in an imported document has exactly one mark; what is sure has none."""

from __future__ import annotations

import pytest

from import_forms import imported, rows, table

TITLE = ("210交通局2021年部门预算绩效目标", "单位：万元")
FORM = "项目编码 | 210-0101-A1 | 项目名称 | 县道养护\n预算数 | 90 | < | <"


@pytest.mark.parametrize(
    ("target", "kinds"),
    [
        ("≥300公里", []),
        ("不超过2件", []),
        ("≤3‰", []),
        ("0起", []),
        ("未定", ["undefined_level"]),
        ("约10次", ["unreadable_value"]),
        ("较高", ["word_value"]),
        ("及时", ["date_value"]),
        ("9月30日前", ["date_value"]),
        ("5-7个工作日", ["range_value"]),
        ("85%-90%", ["range_value"]),
        (".", ["no_value"]),
    ],
)
def test_targets_that_are_not_just_a_number(target: str, kinds: list[str]) -> None:
    """A day, a range and words may be meant otherwise than they are read."""
    indicators = table(f"一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 养护 | {target}")
    assert imported(*TITLE, table(FORM), indicators).kinds == kinds


@pytest.mark.parametrize(
    ("standard", "kinds"),
    [
        ("≥95% | 90%（含）-95% | 80%（含）-90% | ＜80%", []),
        ("60项以上 | 45-59项 | 30-44项 | 不足30项", []),
        ("未定 | 未定 | 未定 | 未定", ["undefined_level"]),
        ("90%以上 | 80%以上 | 未定 | 60%以下", ["undefined_level"]),
        ("1次以上 | 1次 | 1次 | 0次", ["colliding_levels"]),
        ("15人以上 | 10人以上 | 5人以上 | 5人以下", ["colliding_levels"]),
        ("90%-100% | 80%-89% | 60%-79% | 60%以下", ["colliding_levels", "level_gap"]),
        ("≤7天 | ≤10天 | ≤15天 | ＞15天", ["lower_is_better"]),
        ("0次 | 1次 | 2次 | 3次以上", ["lower_is_better"]),
        ("11月30日前 | 12月15日前 | 12月31日前 | 逾期未完成", ["date_value"]),
        ("好 | 较好 | 一般 | 差", ["word_value"]),
        ("90% | 80% | 70% | 60%", ["bare_levels"]),
    ],
)
def test_standards_with_something_to_look_at(standard: str, kinds: list[str]) -> None:
    """One mark for each kind of doubt, whatever the number of levels that have it."""
    activities = table(f"职责活动 | 预算数 | 绩效指标 | 优 | 良 | 中 | 差\n道路养护 | 12 | 养护 | {standard}")
    assert imported(*TITLE, activities).kinds == kinds


@pytest.mark.parametrize(
    ("description", "target", "marked"),
    [
        ("200万元", "100%", True),
        ("年底前完成", "100%", True),
        ("≥300公里", "≥300公里", False),
        ("项目实际支出总额", "≤260万元", False),
        ("完成3项工作的比例", "100%", False),
    ],
)
def test_a_value_in_the_description(description: str, target: str, marked: bool) -> None:  # noqa: FBT001 - a case
    """It is marked where the target is another one."""
    head = "一级指标 | 二级指标 | 三级指标 | 指标说明 | 指标值\n"
    indicators = table(f"{head}产出指标 | 成本指标 | 总成本 | {description} | {target}")
    assert imported(*TITLE, table(FORM), indicators).marks == [("value_in_description", description)] * marked


@pytest.mark.parametrize(
    ("form", "marks"),
    [
        ("项目编码 | — | 项目名称 | 县道养护\n预算数 | 90 | < | <", [("no_code", "县道养护")]),
        ("项目编码 | 无 | 项目名称 | .\n预算数 | 90 | < | <", [("no_code", "项目")]),
        (FORM + "\n实施单位 | 养护中心 | < | <", [("no_code", "养护中心")]),
        (FORM + "\n支出计划 | 某时 | 20% | <", [("unplaced_text", "某时"), ("unreadable_value", "20%")]),
        (FORM + "\n支出计划 | 13月底 | 20% | <", [("unreadable_value", "13月底 20%")]),
        (FORM + "\n联系人 | 某某 | 联系电话 | 123", []),
    ],
)
def test_forms_with_something_missing(form: str, marks: list[tuple[str, str]]) -> None:
    """What stands for it is told; a person's telephone number is no target."""
    indicators = table("一级指标 | 二级指标 | 三级指标 | 指标值\n产出指标 | 数量指标 | 养护 | 5公里")
    assert imported(*TITLE, table(form), indicators).marks == marks


def test_a_code_that_comes_twice() -> None:
    """Both projects are kept, the second under another key."""
    other = FORM.replace("县道养护", "乡道养护")
    got = imported(*TITLE, table(FORM), table(other))
    assert {key: one["name"] for key, one in got.data["projects"].items()} == {
        "210-0101-A1": "县道养护",
        "210-0101-A1-2": "乡道养护",
    }
    assert got.marks == [("same_name", "210-0101-A1")]


def test_cells_that_say_nothing_of_a_target() -> None:
    """A sign that is none and points that are none are left out and marked."""
    head = "一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 分值\n"
    got = imported(*TITLE, table(FORM), table(f"{head}产出指标 | 数量指标 | 养护 | 重要 | 5公里 | 若干\n"))
    assert rows(got.project) == [("产出指标", "数量指标", "养护", "5公里")]
    assert got.marks == [("unknown_column", "重要"), ("unreadable_value", "若干")]


def test_a_standard_in_one_cell_that_cannot_be_taken_apart() -> None:
    """Its words stay in the file, in the first level, and are marked."""
    got = imported(*TITLE, table("职责活动 | 预算数 | 绩效指标 | 评价标准\n道路养护 | 12 | 养护 | 按规定评定"))
    levels = got.data["activities"]["道路养护"]["indicators"]["养护"]
    assert (levels["excellent"], levels["poor"]) == ("按规定评定", "")
    assert "undefined_level" in got.kinds


def test_activities_cut_by_a_page() -> None:
    """The rest of a name and of a text is joined to them; the rest of a row is no indicator."""
    head = "职责活动 | 预算数 | 内容描述 | 绩效指标 | 优 | 良 | 中 | 差\n"
    first = f"{head}道路养护与 | 12 | 养护县道， | 养护 | 9次以上 | 6次以上 | 3次以上 | 不足3次"
    second = "管理 | . | 管理乡道。 | . | . | . | . | .\n安全 | 3 | 查 | 检查 | 9次以上 | 6次以上 | 3次以上 | 不足3次"
    got = imported(*TITLE, table(first), table(second))
    assert {key: one["content"] for key, one in got.data["activities"].items()} == {
        "道路养护与管理": "养护县道，管理乡道。",
        "安全": "查",
    }
    assert got.kinds == ["page_break"]


def test_a_column_of_departments() -> None:
    """Each row says whose activity it is."""
    head = "部门名称 | 职责活动 | 预算数 | 绩效指标 | 优 | 良 | 中 | 差\n"
    levels = "9次以上 | 6次以上 | 3次以上 | 不足3次"
    got = imported(
        "2021年绩效目标",
        "单位：万元",
        table(f"{head}210交通局 | 道路 | 1 | 养护 | {levels}\n211水利局 | 防汛 | 2 | 巡查 | {levels}"),
    )
    told = {one["department"]["name"]: list(one["activities"]) for one in got.departments}
    assert (told, got.marks) == ({"交通局": ["道路"], "水利局": ["防汛"]}, [])
