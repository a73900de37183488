"""The official forms, read back with openpyxl: headings, merges, values, what stays empty, and how they print."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from builders import actuals, project, quantity, targets
from conftest import ROOT
from perfcheck.assessment.funds import Source, fund_of, funds_by_source
from perfcheck.assessment.grading import grade
from perfcheck.reports.forms.catalogue import KINDS
from perfcheck.reports.forms.gaps import Gap, gap_messages
from perfcheck.reports.forms.layout import Cell, Form, Look
from perfcheck.reports.forms.pages import laid
from perfcheck.reports.forms.paper import Paper
from perfcheck.reports.forms.review import HEADS, POINTS
from perfcheck.reports.forms.sizes import TALLEST, height_of
from perfcheck.review.catalogue import ALL_RULES
from perfcheck.sources.policies import policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from conftest import Run
    from perfcheck.assessment.results import Assessment
    from perfcheck.model.targets import Targets

    Make = Callable[..., Workbook]

EU89, S6XV, CHARTS = "EU89 企业扶持资金", "S6XV 招商费用", "图表 南堡经济开发区商务局"
DEPARTMENT = "南堡经济开发区商务局"
TOLERANCE = 0.01
UNEXPLAINED = "购买数量, 实物工作量完成率, 节约经费，认真完成工作, 树立良好形象, 服务对象满意度"
LONG = "为全面落实区委区政府关于优化营商环境的决策部署，进一步完善公共服务体系，" * 14


@pytest.fixture
def made(perfcheck: Run, tmp_path: Path) -> Make:
    """Make a form of the repository's own files and read it back."""

    def make(name: str, *arguments: str) -> Workbook:
        ran = perfcheck("form", name, "-o", "form.xlsx", "--force", *arguments)
        assert ran.out == ""
        assert ran.code in (0, 1), ran.err
        return load_workbook(tmp_path / "form.xlsx")

    return make


def sheet_of(workbook: Workbook, name: str) -> Worksheet:
    """One of its sheets."""
    sheet = workbook[name]
    assert hasattr(sheet, "print_title_rows")
    return sheet


def merged(sheet: Worksheet) -> set[str]:
    """The merged ranges."""
    return {str(cells) for cells in sheet.merged_cells.ranges}


def row_of(sheet: Worksheet, text: str) -> list[object]:
    """The values of the first row that has this text."""
    return next([cell.value for cell in row] for row in sheet.iter_rows() if any(cell.value == text for cell in row))


