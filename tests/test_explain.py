"""Explanations: what is said of a figure is what the assessment did, and its arithmetic holds."""

from __future__ import annotations

import json
import re
import runpy
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from builders import CODE, actuals, project, standard, targets
from perfcheck.assessment.arithmetic import execution_sum, number, raw_weight_sum, scaled_weight_sum, score_sum
from perfcheck.assessment.choosing import ChoiceError
from perfcheck.assessment.explanation import IndicatorExplanation, ProjectExplanation, explain
from perfcheck.assessment.grading import grade, planned
from perfcheck.assessment.scores import ProjectScore
from perfcheck.assessment.trail import Decider
from perfcheck.measures.criterion import Shape
from perfcheck.measures.numbers import half_up
from perfcheck.measures.scale import Band, Direction, End, Level, Scale
from perfcheck.measures.units import NO_UNIT
from perfcheck.reports.canvas import Canvas
from perfcheck.reports.explain_json import explain_json
from perfcheck.reports.explain_text import explain_text
from perfcheck.sources.policies import policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Run
    from perfcheck.assessment.results import Assessment
    from perfcheck.model.policy import Policy

Parsed: TypeAlias = "dict[str, Any]"

ROOT = Path(__file__).parents[1]
OTHER = "322-0601-JBN-S6XV"
NAME = "购买数量"
OUTPUT = ("产出指标", "数量指标")
WAYS = f"EU89/产出指标/数量指标/{NAME}, EU89/产出指标/质量指标/{NAME}"
OR = "or name the project"
SEED = ("explain", "--project", "EU89", NAME)


def assessed(
    cells: object,
    report: object,
    *,
    levels: tuple[str, str] = OUTPUT,
    rules: Policy | None = None,
    **others: object,
) -> Assessment:
    """A project with one indicator and those of ``others``, at the end of the year."""
    indicators = {levels[0]: {levels[1]: {NAME: cells, **others}}}
    figures = {} if report is None else {NAME: report}
    return grade(
        targets(projects={CODE: project(indicators=indicators)}),
        actuals("2020-12-31", projects={"EU89": {"indicators": figures, "spent": {"2020-12-31": "150"}}}),
        rules or policy(),
    )


def explained(
    cells: object, report: object, *, levels: tuple[str, str] = OUTPUT, rules: Policy | None = None, **others: object
) -> IndicatorExplanation:
    """The explanation of the one indicator."""
    explanation = explain(assessed(cells, report, levels=levels, rules=rules, **others), NAME)
    assert isinstance(explanation, IndicatorExplanation)
    return explanation


def said(explanation: IndicatorExplanation | ProjectExplanation, part: str) -> list[tuple[str, str]]:
    """The labels and texts of a part of the English text."""
    rows = [line.split("\t") for line in explain_text(explanation, Canvas(str)).splitlines()]
    return [(row[1], row[2]) for row in rows if row[0] == part]


def overriding(tmp_path: Path, text: str) -> Policy:
    """The default policy with some values of one's own."""
    file = tmp_path / "own.yaml"
    file.write_text(f"policy: own\nextends: mof-2020\n{text}\n", encoding="utf-8")
    return policy(file)


STEPS = standard("10次以上", "5次以上", "3次以上", "2次以下")
CASES = {
    # name: (cells, report, levels, what the part "Level" says, what the part "Score" says of the score)
    "at least": (
        "100次",
        "80次",
        OUTPUT,
        {"done": "80次 ÷ 100次 = 80.00%", "good": "from 80% on: reached, so this decides"},
        "80次 ÷ 100次 × 90 = 72",
    ),
    "at least, met": (
        "≥100次",
        "120次",
        OUTPUT,
        {"done": "120次 ÷ 100次 = 120.00%", "excellent": "from 90% on: reached, so this decides"},
        "100% × 90 = 90",
    ),
    "converted": (
        "1亿美元以上",
        "8200万美元",
        ("效益指标", "经济效益"),
        {"done": "8200万美元 ÷ 1亿美元 = 82.00%", "level": "good, by the completion rate"},
        "8200万美元 ÷ 1亿美元 × 90 = 73.8",
    ),
    "poor": (
        "100次",
        "10次",
        OUTPUT,
        {"fair": "from 60% on: not reached", "poor": "none of the others is reached, so this decides"},
        "10次 ÷ 100次 × 90 = 9",
    ),
    "at most, inverse": (
        "不超过100万元",
        "120万元",
        ("产出指标", "成本指标"),
        {"done": "100万元 ÷ 120万元 = 83.3333…% ≈ 83.33%"},
        "100万元 ÷ 120万元 × 90 = 75",
    ),
    "at most, within": (
        "不超过100万元",
        "90万元",
        ("产出指标", "成本指标"),
        {"done": "100.00%: within the limit"},
        "100% × 90 = 90",
    ),
    "range": ("5-10次", "3次", OUTPUT, {"done": "3次 ÷ 5次 = 60.00%"}, "3次 ÷ 5次 × 90 = 54"),
    "zero": (
        "不发生",
        "2起",
        ("产出指标", "质量指标"),
        {"level": "poor, because the target is not met"},
        "0% × 90 = 0",
    ),
    "late": (
        "6月底前",
        "2020-07-02",
        ("产出指标", "时效指标"),
        {"due": "2020-06-30", "done": "2020-07-02", "because": "2 days late"},
        "0% × 90 = 0",
    ),
    "in time": (
        "6月底前",
        {"completed_on": "2020-06-30"},
        ("产出指标", "时效指标"),
        {"due": "2020-06-30", "done": "2020-06-30", "level": "excellent, because the target is met"},
        "100% × 90 = 90",
    ),
    "graded standard": (
        STEPS,
        "8次",
        OUTPUT,
        {"level": "good, by the standard", "next level": "2次 more reach excellent"},
        "80% × 90 = 72",
    ),
    "standard in words": (
        standard("好", "较好", "一般", "差"),
        "一般",
        ("效益指标", "社会效益"),
        {"level": "fair, by the standard"},
        "60% × 90 = 54",
    ),
    "standard and target": (
        {**STEPS, "target": "8次"},
        "6次",
        OUTPUT,
        {"done": "6次 ÷ 8次 = 75.00%", "level": "good, by the standard"},
        "6次 ÷ 8次 × 90 = 67.5",
    ),
    "a person's score": (
        {"target": "效果明显", "weight": "10"},
        {"value": "达成预期指标", "score": "8.5"},
        ("效益指标", "社会效益"),
        {"level": "unratable"},
        "8.5 ÷ 10 × 90 = 76.5",
    ),
    "a person's score of points that were shared": (
        "效果明显",
        {"value": "达成预期指标", "score": "80"},
        ("效益指标", "社会效益"),
        {"level": "unratable"},
        "80",
    ),
    "unreported": ("100次", None, OUTPUT, {"level": "unreported"}, "none yet"),
}


