"""The commands as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perfcheck import __version__
from perfcheck.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Run

LEVELS = {
    "新引进硅系列项目": "excellent",
    "新引进亿元以上项目协议总投资": "fair",
    "新签约引进世界、中国、民营500强企业": "poor",
    "实际利用外资": "good",
    "新增自贸类企业": "unreported",
    "安全生产事故": "excellent",
    "赴区域招商次数": "good",
    "举办活动数量": "excellent",
    "到会客商人数": "fair",
    "维护了市场经营制序，保护了消费者的合法权益。规范成品油市场。": "poor",
    "综合事务保障率": "good",
    "进出口完成情况": "undetermined",
    "资源消耗": "not_applicable",
}
"""What DESIGN says of the figures of q3, worked out by hand."""


def _verdicts(report: str) -> dict[str, str]:
    assessment = json.loads(report)["assessments"][0]
    groups = [assessment["overall"], *(one["indicators"] for one in assessment["activities"])]
    first = assessment["projects"][0]["indicators"]
    return {row["name"]: row["verdict"] for rows in (*groups, first) for row in rows}


def test_grade_gives_the_levels_worked_out_by_hand(perfcheck: Run) -> None:
    ran = perfcheck("grade", "actuals/q3.yaml", "--format", "json")
    assert ran.code == 0
    assert ran.err == ""
    assert LEVELS.items() <= _verdicts(ran.out).items()


def test_json_shows_chinese_and_no_float(perfcheck: Run) -> None:
    ran = perfcheck("grade", "actuals/q3.yaml", "--format", "json", lang="zh")
    assert "\\u" not in ran.out
    numbers: list[str] = []
    json.loads(ran.out, parse_float=numbers.append)
    assert numbers == []


@pytest.mark.parametrize(("ending", "start"), [("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("json", b"{"), ("md", b"#")])
def test_output_file_is_written_once(perfcheck: Run, workspace: Path, ending: str, start: bytes) -> None:
    first = perfcheck("grade", "actuals/q3.yaml", "-o", f"out.{ending}")
    target = workspace / f"out.{ending}"
    written = target.read_bytes()
    assert first.code == 0
    assert first.out == ""
    assert written.startswith(start)
    second = perfcheck("grade", "actuals/q3.yaml", "-o", f"out.{ending}")
    assert second.code == 2
    assert "--force" in second.err
    assert target.read_bytes() == written
    assert perfcheck("grade", "actuals/q3.yaml", "-o", f"out.{ending}", "--force").code == 0
    assert [path.name for path in workspace.iterdir() if path.name.startswith(".")] == []


def test_csv_has_a_row_an_indicator(perfcheck: Run, workspace: Path) -> None:
    perfcheck("grade", "actuals/q3.yaml", "-o", "out.csv")
    text = (workspace / "out.csv").read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text)))) == 1 + 35


def test_schedule_puts_the_plan_where_it_stands(perfcheck: Run) -> None:
    ran = perfcheck("schedule", "--project", "EU89", "--as-of", "2020-09-30")
    assert ran.code == 0
    assert "68.70%" in ran.out
    assert "70.60%" in ran.out
    assert "S6XV" not in ran.out


@pytest.mark.parametrize(
    ("day", "share"), [("2020-01-31", "8.52%"), ("2020-07-31", "56.30%"), ("2020-12-31", "100.00%")]
)
def test_schedule_runs_linearly_by_days(perfcheck: Run, day: str, share: str) -> None:
    assert f"planned {share}" in perfcheck("schedule", "-p", "EU89", "--as-of", day).out


def test_schedule_takes_the_newest_figures_by_their_day(perfcheck: Run, workspace: Path) -> None:
    (workspace / "actuals" / "q3.yaml").unlink()
    os.utime(workspace / "actuals" / "q1.yaml")
    assert "as of 2020-06-30" in perfcheck("schedule").out


def test_schedule_without_figures_shows_the_plan(perfcheck: Run, workspace: Path) -> None:
    for path in (workspace / "actuals").iterdir():
        path.unlink()
    ran = perfcheck("schedule")
    assert ran.code == 0
    assert "the plan alone" in ran.out
    assert "not due" in ran.out


@pytest.mark.parametrize("name", ["EU8", "eu89", "EU890", "企业"])
def test_no_such_project_lists_those_there_are(perfcheck: Run, name: str) -> None:
    for command in (("schedule",), ("grade", "actuals/q3.yaml")):
        ran = perfcheck(*command, "--project", name)
        assert ran.code == 2
        assert "EU89" in ran.err
        assert "S6XV" in ran.err
        assert ran.out == ""


@pytest.mark.parametrize("name", ["EU89", "322-0402-JBN-EU89", "企业扶持资金"])
def test_project_by_code_part_or_name(perfcheck: Run, name: str) -> None:
    ran = perfcheck("grade", "actuals/q3.yaml", "--project", name, "--format", "json")
    projects = json.loads(ran.out)["assessments"][0]["projects"]
    assert [project["code"] for project in projects] == ["322-0402-JBN-EU89"]


@pytest.mark.parametrize(("level", "code"), [("差", 0), ("中", 1), ("fair", 1), ("优", 1)])
def test_fail_under(perfcheck: Run, level: str, code: int) -> None:
    ran = perfcheck("grade", "actuals/q3.yaml", "--fail-under", level)
    assert ran.code == code
    assert ("below" in ran.err) == (code == 1)


def test_fail_under_needs_a_level(perfcheck: Run) -> None:
    ran = perfcheck("grade", "actuals/q3.yaml", "--fail-under", "好")
    assert ran.code == 2
    assert "excellent" in ran.err


def test_several_files_are_merged_and_older_figures_are_told(perfcheck: Run) -> None:
    ran = perfcheck("grade", "actuals/q3.yaml", "actuals/q1.yaml", "actuals/q2.yaml")
    assert ran.code == 0
    assert "as of 2020-09-30" in ran.out
    assert perfcheck("grade", "actuals/").out == ran.out


def test_a_pipe_gets_complete_lines(perfcheck: Run) -> None:
    ran = perfcheck("grade", "actuals/q3.yaml", lang="zh")
    assert "\x1b" not in ran.out
    assert not set("│█─┃┏") & set(ran.out)
    line = next(line for line in ran.out.splitlines() if "维护了市场经营制序" in line)
    assert line.split("\t")[:4] == [
        "差",
        "维护了市场经营制序，保护了消费者的合法权益。规范成品油市场。",
        "65%",
        "90%",
    ]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "PERFCHECK_LANG": "zh"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
    ],
)
def test_language_of_the_help(
    perfcheck: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = perfcheck("--help", lang=None).out
    assert ("用法" in out) == (language == "zh")
    assert ("Usage" in out) == (language == "en")


@pytest.mark.parametrize("command", [(), ("grade",), ("schedule",), ("validate",)])
def test_chinese_help_has_no_english_left(perfcheck: Run, command: tuple[str, ...]) -> None:
    out = perfcheck(*command, "--help", lang="zh").out
    for english in ("Usage", "Options", "Arguments", "Commands", "Show", "required", "default"):
        assert english not in out


def test_a_language_that_nobody_speaks(perfcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERFCHECK_LANG", "fr")
    assert perfcheck("--help", lang=None).code == 2
    assert perfcheck("validate", "targets", "--lang", "fr", lang=None).code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("graden",), "grade"),
        (("grade",), "ACTUALS"),
        (("grade", "actuals/q3.yaml", "--formt", "json"), "--formt"),
        (("grade", "actuals/q3.yaml", "--format", "xml"), "markdown"),
        (("grade", "actuals/q3.yaml", "--format"), "--format"),
        (("grade", "actuals/q3.yaml", "--max-size", "0"), "--max-size"),
        (("grade", "actuals/q3.yaml", "--format", "xlsx"), "-o"),
        (("grade", "actuals/q3.yaml", "-o", "out.docx"), ".xlsx"),
        (("grade", "actuals/q3.yaml", "-o", "nowhere/out.json"), "nowhere"),
        (("grade", "actuals/q3.yaml", "-o", "targets"), "targets"),
        (("grade", "actuals/q3.yaml", "-o", "out.xlsx", "--format", "csv"), "out.xlsx"),
        (("schedule", "--as-of", "2020-13-01"), "2020-13-01"),
        (("schedule", "--as-of", "soon"), "soon"),
        (("schedule", "--targets", "targets/2020.yaml", "--as-of", "2021-01-01"), "2020"),
        (("schedule", "--as-of", "2021-01-01"), "2021"),
        (("schedule", "extra"), "extra"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_wrong_usage(perfcheck: Run, arguments: tuple[str, ...], words: str, lang: str) -> None:
    ran = perfcheck(*arguments, lang=lang)
    assert ran.code == 2
    assert ran.out == ""
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_a_defect_of_ours_says_so(perfcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        message = "boom"
        raise RuntimeError(message)

    monkeypatch.setattr("perfcheck.sources.plans.plans_for", broken)
    ran = perfcheck("grade", "actuals/q3.yaml")
    assert ran.code == 3
    assert "RuntimeError: boom" in ran.err
    assert "report" in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [((), ("grade", "template")), (("template",), ("actuals", "targets")), (("template", "--lang", "zh"), ())],
)
def test_a_group_without_a_command_shows_its_help(
    workspace: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert workspace.is_dir()
    assert run(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    lines = err.splitlines()
    assert all(any(line.startswith(f"  {word} ") for line in lines) for word in words)


def _process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "perfcheck", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_version_in_a_process_of_its_own(workspace: Path) -> None:
    assert workspace.is_dir()
    assert _process("--version").stdout.decode() == f"perfcheck {__version__}\n"


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "ascii"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "zh_CN.UTF-8"},
    ],
)
@pytest.mark.parametrize("arguments", [("grade", "actuals/q3.yaml"), ("schedule",), ("--help",)])
def test_no_encoding_of_the_terminal_stops_it(
    workspace: Path, environment: dict[str, str], arguments: tuple[str, ...]
) -> None:
    assert workspace.is_dir()
    ran = _process(*arguments, **environment)
    assert ran.returncode == 0
    assert ran.stderr == b""
    assert ran.stdout


def test_a_reader_that_goes_away_is_no_error(workspace: Path) -> None:
    assert workspace.is_dir()
    with subprocess.Popen(
        [sys.executable, "-m", "perfcheck", "grade", "actuals/q3.yaml", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


GRADE = ("grade", "actuals/q3.yaml")


def _on_a_terminal(columns: int, *arguments: str, **environment: str) -> str:
    """What a terminal of so many columns shows."""
    pty = pytest.importorskip("pty", reason="terminals of this kind are Unix's")
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "perfcheck", *arguments],
        stdout=follower,
        stderr=follower,
        env={**os.environ, "COLUMNS": str(columns), "TERM": "xterm", **environment},
    )
    os.close(follower)
    seen = b""
    try:
        while chunk := os.read(leader, 65536):
            seen += chunk
    except OSError:  # the other end is closed: Linux says so with an error
        pass
    os.close(leader)
    assert process.wait() == 0
    return seen.decode()


@pytest.mark.parametrize("columns", [40, 60, 80, 109, 110, 120, 200])
@pytest.mark.parametrize("arguments", [GRADE, ("schedule",), (*GRADE, "--lang", "en"), ("schedule", "--lang", "en")])
def test_no_line_is_wider_than_the_terminal(workspace: Path, columns: int, arguments: tuple[str, ...]) -> None:
    from rich.cells import cell_len  # noqa: PLC0415 - nothing else here measures text

    assert workspace.is_dir()
    seen = _on_a_terminal(columns, *arguments, NO_COLOR="1")
    assert "\x1b" not in seen
    assert max(cell_len(line.rstrip()) for line in seen.splitlines()) <= columns


def test_a_terminal_gets_colours(workspace: Path) -> None:
    assert workspace.is_dir()
    assert "\x1b[1;32m优" in _on_a_terminal(80, *GRADE)
    assert "\x1b" not in _on_a_terminal(80, *GRADE, TERM="dumb")


@pytest.mark.parametrize(
    ("arguments", "code"), [(("--help",), 0), (("validate", "targets/2020.yaml", "--format", "concise"), 1)]
)
def test_what_draws_nothing_does_not_load_what_draws(workspace: Path, arguments: tuple[str, ...], code: int) -> None:
    assert workspace.is_dir()
    script = (
        "import sys; from perfcheck.cli.app import run; code = run(sys.argv[1:]); "
        "sys.exit(9 if {'rich', 'openpyxl'} & set(sys.modules) else code)"
    )
    ran = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=False)
    assert ran.returncode == code


@pytest.mark.parametrize(
    ("arguments", "code", "others"),
    [
        (("--help",), 0, {"perfcheck.cli.validate", "perfcheck.findings", "pydantic", "yaml"}),
        (
            ("validate", "targets/2020.yaml"),
            1,
            {"perfcheck.cli.grade", "perfcheck.assessment", "perfcheck.model.actuals", "concurrent.futures"},
        ),
        (("validate", "actuals/q3.yaml"), 0, {"perfcheck.validation", "concurrent.futures"}),
    ],
)
def test_a_call_loads_what_it_needs(workspace: Path, arguments: tuple[str, ...], code: int, others: set[str]) -> None:
    assert workspace.is_dir()
    script = (
        "import sys; from perfcheck.cli.app import run; code = run(sys.argv[1:]); "
        f"sys.exit(9 if {others} & set(sys.modules) else code)"
    )
    ran = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=False)
    assert ran.returncode == code


def test_version_loads_nothing(workspace: Path) -> None:
    assert workspace.is_dir()
    script = (
        "import sys; sys.argv = ['perfcheck', '--version']; from perfcheck.__main__ import main; main(); "
        "sys.exit(9 if {'typer', 'pydantic', 'yaml', 'rich'} & set(sys.modules) else 0)"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("name", "width", "lang"),
    [
        ("grade-80.zh.txt", 80, "zh"),
        ("grade-80.en.txt", 80, "en"),
        ("grade-120.zh.txt", 120, "zh"),
        ("grade-pipe.zh.txt", None, "zh"),
    ],
)
def test_grade_looks_as_it_should(
    workspace: Path, golden: Callable[[str, str], None], name: str, width: int | None, lang: str
) -> None:
    from framing import grade_text  # noqa: PLC0415
    from perfcheck import grade, read_actuals, read_targets  # noqa: PLC0415
    from perfcheck.i18n import Language, translator  # noqa: PLC0415
    from perfcheck.reports.canvas import Canvas  # noqa: PLC0415

    assert workspace.is_dir()
    assessment = grade(read_targets("targets/2020.yaml"), read_actuals("actuals/q3.yaml"))
    canvas = Canvas(translator(Language(lang)), width)
    golden(name, grade_text([assessment], canvas))


def test_schedule_looks_as_it_should(workspace: Path, golden: Callable[[str, str], None]) -> None:
    from perfcheck import read_actuals, read_targets, schedules  # noqa: PLC0415
    from perfcheck.i18n import Language, translator  # noqa: PLC0415
    from perfcheck.reports.canvas import Canvas  # noqa: PLC0415
    from perfcheck.reports.people import schedule_text  # noqa: PLC0415

    assert workspace.is_dir()
    found = schedules(read_targets("targets/2020.yaml"), read_actuals("actuals/q3.yaml"))
    golden("schedule-80.zh.txt", schedule_text([found], Canvas(translator(Language.ZH), 80)))


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("perfcheck schedule --project ", {"EU89", "S6XV"}),
        ("perfcheck grade actuals/q3.yaml --project E", {"EU89"}),
        ("perfcheck gr", {"grade"}),
    ],
)
def test_the_shell_is_offered_project_codes(workspace: Path, line: str, offered: set[str]) -> None:
    assert workspace.is_dir()
    words = line.split(" ")
    ran = _process(_PERFCHECK_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1))
    assert set(ran.stdout.decode().split()) == offered


def test_a_result_never_replaces_what_it_is_made_of(perfcheck: Run, workspace: Path) -> None:
    before = (workspace / "actuals/q3.yaml").read_bytes()
    ran = perfcheck("grade", "actuals/q3.yaml", "--format", "csv", "--force", "-o", "actuals/../actuals/q3.yaml")
    assert ran.code == 2
    assert "is read by this call" in ran.err
    assert (workspace / "actuals/q3.yaml").read_bytes() == before


def test_a_device_is_written_to_and_stays_one(perfcheck: Run) -> None:
    ran = perfcheck("grade", "actuals/q3.yaml", "--format", "csv", "-o", "/dev/null", "--force")
    assert ran.code == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_defect(workspace: Path, closed: str) -> None:
    command = f"{shlex.quote(sys.executable)} -m perfcheck grade actuals/q3.yaml {closed}"
    assert subprocess.run(["/bin/sh", "-c", command], cwd=workspace, check=False).returncode == 0


def test_told_to_end_it_leaves_no_process_behind(workspace: Path) -> None:
    for number in range(20_000):  # more than any machine reads in that time
        os.link(workspace / "targets/2020.yaml", workspace / f"t{number}.yaml")
    command = [sys.executable, "-m", "perfcheck", "validate", "."]
    with subprocess.Popen(command, cwd=workspace, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        time.sleep(1.5)
        process.terminate()
        assert process.wait(timeout=30) == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (("grade", "actuals", "--format", "csv"), "actuals/q3.yaml"),
        (("grade", "actuals/q3.yaml", "--format", "csv"), "targets/2020.yaml"),
        (("monitor", "actuals", "--format", "json"), "actuals/q1.yaml"),
        (("trend", "actuals", "--format", "json"), "targets/2020.yaml"),
        (("schedule", "--format", "json"), "targets/2020.yaml"),
        (("explain", "-p", "EU89", "--format", "json"), "actuals/q3.yaml"),
        (("form", "self-evaluation"), "fill.xlsx"),
        (("template", "actuals", "--as-of", "2020-12-31", "--targets", "t.xlsx"), "t.xlsx"),
    ],
)
def test_what_was_read_is_never_replaced(
    perfcheck: Run, workspace: Path, arguments: tuple[str, ...], output: str
) -> None:
    assert perfcheck("convert", "targets/2020.yaml", "-o", "t.xlsx").code == 0
    assert perfcheck("template", "actuals", "--as-of", "2020-09-30", "-o", "fill.xlsx").code == 0
    actuals = ("--actuals", "fill.xlsx") if "form" in arguments else ()
    before = (workspace / output).read_bytes()
    ran = perfcheck(*arguments, *actuals, "-o", output, "--force")
    assert ran.code == 2
    assert "is read by this call" in ran.err
    assert (workspace / output).read_bytes() == before


def test_a_workbook_whose_targets_cannot_be_used_is_not_replaced(perfcheck: Run, workspace: Path) -> None:
    assert perfcheck("template", "actuals", "--as-of", "2020-09-30", "-o", "actuals/fill.xlsx").code == 0
    for path in (workspace / "actuals").glob("*.yaml"):
        path.unlink()
    (workspace / "other/targets").mkdir(parents=True)
    (workspace / "other/actuals").mkdir()
    shutil.copy(workspace / "targets/2020.yaml", workspace / "other/targets")
    (workspace / "other/actuals/q1.yaml").write_text("as_of: 2020-03-31\ndepartment: 322\n", encoding="utf-8")
    text = (workspace / "targets/2020.yaml").read_text(encoding="utf-8")
    (workspace / "targets/2020.yaml").write_text(f"{text}projects: [\n", encoding="utf-8")
    book = workspace / "actuals/fill.xlsx"
    before = book.read_bytes()
    ran = perfcheck("grade", ".", "-o", "actuals/fill.xlsx", "--force")
    assert ran.code == 2
    assert "is read by this call" in ran.err
    assert book.read_bytes() == before
