"""Long work: a bar that tells rate and remaining time, and an interrupt that leaves nothing half-written."""

from __future__ import annotations

import csv
import io
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import openpyxl
import pytest
from benchmarks.files import write

import perfcheck
from perfcheck.cli import progress as bars
from perfcheck.cli.session import Session
from perfcheck.i18n import Language
from perfcheck.messages import msg
from perfcheck.review.departments import GradeWishes, graded_each
from perfcheck.sources.plans import plans_for, read_plan

if TYPE_CHECKING:
    from pathlib import Path

    from perfcheck.sources.bundles import Collection
    from perfcheck.sources.plans import Plan

SESSION = Session(Language.EN, {"TERM": "xterm"})


@pytest.fixture(scope="module")
def departments(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("departments")
    write(folder, 2, 150)
    return folder


class Terminal(io.StringIO):
    """A screen, with a clock that a test moves on."""

    now = 100.0

    def isatty(self) -> bool:
        """It is one."""
        return True

    def monotonic(self) -> float:
        """The time."""
        return self.now


def names_in(folder: Path) -> list[str]:
    """What stands in a folder."""
    return [path.name for path in folder.iterdir()]


def opened(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal that stderr is. No fixture, because pytest puts its own stderr in place when the test begins."""
    found = Terminal()
    monkeypatch.setattr(bars, "time", found)
    monkeypatch.setattr(sys, "stderr", found)
    monkeypatch.setenv("COLUMNS", "100")
    return found


def test_a_bar_tells_rate_and_remaining_time(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = opened(monkeypatch)
    with bars.progress(SESSION, msg("grading")) as watch:
        assert watch is not None
        terminal.now += 10
        watch(1000, 9000)
    shown = terminal.getvalue()
    assert "grading" in shown
    assert "1000/9000" in shown
    assert "100/s" in shown
    assert "1:20" in shown


def test_short_work_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = opened(monkeypatch)
    with bars.progress(SESSION, msg("grading")) as watch:
        assert watch is not None
        terminal.now += bars.A_MOMENT / 2
        watch(1, 2)
        terminal.now += bars.A_MOMENT
        watch(1, 2)  # the last of them
    assert terminal.getvalue() == ""


def test_it_is_not_drawn_at_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = opened(monkeypatch)
    with bars.progress(SESSION, msg("grading")) as watch:
        assert watch is not None
        terminal.now += 1
        watch(1, 1000)
        drawn = terminal.getvalue()
        for _ in range(100):
            watch(1, 1000)
        assert drawn
        assert terminal.getvalue() == drawn


def test_it_makes_room_for_what_is_shown_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = opened(monkeypatch)
    with bars.progress(SESSION, msg("grading")) as bar:
        assert bar is not None
        terminal.now += 1
        bar(1, 1000)
        drawn = terminal.getvalue()
        bar.clear()
        assert terminal.getvalue() != drawn
        terminal.now += 1
        bar(1, 1000)
        assert "2/1000" in terminal.getvalue()


def test_nobody_is_told_where_nobody_looks() -> None:
    with bars.progress(SESSION, msg("grading")) as watch:
        assert watch is None


@pytest.mark.parametrize(("count", "steps"), [(2, [(1, 2)] * 2), (1, [(1, 150)] * 150)])
def test_departments_are_told_and_of_one_its_projects(
    departments: Path, count: int, steps: list[tuple[int, int]]
) -> None:
    plans = plans_for([departments / "actuals"]).plans[:count]
    told: list[tuple[int, int]] = []
    graded = graded_each(plans, GradeWishes(None, 2**20), id, lambda *step: told.append(step), shared=False)
    assert all(one.result for one in graded)
    assert told == steps


def test_a_department_is_written_before_the_next_is_read(
    departments: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from perfcheck.cli.app import run  # noqa: PLC0415

    seen: list[bool] = []
    result = tmp_path / "result.csv"

    def reading(plan: Plan, *, limit: int) -> Collection:
        seen.append(any(path.stat().st_size > 0 for path in tmp_path.iterdir()))
        return read_plan(plan, limit=limit)

    monkeypatch.setattr("perfcheck.review.departments.read_plan", reading)
    monkeypatch.setattr("perfcheck.review.processes.PAYS_FROM", 2**40)
    assert run(["grade", str(departments / "actuals"), "-o", str(result)]) == 0
    assert seen == [False, True]
    assert complete(result)


@pytest.mark.parametrize("form", ["csv", "json", "markdown", "table"])
def test_shared_among_processes_the_report_is_the_same(
    departments: Path, form: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from perfcheck.cli.app import run  # noqa: PLC0415

    seen = []
    for pays in (0, 2**40):
        monkeypatch.setattr("perfcheck.review.processes.PAYS_FROM", pays)
        assert run(["grade", str(departments / "actuals"), "--format", form, "--fail-under", "excellent"]) == 1
        seen.append(capfd.readouterr())
    assert seen[0] == seen[1]


def test_a_reader_that_goes_away_is_no_failure(departments: Path) -> None:
    command = [sys.executable, "-m", "perfcheck", "grade", "actuals"]
    with subprocess.Popen(command, cwd=departments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.wait(timeout=60) == 0
        assert process.stderr.read() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_interrupt_leaves_nothing_half_written(departments: Path, tmp_path: Path, ending: str) -> None:
    command = [sys.executable, "-m", "perfcheck", "grade", str(departments / "actuals"), "-o"]
    for tenths in (2, 4, 8, 16):
        result = tmp_path / f"{tenths}.{ending}"
        with subprocess.Popen([*command, str(result)], stderr=subprocess.PIPE, text=True) as process:
            time.sleep(tenths / 10)
            process.send_signal(signal.SIGINT)
            told = process.communicate(timeout=60)[1]
        # It may have been faster, and Python ends by the signal itself while it is still starting.
        assert process.returncode in {0, 130, -signal.SIGINT}
        assert "Traceback" not in told or process.returncode == -signal.SIGINT
        assert "perfcheck/cli" not in told
        if process.returncode == 0:
            assert result.is_file()
        if result.is_file():
            assert complete(result)
        assert set(names_in(tmp_path)) <= {f"{number}.{ending}" for number in (2, 4, 8, 16)}


def complete(result: Path) -> bool:
    """Whether all projects are in it."""
    if result.suffix == ".csv":
        with result.open(encoding="utf-8-sig", newline="") as lines:
            return len({row["项目编码"] for row in csv.DictReader(lines)} - {""}) == 300
    sheets = openpyxl.load_workbook(result).worksheets
    codes = {str(cell) for sheet in sheets for row in sheet.values for cell in row if cell}
    return len({code for code in codes if re.fullmatch(r"\d{3}-\d{4}-\d{5}", code)}) == 300


def test_an_interrupt_replaces_no_file(departments: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from perfcheck.cli.app import run  # noqa: PLC0415 - with the command that is interrupted

    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("perfcheck.reports.csv_report.csv_rows", interrupted)
    monkeypatch.setattr("perfcheck.review.processes.PAYS_FROM", 2**40)
    kept = tmp_path / "kept.csv"
    kept.write_text("kept", encoding="utf-8")
    assert run(["grade", str(departments / "actuals"), "-o", str(kept), "--force"]) == 130
    assert kept.read_text(encoding="utf-8") == "kept"
    assert names_in(tmp_path) == ["kept.csv"]


def test_an_interrupt_that_a_library_hides(
    departments: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from perfcheck.cli.app import run  # noqa: PLC0415

    def interrupted(*_: object, **__: object) -> bytes:
        try:
            raise KeyboardInterrupt  # noqa: TRY301 - somewhere below
        except BaseException:  # noqa: BLE001 - as openpyxl does it
            raise TypeError  # noqa: B904

    monkeypatch.setattr("perfcheck.reports.workbook.grade_workbook", interrupted)
    assert run(["grade", str(departments / "actuals"), "-o", str(tmp_path / "x.xlsx")]) == 130
    assert names_in(tmp_path) == []
    assert capfd.readouterr().err == ""


def test_an_interrupt_before_there_is_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    from perfcheck import __main__ as front  # noqa: PLC0415 - its name is that of the module

    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, "argv", ["perfcheck", "grade"])
    monkeypatch.setattr(front, "_run", interrupted)
    assert front.main() == 130


def test_the_interface_of_python_is_told_nothing(departments: Path) -> None:
    [first, _] = sorted((departments / "actuals").iterdir())
    targets = perfcheck.read_targets(departments / "targets" / first.name)
    assert len(perfcheck.grade(targets, perfcheck.read_actuals(first)).projects) == 150