@pytest.mark.parametrize(("cells", "report", "levels", "level", "score"), CASES.values(), ids=CASES)
def test_how_a_level_and_a_score_came_about(
    cells: object, report: object, levels: tuple[str, str], level: dict[str, str], score: str
) -> None:
    explanation = explained(cells, report, levels=levels)
    assert dict(said(explanation, "Level")).items() >= level.items()
    assert ("score", score) in said(explanation, "Score")


@pytest.mark.parametrize(("cells", "report", "levels"), [case[:3] for case in CASES.values()], ids=CASES)
def test_the_arithmetic_gives_the_score(cells: object, report: object, levels: tuple[str, str]) -> None:
    score = explained(cells, report, levels=levels).score
    assert score is not None
    assert (score.score is None) == (score_sum(score) is None)
    if score.score is not None:
        assert half_up(evaluated(score_sum(score)), 2) == score.score


_QUANTITY = re.compile(r"(\d+(?:\.\d+)?)(亿美元|万美元|万元|%|[^\d\s×÷()+\-%]*)")
_FACTORS = {"亿美元": Fraction(10**8), "万美元": Fraction(10**4), "%": Fraction(1, 100)}


def evaluated(text: str | None) -> Fraction:
    """What stands left of the first equals sign, computed anew."""
    assert text is not None
    left = text.partition(" = ")[0]
    numbers = [Fraction(digits) * _FACTORS.get(unit, Fraction(1)) for digits, unit in _QUANTITY.findall(left)]
    formula = _QUANTITY.sub("§", left).replace("×", "*").replace("÷", "/")
    for place in range(len(numbers)):
        formula = formula.replace("§", f"n[{place}]", 1)
    found = eval(formula, {"__builtins__": {}}, {"n": numbers})  # noqa: S307 - of our own making, digits and signs
    assert isinstance(found, Fraction)
    return found


QUANTITIES = st.integers(0, 400).map(lambda steps: f"{Decimal(steps) / 4}次")


@given(target=QUANTITIES, actual=QUANTITIES, shape=st.sampled_from(["≥", "≤", "="]))
def test_any_arithmetic_gives_its_score(target: str, actual: str, shape: str) -> None:
    score = explained({"target": target, "operator": shape}, actual).score
    assert score is not None
    assert score.score is not None
    assert half_up(evaluated(score_sum(score)), 2) == score.score


@pytest.mark.parametrize(
    ("text", "cells", "report", "score", "value"),
    [
        ("at_most: linear", "≤100万元", "120万元", "(1 - (120万元 - 100万元) ÷ 100万元) × 90 = 72", "linear"),
        ("at_most: linear", "≤100万元", "250万元", "0% × 90 = 0", "linear"),
        ("{late: each_day, each_day: 5%}", "6月底前", "2020-07-02", "(1 - 2 × 5%) × 90 = 81", "each_day"),
        ("{late: each_day, each_day: 5%}", "6月底前", "2020-09-02", "0% × 90 = 0", "each_day"),
    ],
)
def test_methods_of_other_policies(tmp_path: Path, text: str, cells: str, report: str, score: str, value: str) -> None:
    body = text if text.startswith("{") else f"{{{text}}}"
    rules = overriding(tmp_path, f"scoring: {{quantity: {body}}}")
    explanation = explained(cells, report, levels=("产出指标", "成本指标"), rules=rules)
    assert ("score", score) in said(explanation, "Score")
    assert evaluated(score) * 100 == evaluated(score.partition("=")[2]) * 100
    used = next(use for use in explanation.policy_values if use.path[:2] == ("scoring", "quantity"))
    assert (used.value, used.provenance.policy) == (value, "own")
    assert str(used.provenance.place).startswith(f"{tmp_path / 'own.yaml'}:3:")


