"""The workbook to fill in, as it is handed out: what is locked, what is asked for, what stands beside it."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import builders
from filling import Key, Spot, fill, spot, spots
from perfcheck.model.actuals import Actuals
from perfcheck.model.targets import Targets
from perfcheck.reports.fill_in.book import fill_in_workbook
from perfcheck.reports.fill_in.earlier import Earlier, earlier_of
from perfcheck.reports.fill_in.titles import unique_title
from perfcheck.sources.documents import read_as, read_document
from perfcheck.sources.workbooks.fill_layout import key_of, key_text

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

AS_OF = date(2020, 9, 30)
PROJECTS: Key = ("overall", "新引进硅系列项目")
COMMAND = ("template", "actuals", "--as-of", "2020-09-30", "-o", "q3.xlsx")


def workbook_of(targets: Targets, *earlier: Actuals, projects: tuple[str, ...] | None = None) -> Workbook:
    """The workbook for these targets, read back."""
    content = fill_in_workbook(targets, AS_OF, earlier_of(targets, earlier), str, projects=projects)
    return load_workbook(BytesIO(content))


def sheets_of(workbook: Workbook) -> list[Any]:
    """The sheets that people see, without the guide."""
    return [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"][1:]


def cells_of(workbook: Workbook) -> dict[Key, dict[str, Spot]]:
    """The rows by their keys."""
    return dict(spots(workbook))


def validation_of(one: Spot) -> Any:  # noqa: ANN401 - openpyxl's types are of no help here
    """The validation that holds for a cell."""
    every: list[Any] = list(one.sheet.data_validations.dataValidation)
    return next((each for each in every if one.cell.coordinate in each.sqref), None)


@pytest.fixture
def handed_out(perfcheck: Run, workspace: Path) -> Workbook:
    """The workbook of the repository's own targets, in Chinese."""
    assert perfcheck(*COMMAND, lang="zh").code == 0
    return load_workbook(workspace / "q3.xlsx")


def test_one_sheet_for_each_group_and_each_project(handed_out: Workbook) -> None:
    assert [sheet.title for sheet in sheets_of(handed_out)] == ["总体绩效目标", "职责活动", "企业扶持资金", "招商费用"]
    assert handed_out["_perfcheck"].sheet_state == "veryHidden"
    keys = list(cells_of(handed_out))
    assert len(keys) == len(set(keys)) == 2 + 10 + 7 + 2 * (9 + 3 + 3)


def test_only_inputs_can_be_changed(handed_out: Workbook) -> None:
    inputs = {"value", "completed_on", "no_data", "forecast", "likelihood", "cause", "reason", "improvement"}
    inputs |= {"evidence", "score", "note", "fiscal", "carry_over", "other"}
    for row in cells_of(handed_out).values():
        for name, one in row.items():
            assert one.cell.protection.locked is (name not in inputs), (name, one.address)
    assert handed_out.security.lockStructure
    for each in handed_out.worksheets:
        assert each.protection.sheet
        assert each.protection.password is None
    for sheet in sheets_of(handed_out):
        assert (sheet.protection.formatColumns, sheet.protection.formatRows) == (False, False)
        assert sheet.protection.sort
        assert sheet.column_dimensions["A"].hidden
        assert sheet.row_dimensions[4].hidden
        assert sheet.freeze_panes


def test_what_has_to_be_known_stands_beside_the_input(handed_out: Workbook) -> None:
    rows = cells_of(handed_out)
    row = {name: one.cell.value for name, one in rows[PROJECTS].items()}
    assert (row["name"], row["target"], row["unit"], row["value"]) == ("新引进硅系列项目", "5个", "个", None)
    assert (row["earlier 2020-03-31"], row["earlier 2020-06-30"]) == ("1个", "3个")
    visits = rows["activities", "招商引资", "赴区域招商次数"]
    assert visits["group"].cell.value == "招商引资"
    assert visits["standard"].cell.value == "优：10次以上\n良：5次以上\n中：3次以上\n差：2次以下"
    spent = rows["spent", "322-0402-JBN-EU89", "2020-06-30"]
    assert [spent[name].cell.value for name in ("target", "standard", "unit")] == ["50%", 100, "万元"]
    assert spent["earlier 2020-06-30"].cell.value == 98.5
    fonts = {one.cell.font.name for row in rows.values() for one in row.values()}
    assert fonts == {"宋体"}
    colours = {name: one.cell.fill.fgColor.rgb[2:] for name, one in rows[PROJECTS].items()}
    assert (colours["value"], colours["earlier 2020-06-30"]) == ("FFF9C4", "E7E6E6")


