"""Target workbooks: what is written comes back to the letter, and what people do to the cells is read or told."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from openpyxl import load_workbook

from perfcheck.model.targets import Targets
from perfcheck.reports.target_book.book import target_workbook
from perfcheck.reports.target_book.days import day_columns, places
from perfcheck.reports.target_book.limits import unfit
from perfcheck.reports.target_yaml import target_yaml
from perfcheck.sources.documents import read_document, read_targets
from perfcheck.sources.files import DEFAULT_SIZE_LIMIT
from perfcheck.sources.policies import policy
from perfcheck.sources.target_cells import target_cells
from perfcheck.sources.workbooks.raw import RawBook, read_book
from perfcheck.sources.workbooks.target_sheets import target_tree
from perfcheck.sources.yaml_tree import build
from target_trees import DOCUMENTS, HOSTILE, Data, as_tree, contents, trees

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from conftest import Run

Value = str | float | bool | date | None
SEED = "targets/2020.yaml"
CODE = "322-0402-JBN-EU89"


def _written(data: Data, path: Path) -> Path:
    path.write_bytes(target_workbook(data, policy(), str))
    return path


def _read(path: Path) -> str:
    book = read_book(path, limit=DEFAULT_SIZE_LIMIT)
    assert isinstance(book, RawBook)
    tree, findings = target_tree(book)
    assert [(str(one.place), str(one.message)) for one in findings] == []
    return contents(tree)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(trees())
@example(
    {
        "year": "2020",
        "department": {"code": "1", "name": "x"},
        "overall": {
            "targets": {"a": None, "b": {"target": None, "excellent": "1", "good": None, "fair": "3", "poor": "4"}}
        },
        "activities": {"空": {}, "全空": {"indicators": {"c": dict.fromkeys(("excellent", "good", "fair", "poor"))}}},
        "projects": {
            "p": {"name": "n", "budget": {"total": "1"}, "indicators": {"产出指标": {}, "效益指标": {"社会效益": {}}}}
        },
    }
)
def test_any_targets_come_back_from_a_workbook(tmp_path: Path, data: Data) -> None:
    assert _read(_written(data, tmp_path / "t.xlsx")) == contents(as_tree(data))


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_all_targets_of_the_tests_come_back_from_a_workbook(tmp_path: Path, text: str) -> None:
    tree, _ = build(text, "t.yaml")
    assert tree is not None
    assert isinstance(tree.data, dict)
    if unfit(tree.data, tree.origin):
        pytest.skip("holds characters that no workbook can hold")
    if "review" in tree.data:
        pytest.skip("has marks of an import, which the command says that it leaves behind")
    assert _read(_written(tree.data, tmp_path / "t.xlsx")) == contents(tree)


def _hostile(hostile: tuple[str, ...] = HOSTILE) -> Data:
    names = dict.fromkeys(
        text.strip() for text in hostile if text.strip(" \t\n\u3000\xa0\u200b\ufeff\x85\u2028") == text
    )
    indicators = {name: {"description": name, "target": "100%", "basis": name} for name in names}
    return {
        "year": "2020",
        "department": {"code": "0322", "name": "=1+1"},
        "overall": {"statement": "\n".join(hostile)},
        "activities": {name: {"content": name, "budget": "0.10"} for name in names},
        "projects": {
            "0402": {
                "name": "@x",
                "budget": {"total": "57.730", "fiscal": None},
                "schedule": {"2020-03-31": "25%", "6月底": "50%"},
                "indicators": {"产出指标": {"数量指标": indicators}},
            }
        },
    }


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_a_workbook_comes_back_after_libreoffice_has_saved_it(tmp_path: Path) -> None:
    # LibreOffice itself does not keep a text that looks like the code of a character.
    data = _hostile(tuple(text for text in HOSTILE if "_x" not in text))
    book = _written(data, tmp_path / "t.xlsx")
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    saved = tmp_path / "saved"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert _read(saved / "t.xlsx") == contents(as_tree(data))


def test_a_workbook_comes_back_after_openpyxl_has_saved_it(tmp_path: Path) -> None:
    book = _written(_hostile(), tmp_path / "t.xlsx")
    workbook = load_workbook(book)
    sheet = workbook["项目指标"]
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)
    assert {cell.number_format for row in sheet.iter_rows() for cell in row} == {"@"}


def test_the_same_targets_give_the_same_bytes() -> None:
    data = _hostile()
    assert target_workbook(data, policy(), str) == target_workbook(data, policy(), str)


BEGUN: dict[str, tuple[dict[str, str], ...]] = {
    "职责活动": (
        {"职责活动": "招商", "绩效指标": "家数", "优": "≥5", "良": "≥4", "中": "≥3", "差": "<3"},
        {"职责活动": "招商", "绩效指标": "天数", "优": "≤5"},
    ),
    "项目": (
        {"项目编码": "A", "项目名称": "甲", "预算数": "1,200", "3月底": "25%"},
        {"项目编码": "B", "项目名称": "乙"},
        {"项目编码": "C", "项目名称": "丙", "预算数": "一百万"},
    ),
    "项目指标": ({"项目编码": "A", "一级指标": "产出指标", "二级指标": "数量指标", "三级指标": "家数", "指标值": "5"},),
}


@pytest.fixture
def template(perfcheck: Run, workspace: Path) -> Path:
    """A workbook for the targets of a year in which somebody has begun."""
    path = workspace / "new.xlsx"
    assert perfcheck("template", "targets", "--year", "2027", "-o", str(path), lang="zh").code == 0
    book = load_workbook(path)
    for title, rows in BEGUN.items():
        heads = [cell.value for cell in book[title][1]]
        for number, row in enumerate(rows, start=2):
            for head, text in row.items():
                cell = book[title].cell(number, heads.index(head) + 1)
                assert cell.fill.fgColor.rgb == "00FFF9C4"
                cell.value = text
    book.save(path)
    return path


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_a_template_checks_what_is_typed(template: Path, tmp_path: Path) -> None:
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    saved = tmp_path / "saved"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), str(template)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    book = load_workbook(saved / "new.xlsx", data_only=True)
    found = {title: [book[title][number][-1].value or "" for number in range(2, 6)] for title in BEGUN}
    assert found == {
        "职责活动": ["✓", "未填", "", ""],
        "项目": ["✓", "未填", "只填数字", ""],
        "项目指标": ["✓", "", "", ""],
    }
    assert [book["部门"].cell(number, 3).value for number in (3, 6, 7)] == [
        *("职责活动 已填 1 / 2", "项目 已填 1 / 3", "项目指标 已填 1 / 1"),
    ]
    assert not _told_of_checks(saved / "new.xlsx")


def test_a_template_that_nobody_filled_in_is_an_empty_submission(perfcheck: Run) -> None:
    department = ("--department", "322", "--name", "x")
    assert perfcheck("template", "targets", "--year", "2027", *department, "-o", "new.xlsx").code == 0
    ran = perfcheck("validate", "new.xlsx", "--format", "concise")
    assert ran.code == 1
    assert ran.out == "new.xlsx!部门!B3: PC107 there are no targets in this file\n"


def test_what_a_template_checks_is_not_read(template: Path) -> None:
    assert not _told_of_checks(template)


def _told_of_checks(path: Path) -> list[str]:
    book = read_book(path, limit=DEFAULT_SIZE_LIMIT)
    assert isinstance(book, RawBook)
    tree, findings = target_tree(book)
    assert tree is not None
    assert "填写检查" not in str(tree.data)
    return [str(one.message) for one in findings]


@pytest.fixture
def edited(perfcheck: Run, workspace: Path) -> Callable[[Callable[[Workbook], None]], Path]:
    """The seed as a workbook in which somebody changes something."""

    def edit(change: Callable[[Workbook], None]) -> Path:
        assert perfcheck("convert", SEED, "-o", "t.xlsx").code == 0
        workbook = load_workbook(workspace / "t.xlsx")
        change(workbook)
        workbook.save(workspace / "t.xlsx")
        return workspace / "t.xlsx"

    return edit


def _cell(sheet: str, address: str, value: Value, number_format: str = "General") -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        cell = workbook[sheet][address]
        cell.value = value
        cell.number_format = number_format

    return change


@pytest.mark.parametrize(
    ("value", "number_format", "text", "note"),
    [
        (98, "General", "98", None),
        (0.98, "0%", "98%", None),
        (0.985, "0.0%", "98.5%", None),
        (57.73, "#,##0.00", "57.73", None),
        (10, '0"次"', "10次", None),
        (12, "0000", "0012", None),
        ("１０次以上", "@", "１０次以上", None),
        (" 10次 ", "@", " 10次 ", None),
        (date(2020, 12, 18), "yyyy-mm-dd", "2020-12-18", None),
    ],
)
def test_what_people_type_is_read_as_the_cell_shows_it(
    edited: Callable[[Callable[[Workbook], None]], Path], value: Value, number_format: str, text: str, note: str | None
) -> None:
    reading = read_document(edited(_cell("项目指标", "F2", value, number_format)))
    assert [str(one.message) for one in reading.findings] == ([] if note is None else [note])
    assert isinstance(reading.document, Targets)
    row = next(reading.document.projects[CODE].rows())
    assert str(row.indicator.target) == text


def _insert_notes(workbook: Workbook) -> None:
    sheet = workbook["项目指标"]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "2020年项目绩效指标（填报说明：一行一个指标）"


def _swap_columns(workbook: Workbook) -> None:
    sheet = workbook["项目指标"]
    for row in sheet.iter_rows(min_col=1, max_col=7):
        values = [cell.value for cell in row]
        for cell, value in zip(row, reversed(values), strict=True):
            cell.value = value


def _blank_rows(workbook: Workbook) -> None:
    workbook["项目指标"].insert_rows(5, 3)
    workbook["职责活动"].insert_rows(3)


def _merge_activity(workbook: Workbook) -> None:
    workbook["职责活动"].merge_cells("A3:A5")


def _other_words(workbook: Workbook) -> None:
    workbook["项目指标"]["F1"] = "年度 指标值\n（2020年）"
    workbook["项目"]["F1"] = "预算数(万元)"
    workbook["项目"]["J1"] = "3月底（%）"


def _drop_meta(workbook: Workbook) -> None:
    del workbook["_perfcheck"]


def _reorder_sheets(workbook: Workbook) -> None:
    workbook.move_sheet("项目指标", -6)


@pytest.mark.parametrize(
    "change", [_insert_notes, _swap_columns, _blank_rows, _merge_activity, _other_words, _drop_meta, _reorder_sheets]
)
def test_what_people_do_to_the_layout_changes_nothing(
    edited: Callable[[Callable[[Workbook], None]], Path], workspace: Path, change: Callable[[Workbook], None]
) -> None:
    path = edited(change)
    assert target_yaml(_data(path)) == target_yaml(_data(workspace / SEED))


def _data(path: Path) -> Data:
    tree = target_cells(path)
    assert tree is not None
    assert isinstance(tree.data, dict)
    return dict(tree.data)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            _cell("项目指标", "F2", value=True),
            ("项目指标!F2", "the cell holds the truth value TRUE, which is no answer here"),
        ),
        (_cell("项目指标", "F2", "#N/A"), ("项目指标!F2", "the cell shows the error #N/A")),
        (_cell("项目指标", "F2", "=B1&C1"), ("项目指标!F2", "the formula in this cell was never computed")),
        (_cell("项目", "F2", 57730, "0,"), ("项目!F2", "the cell holds 57730, but its format shows another number")),
        (_cell("项目", "F2", "很多"), ("项目!F2", "很多 is not a number with a unit")),
        (_cell("项目", "F2", None), ("项目!F2", "a number is expected here, and there is none")),
        (_cell("项目", "J2", "很多"), ("项目!J2", "很多 is not a number with a unit")),
        (_cell("部门", "B2", "明年"), ("部门!B2", "明年 is not a year; write four digits such as 2020")),
        (_cell("部门", "B6", "已批"), ("部门!B6", "已批 is none of 申报, 批复, 调整")),
        (_cell("部门", "A7", "总体目标"), ("部门!A7", "there is no line 总体目标 on this sheet")),
        (
            _cell("部门", "A7", None),
            (
                "部门!B7",
                "a value stands beside no name",
            ),
        ),
        (_cell("部门", "A9", "年度"), ("部门!A9", "the line 年度 stands here a second time")),
        (_cell("部门", "C4", "x"), ("部门!C4", "a value stands in a column without a heading")),
        (
            lambda book: book["项目指标"].delete_rows(1),
            ("项目指标", "this sheet has no row of headings such as 项目编码, 一级指标, 二级指标"),
        ),
        (_cell("项目指标", "C3", None), ("项目指标!C3", "the column 二级指标 is empty in this row")),
        (_cell("职责活动", "E4", None), ("职责活动!E4", "the column 绩效指标 is empty in this row")),
        (_cell("总体目标", "A4", None), ("总体目标!A4", "the column 总体目标 is empty in this row")),
        (_cell("保障措施", "A3", None), ("保障措施!A3", "the column 工作 is empty in this row")),
        (
            _cell("保障措施", "A3", "招商工作"),
            ("保障措施!A3", "招商工作 stands here a second time; the first is in cell A2"),
        ),
        (_cell("目标构成", "B3", None), ("目标构成!B3", "the column 总体目标 is empty in this row")),
        (_cell("项目指标", "H1", "权数"), ("项目指标!H1", "there is no column 权数 in this sheet")),
        (_cell("项目指标", "K4", "x"), ("项目指标!K4", "a value stands in a column without a heading")),
        (_cell("项目指标", "D1", None), ("项目指标!A1", "the column 三级指标 is missing in this sheet")),
        (_cell("项目指标", "E1", "指标值"), ("项目指标!F1", "the column 指标值 stands here a second time")),
        (_cell("项目指标", "A3", None), ("项目指标!A3", "the column 项目编码 is empty in this row")),
        (_cell("项目指标", "D3", None), ("项目指标!D3", "the column 三级指标 is empty in this row")),
        (_cell("项目指标", "A3", "EU89"), ("项目指标!A3", "there is no row EU89 on the sheet 项目")),
        (_cell("目标构成", "A2", "招商"), ("目标构成!A2", "there is no row 招商 on the sheet 保障措施")),
        (_cell("职责活动", "D4", "别的"), ("职责活动!D4", "D3 says something else of the same activity")),
        (_cell("职责活动", "A4", None), ("职责活动!A4", "the column 职责活动 is empty in this row")),
        (_cell("项目", "A3", CODE), ("项目!A3", f"{CODE} stands here a second time; the first is in cell A2")),
        (_cell("项目", "K1", "3月底"), ("项目!K2", "3月底 has two values in this row")),
        (
            _cell("职责活动", "A2", "　　促进商贸流通管理"),
            ("职责活动!A2", "the blanks around 促进商贸流通管理 are left out"),
        ),
        (
            lambda book: book["项目指标"].merge_cells("E2:F2"),
            ("项目指标!E2", "cells of several columns are merged here (E2:F2)"),
        ),
        (
            lambda book: book.create_sheet("说明").append(["x"]),
            ("说明", "this sheet belongs to no target workbook and is not read"),
        ),
        (
            lambda book: setattr(book["项目指标"], "title", "指标表"),
            ("指标表", "this sheet has the columns of 项目指标, but not its name, so it is not read"),
        ),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_cell(
    edited: Callable[[Callable[[Workbook], None]], Path],
    change: Callable[[Workbook], None],
    found: tuple[str, str],
) -> None:
    path = edited(change)
    said = [(str(one.place).removeprefix(f"{path}!"), str(one.message)) for one in read_document(path).findings]
    assert found in said


def test_hidden_rows_are_read_and_told(edited: Callable[[Callable[[Workbook], None]], Path]) -> None:
    def hide(workbook: Workbook) -> None:
        workbook["项目指标"].row_dimensions[4].hidden = True
        workbook["项目指标"].row_dimensions[6].hidden = True

    reading = read_document(edited(hide))
    assert [str(one.message) for one in reading.findings] == [
        "2 rows of this sheet are hidden; they are read like the others"
    ]
    assert isinstance(reading.document, Targets)
    assert len(list(reading.document.projects[CODE].rows())) == 9


def test_a_blank_demand_is_undetermined_and_its_cell_is_told(
    perfcheck: Run, edited: Callable[[Callable[[Workbook], None]], Path]
) -> None:
    edited(_cell("职责活动", "G3", None))
    said = perfcheck("validate", "t.xlsx", "--format", "concise").out
    assert "t.xlsx!职责活动!G3: PC201" in said


def test_a_workbook_of_a_later_version_is_refused(edited: Callable[[Callable[[Workbook], None]], Path]) -> None:
    reading = read_document(edited(_cell("_perfcheck", "B2", "2")))
    assert reading.document is None
    assert [str(one.message) for one in reading.findings] == [
        "this workbook was made by another version of perfcheck, which this one cannot read"
    ]


def test_the_library_reads_targets_from_a_workbook(edited: Callable[[Callable[[Workbook], None]], Path]) -> None:
    assert read_targets(edited(_drop_meta)).department.code == "322"


@pytest.mark.parametrize(
    ("plans", "columns"),
    [
        ([["3", "6", "10", "12"], ["3", "6", "9", "12"]], ["3", "6", "9", "10", "12"]),
        ([["3", "12"], ["12", "3"]], ["3", "12", "3"]),
        ([[], ["6"], ["6"]], ["6"]),
        ([], []),
    ],
)
def test_plans_share_the_columns_of_their_days(plans: list[list[str]], columns: list[str]) -> None:
    assert day_columns(plans) == columns
    for plan in plans:
        found = places(plan, columns)
        assert [columns[place] for place in found] == plan
        assert found == sorted(set(found))


def test_a_template_is_empty_and_ready(perfcheck: Run, workspace: Path) -> None:
    ran = perfcheck("template", "targets", "--year", "2027", "--department", "0322", "--name", "商务局", "-o", "t.xlsx")
    assert (ran.code, ran.err) == (0, "written: t.xlsx\n")
    targets = read_targets(workspace / "t.xlsx")
    assert (targets.year, targets.department.code, targets.department.name) == (2027, "0322", "商务局")
    assert (len(targets.activities), len(targets.projects)) == (0, 0)
    workbook = load_workbook(workspace / "t.xlsx")
    assert workbook.sheetnames[:7] == ["部门", "总体目标", "职责活动", "保障措施", "目标构成", "项目", "项目指标"]
    assert workbook["_perfcheck"].sheet_state == "veryHidden"
    lists = [one.formula1 for one in workbook["项目指标"].data_validations.dataValidation if one.type == "list"]
    assert '"产出指标,效益指标,满意度指标"' in lists
    assert "'项目'!$A$2:$A$5000" in lists
    assert [cell.value for cell in workbook["项目"][1]][10:14] == ["3月底", "6月底", "10月底", "12月底"]


def test_every_prompt_and_list_fits_into_excel(perfcheck: Run, workspace: Path) -> None:
    for lang in ("zh", "en"):
        perfcheck("template", "targets", "--year", "2027", "-o", f"{lang}.xlsx", lang=lang)
        workbook = load_workbook(workspace / f"{lang}.xlsx")
        found = [one for sheet in workbook.worksheets[:7] for one in sheet.data_validations.dataValidation]
        assert len(found) > 40
        assert all(0 < len(one.prompt) <= 255 and 0 < len(one.promptTitle) <= 32 for one in found)
        assert all(len(one.formula1 or "") <= 257 for one in found)


def test_names_that_no_list_can_hold_are_not_offered(tmp_path: Path) -> None:
    review = policy().review
    for name, wanted in (("产出指标", '"产出指标"'), ('产出"指标', None), ("产出,指标", None)):
        wants = review.completeness.model_copy(update={"required": {name: ()}})
        own = policy().model_copy(update={"review": review.model_copy(update={"completeness": wants})})
        path = tmp_path / "t.xlsx"
        path.write_bytes(target_workbook({}, own, str, to_fill_in=True))
        validations = load_workbook(path)["项目指标"].data_validations.dataValidation
        (level1,) = (one for one in validations if one.promptTitle == "一级指标")
        assert level1.formula1 == wanted


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--year", "27", "-o", "t.xlsx"), "27 is not a year; write four digits such as 2020"),
        (("--year", "2027"), "a workbook needs a file: -o FILE.xlsx"),
        (("--year", "2027", "-o", "t.yaml"), "a workbook needs a file: -o FILE.xlsx"),
        (("--year", "2027", "-o", "t.xlsx", "--policy", "none"), "there is no such file"),
    ],
)
def test_a_template_that_cannot_be_made_is_refused(perfcheck: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = perfcheck("template", "targets", *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_a_person_fills_a_template_and_gets_a_file(perfcheck: Run, workspace: Path) -> None:
    perfcheck("template", "targets", "--year", "2027", "--department", "322", "--name", "商务局", "-o", "t.xlsx")
    workbook = load_workbook(workspace / "t.xlsx")
    activity, project, indicator = workbook["职责活动"], workbook["项目"], workbook["项目指标"]
    rows: tuple[tuple[Worksheet, dict[str, Any]], ...] = (
        (
            activity,
            {
                "职责活动": "招商引资",
                "年度预算数": 57.73,
                "绩效指标": "招商次数",
                "优": "10次以上",
                "良": "5次以上",
                "中": "3次以上",
                "差": "3次以下",
            },
        ),
        (
            project,
            {
                "项目编码": "322-01",
                "项目名称": "招商费用",
                "职责活动": "招商引资",
                "预算数": 57.73,
                "3月底": 0.25,
                "12月底": "100%",
            },
        ),
        (
            indicator,
            {
                "项目编码": "322-01",
                "一级指标": "产出指标",
                "二级指标": "数量指标",
                "三级指标": "招商次数",
                "指标值": 10,
                "计量单位": "次",
                "权重": 50,
            },
        ),
    )
    for sheet, row in rows:
        heads = {cell.value: cell.column for cell in sheet[1]}
        for head, value in row.items():
            sheet.cell(2, heads[head] or 0).value = value
    project.cell(2, 11).number_format = "0%"
    workbook.save(workspace / "t.xlsx")
    assert perfcheck("convert", "t.xlsx", "-o", "t.yaml").code == 0
    assert (workspace / "t.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=perfcheck-targets.schema.json\n"
        "\n"
        "year: 2027\n"
        "department: {code: 322, name: 商务局}\n"
        "money_unit: 万元\n"
        "\n"
        "activities:\n"
        "  招商引资:\n"
        "    budget: 57.73\n"
        "    indicators:\n"
        "      招商次数: {excellent: 10次以上, good: 5次以上, fair: 3次以上, poor: 3次以下}\n"
        "\n"
        "projects:\n"
        "  322-01:\n"
        "    name: 招商费用\n"
        "    activity: 招商引资\n"
        "    budget: {total: 57.73, fiscal: , carry_over: , other: }\n"
        "    schedule: {3月底: 25%, 12月底: 100%}\n"
        "    indicators:\n"
        "      产出指标:\n"
        "        数量指标:\n"
        "          招商次数: {target: 10, weight: 50, unit: 次}\n"
    )


def test_a_day_with_a_time_is_doubtful_or_read_as_its_day(edited: Callable[[Callable[[Workbook], None]], Path]) -> None:
    moment = datetime(2020, 12, 18, 9, 30)  # noqa: DTZ001 - workbooks know no zones
    reading = read_document(edited(_cell("项目指标", "F2", moment, "yyyy-mm-dd hh:mm")))
    assert isinstance(reading.document, Targets)
    assert str(next(reading.document.projects[CODE].rows()).indicator.target) == "2020-12-18"
