"""The models: what a document says, kept verbatim, and what it cannot say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from builders import CODE, PLAN, actuals, indicator, project, quantity, standard, targets
from perfcheck.measures.criterion import Amount, Undetermined, Unreadable
from perfcheck.measures.units import parse_unit
from perfcheck.model.actuals import Actuals, Report, Spent
from perfcheck.model.targets import Targets
from perfcheck.sources.documents import read_targets

ROOT = Path(__file__).parents[1]


def problems(error: ValidationError) -> list[tuple[str, str]]:
    """Where and what, of every problem."""
    return [("/".join(map(str, one["loc"])), one["msg"]) for one in error.errors()]


def refused(**keys: object) -> list[tuple[str, str]]:
    """The problems of targets."""
    with pytest.raises(ValidationError) as caught:
        targets(**keys)  # type: ignore[arg-type]
    return problems(caught.value)


# ── cells ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("text", "year"), [("2020", 2020), ("２０２０", 2020), ("2020年", 2020), ("2020年度", 2020)])
def test_years(text: str, year: int) -> None:
    assert targets(text).year == year


@pytest.mark.parametrize("text", ["", "20", "20200", "1948", "2200", "今年", "2020.0", "二〇二〇"])
def test_what_is_no_year(text: str) -> None:
    with pytest.raises(ValidationError, match="is not a year; write four digits such as 2020"):
        targets(text)


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("约200", "约200 is not a number with a unit"),
        ("200万美元", "200万美元 is not an amount of 元"),
        ("-200", "-200: an amount cannot be negative here"),
        ("1e400", "1e400 is written with an exponent; write the number out"),
        ("9" * 10_000, "a number of more than 30 digits cannot be meant"),
        (["200"], "a text or a number is expected here, not a list or key: value pairs"),
        (True, "a text or a number is expected here, not a list or key: value pairs"),
    ],
)
def test_amounts_that_cannot_be(cell: object, message: str) -> None:
    assert refused(activities={"招商": {"budget": cell}}) == [("activities/招商/budget", message)]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("0.25", "0.25 is doubtful: write 0.25% or 25%"),
        ("1", "1 is doubtful: write 1% or 100%"),
        ("25万元", "25万元 is not a percentage"),
        ("-25%", "-25%: a share cannot be negative"),
    ],
)
def test_shares_that_cannot_be(cell: str, message: str) -> None:
    where = f"projects/{CODE}/schedule/3月底"
    assert refused(projects={CODE: project(schedule={"3月底": cell})}) == [(where, message)]


def test_shares_are_percentages_with_or_without_the_sign() -> None:
    one = targets(projects={CODE: project(schedule={"3月底": "25", "6月底": "500‰", "12月底": "100%"})})
    shares = [point.share for point in one.projects[CODE].checkpoints()]
    assert [share.number for share in shares] == [Decimal(25), Decimal(50), Decimal(100)]
    assert {share.unit.symbol for share in shares} == {"%"}


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"unit": "未知的很长很长的单位"}, "未知的很长很长的单位 is not a unit"),
        ({"unit": ""}, '"" is not a unit'),
        ({"weight": "-5"}, "-5: a negative number makes no sense here"),
        ({"weight": "五分之一"}, "五分之一 is not a number"),
        ({"tolerance": "左右"}, "左右 is not a number with a unit"),
        ({"operator": "约"}, "Input should be '≥', '>', '≤', '<', '=' or '定性'"),
        ({"direction": "up"}, "Input should be 'higher' or 'lower'"),
    ],
)
def test_keys_of_indicators_that_cannot_be(keys: dict[str, str], message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        indicator({"target": "10次", **keys})
    assert [text for _, text in problems(caught.value)] == [message]


def test_the_unit_of_money_is_money() -> None:
    assert refused(money_unit="次") == [("money_unit", "次 is not a unit of money such as 万元")]
    assert str(targets(money_unit="元").money(quantity("5"))) == "5"
    assert targets(money_unit="元").money(quantity("5")).unit.symbol == "元"
    assert targets(money_unit="元").money(quantity("5亿元")).unit.symbol == "亿元"


def test_names_that_must_not_be_empty() -> None:
    message = "a text is expected here, and there is none"
    assert refused(projects={CODE: {"name": " ", "budget": {"total": "1"}}}) == [(f"projects/{CODE}/name", message)]


def test_values_made_in_python_stand_for_their_text() -> None:
    one = actuals(overall={"甲": 5, "乙": quantity("1,234.50万元"), "丙": Decimal("5.00"), "丁": date(2020, 6, 30)})
    assert [str(report.value) for report in one.overall.values()] == ["5", "1234.5万元", "5", "2020-06-30"]
    assert actuals(overall={"甲": Decimal("1E+3")}).overall["甲"].value == Report(value="1000").value
    assert Actuals(as_of=date(2020, 9, 30), department="322").as_of == date(2020, 9, 30)
    assert indicator({"target": "10", "unit": parse_unit("次"), "operator": None}).unit == parse_unit("次")
    assert indicator({"target": Undetermined("未定")}).target == Undetermined("未定")
    for wrong in (datetime(2020, 9, 30, 12, tzinfo=UTC), Decimal("NaN"), 5.5):
        with pytest.raises(ValidationError):
            Actuals.model_validate({"as_of": wrong, "department": "322"})


# ── records ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_bare_cell_is_the_shortest_form_of_a_record() -> None:
    assert isinstance(indicator("10次").target, Amount)
    assert actuals(overall={"甲": "8次"}).overall["甲"] == Report.model_validate({"value": "8次"})
    spent = actuals(projects={"EU89": {"spent": {"2020-03-31": "5"}}}).projects["EU89"].spent["2020-03-31"]
    assert spent == Spent.model_validate({"total": "5"})
    assert Actuals.model_validate({"as_of": "2020-09-30", "department": {"code": "322"}}).department.code == "322"


def test_a_list_where_a_record_or_a_cell_is_expected() -> None:
    message = "a text or a number is expected here, not a list or key: value pairs"
    assert refused(overall={"targets": {"甲": ["5"]}}) == [("overall/targets/甲/target", message)]


def test_a_key_with_nothing_behind_it_is_an_empty_group() -> None:
    empty = targets(overall=None, activities={"招商": None}, projects=None, measures=None)
    assert (dict(empty.overall.targets), empty.activities["招商"].budget, dict(empty.projects)) == ({}, None, {})
    assert dict(actuals(projects={"EU89": None}).projects["EU89"].indicators) == {}
    assert refused(projects={CODE: {"name": "甲", "budget": None}}) == [
        (f"projects/{CODE}/budget/total", "Field required")
    ]


def test_an_unknown_key_is_an_error() -> None:
    assert refused(activity={}) == [("activity", "Extra inputs are not permitted")]


def test_documents_cannot_be_changed() -> None:
    one = targets(projects={CODE: project(schedule=PLAN)})
    with pytest.raises(ValidationError):
        one.year = 2021  # type: ignore[misc]
    for group in (one.activities, one.projects, one.projects[CODE].schedule, one.overall.targets):
        with pytest.raises(TypeError):
            group["x"] = None  # type: ignore[index]


def test_a_document_is_written_back_as_it_was_read() -> None:
    one = read_targets(ROOT / "targets" / "2020.yaml")
    again = Targets.model_validate(one.model_dump(exclude_none=True))
    assert again.model_dump() == one.model_dump()
    assert again.projects[CODE].schedule == one.projects[CODE].schedule


def test_a_document_built_in_python_has_no_place() -> None:
    assert (targets().file, str(targets().place("year"))) == (None, "")
    assert str(actuals(file="q3.yaml").place("as_of")) == "q3.yaml"
    assert Targets.model_validate(targets().model_dump(exclude_none=True), context={"origin": "x"}).file is None
    assert actuals(file="q3.yaml").model_copy().file == "q3.yaml"


# ── indicators ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({}, "an indicator needs a target, or excellent, good, fair and poor"),
        ({"excellent": "10次", "good": "5次"}, "the standard lacks fair, poor"),
        ({"target": "10次", "poor": "2次以下"}, "the standard lacks excellent, good, fair"),
        ({"target": "80%-60%"}, "80%-60% runs backwards: write the smaller number first"),
    ],
)
def test_indicators_that_cannot_be(cells: dict[str, str], message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        indicator(cells)
    assert [text for _, text in problems(caught.value)] == [message]


def test_what_an_indicator_demands() -> None:
    alone = indicator(standard("10次", "5次", "3次", "2次"))
    assert alone.demand == Undetermined()
    assert alone.standard is not None
    assert [cell.text for _, cell in alone.standard.cells()] == ["10次", "5次", "3次", "2次"]
    assert indicator("10次").standard is None
    assert indicator(None).demand == Undetermined()


def test_what_a_broken_file_lacks_is_unreadable_and_not_undetermined() -> None:
    keys = {"招商": {"indicators": {"甲": {}, "乙": {"excellent": "10次"}, "丙": "80%-60%"}}}
    lenient = {"lenient": True}
    data = {"year": "2020", "department": {"code": "322", "name": "商务局"}, "activities": keys}
    rows = Targets.model_validate(data, context=lenient).activities["招商"].indicators
    assert isinstance(rows["甲"].demand, Unreadable)
    assert isinstance(rows["丙"].demand, Unreadable)
    assert rows["乙"].standard is not None
    assert isinstance(rows["乙"].standard.good, Unreadable)


def test_a_key_of_an_indicator_where_a_name_is_expected() -> None:
    assert refused(
        projects={CODE: project(indicators={"产出指标": {"购买数量": {"target": "10台", "basis": "计划"}}})}
    ) == [
        (
            f"projects/{CODE}/indicators/产出指标/购买数量",
            "target, basis cannot be names of indicators here; write level 1, level 2 and the name above",
        )
    ]


# ── plans and spending ───────────────────────────────────────────────────────────────────────────────────────────────


def test_every_day_of_a_plan_exists_once_in_its_year() -> None:
    plan = {"2月29日": "10%", "年底": "90%", "12月底": "100%", "2021年12月31日": "100%"}
    where = f"projects/{CODE}/schedule"
    assert refused(year="2021", projects={CODE: project(schedule=plan)}) == [
        (f"{where}/2月29日", "2021 has no 2月29日"),
        (f"{where}/12月底", "年底 and 12月底 are the same day"),
        (f"{where}/2021年12月31日", "年底 and 2021年12月31日 are the same day"),
    ]
    assert targets("2020", projects={CODE: project(schedule={"2月29日": "10%"})}).year == 2020
    assert refused(projects={CODE: project(schedule={"月底": "10%"})})[0][1].startswith("月底 is not a date")


@pytest.mark.parametrize(
    ("spent", "message"),
    [
        ({"2020-03-31": {"total": "5", "fiscal": "5"}}, "give the total or its parts by source, not both"),
        ({"2020-03-31": {}}, "an amount is expected here, and there is none"),
        ({"2020-03-31": ""}, "an amount is expected here, and there is none"),
        ({"3月底": "5"}, "3月底 needs its year: write 2020-06-30"),
        ({"2020-02-30": "5"}, "2020-02-30 does not exist in the calendar"),
        ({"2020-03-31": "5", "2020年3月31日": "6"}, "2020-03-31 and 2020年3月31日 are the same day"),
    ],
)
def test_spending_that_cannot_be(spent: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        actuals(projects={"EU89": {"spent": spent}})
    assert [text for _, text in problems(caught.value)] == [message]


def test_all_that_the_forms_ask_for() -> None:
    report = Report.model_validate(
        {
            "value": "2个",
            "completed_on": "2020-09-18",
            "score": "8.5",
            "forecast": "4个",
            "likelihood": "有可能",
            "cause": "人员",
            "reason": "缺两人",
            "improvement": "抽调",
            "evidence": "协议",
            "note": "",
        }
    )
    assert (report.score, report.cause, report.note) == (Decimal("8.5"), ("人员",), None)
    assert Report.model_validate({"cause": ["经费", "其他"]}).cause == ("经费", "其他")
    assert Report.model_validate({"cause": None}).cause == ()
    assert actuals().year == 2020