HEADINGS = {
    ("project-targets", EU89): {
        "A1:F1": "项目支出绩效目标表",
        "A2:F2": "（2020年度）",
        "A3:B3": "项目名称",
        "A4:B4": "主管部门及代码",
        "E4": "实施单位",
        "A5:B8": "项目资金（万元）",
        "C5": "年度资金总额：",
        "C6": "其中：财政拨款",
        "C7": "上年结转",
        "C8": "其他资金",
        "F5:F8": "执行率分值\n（10）",
        "A9": "年度总体目标",
        "A10:A19": "绩效指标",
        "B10": "一级指标",
        "C10": "二级指标",
        "D10": "三级指标",
        "E10": "指标值",
        "F10": "分值权重（90）",
    },
    ("self-evaluation", EU89): {
        "A1:J1": "项目支出绩效自评表",
        "A2:J2": "（2020年度）",
        "A3:B3": "项目名称",
        "A4:B4": "主管部门",
        "F4": "实施单位",
        "A5:B9": "项目资金（万元）",
        "E5": "年初预算数",
        "F5": "全年预算数",
        "G5": "全年执行数",
        "H5": "分值",
        "I5": "执行率",
        "J5": "得分",
        "C6:D6": "年度资金总额",
        "C7:D7": "其中：当年财政拨款",
        "C8:D8": "上年结转资金",
        "C9:D9": "其他资金",
        "A10:A11": "年度总体目标",
        "B10:E10": "预期目标",
        "F10:J10": "实际完成情况",
        "A12:A21": "绩效指标",
        "B12": "一级指标",
        "C12": "二级指标",
        "D12": "三级指标",
        "E12": "年度指标值",
        "F12": "实际完成值",
        "G12": "分值",
        "H12": "得分",
        "I12:J12": "偏差原因分析及改进措施",
        "A22:F22": "总分",
    },
    ("monitoring", EU89): {
        "A1:Q1": "项目支出绩效目标执行监控表",
        "A3:B3": "项目名称",
        "A4:B4": "主管部门及代码",
        "H4:J4": "实施单位",
        "A5:B8": "项目资金（万元）",
        "E5:F5": "年初预算数",
        "G5:I5": "1-9月执行数",
        "J5:L5": "1-9月执行率",
        "M5:Q5": "全年预计执行数",
        "C6:D6": "年度资金总额：",
        "C7:D7": "其中：本年一般公共预算拨款",
        "C8:D8": "其他资金",
        "A9:B9": "年度总体目标",
        "B10:B11": "一级指标",
        "C10:C11": "二级指标",
        "D10:D11": "三级指标",
        "E10:E11": "年度指标值",
        "F10:F11": "1-9月执行情况",
        "G10:G11": "全年预计完成情况",
        "H10:M10": "偏差原因分析",
        "H11": "经费保障",
        "I11": "制度保障",
        "J11": "人员保障",
        "K11": "硬件条件保障",
        "L11": "其他",
        "M11": "原因说明",
        "N10:P10": "完成目标可能性",
        "N11": "确定能",
        "O11": "有可能",
        "P11": "完全不可能",
        "Q10:Q11": "备注",
    },
    ("department-self-evaluation", DEPARTMENT): {
        "A1:I1": "部门整体支出绩效自评表",
        "A3:B3": "部门（单位）名称",
        "A4:A7": "部门资金（万元）",
        "D4": "年初预算数",
        "E4": "全年预算数",
        "F4": "全年执行数",
        "G4": "分值",
        "H4": "执行率",
        "I4": "得分",
        "B5:C5": "资金总额",
        "B6:C6": "基本支出",
        "B7:C7": "项目支出",
        "B8:E8": "预期目标",
        "F8:I8": "实际完成情况",
        "A10:A15": "年度主要任务",
        "B10": "任务名称",
        "C10:E10": "主要内容",
        "F10": "预算数",
        "G10": "执行数",
        "H10:I10": "完成情况",
        "B16": "一级指标",
        "E16": "分值",
        "F16": "年度指标值",
        "G16": "实际完成值",
        "H16": "得分",
        "I16": "偏差原因分析及改进措施",
        "A34:D34": "总分",
    },
    ("hebei-functions", DEPARTMENT): {
        "A1:I1": "部门职责绩效目标表",
        "A2:E2": "322南堡经济开发区商务局",
        "F2:I2": "单位：万元",
        "A3:A4": "职责活动",
        "B3:B4": "年度预算数",
        "C3:C4": "内容描述",
        "D3:D4": "绩效目标",
        "E3:E4": "绩效指标",
        "F3:I3": "评价标准",
        "F4": "优",
        "G4": "良",
        "H4": "中",
        "I4": "差",
        "A6:A8": "　　招商引资",
    },
    ("hebei-projects", EU89): {
        "A1:G1": "1、企业扶持资金绩效目标表",
        "A2:E2": "322002南堡经济开发区商务局",
        "F2:G2": "单位：万元",
        "A3": "项目编码",
        "B3:C3": "322-0402-JBN-EU89",
        "D3": "项目名称",
        "E3:G3": "企业扶持资金",
        "A4:A5": "预算规模及资金用途",
        "B4": "预算数",
        "D4": "其中：财政资金",
        "F4": "其他资金",
        "B5:G5": "2020年商贸物流企业扶持资金。",
        "A6:A7": "资金支出计划（%）",
        "B6": "3月底",
        "C6:D6": "6月底",
        "E6": "10月底",
        "F6:G6": "12月底",
        "A8": "绩效目标",
        "B8:G8": "1、内贸招商指标完成情况。\n2、完成率",
        "A9": "一级指标",
        "B9": "二级指标",
        "C9": "三级指标",
        "D9:E9": "绩效指标描述",
        "F9": "指标值",
        "G9": "指标值确定依据",
        "A10:A13": "产出指标",
        "A14:A17": "效益指标",
        "A18": "满意度指标",
    },
    ("review", DEPARTMENT): {
        "A1:C1": "绩效目标审核表",
        "A3": "审核对象",
        "A4": "审核内容",
        "B4": "审核要点",
        "C4": "审核意见",
    },
}


@pytest.mark.parametrize(("name", "sheet"), HEADINGS)
def test_headings_stand_where_the_form_has_them(made: Make, name: str, sheet: str) -> None:
    form = sheet_of(made(name), sheet)
    found = {cells: form[cells.partition(":")[0]].value for cells in HEADINGS[name, sheet]}
    assert found == HEADINGS[name, sheet]
    assert {cells for cells in HEADINGS[name, sheet] if ":" in cells} <= merged(form)


