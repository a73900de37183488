"""What the documentation says is so."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcheck.assessment.rules import ASSESSMENT_RULES
from perfcheck.sources.document_rules import DOCUMENT_RULES
from perfcheck.sources.rules import READING_RULES

if TYPE_CHECKING:
    from conftest import Run
    from perfcheck.findings import Rule

ROOT = Path(__file__).parents[1]
RULES = (*READING_RULES, *DOCUMENT_RULES, *ASSESSMENT_RULES)


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _row(rule: Rule) -> str:
    severity = f"{rule.severity.value}, unreadable" if rule.unreadable else rule.severity.value
    return f"| {rule.code} | {rule.name} | {severity} |"


def test_every_rule_is_documented_and_no_other() -> None:
    rows = [line for line in _read("docs/findings.md").splitlines() if line.startswith("| PC")]
    assert [" |".join(row.split(" |")[:3]) + " |" for row in rows] == [_row(rule) for rule in RULES]


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def test_both_readmes_give_the_same_commands() -> None:
    blocks = [re.findall(r"```sh\n(.*?)```", _read(name), re.DOTALL) for name in ("README.md", "README.zh-CN.md")]
    assert all(blocks)
    commands = [[re.sub(r"\s+#.*", "", line) for block in one for line in block.splitlines()] for one in blocks]
    assert commands[0] == commands[1]


def _commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", _read("README.md"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("perfcheck ")]
    return [re.sub(r"\s+#.*", "", line).removeprefix("perfcheck ") for line in lines]


def test_the_readme_has_commands() -> None:
    assert len(_commands()) > 5


@pytest.mark.parametrize("command", _commands())
def test_every_command_of_the_readme_runs(perfcheck: Run, command: str) -> None:
    ran = perfcheck(*command.split())
    assert ran.code == (1 if "--fail-under" in command else 0)


@pytest.mark.usefixtures("workspace")
def test_the_example_of_the_readme_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = re.search(r"<!-- example: api -->\n```python\n(.*?)```", _read("README.md"), re.DOTALL)
    assert found is not None
    script = tmp_path / "example.py"
    script.write_text(found[1], encoding="utf-8")
    runpy.run_path(str(script))
    out = capsys.readouterr().out
    assert "excellent 新引进硅系列项目" in out
    assert "企业扶持资金 0.019" in out


def test_the_catalogue_is_in_step_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    monkeypatch.setattr(sys, "argv", ["catalogue.py", "--check"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "scripts" / "catalogue.py"), run_name="__main__")
    assert ended.value.code == 0
