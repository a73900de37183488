"""The benchmarks' own parts: their data, its forms for peers, what counts as the same result. Nothing is timed."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from benchmarks.__main__ import PAGE, SIZES, plan_of
from benchmarks.agreement import not_comparable
from benchmarks.departments import Department, Kind
from benchmarks.files import actuals_lines, target_lines, write
from benchmarks.flat import FlatRow, flat_rows, journal_lines
from benchmarks.goals import GOALS
from benchmarks.ground import Ground
from benchmarks.jobs import JOBS, LIBRE, PANDAS_YAML, PYTHON, VERSION
from benchmarks.levels import differences, ledger_money, own_levels, own_money, peer_levels
from benchmarks.measuring import Command, FailedError, Measured, Run, in_turn, run, surroundings
from benchmarks.report import goals, into, tables
from benchmarks.tools import PEERS, Tools

import perfcheck
from framing import grade_json
from perfcheck.i18n import Language, translator
from perfcheck.reports.json_report import schedule_json
from perfcheck.reports.schedule_columns import spending_of

if TYPE_CHECKING:
    from pathlib import Path

    from perfcheck.assessment.results import Assessment

ENGLISH = translator(Language.EN)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("ground"), 3)


@pytest.fixture(scope="module")
def assessment(ground: Ground) -> Assessment:
    return perfcheck.grade(perfcheck.read_targets(ground.sound_targets), perfcheck.read_actuals(ground.actuals))


def expected(row: FlatRow) -> str:
    """The level of a row by the definition, in exact numbers."""
    if row.kind == Kind.DEADLINE:
        return "优" if row.done <= row.goal else "差"
    goal, done = Decimal(row.goal), Decimal(row.done)
    if row.kind == Kind.STANDARD:
        ends = (goal, Decimal(row.good), Decimal(row.fair))
        return next((word for word, end in zip("优良中", ends, strict=True) if done >= end), "差")
    part, whole = (min(goal, done), done) if row.kind == Kind.AT_MOST else (done, goal)
    bounds = (90, 80, 60)
    return next((word for word, end in zip("优良中", bounds, strict=True) if 100 * part >= end * whole), "差")


def test_a_seed_gives_the_same_files_each_time() -> None:
    one, same, other = (Department(0, 3, seed) for seed in (1, 1, 2))
    assert [*target_lines(one, 0.5)] == [*target_lines(same, 0.5)]
    assert [*target_lines(one)] != [*target_lines(other)]
    assert [*actuals_lines(one)] == [*actuals_lines(same)]


def test_every_project_has_nine_indicators() -> None:
    projects = [*Department(0, 12).projects()]
    assert len({project.code for project in projects}) == 12
    assert {len(project.rows) for project in projects} == {9}
    assert all(project.spent[-1] <= project.amount for project in projects)


def test_sound_files_are_graded_without_a_finding(assessment: Assessment) -> None:
    assert assessment.findings == ()
    assert len([*assessment.results()]) == 3 + 3 + 3 * 9
    assert all(result.verdict.level is not None for result in assessment.results())


def test_defects_are_found(tmp_path: Path) -> None:
    write(tmp_path, 1, 10, defects=1)
    found = {finding.rule.code for finding in perfcheck.validate(tmp_path / "targets")}
    assert {"PC202", "PC306", "PC503", "PC506"} <= found


def test_flat_rows_say_the_same_as_the_files(assessment: Assessment, tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text(grade_json([assessment], ENGLISH), encoding="utf-8")
    assert (
        differences(own_levels(path), {(row.owner, row.name): expected(row) for row in flat_rows(Department(0, 3))})
        == ()
    )


def test_the_journal_says_the_same_as_the_files(assessment: Assessment, tmp_path: Path) -> None:
    planned: dict[str, Decimal] = {}
    spent: dict[str, Decimal] = {}
    for line in journal_lines(Department(0, 3)):
        if not line.startswith("    "):
            sums = planned if line.startswith("~") else spent
        elif "project:" in line:
            account, amount, _ = line.split()
            code = account.removeprefix("project:")
            sums[code] = sums.get(code, Decimal(0)) + Decimal(amount)
    path = tmp_path / "own.json"
    path.write_text(schedule_json([spending_of(assessment)], ENGLISH), encoding="utf-8")
    assert differences(own_money(path), {code: (planned[code], spent[code]) for code in planned}) == ()


def test_a_report_of_the_ledger_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    path.write_text(
        '"Account","2020","budget"\n"project","9","9"\n"project:A-1","1,234.5 万元","0"\n', encoding="utf-8"
    )
    assert ledger_money(path) == {"A-1": (Decimal("0.00"), Decimal("1234.50"))}


def test_a_workbook_of_a_peer_is_read(ground: Ground) -> None:
    levels = peer_levels(ground.workbook(formulas=True))
    assert set(levels) == {(row.owner, row.name) for row in flat_rows(ground.department)}
    assert set(levels.values()) == {"None"}  # nobody has computed the formulas


def test_differences_are_told() -> None:
    assert differences({"a": "优", "b": "良"}, {"a": "优", "b": "中", "c": "差"}) == ("b: 良 and 中", "c: None and 差")


def test_pandas_grades_alike(ground: Ground) -> None:
    pytest.importorskip("pandas")
    assert not_comparable(ground, Tools(("pandas",))) == {}


def test_libreoffice_and_hledger_agree(ground: Ground) -> None:
    tools = Tools(("LibreOffice", "hledger"))
    if set(tools.missing()) == tools.wanted:
        pytest.skip("neither is installed")
    assert not_comparable(ground, tools) == {}


def test_who_does_not_agree_is_not_compared(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    monkeypatch.setattr("benchmarks.agreement.own_levels", lambda _: {("overall", "设备购置任务"): "差"})
    reasons = not_comparable(ground, Tools(("pandas",)))
    assert reasons[PANDAS_YAML].startswith("it differs in 33 of 1, first ('overall', '设备购置任务'): 差 and 优")


def test_a_command_is_measured_and_its_failure_told() -> None:
    fine = run(Command((sys.executable, "-c", "print('x' * 9)")))
    assert fine.seconds > 0
    assert fine.memory > 2**20
    with pytest.raises(FailedError, match="ended with 3"):
        run(Command((sys.executable, "-c", "raise SystemExit(3)")))


def test_commands_take_turns(tmp_path: Path) -> None:
    def note(word: str, code: int = 0) -> Command:
        return Command(
            (sys.executable, "-c", f"open('order', 'a').write('{word}'); raise SystemExit({code})"), folder=tmp_path
        )

    found = in_turn({"a": note("a"), "b": note("b", 1), "c": note("c")}, rounds=2)
    assert (tmp_path / "order").read_text(encoding="utf-8") == "abcac"
    assert isinstance(found["b"], FailedError)
    assert isinstance(found["a"], Measured)
    assert len(found["a"].runs) == 2


def test_python_is_measured_as_users_have_it() -> None:
    found = surroundings({"PYTHONPATH": "x", "PYTHONDONTWRITEBYTECODE": "1", "LC_CTYPE": "C", "HOME": "h"})
    assert found == {"HOME": "h", "LC_ALL": "C.UTF-8", "PERFCHECK_LANG": "zh"}


def test_what_is_left_open_depends_on_whether_it_has_to_be_quick() -> None:
    assert plan_of([]).sizes == SIZES
    assert plan_of([]).output == PAGE
    quick = plan_of(["--quick", "--peers", "none", "--jobs", "startup"])
    assert (quick.output, quick.peers, quick.jobs) == (None, (), ("startup",))
    with pytest.raises(SystemExit):
        plan_of(["--peers", "excel"])


def test_without_peers_only_we_are_measured(ground: Ground) -> None:
    for job in JOBS.values():
        assert all("perfcheck" in name or name == PYTHON for name in job(ground, Tools(())))
    assert Tools(()).missing() == ()


def test_peers_are_called_by_the_names_of_options() -> None:
    assert {LIBRE, "hledger", "check-jsonschema", "yamale", "frictionless", "pandas"} == set(PEERS)


def test_tables_and_goals() -> None:
    slow, fast = (Measured((Run(seconds, seconds, 2**20),)) for seconds in (3.0, 2.0))
    results: dict[tuple[str, int], dict[str, Measured | FailedError]] = {
        ("startup", 1): {PYTHON: fast, VERSION: slow, "peer": FailedError("gone")}
    }
    lines = [*goals(results), *tables(results)]
    assert "| startup | --version, of python -c pass | ≤ 1.3 | 1.5 | missed |" in lines
    assert f"| {VERSION} | 3.000 | 1.50 | 3.000 | 1 | 1 |" in lines
    assert "| peer | failed | – | – | – | – |" in lines


def test_goals_are_about_jobs_that_there_are() -> None:
    assert {goal.job for goal in GOALS} <= set(JOBS)


def test_only_what_is_measured_changes_in_the_document(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    into(page, ["| one |"])
    page.write_text(f"before\n{page.read_text(encoding='utf-8')}after\n", encoding="utf-8")
    into(page, [r"| two \1 |"])
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert r"| two \1 |" in text
    assert "one" not in text


def test_the_schema_for_peers_is_ours(ground: Ground) -> None:
    assert json.loads(ground.schema.read_text(encoding="utf-8"))["properties"]["projects"]
