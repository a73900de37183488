"""``perfcheck import``: what it writes, what it refuses to write, and what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import papers
from conftest import ROOT
from perfcheck import read_targets
from perfcheck.cli.import_names import destinations
from perfcheck.importing.form import Spot
from perfcheck.importing.marks import MarkKind
from perfcheck.importing.readback import marks_of_unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

SEED_LIKE = """第一部分
部门整体绩效目标
一、总体绩效目标
（一）2020年新引进项目5个，协议总投资230亿元；
二、分项绩效目标

\t322商务局
\t单位：万元

\t职责活动
\t年度预算数
\t内容描述
\t绩效目标
\t绩效指标
\t评价标准

\t
\t
\t
\t
\t
\t优
\t良
\t中
\t差

\t促进商贸流通管理
\t200
\t管理商贸流通
\t扶持企业
\t扶持企业数量
\t10家以上
\t8家以上
\t5家以上
\t5家以下

三、工作保障措施
1.招商工作。重点推进三友集团项目。
"""
DOUBTFUL = papers.docx(*papers.national_form())
OTHER = papers.national_form(2, department="902审计局")
TWO = papers.docx(*papers.national_form(), *OTHER)
_rows = papers.national_form()[-1]
assert isinstance(_rows, papers.Table)
CLEAR = papers.docx(
    *papers.national_form()[:-1],
    papers.Table(tuple(row for row in _rows.rows if row[2] != "完成时间")),
)


@pytest.fixture
def folder(workspace: Path) -> Path:
    """The working folder, with documents in it."""
    (workspace / "绩效目标.docx").write_bytes(DOUBTFUL)
    (workspace / "two.docx").write_bytes(TWO)
    (workspace / "clear.docx").write_bytes(CLEAR)
    (workspace / "seed.txt").write_text(SEED_LIKE, encoding="utf-8")
    return workspace


def test_a_text_dump_becomes_a_target_file(perfcheck: Run, folder: Path) -> None:
    ran = perfcheck("import", "seed.txt", "-o", "t.yaml")
    assert ran.code == 0
    assert ran.out == ""
    targets = read_targets(folder / "t.yaml")
    assert (targets.year, targets.department.code, targets.department.name) == (2020, "322", "商务局")
    assert {name: str(one.target) for name, one in targets.overall.targets.items()} == {
        "新引进项目": "5个",
        "协议总投资": "230亿元",
    }
    (activity,) = targets.activities.values()
    assert str(activity.budget) == "200"
    assert list(activity.indicators) == ["扶持企业数量"]
    assert list(targets.measures) == ["招商工作"]
    assert targets.review is not None
    assert [mark.kind for mark in targets.review] == ["read_from_text", "read_from_text", "colliding_levels"]


def test_the_file_tells_where_it_comes_from(perfcheck: Run, folder: Path) -> None:
    perfcheck("import", "绩效目标.docx", "-o", "t.yaml")
    first, second, third = (folder / "t.yaml").read_text(encoding="utf-8").splitlines()[:3]
    assert first == "# yaml-language-server: $schema=perfcheck-targets.schema.json"
    assert re.fullmatch(
        r"# imported by perfcheck \S+ from 绩效目标\.docx \(SHA-256 [0-9a-f]{64}\) on \d{4}-\d\d-\d\d", second
    )
    assert third == ""


def test_marks_stand_in_the_file_and_on_stderr_and_fail_validation(perfcheck: Run, folder: Path) -> None:
    ran = perfcheck("import", "绩效目标.docx", "-o", "t.yaml")
    assert ran.err.splitlines() == [
        "绩效目标.docx, table 2, row 4, column 3: 2020年12月底前: read as a day up to which something is to be done",
        "written: t.yaml",
        "测试局: 0 activities, 1 projects; 1 marks to look at: date_value 1",
    ]
    text = (folder / "t.yaml").read_text(encoding="utf-8")
    assert text.endswith(
        "review:\n"
        "  - kind: date_value\n"
        "    place: 绩效目标.docx, table 2, row 4, column 3\n"
        "    text: 2020年12月底前\n"
        "    assumed: read as a day up to which something is to be done\n"
    )
    checked = perfcheck("validate", "t.yaml", "--select", "PC108", "--format", "concise")
    assert checked.code == 1
    assert "nobody has looked at this yet: date_value: 绩效目标.docx, table 2, row 4, column 3" in checked.out
    (folder / "t.yaml").write_text(text.partition("review:")[0] + "review:\n", encoding="utf-8")
    assert perfcheck("validate", "t.yaml", "--select", "PC108").code == 0


def test_strict_writes_nothing_while_marks_stand(perfcheck: Run, folder: Path) -> None:
    ran = perfcheck("import", "绩效目标.docx", "-o", "t.yaml", "--strict")
    assert ran.code == 1
    assert "t.yaml was not written: 1 marks stand, and --strict was given" in ran.err
    assert not (folder / "t.yaml").exists()
    ran = perfcheck("import", "clear.docx", "-o", "t.yaml", "--strict")
    assert (ran.code, ran.err) == (0, "written: t.yaml\n测试局: 0 activities, 1 projects\n")
    assert "review" not in (folder / "t.yaml").read_text(encoding="utf-8")


def test_without_a_file_the_result_goes_to_stdout(perfcheck: Run, folder: Path) -> None:
    ran = perfcheck("import", "clear.docx")
    assert ran.code == 0
    (folder / "t.yaml").write_text(ran.out, encoding="utf-8")
    assert list(read_targets(folder / "t.yaml").projects) == ["901-P0001"]
    ran = perfcheck("import", "two.docx")
    assert ran.code == 2
    assert ran.out == ""
    assert "there are 2 departments: 901 测试局, 902 审计局; give -o FOLDER, or --department" in ran.err


@pytest.mark.parametrize("wanted", ["902", "审计局", "902审计局"])
def test_one_of_several_departments(perfcheck: Run, folder: Path, wanted: str) -> None:
    assert perfcheck("import", "two.docx", "--department", wanted, "-o", "t.yaml").code == 0
    targets = read_targets(folder / "t.yaml")
    assert targets.department.code == "902"
    assert list(targets.projects) == ["902-P0002"]
    assert targets.review is not None
    assert [mark.place for mark in targets.review] == ["two.docx, table 4, row 4, column 3"]
    ran = perfcheck("import", "two.docx", "--department", "903", "-o", "u.yaml")
    assert ran.code == 2
    assert "there is no department 903; there are 901 测试局, 902 审计局" in ran.err


def test_several_departments_and_documents_are_a_file_each(perfcheck: Run, folder: Path) -> None:
    (folder / "out").mkdir()
    assert perfcheck("import", "two.docx", "seed.txt", "-o", "out").code == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        *("2020-322.yaml", "2020-901.yaml", "2020-902.yaml"),
    ]
    assert perfcheck("import", "two.docx", "-o", "t.yaml").code == 0
    assert {path.name for path in folder.glob("t*.yaml")} == {"t-901.yaml", "t-902.yaml"}
    ran = perfcheck("import", "two.docx", "clear.docx", "-o", "u.yaml")
    assert ran.code == 2
    assert "several results would go to u-901.yaml" in ran.err
    assert not list(folder.glob("u*.yaml"))


def test_a_file_is_only_replaced_when_that_is_asked_for(perfcheck: Run, folder: Path) -> None:
    (folder / "t.yaml").write_text("mine", encoding="utf-8")
    ran = perfcheck("import", "clear.docx", "-o", "t.yaml")
    assert ran.code == 2
    assert "--force" in ran.err
    assert (folder / "t.yaml").read_text(encoding="utf-8") == "mine"
    assert perfcheck("import", "clear.docx", "-o", "t.yaml", "--force").code == 0
    assert "mine" not in (folder / "t.yaml").read_text(encoding="utf-8")
    assert perfcheck("import", "clear.docx", "-o", "clear.docx", "--force").code == 2
    assert perfcheck("import", "clear.docx", "-o", "t.xlsx").code == 2
    assert perfcheck("import", "clear.docx", "-o", "none/t.yaml").code == 2


def test_one_bad_document_does_not_stop_the_others(perfcheck: Run, folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(papers.pdf(()))
    ran = perfcheck("import", "bad.pdf", "clear.docx", "-o", "t.yaml")
    assert ran.code == 2
    assert ran.err.splitlines()[0] == (
        "bad.pdf: PC069: the PDF has no text: it is a scan, a picture of a document; have its text recognised (OCR) "
        "and saved as .docx or .xlsx, or take the document that it was made of"
    )
    assert (folder / "t.yaml").exists()


def test_the_year_can_be_given(perfcheck: Run, folder: Path) -> None:
    assert perfcheck("import", "clear.docx", "--year", "2021", "-o", "t.yaml").code == 0
    assert read_targets(folder / "t.yaml").year == 2021
    assert perfcheck("import", "clear.docx", "--year", "1820", "-o", "u.yaml").code == 2


def test_the_limit_of_size(perfcheck: Run, folder: Path) -> None:
    (folder / "large.txt").write_bytes(b"\t" * (1024 * 1024 + 1))
    ran = perfcheck("import", "large.txt", "--max-size", "1")
    assert ran.code == 2
    assert "larger than 1 MB" in ran.err


def test_chinese_messages(perfcheck: Run, folder: Path) -> None:
    ran = perfcheck("import", "绩效目标.docx", "-o", "t.yaml", lang="zh")
    assert ran.code == 0
    assert not re.search("[a-z]{3,} [a-z]{3,}", ran.err.replace("date_value", ""))
    assert "imported by" not in (folder / "t.yaml").read_text(encoding="utf-8")


def test_a_value_that_the_model_refuses_stays_and_gets_a_mark() -> None:
    data = {
        "year": "2020",
        "department": {"code": "1", "name": "局"},
        "projects": {"P": {"name": "项目", "budget": {"total": "约200万"}, "indicators": {}}},
    }
    (mark,) = marks_of_unreadable(data, {}, Spot("x.docx"))
    assert mark.kind == "unreadable_value"
    assert mark.text == "约200万"
    assert "projects/P/budget/total" in str(mark.assumed)


def test_names_of_files_from_odd_codes(tmp_path: Path) -> None:
    class Odd:
        code, name, data = "../3:2", "局", {"year": "2020"}

    (path,) = destinations([Odd()], tmp_path) or ()  # type: ignore[list-item]
    assert path == tmp_path / "2020-__3_2.yaml"


@pytest.mark.parametrize("name", ["import.md", "import.zh.md"])
def test_every_kind_of_mark_is_documented(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert [kind for kind in MarkKind if f"`{kind.value}`" not in text] == []


def test_marks_are_not_lost_in_silence_when_a_file_is_converted(perfcheck: Run, folder: Path) -> None:
    perfcheck("import", "绩效目标.docx", "-o", "t.yaml")
    ran = perfcheck("convert", "t.yaml", "-o", "t.xlsx")
    assert ran.code == 0
    assert "1 marks of an import are not in the workbook; they stay in t.yaml" in ran.err
    assert (folder / "t.xlsx").exists()


def test_running_text_without_a_table_is_marked(perfcheck: Run, workspace: Path) -> None:
    text = "512水务局2021年部门绩效目标\n一、总体绩效目标\n（一）全年新建泵站3座；\n二、分项绩效目标\n\t无\n"
    (workspace / "text.txt").write_text(text, encoding="utf-8")
    ran = perfcheck("import", "text.txt")
    assert ran.code == 0
    assert "no_table" in ran.out
    assert "only running text was taken" in ran.err