def test_inputs_take_what_they_are_for(handed_out: Workbook) -> None:
    rows = cells_of(handed_out)
    by_name = {name: validation_of(one) for name, one in rows[PROJECTS].items()}
    assert by_name["value"].type == "decimal"
    assert by_name["value"].showErrorMessage
    assert by_name["forecast"] is by_name["value"]
    assert by_name["completed_on"].type == "date"
    assert (by_name["completed_on"].formula1, by_name["completed_on"].formula2) == ("DATE(2020,1,1)", "DATE(2020,9,30)")
    assert by_name["no_data"].formula1 == '"尚未统计,未开展,不适用"'
    assert by_name["likelihood"].formula1 == '"确定能,有可能,完全不可能"'
    assert not by_name["cause"].showErrorMessage
    assert by_name["score"].type == "decimal"
    assert by_name["name"] is None
    undetermined = validation_of(rows["activities", "促进对外经贸服务", "进出口完成情况"]["value"])
    assert (undetermined.type, undetermined.showInputMessage) == (None, True)


def test_the_forecast_of_a_day_may_be_yet_to_come() -> None:
    row = cells_of(workbook_of(builders.targets(overall={"targets": {"期限": "12月18日前"}})))["overall", "期限"]
    value, forecast = validation_of(row["value"]), validation_of(row["forecast"])
    assert (value.type, value.formula2) == ("date", "DATE(2020,9,30)")
    assert (forecast.type, forecast.formula1, forecast.formula2) == ("date", "DATE(2020,1,1)", "DATE(2021,12,31)")


