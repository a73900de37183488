"""A run of the command line in a copy of the repository's own files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from perfcheck.cli.app import run

ROOT = Path(__file__).parents[1]

# How long an example takes is the business of the machine, and of what else it does.
settings.register_profile("perfcheck", deadline=None)
settings.load_profile("perfcheck")


@dataclass(frozen=True)
class Ran:
    """What a run gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with ``targets/`` and ``actuals/`` of the repository, which is the working folder."""
    for folder in ("targets", "actuals"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "PERFCHECK_LANG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def perfcheck(workspace: Path, capfd: pytest.CaptureFixture[str]) -> Run:  # noqa: ARG001 - runs in it
    """Run the command line in the workspace; English unless the arguments or the environment say otherwise."""

    def call(*arguments: str, lang: str | None = "en") -> Ran:
        code = run([*arguments, *(("--lang", lang) if lang else ())])
        out, err = capfd.readouterr()
        return Ran(int(code), out, err)

    return call


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` writes what reports look like now; look at the difference before committing it."""
    parser.addoption("--update-golden", action="store_true", default=False)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of this name under ``tests/golden``."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