@pytest.mark.parametrize(
    ("name", "orientation", "repeated"),
    [
        ("project-targets", "portrait", "$10:$10"),
        ("self-evaluation", "portrait", "$12:$12"),
        ("monitoring", "landscape", "$10:$11"),
        ("department-self-evaluation", "portrait", "$16:$16"),
        ("hebei-functions", "landscape", "$3:$4"),
        ("hebei-projects", "portrait", "$9:$9"),
        ("review", "portrait", "$4:$4"),
    ],
)
def test_how_forms_print(made: Make, name: str, orientation: str, repeated: str) -> None:
    form = made(name).worksheets[0]
    assert (form.page_setup.orientation, form.page_setup.paperSize) == (orientation, 9)
    assert form.print_title_rows == repeated
    assert form.oddFooter is not None
    assert re.search("&P.*&N", str(form.oddFooter.center.text))
    assert form.page_margins.bottom >= 0.75
    assert form.page_setup.fitToWidth == 1
    assert form.sheet_properties.pageSetUpPr is not None
    assert form.sheet_properties.pageSetUpPr.fitToPage
    assert {cell.font.name for row in form.iter_rows() for cell in row if cell.value is not None} == {"宋体", "仿宋"}
    title = form["A1"]
    assert (title.font.size, title.font.bold, title.alignment.horizontal) == (16, True, "center")
    last = [cell.value for cell in form["A"] if cell.value][-1]
    assert re.match("填报人：|审核人：", str(last))


def test_targets_with_their_weights(made: Make) -> None:
    form = sheet_of(made("project-targets"), EU89)
    assert row_of(form, "购买数量")[1:] == ["产出指标", "数量指标", "购买数量", "100%", 12.5]
    assert sum(Decimal(str(form.cell(row, 6).value)) for row in range(11, 20)) == 90
    assert (form["D5"].value, form["D5"].number_format, form["D6"].value, form["D7"].value) == (
        200,
        "#,##0.00",
        200,
        None,
    )


def test_a_self_evaluation(made: Make) -> None:
    form = sheet_of(made("self-evaluation", "--actuals", "actuals/q3.yaml", "--all"), EU89)
    assert [form.cell(6, column).value for column in range(5, 11)] == [200, 200, 141.2, 10, 0.706, 7.06]
    assert [form.cell(7, column).value for column in range(5, 11)] == [200, 200, 141.2, "—", 0.706, "—"]
    assert [form[cell].number_format for cell in ("G6", "I6", "J6")] == ["#,##0.00", "0.00%", "0.00"]
    assert row_of(form, "购买数量")[1:9] == [
        "产出指标\n(54.55分)",
        "数量指标",
        "购买数量",
        "100%",
        "80%",
        13.64,
        10.91,
        None,
    ]
    assert row_of(form, "资源消耗")[4:9] == [
        "100%",
        "不适用",
        "—",
        "—",
        "扶持资金直接拨付企业，本项目自身没有资源消耗可以计量",
    ]
    assert row_of(form, "促进产业可持续发展")[8] == "第四批扶持资金四季度才拨付\n改进措施：10月底前完成审核，11月拨付"
    assert row_of(form, "资金支付时限")[5:9] == [None, 13.64, None, None]
    assert (form["G22"].value, form["H22"].value) == (100, None)
    points = [form.cell(row, 7).value for row in range(13, 22)]
    assert sum(Decimal(str(one)) for one in points if one != "—") == 90


DONE = """
as_of: 2020-12-31
department: 322
projects:
  EU89:
    spent: {2020-12-31: 190}
    completion: 全部完成
    indicators: {购买数量: 83%, 实物工作量完成率: 92%, 资金支付时限: 100%, 项目总成本: 95%,
      节约经费，认真完成工作: {value: 95%, reason: =1+1}, 树立良好形象: 85%, 资源消耗: 100%,
      促进产业可持续发展: 70%, 服务对象满意度: 96%}
"""


def test_a_total_is_the_sum_of_the_scores_as_printed(made: Make, workspace: Path) -> None:
    (workspace / "actuals" / "done.yaml").write_text(DONE, encoding="utf-8")
    form = sheet_of(made("self-evaluation", "--actuals", "actuals/done.yaml", "-p", "EU89"), EU89)
    printed = [form.cell(row, 8).value for row in range(13, 22)] + [form["J6"].value]
    assert form["J6"].value == 9.5
    assert Decimal(str(form["H22"].value)) == sum(Decimal(str(one)) for one in printed)
    assert form["I22"].value == "优"
    assert form["F11"].value == "全部完成"