def test_excel_takes_every_validation(handed_out: Workbook) -> None:
    for sheet in sheets_of(handed_out):
        assert sheet.data_validations.dataValidation
        for one in sheet.data_validations.dataValidation:
            assert len(str(one.promptTitle)) <= 32
            assert all(len(str(text or "")) <= 255 for text in (one.prompt, one.error, one.formula1))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_the_checks_tell_how_a_row_stands(
    handed_out: Workbook, workspace: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bought: Key = ("projects", "322-0402-JBN-EU89", "产出指标", "数量指标", "购买数量")
    paid: Key = ("projects", "322-0402-JBN-EU89", "产出指标", "时效指标", "资金支付时限")
    cost: Key = ("projects", "322-0402-JBN-EU89", "产出指标", "成本指标", "项目总成本")
    quality: Key = ("projects", "322-0402-JBN-EU89", "产出指标", "质量指标", "实物工作量完成率")
    spent = ("spent", "322-0402-JBN-EU89")
    done, number = "✓", "a number only"
    cases: dict[Key, tuple[dict[str, object], str]] = {
        PROJECTS: ({}, "not filled in"),
        ("overall", "进出口"): ({"value": 0}, done),
        ("overall", "出口"): ({"value": "2亿"}, number),
        ("overall", "新增限额贸易企业"): ({"no_data": "未开展"}, done),
        ("overall", "新增自贸类企业"): ({"no_data": "不适用"}, "say why"),
        ("overall", "安全生产事故"): ({"value": 0, "no_data": "未开展"}, "one of the two"),
        ("overall", "实际利用外资"): ({"no_data": "不适用", "reason": "撤销"}, done),
        bought: ({"value": 0.98}, "98 for 98%"),
        paid: ({"value": 98}, done),
        cost: ({"value": 0}, done),
        quality: ({"completed_on": date(2020, 9, 1)}, done),
        (*spent, "2020-03-31"): ({"value": 5, "other": 1}, "one of the two"),
        (*spent, "2020-06-30"): ({"fiscal": 5, "other": 1}, done),
        (*spent, "2020-09-30"): ({"fiscal": "五"}, number),
    }
    targets = read_as(Targets, workspace / "targets" / "2020.yaml").document
    assert targets is not None
    assert handed_out.worksheets
    path = workspace / "checks.xlsx"
    path.write_bytes(fill_in_workbook(targets, AS_OF, Earlier(), str))
    fill(path, {key: typed for key, (typed, _) in cases.items()})
    home, folder = (tmp_path_factory.mktemp(name) for name in ("home", "saved"))
    command = ["soffice", f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=120)
    saved = load_workbook(folder / "checks.xlsx", data_only=True)
    rows = cells_of(saved)
    assert {key: rows[key]["check"].cell.value for key in cases} == {key: says for key, (_, says) in cases.items()}
    assert str(saved["Overall targets"]["B2"].value).endswith("3 / 10")
    guide = [[cell.value for cell in row] for row in saved["How to fill in"].iter_rows(min_col=2, max_col=5)]
    assert ["Overall targets", 3, 10, None] in guide or ["Overall targets", 3, 10, ""] in guide


def test_a_cell_is_never_a_formula_by_what_a_target_says() -> None:
    targets = builders.targets(overall={"targets": {"=1+1": "3个", "-x": "@SUM(A1)"}})
    row = cells_of(workbook_of(targets))["overall", "=1+1"]
    assert (row["name"].cell.value, row["name"].cell.data_type) == ("=1+1", "s")


def test_many_projects_of_one_name(tmp_path: Path) -> None:
    indicators = {"产出指标": {"数量指标": {"次数": "3次"}}}
    code = "322-{:04}-JBN-{:04}"
    long = "关于扶持/商贸:流通领域[中小]企业*发展?的专项资金（第一批，含上年结转部分）"
    many = {code.format(n, n): builders.project(name=long, indicators=indicators) for n in range(30)}
    targets = builders.targets(projects=many)
    path = tmp_path / "many.xlsx"
    path.write_bytes(fill_in_workbook(targets, AS_OF, Earlier(), str))
    titles = [sheet.title for sheet in sheets_of(load_workbook(path))]
    assert len({title.casefold() for title in titles}) == 30
    fill(path, {("projects", code.format(7, 7), "产出指标", "数量指标", "次数"): {"value": 2}})
    reading = read_document(path)
    assert reading.findings == ()
    assert isinstance(reading.document, Actuals)
    assert list(reading.document.projects) == [code.format(7, 7)]


def test_an_indicator_that_two_levels_have_is_told_apart(tmp_path: Path) -> None:
    groups = {"产出指标": {"数量指标": {"次数": "3次"}}, "效益指标": {"社会效益指标": {"次数": "5次"}}}
    targets = builders.targets(projects={builders.CODE: builders.project(indicators=groups)})
    path = tmp_path / "two.xlsx"
    path.write_bytes(fill_in_workbook(targets, AS_OF, Earlier(), str))
    way = ("projects", builders.CODE)
    fill(
        path,
        {
            (*way, "产出指标", "数量指标", "次数"): {"value": 2},
            (*way, "效益指标", "社会效益指标", "次数"): {"value": 4},
        },
    )
    document = read_document(path).document
    assert isinstance(document, Actuals)
    values = {name: str(report.value) for name, report in document.projects[builders.CODE].indicators.items()}
    assert values == {"产出指标/数量指标/次数": "2次", "效益指标/社会效益指标/次数": "4次"}


def test_only_some_projects(perfcheck: Run, workspace: Path) -> None:
    assert perfcheck(*COMMAND, "--project", "EU89").code == 0
    workbook = load_workbook(workspace / "q3.xlsx")
    assert [sheet.title for sheet in sheets_of(workbook)] == ["企业扶持资金"]
    ran = perfcheck("validate", "q3.xlsx")
    assert (ran.code, ran.out) == (0, "")


def test_the_same_workbook_each_time(perfcheck: Run, workspace: Path) -> None:
    perfcheck(*COMMAND)
    first = (workspace / "q3.xlsx").read_bytes()
    ran = perfcheck(*COMMAND)
    assert (ran.code, "was left as it is" in ran.err) == (2, True)
    assert perfcheck(*COMMAND, "--force").code == 0
    assert (workspace / "q3.xlsx").read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--as-of", "2020-09-30"), "a workbook needs a file"),
        (("--as-of", "2020-09-30", "-o", "q3.yaml"), "a workbook needs a file"),
        (("--as-of", "bald", "-o", "q.xlsx"), "bald is not a date"),
        (("--as-of", "9月30日", "-o", "q.xlsx"), "needs its year"),
        (("-o", "q.xlsx"), "--as-of"),
        (("--as-of", "2019-09-30", "-o", "q.xlsx"), "no file has targets of 2019"),
        (
            ("--as-of", "2019-09-30", "-o", "q.xlsx", "--targets", "targets/2020.yaml"),
            "the targets of 2020, not of 2019",
        ),
        (("--as-of", "2020-09-30", "-o", "q.xlsx", "-p", "nix"), "there is no project nix"),
        (("--as-of", "2020-09-30", "-o", "q.xlsx", "--targets", "nix.yaml"), "there is no such file"),
    ],
)
def test_what_no_workbook_can_be_made_of(
    perfcheck: Run, workspace: Path, arguments: tuple[str, ...], says: str
) -> None:
    ran = perfcheck("template", "actuals", *arguments)
    assert ran.code == 2
    assert says in ran.err
    assert not list(workspace.glob("*.xlsx"))


