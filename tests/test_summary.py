"""A department as a whole, and many of them ranked: averages, ranks, distributions, what is furthest behind."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from rich.cells import cell_len

import perfcheck
from builders import actuals, project, targets, texts
from framing import grade_json, grade_markdown, grade_text
from perfcheck.assessment.department_score import AverageScore, department_score
from perfcheck.assessment.grading import grade
from perfcheck.assessment.ranking import rankings_of
from perfcheck.assessment.scores import ProjectScore
from perfcheck.assessment.standing import standing_of
from perfcheck.measures.standard import Level
from perfcheck.reports.canvas import Canvas
from perfcheck.reports.department_texts import average_text, department_messages, project_messages
from perfcheck.reports.markdown import escaped
from perfcheck.reports.ranking_rows import (
    notes_of,
    rank_rows,
)
from perfcheck.reports.ranking_text import ranking_text
from perfcheck.reports.workbook import grade_workbook
from perfcheck.review import processes
from perfcheck.review.summary import SummaryWishes, summarize
from perfcheck.sources import departments
from perfcheck.sources.policies import policy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from conftest import Run
    from perfcheck.assessment.department_score import DepartmentScore
    from perfcheck.assessment.ranking import Ranking, Summary
    from perfcheck.assessment.results import Assessment

Parsed: TypeAlias = "dict[str, Any]"

MOF = policy("mof-2020")
LEVELS = ("excellent", "good", "fair", "poor")
FULL = {"数量": "100%", "效益": "100%", "满意": "100%"}
"""Figures of a project that earn all 90 points of its indicators."""


def _project(total: str, **keys: object) -> dict[str, object]:
    indicators = {
        "产出指标": {"数量指标": {"数量": "100%"}},
        "效益指标": {"社会效益指标": {"效益": "100%"}},
        "满意度指标": {"服务对象满意度指标": {"满意": "100%"}},
    }
    return project(total, indicators=indicators, **keys)


def _assessment(
    figures: Mapping[str, Mapping[str, object]], *, budgets: Mapping[str, str], code: str = "MOF"
) -> Assessment:
    """The department 322 with a project for each budget and what is reported of them."""
    return grade(
        targets(projects={name: _project(total, name=f"项目{name}") for name, total in budgets.items()}),
        actuals("2020-12-31", projects=dict(figures)),
        None if code == "" else MOF,
    )


def _reported(spent: str | None, **indicators: str) -> dict[str, object]:
    money = {} if spent is None else {"spent": {"2020-12-31": spent}}
    return {**money, "indicators": {**FULL, **indicators}}


def _score(figures: Mapping[str, Mapping[str, object]], **budgets: str) -> DepartmentScore:
    return department_score(_assessment(figures, budgets=budgets))


# A department as a whole


def test_the_average_goes_by_budgets_and_is_exact() -> None:
    # A: 10 + 90 = 100 of a budget of 300; B: 5 + 90 - 50·(1-0.8) = 85 of one of 100. (300·100 + 100·85) / 400 = 96.25
    score = _score({"A": _reported("300"), "B": _reported("50", 数量="80%")}, A="300", B="100")
    assert score.average.points == Fraction(9625, 100)
    assert (score.average.grade, score.average.scored, score.average.is_complete) == (Level.EXCELLENT, ("A", "B"), True)
    assert score.grades == {Level.EXCELLENT: 1, Level.GOOD: 1}
    assert (score.execution.spent.number, score.execution.budget.number) == (Decimal(350), Decimal(400))
    assert score.execution.rate == Fraction(350, 400)
    assert texts(project_messages(score)) == [
        "average score 96.25: excellent (2 projects, by their budgets)",
        "budget execution in total 87.50% (350.00万元 of 400.00万元)",
    ]


def test_a_third_stays_a_third() -> None:
    score = _score({"A": _reported("1"), "B": _reported("1", 数量="80%")}, A="1", B="2")
    # A 100, B 5 + 80 = 85: (100 + 2·85) / 3 = 90 exactly; with 79 % of B it is below
    assert (score.average.points, score.average.grade) == (Fraction(90), Level.EXCELLENT)
    less = _score({"A": _reported("1"), "B": _reported("1", 数量="79.98%")}, A="1", B="2")
    assert less.average.points == Fraction(100 + 2 * Fraction(8499, 100)) / 3
    assert less.average.grade is Level.GOOD
    assert average_text(less.average) == "89.99"


@pytest.mark.parametrize(
    ("points", "others", "shown"),
    [
        (Fraction(89996, 1000), (), "89.996"),
        (Fraction(899999, 10000), (), "89.9999"),
        (Fraction(90), (), "90.00"),
        (Fraction(875, 10), (Fraction(875, 10),), "87.50"),
        (Fraction(87504, 1000), (Fraction(875, 10),), "87.504"),
        (Fraction(875, 10), (Fraction(87504, 1000),), "87.500"),
        (Fraction(200, 3), (), "66.67"),
    ],
)
def test_an_average_never_looks_like_what_it_is_not(points: Fraction, others: tuple[Fraction, ...], shown: str) -> None:
    begins = (Decimal(90), Decimal(80), Decimal(60))
    assert average_text(AverageScore(points, Level.GOOD, begins=begins), others) == shown


def test_what_is_incomplete_is_left_out_and_never_zero() -> None:
    figures = {"A": _reported("100"), "B": _reported(None), "C": _reported("10")}
    figures["C"].pop("indicators")
    score = _score(figures, A="100", B="900", C="900")
    assert (score.average.points, score.average.grade, score.average.is_complete) == (Fraction(100), None, False)
    assert [(one.code, str(one.reason)) for one in score.average.incomplete] == [
        ("B", "only 90 of 100 points are reported (no spending was reported)"),
        ("C", "only 10 of 100 points are reported"),
    ]
    assert (score.execution.rate, [one.code for one in score.execution.left_out]) == (Fraction(110, 1000), ["B"])
    assert texts(project_messages(score)) == [
        "average score so far 100.00, of 1 of 3 projects",
        "budget execution in total 11.00% (110.00万元 of 1,000.00万元)",
        "execution without B 项目B: no spending was reported",
    ]


def test_a_budget_of_zero_has_no_weight_and_holds_nobody_up() -> None:
    score = _score({"A": _reported("50"), "Z": _reported("20")}, A="100", Z="0")
    assert (score.average.points, score.average.is_complete, score.average.scored) == (Fraction(95), True, ("A",))
    assert [one.code for one in score.average.weightless] == ["Z"]
    # What was spent without a budget would make the rate look better than it is.
    assert score.execution.rate == Fraction(1, 2)
    assert texts(project_messages(score))[-1] == "score without Z 项目Z: its budget is zero, so its score has no weight"


def test_nothing_but_budgets_of_zero_is_no_average() -> None:
    score = _score({"Z": _reported("20")}, Z="0")
    assert (score.average.points, score.average.is_complete, score.execution.rate) == (None, False, None)
    assert standing_of(_assessment({"Z": _reported("20")}, budgets={"Z": "0"}), 10).reasons[0].render() == (
        "none of its projects has a budget"
    )


def test_the_budget_is_the_adjusted_one_as_the_policy_says() -> None:
    adjusted = {**_reported("50"), "budget": {"adjusted": "50"}}
    score = _score({"A": adjusted, "B": _reported("0")}, A="200", B="50")
    assert score.average.points == Fraction(95)  # (100·50 + 90·50) / 100
    assert score.execution.rate == Fraction(1, 2)


def test_the_budget_is_the_original_one_where_the_policy_says_so(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("policy: own\nextends: mof-2020\nscoring: {execution: {denominator: original}}\n", encoding="utf-8")
    adjusted = {**_reported("50"), "budget": {"adjusted": "50"}}
    department = grade(
        targets(projects={"A": _project("200"), "B": _project("50")}),
        actuals("2020-12-31", projects={"A": adjusted, "B": _reported("0")}),
        policy(path),
    )
    score = department_score(department)
    assert score.average.points == Fraction(92)  # (92.5·200 + 90·50) / 250
    assert score.execution.rate == Fraction(50, 250)


def test_levels_are_counted_by_part_and_projects_need_a_policy() -> None:
    department = grade(
        targets(overall={"targets": {"企业": "10家"}}, projects={"A": _project("1")}),
        actuals("2020-12-31", overall={"企业": "9家"}, projects={"A": _reported("1", 数量="70%")}),
    )
    score = department_score(department)
    assert (dict(score.overall), dict(score.activities)) == ({"excellent": 1}, {})
    assert dict(score.projects) == {"excellent": 2, "fair": 1}
    assert str(score.average.incomplete[0].reason) == "no policy to score by was given"
    assert texts(department_messages(score, str)) == [
        "Overall targets: excellent 1",
        "Projects: excellent 2, fair 1",
        "budget execution in total 100.00% (1.00万元 of 1.00万元)",
    ]


def test_without_projects_nothing_is_said_of_them() -> None:
    department = grade(targets(overall={"targets": {"企业": "10家"}}), actuals(overall={"企业": "9家"}), MOF)
    assert list(project_messages(department_score(department))) == []
    assert texts(standing_of(department, 10).reasons) == ["it has no projects"]


_SHARES = st.integers(0, 100)


@given(st.lists(st.tuples(st.integers(1, 999), _SHARES, _SHARES), min_size=1, max_size=4))
def test_an_average_lies_between_its_scores(rows: list[tuple[int, int, int]]) -> None:
    names = "ABCD"[: len(rows)]
    figures = {
        name: _reported(str(Decimal(budget * spent) / 100), 数量=f"{done}%")
        for name, (budget, spent, done) in zip(names, rows, strict=True)
    }
    department = _assessment(figures, budgets={name: str(row[0]) for name, row in zip(names, rows, strict=True)})
    average = department_score(department).average
    totals = [one.score.total for one in department.projects if isinstance(one.score, ProjectScore)]
    assert len(totals) == len(rows)
    assert average.points is not None
    assert min(totals) <= average.points <= max(totals)


def test_of_many_projects_with_one_reason_only_some_are_named() -> None:
    names = "ABCDEFGH"
    score = _score({name: _reported(None) for name in names[1:]} | {"A": _reported("1")}, **dict.fromkeys(names, "1"))
    assert texts(project_messages(score))[-1] == (
        "execution without B 项目B, C 项目C, D 项目D, E 项目E, F 项目F, G 项目G and 1 more: no spending was reported"
    )


def test_a_project_that_cannot_be_scored_is_left_out_with_its_reason() -> None:
    department = grade(
        targets(projects={"A": _project("1"), "B": project("1")}),
        actuals("2020-12-31", projects={"A": _reported("1"), "B": {"spent": {"2020-12-31": "1"}}}),
        MOF,
    )
    (one,) = department_score(department).average.incomplete
    assert (one.code, str(one.reason)) == ("B", "it has no indicators")


def test_every_report_of_grade_says_it() -> None:
    department = _assessment(
        {"A": _reported("300"), "B": _reported("50", 数量="80%")}, budgets={"A": "300", "B": "100"}
    )
    said = "average score 96.25: excellent (2 projects, by their budgets)"
    assert said in grade_text([department], Canvas(str)).splitlines()
    assert said in grade_text([department], Canvas(str, 80)).splitlines()
    assert escaped(said) in grade_markdown([department], str).splitlines()
    sheet = load_workbook(BytesIO(grade_workbook([department], str)))["Summary"]
    assert ("The department as a whole", said) in {row[:2] for row in sheet.iter_rows(values_only=True)}
    summary = json.loads(grade_json([department], str))["assessments"][0]["summary"]
    assert (summary["average"]["score"], summary["average"]["grade"]) == ("96.25", "excellent")
    assert summary["grades"] == {"excellent": 1, "good": 1, "fair": 0, "poor": 0}
    assert summary["execution"] == {"budget": "400", "spent": "350", "rate_percent": "87.50", "left_out": []}


# Many departments


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _targets(code: str, *budgets: str, year: int = 2020) -> str:
    lines = [f"year: {year}", f"department: {{code: {code}, name: 第{code}局}}", "overall: {targets: {企业: 10家}}"]
    lines.extend(["projects:"] if budgets else [])
    for number, budget in enumerate(budgets, start=1):
        lines.extend(
            [
                f"  {code}-P{number}:",
                f"    name: 项目{number}",
                f"    budget: {{total: {budget}}}",
                "    indicators: {产出指标: {数量指标: {数量: 100%}}, 效益指标: {社会效益: {效益: 100%}}}",
            ]
        )
    return "\n".join(lines) + "\n"


def _figures(code: str, *done: str | None, spent: str = "100", day: str = "2020-12-31", more: str = "") -> str:
    """What a department reports of its projects; None: nothing at all. Its money is spent at ``spent``."""
    lines = [f"as_of: {day}", f"department: {code}", "overall: {企业: 5家}"]
    rows = [
        f"  P{number}: {{spent: {{{day}: {spent}}}, indicators: {{数量: {one}, 效益: 100%}}}}"
        for number, one in enumerate(done, start=1)
        if one is not None
    ]
    return "\n".join([*lines, *(["projects:", *rows] if rows else []), more]) + "\n"


def _folder(root: Path, **departments: tuple[tuple[str, ...], tuple[str | None, ...]]) -> Path:
    """A folder with ``targets/`` and ``actuals/``; of each department the budgets and what is done of the projects."""
    for name, (budgets, done) in departments.items():
        code = name.removeprefix("d")
        _write(root / "targets" / f"{code}.yaml", _targets(code, *budgets))
        _write(root / "actuals" / f"{code}.yaml", _figures(code, *done))
    return root


@pytest.fixture
def county(workspace: Path) -> Path:
    """Seven departments: a tie, one incomplete, one with a budget of zero, one without projects, one that is silent."""
    folder = _folder(
        workspace / "county",
        d101=(("100",), ("80%",)),
        d102=(("100", "100"), ("100%", "60%")),
        d103=(("100",), ("100%",)),
        d104=(("100", "300"), ("90%", None)),
        d105=(("100", "0"), ("30%", "100%")),
        d106=((), ()),
    )
    _write(folder / "targets" / "107.yaml", _targets("107", "100"))
    return folder


def _ranks(ranking: Ranking) -> list[tuple[int | None, str, str]]:
    return [(row.ranked.rank, row.ranked.standing.department.code, row.points) for row in rank_rows(ranking)]


def _only(summary: Summary) -> Ranking:
    (ranking,) = summary.rankings
    return ranking


def test_ties_share_a_rank_and_what_is_incomplete_stands_at_the_end(county: Path) -> None:
    # 10 for the money, 50 for 产出 by its rate, 40 for 效益: 101 has 10+40+40, 102 the mean of 100 and 80, 105 10+15+40
    ranking = _only(perfcheck.summary(county))
    assert _ranks(ranking) == [
        (1, "103", "100.00"),
        (2, "101", "90.00"),
        (2, "102", "90.00"),
        (4, "105", "65.00"),
        (None, "104", ""),
        (None, "106", ""),
        (None, "107", ""),
    ]
    notes = {row.ranked.standing.department.code: texts(notes_of(row)) for row in rank_rows(ranking)}
    assert notes == {
        "101": [],
        "102": [],
        "103": [],
        "104": [
            "so far 95.00, of 1 of 2 projects",
            "no complete score for 104-P2 项目2: only 0 of 100 points are reported (no spending was reported)",
            "execution without 104-P2 项目2: no spending was reported",
        ],
        "105": ["score without 105-P2 项目2: its budget is zero, so its score has no weight"],
        "106": ["it has no projects"],
        "107": ["it reported no figures"],
    }


def test_grades_of_departments_and_of_projects_are_counted(county: Path) -> None:
    ranking = _only(perfcheck.summary(county))
    assert (dict(ranking.grades.counts), ranking.grades.without) == ({Level.EXCELLENT: 3, Level.FAIR: 1}, 3)
    # 105-P2 has 90 of 90 points so far, which is excellent in any case.
    counts = {Level.EXCELLENT: 5, Level.GOOD: 1, Level.FAIR: 1}
    assert (dict(ranking.project_grades.counts), ranking.project_grades.without) == (counts, 1)
    assert ranking.unspent == 1


def test_the_worst_come_first_and_no_more_than_asked_for(county: Path) -> None:
    ranking = _only(perfcheck.summary(county, top=3))
    assert [(one.department.code, one.name, one.done) for one in ranking.shortfalls] == [
        ("105", "数量", Fraction(3, 10)),
        ("101", "企业", Fraction(1, 2)),
        ("102", "企业", Fraction(1, 2)),
    ]
    assert ranking.delays == ()


def test_delays_are_measured_against_the_plan_or_else_against_the_year(tmp_path: Path) -> None:
    planned = _targets("1", "100", "100", "100").replace(
        "total: 100}\n", "total: 100}\n    schedule: {6月底: 50%, 12月底: 100%}\n", 2
    )
    _write(tmp_path / "targets/1.yaml", planned)
    lines = ["as_of: 2020-06-30", "department: 1", "projects:"]
    lines += [f"  P{number}: {{spent: {{2020-06-30: {spent}}}}}" for number, spent in ((1, 60), (2, 10), (3, 45))]
    _write(tmp_path / "actuals/1.yaml", "\n".join(lines))
    delays = _only(perfcheck.summary(tmp_path)).delays
    assert [(one.code, one.rate, one.planned, one.has_plan) for one in delays] == [
        ("1-P2", Fraction(1, 10), Fraction(1, 2), True),
        ("1-P3", Fraction(45, 100), Fraction(182, 366), False),
    ]


def test_targets_without_a_rate_are_counted(tmp_path: Path) -> None:
    _write(
        tmp_path / "targets/1.yaml",
        "year: 2020\ndepartment: {code: 1, name: 一局}\noverall: {targets: {事故: 不发生}}\n",
    )
    _write(tmp_path / "actuals/1.yaml", "as_of: 2020-12-31\ndepartment: 1\noverall: {事故: 2}\n")
    ranking = _only(perfcheck.summary(tmp_path))
    assert (ranking.shortfalls, ranking.missed) == ((), 1)


def test_the_order_of_the_files_changes_nothing(county: Path) -> None:
    files = sorted(county.rglob("*.yaml"))
    expected = perfcheck.summary(*files).rankings
    for seed in range(3):
        Random(seed).shuffle(files)  # noqa: S311 - no secret
        assert perfcheck.summary(*files).rankings == expected


def test_each_year_is_a_ranking_of_its_own(tmp_path: Path) -> None:
    folder = _folder(tmp_path, d1=(("100",), ("80%",)))
    _write(folder / "targets" / "1-2021.yaml", _targets("1", "100", year=2021))
    _write(folder / "actuals" / "1-2021.yaml", _figures("1", "100%", day="2021-12-31"))
    _write(folder / "targets" / "1-2022.yaml", _targets("1", "100", year=2022))
    summary = perfcheck.summary(folder)
    assert [(one.year, _ranks(one)) for one in summary.rankings] == [
        (2021, [(1, "1", "100.00")]),
        (2020, [(1, "1", "90.00")]),
    ]
    assert texts(summary.notes) == ["there are no figures of 2022; its targets (1 files) were left out"]


def test_all_figures_of_a_department_are_merged(tmp_path: Path) -> None:
    folder = _folder(tmp_path, d1=(("100",), ("80%",)))
    _write(folder / "actuals" / "1-q2.yaml", _figures("1", "30%", day="2020-06-30", spent="50"))
    ranking = _only(perfcheck.summary(folder))
    assert _ranks(ranking) == [(1, "1", "90.00")]
    assert len(ranking.departments[0].standing.actuals_files) == 2


@pytest.mark.parametrize(
    ("targets_at", "figures_at", "given"),
    [
        ("a/targets/1.yaml", "a/actuals/1.yaml", "."),
        ("a/targets/1.yaml", "a/actuals/1.yaml", "a/actuals"),
        ("a/plan.yaml", "a/done.yaml", "a"),
        ("plans/1.yaml", "reports/deep/1.yaml", "."),
    ],
)
def test_targets_are_found_near_the_figures_or_among_the_files(
    tmp_path: Path, targets_at: str, figures_at: str, given: str
) -> None:
    _write(tmp_path / targets_at, _targets("1", "100").replace("2020", "2020年度"))
    _write(tmp_path / figures_at, _figures("1", "80%"))
    assert _ranks(_only(perfcheck.summary(tmp_path / given))) == [(1, "1", "90.00")]


def test_figures_may_name_their_targets_and_a_folder_of_them_may_be_given(tmp_path: Path) -> None:
    _write(tmp_path / "t/1.yaml", _targets("1", "100"))
    _write(tmp_path / "t/2.yaml", _targets("2", "100"))
    _write(tmp_path / "f/1.yaml", "targets: ../t/1.yaml\n" + _figures("1", "80%"))
    assert _ranks(_only(perfcheck.summary(tmp_path / "f"))) == [(1, "1", "90.00")]
    _write(tmp_path / "f/1.yaml", _figures("1", "80%"))
    ranking = _only(perfcheck.summary(tmp_path / "f", targets=tmp_path / "t"))
    assert _ranks(ranking) == [(1, "1", "90.00"), (None, "2", "")]
    assert _ranks(_only(perfcheck.summary(tmp_path / "f", targets=tmp_path / "t/1.yaml"))) == [(1, "1", "90.00")]


def test_a_department_without_targets_is_listed_and_the_file_is_told(tmp_path: Path) -> None:
    folder = _folder(tmp_path, d1=(("100",), ("80%",)))
    _write(folder / "actuals" / "2.yaml", _figures("2", "80%"))
    summary = perfcheck.summary(folder)
    assert _ranks(_only(summary)) == [(1, "1", "90.00"), (None, "2", "")]
    assert [one.rule.name for one in summary.findings] == ["no-targets"]


def test_figures_that_name_several_targets_are_not_ranked(tmp_path: Path) -> None:
    folder = _folder(tmp_path, d1=(("100",), ("80%",)))
    _write(folder / "other.yaml", _targets("1", "200"))
    _write(folder / "actuals" / "b.yaml", "targets: ../other.yaml\n" + _figures("1", "80%", day="2020-06-30"))
    (one,) = _only(perfcheck.summary(folder)).departments
    assert one.rank is None
    assert "its figures name several files of targets" in str(one.standing.reasons[0])


def test_files_whose_beginnings_do_not_tell_are_read_as_a_whole(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = _ranks(_only(perfcheck.summary(county)))
    monkeypatch.setattr(departments, "card_of", lambda _: None)
    assert _ranks(_only(perfcheck.summary(county))) == expected


def test_who_watches_is_told_of_each_department(county: Path) -> None:
    told: list[tuple[int, int]] = []
    summarize([county], SummaryWishes(), lambda more, of: told.append((more, of)))
    assert told == [(1, 7)] * 7


def test_scores_by_several_policies_are_said_to_be_so(tmp_path: Path) -> None:
    for code, name in (("1", "mof-2020"), ("2", "mof-2021")):
        _folder(tmp_path / code, **{f"d{code}": (("100",), ("80%",))})
        _write(tmp_path / code / "perfcheck.toml", f'policy = "{name}"\n')
    text = ranking_text(perfcheck.summary(tmp_path).rankings, Canvas(str))
    assert "the scores rest on several policies and are hard to compare: mof-2020, mof-2021" in text


def test_figures_of_different_days_are_said_to_be_so(tmp_path: Path) -> None:
    folder = _folder(tmp_path, d1=(("100",), ("80%",)))
    _write(folder / "targets" / "2.yaml", _targets("2", "100"))
    _write(folder / "actuals" / "2.yaml", _figures("2", "80%", day="2020-06-30"))
    text = ranking_text(perfcheck.summary(tmp_path).rankings, Canvas(str))
    assert text.startswith("Ranking of 2 departments, 2020, as of 2020-06-30 to 2020-12-31\n")
    assert "the figures are of different days and are hard to compare" in text


def test_nobody_has_figures_that_can_be_used(tmp_path: Path) -> None:
    folder = _folder(tmp_path, d1=(("100",), ("80%",)))
    _write(folder / "actuals" / "1.yaml", "as_of: 2020-12-31\ndepartment: 1\nprojects: [\n")
    text = ranking_text(perfcheck.summary(tmp_path).rankings, Canvas(str))
    assert text.startswith("Ranking of 1 departments, 2020\n")
    assert "none of its figures can be used" in text


def test_figures_held_against_the_targets_of_another_department(tmp_path: Path) -> None:
    folder = _folder(tmp_path, d1=(("100",), ("80%",)), d2=(("100",), ("80%",)))
    ranking = _only(perfcheck.summary(folder / "actuals", targets=folder / "targets" / "1.yaml"))
    assert _ranks(ranking) == [(1, "1", "90.00"), (None, "2", "")]
    standing = ranking.departments[1].standing
    assert texts(standing.reasons) == ["its figures are of another department or year than its targets"]
    assert [one.rule.name for one in standing.findings] == ["other-targets"]


def test_a_policy_beside_the_files_is_nobodys(tmp_path: Path) -> None:
    folder = _folder(tmp_path, d1=(("100",), ("80%",)))
    _write(folder / "own.yaml", "policy: own\nextends: mof-2020\n")
    summary = perfcheck.summary(folder, policy=folder / "own.yaml")
    assert (_ranks(_only(summary)), summary.findings) == ([(1, "1", "90.00")], ())


@given(st.lists(st.integers(0, 5), min_size=1, max_size=8))
def test_ranks_follow_scores(done: list[int]) -> None:
    standings = []
    for number, one in enumerate(done):
        department = grade(
            perfcheck.Targets.model_validate(
                {"year": "2020", "department": {"code": str(number), "name": "局"}, "projects": {"A": _project("1")}}
            ),
            perfcheck.Actuals.model_validate(
                {
                    "as_of": "2020-12-31",
                    "department": str(number),
                    "projects": {"A": _reported("1", 数量=f"{one * 10}%")},
                }
            ),
            MOF,
        )
        standings.append(standing_of(department, 1))
    (ranking,) = rankings_of(standings)
    ranks = {one.standing.department.code: one.rank for one in ranking.departments}
    for number, one in enumerate(done):
        assert ranks[str(number)] == 1 + sum(other > one for other in done)


# The command


def _json(ran_out: str) -> Parsed:
    document: Parsed = json.loads(ran_out)
    return document


def test_how_a_ranking_looks_on_a_terminal(county: Path, golden: Callable[[str, str], None]) -> None:
    text = ranking_text(perfcheck.summary(county, top=5).rankings, Canvas(str, 80))
    golden("summary-80.en.txt", text)
    assert max(map(cell_len, text.splitlines())) <= 80


@pytest.mark.parametrize("width", [40, 60, 70, 79, 109, 110, 120, 200])
def test_no_line_is_wider_than_the_terminal(county: Path, width: int) -> None:
    text = ranking_text(perfcheck.summary(county, top=2).rankings, Canvas(str, width))
    assert max(map(cell_len, text.splitlines())) <= width
    assert ("Without a level" in text) is (width >= 110)
    assert ("Rank: 4" in text) is (width <= 60)
    for said in ("第105局", "65.00", "104-P2", "企业"):
        assert said in text


def test_a_pipe_gets_complete_lines(perfcheck: Run, county: Path) -> None:
    ran = perfcheck("summary", str(county))
    assert ran.code == 0
    lines = [line.split("\t") for line in ran.out.splitlines()]
    head = next(line for line in lines if line[0] == "Year")
    first = dict(zip(head, lines[lines.index(head) + 1], strict=True))
    assert (first["Rank"], first["Code"], first["Department"], first["Score"]) == ("1", "103", "第103局", "100.00")
    assert [first[level] for level in LEVELS] == ["2", "0", "0", "1"]


def test_json(perfcheck: Run, county: Path) -> None:
    document = _json(perfcheck("summary", str(county), "--format", "json", "--top", "1").out)
    (ranking,) = document["rankings"]
    first, fifth = ranking["ranked"][0], ranking["ranked"][4]
    assert (first["rank"], first["score"], first["department"]["code"]) == (1, "100.00", "103")
    assert (fifth["rank"], fifth["score"], fifth["summary"]["average"]["score"]) == (None, None, "95.00")
    assert ranking["department_grades"] == {"excellent": 3, "good": 0, "fair": 1, "poor": 0, "open": 3}
    (worst,) = ranking["shortfalls"]
    assert (worst["completion_percent"], worst["project"], worst["actual"]) == ("30.00", "105-P1", "30%")


def test_csv_has_a_row_for_each_department(perfcheck: Run, county: Path) -> None:
    out = perfcheck("summary", str(county), "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert [(row["Rank"], row["Code"], row["Score"]) for row in rows[:4]] == [
        ("1", "103", "100.00"),
        ("2", "101", "90.00"),
        ("2", "102", "90.00"),
        ("4", "105", "65.00"),
    ]
    assert [row["Rank"] for row in rows[4:]] == ["", "", ""]


def test_markdown(perfcheck: Run, county: Path) -> None:
    out = perfcheck("summary", str(county), "--format", "markdown").out
    assert out.startswith("# Ranking of 7 departments, 2020, as of 2020-12-31\n")
    assert "| 2020 | 2 | 102 | 第102局 | 90.00 | excellent |" in out


def test_a_workbook_has_numbers(perfcheck: Run, county: Path) -> None:
    assert perfcheck("summary", str(county), "-o", "all.xlsx").code == 0
    workbook = load_workbook(BytesIO((county.parent / "all.xlsx").read_bytes()))
    assert workbook.sheetnames == ["Summary", "Ranking", "Indicators behind"]
    heads, first, *_ = workbook["Ranking"].iter_rows(values_only=True)
    row = dict(zip(heads, first, strict=True))
    assert (row["Rank"], row["Code"], row["Score"], row["Execution"]) == (1, "103", 100, 1)
    assert perfcheck("summary", str(county), "-o", "all.xlsx").code == 2
    assert perfcheck("summary", str(county), "-o", "all.xlsx", "--force").code == 0


def test_the_first_sheet_shows_the_best_and_says_where_the_others_are(perfcheck: Run, workspace: Path) -> None:
    _folder(workspace / "many", **{f"d{number}": (("100",), (f"{number}%",)) for number in range(10, 35)})
    _write(workspace / "many" / "targets" / "new.yaml", _targets("99", "100").replace("2020", "2021"))
    assert perfcheck("summary", "many", "-o", "all.xlsx").code == 0
    cells = [cell for row in load_workbook("all.xlsx")["Summary"].iter_rows(values_only=True) for cell in row]
    assert "5 more departments stand on the sheet Ranking" in cells
    assert "第34局" in cells
    assert "第14局" not in cells


def test_a_broken_file_is_told_and_the_others_are_ranked(perfcheck: Run, county: Path) -> None:
    (county / "actuals/101.yaml").write_text("as_of: 2020-12-31\ndepartment: 101\nprojects: [\n", encoding="utf-8")
    (county / "targets/102.yaml").write_text("year: 2020\ndepartment: {code: 102}\nprojects: 3\n", encoding="utf-8")
    (county / "actuals/x.yaml").write_text("{", encoding="utf-8")
    ran = perfcheck("summary", str(county), "--format", "json")
    assert ran.code == 2
    (ranking,) = _json(ran.out)["rankings"]
    reasons = {one["department"]["code"]: one["reasons"] for one in ranking["ranked"]}
    assert [one["rank"] for one in ranking["ranked"]] == [1, 2, None, None, None, None, None]
    assert reasons["101"] == ["none of its figures can be used"]
    assert reasons["102"] == ["its targets cannot be used"]
    for name in ("actuals/101.yaml", "targets/102.yaml", "actuals/x.yaml"):
        assert f"county/{name}" in ran.err


def test_a_broken_file_of_several_leaves_the_others(perfcheck: Run, county: Path) -> None:
    (county / "actuals/101-q1.yaml").write_text("as_of: 2020-03-31\ndepartment: 101\nprojects: [\n", encoding="utf-8")
    ran = perfcheck("summary", str(county), "--format", "json")
    assert ran.code == 2
    assert [one["rank"] for one in _json(ran.out)["rankings"][0]["ranked"]][:4] == [1, 2, 2, 4]


def test_warnings_are_counted_unless_they_count(perfcheck: Run, county: Path) -> None:
    path = county / "actuals/103.yaml"
    path.write_text(_figures("103", "100%", spent="150"), encoding="utf-8")
    ran = perfcheck("summary", str(county))
    assert (ran.code, "actuals/103.yaml" in ran.err) == (0, False)
    assert "2 warnings and notes are not shown; perfcheck validate lists them" in ran.err
    strict = perfcheck("summary", str(county), "--strict")
    assert strict.code == 1
    assert "actuals/103.yaml:5" in strict.err


def test_an_unknown_policy_is_told_once(perfcheck: Run, county: Path) -> None:
    ran = perfcheck("summary", str(county), "--policy", "nowhere")
    assert ran.code == 2
    lines = ran.err.splitlines()
    assert "nowhere" in ran.err
    assert len(lines) == len(set(lines)) < 5


def test_a_link_to_itself_hides_no_other_file(perfcheck: Run, county: Path) -> None:
    (county / "actuals" / "self.yaml").symlink_to("self.yaml")
    ran = perfcheck("summary", str(county))
    assert (ran.code, "self.yaml" in ran.err, "第103局" in ran.out) == (2, True, True)
    assert perfcheck("grade", str(county / "actuals")).code == 2


@pytest.mark.parametrize(
    "arguments", [("summary",), ("summary", "nowhere"), ("summary", "empty"), ("summary", ".", "--top", "0")]
)
def test_nothing_to_rank(perfcheck: Run, workspace: Path, arguments: tuple[str, ...]) -> None:
    (workspace / "empty").mkdir()
    ran = perfcheck(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_several_processes_give_the_same(perfcheck: Run, county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(200, 220):
        _folder(county, **{f"d{number}": (("100",), (f"{number - 150}%",))})
    alone = perfcheck("summary", str(county), "--format", "json")
    monkeypatch.setattr(processes, "PAYS_FROM", 0)
    monkeypatch.setattr(processes, "_cores", lambda: 2)
    assert perfcheck("summary", str(county), "--format", "json") == alone
    assert len(_json(alone.out)["rankings"][0]["ranked"]) == 27


def test_the_repositorys_own_files(perfcheck: Run) -> None:
    ran = perfcheck("summary", "actuals", "--format", "json")
    assert ran.code == 0
    (one,) = _json(ran.out)["rankings"][0]["ranked"]
    assert (one["department"]["code"], one["rank"]) == ("322", None)
    assert len(one["reasons"]) == 2
