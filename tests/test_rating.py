"""How one indicator is rated: by its target, by its standard, by both, or why it is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import amount, graded, indicator, quantity, standard, texts
from perfcheck.assessment.completion import completion_of, is_reached, level_of
from perfcheck.assessment.outcomes import Verdict, verdict_word
from perfcheck.assessment.rating import measured_by, number_reported, rate
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.standard import Level
from perfcheck.model.actuals import Report

TRIPS = standard("10次以上", "5次以上", "3次以上", "2次以下")
GUESTS = standard("15人以上", "10人以上", "5人以上", "5人以下")
RATE = standard("90%", "80%", "70%", "60%")
DAYS = standard("6月底前", "9月底前", "12月底前", "逾期")
WORDS = standard("优秀", "良好", "一般", "较差")
UNIT_TAKEN = "a figure without a unit was taken in the unit of its target"


# ── by the target ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("target", "actual", "completion"),
    [
        ("5个以上", "5个", Fraction(1)),
        ("230亿元以上", "168亿元", Fraction(168, 230)),
        ("1亿美元以上", "8200万美元", Fraction(82, 100)),
        ("≥3%", "1%", Fraction(1, 3)),
        ("超过10次", "10次", Fraction(1)),
        ("等于10次", "12次", Fraction(12, 10)),
        ("10次以上", "25次", Fraction(25, 10)),
        ("90%以上", "-3%", Fraction(0)),
        ("5%以内", "4%", Fraction(1)),
        ("5%以内", "0", Fraction(1)),
        ("5%以内", "6%", Fraction(5, 6)),
        ("不足10次", "10次", Fraction(1)),
        ("不足10次", "16次", Fraction(10, 16)),
        ("60%-80%", "70%", Fraction(1)),
        ("60%-80%", "50%", Fraction(50, 60)),
        ("60%-80%", "90%", Fraction(80, 90)),
        ("±5%以内", "-5%", Fraction(1)),
        ("±5%以内", "7%", Fraction(5, 7)),
        ("±5%以内", "-7%", Fraction(5, 7)),
        ("≤0次", "2次", None),
        ("≥0%", "2%", None),
        ("等于0次", "0次", None),
        ("≥-5%", "-3%", None),
        ("≤-5%", "-3%", None),
        ("≥1年", "18个月", Fraction(18, 12)),
    ],
)
def test_completion_is_an_exact_share_of_the_target(target: str, actual: str, completion: Fraction | None) -> None:
    assert completion_of(amount(target), quantity(actual) if actual != "0" else quantity("0%")) == completion


@pytest.mark.parametrize(
    ("target", "actual", "reached"),
    [
        ("10次以上", "10次", True),
        ("10次以上", "9次", False),
        ("超过10次", "10次", False),
        ("10次以内", "10次", True),
        ("不足10次", "10次", False),
        ("等于10次", "12次", True),
        ("等于0次", "1次", False),
        ("60%≤X<80%", "80%", False),
        ("60%≤X<80%", "60%", True),
        ("≥-5%", "-3%", True),
        ("≤-5%", "-3%", False),
    ],
)
def test_a_target_is_reached_or_not(target: str, actual: str, *, reached: bool) -> None:
    assert is_reached(amount(target), quantity(actual)) is reached


@pytest.mark.parametrize(
    ("actual", "verdict"),
    [
        ("90万元", "excellent"),
        ("89.99999999999999999999999999万元", "good"),
        ("80万元", "good"),
        ("79.99999999999999999999999999万元", "fair"),
        ("60万元", "fair"),
        ("59.99999999999999999999999999万元", "poor"),
        ("0万元", "poor"),
        ("900000元", "excellent"),
        ("899999.99元", "good"),
        ("0.009亿元", "excellent"),
    ],
)
def test_the_thresholds_are_half_open_and_never_rounded(actual: str, verdict: str) -> None:
    assert graded("100万元以上", actual).verdict == verdict


def test_no_float_could_tell_these_apart() -> None:
    assert graded("3亿元以上", "269999999.999999999999999999元").verdict == "good"
    assert (
        graded("0.3亿元以上", "2700万元").verdict == "excellent"
    )  # 0.27 / 0.3 is 0.9 exactly, 0.9000000000000001 as a float
    assert level_of(Fraction(269999999999999999999999999, 3 * 10**26)) is Level.GOOD


@pytest.mark.parametrize(
    ("cells", "report", "verdict", "reached"),
    [
        ("不发生", "0", "excellent", True),
        ("不出现", "无", "excellent", True),
        ("无", "0起", "excellent", True),
        ("不发生", "2起", "poor", False),
        ("0次", "0次", "excellent", True),
        ("0次", "1次", "poor", False),
        ("等于0次", "0", "excellent", True),
        ("≥-5%", "-8%", "poor", False),
        ("-5%", "-3%", "excellent", True),
        ("≤-5%", "-6%", "excellent", True),
    ],
)
def test_zero_and_negative_targets_are_met_or_not(cells: str, report: str, verdict: str, *, reached: bool) -> None:
    one = graded(cells, report)
    assert (one.verdict, one.outcome.completion, one.outcome.reached) == (verdict, None, reached)
    assert one.findings == ()


@pytest.mark.parametrize(
    ("cells", "report", "as_of", "verdict", "reasons"),
    [
        ("2020年12月31日前", "2020-09-18", "2020-09-30", "excellent", []),
        ("年底前", "12月31日", "2020-12-31", "excellent", []),
        ("6月底前", "2020-06-30", "2020-09-30", "excellent", []),
        ("6月底前", "2020-07-01", "2020-09-30", "poor", ["one day late"]),
        ("6月底前", {"completed_on": "2020-09-18"}, "2020-09-30", "poor", ["80 days late"]),
        ("6月底前", {"value": "100%", "completed_on": "2020-06-01"}, "2020-09-30", "excellent", []),
        ("年底前", "按时", "2020-09-30", "excellent", []),
        ("及时", "及时", "2020-09-30", "excellent", []),
        ("年底前", "已完成", "2020-09-30", "excellent", []),
        ("年底前", "逾期", "2020-09-30", "poor", ["reported as 逾期"]),
        ("年底前", "未完成", "2020-09-30", "poor", ["not done yet; it is due on 2020-12-31"]),
        ("6月底前", "未完成", "2020-09-30", "poor", ["not done, though it was due on 2020-06-30"]),
        ("及时", "未完成", "2020-09-30", "poor", ["not done yet"]),
        ("及时", "2020-03-01", "2020-09-30", "unratable", ["及时 names no day to compare with"]),
    ],
)
def test_deadlines(cells: str, report: object, as_of: str, verdict: str, reasons: list[str]) -> None:
    one = graded(cells, report, as_of=as_of, levels=("产出指标", "时效指标"))
    assert (one.verdict, one.reasons, one.codes) == (verdict, reasons, [])


def test_done_in_time_without_a_day_is_an_assumption() -> None:
    assert graded("年底前", "按时").assumptions == ["按时 was reported without a date"]


def test_a_deadline_that_the_year_does_not_have_rates_nothing() -> None:
    one = graded("2月29日前", "2月20日", as_of="2021-09-30", year="2021")
    assert (one.verdict, one.reasons, one.codes) == ("unratable", ["2021 has no 2月29日前"], [])
    assert graded("2月29日前", "2月20日").verdict == "excellent"


@pytest.mark.parametrize(
    ("cells", "report", "reason"),
    [
        ("6月底前", "已完成", "已完成 is not a date, where one is expected"),
        ("年底前", "80%", "80% is not a date, where one is expected"),
        ("年底前", "12月31日", "2020-12-31 is after 2020-09-30, the day of the report"),
        ("年底前", {"completed_on": "2019-12-20"}, "2019-12-20 is not in 2020"),
        (DAYS, {"completed_on": "2020-10-20"}, "2020-10-20 is after 2020-09-30, the day of the report"),
        (DAYS, "按时", "按时 is not a date, where one is expected"),
    ],
)
def test_days_that_cannot_be_used_are_refused(cells: object, report: object, reason: str) -> None:
    one = graded(cells, report)
    assert (one.verdict, one.reasons, len(one.findings)) == ("unratable", [reason], 1)


def test_a_reported_day_that_does_not_exist_is_refused() -> None:
    one = graded("年底前", "2月29日", as_of="2021-09-30", year="2021")
    assert (one.verdict, one.reasons, one.codes) == ("unratable", ["2021 has no 2月29日"], ["unusable-value"])


def test_a_wrong_day_beside_a_figure_is_told_and_the_figure_graded() -> None:
    one = graded("10次以上", {"value": "8次", "completed_on": "2020-10-01"})
    assert (one.verdict, one.codes) == ("good", ["date-outside"])


@pytest.mark.parametrize(
    ("cells", "report", "reached"),
    [("效果明显", "效果明显", True), ("效果明显", "一般", None), ("优秀", "95%", None), ("优秀", "优 秀", True)],
)
def test_words_wait_for_a_person(cells: str, report: str, *, reached: bool | None) -> None:
    one = graded(cells, report)
    assert (one.verdict, one.outcome.reached) == ("unratable", reached)
    assert one.reasons == ["the target is in words; a person has to rate it"]
    assert one.findings == ()


# ── what is reported ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("cells", "report", "verdict", "assumptions"),
    [
        ("10次以上", "8", "good", [UNIT_TAKEN]),
        ("230亿元以上", "168", "fair", [UNIT_TAKEN]),
        ("90%以上", "85", "excellent", [UNIT_TAKEN]),
        ("90%以上", "0", "poor", [UNIT_TAKEN]),
        ("230亿元以上", "168亿", "fair", ["168亿 is taken as 168亿元"]),
        ("230亿以上", "168亿元", "fair", ["the target names no unit; 亿元 was taken from the figure"]),
        ("10以上", "8次", "good", ["the target names no unit; 次 was taken from the figure"]),
        ("1.2万人次以上", "9千", "fair", ["9千 is taken as 9千人次"]),
        ("2次/年以上", "2次", "excellent", ["2次 is taken as 2次/年"]),
        ("90%以上", "无", "poor", ["无 is taken as zero"]),
        ("10次以上", "无", "poor", []),
        (GUESTS, "5", "fair", [UNIT_TAKEN]),
    ],
)
def test_what_a_figure_leaves_out_is_taken_from_its_target_and_noted(
    cells: object, report: str, verdict: str, assumptions: list[str]
) -> None:
    one = graded(cells, report)
    assert (one.verdict, one.assumptions, one.findings) == (verdict, assumptions, ())


@pytest.mark.parametrize(
    ("cells", "report", "code", "reason"),
    [
        ("1亿美元以上", "8200万元", "unit-mismatch", "the units 万元 and 亿美元 measure different things"),
        ("10次以上", "8家", "unit-mismatch", "the units 家 and 次 measure different things"),
        ("10日以内", "8工作日", "unit-mismatch", "the units 工作日 and 日 measure different things"),
        ("230", "168亿元", "unit-mismatch", "the units 亿元 and (no unit) measure different things"),
        ("100", "95%", "unit-mismatch", "the units % and (no unit) measure different things"),
        ("230亿", "95%", "unit-mismatch", "the units % and 亿 measure different things"),
        (TRIPS, "80%", "unit-mismatch", "the units % and 次 measure different things"),
        ("90%以上", "0.85", "doubtful-percent", "0.85 is doubtful: write 0.85% or 85%"),
        ("90%以上", "1", "doubtful-percent", "1 is doubtful: write 1% or 100%"),
        ("5‰以内", "0.004", "doubtful-percent", "0.004 is doubtful: write 0.004‰ or 4‰"),
        (RATE, "0.5", "doubtful-percent", "0.5 is doubtful: write 0.5% or 50%"),
        ("10次以上", "-3次", "negative-value", "-3次: a count cannot be negative"),
        ("10次以上", "-3", "negative-value", "-3: a count cannot be negative"),
        ("10以上", "-3次", "negative-value", "-3次: a count cannot be negative"),
        ("2万人以上", "-1万人", "negative-value", "-1万人: a count cannot be negative"),
        ("不发生", "-1起", "negative-value", "-1起: a count cannot be negative"),
        ("10次以上", "约8次", "unusable-value", "约8次 is not certain: report the exact number"),
        (
            "10次以上",
            "10次以上",
            "unusable-value",
            "10次以上 is a demand, not a figure: report the number reached",
        ),
        ("10次以上", "较多", "unusable-value", "较多 is not a number"),
        ("10次以上", "2020-06-30", "unusable-value", "2020-06-30 is a date or a time, where a number is expected"),
        (
            "10次以上",
            {"completed_on": "2020-09-01"},
            "unusable-value",
            "only the day of completion was reported; the figure is missing",
        ),
        (WORDS, "优", "unusable-value", "优 is none of the words of the standard"),
        (
            WORDS,
            {"completed_on": "2020-09-01"},
            "unusable-value",
            "only the day of completion was reported; the figure is missing",
        ),
    ],
)
def test_figures_that_cannot_be_used_are_refused(cells: object, report: object, code: str, reason: str) -> None:
    one = graded(cells, report)
    assert (one.verdict, one.reasons, one.codes) == ("unratable", [reason], [code])
    assert str(one.findings[0].message) == f"购买数量: {reason}"


@pytest.mark.parametrize(
    ("cells", "report", "codes"),
    [
        ("90%以上", "-3%", ["negative-rate"]),
        ("10万元以上", "-3", ["negative-rate"]),
        (RATE, "-3%", ["negative-rate"]),
        ("±5%以内", "-3%", []),
        ("-5%", "-3%", []),
        (standard("-1%", "-2%", "-3%", "-4%"), "-3%", []),
    ],
)
def test_negative_rates_are_graded_with_a_warning_unless_the_target_has_them(
    cells: object, report: str, codes: list[str]
) -> None:
    one = graded(cells, report)
    assert one.result.verdict.level is not None
    assert one.codes == codes


@pytest.mark.parametrize(
    ("cells", "report", "verdict", "reasons"),
    [
        ("10次以上", None, "unreported", []),
        ("10次以上", "", "unreported", []),
        ("10次以上", "暂无", "unreported", ["reported as 暂无"]),
        ("10次以上", {"forecast": "10次"}, "unreported", []),
        ("约10次", None, "unreported", []),
        ("未定", "3次", "undetermined", ["no target was set"]),
        ("", None, "undetermined", ["no target was set"]),
        (standard("未定", "未定", "未定", "未定"), "3次", "undetermined", ["no standard was set"]),
        (standard("无", "无", "无", "无"), "3次", "undetermined", ["no standard was set"]),
        ("10次以上", {"not_applicable": "停办"}, "not_applicable", ["停办"]),
        ("未定", {"not_applicable": "停办"}, "not_applicable", ["停办"]),
    ],
)
def test_why_there_is_no_level(cells: object, report: object, verdict: str, reasons: list[str]) -> None:
    one = graded(cells, report)
    assert (one.verdict, one.reasons, one.codes) == (verdict, reasons, [])


def test_a_value_beside_not_applicable_is_not_graded_and_that_is_told() -> None:
    one = graded("10次以上", {"value": "8次", "not_applicable": "停办"})
    assert (one.verdict, one.codes) == ("not_applicable", ["value-not-graded"])
    day = graded("年底前", {"completed_on": "2020-09-01", "not_applicable": "停办"})
    assert str(day.findings[0].message) == (
        "购买数量: 2020-09-01 was not graded, because the indicator is reported as not applicable"
    )


@pytest.mark.parametrize(
    ("report", "number"),
    [("8次", "8次"), ("-3%", "-3%"), ("无", "0"), ("8次以上", None), ("较多", None), ("暂无", None), (None, None)],
)
def test_the_plain_number_for_spreadsheets(report: str | None, number: str | None) -> None:
    found = number_reported(Report.model_validate({"value": report}))
    assert (None if found is None else str(found)) == number


# ── by the standard ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("cells", "report", "verdict"),
    [
        *(
            (TRIPS, report, verdict)
            for report, verdict in (("12次", "excellent"), ("10次", "excellent"), ("7次", "good"))
        ),
        *((TRIPS, report, verdict) for report, verdict in (("3次", "fair"), ("2次", "poor"), ("0次", "poor"))),
        (GUESTS, "5人", "fair"),
        (standard("1次以上", "1次", "1次", "0次"), "1次", "excellent"),
        *((RATE, report, verdict) for report, verdict in (("85%", "good"), ("65%", "poor"), ("12%", "poor"))),
        (standard("90%-100%", "80%-89%", "60%-79%", "60%以下"), "89.5%", "good"),
        (standard("90%-100%", "80%-89%", "60%-79%", "60%以下"), "60%", "fair"),
        (standard("0次", "1次", "2次", "3次以上"), "2次", "fair"),
        (DAYS, "2020-06-30", "excellent"),
        (DAYS, {"completed_on": "2020-07-01"}, "good"),
        (DAYS, "逾期", "poor"),
        (standard("6月底前", "9月底前", "12月底前", "12月31日以后"), "逾期", "poor"),
        (WORDS, "良好", "good"),
        (WORDS, "良 好", "good"),
        (standard("100%", "90%", "80%", "未完成"), "未完成", "poor"),
        (standard("8次-12次", "6次-14次", "4次-16次", "4次以下"), "13次", "good"),
    ],
)
def test_the_level_is_that_of_the_standard(cells: object, report: object, verdict: str) -> None:
    one = graded(cells, report)
    assert (one.verdict, one.codes) == (verdict, [])


def test_a_standard_that_rates_nothing_says_why() -> None:
    one = graded(standard("10次", "10次", "10次", "10次"), "5次")
    assert (one.verdict, one.reasons, one.codes) == ("unratable", ["all four levels demand the same"], [])


def test_the_unit_key_of_a_standard() -> None:
    bare = standard("10以上", "5以上", "3以上", "2以下")
    assert graded({**bare, "unit": "次"}, "8次").verdict == "good"
    assert graded({**TRIPS, "unit": "家"}, "8次").assumptions == [
        "the unit 家 was not used: the standard has units of its own"
    ]
    assert graded({**WORDS, "unit": "家"}, "优秀").assumptions == []


def test_a_standard_gives_the_level_and_the_target_the_completion_rate() -> None:
    one = graded({**TRIPS, "target": "16次"}, "8次")
    assert (one.verdict, one.outcome.completion, one.outcome.reached) == ("good", Fraction(1, 2), False)
    assert one.assumptions == ["a bare target is taken as at least"]
    assert one.step == ("excellent", "10次", "2次", True)
    late = graded({**DAYS, "target": "6月底前"}, "2020-08-01")
    assert (late.verdict, late.reasons, late.outcome.reached) == ("good", ["32 days late"], False)


@pytest.mark.parametrize(
    ("cells", "report", "verdict", "reasons"),
    [
        (standard("未定", "未定", "未定", "未定"), "5次", "poor", ["no standard was set"]),
        (standard("10次", "10次", "10次", "10次"), "9次", "excellent", ["all four levels demand the same"]),
        (WORDS, "9次", "excellent", ["9次 is none of the words of the standard"]),
    ],
)
def test_where_the_standard_gives_no_level_the_target_does(
    cells: dict[str, str], report: str, verdict: str, reasons: list[str]
) -> None:
    one = graded({**cells, "target": "10次"}, report)
    assert (one.verdict, one.reasons, one.codes) == (verdict, reasons, [])


def test_a_target_that_cannot_use_the_figure_does_not_spoil_the_standard() -> None:
    one = graded({**TRIPS, "target": "100%"}, "8次")
    assert (one.verdict, one.outcome.completion, one.codes) == ("good", None, [])
    assert one.reasons == ["the units 次 and % measure different things"]
    words = graded({**TRIPS, "target": "效果明显"}, "8次")
    assert (words.verdict, words.reasons) == ("good", [])


def test_a_figure_that_neither_can_use_is_a_problem_of_both() -> None:
    one = graded({**WORDS, "target": "90%"}, "85家")
    assert (one.verdict, one.codes) == ("unratable", ["unusable-value", "unit-mismatch"])
    same = graded({**TRIPS, "target": "10次"}, "约8次")
    assert (same.codes, same.reasons) == (["unusable-value"], ["约8次 is not certain: report the exact number"])


# ── the next better level ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("cells", "report", "step"),
    [
        (TRIPS, "8次", ("excellent", "10次", "2次", True)),
        (TRIPS, "2.5次", ("fair", "3次", "1次", True)),
        ("100个", "2.5个", ("fair", "60个", "58个", True)),
        ("100次/年", "2.5次", ("fair", "60次", "58次", True)),
        ("100公里", "2.5公里", ("fair", "60公里", "57.5公里", True)),
        (TRIPS, "10次", None),
        (RATE, "85%", ("excellent", "90%", "5%", True)),
        (standard("1次以上", "1次", "1次", "0次"), "0次", ("excellent", "1次", "1次", True)),
        (standard("超过5次", "超过3次", "超过1次", "1次"), "3次", ("good", "4次", "1次", True)),
        (standard("超过90%", "超过80%", "超过60%", "60%"), "80%", ("good", "80%", "0%", False)),
        (standard("4.5次以上", "3次以上", "2次以上", "2次以下"), "3次", ("excellent", "5次", "2次", True)),
        (standard("0次", "1次", "2次", "3次以上"), "3次", ("fair", "2次", None, True)),
        (standard("不足3次", "不足5次", "不足9次", "9次以上"), "5次", ("good", "4次", None, True)),
        (standard("≤7天", "≤10天", "≤15天", ">15天"), "12天", ("good", "10天", None, True)),
        (standard("10个月", "8个月", "6个月", "3个月"), "0.5年", ("good", "8个月", "2个月", True)),
        (DAYS, "2020-08-01", None),
        (standard("8次-12次", "6次-14次", "4次-16次", "4次以下"), "13次", None),
        ("5个以上", "4个", ("excellent", "5个", "1个", True)),
        ("4个以上", "2个", ("fair", "3个", "1个", True)),
        ("230亿元以上", "168亿元", ("good", "184亿元", "16亿元", True)),
        ("1亿美元以上", "8200万美元", ("excellent", "9000万美元", "800万美元", True)),
        ("90%以上", "-3%", ("fair", "54%", "57%", True)),
        ("等于10次", "5次", ("fair", "6次", "1次", True)),
        ("2次/年以上", "1次", ("excellent", "2次", "1次", True)),
        ("10个月以上", "0.5年", ("good", "8个月", "2个月", True)),
        ("18个月以上", "1年", ("good", "1.2年", "0.2年", True)),
        ("2小时以上", "50分钟", ("fair", "72分钟", "22分钟", True)),
        ("5%以内", "6%", ("excellent", "5.55%", None, True)),
        ("不足10次", "16次", ("good", "12次", None, True)),
        ("60%-80%", "50%", ("excellent", "54%", "4%", True)),
        ("60%-80%", "95%", ("excellent", "88.88%", None, True)),
        ("±5%以内", "-7%", ("excellent", "-5%", "2%", True)),
        ("0次", "2次", ("excellent", "0次", None, True)),
        ("≥-5%", "-8%", ("excellent", "-5%", "3%", True)),
        ("≤-5%", "-3%", ("excellent", "-5%", None, True)),
        (">0%", "0%", ("excellent", "0%", "0%", False)),
        ("年底前", "逾期", None),
    ],
)
def test_what_the_next_better_level_needs(
    cells: object, report: str, step: tuple[str, str, str | None, bool] | None
) -> None:
    assert graded(cells, report).step == step


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

CELLS = (
    *(
        "10次以上",
        "超过10次",
        "10次以内",
        "不足10次",
        "等于10次",
        "5次-8次",
        "10次",
        "0次",
        "不发生",
        "-5%",
        "±5%以内",
        "90%",
    ),
    *(
        "230亿元",
        "230亿",
        "15",
        "2次/年",
        "10个月",
        "1年",
        "2小时",
        "5‰",
        "年底前",
        "2月29日前",
        "及时",
        "约10次",
        "若干",
    ),
    *("效果明显", "未定", "", "9" * 30, "0." + "1" * 29, "无", "5千米", "12元/人", "3成"),
)
FIGURES = (
    *(
        "8次",
        "8",
        "0",
        "无",
        "-3",
        "-3%",
        "0.5",
        "1",
        "85%",
        "8次以上",
        "约8次",
        "暂无",
        "",
        "168亿元",
        "168亿",
        "8200万美元",
    ),
    *(
        "0.7年",
        "7个月",
        "50分钟",
        "2020-06-30",
        "2月29日",
        "年底前",
        "按时",
        "逾期",
        "未完成",
        "已完成",
        "较多",
        "2次/年",
    ),
    *("9" * 30, "0." + "1" * 29 + "年", "5千米", "12元/人", "3成", "5天", "1/3"),
)


def test_every_cell_meets_every_figure_without_a_crash() -> None:
    """Whatever can be read gets a verdict; exact arithmetic never fails (年 against 月, 30 digits)."""
    standards = (TRIPS, RATE, DAYS, WORDS, standard("1年", "10个月", "0.7年", "5个月"), standard("无", "1", "2", "3"))
    kinds = [indicator(cell) for cell in CELLS] + [indicator(cells) for cells in standards]
    for one, figure in product(kinds, FIGURES):
        for year in (2020, 2021):
            rated = rate(
                measured_by(one, "指标", (), year), Report.model_validate({"value": figure}), date(year, 9, 30)
            )
            texts(rated.outcome.reasons + rated.outcome.assumptions)
            assert rated.outcome.verdict in Verdict


numbers = st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False)
targets = st.decimals(min_value=Decimal("0.01"), max_value=10**9, places=2, allow_nan=False)


def rank(cells: object, number: Decimal) -> int:
    """The place of the level of an amount of money, 0 for the best one."""
    report = Report.model_validate({"value": f"{number}元"})
    level = rate(measured_by(indicator(cells), "指标", (), 2020), report, date(2020, 9, 30)).outcome.verdict.level
    assert level is not None
    return tuple(Level).index(level)


@given(targets, numbers, numbers, st.sampled_from(["≥", ">", "≤", "<", "="]))
def test_a_better_figure_never_lowers_the_level_of_a_target(
    target: Decimal, one: Decimal, other: Decimal, operator: str
) -> None:
    worse, better = sorted((one, other), reverse=operator in "≤<")
    assert rank(f"{operator}{target}元", better) <= rank(f"{operator}{target}元", worse)


@given(st.lists(targets, min_size=4, max_size=4, unique=True), numbers, numbers, st.sampled_from(["以上", "以下"]))
def test_a_better_figure_never_lowers_the_level_of_a_standard(
    ends: list[Decimal], one: Decimal, other: Decimal, word: str
) -> None:
    cells = standard(*(f"{end}元{word}" for end in sorted(ends, reverse=word == "以上")))
    worse, better = sorted((one, other), reverse=word == "以下")
    assert rank(cells, better) <= rank(cells, worse)


@given(targets, numbers, st.sampled_from(["≥", "≤", "="]))
def test_completion_is_the_same_in_every_unit(target: Decimal, actual: Decimal, operator: str) -> None:
    demand, done = amount(f"{operator}{target}万元"), Quantity(actual * 10**4, quantity("1元").unit)
    assert completion_of(demand, done) == completion_of(demand, quantity(f"{actual}万元"))
    assert completion_of(demand, done) == completion_of(amount(f"{operator}{target * 10**4:f}元"), done)


@given(numbers)
def test_every_completion_has_one_level_and_the_thresholds_belong_to_the_better_one(share: Decimal) -> None:
    level = level_of(Fraction(share))
    expected = Level.EXCELLENT if share >= Decimal("0.9") else Level.GOOD if share >= Decimal("0.8") else None
    assert level is (expected or (Level.FAIR if share >= Decimal("0.6") else Level.POOR))


def test_every_verdict_has_a_word() -> None:
    assert [verdict_word(verdict) for verdict in Verdict] == [
        *("excellent", "good", "fair", "poor"),
        *("undetermined", "unreported", "unratable", "not applicable"),
    ]


@pytest.mark.parametrize(
    ("cells", "report", "told"),
    [
        ("3个", "2.5个", True),
        ("3个", "2.5", True),
        ("3", "2.5个", True),
        ("100次/年", "2.5次", True),
        (TRIPS, "8.5次", True),
        ({"target": "10次", **TRIPS}, "8.5次", True),
        ("不出现", "0.5起", True),
        ("3个", "2.0个", False),
        ("3万人", "2.5万人", False),
        ("3个工作日以内", "2.5个工作日", False),
        ("90%", "89.5%", False),
        ("3公里", "2.5公里", False),
    ],
)
def test_a_fraction_of_a_thing_is_told_and_graded_all_the_same(cells: object, report: str, told: bool) -> None:  # noqa: FBT001
    one = graded(cells, report)
    assert one.codes == (["fractional-count"] if told else [])
    assert one.result.verdict.level is not None


def test_what_is_said_of_a_fraction_of_a_thing() -> None:
    (finding,) = graded("3个", "2.5个").findings
    assert (finding.rule.code, finding.rule.severity.value) == ("PC718", "warning")
    assert str(finding.message) == "购买数量: 2.5个 is a count, but not a whole number; is that meant?"
