"""What people get wrong: a clear message with the place, the right exit code, nothing lost."""

from __future__ import annotations

import codecs
import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Ran, Run

GOOD = "as_of: 2020-09-30\ndepartment: 322\n"


def _graded(perfcheck: Run, workspace: Path, text: str, *options: str) -> Ran:
    """Grade a file of figures with this text, as JSON where it can be graded."""
    (workspace / "actuals" / "new.yaml").write_text(text, encoding="utf-8")
    return perfcheck("grade", "actuals/new.yaml", "--format", "json", *options)


def _verdict(ran: Ran, name: str) -> str:
    assessment = json.loads(ran.out)["assessments"][0]
    groups = (
        assessment["overall"],
        *(part["indicators"] for part in (*assessment["activities"], *assessment["projects"])),
    )
    return str(next(row["verdict"] for rows in groups for row in rows if row["name"] == name))


UNREADABLE = {
    "unquoted >=": (GOOD + "overall:\n  进出口: >=8亿美元\n").encode(),
    "full-width colon": (GOOD + "overall：\n  进出口: 5亿美元\n").encode(),
    "GBK": (GOOD + "note: 示例数据\n").encode("gbk"),
    "empty": b"",
    "only comments": "# 空\n".encode(),
    "two documents": (GOOD + "---\n" + GOOD).encode(),
    "nested": b"a: " + b"[" * 10_000,
    "alias": b"a: &x 1\nb: *x\n",
    "merge": b"a: {<<: {b: 1}}\n",
    "tag": b"a: !!python/object:os.system x\n",
    "control character": b"a: \x07\n",
    "binary": bytes(range(256)),
    "workbook": b"PK\x03\x04" + bytes(100),
    "neither kind": b"name: x\n",
    "unclosed": b"a: {b: 1\n",
    "tab": b"a:\n\tb: 1\n",
}


@pytest.mark.parametrize("name", list(UNREADABLE))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_unreadable_file_is_one_clear_matter(perfcheck: Run, workspace: Path, name: str, lang: str) -> None:
    (workspace / "bad.yaml").write_bytes(UNREADABLE[name])
    for command in ("validate", "grade"):
        started = time.monotonic()
        ran = perfcheck(command, "bad.yaml", lang=lang)
        told = ran.out if command == "validate" else ran.err
        assert ran.code == 2
        assert told.startswith("bad.yaml")
        assert "Traceback" not in ran.out + ran.err
        assert time.monotonic() - started < 5  # a hang, not a speed


def test_what_is_no_file(perfcheck: Run, workspace: Path) -> None:
    (workspace / "empty").mkdir()
    (workspace / "folder.yaml").mkdir()
    for path in ("missing.yaml", "empty", "folder.yaml", "/dev/zero"):
        for command in ("validate", "grade"):
            assert perfcheck(command, path).code == 2
    assert perfcheck("schedule", "--targets", "missing.yaml").code == 2
    assert perfcheck("schedule", "--actuals", "missing.yaml").code == 2


def test_a_huge_file_is_refused_before_it_is_read(perfcheck: Run, workspace: Path) -> None:
    with (workspace / "huge.yaml").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    ran = perfcheck("validate", "huge.yaml")
    assert ran.code == 2
    assert "50" in ran.out


def test_a_limit_can_be_raised(perfcheck: Run, workspace: Path) -> None:
    text = GOOD + "note: " + "长" * 400_000 + "\n"
    (workspace / "large.yaml").write_text(text, encoding="utf-8")
    assert perfcheck("validate", "large.yaml", "--max-size", "1").code == 2
    assert perfcheck("validate", "large.yaml", "--max-size", "2").code == 0


@pytest.mark.parametrize("change", ["BOM", "CRLF", "UTF-16"])
def test_what_is_unusual_but_fine(perfcheck: Run, workspace: Path, change: str) -> None:
    plain = (workspace / "actuals" / "q3.yaml").read_text(encoding="utf-8")
    expected = perfcheck("grade", "actuals/q3.yaml").out
    changed = {
        "BOM": codecs.BOM_UTF8 + plain.encode(),
        "CRLF": plain.replace("\n", "\r\n").encode(),
        "UTF-16": plain.encode("utf-16"),
    }
    (workspace / "actuals" / "q3.yaml").write_bytes(changed[change])
    assert perfcheck("grade", "actuals/q3.yaml").out == expected


