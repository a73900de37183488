"""Worked examples of the score: each policy against arithmetic that was written out by hand."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from perfcheck import grade, read_actuals, read_targets
from perfcheck.assessment.scores import ProjectScore, Unscored
from perfcheck.measures.numbers import half_up, plain
from perfcheck.reports.score_texts import total_message
from perfcheck.sources.policies import shipped_policies
from worked import ROOT, Case, cases, computed

if TYPE_CHECKING:
    from pathlib import Path

    from perfcheck import Assessment, ProjectResult

CASES = tuple(cases("scoring"))
EACH = pytest.mark.parametrize("case", CASES, ids=[case.label for case in CASES])
SCORED = tuple(case for case in CASES if "unscored" not in case.expected)
EACH_SCORED = pytest.mark.parametrize("case", SCORED, ids=[case.label for case in SCORED])
EXECUTION, TOTAL, MOST = "预算执行率", "总分", "最高"


def number(text: str) -> Decimal | None:
    """A number of points that is expected, None for none."""
    return None if text == "null" else Decimal(text)


def printed(points: Decimal | None) -> str:
    """Points as reports print them."""
    return "null" if points is None else str(half_up(points, 2))


def project_of(assessment: Assessment) -> ProjectResult:
    """The one project of an example."""
    (project,) = assessment.projects
    return project


@EACH_SCORED
def test_the_total_and_its_grade(case: Case, tmp_path: Path) -> None:
    score = project_of(case.assessment(tmp_path)).score
    assert isinstance(score, ProjectScore)
    expected = case.expected
    assert (printed(score.execution.score), printed(score.total)) == (expected["execution"], expected["total"])
    assert (score.grade or "null") == expected["grade"]
    assert score.reported == Decimal(expected.get("reported", "100"))
    total = expected["total"]
    assert (score.least, score.most) == tuple(Decimal(expected.get(key) or total) for key in ("least", "most"))
    assert score.cap == number(expected.get("cap", "null"))


@EACH_SCORED
def test_the_indicators(case: Case, tmp_path: Path) -> None:
    scores = {one.name: one.score for one in project_of(case.assessment(tmp_path)).results if one.score is not None}
    expected = case.expected
    if "weights" in expected:
        assert {name: one.weight for name, one in scores.items()} == {
            name: Decimal(weight) for name, weight in expected["weights"].items()
        }
    if "scores" in expected:
        assert {name: printed(one.score) for name, one in scores.items()} == expected["scores"]
    for name, reason in expected.get("reasons", {}).items():
        said = [one.render() for one in scores[name].reasons]
        assert (reason in said) if reason != "null" else said == []


@EACH
def test_what_is_said(case: Case, tmp_path: Path) -> None:
    assessment = case.assessment(tmp_path)
    score = project_of(assessment).score
    assert [finding.rule.name for finding in assessment.findings] == case.expected.get("findings", [])
    if isinstance(score, Unscored):
        assert case.expected["unscored"] in score.reason.render()
        return
    assert score is not None
    assert [note.render() for note in score.notes] == case.expected.get("notes", [])
    if "of_execution" in case.expected:
        assert [reason.render() for reason in score.execution.reasons] == case.expected["of_execution"]
    if "text" in case.expected:
        assert total_message(score).render() == case.expected["text"]


@EACH_SCORED
def test_the_arithmetic_by_hand(case: Case, tmp_path: Path) -> None:
    project = project_of(case.assessment(tmp_path))
    score = project.score
    assert isinstance(score, ProjectScore)
    came_out = {TOTAL: score.total, MOST: score.most, EXECUTION: score.execution.score}
    came_out |= {one.name: one.score.score for one in project.results if one.score is not None}
    by_hand = {name: half_up(computed(expression), 2) for name, expression in case.arithmetic.items()}
    assert by_hand == {name: came_out[name] for name in by_hand}
    open_points = {TOTAL} if score.is_complete else {TOTAL, MOST}
    assert open_points | _in_between(project, score) <= by_hand.keys()


def _in_between(project: ProjectResult, score: ProjectScore) -> set[str]:
    """What has neither nothing nor all of its points, so that it takes arithmetic."""
    points = {one.name: (one.score.score, one.score.weight) for one in project.results if one.score is not None}
    points[EXECUTION] = (score.execution.score, score.execution.points)
    return {name for name, (own, weight) in points.items() if own is not None and 0 < own < weight}


@EACH
def test_every_example_has_a_source(case: Case) -> None:
    assert case.cells["source"]


@pytest.mark.parametrize("page", ["scoring.md", "scoring.zh.md"])
def test_the_example_of_the_documentation(page: str, tmp_path: Path) -> None:
    text = (ROOT.parent / "docs" / page).read_text(encoding="utf-8")
    files = [tmp_path / "targets.yaml", tmp_path / "actuals.yaml"]
    for path, block in zip(files, re.findall(r"```yaml\n((?s:.*?))```", text), strict=True):
        path.write_text(block, encoding="utf-8")
    project = project_of(grade(read_targets(files[0]), read_actuals(files[1])))
    score = project.score
    assert isinstance(score, ProjectScore)
    rows = [(EXECUTION, score.execution.points, score.execution.score)]
    rows += [(one.name, one.score.weight, one.score.score) for one in project.results if one.score is not None]
    table = [f"| {name} | {plain(weight)} | {printed(own)} |" for name, weight, own in rows]
    assert [line for line in table if line not in text] == []
    assert f"| **{score.total}** | {' + '.join(printed(own) for _, _, own in rows)}" in text


def test_every_policy_has_examples() -> None:
    assert {case.policy for case in CASES} == set(shipped_policies())
