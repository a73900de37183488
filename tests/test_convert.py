"""``perfcheck convert``: targets go from YAML to a workbook and back without losing a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from perfcheck.reports.target_yaml import target_yaml
from perfcheck.reports.yaml_scalars import scalar
from perfcheck.sources.target_cells import target_cells
from perfcheck.sources.yaml_tree import build
from target_trees import DOCUMENTS, HOSTILE, Data, as_tree, contents, trees

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

SEED = "targets/2020.yaml"


def _read(text: str) -> str:
    tree, findings = build(text, "t.yaml")
    assert [str(one.message) for one in findings] == []
    return contents(tree)


def test_the_seed_comes_back_as_the_same_model(perfcheck: Run, workspace: Path) -> None:
    assert perfcheck("convert", SEED, "-o", "t.xlsx").code == 0
    assert perfcheck("convert", "t.xlsx", "-o", "t.yaml").code == 0
    there, back = target_cells(workspace / SEED), target_cells(workspace / "t.yaml")
    assert contents(there) == contents(back)
    assert there is not None
    assert back is not None
    assert there.data == back.data


def test_the_yaml_is_in_the_style_of_the_seed(perfcheck: Run, workspace: Path) -> None:
    perfcheck("convert", SEED, "-o", "t.xlsx")
    perfcheck("convert", "t.xlsx", "-o", "t.yaml")
    lines = (workspace / "t.yaml").read_text(encoding="utf-8").splitlines()
    seed = (workspace / SEED).read_text(encoding="utf-8").splitlines()
    plain = [line.partition(" #")[0].rstrip() for line in seed if not line.startswith("#")]
    assert lines[0] == "# yaml-language-server: $schema=perfcheck-targets.schema.json"
    different = [line for line in lines[1:] if line not in plain]
    # One text of a single line, which the seed has as a block.
    assert [line[:26] for line in different] == ["    text: 3.港口物流贸易。2020年将紧紧围"[:26]]


@pytest.mark.parametrize("form", ["yaml", "xlsx"])
def test_all_three_files_are_reviewed_alike(perfcheck: Run, form: str) -> None:
    perfcheck("convert", SEED, "-o", "t.xlsx")
    perfcheck("convert", "t.xlsx", "-o", "t.yaml")
    there = perfcheck("validate", SEED, "--format", "csv").out
    back = perfcheck("validate", f"t.{form}", "--format", "csv").out
    assert len(there.splitlines()) > 50
    assert len(back.splitlines()) == len(there.splitlines())


def test_targets_in_a_workbook_grade_the_same(perfcheck: Run) -> None:
    perfcheck("convert", SEED, "-o", "t.xlsx")
    there = perfcheck("grade", "actuals/q3.yaml", "--format", "markdown")
    back = perfcheck("grade", "actuals/q3.yaml", "--format", "markdown", "--targets", "t.xlsx")
    assert there.out == back.out != ""


@pytest.mark.parametrize("text", HOSTILE)
def test_every_cell_comes_back_word_for_word(text: str) -> None:
    data: Data = {
        "year": "2020",
        "department": {"code": "322", "name": text if text.strip() else "x"},
        "overall": {"statement": text},
        "activities": {"活动": {"content": text, "indicators": {"数量": {"target": "1个", "description": text}}}},
    }
    tree, findings = build(target_yaml(data), "t.yaml")
    assert findings == ()
    assert tree is not None
    assert tree.data == data


@pytest.mark.parametrize("text", ["", *HOSTILE, "长" * 1500, "\x00\x07\r\x1b", "\ud7ff\ue000\U0010ffff"])
def test_a_scalar_is_that_text_in_braces_too(text: str) -> None:
    tree, findings = build(f"a: {{b: {scalar(text, in_flow=True)}, c: {scalar('d', in_flow=True)}}}\n", "t.yaml")
    assert findings == ()
    assert tree is not None
    assert tree.data == {"a": {"b": text, "c": "d"}}


@pytest.mark.parametrize(
    "text", ["10次以上", "57.73", "322-0402-JBN-EU89", "2020-12-31", "一、二；三。", "（含）100%", "a/b"]
)
def test_usual_texts_stay_without_quotes(text: str) -> None:
    assert scalar(text, in_flow=True) == text


@settings(max_examples=200, deadline=None)
@given(trees(any_character=True))
def test_any_targets_come_back_from_yaml(data: Data) -> None:
    assert _read(target_yaml(data)) == contents(as_tree(data))


@given(trees())
@settings(max_examples=20, deadline=None)
def test_the_same_cells_give_the_same_text(data: Data) -> None:
    assert target_yaml(data) == target_yaml(dict(data))


def test_a_long_name_is_a_key_all_the_same() -> None:
    data: Data = {
        "year": "2020",
        "department": {"code": "1", "name": "x"},
        "activities": {"名" * 3000: {"content": "x"}},
    }
    assert _read(target_yaml(data)) == contents(as_tree(data))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((SEED, "-o", "t.yaml"), "both are YAML files; a YAML file is turned into a workbook: -o FILE.xlsx"),
        (("t.xlsx", "-o", "u.xlsx"), "both are workbooks; a workbook is turned into YAML: -o FILE.yaml"),
        ((SEED, "-o", "t.csv"), "t.csv: the ending must be one of .xlsx, .yaml, .yml"),
        ((SEED, "-o", "t.xlsx"), "t.xlsx exists already and was left as it is; --force replaces it"),
        (("t.xlsx", "-o", SEED, "--force"), "targets/2020.yaml has 15 comments, which would be lost"),
        (("t.xlsx", "-o", SEED), "targets/2020.yaml has 15 comments, which would be lost"),
        (("actuals/q3.yaml", "-o", "u.xlsx"), "perfcheck template actuals"),
        (("policy.yaml", "-o", "u.xlsx"), "policy.yaml has no targets; convert is for targets"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    perfcheck: Run, workspace: Path, arguments: tuple[str, ...], said: str
) -> None:
    perfcheck("convert", SEED, "-o", "t.xlsx")
    perfcheck("policy", "mof-2020", "-o", "policy.yaml")
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    ran = perfcheck("convert", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()} == before


def test_a_yaml_file_without_comments_of_people_may_be_replaced(perfcheck: Run, workspace: Path) -> None:
    perfcheck("convert", SEED, "-o", "t.xlsx")
    perfcheck("convert", "t.xlsx", "-o", "t.yaml")
    text = (workspace / "t.yaml").read_text(encoding="utf-8")
    (workspace / "t.yaml").write_text(text + "# 备注\n", encoding="utf-8")
    assert perfcheck("convert", "t.xlsx", "-o", "t.yaml", "--force").code == 2
    (workspace / "t.yaml").write_text(text.replace("8亿美元", "9亿美元 # 号"), encoding="utf-8")
    assert perfcheck("convert", "t.xlsx", "-o", "t.yaml", "--force").code == 2
    (workspace / "t.yaml").write_text(text.replace("8亿美元", "'9 # 亿美元'"), encoding="utf-8")
    assert perfcheck("convert", "t.xlsx", "-o", "t.yaml", "--force").code == 0
    assert (workspace / "t.yaml").read_text(encoding="utf-8") == text


def test_comments_that_do_not_come_along_are_counted(perfcheck: Run) -> None:
    ran = perfcheck("convert", SEED, "-o", "t.xlsx")
    assert ran.err == "written: t.xlsx\n15 comments of targets/2020.yaml are not in the workbook; keep the YAML file\n"


def test_a_file_with_errors_is_not_converted(perfcheck: Run, workspace: Path) -> None:
    (workspace / "bad.yaml").write_text("year: 2020\ndepartment: {code: 1, name: x}\nactivites: {}\n", encoding="utf-8")
    ran = perfcheck("convert", "bad.yaml", "-o", "t.xlsx")
    assert ran.code == 1
    assert "bad.yaml:3:1" in ran.err
    assert "t.xlsx was not written: correct these errors first" in ran.err
    assert not (workspace / "t.xlsx").exists()


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("内容", "长" * 32_768, "the text has 32768 characters; a cell holds 32767"),
        ("内容", "😀" * 16_384, "the text has 32768 characters; a cell holds 32767"),
        ("内容", '"a\\x01b"', "the text has a character (U+0001) that no workbook can hold"),
        ("内容", '"a\\rb"', "the text has a character (U+000D) that no workbook can hold"),
        ("内容", '"\\uFFFE"', "the text has a character (U+FFFE) that no workbook can hold"),
        ('"内容 "', "x", "the name 内容  begins or ends with a blank, which a workbook does not keep"),
    ],
)
def test_what_no_workbook_can_hold_is_refused(perfcheck: Run, workspace: Path, key: str, text: str, said: str) -> None:
    head = "year: 2020\ndepartment: {code: 1, name: x}\nactivities:\n"
    (workspace / "odd.yaml").write_text(f"{head}  {key}: {{content: {text}}}\n", encoding="utf-8")
    ran = perfcheck("convert", "odd.yaml", "-o", "t.xlsx")
    assert ran.code == 1
    assert said in ran.err
    assert "odd.yaml:4:" in ran.err
    assert not (workspace / "t.xlsx").exists()


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_all_targets_of_the_tests_come_back_from_yaml(text: str) -> None:
    tree, _ = build(text, "t.yaml")
    assert tree is not None
    assert isinstance(tree.data, dict)
    assert _read(target_yaml(tree.data)) == contents(tree)


def test_the_tests_have_targets() -> None:
    assert len(DOCUMENTS) > 100
