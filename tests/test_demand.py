"""What a target demands: by its cell, by the other keys of its indicator, by its name and its kind."""

from __future__ import annotations

import pytest

from builders import graded, indicator, texts
from perfcheck.assessment.demand import Demand, demand_of
from perfcheck.measures.criterion import Amount, Words
from perfcheck.model.kinds import is_duration, is_negative

AT_LEAST = "a bare target is taken as at least"
COST = "a bare target of a cost is taken as at most"
NEGATIVE = "a bare target is taken as at most where the name says that less is better"
SHORT = "a bare target is taken as at most where the name says that it should be short"
ZERO = "a bare target of zero is taken as none at all"


def demand(cells: object, name: str = "购买数量", levels: tuple[str, ...] = ("产出指标", "数量指标")) -> Demand:
    """The demand of an indicator."""
    return demand_of(indicator(cells), name, levels)


def shape(demanded: Demand) -> str:
    """What kind of demand it is."""
    assert isinstance(demanded.criterion, Amount)
    return demanded.criterion.shape.value


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("10次以上", "at_least"),
        ("超过10次", "more_than"),
        ("10次以内", "at_most"),
        ("不足10次", "less_than"),
        ("等于10次", "exactly"),
        ("60%-80%", "range"),
    ],
)
def test_a_written_operator_is_taken_as_written(cell: str, expected: str) -> None:
    demanded = demand(cell, name="事故起数", levels=("成本指标", "经济成本指标"))
    assert (shape(demanded), texts(demanded.assumptions)) == (expected, [])


@pytest.mark.parametrize(
    ("cells", "name", "level2", "expected", "assumed"),
    [
        ("10次", "培训次数", "数量指标", "at_least", [AT_LEAST]),
        ("100%", "项目总成本", "成本指标", "at_most", [COST]),
        ("200万元", "社会成本", "社会成本指标", "at_most", [COST]),
        ("3%", "差错率", "质量指标", "at_most", [NEGATIVE]),
        ("100%", "资源消耗", "生态效益指标", "at_most", [NEGATIVE]),
        ("100%", "投诉处理率", "质量指标", "at_least", [AT_LEAST]),
        ("0起", "重大活动", "质量指标", "at_most", [ZERO]),
        ("5个工作日", "办结时限", "时效指标", "at_most", [SHORT]),
        ("100%", "资金支付时限", "时效指标", "at_least", [AT_LEAST]),
        ({"target": "10次", "operator": "≤"}, "培训次数", "数量指标", "at_most", []),
        ({"target": "10次", "operator": ">="}, "投诉次数", "成本指标", "at_least", []),
        ({"target": "10次", "operator": "＞"}, "培训次数", "数量指标", "more_than", []),
        ({"target": "10次", "operator": "<"}, "培训次数", "数量指标", "less_than", []),
        ({"target": "10次", "operator": "="}, "培训次数", "数量指标", "exactly", []),
        ({"target": "10次", "direction": "lower"}, "培训次数", "数量指标", "at_most", []),
        ({"target": "10次", "direction": "higher"}, "投诉次数", "成本指标", "at_least", []),
    ],
)
def test_a_bare_value_is_completed_and_the_assumption_stated(
    cells: object, name: str, level2: str, expected: str, assumed: list[str]
) -> None:
    demanded = demand(cells, name, ("产出指标", level2))
    assert (shape(demanded), texts(demanded.assumptions)) == (expected, assumed)


def test_an_activity_called_cost_does_not_make_its_indicators_costs() -> None:
    assert shape(demand("10次", "培训次数", ())) == "at_least"


@pytest.mark.parametrize(
    "name",
    [
        "安全生产事故",
        "有责投诉率",
        "资源消耗",
        "减低资源消耗",
        "主要污染物排放总量",
        "逾期天数",
        "处理不及时投诉数",
        "能耗",
        "降低培训成本",
    ],
)
def test_names_of_which_less_is_better(name: str) -> None:
    assert is_negative(name)


