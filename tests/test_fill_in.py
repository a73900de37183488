"""Workbooks that people filled in: read like YAML, whatever was done to them; what cannot be read is told."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import builders
from filling import Figures, Key, figures_of, fill, spot, spots
from perfcheck.measures.numbers import fold
from perfcheck.model.actuals import Actuals
from perfcheck.reports.fill_in.book import fill_in_workbook
from perfcheck.reports.fill_in.earlier import Earlier
from perfcheck.sources.structure import to_document
from perfcheck.sources.workbooks.fill_in import read_fill_in
from perfcheck.sources.workbooks.raw import RawBook, RawCell, read_book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from conftest import Run

EU89 = "322-0402-JBN-EU89"
BOUGHT: Key = ("projects", EU89, "产出指标", "数量指标", "购买数量")
PROJECTS: Key = ("overall", "新引进硅系列项目")
FIRMS: Key = ("overall", "新签约引进世界、中国、民营500强企业")
PLACES = {"file", "line", "column", "sheet", "cell"}


@pytest.fixture
def template(perfcheck: Run, workspace: Path) -> Path:
    """A workbook of the repository's own targets, not yet filled in."""
    assert perfcheck("template", "actuals", "--as-of", "2020-09-30", "-o", "q3.xlsx", lang="zh").code == 0
    return workspace / "q3.xlsx"


@pytest.fixture
def same(template: Path, workspace: Path) -> tuple[Path, Path]:
    """The figures of the third quarter as a workbook and as YAML, in words that a number cell can hold."""
    path = workspace / "actuals" / "q3.yaml"
    text = path.read_text(encoding="utf-8").replace("2020-05-31", "2020-06-30")
    path.write_text(text.replace(".60%", ".6%").replace(".30%", ".3%"), encoding="utf-8")
    return fill(template, figures_of(path, workspace / "targets" / "2020.yaml")), path