def test_one_broken_file_does_not_hide_another(perfcheck: Run, workspace: Path) -> None:
    (workspace / "broken.yaml").write_text("a: [\n", encoding="utf-8")
    ran = perfcheck("grade", "broken.yaml", "actuals/q3.yaml", "--format", "json")
    assert ran.code == 2
    assert "broken.yaml:" in ran.err
    assert _verdict(ran, "赴区域招商次数") == "good"


def test_a_broken_target_file(perfcheck: Run, workspace: Path) -> None:
    path = workspace / "targets" / "2020.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("excellent: 10次以上", "excellent: >=10次"), encoding="utf-8"
    )
    ran = perfcheck("grade", "actuals/q3.yaml")
    assert ran.code == 2
    assert "targets/2020.yaml:" in ran.err
    assert "≥" in ran.err


def test_an_unreadable_cell_of_the_targets_costs_no_other_row(perfcheck: Run, workspace: Path) -> None:
    path = workspace / "targets" / "2020.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("出口: 4.5亿美元", "出口: 1e400亿美元", 1), encoding="utf-8"
    )
    ran = perfcheck("grade", "actuals/q3.yaml", "--format", "json")
    assert ran.code == 1
    assert _verdict(ran, "新引进硅系列项目") == "excellent"
    assert "PC024" in ran.err


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("overall: {新引进硅系列的项目: 4个}", 1, "新引进硅系列项目"),
        ("activities: {招商: {赴区域招商次数: 8次}}", 1, "招商引资"),
        ("overall: {新引进硅系列项目: 4家}", 1, "家"),
        ("overall: {实际利用外资: 1亿元}", 1, "美元"),
        ("overall: {新引进硅系列项目: 约4个}", 1, "约4个"),
        ("overall: {新引进硅系列项目: 4个以上}", 1, "4个以上"),
        ("overall: {新引进硅系列项目: 好}", 1, "好"),
        ("overall: {新引进硅系列项目: -4个}", 1, "-4个"),
        ("overall: {新引进硅系列项目: 1e400}", 1, "1e400"),
        (f"overall: {{新引进硅系列项目: {'9' * 10_000}}}", 1, "digits"),
        ("activities: {综合事务管理: {综合事务保障率: 0.85}}", 1, "85%"),
        ("projects: {EU8: {spent: {2020-03-31: 1}}}", 1, "EU89"),
        ("projects: {EU89: {indicators: {购买数: 80%}}}", 1, "购买数量"),
        ("projects: {EU89: {spent: {2019-12-31: 1}}}", 1, "2019-12-31"),
        ("projects: {EU89: {spent: {2020-12-31: 1}}}", 1, "2020-12-31"),
        ("projects: {EU89: {spent: {2020-03-31: 5, 2020-06-30: 4}}}", 0, "falls"),
        ("projects: {EU89: {}, 企业扶持资金: {}}", 1, "same"),
        ("overall: {进出口: {valu: 5亿美元}}", 1, "value"),
        ("projects: {EU89: {spent: {2020-03-31: 1,234.00}}}", 1, "1234.00"),
        ("overall: {进出口:5亿美元}", 1, "space"),
        ("overall: {进出口: 5亿美元, 进出口: 6亿美元}", 1, "second time"),
    ],
)
def test_what_fits_is_graded_and_what_does_not_is_told(
    perfcheck: Run, workspace: Path, text: str, code: int, words: str
) -> None:
    rest = "" if text.startswith("activities") else "activities: {招商引资: {举办活动数量: 1次}}\n"
    ran = _graded(perfcheck, workspace, f"{GOOD}{text}\n{rest}")
    assert ran.code == code
    assert "actuals/new.yaml:3:" in ran.err
    assert words in ran.err
    if rest:
        assert _verdict(ran, "举办活动数量") == "excellent"