def test_a_text_that_looks_like_a_formula_stays_text(made: Make, workspace: Path) -> None:
    (workspace / "actuals" / "done.yaml").write_text(DONE, encoding="utf-8")
    form = sheet_of(made("self-evaluation", "--actuals", "actuals/done.yaml", "-p", "EU89"), EU89)
    cell = next(cell for row in form.iter_rows() for cell in row if cell.value == "=1+1")
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_a_monitoring_form(made: Make) -> None:
    form = sheet_of(made("monitoring"), EU89)
    assert [form.cell(6, column).value for column in (5, 7, 10, 13)] == [200, 141.2, 0.706, None]
    done = row_of(form, "促进产业可持续发展")
    assert done[4:] == [
        "100%",
        "70%",
        "100%",
        "√",
        None,
        None,
        None,
        None,
        "第四批扶持资金四季度才拨付",
        None,
        "√",
        None,
        "10月底前完成审核，11月拨付",
    ]
    assert row_of(form, "购买数量")[4:7] == ["100%", "80%", "106.86%*"]
    assert row_of(form, "购买数量")[13:16] == ["√*", None, None]
    texts = [str(cell.value) for cell in form["A"]]
    assert any(text.startswith("注：1.偏差原因分析：针对与预期目标产生偏差的指标值，分别从经费保障") for text in texts)
    assert any(text.startswith("2.完成目标可能性：") for text in texts)
    assert any(text.startswith("3.备注：") for text in texts)


def test_pages_begin_with_the_heading_and_labels_are_told_again(made: Make) -> None:
    form = sheet_of(made("monitoring"), EU89)
    assert len(form.row_breaks.brk) == 1
    first = form.row_breaks.brk[0].id + 1
    assert [form.cell(first, column).value for column in (1, 2)] == ["绩效指标", "效益指标"]
    assert form["A10"].value == form["A12"].value == "绩效指标"
    assert {"A10:A11", f"A12:A{first - 1}", f"A{first}:A20"} <= merged(form)


def test_a_department(made: Make) -> None:
    form = sheet_of(made("department-self-evaluation"), DEPARTMENT)
    assert [form.cell(7, column).value for column in range(4, 10)] == [257.73, 257.73, 173.7, "—", 0.674, "—"]
    assert [form.cell(5, column).value for column in range(4, 10)] == [None, None, None, 10, None, None]
    assert row_of(form, "招商引资")[5:] == [57.73, 32.5, None, None]
    assert row_of(form, "综合事务管理")[5:7] == [None, None]
    assert row_of(form, "新引进硅系列项目")[1:8] == ["总体绩效目标", None, "新引进硅系列项目", None, "5个", "5个", None]


def test_levels_of_activities(made: Make) -> None:
    form = sheet_of(made("hebei-functions"), DEPARTMENT)
    assert row_of(form, "　　招商引资")[1] == 57.73
    assert row_of(form, "赴区域招商次数")[4:] == ["赴区域招商次数", "10次以上", "5次以上", "3次以上", "2次以下"]
    assert row_of(form, "举办活动数量") == [None] * 4 + ["举办活动数量", "1次以上", "1次", "1次", "0次"]


def test_the_seed_as_it_was(made: Make) -> None:
    workbook = made("hebei-projects")
    form = sheet_of(workbook, EU89)
    assert [form.cell(4, column).value for column in (3, 5, 7)] == [200, 200, None]
    assert [(form[cell].value, form[cell].number_format) for cell in ("B7", "C7", "E7", "F7")] == [
        (0.25, "0%"),
        (0.5, "0%"),
        (0.75, "0%"),
        (1, "0%"),
    ]
    assert row_of(form, "实物工作量完成率") == [
        None,
        "质量指标",
        "实物工作量完成率",
        "根据企业完税情况，落实返款数额",
        None,
        "100%",
        "工作指标要求",
    ]
    assert sheet_of(workbook, S6XV)["A1"].value == "2、招商费用绩效目标表"


