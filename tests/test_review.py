"""Checking files: comments that silence, rules that are chosen, settings of folders, many files, figures."""

from __future__ import annotations

import json
import os
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

import perfcheck as api
from perfcheck.review import processes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Run

LEVELS = "{excellent: 2次以上, good: 2次, fair: 1次, poor: 0次}"
HEAD = "year: 2020\ndepartment: {code: 322, name: 商务局}\n"
SATISFACTION = "服务对象满意度: {target: 100%, basis: 行业标准}"
FILE = f"""{HEAD}activities:
  招商引资:
    objective: 全年招商3次
    indicators:
      举办活动数量: {LEVELS}  # COMMENT
"""


def _write(folder: Path, text: str, name: str = "t.yaml") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return name


def _codes(perfcheck: Run, *arguments: str) -> list[str]:
    """The codes with their lines, as ``PC203:7``."""
    report = json.loads(perfcheck("validate", *arguments, "--format", "json").out)
    return [f"{one['code']}:{one['line']}" for one in report["findings"]]


def test_a_comment_with_a_reason_silences_a_rule_on_its_line(perfcheck: Run, workspace: Path) -> None:
    name = _write(workspace, FILE.replace("COMMENT", "perfcheck: ignore PC203 原表如此"))
    assert "PC203:7" not in _codes(perfcheck, name)
    ran = perfcheck("validate", name, "--show-ignored")
    assert "reason: 原表如此" in ran.out
    assert "1 ignored by comments" in ran.err


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("perfcheck: ignore PC203", {"PC203", "PC801"}),
        ("perfcheck：ignore PC203 原表如此", set()),
        ("PerfCheck: ignore PC203 原表如此", set()),
        ("perfcheck: ignore PC203 原表如此 # perfcheck: ignore PC201 另一个", {"PC802"}),
        ("perfcheck: ignore PC203, levels-collide 原表如此", {"PC802"}),
        ("perfcheck: ignore", {"PC203", "PC803"}),
        ("perfcheck: ignore PC999 原表如此", {"PC203", "PC803"}),
        ("perfcheck: ignor PC203 原表如此", {"PC203", "PC803"}),
        ("perfcheck: ignore PC203 原表如此", set()),
        ("perfcheck: ignore level-unreachable 原表如此", set()),
        ("perfcheck: ignore PC501 原表如此", {"PC203", "PC802"}),
        ("perfcheck:ignore pc203：原表如此", set()),
    ],
)
def test_comments_need_a_rule_and_a_reason_and_something_to_silence(
    perfcheck: Run, workspace: Path, comment: str, codes: set[str]
) -> None:
    name = _write(workspace, FILE.replace("COMMENT", comment))
    found = {one.partition(":")[0] for one in _codes(perfcheck, name)}
    assert found & {"PC203", "PC801", "PC802", "PC803"} == codes


def test_a_comment_on_a_line_of_its_own_speaks_of_the_next_one(perfcheck: Run, workspace: Path) -> None:
    text = FILE.replace("      举办", "      # perfcheck: ignore PC203 原表如此\n\n      # 见附件\n      举办")
    assert not [one for one in _codes(perfcheck, _write(workspace, text)) if one.startswith(("PC203", "PC8"))]


def test_a_text_that_looks_like_a_comment_is_none(perfcheck: Run, workspace: Path) -> None:
    text = FILE.replace("全年招商3次", '"全年招商3次 # perfcheck: ignore PC203 原表如此"')
    codes = _codes(perfcheck, _write(workspace, text))
    assert "PC203:7" in codes
    assert not [one for one in codes if one.startswith("PC8")]


def test_a_comment_behind_the_mark_of_a_block_speaks_of_all_of_it(perfcheck: Run, workspace: Path) -> None:
    block = "|-  # perfcheck: ignore PC105 照录原文\n      全年招商3次。\n      维护了市场秩序。"
    text = FILE.replace("全年招商3次", block)
    assert not [one for one in _codes(perfcheck, _write(workspace, text)) if one.startswith(("PC105", "PC8"))]
    without = text.replace("  # perfcheck: ignore PC105 照录原文", "")
    assert "PC105:7" in _codes(perfcheck, _write(workspace, without))