def test_warnings_count_where_asked(perfcheck: Run, workspace: Path) -> None:
    text = GOOD + "projects: {EU89: {spent: {2020-03-31: 5, 2020-06-30: 4}}}\n"
    assert _graded(perfcheck, workspace, text).code == 0
    assert _graded(perfcheck, workspace, text, "--strict").code == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("as_of: 2021-09-30\ndepartment: 322\n", "2021"),
        ("as_of: 2020-09-30\ndepartment: 323\n", "323"),
        ("as_of: 2020-09-30\ndepartment: 322\ntargets: ../targets/2019.yaml\n", "2019.yaml"),
    ],
)
def test_figures_without_their_targets(perfcheck: Run, workspace: Path, text: str, words: str) -> None:
    ran = _graded(perfcheck, workspace, text)
    assert ran.code == 2
    assert ran.out == ""
    assert words in ran.err


@pytest.mark.parametrize("text", ["as_of: 2021-09-30\ndepartment: 322\n", "as_of: 2020-09-30\ndepartment: 9\n"])
def test_targets_of_another_year_or_department(perfcheck: Run, workspace: Path, text: str) -> None:
    ran = _graded(perfcheck, workspace, text, "--targets", "targets/2020.yaml")
    assert ran.code == 2
    assert ran.out == ""
    assert "PC714" in ran.err


def test_two_files_with_the_same_targets(perfcheck: Run, workspace: Path) -> None:
    copy = workspace / "targets" / "copy.yaml"
    copy.write_bytes((workspace / "targets" / "2020.yaml").read_bytes())
    ran = perfcheck("grade", "actuals/q3.yaml")
    assert ran.code == 2
    assert "copy.yaml" in ran.err
    assert perfcheck("grade", "actuals/q3.yaml", "--targets", "targets/2020.yaml").code == 0


def test_an_ambiguous_short_code(perfcheck: Run, workspace: Path) -> None:
    path = workspace / "targets" / "2020.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("322-0601-JBN-S6XV", "322-0601-JBN-EU89"), encoding="utf-8"
    )
    ran = perfcheck("schedule", "--project", "EU89")
    assert ran.code == 2
    assert "322-0402-JBN-EU89" in ran.err
    assert "322-0601-JBN-EU89" in ran.err
    assert "322-0402-JBN-EU89 企业扶持资金" in perfcheck("schedule").out
    assert perfcheck("schedule", "--project", "322-0601-JBN-EU89").code == 1  # q3 names EU89, too


def test_hostile_names_arrive_as_they_are(perfcheck: Run, workspace: Path) -> None:
    names = ["[red]", "=1+1", "{0}", "%s", "[/优]", ":smile:", "a|b"]
    targets = "year: 2021\ndepartment: {code: 9, name: '[bold]局[/bold]'}\noverall:\n  targets:\n"
    targets += "".join(f"    {json.dumps(name)}: 5个\n" for name in names)
    (workspace / "targets" / "2021.yaml").write_text(targets, encoding="utf-8")
    figures = "as_of: 2021-09-30\ndepartment: 9\noverall:\n"
    figures += "".join(f"  {json.dumps(name)}: 4个\n" for name in names)
    (workspace / "actuals" / "new.yaml").write_text(figures, encoding="utf-8")
    ran = perfcheck("grade", "actuals/new.yaml")
    assert ran.code == 0
    assert "[bold]局[/bold]" in ran.out
    for name in names:
        assert f"good\t{name}\t4个" in ran.out
    assert perfcheck("grade", "actuals/new.yaml", "-o", "out.xlsx").code == 0
    assert perfcheck("grade", "actuals/new.yaml", "--color", "always").code == 0


def test_one_target_file_under_two_names_is_one_assessment(perfcheck: Run, workspace: Path) -> None:
    text = (workspace / "actuals" / "q1.yaml").read_text(encoding="utf-8")
    (workspace / "actuals" / "q1.yaml").write_text(f"targets: ../targets/2020.yaml\n{text}", encoding="utf-8")
    ran = perfcheck("grade", "actuals/", "--format", "json")
    assert len(json.loads(ran.out)["assessments"]) == 1


def test_a_folder_that_cannot_be_opened_is_told(
    perfcheck: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "targets" / "closed").mkdir()
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    ran = perfcheck("validate", "targets")
    assert ran.code == 2
    assert "closed" in ran.out