def test_a_review_has_every_finding_where_it_belongs(made: Make, perfcheck: Run) -> None:
    workbook = made("review")
    assert workbook.sheetnames == [DEPARTMENT, EU89, S6XV]
    perfcheck("validate", "targets/2020.yaml", "-o", "found.json")
    codes = re.findall(r'"code": "(PC\d{3})"', Path("found.json").read_text(encoding="utf-8"))
    assert len(codes) > 40
    told = [str(cell.value) for sheet in workbook.worksheets for cell in sheet["C"]]
    assert sorted(code for text in told for code in re.findall(r"（(PC\d{3})）$", text)) == sorted(codes)
    satisfaction = [text for text in (str(cell.value) for cell in workbook[EU89]["C"]) if "PC305" in text]
    assert len(satisfaction) == 1
    assert "自动审核未发现问题。" in told


def test_a_review_of_targets_in_a_workbook(perfcheck: Run, workspace: Path) -> None:
    perfcheck("form", "review", "-o", "one.xlsx")
    assert perfcheck("convert", "targets/2020.yaml", "-o", "targets.xlsx").code == 0
    perfcheck("form", "review", "--targets", "targets.xlsx", "-o", "two.xlsx")
    both = [load_workbook(workspace / name) for name in ("one.xlsx", "two.xlsx")]
    codes = [
        [
            sorted(re.findall(r"（(PC\d{3})）$", "\n".join(str(cell.value) for cell in sheet["C"]), re.MULTILINE))
            for sheet in book
        ]
        for book in both
    ]
    assert codes[0] == codes[1]


def test_points_of_review_name_rules_that_exist() -> None:
    heads = {rule.name: rule.head for rule in ALL_RULES}
    assert {(point.head, heads[name]) for point in POINTS for name in point.rules} == {(head, head) for head in HEADS}
    assert [point.head for point in POINTS] == [head for head in HEADS for _ in range(2)]


def test_projects_that_are_asked_for(made: Make) -> None:
    assert made("self-evaluation").sheetnames == [EU89, S6XV, CHARTS]
    one = made("self-evaluation", "-p", "S6XV")
    assert one.sheetnames == [S6XV, CHARTS]
    assert row_of(sheet_of(one, CHARTS), "未报")[2] == 6
    assert not [cell for cell in one[CHARTS]["A"] if cell.value == EU89]
    assert made("review", "-p", "招商费用").sheetnames == [S6XV]
    assert made("hebei-projects", "-p", "S6XV").worksheets[0]["A1"].value == "2、招商费用绩效目标表"


def test_charts(made: Make, tmp_path: Path) -> None:
    charts = sheet_of(made("self-evaluation"), CHARTS)
    assert row_of(charts, "优")[:3] == ["优", None, 9]
    assert row_of(charts, "6月底") == ["6月底", 100, 98.5, "未达到", None]
    assert [charts.cell(28, column).value for column in range(1, 5)] == ["6月底", 28.865, None, "未报"]
    with ZipFile(tmp_path / "form.xlsx") as parts:
        drawn = sorted(name for name in parts.namelist() if name.startswith("xl/charts/"))
        lines = parts.read(drawn[1]).decode()
    assert len(drawn) == 3
    assert '<dispBlanksAs val="gap"' in lines
    assert lines.count('<delete val="0"') == lines.count('<smooth val="0"') == 2


def test_what_is_unknown_is_told(perfcheck: Run) -> None:
    ran = perfcheck("form", "self-evaluation", "-o", "form.xlsx", "-p", "EU89")
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "written: form.xlsx",
        "EU89 企业扶持资金: 实际完成情况 is not known and was left empty",
        f"EU89 企业扶持资金: 偏差原因分析及改进措施 is not known and was left empty ({UNEXPLAINED})",
        "EU89 企业扶持资金: 实际完成值 is not known and was left empty (资金支付时限)",
        "EU89 企业扶持资金: 总分 is not known and was left empty",
    ]