def test_what_is_far_over_the_target_may_cost_points(tmp_path: Path) -> None:
    rules = overriding(tmp_path, "scoring: {over_fulfilment: {then: deduct}}")
    explanation = explained("100次", "150次", rules=rules)
    assert ("score", "(1 - (150次 ÷ 100次 - 1 - 30%)) × 90 = 72") in said(explanation, "Score")
    assert evaluated("(1 - (150次 ÷ 100次 - 1 - 30%)) × 90 = 72") == 72
    paths = [".".join(map(str, use.path)) for use in explanation.policy_values]
    assert "scoring.over_fulfilment.above" in paths
    assert "scoring.over_fulfilment.then" in paths


def test_satisfaction_by_steps_names_the_step(tmp_path: Path) -> None:
    steps = "[{least: 90%, earns: 100%}, {least: 80%, earns: 80%}, {least: 0%, earns: 0%}]"
    rules = overriding(tmp_path, f"scoring: {{satisfaction: {{source: 本市, steps: {steps}}}}}")
    explanation = explained("95%", "85%", levels=("满意度指标", "满意度"), rules=rules)
    assert ("score", "80% × 90 = 72") in said(explanation, "Score")
    used = explanation.policy_values[2]
    assert used.path == ("scoring", "satisfaction", "steps", 1)
    assert used.value == {"least": "80%", "earns": "80%"}
    assert used.provenance.source == "本市"


# How cells were read


@pytest.mark.parametrize(
    ("cells", "levels", "read"),
    [
        ("100次", OUTPUT, "at least 100次"),
        ("100万元", ("产出指标", "成本指标"), "at most 100万元"),
        (">90%", OUTPUT, "more than 90%"),
        ("<3起", OUTPUT, "less than 3起"),
        ("=5个", OUTPUT, "exactly 5个, or more"),
        ("=0", OUTPUT, "exactly 0"),
        ("5次以上不满10次", OUTPUT, "5次 ≤ x < 10次"),
        ("不发生", OUTPUT, "none at all"),
        ("6月底前", OUTPUT, "done by 2020-06-30, that day included"),
        ("及时", OUTPUT, "in time, without a day"),
        ("约10次", OUTPUT, "not certain, so nothing can be held against it"),
        ("效果明显", OUTPUT, "in words, which only a person can rate"),
        ("未定", OUTPUT, "undetermined"),
    ],
)
def test_how_a_target_was_read(cells: str, levels: tuple[str, str], read: str) -> None:
    rows = dict(said(explained(cells, None, levels=levels), "Target"))
    assert (rows["written"], rows["read as"]) == (cells, read)


@pytest.mark.parametrize(
    ("report", "read"),
    [
        ("80%", "the number 80 in %"),
        ("八次", "the number 8 in 次"),
        ("1,200", "the number 1200, without a unit"),
        ("无", "none at all"),
        ("7月2日", "the day 2020-07-02"),
        ({"completed_on": "2020-07-02"}, "done on 2020-07-02"),
        ("不低于5次", "a demand, where a figure is expected"),
        ("约5次", "a number that is not certain"),
        ("较好", "words"),
    ],
)
def test_how_a_figure_was_read(report: object, read: str) -> None:
    rows = dict(said(explained("100次", report), "Figure"))
    assert (rows["as of"], rows["read as"]) == ("2020-12-31", read)


def test_a_figure_is_converted_to_the_unit_of_what_decides() -> None:
    rows = dict(said(explained("1亿美元以上", "8200万美元"), "Figure"))
    assert rows["converted"] == "8200万美元 = 0.82亿美元"
    assert "converted" not in dict(said(explained("1亿美元以上", "0.8亿美元"), "Figure"))
    by_standard = explained(
        {**standard("2万元以上", "1万元以上", "0.5万元以上", "0.5万元以下"), "target": "9元"}, "15000元"
    )
    assert dict(said(by_standard, "Figure"))["converted"] == "15000元 = 1.5万元"


def test_assumptions_stand_where_they_were_made() -> None:
    explanation = explained("100次", "80")
    assert dict(said(explanation, "Figure"))["assumed"] == (
        "a figure without a unit was taken in the unit of its target"
    )
    assert dict(said(explanation, "Target"))["assumed"] == "a bare target is taken as at least"
    of_standard = explained(standard("10次以上", "5次以上", "3", "2次以下"), "8次")
    assert dict(said(of_standard, "Standard"))["assumed"] == "fair has no unit; taken as 次"