def test_several_targets_of_a_year_need_a_name(perfcheck: Run, workspace: Path) -> None:
    text = (workspace / "targets" / "2020.yaml").read_text(encoding="utf-8")
    (workspace / "targets" / "other.yaml").write_text(text.replace("code: 322,", "code: 323,"), encoding="utf-8")
    ran = perfcheck(*COMMAND)
    assert (ran.code, "PC034" in ran.err) == (2, True)
    assert perfcheck(*COMMAND, "--targets", "targets/2020.yaml").code == 0


def test_earlier_workbooks_are_carried_in(perfcheck: Run, workspace: Path) -> None:
    for path in (workspace / "actuals").glob("*.yaml"):
        path.unlink()
    perfcheck("template", "actuals", "--as-of", "2020-06-30", "-o", "actuals/q2.xlsx")
    fill(workspace / "actuals" / "q2.xlsx", {PROJECTS: {"value": 2}, ("overall", "进出口"): {"no_data": "尚未统计"}})
    perfcheck(*COMMAND)
    workbook = load_workbook(workspace / "q3.xlsx")
    assert spot(workbook, PROJECTS, "earlier 2020-06-30").cell.value == "2个"
    assert spot(workbook, ("overall", "进出口"), "earlier 2020-06-30").cell.value == "暂无"
    assert "earlier 2020-03-31" not in cells_of(workbook)[PROJECTS]


@given(st.lists(st.text(max_size=60), max_size=12))
def test_names_of_sheets_are_accepted_and_unique(names: list[str]) -> None:
    titles: list[str] = []
    for name in names:
        titles.append(unique_title(name, titles))
    assert len({title.casefold() for title in titles}) == len(names)
    for title in titles:
        assert 0 < len(title.encode("utf-16-le")) // 2 <= 31
        assert not set(title) & set("[]:*?/\\")
        assert not title.startswith("'")
        assert not title.endswith("'")
        assert title.casefold() != "history"


@given(st.lists(st.text(), min_size=1).map(tuple))
def test_keys_come_back(key: Key) -> None:
    assert key_of(key_text(key)) == key


@pytest.mark.parametrize("text", ["", "x", "[]", "{}", "[1]", '["a"', "null"])
def test_other_texts_are_no_keys(text: str) -> None:
    assert key_of(text) is None
