"""Checks of actual figures by what the assessment makes of them: reasons that are missing, scores that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import CODE, actuals, project, standard, targets
from perfcheck.assessment.grading import grade
from perfcheck.review.figures import FIGURE_CHECKS
from perfcheck.sources.policies import policy

if TYPE_CHECKING:
    from perfcheck.findings import Finding

YEAR_END, MIDYEAR = "2020-12-31", "2020-06-30"


def found(cells: object, report: object, as_of: str = YEAR_END) -> list[Finding]:
    """The findings about one figure of a project."""
    rows = {"产出指标": {"数量指标": {"培训人次": cells}}}
    assessment = grade(
        targets(projects={CODE: project(indicators=rows)}),
        actuals(as_of, projects={"EU89": {"indicators": {"培训人次": report}}}),
    )
    assert assessment.findings == ()
    return [finding for check in FIGURE_CHECKS for finding in check.find(assessment, policy())]


def says(cells: object, report: object, as_of: str = YEAR_END) -> list[tuple[str, str]]:
    """The codes with the messages in English."""
    return [(one.rule.code, str(one.message)) for one in found(cells, report, as_of)]


def test_a_shortfall_at_the_end_of_the_year_needs_a_reason() -> None:
    assert says("100人次", "99人次") == [
        ("PC719", "培训人次 is 99人次 against the target 100人次, and no reason is given")
    ]
    assert says("≤5次", "6次") == [("PC719", "培训人次 is 6次 against the target ≤5次, and no reason is given")]


@pytest.mark.parametrize(
    ("cells", "report", "as_of"),
    [
        ("100人次", "99人次", MIDYEAR),
        ("100人次", "100人次", YEAR_END),
        ("100人次", {"value": "99人次", "reason": "一期培训因疫情取消"}, YEAR_END),
        ("100人次", {"value": "99人次", "cause": "人员"}, YEAR_END),
        ("100人次", {"not_applicable": "项目取消"}, YEAR_END),
        ("效果明显", "效果一般", YEAR_END),
    ],
)
def test_no_reason_is_missed_where_none_is_due(cells: object, report: object, as_of: str) -> None:
    assert says(cells, report, as_of) == []


def test_thirty_percent_above_the_target_need_a_reason_at_any_time() -> None:
    assert says("100人次", "130人次", MIDYEAR) == [
        ("PC720", "培训人次 is 30% above its target 100人次, and no reason is given")
    ]
    assert says({"target": "3次", "operator": "="}, "4次", MIDYEAR) == [
        ("PC720", "培训人次 is 33.33% above its target 3次, and no reason is given")
    ]


@pytest.mark.parametrize(
    ("cells", "report"),
    [
        ("1000人次", "1299人次"),
        ("100人次", {"value": "150人次", "reason": "新增两期培训"}),
        ("≤100人次", "10人次"),
        (standard("10次以上", "5次以上", "3次以上", "2次以下"), "20次"),
        ("90%-95%", "95%"),
    ],
)
def test_being_good_needs_no_reason(cells: object, report: object) -> None:
    assert [one for one in says(cells, report, MIDYEAR) if one[0] == "PC720"] == []


def test_a_score_of_a_qualitative_indicator_lies_in_the_band_of_its_words() -> None:
    cells = {"target": "效果明显", "weight": "10"}
    assert says(cells, {"value": "部分达成", "score": "8"}) == [
        ("PC721", "部分达成 earns from 6 to 8 of 10 points, and the score is 8")
    ]
    assert says(cells, {"value": "达成", "score": "7.99"}) == [
        ("PC721", "达成 earns from 8 to 10 of 10 points, and the score is 7.99")
    ]
    assert says(cells, {"value": "未达成", "score": "6"})[0][0] == "PC721"
    assert says(cells, {"value": "优秀", "score": "10.5"}) == [("PC721", "the score 10.5 is more than the weight 10")]


@pytest.mark.parametrize(
    ("value", "score"),
    [("达成", "8"), ("达成", "10"), ("部分达成", "6"), ("部分达成", "7.99"), ("未达成", "0"), ("尚可", "3")],
)
def test_scores_within_the_band_are_fine(value: str, score: str) -> None:
    assert says({"target": "效果明显", "weight": "10"}, {"value": value, "score": score}) == []


def test_a_score_that_is_not_what_the_rule_gives() -> None:
    assert says({"target": "100人次", "weight": "10"}, {"value": "80人次", "score": "10", "reason": "x"}) == [
        ("PC722", "the score is 10, but 80人次 of 100人次 gives 8 of 10")
    ]
    assert says({"target": "≤5次", "weight": "6"}, {"value": "6次", "score": "4", "reason": "x"}) == [
        ("PC722", "the score is 4, but 6次 of ≤5次 gives 5 of 6")
    ]


@pytest.mark.parametrize(
    ("cells", "score"),
    [
        ({"target": "100人次", "weight": "10"}, "8"),
        ({"target": "120人次", "weight": "10"}, "6.67"),
        ({"target": "120人次", "weight": "10"}, "6.66"),
        ({"target": "120人次", "weight": "10"}, "6.7"),
        ({"target": "120人次", "weight": "10"}, "6.6"),
        ({"target": "50人次", "weight": "10"}, "10"),
        ({"target": "100人次"}, "3"),
        ({"target": "100人次", "weight": "10", "score_rule": "每少1人次扣0.5分"}, "0"),
        (standard("100人次以上", "90人次以上", "80人次以上", "不足80人次") | {"weight": "10"}, "6"),
    ],
)
def test_scores_that_agree_when_rounded_or_cut_and_those_of_another_rule_are_fine(cells: object, score: str) -> None:
    assert [one for one in says(cells, {"value": "80人次", "score": score, "reason": "x"}) if one[0] == "PC722"] == []


@pytest.mark.parametrize("score", ["6.58", "6.68", "6.8", "6.5", "7", "6.665"])
def test_a_score_beyond_the_last_decimal_of_what_is_due_is_not_rounded(score: str) -> None:
    cells = {"target": "120人次", "weight": "10"}
    assert says(cells, {"value": "80人次", "score": score, "reason": "x"}) == [
        ("PC722", f"the score is {score}, but 80人次 of 120人次 gives 6.67 of 10")
    ]


def test_the_very_words_of_the_target_are_in_the_best_band() -> None:
    assert says({"target": "效果明显", "weight": "10"}, {"value": "效果明显", "score": "7"}) == [
        ("PC721", "效果明显 earns from 8 to 10 of 10 points, and the score is 7")
    ]


def test_a_target_beside_levels_is_what_the_score_goes_by() -> None:
    cells = standard("100人次以上", "90人次以上", "80人次以上", "不足80人次") | {"target": "100人次", "weight": "10"}
    assert says(cells, {"value": "80人次", "score": "6", "reason": "x"}) == [
        ("PC722", "the score is 6, but 80人次 of 100人次 gives 8 of 10")
    ]


def test_a_finding_about_a_score_stands_at_the_score() -> None:
    (finding,) = found({"target": "100人次", "weight": "10"}, {"value": "80人次", "score": "10", "reason": "x"})
    assert finding.rule.name == "score-differs"