LEVELS = {
    "higher": (
        standard("90%-100%", "80%-89%", "60%-79%", "60%以下"),
        "89.5%",
        [
            "90%-100% · 90% ≤ x ≤ 100% · decided by ≥ 90% · not reached",
            "80%-89% · 80% ≤ x ≤ 89% · decided by ≥ 80% · reached, so this decides",
            "60%-79% · 60% ≤ x ≤ 79% · decided by ≥ 60% · not needed",
            "60%以下 · ≤ 60% · not needed",
        ],
    ),
    "lower": (
        standard("0次", "1次", "2次", "3次以上"),
        "4次",
        [
            "0次 · = 0次 · decided by ≤ 0次 · not reached",
            "1次 · = 1次 · decided by ≤ 1次 · not reached",
            "2次 · = 2次 · decided by ≤ 2次 · not reached",
            "3次以上 · ≥ 3次 · none of the others is reached, so this decides",
        ],
    ),
    "days": (
        standard("6月底前", "7月底前", "8月底前", "逾期"),
        "2020-07-01",
        [
            "6月底前 · ≤ 2020-06-30 · not reached",
            "7月底前 · ≤ 2020-07-31 · reached, so this decides",
            "8月底前 · ≤ 2020-08-31 · not needed",
            "逾期 · not needed",
        ],
    ),
    "words": (
        standard("好", "较好", "一般", "差"),
        "差",
        [
            "好 · not needed",
            "较好 · not needed",
            "一般 · not needed",
            "差 · reached, so this decides",
        ],
    ),
    "without a figure": (
        STEPS,
        None,
        [
            "10次以上 · ≥ 10次",
            "5次以上 · ≥ 5次",
            "3次以上 · ≥ 3次",
            "2次以下 · ≤ 2次 · what reaches none of the others",
        ],
    ),
    "refused": (
        STEPS,
        "3家",
        [
            "10次以上 · ≥ 10次",
            "5次以上 · ≥ 5次",
            "3次以上 · ≥ 3次",
            "2次以下 · ≤ 2次 · what reaches none of the others",
        ],
    ),
}


@pytest.mark.parametrize(("cells", "report", "rows"), LEVELS.values(), ids=LEVELS)
def test_how_each_level_was_read_and_tried(cells: dict[str, str], report: str | None, rows: list[str]) -> None:
    told = dict(said(explained(cells, report), "Standard"))
    assert [told[level] for level in Level] == rows


BOUNDS = st.tuples(st.integers(-50, 50), st.booleans()).map(lambda end: End(Decimal(end[0]), end[1]))


@given(ends=st.lists(BOUNDS, min_size=3, max_size=3), value=st.integers(-60, 60), higher=st.booleans())
def test_the_level_is_the_first_trial_that_passes(ends: list[End], value: int, higher: bool) -> None:  # noqa: FBT001
    levels = (Level.EXCELLENT, Level.GOOD, Level.FAIR)
    bands = tuple(Band(level, end, None, Shape.AT_LEAST) for level, end in zip(levels, ends, strict=True))
    direction = Direction.HIGHER if higher else Direction.LOWER
    scale = Scale(direction, NO_UNIT, bands, tuple(zip(levels, ends, strict=True)))
    trials = list(scale.trials(Decimal(value)))
    assert [trial.level for trial in trials] == list(levels)
    assert scale.rate(Decimal(value)) is next((trial.level for trial in trials if trial.passed), Level.POOR)


# Weights


def weights(explanation: IndicatorExplanation) -> list[str]:
    """What is said of the weight."""
    return [text for label, text in said(explanation, "Score") if label == "weight"]


def whole(*, output: dict[str, object], others: dict[str, object] | None = None) -> Assessment:
    """A project with indicators in all groups."""
    indicators = {
        "产出指标": {"数量指标": output},
        "效益指标": {"社会效益": {"效果": "90%"}},
        "满意度指标": {"满意度": {"满意": "90%"}},
    }
    figures = dict.fromkeys(output, "80%") | (others or {})
    return grade(
        targets(projects={CODE: project(indicators=indicators)}),
        actuals("2020-12-31", projects={"EU89": {"indicators": figures, "spent": {"2020-12-31": "150"}}}),
        policy(),
    )


def of(assessment: Assessment, name: str) -> IndicatorExplanation:
    """The explanation of an indicator."""
    explanation = explain(assessment, name)
    assert isinstance(explanation, IndicatorExplanation)
    return explanation


def test_a_shared_weight() -> None:
    assessment = whole(output={"甲": "90%", "乙": "90%", "丙": "90%"})
    rounded = "weights are rounded to 0.01 so that together they are 90"
    told = ["the 50 points of 产出指标, shared by 3 indicators", "50 ÷ 3 = 16.6666…"]
    assert weights(of(assessment, "甲")) == [*told, "16.6666… ≈ 16.67", rounded]
    assert weights(of(assessment, "丙")) == [*told, "16.6666… ≈ 16.66", rounded]


def test_a_weight_that_is_given_and_one_that_shares_what_is_left() -> None:
    assessment = whole(output={"甲": {"target": "90%", "weight": "20"}, "乙": "90%", "丙": "90%"})
    assert weights(of(assessment, "甲")) == ["20 points, given in the file"]
    assert weights(of(assessment, "乙")) == [
        "30 of the 50 points of 产出指标, because 20 are given to others, shared by 2 indicators",
        "(50 - 20) ÷ 2 = 15",
    ]
    assert weights(of(assessment, "效果")) == ["the 30 points of 效益指标, for this indicator alone"]
    used = [".".join(map(str, use.path)) for use in of(assessment, "乙").policy_values]
    assert "weights.level1.产出指标" in used
    assert not [use for use in of(assessment, "甲").policy_values if use.path[0] == "weights"]


