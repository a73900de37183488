"""Long work on tables: a bar while an engine is silent, and an interrupt that leaves nothing half-written."""

from __future__ import annotations

import csv
import io
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from rich.progress import Task, TaskID

from perfcheck.cli import stages
from perfcheck.cli.session import Session
from perfcheck.i18n import Language
from perfcheck.messages import msg

if TYPE_CHECKING:
    from pathlib import Path

SESSION = Session(Language.EN, {"TERM": "xterm"})
COLUMNS = ("department", "project", "level1", "indicator", "target", "actual")


class Terminal(io.StringIO):
    """A screen."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def _begun(seconds: float, **fields: float) -> Task:
    """A task that began so long ago."""
    task = Task(TaskID(0), "grading", None, 0, _get_time=lambda: 100.0 + seconds, fields=fields)
    task.start_time = 100.0
    return task


def test_before_the_first_step_only_time_is_told() -> None:
    assert stages.told(_begun(65, at=0.0)) == "1:05"


def test_what_remains_goes_by_the_steps_that_were_done() -> None:
    task = _begun(30, at=20.0)
    task.completed, task.total = 2_000_000, 10_000_000
    assert stages.told(task) == "2,000,000/10,000,000 100,000/s 1:10"
    late = _begun(200, at=20.0)
    late.completed, late.total = 2_000_000, 10_000_000
    assert stages.told(late).endswith(" 0:00")


def test_a_bar_appears_where_the_work_turns_out_to_be_long(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("COLUMNS", "100")
    with stages.stage(SESSION, msg("reading")):
        pass
    assert terminal.getvalue().strip() == ""
    monkeypatch.setattr(stages, "A_MOMENT", 0)
    with stages.stage(SESSION, msg("grading")) as watch:
        assert watch is not None
        watch(500, 2000)
        time.sleep(0.5)
    assert "grading" in terminal.getvalue()
    assert "500/2,000" in terminal.getvalue()


def test_nobody_is_told_where_nobody_looks() -> None:
    with stages.stage(SESSION, msg("grading")) as watch:
        assert watch is None


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_an_interrupt_leaves_nothing_half_written(tmp_path: Path, engine: str) -> None:
    table = tmp_path / "t.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(
            ("322", f"{at // 9}", "产出指标", f"{at}", f"≥{at}次", f"{at % 999}次") for at in range(30_000)
        )
    command = [sys.executable, "-m", "perfcheck", "grade", "--from", "csv", str(table), "--engine", engine]
    command += ["--as-of", "2020-12-31", "-o", str(tmp_path / "r.parquet")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 30
        while not list(tmp_path.glob(".perfcheck-*/*")) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=60)[1]
    assert (process.returncode, told) == (130, "")
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]
