"""Running text: overall targets and safeguard measures, however their lines are numbered and their headings worded."""

from __future__ import annotations

import pytest

from import_forms import imported

TITLE = "210交通局2021年部门预算绩效目标"


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        ("（一）2021年实现新增道班5个，养护里程300公里；", {"新增道班": "5个", "养护里程": "300公里"}),
        ("1.检查工地不少于40次，整改率100%；", {"检查工地": "不少于40次", "整改率": "100%"}),
        ("1、事故起数控制在3起以内；", {"事故起数": "3起以内"}),
        ("(1)力争完成投资1,200.5万元；", {"投资": "1,200.5万元"}),
        ("(2)满意度保持在90%-95%；", {"满意度": "90%-95%"}),
        ("③收入增长8%。", {"收入增长": "8%"}),
        ("① 养护县道300公里以上；② 投诉5-7件。", {"养护县道": "300公里以上", "投诉": "5-7件"}),
        ("主要工作：一是完成养护300公里；二是提高水平；三是检查工地40次。", {"养护": "300公里", "检查工地": "40次"}),
        ("（六）加强监督，确保全年不出现安全生产事故。", {"安全生产事故": "不出现"}),
        ("（六）确保零事故。", {"事故": "零"}),
        ("目标1：养护300公里", {"养护": "300公里"}),
        ("2.设备更新完成率不低于95%，完成率100%。", {"设备更新完成率": "不低于95%", "完成率": "100%"}),
        ("（七）不断提高服务水平，改善出行条件。", None),
        ("（八）支持零售企业发展；", None),
        ("全年养护公路300公里。", None),
    ],
)
def test_numbered_sentences_with_a_quantity_are_overall_targets(line: str, targets: dict[str, str] | None) -> None:
    """Each is marked, because taking a sentence apart is a reading; a sentence without a quantity is no target."""
    got = imported(TITLE, "一、总体绩效目标", "2021年，我局继续工作。", line, "二、其他")
    assert got.data["overall"]["statement"] == f"2021年，我局继续工作。\n{line}"
    assert got.data["overall"].get("targets") == targets
    assert got.kinds == ["read_from_text"] * len(targets or {})


@pytest.mark.parametrize(
    "heading",
    [
        "一、总体绩效目标",
        "总体绩效目标",
        "（一）年度总体绩效目标",
        "一、年度绩效目标",
        "部门整体绩效目标",
        "一、部门年度总体目标",
        "一、 总 体 绩 效 目 标",
    ],
)
def test_headings_of_the_overall_targets(heading: str) -> None:
    """The heading is worded in ever other ways; the text below it is the statement."""
    got = imported(TITLE, "一、部门职责", "负责公路。", heading, "养护公路。", "二、分项绩效目标", "此处不是。")
    assert got.data["overall"] == {"statement": "养护公路。"}


@pytest.mark.parametrize(
    "heading", ["三、工作保障措施", "保障措施", "（三）实现目标的保障措施", "三、实现绩效目标的措施"]
)
def test_headings_of_the_measures(heading: str) -> None:
    """The same of the safeguard measures; those without numbers are their statement."""
    got = imported(TITLE, heading, "加强领导。", "落实责任。", "第二部分", "此处不是。")
    assert got.data["measures_statement"] == "加强领导。\n落实责任。"
    assert "measures" not in got.data


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (
            ("1.招商工作新签约项目5个。", "西区有土地。", "2.外贸工作。", "3.港口。三。"),
            ["招商工作", "外贸工作", "港口"],
        ),
        (
            ("（一）加强组织领导。成立小组。", "1.明确责任。", "（二）强化资金管理", "专款专用。"),
            ["加强组织领导", "强化资金管理"],
        ),
        (("1、加强组织。抓落实。", "2、强化监督"), ["加强组织", "强化监督"]),
        (("1.加强领导。", "2.加强领导。"), ["加强领导", "加强领导（2）"]),
        (("（一）加强部门职责落实", "（二）细化预算安排和支出"), ["加强部门职责落实", "细化预算安排和支出"]),
        (("1.按照上级的统一部署和要求，逐条逐项地推进，不留死角。",), ["措施1"]),
    ],
)
def test_measures_go_by_their_titles(lines: tuple[str, ...], titles: list[str]) -> None:
    """The numbering of the first measure is that of all; no line is lost."""
    got = imported(TITLE, "三、工作保障措施", *lines)
    assert list(got.data["measures"]) == titles
    assert "\n".join(one["text"] for one in got.data["measures"].values()) == "\n".join(lines)


def test_a_table_of_contents_says_nothing() -> None:
    """Its lines come again as headings; only there a section begins."""
    got = imported(
        "目　录",
        "第一部分 部门整体绩效目标",
        "一、总体绩效目标.......1",
        "二、工作保障措施",
        "210交通局2021年绩效目标",
        "第一部分 部门整体绩效目标",
        "一、总体绩效目标",
        "养护公路。",
        "二、工作保障措施",
        "加强领导。",
    )
    assert got.data["overall"] == {"statement": "养护公路。"}
    assert got.data["measures_statement"] == "加强领导。"


@pytest.mark.parametrize(
    ("lines", "department", "kinds"),
    [
        (("部门：210交通局　　单位：万元",), {"code": "210", "name": "交通局"}, []),
        (("主管部门：交通局（210）",), {"code": "210", "name": "交通局"}, []),
        (("填报单位：２１０交通局",), {"code": "210", "name": "交通局"}, ["no_code"]),
        (("210交通局2021年部门预算绩效目标",), {"code": "210", "name": "交通局"}, []),
        (("交通局2021年部门预算绩效目标",), {"code": "交通局", "name": "交通局"}, ["no_code"]),
        ((), {"code": "?", "name": "?"}, ["no_code"]),
    ],
)
def test_who_the_department_is(lines: tuple[str, ...], department: dict[str, str], kinds: list[str]) -> None:
    """A line of its own, or the title; a code that is not written is marked."""
    got = imported("2021年", *lines, "一、总体绩效目标", "养护公路。")
    assert got.data["department"] == department
    assert got.kinds == kinds


def test_the_year_is_that_of_the_targets() -> None:
    """A year in a title of targets goes before one in a sentence; without any there is a mark."""
    assert (
        imported("根据2019年文件要求", "210交通局2021年部门预算绩效目标", "一、总体目标", "好。").data["year"] == "2021"
    )
    none = imported("210交通局绩效目标", "一、总体目标", "好。")
    assert (none.data["year"], none.kinds) == ("", ["no_year"])