def test_a_scaled_weight() -> None:
    assessment = whole(output={"甲": "90%", "乙": "90%"}, others={"效果": {"not_applicable": "没有"}})
    explanation = of(assessment, "甲")
    assert weights(explanation) == [
        "the 50 points of 产出指标, shared by 2 indicators",
        "50 ÷ 2 = 25",
        "scaled, because the weights that count add up to 60, not to 90: 25 × 90 ÷ 60 = 37.5",
    ]
    assert explanation.score is not None
    assert str(explanation.score.weight) == "37.50"
    assert ("because", "效果 does not apply") in said(explanation, "Score")
    left_out = of(assessment, "效果")
    assert said(left_out, "Score")[0] == ("score", "it has no points of its own in this project")
    assert left_out.score is None


def test_a_weight_that_takes_the_points_of_an_empty_group() -> None:
    indicators = {"产出指标": {"数量指标": {"甲": "90%"}}, "效益指标": {"社会效益": {"效果": "90%"}}}
    filed = targets(projects={CODE: project(indicators=indicators)})
    explanation = of(grade(filed, actuals(), policy()), "效果")
    assert weights(explanation) == ["the 40 points of 效益指标, for this indicator alone"]
    assert ("because", "there is no 满意度指标: its 10 points go to 效益指标") in said(explanation, "Score")
    assert [(".".join(map(str, use.path)), use.value) for use in explanation.policy_values] == [
        ("weights.level1.效益指标", "30"),
        ("weights.level1.满意度指标", "10"),
        ("weights.heirs.满意度指标", "效益指标"),
    ]


def test_given_weights_that_take_the_points_of_an_empty_group() -> None:
    rows: dict[str, object] = {
        name: {"target": "90%", "weight": points} for name, points in (("甲", "20"), ("乙", "10"))
    }
    indicators = {"产出指标": {"数量指标": {"丙": "90%"}}, "效益指标": {"社会效益": rows}}
    filed = targets(projects={CODE: project(indicators=indicators)})
    explanation = of(grade(filed, actuals(), policy()), "甲")
    assert weights(explanation)[:2] == ["20 points, given in the file", "20 × 1.3333… = 26.6666…"]
    assert ("because", "there is no 满意度指标: its 10 points go to 效益指标") in said(explanation, "Score")


@example([1, 1, 29])
@given(st.lists(st.one_of(st.none(), st.integers(1, 30)), min_size=1, max_size=6))
def test_the_arithmetic_of_a_weight_gives_the_weight(given_weights: list[int | None]) -> None:
    output: dict[str, object] = {
        f"指标{place}": "90%" if one is None else {"target": "90%", "weight": str(one)}
        for place, one in enumerate(given_weights)
    }
    assessment = whole(output=output)
    (only,) = assessment.projects
    if not isinstance(only.score, ProjectScore):
        return
    assert only.score.counted is not None
    for result in only.results:
        assert result.score is not None
        origin = result.score.origin
        assert origin is not None
        raw = raw_weight_sum(origin)
        if raw is not None:
            assert evaluated(raw) == origin.raw
        exact = origin.raw * 90 / only.score.counted
        # Twice it is a part in steps of 0.01: the group's of the whole, and the indicator's of its group.
        assert abs(exact - Fraction(result.score.weight)) < Fraction(2, 100)
        scaled = scaled_weight_sum(origin, only.score.counted, Decimal(90), result.score.weight)
        assert (scaled is None) == (only.score.counted == 90 and exact == result.score.weight)


# Names


def several() -> Assessment:
    """Indicators of one name in several places."""
    return grade(
        targets(
            overall={"targets": {"出口": "5亿美元", NAME: "9个"}},
            activities={"招商引资": {"indicators": {"出口": STEPS, "到会客商人数": STEPS}}},
            projects={
                CODE: project(
                    indicators={"产出指标": {"数量指标": {NAME: "9个"}, "质量指标": {NAME: "9%", "合格率": "9%"}}}
                ),
                OTHER: project(indicators={"产出指标": {"数量指标": {NAME: "9个"}}}, name="招商费用"),
            },
        ),
        actuals(),
        policy(),
    )


@pytest.mark.parametrize(
    ("name", "chosen", "group"),
    [
        ("合格率", None, (CODE, "产出指标", "质量指标")),
        (" 合格率 ", None, (CODE, "产出指标", "质量指标")),
        ("到会客商人数", None, ("招商引资",)),
        ("招商引资/出口", None, ("招商引资",)),
        ("overall/出口", None, ()),
        ("总体目标/出口", None, ()),
        ("质量指标/购买数量", None, (CODE, "产出指标", "质量指标")),
        (NAME, "S6XV", (OTHER, "产出指标", "数量指标")),
        (NAME, "招商费用", (OTHER, "产出指标", "数量指标")),
        ("S6XV/购买数量", None, (OTHER, "产出指标", "数量指标")),
        ("EU89/产出指标/数量指标/购买数量", None, (CODE, "产出指标", "数量指标")),
        ("数量指标/购买数量", "EU89", (CODE, "产出指标", "数量指标")),
    ],
)
def test_what_a_name_means(name: str, chosen: str | None, group: tuple[str, ...]) -> None:
    explanation = explain(several(), name, project=chosen)
    assert isinstance(explanation, IndicatorExplanation)
    assert explanation.result.group == group