@pytest.mark.parametrize(
    "name",
    [
        *("投诉处理率", "能耗降低率", "事故隐患排查次数", "投诉处理满意度", "违法案件查处数量", "消耗品采购数量"),
        *("能耗下降幅度", "安全事故应急演练场次", "逾期债务清收金额", "购买数量", "服务对象满意度", "排放达标率"),
    ],
)
def test_names_of_which_more_is_better(name: str) -> None:
    assert not is_negative(name)


def test_names_of_times_that_should_be_short() -> None:
    assert [name for name in ("办结时限", "平均响应时间", "培训时长", "展览时间") if is_duration(name)] == [
        "办结时限",
        "平均响应时间",
    ]


@pytest.mark.parametrize(
    ("cells", "unused"),
    [
        ({"target": "10次", "unit": "次", "operator": "≥", "direction": "higher"}, []),
        ({"target": "≥10次", "unit": "家"}, ["the unit 家 was not used: the target itself says ≥10次"]),
        ({"target": "≥10次", "operator": "≤"}, ["the operator ≤ was not used: the target itself says ≥10次"]),
        ({"target": "≥10次", "direction": "lower"}, ["the direction lower was not used: it contradicts ≥10次"]),
        (
            {"target": "10次", "operator": "≤", "direction": "higher"},
            ["the direction higher was not used: it contradicts ≤10次"],
        ),
        (
            {"target": "≥10次", "tolerance": "1次"},
            ["the tolerance was not used: the target ≥10次 is a certain number"],
        ),
    ],
)
def test_keys_that_contradict_the_cell_are_not_used_and_that_is_told(cells: object, unused: list[str]) -> None:
    assert texts(demand(cells).assumptions) == unused


def test_the_unit_key_stands_for_the_unit_that_the_cell_leaves_out() -> None:
    demanded = demand({"target": "≥10", "unit": "次"})
    assert isinstance(demanded.criterion, Amount)
    assert (demanded.criterion.quantity.unit.symbol, demanded.assumptions) == ("次", ())


@pytest.mark.parametrize(
    ("cells", "low", "high"),
    [
        ({"target": "约10次", "tolerance": "2次"}, "8次", "12次"),
        ({"target": "约10次", "tolerance": "2"}, "8次", "12次"),
        ({"target": "约10次", "tolerance": "5%"}, "9.5次", "10.5次"),
        ({"target": "约10", "unit": "次", "tolerance": "2次"}, "8次", "12次"),
        ({"target": "90%左右", "tolerance": "5%"}, "85%", "95%"),
        ({"target": "90%左右", "tolerance": "5"}, "85%", "95%"),
    ],
)
def test_a_tolerance_makes_an_approximate_target_a_range(cells: object, low: str, high: str) -> None:
    demanded = demand(cells)
    assert isinstance(demanded.criterion, Amount)
    assert demanded.criterion.low is not None
    assert demanded.criterion.high is not None
    assert (str(demanded.criterion.low.quantity), str(demanded.criterion.high.quantity)) == (low, high)
    assert len(demanded.assumptions) == 1


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("约10次", "the target 约10次 is not certain; a tolerance would make it gradable"),
        ({"target": "若干", "tolerance": "10%"}, "the target 若干 names no number that a tolerance could be about"),
        (
            {"target": "约10次", "tolerance": "5万元"},
            "the tolerance 5万元 cannot be used: the units 万元 and 次 measure different things",
        ),
        ({"target": "约10次", "tolerance": "-2次"}, "the tolerance -2次 cannot be used: 约10次 has a negative width"),
    ],
)
def test_an_approximate_target_that_stays_one_is_not_graded(cells: object, reason: str) -> None:
    one = graded(cells, "9次")
    assert (one.verdict, one.reasons, one.codes) == ("unratable", [reason], [])


def test_the_operator_for_quality_makes_words_of_any_cell() -> None:
    assert demand({"target": "100%", "operator": "定性"}).criterion == Words("100%")
    assert graded({"target": "未定", "operator": "定性"}, "好").verdict == "undetermined"
