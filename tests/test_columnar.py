"""Tables graded by engines, held against the grading of files cell by cell."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

import narwhals as nw
import polars as pl
import pytest
from pydantic import ValidationError

from perfcheck.assessment.department_score import department_score
from perfcheck.assessment.grading import grade
from perfcheck.assessment.scores import ProjectScore, Unscored
from perfcheck.columnar.cells import CLAIM, DEMAND, TEXTS
from perfcheck.columnar.desk import Desk
from perfcheck.columnar.engines import EngineName, Form, engine_named
from perfcheck.columnar.integers import rounded
from perfcheck.columnar.opening import opened
from perfcheck.columnar.run import GradedTable, Sheet, grade_tables
from perfcheck.measures.numbers import half_up
from perfcheck.model.actuals import Actuals, Report
from perfcheck.model.indicators import Indicator
from perfcheck.model.targets import Targets
from perfcheck.sources.policies import policy as policy_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conftest import Run
    from perfcheck.assessment.results import Assessment, IndicatorResult

YEAR_END = date(2020, 12, 31)
Row = dict[str, str]

_HAS_SPARK = find_spec("pyspark") is not None and which("java") is not None
ENGINES = [
    EngineName.POLARS,
    EngineName.DUCKDB,
    pytest.param(
        EngineName.PYSPARK,
        marks=[
            pytest.mark.skipif(not _HAS_SPARK, reason="needs pyspark and Java 17"),
            pytest.mark.filterwarnings("ignore"),
        ],
    ),
]

LEVELS = (
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("产出指标", "成本指标"),
    ("效益指标", "社会效益指标"),
    ("效益指标", "经济效益指标"),
    ("满意度指标", "服务对象满意度指标"),
)
NAMES = (
    "培训人次",
    "投诉次数",
    "办结时限",
    "验收合格率",
    "资金支付时限",
    "项目总成本",
    "带动投资",
    "服务对象满意度",
    "水质",
)
STANDARDS = (
    ("≥95%", "≥90%", "≥80%", "＜80%"),
    ("10次以上", "8次以上", "6次以上", "不足6次"),
    ("≤5%", "≤8%", "≤10%", "＞10%"),
    ("90%-110%", "80%-120%", "70%-130%", "其他"),
    ("12月10日前", "12月20日前", "12月底前", "逾期"),
    ("优秀", "良好", "一般", "较差"),
    ("无", "1次", "2次", "3次以上"),
    ("未定", "未定", "未定", "未定"),
    ("≥100万元", "≥80万元", "≥50万元", "不足50万元"),
    ("＞3.33333%", "＞2%", "＞1%", "1%以下"),
    ("10", "8", "6", "4"),
    ("≥95%", "未定", "≥80%", ""),
)
TARGETS = (
    *("≥100人", "≤57.73万元", "11月底前", "100%", "＞3次", "＜0.5%", "10次", "0次", "无", "效果明显", "5-8个工作日"),
    *("±5%", "约10次", "≥0.0000001%", "≥12345678901234567元", "及时支付", "≤0", "80", "3次/年", "230亿", "-5%以上"),
    *("-3%至-1%", "≥1/3", "", "≤3个月", "不超过2小时", "90%≤X<95%", "≥1e400"),
)
ACTUALS = (
    *("100人", "95%", "0.95", "57.73万元", "577300元", "60.5万元", "9次", "10次", "10.5次", "无", "0", "0次", "优秀"),
    *(
        "良好",
        "效果明显",
        "达成",
        "部分达成",
        "2020-11-30",
        "12月15日",
        "12月",
        "逾期",
        "完成",
        "未完成",
        "",
        "暂无",
        "-3%",
    ),
    *(
        "80%",
        "89.99%",
        "90%",
        "113%",
        "130%",
        "79",
        "81",
        "120",
        "7个工作日",
        "3年",
        "168亿元",
        "约10次",
        "≥3次",
        "1/3",
    ),
    *(
        "2.99999%",
        "3.33333%",
        "0.0000000999%",
        "12345678901234568元",
        "-5%",
        "2.5个月",
        "90分钟",
        "a>b",
        "1e400",
        "0人",
    ),
)
WEIGHTS = ("", "", "10", "5", "12.5", "3.333", "0", "20", "七")


@dataclass(frozen=True)
class Graded:
    """A table that was graded, fetched."""

    indicators: dict[tuple[str, ...], dict[str, Any]]
    projects: dict[tuple[str, ...], dict[str, Any]]
    departments: dict[tuple[str, ...], dict[str, Any]]
    rejects: dict[int, str]
    table: GradedTable


def _row(dice: random.Random, department: int, project: int, number: int, money: tuple[str, str]) -> Row:
    level1, level2 = LEVELS[number % len(LEVELS)] if dice.random() < 0.7 else dice.choice(LEVELS)
    cells = dict.fromkeys(TEXTS, "")
    cells |= {"department": f"{300 + department}", "project": f"{300 + department}-{project:04d}"}
    cells |= {"level1": level1, "level2": level2, "indicator": f"{dice.choice(NAMES)}{number}"}
    kind = dice.random()
    if kind < 0.6:
        cells["target"] = dice.choice(TARGETS)
    if kind > 0.5 or not cells["target"]:
        cells |= dict(zip(("excellent", "good", "fair", "poor"), dice.choice(STANDARDS), strict=True))
    cells["actual"] = dice.choice(ACTUALS)
    cells["weight"] = dice.choice(WEIGHTS) if project % 3 else ""
    cells["budget"], cells["spent"] = money
    rare = {
        "unit": ("次", "%", "万元", "人", "1"),
        "operator": ("≥", "<=", "=", "定性", "大于"),
        "direction": ("higher", "lower"),
        "tolerance": ("10%", "2次"),
        "completed_on": ("2020-11-30", "2020-12-31", "2021-01-02", "11月"),
        "score": ("5", "8.5", "0", "-1", "100"),
        "not_applicable": ("本年未实施",),
    }
    for name, texts in rare.items():
        if dice.random() < 0.06:
            cells[name] = dice.choice(texts)
    return cells


def _rows(seed: int, departments: int = 4, projects: int = 12) -> list[Row]:
    dice = random.Random(seed)  # noqa: S311 - no secret
    rows: list[Row] = []
    for department in range(departments):
        for project in range(projects):
            budget = dice.choice(("100", "57.73", "1200000元", "0"))
            money = (budget, dice.choice(("", "50", "57.73", "0", "99.995")))
            rows += [_row(dice, department, project, number, money) for number in range(dice.randrange(1, 12))]
    dice.shuffle(rows)
    return rows


def _readable(row: Row) -> bool:
    """Whether the models of files take the row."""
    demand = {key: row[key] for key in DEMAND if row[key]} | ({"weight": row["weight"]} if row["weight"] else {})
    said = {key: row[key] for key in CLAIM if row[key]}
    if "actual" in said:
        said["value"] = said.pop("actual")
    try:
        Indicator.model_validate(demand)
        Report.model_validate(said)
    except ValidationError:
        return False
    return True


def _assessed(rows: Sequence[Row], policy: str | Path) -> Iterator[tuple[str, Assessment]]:
    """The same rows as files, department by department."""
    for department in dict.fromkeys(row["department"] for row in rows):
        own = [row for row in rows if row["department"] == department]
        projects: dict[str, Any] = {}
        figures: dict[str, Any] = {}
        for row in own:
            code = row["project"]
            project = projects.setdefault(code, {"name": code, "budget": {"total": row["budget"]}, "indicators": {}})
            group = project["indicators"].setdefault(row["level1"], {}).setdefault(row["level2"], {})
            keys = (*DEMAND, "weight")
            group[row["indicator"]] = {key: row[key] for key in keys if row[key]}
            spent = {"2020-12-31": row["spent"]} if row["spent"] else {}
            figure = figures.setdefault(code, {"spent": spent, "indicators": {}})
            said = {"value" if key == "actual" else key: row[key] for key in CLAIM if row[key]}
            figure["indicators"][row["indicator"]] = said
        targets = Targets.model_validate(
            {"year": "2020", "department": {"code": department, "name": "示例"}, "projects": projects}
        )
        actuals = Actuals.model_validate({"as_of": "2020-12-31", "department": department, "projects": figures})
        yield department, grade(targets, actuals, policy_named(policy))


def _write(path: Path, rows: Sequence[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=TEXTS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def _start_small_spark() -> None:
    """A session of two threads, which the engine then finds."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - it is not everywhere

    options: dict[str, bool | float | int | str | None] = {
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    SparkSession.builder.master("local[2]").config(map=options).getOrCreate()


def _run(path: Path, kept: Path, engine: EngineName, policy: str | Path = "mof-2020", form: Form = Form.CSV) -> Graded:
    kept = kept / "kept"
    kept.mkdir()
    if engine is EngineName.PYSPARK:
        _start_small_spark()
    own = engine_named(engine, kept)
    try:
        desk = Desk(own, policy_named(policy), YEAR_END, lambda message: message.render())
        table = grade_tables(desk, opened(own, [str(path)], form))

        def fetched(sheet: Sheet, *keys: str) -> dict[Any, dict[str, Any]]:
            frame = sheet.frame()
            names = frame.collect_schema().names()
            found = [dict(zip(names, row, strict=True)) for row in own.rows(frame)]
            return {tuple(row[key] for key in keys): row for row in found}

        return Graded(
            fetched(table.indicators, "project", "indicator"),
            fetched(table.projects, "project"),
            fetched(table.departments, "department"),
            {key[0]: row["problem"] for key, row in fetched(table.rejects, "row").items()},
            table,
        )
    finally:
        own.close()


def _cents(value: Decimal | Fraction | None) -> int | None:
    return None if value is None else int(half_up(Fraction(value) * 100, 0))


def _expected(result: IndicatorResult) -> dict[str, Any]:
    share = result.outcome.completion
    return {
        "verdict": result.verdict.value,
        "completion": None if share is None else _cents(share * 100),
        "points": None if result.score is None else _cents(result.score.weight),
        "score": None if result.score is None else _cents(result.score.score),
    }


OWN_POLICY = """
policy: county
extends: mof-2020
scoring:
  execution:
    source: 县
    method: steps
    steps: [{least: 90%, earns: 100%}, {least: 50%, earns: 66.6%}, {least: 0%, earns: 0%}]
    caps: [{below: 30%, at_most: 59.99}, {below: 60%, at_most: 79}]
  quantity: {source: 县, at_most: linear, late: each_day, each_day: 5%}
  over_fulfilment: {source: 县, above: 12.5%, then: THEN}
  satisfaction: {source: 县, steps: [{least: 90%, earns: 100%}, {least: 60%, earns: 50%}, {least: 0%, earns: 0%}]}
"""


@pytest.mark.parametrize("policy", ["mof-2020", "mof-2021", "not_counted", "deduct"])
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("seed", [1, 2])
def test_columns_and_files_agree_cell_by_cell(engine: EngineName, policy: str, seed: int, tmp_path: Path) -> None:
    rules: str | Path = policy
    if not policy.startswith("mof"):
        rules = tmp_path / "county.yaml"
        rules.write_text(OWN_POLICY.replace("THEN", policy), encoding="utf-8")
    rows = _rows(seed)
    graded = _run(_write(tmp_path / "rows.csv", rows), tmp_path, engine, rules)
    unreadable = {number for number, row in enumerate(rows, start=1) if not _readable(row)}
    assert set(graded.rejects) == unreadable
    broken = {rows[number - 1]["project"] for number in unreadable}
    whole = [row for row in rows if row["project"] not in broken]
    for department, assessment in _assessed(whole, rules):
        for project in assessment.projects:
            own = {key: row for key, row in graded.indicators.items() if key[0] == project.code}
            assert len(own) == len(project.results)
            for result in project.results:
                found = own[project.code, result.key]
                expected = _expected(result)
                assert {name: found[name] for name in expected} == expected, (result, found)
            _check_project(graded.projects[project.code,], project.score)
        if all(row["project"] not in broken for row in rows if row["department"] == department):
            _check_department(graded.departments[department,], assessment)
    # Where a project cannot be scored because a row is missing, the other rows have their levels all the same.
    rest = [row for number, row in enumerate(rows, start=1) if row["project"] in broken and number not in unreadable]
    for _, assessment in _assessed(rest, rules):
        for result in assessment.results():
            found = graded.indicators[result.group[0], result.key]
            assert found["verdict"] == result.verdict.value
            assert found["points"] is None
            assert found["score"] is None
    counts = graded.table.counts
    assert (counts.rows, counts.rejected) == (len(rows), len(unreadable))
    assert counts.graded + counts.ungraded + counts.rejected == counts.rows
    assert len(graded.indicators) == counts.graded + counts.ungraded


def _check_project(found: dict[str, Any], score: ProjectScore | Unscored | None) -> None:
    if isinstance(score, ProjectScore):
        expected: dict[str, Any] = {
            name: _cents(getattr(score, name)) for name in ("total", "reported", "least", "most")
        }
        expected |= {"grade": score.grade and score.grade.value, "reason": ""}
        expected["execution"] = _cents(score.execution.score)
    else:
        assert score is not None
        # The reason names levels instead of indicators, whose names the pattern of a project does not have.
        found = {**found, "reason": found["reason"].rpartition(":")[2]}
        expected = {"total": None, "grade": None, "reason": score.reason.render().rpartition(":")[2]}
    assert {name: found[name] for name in expected} == expected


def _check_department(found: dict[str, Any], assessment: Assessment) -> None:
    score = department_score(assessment)
    assert found["projects"] == len(assessment.projects)
    assert found["average"] == _cents(score.average.points)
    assert found["grade"] == (score.average.grade and score.average.grade.value)
    assert {level: found[f"grade_{level}"] for level in score.grades} == {
        level.value: count for level, count in score.grades.items()
    }


def _plain(indicator: str, **cells: str) -> Row:
    return {
        **dict.fromkeys(TEXTS, ""),
        "department": "322",
        "project": "A",
        "level1": "产出指标",
        "level2": "数量指标",
        "indicator": indicator,
        "weight": "10",
        "target": "≥10次",
        "actual": "9次",
        **cells,
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_that_cannot_be_read_are_told_by_their_number(engine: EngineName, tmp_path: Path) -> None:
    rows = [
        _plain("甲"),
        _plain("乙", target="≥1e400次"),
        _plain("丙", weight="7个"),
        _plain("甲", actual="10次"),
        _plain("", target="10"),
        _plain("丁", excellent="≥9"),
        _plain("戊", budget="十元五"),
        _plain("己", actual="1e400"),
        _plain("庚", target="≥9\x1f次"),
        _plain("辛", target=""),
        _plain("壬", spent="0.0000001"),
    ]
    graded = _run(_write(tmp_path / "rows.csv", rows), tmp_path, engine)
    assert set(graded.rejects) == set(range(2, 12))
    assert {key[1] for key in graded.indicators} == {"甲"}
    assert graded.rejects[3] == "weight: 7个 is not a number"
    assert graded.rejects[4] == "the same indicator of the same project stands in a row above"
    assert graded.rejects[5] == "the cell indicator is empty"
    assert graded.rejects[6] == "the standard lacks good, fair, poor"
    assert graded.projects["A",]["reason"] == "its indicators could not all be read"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_project_whose_rows_name_two_budgets_has_no_score(engine: EngineName, tmp_path: Path) -> None:
    rows = [_plain("甲", budget="10"), _plain("乙", budget="11")]
    graded = _run(_write(tmp_path / "rows.csv", rows), tmp_path, engine)
    assert graded.projects["A",]["reason"] == "its rows name different budgets or different spending"
    assert graded.projects["A",]["total"] is None


@pytest.mark.parametrize(
    ("part", "whole"), [(0, 1), (1, 2), (1, 3), (2, 3), (10**14 * 10**4, 3), (10**18 + 1, 10**14 - 1)]
)
def test_quotients_are_rounded_half_up_exactly(part: int, whole: int) -> None:
    frame = nw.from_native(pl.LazyFrame({"part": [part], "whole": [whole]}))
    found = frame.select(rounded(nw.col("part"), nw.col("whole"))).collect()
    assert found.item() == int(half_up(Fraction(part, whole), 0))


def _parquet(path: Path, **columns: object) -> Path:
    pl.DataFrame(columns).write_parquet(path)
    return path


NEEDED = {"department": ["322"], "project": ["A"], "level1": ["产出指标"], "indicator": ["甲"], "actual": ["9次"]}


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_table_in_parquet_becomes_three(perfcheck: Run, tmp_path: Path, engine: str) -> None:
    table = _parquet(
        tmp_path / "t.parquet", **NEEDED, target=["10次"], weight=[90], budget=[Decimal("100.00")], more=[0.1]
    )
    call = ("grade", "--from", "parquet", str(table), "--as-of", "2020-12-31", "--engine", engine)
    ran = perfcheck(*call, "-o", "r.parquet", "--rejects", "rejects.csv")
    assert ran.code == 0
    assert ran.err.splitlines()[-1] == "1 rows: 1 graded, 0 without a level, 0 rejected"
    assert pl.read_parquet("r.parquet").select("verdict", "completion", "points", "score").rows() == [
        ("excellent", Decimal("90.00"), Decimal("90.00"), Decimal("81.00"))
    ]
    assert pl.read_parquet("r.projects.parquet").select("least", "most", "grade").rows() == [
        (Decimal("81.00"), Decimal("91.00"), None)
    ]
    assert pl.read_parquet("r.departments.parquet").select("projects", "incomplete").rows() == [(1, 1)]
    assert Path("rejects.csv").read_text(encoding="utf-8").count("\n") == 1
    assert perfcheck(*call, "-o", "r.parquet").code == 2
    assert perfcheck(*call, "-o", "r.parquet", "--force").code == 0
    assert not list(tmp_path.glob(".perfcheck-*"))


def test_without_a_file_the_summary_is_shown(perfcheck: Run, tmp_path: Path) -> None:
    table = _write(tmp_path / "t.csv", [_plain("甲"), _plain("乙", actual=""), _plain("丙", target="")])
    ran = perfcheck("grade", "--from", "csv", str(table), "--as-of", "2020-12-31")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "Indicators\t3",
        "Indicators\texcellent\t1",
        "Indicators\tunreported\t1",
        "Indicators\trejected\t1",
        "Projects\t1",
        "Projects\tno grade yet\t1",
        "Departments\t1",
        "Departments\tno grade yet\t1",
    ]
    assert ran.err.splitlines() == [
        "3 rows: 1 graded, 1 without a level, 1 rejected",
        "--rejects FILE writes the rejected rows with the reasons",
    ]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"actual": None}, "lacks the columns actual"),
        ({"target": None}, "needs a column target, or excellent, good, fair and poor"),
        ({"good": ["8次"]}, "of the levels the columns excellent, fair, poor are missing"),
        ({"actual": [9.5]}, "the column actual holds Float64"),
        ({"weight": [True]}, "the column weight holds Boolean"),
    ],
)
def test_a_table_with_other_columns_is_refused(
    perfcheck: Run, tmp_path: Path, columns: dict[str, object], told: str
) -> None:
    cells = {name: cell for name, cell in {**NEEDED, "target": ["10次"], **columns}.items() if cell is not None}
    ran = perfcheck(
        "grade", "--from", "parquet", str(_parquet(tmp_path / "t.parquet", **cells)), "--as-of", "2020-12-31"
    )
    assert ran.code == 2
    assert told in ran.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--from", "csv", "none.csv", "--as-of", "2020-12-31"), "there is no file none.csv"),
        (("--from", "csv", "t.csv"), "by --as-of 2020-12-31 or in a column as_of"),
        (("--from", "csv", "t.csv", "--as-of", "gestern"), "is not a date"),
        (
            ("--from", "csv", "t.csv", "--as-of", "2020-12-31", "-o", "r.xlsx"),
            "the ending must be one of .parquet, .csv",
        ),
        (("--from", "csv", "t.csv", "--project", "A"), "--project does not go with --from"),
        (("actuals/q3.yaml", "--engine", "duckdb"), "--engine needs --from"),
        (("--from", "parquet", "t.csv", "--as-of", "2020-12-31"), "polars cannot open t.csv: "),
        (("--from", "csv", "t.csv", "--strict"), "--strict does not go with --from"),
        (("--from", "csv", "t.csv", "--max-size", "1"), "--max-size does not go with --from"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(
    perfcheck: Run, workspace: Path, arguments: tuple[str, ...], told: str
) -> None:
    _write(workspace / "t.csv", [_plain("甲")])
    ran = perfcheck("grade", *arguments)
    assert ran.code == 2
    assert told in ran.err


def test_an_engine_that_is_missing_is_told_with_what_to_install(
    perfcheck: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(workspace / "t.csv", [_plain("甲")])
    monkeypatch.setattr("perfcheck.columnar.engines.find_spec", lambda name: None if name == "duckdb" else name)
    ran = perfcheck("grade", "--from", "csv", "t.csv", "--as-of", "2020-12-31", "--engine", "duckdb")
    assert ran.code == 2
    assert "pip install 'perfcheck[columnar]' duckdb" in ran.err


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_table_in_parts_comes_to_the_same_as_in_one(
    perfcheck: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    rows = _rows(3)
    (workspace / "t").mkdir()
    _write(workspace / "t" / "1.csv", rows[:200])
    _write(workspace / "t" / "2.csv", rows[200:])
    call = ("grade", "--from", "csv", "t", "--as-of", "2020-12-31", "--engine", engine, "--rejects")
    assert perfcheck(*call, "whole.rejects.csv", "-o", "whole.csv").code == 1
    monkeypatch.setattr("perfcheck.columnar.opening.PART", 30)
    monkeypatch.setattr("perfcheck.columnar.polars_engine.PART", 30)
    assert perfcheck(*call, "parts.rejects.csv", "-o", "parts.csv").code == 1
    for name in ("csv", "projects.csv", "departments.csv", "rejects.csv"):
        assert Path(f"parts.{name}").read_bytes() == Path(f"whole.{name}").read_bytes(), name


def test_what_duckdb_calls_an_error_is_an_interrupt(
    perfcheck: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted:
        def fetchall(self) -> None:
            told = "Query interrupted"
            raise RuntimeError(told)

    _write(workspace / "t.csv", [_plain("甲")])
    monkeypatch.setattr("perfcheck.columnar.duckdb_engine._native", lambda _: Interrupted())
    ran = perfcheck("grade", "--from", "csv", "t.csv", "--as-of", "2020-12-31", "--engine", "duckdb", "-o", "r.csv")
    assert ran.code == 130
    assert [path.name for path in workspace.iterdir() if "perfcheck-" in path.name or path.name[0] == "r"] == []


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_an_address_goes_to_the_engine_as_it_is(perfcheck: Run, tmp_path: Path, engine: str) -> None:
    table = _parquet(tmp_path / "t.parquet", **NEEDED, target=["10次"])
    call = ("grade", "--as-of", "2020-12-31", "--engine", engine, "--from", "parquet")
    assert perfcheck(*call, f"file://{table}").code == 0
    refused = perfcheck(*call, "hdfs://nowhere/t.parquet")
    assert refused.code == 2
    assert refused.err.startswith(f"{engine} cannot open hdfs://nowhere/t.parquet: ")
    assert refused.err.count("\n") == 1
    written = perfcheck(*call, str(table), "-o", "s3a://bucket/r.parquet")
    assert written.code == 2
    assert "results go into a folder of this machine" in written.err


def test_folders_and_several_files_are_one_table(perfcheck: Run, workspace: Path) -> None:
    (workspace / "a").mkdir()
    _write(workspace / "a" / "1.csv", [_plain("甲")])
    _write(workspace / "a" / "2.csv", [_plain("乙", target="")])
    _write(workspace / "b.csv", [_plain("丙"), _plain("丁", weight="-1")])
    ran = perfcheck(
        "grade", "--from", "csv", "a", "b.csv", "--as-of", "2020-12-31", "-o", "r.csv", "--rejects", "no.csv"
    )
    assert ran.code == 1
    rejects = pl.read_csv("no.csv").select("file", "row").rows()
    assert [(Path(file).name, row) for file, row in rejects] == [("2.csv", 1), ("b.csv", 2)]
    assert pl.read_csv("r.csv")["indicator"].to_list() == ["甲", "丙"]


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_an_empty_table_and_one_with_a_byte_order_mark(perfcheck: Run, workspace: Path, engine: str) -> None:
    empty, marked = _write(workspace / "empty.csv", []), workspace / "marked.csv"
    call = ("grade", "--as-of", "2020-12-31", "--engine", engine, "--from", "csv")
    assert perfcheck(*call, str(empty)).err == "0 rows: 0 graded, 0 without a level, 0 rejected\n"
    marked.write_bytes(b"\xef\xbb\xbf" + _write(workspace / "plain.csv", [_plain("甲")]).read_bytes())
    assert perfcheck(*call, str(marked)).err == "1 rows: 1 graded, 0 without a level, 0 rejected\n"


def test_the_day_may_stand_in_the_table(perfcheck: Run, tmp_path: Path) -> None:
    days = {"as_of": [date(2020, 12, 31)], "target": ["10次"]}
    call = ("grade", "--from", "parquet", str(_parquet(tmp_path / "t.parquet", **NEEDED, **days)))
    assert perfcheck(*call, "--engine", "duckdb", "-o", "r.parquet").code == 0
    assert perfcheck(*call, "--as-of", "2020-12-31").code == 0
    refused = perfcheck(*call, "--as-of", "2020-06-30")
    assert refused.code == 2
    assert "of several days, which are graded one by one: 2020-06-30, 2020-12-31" in refused.err