@pytest.mark.parametrize(
    ("name", "chosen", "says"),
    [
        (
            "出口",
            None,
            f"出口 can be any of 总体目标/出口, 招商引资/出口; write it like that, {OR}",
        ),
        (
            NAME,
            "EU89",
            f"{NAME} can be any of {WAYS}; write it like that, {OR}",
        ),
        ("合格", None, "there is no indicator 合格; did you mean 合格率?"),
        ("到会人数", None, "there is no indicator 到会人数; did you mean 到会客商人数?"),
        ("zzz", None, "there is no indicator zzz; there are 出口, 购买数量, 到会客商人数, 合格率"),
        ("合格率", "S6XV", "there is no indicator 合格率; there are 购买数量"),
        ("合格率", "X1", "there is no project X1; there are EU89 企业扶持资金, S6XV 招商费用"),
    ],
)
def test_a_name_that_is_not_of_one_indicator(name: str, chosen: str | None, says: str) -> None:
    with pytest.raises(ChoiceError, match=f"^{re.escape(says)}$"):
        explain(several(), name, project=chosen)


def test_every_way_that_is_suggested_can_be_taken() -> None:
    with pytest.raises(ChoiceError) as raised:
        explain(several(), NAME)
    ways = dict(raised.value.message.params)["names"]
    assert isinstance(ways, tuple)
    found = [explain(several(), str(way)) for way in ways]
    assert len({one.result.group for one in found if isinstance(one, IndicatorExplanation)}) == len(ways) == 4


def test_a_project_is_explained_by_its_name_alone() -> None:
    by_name, by_option = explain(several(), "招商费用"), explain(several(), project="S6XV")
    assert isinstance(by_name, ProjectExplanation)
    assert isinstance(by_option, ProjectExplanation)
    assert by_name.project.code == by_option.project.code == OTHER


def test_the_same_name_in_two_departments() -> None:
    with pytest.raises(ChoiceError, match="in the targets of several departments; name one file with --targets"):
        explain((several(), several()), "招商引资/出口")


# Projects


def test_the_score_of_a_project() -> None:
    assessment = whole(output={"甲": "90%"}, others={"效果": "90%", "满意": "45%"})
    explanation = explain(assessment, project="EU89")
    assert said(explanation, "Budget execution") == [("rate", "150万元 ÷ 200万元 = 75%"), ("score", "75% × 10 = 7.5")]
    assert said(explanation, "Points of the indicators") == [
        ("44.44/50", "甲: good"),
        ("30.00/30", "效果: excellent"),
        ("5.00/10", "满意: poor"),
    ]
    assert said(explanation, "Total") == [("sum", "7.50 + 44.44 + 30.00 + 5.00 = 86.94"), ("grade", "good")]
    paths = [".".join(map(str, use.path)) for use in explanation.policy_values]
    assert {"weights.execution", "scoring.execution.method", "scoring.grades.good"} <= set(paths)


def test_a_limit_of_the_total(tmp_path: Path) -> None:
    rules = overriding(tmp_path, "scoring: {execution: {caps: [{below: 50%, at_most: 59}, {below: 80%, at_most: 79}]}}")
    explanation = explain(assessed("100次", "100次", rules=rules), project="EU89")
    assert said(explanation, "Total")[:3] == [
        ("sum", "7.50 + 90.00"),
        ("cap", "the execution rate allows at most 79 points"),
        ("total", "79.00"),
    ]
    cap = next(use for use in explanation.policy_values if "caps" in use.path)
    assert (cap.path, cap.value) == (("scoring", "execution", "caps", 1), {"below": "80%", "at_most": "79"})


def test_what_is_open_is_said() -> None:
    told = dict(said(explain(whole(output={"甲": "90%"}), project="EU89"), "Total"))
    assert told["open"] == "60 of 100 points are reported; 51.94-91.94 is possible"
    assert "grade" not in told


def test_a_project_without_a_score_says_why() -> None:
    assessment = assessed("100次", "80次", levels=("社会成本", "数量指标"))
    (only,) = assessment.projects
    assert not isinstance(only.score, ProjectScore)
    told = dict(said(explain(assessment, NAME), "Score"))
    assert told["score"].startswith("not scored: the policy mof-2020 has no points for 社会成本")
    assert (
        dict(said(explain(assessment, project="EU89"), only.schedule.short_code + " " + only.name))["result"]
        == told["score"]
    )


# Without figures


def test_the_reading_of_targets_alone() -> None:
    filed = targets(projects={CODE: project(indicators={"产出指标": {"数量指标": {NAME: "100次"}}})})
    assessment = planned(filed, policy())
    assert (assessment.elapsed.days, assessment.as_of.isoformat()) == (0, "2019-12-31")
    explanation = explain(assessment, NAME)
    assert isinstance(explanation, IndicatorExplanation)
    assert said(explanation, "Figure") == [("written", "there is no file of figures; this is the target alone")]
    assert dict(said(explanation, "Target"))["read as"] == "at least 100次"
    assert (explanation.figure, explanation.signal) == (None, None)


def test_a_figure_that_does_not_apply() -> None:
    explanation = explained("100次", {"not_applicable": "本年没有"}, 别的="90%")
    assert dict(said(explanation, "Figure"))["written"] == "not applicable"
    assert ("because", "本年没有") in said(explanation, "Level")
    assert explanation.signal is None


