"""Files as people write them: what is sound is read, and every problem is told at its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcheck import ReadError, read_actuals, read_targets, validate
from perfcheck.model.targets import Targets
from perfcheck.sources.documents import read_as

if TYPE_CHECKING:
    from perfcheck.findings import Finding

HEAD = "year: 2020\ndepartment: {code: 322, name: 商务局}\n"
ACTUALS = "as_of: 2020-09-30\ndepartment: 322\n"
PROJECT = "projects:\n  A-B1:\n    name: 甲\n    budget: {total: 10}\n"


def _findings(tmp_path: Path, text: str) -> tuple[Finding, ...]:
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return validate(path, select=["PC0"])


@pytest.mark.parametrize(
    ("text", "code", "line", "start", "words"),
    [
        (HEAD + "budgit: 1\n", "PC021", 3, "budgit", "budgit"),
        (HEAD + "activites: {}\n", "PC021", 3, "activites", "activities"),
        ("year: 2020\n", "PC020", 1, "year", "department"),
        (HEAD + PROJECT.replace("    budget: {total: 10}\n", ""), "PC020", 4, "A-B1", "budget"),
        (HEAD + "activities: 招商引资\n", "PC022", 3, "招商引资", "pairs"),
        (HEAD + "activities:\n  招商引资：\n    budget\n", "PC022", 4, "招商引资：", "pairs"),
        (HEAD + "money_unit: 美元\n", "PC024", 3, "美元", "万元"),
        ("year: 20\ndepartment: {code: 1, name: x}\n", "PC024", 1, "20", "four digits"),
        (HEAD + "status: done\n", "PC023", 3, "done", "approved"),
        (HEAD + PROJECT.replace("10", "10个"), "PC024", 6, "10个", "10个"),
        (HEAD + PROJECT.replace("10", "-10"), "PC024", 6, "-10", "negative"),
        (HEAD + PROJECT + "    schedule: {13月底: 25%}\n", "PC024", 7, "13月底", "13月底"),
        (HEAD + PROJECT + "    schedule: {3月底: 0.25}\n", "PC024", 7, "0.25", "25%"),
        (HEAD + PROJECT + "    schedule: {12月底: 90%, 年底: 100%}\n", "PC024", 7, "100%", "same day"),
        (HEAD + PROJECT + "    indicators:\n      产出: {数量: {target: 5}}\n", "PC024", 8, "{target", "level 1"),
        (
            HEAD + "activities: {甲: {indicators: {乙: {excellent: 1次}}}}\n",
            "PC020",
            3,
            "乙",
            "good, fair, poor",
        ),
        (HEAD + "activities: {甲: {indicators: {乙: {basis: x}}}}\n", "PC020", 3, "乙", "target"),
        (HEAD + "overall: {targets: {甲: 90%-80%}}\n", "PC024", 3, "90%", "backwards"),
        (HEAD + "overall: {targets: {甲: 1e400}}\n", "PC024", 3, "1e400", "exponent"),
        (HEAD + f"overall: {{targets: {{甲: {'9' * 10_000}}}}}\n", "PC024", 3, "999", "digits"),
        (HEAD + "overall: {targets: {甲: [1, 2]}}\n", "PC024", 3, "[1", "list"),
        (HEAD + "overall: {targets: {甲: {target: [1, 2]}}}\n", "PC024", 3, "[1", "list"),
        (ACTUALS + "overal: {}\n", "PC021", 3, "overal", "overall"),
        ("as_of: 2020-02-30\ndepartment: 322\n", "PC024", 1, "2020-02-30", "calendar"),
        ("as_of: 9月底\ndepartment: 322\n", "PC024", 1, "9月底", "year"),
        (ACTUALS + "projects: {A: {spent: {2020-03-31: }}}\n", "PC024", 3, " }}}", "amount"),
        (ACTUALS + "projects: {A: {spent: {3月: 1}}}\n", "PC024", 3, "3月", "date"),
        (ACTUALS + "projects: {A: {spent: {2020-03-31: 1, 2020/3/31: 2}}}\n", "PC024", 3, "2}}}", "same day"),
        (ACTUALS + "projects: {A: {spent: {2020-03-31: {total: 1, other: 1}}}}\n", "PC024", 3, "{total", "not both"),
        (ACTUALS + "overall: {甲: {value: 1, likelihood: 也许}}\n", "PC023", 3, "也许", "有可能"),
        (ACTUALS + "overall: {甲: {value: 1, cause: [经费, 天气]}}\n", "PC023", 3, "天气", "人员"),
        (ACTUALS + "overall: {甲: {value: 1, score: -1}}\n", "PC024", 3, "-1", "negative"),
        ("name: x\n", "PC030", 1, "name", "neither"),
    ],
)
def test_a_problem_is_told_at_its_place(
    tmp_path: Path, text: str, code: str, line: int, start: str, words: str
) -> None:
    findings = [finding for finding in _findings(tmp_path, text) if finding.rule.code == code]
    assert findings
    span = findings[0].place.span
    assert span is not None
    assert span.line == line
    assert text.splitlines()[line - 1][span.column - 1 :].startswith(start)
    assert words in f"{findings[0].message} {findings[0].hint or ''}"


def test_all_problems_of_all_files_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + "x: 1\ny: 2\nmoney_unit: 个\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("a: [\n", encoding="utf-8")
    (tmp_path / "c.yml").write_text(ACTUALS + "z: 1\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not ours", encoding="utf-8")
    (tmp_path / ".hidden.yaml").write_text("a: [\n", encoding="utf-8")
    findings = validate(tmp_path)
    assert [Path(finding.place.file or "").name for finding in findings] == ["a.yaml"] * 3 + ["b.yaml"] + ["c.yml"] * 2


def test_the_nearest_key_is_offered_and_else_all_of_them(tmp_path: Path) -> None:
    near, far = _findings(tmp_path, HEAD + "projets: {}\nzzz: 1\n")
    assert "projects" in str(near.hint)
    assert "activities" in str(far.hint)


def test_the_keys_of_an_optional_group_are_offered(tmp_path: Path) -> None:
    (found,) = _findings(tmp_path, HEAD + PROJECT + "    unit: {code: 1, name: x, colour: red}\n")
    assert str(found.hint) == "the keys here are code, name"


def test_what_is_sound_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    text = (
        HEAD
        + "overall: {targets: {甲: 5个, 乙: 1e400, 丙: {target: 3个, weigth: 5}}}\n"
        + "activities: {丁: {budget: 5个, indicators: {戊: {excellent: 1, good: 2}}}, 己: x}\n"
        + PROJECT
        + "  A-B2: {name: 乙}\n"
    )
    path.write_text(text, encoding="utf-8")
    reading = read_as(Targets, path)
    assert reading.document is not None
    assert list(reading.document.overall.targets) == ["甲", "乙", "丙"]
    assert type(reading.document.overall.targets["乙"].target).__name__ == "Unreadable"
    assert list(reading.document.activities) == ["丁"]
    assert list(reading.document.activities["丁"].indicators) == ["戊"]
    assert list(reading.document.projects) == ["A-B1"]
    assert len(reading.findings) == 6


def test_nothing_usable_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text("year: soon\ndepartment: {code: 1, name: x}\n", encoding="utf-8")
    assert read_as(Targets, path).document is None


def test_the_api_raises_with_every_finding(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(HEAD + "x: 1\ny: 2\n", encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read_targets(path)
    assert len(caught.value.findings) == 2
    assert f"{path}:3:1" in str(caught.value)
    with pytest.raises(ReadError):
        read_actuals(path)
    with pytest.raises(ReadError):
        read_targets(str(tmp_path / "missing.yaml"))


def test_empty_is_not_zero(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(HEAD + "activities: {甲: {budget: }, 乙: {budget: 0}}\n", encoding="utf-8")
    targets = read_targets(path)
    assert targets.activities["甲"].budget is None
    assert str(targets.activities["乙"].budget) == "0"


def test_cells_stay_verbatim() -> None:
    targets = read_targets(Path(__file__).parents[1] / "targets" / "2020.yaml")
    project = targets.projects["322-0402-JBN-EU89"]
    assert str(project.budget.total) == "200.00"
    assert [str(point.share) for point in project.checkpoints()] == ["25%", "50%", "75%", "100%"]
    assert project.budget.other is None
    assert targets.place("projects", "322-0402-JBN-EU89", "name", key=True).span is not None