def test_what_makes_a_file_unreadable_cannot_be_silenced_nor_left_out(perfcheck: Run, workspace: Path) -> None:
    name = _write(workspace, "a: [1  # perfcheck: ignore PC007 原表如此\n")
    assert perfcheck("validate", name, "--ignore", "PC007").code == 2


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (["--select", "PC203"], {"PC203"}),
        (["--select", "level-unreachable"], {"PC203"}),
        (["--select", "PC2,PC1", "--ignore", "PC1"], {"PC203"}),
        (["--select", "pc7"], set()),
        (["--ignore", "PC1", "--ignore", "PC5 PC2 PC4 PC3"], set()),
    ],
)
def test_rules_are_chosen_by_code_family_or_name(
    perfcheck: Run, workspace: Path, options: list[str], kept: set[str]
) -> None:
    found = {one.partition(":")[0] for one in _codes(perfcheck, _write(workspace, FILE), *options)}
    assert found == kept


def test_a_rule_that_does_not_exist_is_wrong_usage(perfcheck: Run, workspace: Path) -> None:
    ran = perfcheck("validate", _write(workspace, FILE), "--select", "PC299")
    assert (ran.code, ran.out) == (2, "")
    assert "PC299" in ran.err


def test_strict_counts_warnings(perfcheck: Run, workspace: Path) -> None:
    name = _write(workspace, f"{HEAD}overall: {{targets: {{{SATISFACTION}}}}}\n")
    options = ["--select", "PC305"]
    assert perfcheck("validate", name, *options).code == 0
    assert perfcheck("validate", name, *options, "--strict").code == 1


@pytest.mark.parametrize("file", ["perfcheck.toml", "pyproject.toml"])
def test_the_nearest_settings_hold_for_a_folder(perfcheck: Run, workspace: Path, file: str) -> None:
    table = "[tool.perfcheck]\n" if file == "pyproject.toml" else ""
    _write(workspace, f'{table}select = ["PC305"]\nstrict = true\n', f"a/{file}")
    _write(workspace, 'select = ["PC7"]\n', "perfcheck.toml")
    text = f"{HEAD}overall: {{targets: {{{SATISFACTION}}}}}\n"
    inner = _write(workspace, text, "a/b/t.yaml")
    outer = _write(workspace, text, "t.yaml")
    assert _codes(perfcheck, inner) == ["PC305:3"]
    assert perfcheck("validate", inner).code == 1
    assert _codes(perfcheck, outer) == []
    assert _codes(perfcheck, outer, "--select", "PC305") == ["PC305:3"]


@pytest.mark.parametrize(
    ("settings", "says", "line"),
    [
        ("strict = true\nselect = = 1\n", "this is no valid TOML", 2),
        ("select = [", "this is no valid TOML", None),
        ('strict = true\nselekt = ["PC2"]\n', "there is no setting selekt", 2),
        ('select = "PC2"\n', "select is a list of rules", 1),
        ('strict = "yes"\n', "strict is true or false", 1),
        ("policy = 1\n", "policy is a name or a file", 1),
        ('ignore = ["PC999"]\n', "there is no rule PC999", 1),
        ("[tool.perfcheck]\nstrict = true\n", "has its settings at the top", 1),
        ('policy = "none-such"\n', "there is no such file", None),
        ('policy = "none-such.yaml"\n', "there is no such file", None),
        ("policy = '.'\n", "this is a folder, not a file", None),
    ],
)
def test_wrong_settings_are_told_once_with_their_place(
    perfcheck: Run, workspace: Path, settings: str, says: str, line: int | None
) -> None:
    _write(workspace, settings, "perfcheck.toml")
    names = [_write(workspace, FILE, f"{number}.yaml") for number in range(3)]
    report = json.loads(perfcheck("validate", *names, "--format", "json").out)
    (first, *others) = [one for one in report["findings"] if one["code"] != "PC035"]
    assert (says in first["message"], first["line"], others) == (True, line, [])
    assert perfcheck("validate", *names).code == 2