# The trail


@pytest.mark.parametrize(
    ("cells", "report", "decider"),
    [
        ("100次", "80次", Decider.TARGET),
        (STEPS, "8次", Decider.STANDARD),
        ({**STEPS, "target": "8次"}, "8次", Decider.STANDARD),
        ({**standard("未定", "未定", "未定", "未定"), "target": "8次"}, "8次", Decider.TARGET),
        ("6月底前", "及时", Decider.TARGET),
        (standard("6月底前", "7月底前", "8月底前", "逾期"), "逾期", Decider.STANDARD),
        ("100次", "3家", None),
        ("100次", None, None),
    ],
)
def test_what_gave_the_level(cells: object, report: object, decider: Decider | None) -> None:
    trail = explained(cells, report).result.outcome.trail
    assert (None if trail is None else trail.decider) is decider


# Numbers


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(25, 2), "12.5"),
        (Fraction(40), "40"),
        (Fraction(1, 3), "0.3333…"),
        (Fraction(200, 3), "66.6666…"),
        (Fraction(1, 10**8), "0.00000001"),
    ],
)
def test_a_number_is_written_to_its_end_or_cut(value: Fraction, text: str) -> None:
    assert number(value) == text


def test_there_is_no_arithmetic_without_spending() -> None:
    filed = targets(projects={CODE: project(indicators={"产出指标": {"数量指标": {NAME: "100次"}}})})
    (only,) = grade(filed, actuals(), policy()).projects
    assert isinstance(only.score, ProjectScore)
    assert execution_sum(only.score.execution) is None


# The command


def document(perfcheck: Run, *arguments: str) -> Parsed:
    """The JSON document of a command."""
    ran = perfcheck(*arguments, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    parsed: Parsed = json.loads(ran.out)
    return parsed


def test_it_says_what_grade_says(perfcheck: Run) -> None:
    graded = document(perfcheck, "grade", "actuals/q3.yaml")["assessments"][0]
    every = [
        *((("-p", one["code"]), row) for one in graded["projects"] for row in one["indicators"]),
        *(((), row) for one in graded["activities"] for row in one["indicators"]),
        *(((), row) for row in graded["overall"]),
    ]
    assert len(every) == 35
    for options, row in every:
        prefix = "总体目标/" if row["section"] == "overall" else f"{row['activity']}/" if row["activity"] else ""
        explanation = document(perfcheck, "explain", *options, f"{prefix}{row['name']}")["explanation"]
        assert explanation["indicator"] == row
        if row["score"] is not None:
            assert half_up(evaluated(explanation["arithmetic"]), 2) == Decimal(row["score"])
            assert explanation["weight_origin"]["weight"] == row["weight"]
        if explanation["decided_by"] == "standard":
            reached = [one["level"] for one in explanation["standard_read"]["levels"] if one["reached"]]
            assert reached == ([] if row["verdict"] == "poor" else [row["verdict"]])


def test_a_project_is_the_one_of_grade(perfcheck: Run) -> None:
    graded = document(perfcheck, "grade", "actuals/q3.yaml")["assessments"][0]
    for one in graded["projects"]:
        assert document(perfcheck, "explain", "-p", one["code"])["explanation"]["project"] == one


def test_json_says_where_everything_stands(perfcheck: Run, workspace: Path) -> None:
    explanation = document(perfcheck, *SEED)["explanation"]
    for record, text in ((explanation["figure"], "80%"), (explanation["target_read"], "100%")):
        place = record["place"]
        line = (workspace / place["file"]).read_text(encoding="utf-8").splitlines()[place["line"] - 1]
        assert line[place["column"] - 1 :].startswith(text)
    for used in explanation["policy_values"]:
        assert used["place"]["file"].endswith("mof-2020.yaml")
        assert used["policy"] == "mof-2020"
    assert [used["path"] for used in explanation["policy_values"] if used["uncertain"]] == [
        ["monitoring", "indicators", "steps"],
        ["monitoring", "elapsed"],
    ]


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("arguments", "width"), [((NAME, "EU89"), 80), (("赴区域招商次数", None), 80), ((None, "EU89"), 120)]
)
def test_no_line_is_longer_than_the_terminal(arguments: tuple[str | None, str | None], width: int, lang: str) -> None:
    import perfcheck  # noqa: PLC0415 - the public names, as users have them
    from perfcheck.i18n import Language, translator  # noqa: PLC0415

    assessment = perfcheck.grade(perfcheck.read_targets("targets/2020.yaml"), perfcheck.read_actuals("actuals/q3.yaml"))
    explanation = perfcheck.explain(assessment, arguments[0], project=arguments[1])
    text = explain_text(explanation, Canvas(translator(Language(lang)), width))
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_what_it_looks_like(perfcheck: Run, golden: Callable[[str, str], None]) -> None:
    golden("explain-pipe.en.txt", _without_lines(perfcheck(*SEED).out))
    golden("explain-80.en.txt", _without_lines(_narrow()))


def _without_lines(text: str) -> str:
    """Where values stand in the policies of perfcheck changes with every line of theirs."""
    return re.sub(r"(mof-2020\.yaml):\d+:\d+", r"\1:LINE", text)