def test_what_could_not_be_read_stands_in_the_report_too(perfcheck: Run, workspace: Path) -> None:
    (workspace / "actuals" / "broken.yaml").write_text("a: [\n", encoding="utf-8")
    ran = perfcheck("grade", "actuals/", "--format", "json")
    assert ran.code == 2
    assert [finding["file"] for finding in json.loads(ran.out)["findings"]] == ["actuals/broken.yaml"]
    assert perfcheck("grade", "actuals/", "-o", "out.xlsx").code == 2
    cells = {cell.value for row in load_workbook(workspace / "out.xlsx").worksheets[0] for cell in row}
    assert any("broken.yaml" in str(value) for value in cells)


def test_looking_at_one_project_hides_no_error(perfcheck: Run, workspace: Path) -> None:
    text = GOOD + "overall: {新引进硅系列的项目: 4个}\nprojects: {EU89: {spent: {2020-03-31: 5}}}\n"
    assert _graded(perfcheck, workspace, text, "--project", "EU89").code == 1


def test_a_project_that_cannot_be_used_is_not_called_unknown(perfcheck: Run, workspace: Path) -> None:
    path = workspace / "targets" / "2020.yaml"
    text = path.read_text(encoding="utf-8").replace("{total: 200.00, fiscal: 200.00, other: }", "{total: , other: }")
    path.write_text(text, encoding="utf-8")
    ran = perfcheck("grade", "actuals/q3.yaml")
    assert ran.code == 1
    assert "its targets cannot be used" in ran.err
    assert "a number is expected here, and there is none" in ran.err


def test_half_a_plan_is_no_plan(perfcheck: Run, workspace: Path) -> None:
    path = workspace / "targets" / "2020.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("10月底: 75%", "10月底: 0.75", 1), encoding="utf-8")
    ran = perfcheck("schedule", "--project", "EU89")
    assert ran.code == 1
    assert "no spending plan" in ran.out
    assert "75%" in ran.err


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_data_is_utf_8_whatever_the_terminal_is(workspace: Path, form: str) -> None:
    assert workspace.is_dir()
    command = [sys.executable, "-m", "perfcheck", "grade", "actuals/q3.yaml", "--format", form]
    ran = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "南堡经济开发区商务局" in ran.stdout.decode()


def test_a_full_disk_is_no_defect(workspace: Path) -> None:
    assert workspace.is_dir()
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        command = [sys.executable, "-m", "perfcheck", "grade", "actuals/q3.yaml"]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr


def test_control_characters_never_reach_a_terminal(perfcheck: Run, workspace: Path) -> None:
    name = "a\x1b]0;title\x07b\x9bc"
    targets = f"year: 2021\ndepartment: {{code: 9, name: {json.dumps(name)}}}\noverall: {{targets: {{x: 5个}}}}\n"
    (workspace / "targets" / "2021.yaml").write_text(targets, encoding="utf-8")
    (workspace / "actuals" / "new.yaml").write_text("as_of: 2021-09-30\ndepartment: 9\n", encoding="utf-8")
    for options in ((), ("--color", "always"), ("--project", name)):
        ran = perfcheck("grade", "actuals/new.yaml", *options)
        assert not {"\x07", "\x9b"} & set(ran.out + ran.err)
        assert "\x1b]" not in ran.out + ran.err


def test_a_link_to_nowhere_is_not_replaced(perfcheck: Run, workspace: Path) -> None:
    (workspace / "out.json").symlink_to(workspace / "elsewhere.json")
    assert perfcheck("grade", "actuals/q3.yaml", "-o", "out.json").code == 0
    assert (workspace / "out.json").is_symlink()
    assert (workspace / "elsewhere.json").is_file()


def test_a_file_that_comes_into_being_meanwhile_is_not_replaced(
    perfcheck: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = workspace / "out.json"

    def links(_source: Path, _target: Path) -> None:
        target.write_text("somebody else's", encoding="utf-8")
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", links)
    ran = perfcheck("grade", "actuals/q3.yaml", "-o", "out.json")
    assert ran.code == 2
    assert target.read_text(encoding="utf-8") == "somebody else's"
    target.unlink()
    monkeypatch.undo()
    monkeypatch.chdir(workspace)
    assert perfcheck("grade", "actuals/q3.yaml", "-o", "out.json").code == 0