def test_a_policy_of_ones_own(perfcheck: Run, workspace: Path) -> None:
    text = (files("perfcheck") / "policies" / "mof-2020.yaml").read_text(encoding="utf-8")
    _write(workspace, text.replace("above: 30%", "above: 5%"), "own.yaml")
    _write(workspace, HEAD + "overall: {targets: {招商次数: 10次}}\n", "targets/t.yaml")
    _write(
        workspace,
        "as_of: 2020-06-30\ndepartment: 322\ntargets: ../targets/t.yaml\noverall: {招商次数: 11次}\n",
        "a/a.yaml",
    )
    assert _codes(perfcheck, "a/a.yaml") == []
    assert _codes(perfcheck, "a/a.yaml", "--policy", "own.yaml") == ["PC720:4"]
    assert perfcheck("validate", "own.yaml").code == 0


def test_a_policy_with_problems_checks_nothing(perfcheck: Run, workspace: Path) -> None:
    _write(workspace, "policy: own\nreview: {}\nweights: {totals: [9O]}\n", "own.yaml")
    ran = perfcheck("validate", _write(workspace, FILE), "--policy", "own.yaml")
    assert ran.code == 2
    assert "own.yaml:3" in ran.out
    assert "PC203" not in ran.out


def test_one_broken_file_never_hides_another(perfcheck: Run, workspace: Path) -> None:
    _write(workspace, "year: [2020\n", "broken.yaml")
    ran = perfcheck("validate", "broken.yaml", "targets/2020.yaml", "missing.yaml", "--format", "concise")
    assert ran.code == 2
    for start in ("broken.yaml:", "targets/2020.yaml:", "missing.yaml"):
        assert any(line.startswith(start) for line in ran.out.splitlines())


def test_each_file_is_checked_once(perfcheck: Run, workspace: Path) -> None:
    name = _write(workspace, FILE)
    assert _codes(perfcheck, name, f"./{name}", str(workspace / name)) == _codes(perfcheck, name)


