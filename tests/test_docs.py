"""What the documentation says is so."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcheck.review.catalogue import ALL_RULES
from perfcheck.sources.pages import page

if TYPE_CHECKING:
    from conftest import Run
    from perfcheck.findings import Rule

ROOT = Path(__file__).parents[1]
SECTIONS = {
    "en": ["Why it matters", "Example", "Write instead", "Source"],
    "zh": ["为什么", "例子", "应当怎样写", "依据"],
}


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("language", SECTIONS)
def test_every_rule_has_a_page(rule: Rule, language: str) -> None:
    first, *parts = re.split(r"(?m)^## (.*)\n", page(rule.code, language))
    assert parts[::2] == SECTIONS[language]
    assert all(len(part.strip()) > 1 for part in (first, *parts[1::2]))
    assert ("。" in first) is (language == "zh")


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in ALL_RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in ALL_RULES}) == len(ALL_RULES)
    assert all(re.fullmatch(r"PC\d{3} [a-z0-9]+(-[a-z0-9]+)*", f"{rule.code} {rule.name}") for rule in ALL_RULES)


def test_checks_of_the_content_have_a_head_and_a_source() -> None:
    content = [rule for rule in ALL_RULES if "1" <= rule.code[2] <= "6"]
    assert content
    assert all(rule.head is not None and rule.source for rule in content)


@pytest.mark.parametrize("script", ["pages.py", "schemas.py"])
def test_what_is_generated_is_in_step_with_the_code(script: str) -> None:
    ran = subprocess.run([sys.executable, ROOT / "scripts" / script, "--check"], capture_output=True, check=False)
    assert (ran.stdout, ran.returncode) == (b"", 0)


def test_both_readmes_give_the_same_commands() -> None:
    blocks = [re.findall(r"```sh\n(.*?)```", _read(name), re.DOTALL) for name in ("README.md", "README.zh-CN.md")]
    assert all(blocks)
    commands = [[re.sub(r"\s+#.*", "", line) for block in one for line in block.splitlines()] for one in blocks]
    assert commands[0] == commands[1]


def _blocks() -> list[list[str]]:
    """The commands of the README, block by block: what one writes, a later one of its block may read."""
    blocks = re.findall(r"```sh\n(.*?)```", _read("README.md"), re.DOTALL)
    commands = [[line for line in block.splitlines() if line.startswith("perfcheck ")] for block in blocks]
    return [[re.sub(r"\s+#.*", "", line).removeprefix("perfcheck ") for line in block] for block in commands if block]


def test_the_readme_has_commands() -> None:
    assert sum(map(len, _blocks())) > 5


@pytest.mark.parametrize("block", _blocks())
def test_every_command_of_the_readme_runs(perfcheck: Run, block: list[str]) -> None:
    for command in block:
        ran = perfcheck(*command.split())
        due = 1 if "--fail-under" in command or command.startswith("validate targets") else 0
        assert (command, ran.code) == (command, due)


@pytest.mark.usefixtures("workspace")
def test_the_example_of_the_readme_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = re.search(r"<!-- example: api -->\n```python\n(.*?)```", _read("README.md"), re.DOTALL)
    assert found is not None
    script = tmp_path / "example.py"
    script.write_text(found[1], encoding="utf-8")
    runpy.run_path(str(script))
    out = capsys.readouterr().out
    assert "excellent 新引进硅系列项目" in out
    assert "企业扶持资金 75.07 of 86.36" in out


def test_the_catalogue_is_in_step_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    monkeypatch.setattr(sys, "argv", ["catalogue.py", "--check"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "scripts" / "catalogue.py"), run_name="__main__")
    assert ended.value.code == 0