def test_many_unknown_fields_are_summarised() -> None:
    gaps = [Gap(f"项目{number}", "实施单位") for number in range(30)] + [Gap("项目1", "总分", ("甲",))]
    assert [message.render() for message in gap_messages(gaps)] == [
        "实施单位 is not known and was left empty on 30 forms (项目0, 项目1, 项目2, 项目3, 项目4, 项目5 and 24 more)",
        "项目1: 总分 is not known and was left empty (甲)",
    ]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["self-evaluation"], "a workbook needs a file"),
        (["self-evaluation", "-o", "form.csv"], "must end in .xlsx"),
        (["nothing", "-o", "form.xlsx"], "there is no form nothing; there are project-targets 项目支出绩效目标表, "),
        (["monitoring", "--all", "-p", "EU89", "-o", "form.xlsx"], "--project and --all do not go together"),
        (["hebei-functions", "-p", "EU89", "-o", "form.xlsx"], "is a form for the whole department"),
        (["monitoring", "-p", "EU8", "-o", "form.xlsx"], "there is no project EU8"),
        (["monitoring", "-o", "missing/form.xlsx"], "there is no folder missing"),
        (["monitoring", "--actuals", "none.yaml", "-o", "form.xlsx"], "none.yaml"),
        (["monitoring", "--policy", "none", "-o", "form.xlsx"], "none"),
        (["hebei-functions", "--targets", "none.yaml", "-o", "form.xlsx"], "none.yaml"),
    ],
)
def test_wrong_calls(perfcheck: Run, workspace: Path, arguments: list[str], why: str) -> None:
    ran = perfcheck("form", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert not (workspace / "form.xlsx").exists()


def test_no_figures_at_all(perfcheck: Run, workspace: Path) -> None:
    (workspace / "actuals" / "q3.yaml").unlink()
    for other in (workspace / "actuals").iterdir():
        other.unlink()
    ran = perfcheck("form", "monitoring", "-o", "form.xlsx")
    assert (ran.code, "monitoring needs actual figures" in ran.err) == (2, True)
    assert perfcheck("form", "project-targets", "-o", "form.xlsx").code == 0


def test_an_existing_file_is_left_alone(perfcheck: Run, workspace: Path) -> None:
    (workspace / "form.xlsx").write_text("mine", encoding="utf-8")
    assert perfcheck("form", "hebei-functions", "-o", "form.xlsx").code == 2
    assert (workspace / "form.xlsx").read_text(encoding="utf-8") == "mine"


def test_all_forms_are_listed_and_in_the_help(perfcheck: Run) -> None:
    listed = perfcheck("form").out.splitlines()
    assert [tuple(line.split()) for line in listed] == [(kind.name, kind.title) for kind in KINDS.values()]
    told = re.sub(r"\s+", "", perfcheck("form", "--help").out)
    assert all(f"{kind.name}{kind.title}" in told for kind in KINDS.values())


def test_a_form_is_the_same_each_time(perfcheck: Run, workspace: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        perfcheck("form", "monitoring", "-o", name)
    assert (workspace / "one.xlsx").read_bytes() == (workspace / "two.xlsx").read_bytes()


def test_elements_stand_in_the_order_that_spreadsheets_demand(made: Make, tmp_path: Path) -> None:
    made("monitoring")
    with ZipFile(tmp_path / "form.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    order = ("<headerFooter", "<rowBreaks", "<ignoredErrors")
    assert sorted(order, key=sheet.index) == list(order)


def crowded(code: str, indicators: int) -> dict[str, object]:
    """Targets of a department with a project of many indicators and long texts, and one without any."""
    group = {f"指标{number}": {"target": "10次", "description": LONG, "basis": LONG} for number in range(indicators)}
    return {
        "year": "2020",
        "department": {"code": code, "name": "甲" * 40},
        "overall": {"statement": LONG},
        "activities": {"活动": {"content": LONG, "objective": LONG, "indicators": group}, "无指标": {}},
        "projects": {
            f"{code}-A": {
                "name": "名称很长的项目" * 6,
                "budget": {"total": "123456789.12"},
                "purpose": LONG,
                "schedule": {f"{month}月底": f"{month * 8}%" for month in range(1, 13)},
                "objective": LONG,
                "indicators": {"产出指标": {"数量指标": group}},
            },
            f"{code}-B": {"name": "名称很长的项目" * 6, "budget": {"total": "1"}},
        },
    }


@pytest.mark.parametrize("name", KINDS)
def test_long_texts_many_indicators_empty_projects_and_several_departments(
    perfcheck: Run, workspace: Path, name: str
) -> None:
    for code in ("901", "902"):
        (workspace / "targets" / f"{code}.yaml").write_text(json.dumps(crowded(code, 40)), encoding="utf-8")
        reported = {"as_of": "2020-12-31", "department": code, "projects": {"A": {"indicators": {"指标1": "5次"}}}}
        (workspace / "actuals" / f"{code}.yaml").write_text(json.dumps(reported), encoding="utf-8")
    ran = perfcheck("form", name, "-a", "actuals/901.yaml", "-a", "actuals/902.yaml", "-o", "form.xlsx")
    assert ran.code in (0, 1), ran.err
    workbook = load_workbook(workspace / "form.xlsx")
    titles = workbook.sheetnames
    assert len({title.lower() for title in titles}) == len(titles) >= 2
    assert all(len(title) <= 31 for title in titles)
    if not KINDS[name].is_of_department:
        assert {"901 A", "902 A"} <= {title[:5] for title in titles}
    for sheet in workbook.worksheets:
        assert all((sheet.row_dimensions[row].height or 0) <= TALLEST for row in range(1, sheet.max_row + 1))


def form_of(texts: list[tuple[str, int]], *, paper: Paper = Paper.PORTRAIT) -> Form:
    """A form with a heading, a label over all rows, and a text a row."""
    rows = [
        (Cell("标签", rows=sum(count for _, count in texts)), Cell(text, rows=count))
        if not number
        else (Cell(text, rows=count),)
        for number, (text, count) in enumerate(texts)
    ]
    spread = [line for row, (_, count) in zip(rows, texts, strict=True) for line in (row, *((),) * (count - 1))]
    return Form("x", "x", (8, 20), ((Cell("题", 2, look=Look.HEAD),), *spread), paper, repeated=(1, 1))


@given(
    st.lists(
        st.tuples(st.integers(0, 900).map(lambda length: "文" * length), st.integers(1, 3)), min_size=1, max_size=25
    ),
    st.sampled_from(Paper),
)
def test_every_text_fits_its_cell_and_every_page_the_paper(texts: list[tuple[str, int]], paper: Paper) -> None:
    form = form_of(texts, paper=paper)
    page = laid(form)
    told = "".join(dict.fromkeys(str(one.cell.value) for one in page.cells if one.column == 2 and one.cell.value))
    assert set(told) <= {"文"}
    for one in page.cells:
        room = sum(page.heights[one.row - 1 : one.end - 1])
        width = sum(form.widths[one.column - 1 : one.column - 1 + one.columns])
        if one.cell.value:
            assert height_of(one.cell.value, False, width, one.size) <= room + TOLERANCE  # noqa: FBT003
    assert all(height <= TALLEST for height in page.heights)
    ends = [*page.breaks, len(page.heights) + 1]
    for place, (first, after) in enumerate(zip((1, *page.breaks), ends, strict=True)):
        height = sum(page.heights[first - 1 : after - 1]) + (page.heights[0] if place else 0)
        assert height <= paper.capacity * (1.2 if not page.breaks else 1)
        assert not any(one.row < after < one.end for one in page.cells)


def test_a_long_text_above_moves_the_heading_down() -> None:
    rows = ((Cell("文" * 3000, 2),), (Cell("题", 2, look=Look.HEAD),), *((Cell("行"), Cell()) for _ in range(60)))
    page = laid(Form("x", "x", (8, 20), rows, repeated=(2, 2), held=frozenset({2})))
    assert page.repeated is not None
    head = next(one for one in page.cells if one.cell.value == "题")
    assert page.repeated == (head.row, head.row)
    assert head.row > 2


def test_a_text_that_no_row_holds_goes_on_in_the_next_ones() -> None:
    page = laid(form_of([("文" * 3000, 1)]))
    pieces = [str(one.cell.value) for one in page.cells if one.column == 2]
    assert len(pieces) > 2
    assert "".join(pieces) == "文" * 3000


def money_case(budget: dict[str, object], spent: dict[str, object], adjusted: str = "") -> tuple[Targets, Assessment]:
    """One project with its money."""
    declared = targets(projects={"A": project() | {"budget": budget}})
    figures = {"spent": {"2020-12-31": spent}, "budget": {"adjusted": adjusted}}
    reported = actuals("2020-12-31", projects={"A": figures})
    return declared, grade(declared, reported, policy())


def told(amount: object) -> str | None:
    """An amount in short."""
    return None if amount is None else str(amount)


@pytest.mark.parametrize(
    ("budget", "spent", "source", "expected"),
    [
        # All the money is fiscal, so all that is spent is.
        ({"total": "200", "fiscal": "200"}, {"total": "150"}, Source.FISCAL, ("200", "200", "150", "3/4")),
        ({"total": "200", "fiscal": "200"}, {"total": "150"}, Source.OTHER, None),
        (
            {"total": "200", "fiscal": "200", "other": "0"},
            {"total": "150"},
            Source.FISCAL,
            ("200", "200", "150", "3/4"),
        ),
        # Of several sources only the parts tell.
        ({"total": "200", "fiscal": "150", "other": "50"}, {"total": "150"}, Source.OTHER, ("50", "50", None, None)),
        (
            {"total": "200", "fiscal": "150", "other": "50"},
            {"fiscal": "120", "other": "25"},
            Source.OTHER,
            ("50", "50", "25", "1/2"),
        ),
        ({"total": "200", "fiscal": "150", "other": "50"}, {"fiscal": "120"}, Source.OTHER, ("50", "50", None, None)),
        # The parts leave something open.
        ({"total": "200"}, {"total": "150"}, Source.FISCAL, (None, None, None, None)),
        ({"total": "200", "fiscal": "150"}, {"total": "150"}, Source.CARRY_OVER, (None, None, None, None)),
    ],
)
def test_money_by_its_sources(
    budget: dict[str, object],
    spent: dict[str, object],
    source: Source,
    expected: tuple[str | None, ...] | None,
) -> None:
    declared, assessment = money_case(budget, spent)
    fund = funds_by_source(declared, assessment.projects[0])[source]
    if expected is None:
        assert fund is None
        return
    assert fund is not None
    amounts = (fund.original, fund.budget, fund.spent)
    numbers = tuple(None if one is None else str(int(one.number)) for one in amounts)
    assert (*numbers, told(fund.rate)) == expected


def test_an_adjusted_budget() -> None:
    parts: dict[str, object] = {"total": "200", "fiscal": "150", "other": "50"}
    declared, assessment = money_case(parts, {"total": "95"}, adjusted="190")
    whole = fund_of(declared, assessment.projects[0])
    assert (whole.original, whole.budget, whole.rate) == (quantity("200万元"), quantity("190万元"), Fraction(1, 2))
    fiscal = funds_by_source(declared, assessment.projects[0])[Source.FISCAL]
    assert fiscal is not None
    assert (fiscal.original, fiscal.budget) == (quantity("150万元"), None)


@pytest.mark.parametrize("page", ["forms.md", "forms.zh.md"])
def test_the_documentation_has_every_form_with_its_picture(page: str) -> None:
    told = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert all(f"| `{kind.name}` | {kind.title}" in told for kind in KINDS.values())
    pictures = [ROOT / "docs" / name for name in re.findall(r"\((forms/.*?\.png)\)", told)]
    assert {picture.stem for picture in pictures} == {*KINDS, "charts"}
    assert all(picture.stat().st_size <= 60 * 1024 for picture in pictures)


def test_targets_with_errors_are_written_as_far_as_they_were_read(perfcheck: Run, workspace: Path) -> None:
    path = workspace / "targets" / "2020.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("fiscal: 57.73", "fiscal: viel"), encoding="utf-8")
    ran = perfcheck("form", "hebei-projects", "-o", "form.xlsx")
    assert (ran.code, "viel" in ran.err) == (1, True)
    assert sheet_of(load_workbook(workspace / "form.xlsx"), S6XV)["C4"].value == 57.73


def test_a_text_over_several_rows_that_no_page_holds_goes_on_from_page_to_page() -> None:
    page = laid(form_of([("文" * 4000, 2)], paper=Paper.LANDSCAPE))
    pieces = [str(one.cell.value) for one in page.cells if one.column == 2 and one.cell.value]
    assert len(page.breaks) + 1 >= len(pieces) > 2
    assert "".join(pieces) == "文" * 4000


def test_a_department_without_activities_and_a_day_within_a_month(perfcheck: Run, workspace: Path) -> None:
    bare = "year: 2020\ndepartment: {code: 903, name: 丙局}\nprojects: {P-1: {name: 甲, budget: {total: 1}}}\n"
    (workspace / "targets" / "903.yaml").write_text(bare, encoding="utf-8")
    figures = "as_of: 2020-09-15\ndepartment: 903\nprojects: {1: {spent: {2020-09-15: 0.5}}}\n"
    (workspace / "actuals" / "903.yaml").write_text(figures, encoding="utf-8")
    for name in ("hebei-functions", "department-self-evaluation", "monitoring"):
        assert perfcheck("form", name, "-a", "actuals/903.yaml", "-o", f"{name}.xlsx").code == 0
    form = load_workbook(workspace / "monitoring.xlsx").worksheets[0]
    assert form["G5"].value == "1月1日-9月15日执行数"
    assert load_workbook(workspace / "hebei-functions.xlsx").worksheets[0]["A5"].value is None