def test_several_processes_find_the_same_in_the_same_order(
    perfcheck: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        _write(workspace, FILE.replace("322", str(number)), f"many/{number}.yaml")
        figures = f"as_of: 2020-06-30\ndepartment: {number}\ntargets: {number}.yaml\noverall: {{没有: 1}}\n"
        _write(workspace, figures, f"many/a{number}.yaml")
    alone = perfcheck("validate", "many", "--format", "json").out
    monkeypatch.setattr(processes, "PAYS_FROM", 0)
    monkeypatch.setattr(processes, "_cores", lambda: 2)
    assert perfcheck("validate", "many", "--format", "json").out == alone
    assert alone.count('"PC701"') == 20


def test_figures_are_held_against_their_targets(perfcheck: Run, workspace: Path) -> None:
    _write(workspace, "as_of: 2020-06-30\ndepartment: 322\noverall: {没有的指标: 3家}\n", "actuals/2020-06.yaml")
    assert "PC701:3" in _codes(perfcheck, "actuals/2020-06.yaml")


def test_figures_without_targets_are_read_and_the_output_says_so(perfcheck: Run, workspace: Path) -> None:
    name = _write(workspace, "as_of: 2020-06-30\ndepartment: 999\noverall: {没有的指标: 3家}\n", "a.yaml")
    ran = perfcheck("validate", name)
    assert ran.code == 0
    assert "PC036" in ran.out


def test_figures_are_not_held_against_targets_that_cannot_be_used(perfcheck: Run, workspace: Path) -> None:
    _write(workspace, "year: [\n", "t.yaml")
    name = _write(workspace, "as_of: 2020-06-30\ndepartment: 322\ntargets: t.yaml\n", "a.yaml")
    ran = perfcheck("validate", name)
    assert (ran.code, "PC036" in ran.out) == (0, True)


def test_two_files_of_one_day_that_disagree(perfcheck: Run, workspace: Path) -> None:
    for name, count in (("a", 2), ("b", 3)):
        _write(
            workspace,
            f"as_of: 2020-06-30\ndepartment: 322\noverall: {{新引进硅系列项目: {count}个}}\n",
            f"actuals/{name}.yaml",
        )
    assert "PC712:3" in _codes(perfcheck, "actuals/a.yaml", "actuals/b.yaml")


def test_the_api_gives_the_findings(workspace: Path) -> None:
    name = _write(workspace, FILE)
    (finding,) = api.validate(name, select=["PC203"])
    assert (finding.rule.name, str(finding.place)) == ("level-unreachable", "t.yaml:7:39")
    assert finding.line == FILE.splitlines()[6]
    assert api.validate(name, ignore=["PC1", "PC2", "PC3", "PC4", "PC5"]) == ()


def test_nothing_is_said_on_stdout_where_all_is_well(perfcheck: Run, workspace: Path) -> None:
    name = _write(workspace, f"{HEAD}overall: {{targets: {{招商次数: 10次}}}}\n")
    ran = perfcheck("validate", name)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "1 files checked: 0 errors, 0 warnings, 0 notes\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rules_are_explained_in_both_languages(perfcheck: Run, lang: str) -> None:
    page = perfcheck("rule", "PC203", lang=lang)
    assert (page.code, page.out) == (0, perfcheck("rule", "level-unreachable", lang=lang).out)
    assert page.out.startswith("PC203 level-unreachable\n")
    listed = perfcheck("rule", lang=lang)
    assert "PC203 level-unreachable" in listed.out
    assert len(listed.out.splitlines()) > 80


def test_a_rule_that_there_is_not(perfcheck: Run) -> None:
    ran = perfcheck("rule", "PC999")
    assert (ran.code, ran.out) == (2, "")


def test_what_is_found_in_the_repository_stands_on_record(perfcheck: Run, golden: Callable[[str, str], None]) -> None:
    ran = perfcheck("validate", "targets/", "actuals/", "--format", "concise")
    assert ran.code == 1
    golden("validate-repository.en.txt", ran.out)


def test_the_report_looks_as_it_did(perfcheck: Run, golden: Callable[[str, str], None]) -> None:
    golden("validate-pipe.zh.txt", perfcheck("validate", "targets/2020.yaml", lang="zh").out)


def test_a_link_to_itself_hides_no_other_file(perfcheck: Run, workspace: Path) -> None:
    (workspace / "many").mkdir()
    (workspace / "many" / "loop.yaml").symlink_to("loop.yaml")
    _write(workspace, FILE, "many/t.yaml")
    ran = perfcheck("validate", "many", "--format", "concise")
    assert (ran.code, "PC002" in ran.out, "PC203" in ran.out) == (2, True, True)


def test_settings_of_other_tools_are_none_of_ours(perfcheck: Run, workspace: Path) -> None:
    _write(workspace, "tool = 3\n", "pyproject.toml")
    assert "PC203:7" in _codes(perfcheck, _write(workspace, FILE))


def test_comments_of_a_file_that_was_not_checked_are_not_called_useless(perfcheck: Run, workspace: Path) -> None:
    text = FILE.replace("COMMENT", "perfcheck: ignore PC203 原表如此") + "x: [\n"
    ran = perfcheck("validate", _write(workspace, text), "--format", "concise")
    assert (ran.code, "PC802" in ran.out) == (2, False)


def test_a_file_below_a_closed_folder_hides_no_other_file(
    perfcheck: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(self: Path) -> bool:
        if "closed" in self.parts:
            raise PermissionError(13, "Permission denied", str(self))
        return os.path.isdir(self)  # noqa: PTH112 - pathlib's own is replaced here

    _write(workspace, FILE)
    monkeypatch.setattr("pathlib.Path.is_dir", closed)
    ran = perfcheck("validate", "closed/t.yaml", "t.yaml")
    assert ran.code == 2
    assert "closed/t.yaml" in ran.out
    assert "t.yaml:7" in ran.out


def test_where_nothing_of_a_file_can_be_used_that_is_said(perfcheck: Run, workspace: Path) -> None:
    _write(workspace, FILE.replace("2020", "20x0"))
    ran = perfcheck("validate", "t.yaml", "--format", "concise")
    assert ran.code == 2
    assert "PC035" in ran.out


def test_what_could_not_be_read_is_not_called_missing(perfcheck: Run, workspace: Path) -> None:
    assert _codes(perfcheck, _write(workspace, f"{HEAD}activities: 3\n")) == ["PC022:3"]


def test_few_open_files_are_enough(perfcheck: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [_write(workspace, FILE, f"{number}.yaml") for number in range(20)]
    monkeypatch.setattr(processes, "PAYS_FROM", 1)
    monkeypatch.setattr(processes, "_may_open_many", lambda: False)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", None)
    assert "20 files checked" in perfcheck("validate", *names).err