def graded(perfcheck: Run, *arguments: str) -> dict[str, Any]:
    """The JSON of a grading."""
    ran = perfcheck("grade", *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    document: dict[str, Any] = json.loads(ran.out)
    return document


def without_places(value: object) -> object:
    """The record without where its values stand and which files they are from."""
    if isinstance(value, dict):
        return {key: without_places(part) for key, part in value.items() if key not in {*PLACES, "files"}}
    return [without_places(part) for part in value] if isinstance(value, list) else value


def indicator(document: dict[str, Any], name: str) -> dict[str, Any]:
    """An indicator of an assessment by its name."""
    (assessment,) = document["assessments"]
    every = [*assessment["overall"]]
    for group in (*assessment["activities"], *assessment["projects"]):
        every += group["indicators"]
    return next(one for one in every if one["name"] == name)


def found(perfcheck: Run, path: Path, *more: str) -> list[dict[str, Any]]:
    """What a check of a workbook finds, without the notes on what was converted."""
    ran = perfcheck("validate", str(path), "--format", "json", "--ignore", "PC7", *more)
    findings: list[dict[str, Any]] = json.loads(ran.out)["findings"]
    return findings


def test_a_workbook_is_graded_like_yaml_with_the_same_figures(perfcheck: Run, same: tuple[Path, Path]) -> None:
    workbook, yaml = (graded(perfcheck, str(path)) for path in same)
    assert without_places(workbook) == without_places(yaml)
    assert indicator(workbook, "新引进硅系列项目")["verdict"] == "excellent"


def test_figures_stand_at_their_cells(perfcheck: Run, template: Path) -> None:
    fill(template, {BOUGHT: {"value": 80}})
    address = spot(load_workbook(template), BOUGHT).address
    bought = indicator(graded(perfcheck, "q3.xlsx"), "购买数量")
    place = bought["report"]["place"]
    assert (place["file"], f"{place['sheet']}!{place['cell']}") == ("q3.xlsx", address)
    assert (place["line"], place["column"]) == (None, None)
    assert address.startswith("企业扶持资金!")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_a_save_in_libreoffice_changes_nothing(
    perfcheck: Run, same: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = without_places(graded(perfcheck, str(same[0])))
    home, folder = (tmp_path_factory.mktemp(name) for name in ("home", "saved"))
    command = ["soffice", f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(folder), str(same[0])], check=True, capture_output=True, timeout=120)
    shutil.copy(folder / "q3.xlsx", same[0])
    assert without_places(graded(perfcheck, str(same[0]))) == before
    assert found(perfcheck, same[0]) == []
    counts = load_workbook(same[0], data_only=True)["总体绩效目标"]["B2"].value
    assert str(counts).endswith("8 / 10")


def test_an_empty_workbook_reports_nothing(perfcheck: Run, template: Path) -> None:
    assert template.exists()
    (assessment,) = graded(perfcheck, "q3.xlsx")["assessments"]
    counts = assessment["counts"]
    assert {key for key, count in counts.items() if count} == {"unreported", "undetermined"}
    ran = perfcheck("validate", "q3.xlsx")
    assert (ran.code, ran.out) == (0, "")


def test_a_blank_is_no_zero_and_a_zero_is_no_blank(perfcheck: Run, template: Path) -> None:
    fill(template, {PROJECTS: {"value": 0}, FIRMS: {"value": "   "}, ("overall", "安全生产事故"): {"value": 0}})
    document = graded(perfcheck, "q3.xlsx")
    verdicts = [indicator(document, name)["verdict"] for name in (PROJECTS[1], FIRMS[1], "安全生产事故")]
    assert verdicts == ["poor", "unreported", "excellent"]


@pytest.mark.parametrize(
    ("typed", "actual"),
    [
        (3, "3个"),
        (Decimal("3.0"), "3个"),
        ("3", "3个"),
        ("３", "3个"),
        ("3个", "3个"),
        (" 3 ", "3个"),
    ],
)
def test_a_number_takes_the_unit_of_its_row(perfcheck: Run, template: Path, typed: Any, actual: str) -> None:  # noqa: ANN401
    fill(template, {PROJECTS: {"value": typed}})
    assert indicator(graded(perfcheck, "q3.xlsx"), PROJECTS[1])["actual"]["text"] == actual


@pytest.mark.parametrize("typed", ["约3个", "3-4个", "0.5.1", "—", True, "=1/0"])
def test_a_doubtful_cell_is_refused_by_its_address(perfcheck: Run, template: Path, typed: object) -> None:
    fill(template, {PROJECTS: {"value": typed}})
    address = spot(load_workbook(template), PROJECTS).address
    ran = perfcheck("grade", "q3.xlsx", "--format", "json")
    assert ran.code == 1
    assert f"q3.xlsx!{address}: error PC0" in ran.err
    assert indicator(json.loads(ran.out), PROJECTS[1])["verdict"] == "unreported"


def test_a_share_is_read_by_the_format_of_its_cell(perfcheck: Run, template: Path) -> None:
    fill(template, {BOUGHT: {"value": Decimal("0.98")}})
    assert [one["code"] for one in found(perfcheck, template)] == ["PC043"]
    workbook = load_workbook(template)
    spot(workbook, BOUGHT).cell.number_format = "0%"
    workbook.save(template)
    assert indicator(graded(perfcheck, "q3.xlsx"), "购买数量")["actual"]["text"] == "98%"


@pytest.mark.parametrize(
    ("typed", "verdict", "note"),
    [
        ({"no_data": "尚未统计"}, "unreported", None),
        ({"no_data": "未开展"}, "unreported", "未开展"),
        ({"no_data": "未开展", "note": "等批复"}, "unreported", "未开展：等批复"),
        ({"no_data": "不适用", "reason": "撤销了"}, "not_applicable", None),
        ({"no_data": "不适用", "note": "撤销了"}, "not_applicable", None),
        ({"no_data": "不适用", "reason": "撤销了", "note": "见批复"}, "not_applicable", "见批复"),
    ],
)
def test_why_there_is_no_figure(
    perfcheck: Run, template: Path, typed: dict[str, object], verdict: str, note: str | None
) -> None:
    fill(template, {BOUGHT: typed})
    bought = indicator(graded(perfcheck, "q3.xlsx"), "购买数量")
    assert (bought["verdict"], bought["report"]["note"]) == (verdict, note)


@pytest.mark.parametrize(
    ("typed", "code", "column"),
    [
        ({"value": 3, "no_data": "未开展"}, "PC061", "no_data"),
        ({"completed_on": date(2020, 9, 1), "no_data": "尚未统计"}, "PC061", "no_data"),
        ({"no_data": "不适用"}, "PC043", "no_data"),
        ({"no_data": "忘了"}, "PC043", "no_data"),
        ({"value": 3, "likelihood": "也许"}, "PC023", "likelihood"),
        ({"value": 3, "completed_on": "九月"}, "PC024", "completed_on"),
        ({"value": 3, "score": "不错"}, "PC043", "score"),
    ],
)
def test_what_a_row_cannot_say(
    perfcheck: Run, template: Path, typed: dict[str, object], code: str, column: str
) -> None:
    fill(template, {BOUGHT: typed})
    address = spot(load_workbook(template), BOUGHT, column).address
    assert [(one["code"], f"{one['sheet']}!{one['cell']}") for one in found(perfcheck, template)] == [(code, address)]


def test_a_day_that_cannot_be_is_told_where_it_stands(perfcheck: Run, template: Path) -> None:
    fill(template, {BOUGHT: {"value": 65, "completed_on": date(2020, 12, 18)}})
    address = spot(load_workbook(template), BOUGHT, "completed_on").address
    ran = perfcheck("grade", "q3.xlsx")
    assert ran.code == 1
    assert f"q3.xlsx!{address}: error PC710" in ran.err


def test_several_causes_and_all_other_columns(perfcheck: Run, template: Path) -> None:
    said = {"reason": "等批复", "improvement": "十月补办", "evidence": "合同", "note": "无误", "likelihood": "确定能"}
    typed = {"value": 65, "forecast": 90, "completed_on": "2020.9.18", "cause": "经费、人员", "score": 4, **said}
    fill(template, {BOUGHT: typed})
    report = indicator(graded(perfcheck, "q3.xlsx"), "购买数量")["report"]
    assert (report["causes"], report["forecast"], report["completed_on"]) == (["经费", "人员"], "90%", "2020-09-18")
    assert {key: report[key] for key in said} == said


def test_spending_by_source_or_in_one_sum(perfcheck: Run, template: Path) -> None:
    rows: Figures = {
        ("spent", EU89, "2020-03-31"): {"value": 52},
        ("spent", EU89, "2020-06-30"): {"fiscal": Decimal("90.5"), "carry_over": 8, "other": 0},
        ("budget", EU89, "adjusted"): {"value": 190},
        ("completion", EU89): {"value": "扶持了十二家企业"},
    }
    fill(template, rows)
    (assessment,) = graded(perfcheck, "q3.xlsx")["assessments"]
    project = next(one for one in assessment["projects"] if one["code"] == EU89)
    text = json.dumps(project, ensure_ascii=False)
    assert '"98.5"' in text
    assert "扶持了十二家企业" in text
    fill(template, {("spent", EU89, "2020-03-31"): {"other": 1}})
    (wrong,) = found(perfcheck, template)
    assert (wrong["code"], wrong["sheet"]) == ("PC024", "企业扶持资金")


def test_a_number_beside_a_changed_unit_is_doubtful(perfcheck: Run, template: Path) -> None:
    workbook = load_workbook(template)
    at = spot(workbook, ("spent", EU89, "2020-06-30"))
    spot(workbook, ("spent", EU89, "2020-06-30"), "unit").cell.value = "元"
    at.cell.value = 985000
    workbook.save(template)
    codes = [(one["code"], one["cell"]) for one in found(perfcheck, template)]
    assert ("PC043", at.cell.coordinate) in codes
    at.cell.value = "985000元"
    workbook.save(template)
    assert {one["code"] for one in found(perfcheck, template)} == {"PC054"}


def test_a_sum_without_its_doubtful_part_is_not_spending(perfcheck: Run, template: Path) -> None:
    fill(template, {("spent", EU89, "2020-06-30"): {"fiscal": Decimal("90.5"), "other": "约8"}})
    assert [one["code"] for one in found(perfcheck, template)] == ["PC043"]
    ran = perfcheck("grade", "q3.xlsx", "--format", "json")
    assert ran.code == 1
    assert "90.5" not in ran.out


def test_spending_from_the_payments_that_the_workbook_names(perfcheck: Run, template: Path) -> None:
    fill(template, {("spent_from",): {"value": "payments.csv"}})
    rows = "日期,项目编码,支付金额（万元）\n2020-03-02,EU89,50\n2020-08-09,EU89,20.5\n"
    template.with_name("payments.csv").write_text(rows, encoding="utf-8")
    (assessment,) = graded(perfcheck, "q3.xlsx")["assessments"]
    project = next(one for one in assessment["projects"] if one["code"] == EU89)
    assert '"70.5"' in json.dumps(project)


def _rename(workbook: Workbook) -> None:
    for number, sheet in enumerate(workbook.worksheets):
        if sheet.title != "_perfcheck":
            sheet.title = f"表{number}"


def _reorder(workbook: Workbook) -> None:
    workbook._sheets.reverse()  # type: ignore[attr-defined]  # noqa: SLF001


def _insert_columns(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        if sheet.title != "_perfcheck":
            sheet.merged_cells.ranges.clear()
            sheet.insert_cols(1, 2)
            sheet.insert_cols(9)


def _insert_rows(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        if sheet.title != "_perfcheck":
            sheet.merged_cells.ranges.clear()
            sheet.insert_rows(6, 3)
            sheet.insert_rows(1)
            for dimension in sheet.row_dimensions.values():
                dimension.hidden = False  # openpyxl leaves the heights where they were


def _sort(workbook: Workbook) -> None:
    """The rows of indicators of a project from the bottom to the top."""
    rows = [one for key, one in spots(workbook) if key[0] == "projects" and key[1] == EU89]
    sheet: Worksheet = rows[0]["value"].sheet
    numbers = [one["value"].row for one in rows]
    content = [[cell.value for cell in sheet[number]] for number in numbers]
    for number, values in zip(numbers, reversed(content), strict=True):
        for column, value in enumerate(values, start=1):
            sheet.cell(number, column).value = value


@pytest.mark.parametrize("change", [_rename, _reorder, _insert_columns, _insert_rows, _sort])
def test_rows_are_found_wherever_they_are(
    perfcheck: Run, same: tuple[Path, Path], change: Callable[[Workbook], None]
) -> None:
    before = without_places(graded(perfcheck, "q3.xlsx"))
    workbook = load_workbook(same[0])
    change(workbook)
    workbook.save(same[0])
    assert without_places(graded(perfcheck, "q3.xlsx")) == before
    assert found(perfcheck, same[0]) == []


def _target(workbook: Workbook) -> None:
    spot(workbook, BOUGHT, "target").cell.value = "90%"


def _unit(workbook: Workbook) -> None:
    spot(workbook, PROJECTS, "unit").cell.value = "家"


def _twice(workbook: Workbook) -> None:
    row = dict(spots(workbook))[PROJECTS]
    sheet, number = row["value"].sheet, row["value"].row
    for cell in sheet[number]:
        sheet.cell(30, cell.column or 1).value = cell.value


def _added(workbook: Workbook) -> None:
    at = spot(workbook, PROJECTS)
    at.sheet.cell(40, at.column).value = 7


def _other_key(workbook: Workbook) -> None:
    at = spot(workbook, PROJECTS)
    at.sheet.cell(at.row, 1).value = '["overall","别的"]'


def _deleted(workbook: Workbook) -> None:
    del workbook["招商费用"]


def _hidden(workbook: Workbook) -> None:
    at = spot(workbook, PROJECTS)
    at.cell.value = 3
    at.sheet.row_dimensions[at.row].hidden = True


def _hidden_sheet(workbook: Workbook) -> None:
    at = spot(workbook, PROJECTS)
    at.cell.value = 3
    at.sheet.sheet_state = "hidden"


def _merged(workbook: Workbook) -> None:
    at = spot(workbook, PROJECTS)
    at.cell.value = 3
    at.sheet.merge_cells(start_row=at.row, end_row=at.row + 1, start_column=at.column, end_column=at.column)


def _formula(workbook: Workbook) -> None:
    spot(workbook, PROJECTS).cell.value = "=1+2"


def _extra(workbook: Workbook) -> None:
    workbook.create_sheet("计算过程")["A1"] = 1


def _sorted_without_keys(workbook: Workbook) -> None:
    first, second = spot(workbook, BOUGHT), spot(workbook, (*BOUGHT[:2], "产出指标", "质量指标", "实物工作量完成率"))
    first.cell.value, second.cell.value = 81, 82
    above, below = ([cell.value for cell in one.sheet[one.row]][1:] for one in (first, second))
    for one, values in ((first, below), (second, above)):
        for column, value in enumerate(values, start=2):
            one.sheet.cell(one.row, column).value = value


def _earlier_figure(workbook: Workbook) -> None:
    spot(workbook, PROJECTS, "earlier 2020-06-30").cell.value = "9个"


def _other_day(workbook: Workbook) -> None:
    workbook.worksheets[0]["B2"] = "部门编码 322；数据截至 2020-12-31（含当日）"


def _beside(workbook: Workbook) -> None:
    at = spot(workbook, PROJECTS)
    at.sheet.cell(at.row, 40).value = 7


def _in_the_check(workbook: Workbook) -> None:
    spot(workbook, PROJECTS, "check").cell.value = 7


@pytest.mark.parametrize(
    ("change", "codes", "says"),
    [
        (
            _sorted_without_keys,
            ["PC056", "PC056"],
            "row shows EU89/实物工作量完成率, but its hidden key is that of EU89/",
        ),
        (_earlier_figure, ["PC054"], 'the figure of 2020-06-30 was changed from "3个" to "9个" here'),
        (_other_day, ["PC054"], "the figures are taken as those of 2020-09-30 all the same"),
        (_beside, ["PC053"], "not read: AN5"),
        (_in_the_check, ["PC053"], "not read: H5"),
        (_target, ["PC054"], '"100%" to "90%"'),
        (_unit, ["PC054"], '"个" to "家"'),
        (_twice, ["PC055"], "a second time"),
        (_added, ["PC056"], "no hidden key"),
        (_other_key, ["PC057", "PC056"], "1 rows of the template are missing: 新引进硅系列项目"),
        (_deleted, ["PC057"], "15 rows of the template are missing"),
        (_hidden, ["PC058"], "hidden, but it was read"),
        (_hidden_sheet, ["PC058"], "this sheet is hidden"),
        (_merged, ["PC060"], "cover inputs"),
        (_formula, ["PC059"], "never computed"),
        (_extra, ["PC053"], "not of the template"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_was_done_to_a_workbook_is_told(
    perfcheck: Run, template: Path, change: Callable[[Workbook], None], codes: list[str], says: str
) -> None:
    workbook = load_workbook(template)
    change(workbook)
    workbook.save(template)
    findings = found(perfcheck, template)
    assert [one["code"] for one in findings] == codes
    assert says in findings[0]["message"]


def test_a_hidden_row_is_read_and_merged_or_doubled_inputs_are_not(perfcheck: Run, template: Path) -> None:
    workbook = load_workbook(template)
    _hidden(workbook)
    workbook.save(template)
    assert indicator(graded(perfcheck, "q3.xlsx"), PROJECTS[1])["actual"]["text"] == "3个"
    workbook = load_workbook(template)
    _merged(workbook)
    workbook.save(template)
    ran = perfcheck("grade", "q3.xlsx", "--format", "json")
    assert (ran.code, indicator(json.loads(ran.out), PROJECTS[1])["verdict"]) == (1, "unreported")


def _without_hidden_sheet(workbook: Workbook) -> None:
    del workbook["_perfcheck"]


def _of_another_version(workbook: Workbook) -> None:
    workbook["_perfcheck"]["B2"] = "99"


def _broken_list(workbook: Workbook) -> None:
    workbook["_perfcheck"]["A12"] = "?"


def _without_names_of_columns(workbook: Workbook) -> None:
    sheet = workbook["总体绩效目标"]
    for cell in sheet[4]:
        cell.value = None


def _without_keys(workbook: Workbook) -> None:
    workbook["总体绩效目标"].delete_cols(1)


def _without_one_name(workbook: Workbook) -> None:
    fields = spot(workbook, PROJECTS)
    fields.sheet.cell(4, fields.column).value = None


def _with_a_name_twice(workbook: Workbook) -> None:
    at = spot(workbook, PROJECTS)
    at.sheet.cell(4, 40).value = "value"
    at.sheet.cell(at.row, 40).value = 7


def _without_the_column(workbook: Workbook) -> None:
    at = spot(workbook, PROJECTS)
    at.sheet.delete_cols(at.column)


def _without_the_upper_names(workbook: Workbook) -> None:
    sheet = spot(workbook, BOUGHT).sheet
    sheet.merged_cells.ranges.clear()
    sheet.delete_rows(4)


def _without_the_lower_names(workbook: Workbook) -> None:
    at = spot(workbook, ("spent", EU89, "2020-03-31"))
    at.sheet.merged_cells.ranges.clear()
    at.sheet.delete_rows(at.row - 1)


def _with_a_key_of_no_kind(workbook: Workbook) -> None:
    for cell in workbook["_perfcheck"]["A"]:
        cell.value = '["overall"]' if cell.value == '["note"]' else cell.value


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_without_one_name, "names of these columns are gone or stand there twice, so no row below was read: Actual"),
        (_with_a_name_twice, "stand there twice"),
        (_without_the_column, "no row below was read: Actual value"),
        (_without_the_upper_names, "no row below was read: Actual value, Completed on"),
        (_without_the_lower_names, "no row below was read: Of which: fiscal"),
        (_with_a_key_of_no_kind, "was changed, so nothing can be read"),
        (_without_hidden_sheet, "the hidden sheet of this workbook is gone"),
        (_of_another_version, "another version of perfcheck"),
        (_broken_list, "was changed"),
        (_without_keys, "names of the columns are gone"),
        (_without_names_of_columns, "names of the columns are gone"),
    ],
)
def test_a_template_without_its_hidden_parts_is_not_guessed(
    perfcheck: Run, template: Path, change: Callable[[Workbook], None], says: str
) -> None:
    workbook = load_workbook(template)
    change(workbook)
    workbook.save(template)
    ran = perfcheck("grade", "q3.xlsx")
    assert ran.code == 2
    assert "PC051 template-damaged" in ran.err
    assert says in ran.err


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "report",
    [
        ("grade", "actuals/q3.yaml"),
        ("schedule", "--actuals", "actuals/q3.yaml"),
        ("validate", "targets"),
        ("monitor", "actuals/q3.yaml"),
        ("summary", "actuals"),
    ],
)
def test_our_own_reports_are_known_as_such(perfcheck: Run, report: tuple[str, ...], lang: str) -> None:
    perfcheck(*report, "-o", "report.xlsx", lang=lang)
    ran = perfcheck("grade", "report.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert "PC050 not-a-fill-in: this workbook is a report that perfcheck wrote" in ran.err


@pytest.mark.parametrize("form", ["self-evaluation", "monitoring", "hebei-projects", "review"])
def test_an_official_form_is_known_as_such(perfcheck: Run, form: str) -> None:
    perfcheck("form", form, "-o", "form.xlsx")
    ran = perfcheck("grade", "form.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert "PC050 not-a-fill-in: this workbook is an official form" in ran.err


@pytest.mark.parametrize("command", [("grade",), ("schedule", "--actuals"), ("validate",)])
def test_any_other_workbook_is_refused(perfcheck: Run, workspace: Path, command: tuple[str, ...]) -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(["指标", 3])
    workbook.save(workspace / "any.xlsx")
    ran = perfcheck(*command, "any.xlsx")
    assert ran.code == 2
    assert "was not made by perfcheck" in ran.err + ran.out


@pytest.mark.parametrize("name", ["q3.dat", "第三季度"])
def test_a_workbook_is_known_by_its_content(perfcheck: Run, template: Path, name: str) -> None:
    template.rename(template.with_name(name))
    assert perfcheck("grade", name).code == 0


def test_a_workbook_where_targets_are_expected(perfcheck: Run, template: Path) -> None:
    assert template.exists()
    ran = perfcheck("grade", "actuals/q3.yaml", "--targets", "q3.xlsx")
    assert ran.code == 2
    assert "PC031" in ran.err


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("新引进硅系列项目: 5个", "新引进硅系列项目: 6个", '新引进硅系列项目: "5个" is "6个" now'),
        ("    新引进硅系列项目: 5个\n", "", "新引进硅系列项目 is no longer there"),
        ("targets:     ", "targets:\n    新的: 1个     ", "新的 is new"),
        ("3月底: 25%", "3月底: 20%", 'EU89/2020-03-31: "25%" is "20%" now'),
    ],
)
def test_a_workbook_for_other_targets_is_told(
    perfcheck: Run, template: Path, workspace: Path, before: str, after: str, says: str
) -> None:
    assert template.exists()
    targets = workspace / "targets" / "2020.yaml"
    text = targets.read_text(encoding="utf-8")
    assert before in text
    targets.write_text(text.replace(before, after, 1), encoding="utf-8")
    ran = perfcheck("grade", "q3.xlsx")
    assert ran.code == 0
    assert "q3.xlsx: warning PC052 made-for-other-targets" in ran.err
    assert says in ran.err


@pytest.mark.parametrize(("before", "after"), [("year: 2020", "year: 2021"), ("code: 322,", "code: 323,")])
def test_targets_of_others_are_an_error(
    perfcheck: Run, template: Path, workspace: Path, before: str, after: str
) -> None:
    assert template.exists()
    other = workspace / "other.yaml"
    text = (workspace / "targets" / "2020.yaml").read_text(encoding="utf-8")
    other.write_text(text.replace(before, after, 1), encoding="utf-8")
    ran = perfcheck("grade", "q3.xlsx", "--targets", "other.yaml")
    assert ran.code in {1, 2}
    assert ran.out == ""


def test_workbooks_are_found_in_folders_and_merged_with_yaml(perfcheck: Run, template: Path, workspace: Path) -> None:
    fill(template, {BOUGHT: {"value": 81}})
    (workspace / "actuals" / "q3.yaml").unlink()
    shutil.move(template, workspace / "actuals" / "q3.xlsx")
    (workspace / "actuals" / "~$q3.xlsx").write_bytes(b"lock")
    perfcheck("grade", "actuals/q2.yaml", "-o", "actuals/report.xlsx")
    document = graded(perfcheck, "actuals")
    assert document["assessments"][0]["files"]["actuals"] == ["actuals/q1.yaml", "actuals/q2.yaml", "actuals/q3.xlsx"]
    assert indicator(document, "购买数量")["actual"]["text"] == "81%"
    assert perfcheck("schedule").out.splitlines()[0].endswith("spending plans as of 2020-09-30")


@pytest.mark.parametrize("command", [("grade", "actuals"), ("validate", "actuals")])
def test_a_damaged_workbook_in_a_folder_is_told(perfcheck: Run, template: Path, command: tuple[str, ...]) -> None:
    folder = template.parent / "actuals"
    (folder / "cut.xlsx").write_bytes(template.read_bytes()[:5000])
    (folder / "page.xlsx").write_text("<html></html>", encoding="utf-8")
    workbook = load_workbook(template)
    del workbook["_perfcheck"]
    workbook.save(folder / "bare.xlsx")
    ran = perfcheck(*command)
    assert ran.code == 2
    for name in ("cut.xlsx: error PC04", "page.xlsx: error PC04", "bare.xlsx: error PC051"):
        assert f"actuals/{name}" in ran.err + ran.out


def test_targets_in_a_workbook(perfcheck: Run, template: Path, workspace: Path) -> None:
    before = without_places(graded(perfcheck, "q3.xlsx"))
    assert perfcheck("convert", "targets/2020.yaml", "-o", "targets/2020.xlsx").code == 0
    assert "PC034" in perfcheck("grade", "q3.xlsx").err
    (workspace / "targets" / "2020.yaml").unlink()
    assert template.exists()
    assert without_places(graded(perfcheck, "q3.xlsx")) == before


def test_dates_are_days_and_words_of_a_deadline_stay_words(perfcheck: Run, workspace: Path) -> None:
    targets = workspace / "targets" / "2020.yaml"
    text = targets.read_text(encoding="utf-8").replace("description: 年底前完成, target: 100%", "target: 6月30日前", 1)
    targets.write_text(text, encoding="utf-8")
    perfcheck("template", "actuals", "--as-of", "2020-09-30", "-o", "q3.xlsx")
    key = ("projects", EU89, "产出指标", "时效指标", "资金支付时限")
    fill(workspace / "q3.xlsx", {key: {"value": datetime(2020, 6, 20)}})  # noqa: DTZ001 - as openpyxl writes days
    paid = indicator(graded(perfcheck, "q3.xlsx"), "资金支付时限")
    assert (paid["verdict"], paid["report"]["completed_on"]) == ("excellent", "2020-06-20")
    fill(workspace / "q3.xlsx", {key: {"completed_on": "2020-07-15"}})
    ran = perfcheck("grade", "q3.xlsx", "--format", "json")
    assert indicator(json.loads(ran.out), "资金支付时限")["verdict"] == "unreported"
    assert "2020-06-20 and 2020-07-15 are both given" in ran.err


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> RawBook:
    """A workbook with a row of each kind, as it was handed out."""
    kinds = {"次数": "3次", "比率": "90%", "期限": "6月30日前", "质量": "优良", "金额": "5万元"}
    targets = builders.targets(overall={"targets": kinds})
    path = tmp_path_factory.mktemp("asked") / "asked.xlsx"
    path.write_bytes(fill_in_workbook(targets, date(2020, 9, 30), Earlier(), str))
    book = read_book(path, limit=10**7)
    assert isinstance(book, RawBook)
    return book


def typed_into(book: RawBook, key: Key, column: str, value: Any) -> tuple[RawBook, str]:  # noqa: ANN401 - any cell
    """The workbook with one cell filled in, and the address of the cell."""
    sheet = next(one for one in book.sheets if one.title == "Overall targets")
    names = next({str(cell.value): cell.column for cell in row} for row in sheet.rows if row[0].value == "_key")
    number = next(
        row[0].row for row in sheet.rows if row[0].value == json.dumps(key, ensure_ascii=False).replace(", ", ",")
    )
    cell = RawCell(number, names[column], value)
    rows = tuple((*row, cell) if row[0].row == number else row for row in sheet.rows)
    sheets = tuple(replace(one, rows=rows) if one is sheet else one for one in book.sheets)
    return replace(book, sheets=sheets), f"{sheet.title}!{cell.address}"


COLUMNS = ["value", "completed_on", "no_data", "forecast", "likelihood", "cause", "reason", "evidence", "score", "note"]
VALUES = st.one_of(
    st.text(max_size=20),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
    st.dates(min_value=date(1900, 3, 1)),
    st.booleans(),
    st.sampled_from(
        ["12次", "１２", "98%", "约12", "2020.6.30", "6月30日", "无", "—", "不适用", "未开展", "经费、人员", "1,234"]
    ),
)


@settings(deadline=None)
@given(name=st.sampled_from(["次数", "比率", "期限", "质量", "金额"]), column=st.sampled_from(COLUMNS), value=VALUES)
def test_whatever_is_typed_is_read_or_told(asked: RawBook, name: str, column: str, value: object) -> None:
    book, address = typed_into(asked, ("overall", name), column, value)
    filled = read_fill_in(book)
    assert filled.tree is not None
    document, more = to_document(Actuals, filled.tree)
    told = {str(finding.place.cell) for finding in (*filled.findings, *more)}
    said = document is not None and name in document.overall and bool(document.overall[name].model_fields_set)
    is_blank = isinstance(value, str) and not "".join(filter(str.isprintable, fold(value))).strip("'’‘`")
    assert said or address in told or is_blank
    assert told <= {address}