def _narrow() -> str:
    import perfcheck  # noqa: PLC0415 - the public names, as users have them

    assessment = perfcheck.grade(perfcheck.read_targets("targets/2020.yaml"), perfcheck.read_actuals("actuals/q3.yaml"))
    every = ((NAME, "EU89"), ("招商引资/赴区域招商次数", None), ("实际利用外资", None), (None, "EU89"))
    return "\n".join(explain_text(explain(assessment, name, project=one), Canvas(str, 80)) for name, one in every)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("explain",), "name an indicator (perfcheck explain 购买数量) or a project (--project EU89)"),
        (("explain", NAME), "can be any of EU89/产出指标/数量指标/购买数量, S6XV/产出指标/数量指标/购买数量"),
        (("explain", "购买数"), "there is no indicator 购买数; did you mean 购买数量?"),
        (("explain", "-p", "EU8", NAME), "there is no project EU8; there are EU89 企业扶持资金, S6XV 招商费用"),
        (("explain", "-p", "EU89", NAME, "--policy", "nowhere"), "there is no such file"),
        (("explain", "-p", "EU89", NAME, "-o", "x.pdf"), "x.pdf: the ending must be one of .txt, .json"),
    ],
)
def test_calls_that_cannot_be_carried_out(perfcheck: Run, arguments: tuple[str, ...], says: str) -> None:
    ran = perfcheck(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_it_takes_the_newest_figures_or_those_named(perfcheck: Run, workspace: Path) -> None:
    newest = (workspace / "actuals" / "q3.yaml").read_text(encoding="utf-8")
    later = newest.replace("as_of: 2020-09-30", "as_of: 2020-12-31").replace("购买数量: 80%", "购买数量: 99%")
    assert later.count("99%") == 1
    (workspace / "actuals" / "a-year.yaml").write_text(later, encoding="utf-8")
    assert "Figure\twritten\t99%\tactuals/a-year.yaml:" in perfcheck(*SEED).out
    assert "Figure\twritten\t80%\tactuals/q3.yaml:" in perfcheck(*SEED, "--actuals", "actuals/q3.yaml").out


def test_without_any_figures_it_explains_the_target(perfcheck: Run, workspace: Path) -> None:
    for file in (workspace / "actuals").iterdir():
        file.unlink()
    ran = perfcheck(*SEED)
    assert ran.code == 0
    assert "Figure\twritten\tthere is no file of figures; this is the target alone" in ran.out
    assert "Target\tread as\tat least 100%" in ran.out


def test_it_uses_the_policy_that_is_named(perfcheck: Run, workspace: Path) -> None:
    points = "level1: {产出指标: 40, 效益指标: 40, 满意度指标: 10}"
    text = f"policy: own\nextends: mof-2020\nweights: {{{points}, source: 本市}}\n"
    (workspace / "own.yaml").write_text(text, encoding="utf-8")
    ran = perfcheck(*SEED, "--policy", "own.yaml")
    column = text.splitlines()[2].index("40") + 1
    assert f"weights.level1.产出指标 (Points of this level 1): 40\town.yaml:3:{column}\n" in ran.out
    assert "Rules used\tsource\town, after 本市" in ran.out
    assert "weights.execution (Points of the budget execution): 10\tmof-2020.yaml:" in ran.out


def test_it_writes_a_file(perfcheck: Run, workspace: Path) -> None:
    assert perfcheck(*SEED, "-o", "why.json").code == 0
    written = json.loads((workspace / "why.json").read_text(encoding="utf-8"))
    assert (written["kind"], written["explanation"]["indicator"]["name"]) == ("explain", NAME)


def test_data_is_never_markup() -> None:
    hostile = "[red]1+1\x1b[31m\t"
    explanation = explained({"target": "效果明显", "score_rule": hostile}, {"value": hostile, "score": "5"})
    for canvas in (Canvas(str), Canvas(str, 80), Canvas(str, 80, colour=True)):
        text = explain_text(explanation, canvas)
        assert "[red]1+1" in text
        assert "\x1b[31m[31m" not in text
        assert "1+1\x1b[31m" not in text
    assert json.loads(explain_json(explanation, str))["explanation"]["figure"]["text"] == hostile


# The page


@pytest.mark.parametrize("page", ["explain.md", "explain.zh.md"])
def test_every_command_of_the_page_runs(perfcheck: Run, page: str) -> None:
    block = re.search(r"```sh\n(.*?)```", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    commands = [line.partition("#")[0].split()[1:] for line in block[1].splitlines()]
    assert len(commands) == 5
    assert [perfcheck(*command).code for command in commands] == [0] * 5


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("page", ["explain.md", "explain.zh.md"])
def test_the_example_of_the_page_runs(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    block = re.search(r"```python\n(.*?)```", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    script = tmp_path / "example.py"
    script.write_text(block[1], encoding="utf-8")
    runpy.run_path(str(script))
    assert capsys.readouterr().out.startswith("actuals/q3.yaml:63:13 ")


@pytest.mark.parametrize("page", ["explain.md", "explain.zh.md"])
def test_the_arithmetic_of_the_page_is_right(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    sums = re.findall(r"`([^`\n]+ × [^`\n]+ = [\d.]+)`", text)
    assert len(sums) == 8
    assert [evaluated(one) for one in sums] == [Fraction(one.rpartition(" = ")[2]) for one in sums]
