"""Scores in every report, of values made by hand: what is said, where it stands, and what is left out."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from builders import CODE, actuals, project, targets
from framing import grade_csv, grade_json, grade_markdown, grade_text
from perfcheck.assessment.grading import grade
from perfcheck.assessment.scores import ExecutionScore, IndicatorScore, Method, ProjectScore, Unscored
from perfcheck.i18n import Language, translator
from perfcheck.measures.standard import Level
from perfcheck.messages import msg
from perfcheck.reports.canvas import Canvas
from perfcheck.reports.score_texts import score_details, total_message
from perfcheck.reports.workbook import grade_workbook
from perfcheck.sources.policies import policy

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run
    from perfcheck.assessment.results import Assessment

Parsed: TypeAlias = "dict[str, Any]"

OTHER = "322-0601-JBN-S6XV"
UNREPORTED = msg("no actual value was reported")
EXECUTION = ExecutionScore(Decimal(10), Fraction(706, 1000), Decimal("7.06"))
COMPLETE = ProjectScore(
    EXECUTION,
    total=Decimal("86.40"),
    reported=Decimal(100),
    least=Decimal("86.40"),
    most=Decimal("86.40"),
    grade=Level.GOOD,
    notes=(msg("the points of what does not apply went to the others"),),
)
OPEN = replace(
    COMPLETE,
    total=Decimal("41.2"),
    reported=Decimal("50.00"),
    least=Decimal("41.2"),
    most=Decimal("91.2"),
    grade=None,
    cap=Decimal(89),
    notes=(),
)
UNKNOWN = ExecutionScore(Decimal(10), None, None, (msg("nothing was reported as spent"),))
BY_PERSON = msg("a person gave 8 of 10 points")
SCORES = {
    "购买数量": IndicatorScore(Decimal(10), Decimal(8), Method.PERSON, Fraction(8), (BY_PERSON,)),
    "支付时限": IndicatorScore(Decimal("12.5"), None, None, None, (UNREPORTED,)),
    "服务对象满意度": IndicatorScore(Decimal("16.67"), Decimal("16.67"), Method.PROPORTION, Fraction(1667, 100)),
}
"""What indicators of :func:`scored` score; 资源消耗 does not apply and has none."""


def scored(*scores: ProjectScore | Unscored | None) -> Assessment:
    """An assessment with a project for each of these scores."""
    indicators = {"产出指标": {"数量指标": dict.fromkeys((*SCORES, "资源消耗"), "100%")}}
    reported = {"购买数量": "80%", "服务对象满意度": "100%", "资源消耗": {"not_applicable": "没有消耗"}}
    codes = (CODE, OTHER)[: len(scores)]
    assessment = grade(
        targets(
            overall={"targets": {"引进项目": "5个"}}, projects={code: project(indicators=indicators) for code in codes}
        ),
        actuals(projects={code: {"indicators": reported} for code in codes}),
    )
    projects = tuple(
        replace(
            one,
            results=tuple(replace(result, score=SCORES.get(result.name)) for result in one.results),
            score=score,
        )
        for one, score in zip(assessment.projects, scores, strict=True)
    )
    return replace(assessment, projects=projects, policy=policy())


def text(assessment: Assessment, width: int | None = None) -> str:
    """The report for people in English."""
    return grade_text([assessment], Canvas(str, width))


def document(assessment: Assessment) -> Parsed:
    """The department in the JSON report."""
    found: Parsed = json.loads(grade_json([assessment], str))["assessments"][0]
    return found


# What is said


@pytest.mark.parametrize(
    ("score", "says"),
    [
        (COMPLETE, "score 86.40: good"),
        (OPEN, "41.20 points so far, of 50 reported; 41.20-91.20 once the rest is reported"),
        (
            replace(OPEN, most=Decimal("49.2"), grade=Level.POOR),
            "41.20 points so far, of 50 reported; 41.20-49.20 once the rest is reported, poor in any case",
        ),
        (Unscored(msg("no weights")), "not scored: no weights"),
    ],
)
def test_the_total_in_a_sentence(score: ProjectScore | Unscored, says: str) -> None:
    assert total_message(score).render() == says


@pytest.mark.parametrize(
    ("score", "says"),
    [
        (COMPLETE, ["budget execution 70.60%: 7.06/10", "the points of what does not apply went to the others"]),
        (OPEN, ["budget execution 70.60%: 7.06/10", "the execution rate allows at most 89 points"]),
        (
            replace(OPEN, execution=replace(EXECUTION, rate=Fraction(79999, 100000), turns=(Fraction("0.8"),))),
            ["budget execution 79.999%: 7.06/10", "the execution rate allows at most 89 points"],
        ),
        (replace(OPEN, cap=None, execution=UNKNOWN), ["budget execution: -/10 (nothing was reported as spent)"]),
        (Unscored(msg("no weights")), []),
    ],
)
def test_what_the_total_rests_on(score: ProjectScore | Unscored, says: list[str]) -> None:
    assert [message.render() for message in score_details(score)] == says


# Text


@pytest.mark.parametrize("width", [None, 40, 80, 120])
def test_every_layout_has_the_totals_their_grounds_and_the_policy_once(width: int | None) -> None:
    seen = " ".join(text(scored(COMPLETE, OPEN), width).split())
    for told in (
        "score 86.40: good budget execution 70.60%: 7.06/10",
        "41.20 points so far, of 50 reported; 41.20-91.20 once the rest is reported",
        "the execution rate allows at most 89 points",
        "scored by the policy mof-2020",
    ):
        assert seen.count(told) == 1


def test_a_pipe_has_the_score_in_a_column_before_the_remarks() -> None:
    rows = {row[1]: row for line in text(scored(COMPLETE)).splitlines() if len(row := line.split("\t")) > 1}
    assert rows["购买数量"][4:6] == ["80.00%", "8.00/10"]
    assert rows["购买数量"][6].endswith("; points: a person gave 8 of 10 points")
    assert rows["服务对象满意度"][5:] == ["16.67/16.67", ""]
    assert rows["支付时限"][5:] == ["-/12.50", "no actual value was reported"]
    assert rows["资源消耗"][5:] == ["-", "没有消耗"]
    assert rows["引进项目"][5:] == ["", "no actual value was reported"]


@pytest.mark.parametrize(
    ("name", "score", "says"),
    [
        ("支付时限", IndicatorScore(Decimal(5), None, reasons=(msg("no figure was reported"),)), None),
        ("购买数量", IndicatorScore(Decimal(5), Decimal(4), Method.PROPORTION, reasons=(msg("80% is done"),)), None),
        (
            "购买数量",
            IndicatorScore(
                Decimal(5), Decimal(4), Method.PROPORTION, reasons=(msg("80% is done"), msg("the rule was not applied"))
            ),
            "the rule was not applied",
        ),
        (
            "购买数量",
            IndicatorScore(Decimal(5), Decimal(4), Method.LEVEL, reasons=(msg("good earns 80%"),)),
            "good earns",
        ),
        (
            "服务对象满意度",
            IndicatorScore(Decimal(5), Decimal(4), Method.PROPORTION, reasons=(msg("too far"),)),
            "too far",
        ),
    ],
)
def test_what_the_verdict_or_the_completion_rate_says_is_not_said_again(
    name: str, score: IndicatorScore, says: str | None
) -> None:
    assessment = scored(COMPLETE)
    (one,) = assessment.projects
    results = tuple(replace(result, score=score) if result.name == name else result for result in one.results)
    seen = text(replace(assessment, projects=(replace(one, results=results),)))
    line = next(line for line in seen.splitlines() if f"\t{name}\t" in line)
    assert line.count("points: ") == (says is not None)
    assert says is None or f"points: {says}" in line


def test_on_a_narrow_terminal_scores_stand_at_the_right_below_each_other() -> None:
    lines = [line for line in text(scored(COMPLETE), 80).splitlines() if line.endswith(("8.00/10", "-/12.50", "    -"))]
    assert [cell_len(line) for line in lines] == [80, 80, 80]


def test_a_wide_table_has_the_column_only_where_there_are_scores() -> None:
    heads = [line for line in text(scored(COMPLETE), 120).splitlines() if line.startswith("Level")]
    assert ["Score" in head for head in heads] == [False, True]


@pytest.mark.parametrize("width", [None, 80, 120])
def test_without_a_policy_nothing_is_said_of_scores(width: int | None) -> None:
    indicators = {"产出指标": {"数量指标": {"购买数量": "100%"}}}
    seen = text(grade(targets(projects={CODE: project(indicators=indicators)}), actuals()), width)
    assert "score" not in seen.lower()
    assert "/10" not in seen.replace("- / 100%", "")


def test_an_unscored_project_says_why_in_place_of_its_total() -> None:
    assert "not scored: no weights" in text(scored(Unscored(msg("no weights")))).splitlines()


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("width", [40, 60, 80, 110])
def test_no_line_is_wider_than_the_terminal(lang: Language, width: int) -> None:
    seen = grade_text([scored(COMPLETE, OPEN)], Canvas(translator(lang), width))
    assert max(cell_len(line) for line in seen.splitlines()) <= width


def test_the_grade_has_a_colour_and_a_word() -> None:
    seen = grade_text([scored(COMPLETE)], Canvas(str, 80, colour=True))
    assert "\x1b[36mscore 86.40: good" in seen


# JSON


def test_a_complete_score_in_json() -> None:
    found = document(scored(COMPLETE))
    assert found["policy"] == {"name": "mof-2020", "title": policy().title}
    assert found["projects"][0]["score"] == {
        "execution": {
            "points": "10",
            "budget": None,
            "spent": None,
            "rate_percent": "70.60",
            "score": "7.06",
            "reasons": [],
        },
        "total": "86.40",
        "reported_points": "100",
        "least": "86.40",
        "most": "86.40",
        "grade": "good",
        "grade_text": "good",
        "complete": True,
        "cap": None,
        "notes": ["the points of what does not apply went to the others"],
        "unscored": None,
    }


def test_an_open_score_and_a_missing_one_have_the_same_keys() -> None:
    complete, still_open = (
        one["score"] for one in document(scored(COMPLETE, replace(OPEN, execution=UNKNOWN)))["projects"]
    )
    unscored, without = (one["score"] for one in document(scored(Unscored(msg("no weights")), None))["projects"])
    assert list(still_open) == list(complete)
    assert set(unscored) == set(complete)
    assert (still_open["grade"], still_open["complete"], still_open["cap"]) == (None, False, "89")
    assert still_open["execution"] == {
        "points": "10",
        "budget": None,
        "spent": None,
        "rate_percent": None,
        "score": None,
        "reasons": ["nothing was reported as spent"],
    }
    assert (unscored["unscored"], unscored["total"], unscored["notes"]) == ("no weights", None, [])
    assert without is None


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("购买数量", ("10", "8.00", "2.00", "person", ["a person gave 8 of 10 points"])),
        ("支付时限", ("12.5", None, None, None, ["no actual value was reported"])),
        ("服务对象满意度", ("16.67", "16.67", "0.00", "proportion", [])),
        ("资源消耗", (None, None, None, None, [])),
    ],
)
def test_indicators_in_json(name: str, values: tuple[object, ...]) -> None:
    found = next(one for one in document(scored(COMPLETE))["projects"][0]["indicators"] if one["name"] == name)
    assert tuple(found[key] for key in ("weight", "score", "deduction", "method", "score_reasons")) == values


def test_without_a_policy_json_says_null() -> None:
    found = document(grade(targets(projects={CODE: project()}), actuals()))
    assert (found["policy"], found["projects"][0]["score"]) == (None, None)


# Tables


def test_csv_has_points_score_and_deduction() -> None:
    rows = list(csv.DictReader(io.StringIO(grade_csv([scored(COMPLETE)], str).decode("utf-8-sig"), newline="")))
    heads = ("Maximum score", "Score", "Deduction", "On the score")
    assert {row["Indicator"]: tuple(row[head] for head in heads) for row in rows} == {
        "引进项目": ("", "", "", ""),
        "购买数量": ("10", "8.00", "2.00", "a person gave 8 of 10 points"),
        "支付时限": ("12.5", "", "", ""),
        "服务对象满意度": ("16.67", "16.67", "0.00", ""),
        "资源消耗": ("", "", "", ""),
    }


def test_markdown_has_a_table_of_totals_and_the_policy() -> None:
    seen = grade_markdown([scored(COMPLETE, OPEN)], str)
    assert "| EU89 企业扶持资金 | 86.40 | good | 100 | 86.40 | 86.40 | 70.60% | 7.06 |  | the points of" in seen
    assert "| S6XV 企业扶持资金 | 41.20 | still open | 50 | 41.20 | 91.20 | 70.60% | 7.06 | 89 |" in seen
    assert seen.count("scored by the policy mof-2020") == 1
    assert "| 80.00% | 10 | 8.00 |" in seen


def test_markdown_says_why_a_project_is_not_scored() -> None:
    seen = grade_markdown([scored(Unscored(msg("no weights")))], str)
    assert "| EU89 企业扶持资金 |  |  | not scored: no weights |" in seen


def test_the_workbook_has_totals_on_the_summary_and_points_on_the_projects() -> None:
    book = load_workbook(BytesIO(grade_workbook([scored(COMPLETE, OPEN)], str)))
    rows = [[cell.value for cell in row if cell.value is not None] for row in book["Summary"].iter_rows()]
    start = rows.index(["Scores"])
    assert rows[start + 2] == ["EU89 企业扶持资金", 86.4, "good", 100, 86.4, 86.4, 0.706, 7.06]
    assert rows[start + 3] == ["S6XV 企业扶持资金", 41.2, "still open", 50, 41.2, 91.2, 0.706, 7.06, 89]
    assert rows[start + 4] == ["EU89 企业扶持资金", "the points of what does not apply went to the others"]
    assert rows[start + 5][0] == "Policy"
    heads, *below = [[cell.value for cell in row] for row in book["Projects"].iter_rows()]
    at = [heads.index(head) for head in ("Indicator", "Maximum score", "Score")]
    found = {row[at[0]]: (row[at[1]], row[at[2]]) for row in below}
    assert found["购买数量"] == (10, 8)
    assert found["支付时限"] == (12.5, None)
    score = book["Projects"].cell(2, heads.index("Score") + 1)
    assert score.number_format == "0.00"
    assert "Maximum score" not in [cell.value for cell in book["Overall targets"][1]]


# The command line


def _own_policy(workspace: Path) -> None:
    shipped = (files("perfcheck") / "policies" / "mof-2020.yaml").read_text(encoding="utf-8")
    (workspace / "own.yaml").write_text(shipped.replace("policy: mof-2020", "policy: own"), encoding="utf-8")


def _policy(perfcheck: Run, *options: str) -> str:
    ran = perfcheck("grade", "actuals/q3.yaml", "--format", "json", *options)
    assert ran.code == 0
    return str(json.loads(ran.out)["assessments"][0]["policy"]["name"])


def test_the_policy_is_the_default_that_of_the_settings_or_that_of_the_call(perfcheck: Run, workspace: Path) -> None:
    assert _policy(perfcheck) == "mof-2020"
    _own_policy(workspace)
    (workspace / "perfcheck.toml").write_text('policy = "own.yaml"\n', encoding="utf-8")
    assert _policy(perfcheck) == "own"
    assert _policy(perfcheck, "--policy", "mof-2020") == "mof-2020"


def test_the_settings_are_those_of_the_folder_of_the_figures(perfcheck: Run, workspace: Path) -> None:
    _own_policy(workspace)
    (workspace / "actuals" / "perfcheck.toml").write_text('policy = "../own.yaml"\n', encoding="utf-8")
    (workspace / "targets" / "perfcheck.toml").write_text('policy = "none-such"\n', encoding="utf-8")
    assert _policy(perfcheck) == "own"


@pytest.mark.parametrize(
    ("policy_file", "place", "says"),
    [
        ("policy: own\nreview: {}\nweights: {totals: [9O]}\n", "own.yaml:3", "nothing is checked before this policy"),
        (None, "own.yaml", "there is no such file"),
    ],
)
def test_a_policy_with_problems_grades_nothing(
    perfcheck: Run, workspace: Path, policy_file: str | None, place: str, says: str
) -> None:
    if policy_file is not None:
        (workspace / "own.yaml").write_text(policy_file, encoding="utf-8")
    ran = perfcheck("grade", "actuals/q3.yaml", "--policy", "own.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert place in ran.err
    assert ran.err.count(says) == 1


def test_wrong_settings_grade_nothing(perfcheck: Run, workspace: Path) -> None:
    (workspace / "perfcheck.toml").write_text("policy = 1\n", encoding="utf-8")
    ran = perfcheck("grade", "actuals/q3.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "perfcheck.toml:1:1" in ran.err


def test_some_projects_alone_say_nothing_of_the_whole_department(perfcheck: Run) -> None:
    report = json.loads(perfcheck("grade", "actuals/q3.yaml", "-p", "EU89", "--format", "json").out)
    assert report["assessments"][0]["summary"] is None
    assert "average" not in perfcheck("grade", "actuals/q3.yaml", "-p", "EU89").out
    assert "average" in perfcheck("grade", "actuals/q3.yaml").out
