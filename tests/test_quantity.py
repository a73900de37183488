"""Quantities: a number and its unit, exact conversions, and no comparison of what cannot be compared."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcheck.measures.errors import MeasureError, UnitError
from perfcheck.measures.quantity import Quantity, match_quantity, parse_quantity
from perfcheck.measures.units import COUNTING, DATE, NO_UNIT, PERCENT, WAN_YUAN, Unit, completed, parse_unit

MONEY = ("元", "千元", "万元", "十万元", "百万元", "千万元", "亿元", "万亿元")
DOLLARS = ("美元", "千美元", "万美元", "亿美元")
SHARES = ("%", "‰", "成")

amounts = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4)


def unit(symbol: str) -> Unit:
    """The unit of a symbol that is one."""
    found = parse_unit(symbol)
    assert found is not None
    return found


units = st.sampled_from(
    [*MONEY, *DOLLARS, *SHARES, *sorted(COUNTING), "", "天", "个月", "年", "公里", "次/年", "家企业", "羽"]
)


@pytest.mark.parametrize(
    ("text", "number", "symbol", "magnitude"),
    [
        ("57.73万元", "57.73", "万元", "577300"),
        ("1亿美元", "1", "亿美元", "100000000"),
        ("230亿元", "230", "亿元", "23000000000"),
        ("230亿", "230", "亿", "23000000000"),
        ("8000万美元", "8000", "万美元", "80000000"),
        ("4000万美元", "4000", "万美元", "40000000"),
        ("70亿元", "70", "亿元", "7000000000"),
        ("6.2亿美元", "6.2", "亿美元", "620000000"),
        ("150万美元", "150", "万美元", "1500000"),
        ("20万吨", "20", "万吨", "200000000000"),
        ("500亩", "500", "亩", "500"),
        ("25家", "25", "家", "25"),
        ("20家", "20", "家", "20"),
        ("10次", "10", "次", "10"),
        ("90%", "90", "%", "0.90"),
        ("0.5‰", "0.5", "‰", "0.0005"),
        ("9成", "9", "成", "0.9"),
        ("15", "15", "", "15"),
        ("200.00", "200.00", "", "200"),
        ("1,234.5万元", "1234.5", "万元", "12345000"),
        ("１，２３４ 元", "1234", "元", "1234"),
        ("三家", "3", "家", "3"),
        ("两次", "2", "次", "2"),
        ("十五人", "15", "人", "15"),
        ("一亿五千万元", "150000000", "元", "150000000"),
        ("三个工作日", "3", "个工作日", "3"),
        ("百分之九十", "90", "%", "0.9"),
        ("百分之百", "100", "%", "1"),
        ("百分之99.5", "99.5", "%", "0.995"),
        ("千分之三", "3", "‰", "0.003"),
        ("5千", "5", "千", "5000"),
        ("3年", "3", "年", "36"),
        ("18个月", "18", "个月", "18"),
        ("2小时", "2", "小时", "120"),
        ("5千米", "5", "千米", "5000"),
        ("5公里", "5", "公里", "5000"),
        ("100㎡", "100", "m2", "100"),
        ("30μg/m³", "30", "μg/m3", "30"),
        ("5万千瓦", "5", "万千瓦", "50000000"),
        ("2次/年", "2", "次/年", "2"),
        ("15万元/台", "15", "万元/台", "150000"),
        ("30元/人/天", "30", "元/人/天", "30"),
        ("450元/人·天", "450", "元/人·天", "450"),
        ("1.2万元/个·年", "1.2", "万元/个·年", "12000"),
        ("9.5/10万", "9.5", "/10万", "0.000095"),
        ("3例/10万人", "3", "例/10万人", "3"),
        ("1100点次", "1100", "点次", "1100"),
        ("300升", "300", "升", "0.3"),
        ("5家企业", "5", "家企业", "5"),
        ("3个行政村", "3", "个行政村", "3"),
        ("12台（套）", "12", "台(套)", "12"),
        ("10（万元）", "10", "万元", "100000"),
        ("1.5万人次", "1.5", "万人次", "15000"),
        ("1.5个百分点", "1.5", "个百分点", "1.5"),
        ("100只羊", "100", "只羊", None),
        ("60岁", "60", "岁", "60"),
        ("-5%", "-5", "%", "-0.05"),
    ],
)
def test_parse_quantity(text: str, number: str, symbol: str, magnitude: str | None) -> None:
    """Number, unit as written, exact amount in the base unit; the quantity prints as it was written."""
    quantity = parse_quantity(text)
    assert str(quantity.number) == number
    assert quantity.unit.symbol == symbol
    assert magnitude is None or quantity.magnitude == Decimal(magnitude)
    assert str(quantity) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "万元",
        "亿元",
        "亿元以上",
        "百元",
        "10 20次",
        "①10次",
        "1. 10次",
        "10²次",
        "3期工程完工",
        "5G基站",
        "3A级景区",
        "4K",
        "12345热线",
        "500强企业",
        "2020年",
        "2020年度",
        "三四家",
        "一千五百万零",
        "一千五元",
        "两个维护",
        "一带一路",
        "一一对应",
        "二期",
        "三月",
        "2级",
        "8点",
        "3号",
        "10次以上",
        "3-5个",
        "约10次",
        "1个亿",
        "100%完成",
        "8小时工作制",
        "3年行动",
        "10\x00次",
        "10\u202e次",
        "10次\ud800",
        "<b>1",
        "1/3",
        "5x3",
        "1,23元",
        "9" * 10**6,
        "个" * 10**6,
        "10" + "个" * 10**6,
    ],
)
def test_no_quantity(text: str) -> None:
    """What is no number with a unit, or may be another number than it seems, is refused."""
    with pytest.raises(MeasureError):
        parse_quantity(text)


@pytest.mark.parametrize("text", ["1e400", "1E5", "5e-3万元", "1e999999999"])
def test_exponents_are_refused(text: str) -> None:
    """No cell means an exponent, and 1e999999999 must not be worked out."""
    with pytest.raises(MeasureError, match="is written with an exponent"):
        parse_quantity(text)


@pytest.mark.parametrize(
    ("text", "dimension", "is_count"),
    [
        ("家", "家", True),
        ("家企业", "家", True),
        ("个项目", "个", True),
        ("万家", "家", False),
        ("个工作日", "工作日", True),
        ("个人", "人", True),
        ("吨", "克", False),
        ("羽", "羽", False),
        ("期", "期", True),
        ("元/人", "yuan/人", False),
        ("次/天", "次/日", False),
        ("次/季", "次/季度", False),
        ("%/年", "ratio/年", False),
        ("kWh", "kWh", False),
    ],
)
def test_units(text: str, dimension: str, *, is_count: bool) -> None:
    """What may be compared with what; counts are whole only in their own unit."""
    assert unit(text).dimension == dimension
    assert unit(text).is_count is is_count


@pytest.mark.parametrize(
    "text",
    [
        "期工程完工",
        "强",
        "强企业",
        "热线",
        "G",
        "G基站",
        "级",
        "级以上",
        "%完成",
        "的企业",
        "人以上",
        "家和园区",
        "次性",
        "次通过",
        "个以内",
        "年度",
        "月份",
        "天内",
        "元以上",
        "万%",
        "项目建设工程",
        "/年",
        "次/",
        "次/3年",
        "a1",
        "个亿",
        "个半月",
        "次多",
        "=",
        "1",
        "个" * 30,
        "x" * 10**6,
    ],
)
def test_no_unit(text: str) -> None:
    """Phrases, ordinals, names and demands are no units."""
    assert parse_unit(text) is None


def test_kinds_of_units() -> None:
    """Money, shares and times know themselves."""
    assert unit("亿元").is_money
    assert not unit("美元").is_money
    assert unit("‰").is_ratio
    assert not unit("百分点").is_ratio
    assert unit("个工作日").is_time
    assert not unit("次").is_time
    assert str(unit("万元")) == "万元"
    assert unit("万元") == WAN_YUAN


@pytest.mark.parametrize(
    ("own", "other", "whole"),
    [
        ("", "万元", "万元"),
        ("千", "万元", "千元"),
        ("万", "亿美元", "万美元"),
        ("万", "人次", "万人次"),
        ("万", "%", "万"),
        ("万", "", "万"),
        ("元", "万元", "元"),
        ("次", "万元", "次"),
        ("", "", ""),
    ],
)
def test_completed(own: str, other: str, whole: str) -> None:
    """A unit leaves to the other what it does not say: 5千 beside 1万元 is 5千元."""
    assert completed(unit(own), unit(other)) == unit(whole)


def test_a_number_is_no_date() -> None:
    """Among dates, a number stays a number."""
    assert completed(NO_UNIT, DATE) == NO_UNIT


@given(amounts, units)
def test_what_is_printed_is_read_back(number: Decimal, symbol: str) -> None:
    """Parsing what was printed gives the same quantity, and its text again."""
    quantity = Quantity(number, unit(symbol))
    again = parse_quantity(str(quantity))
    assert again == quantity
    assert str(again) == str(quantity)


@given(st.text(alphabet="0123456789.,-+%‰万亿千元美个家次年月天十百一二三两/()（） ①²e", max_size=12))
def test_what_was_read_is_read_again(text: str) -> None:
    """Reading never breaks, and what was read prints as itself."""
    try:
        quantity = parse_quantity(text)
    except MeasureError:
        return
    assert parse_quantity(str(quantity)) == quantity
    assert match_quantity(f"{quantity.number:f}{quantity.unit}") == quantity


@given(amounts, st.sampled_from([*permutations(MONEY, 2), *permutations(DOLLARS, 2), *permutations(SHARES, 2)]))
def test_conversion_is_exact(number: Decimal, symbols: tuple[str, str]) -> None:
    """There and back again is the same amount to the last digit."""
    here, there = map(unit, symbols)
    quantity = Quantity(number, here)
    assert quantity.to(there).to(here) == quantity
    assert quantity.to(there).compare(quantity) == 0
    assert quantity.to(there).magnitude == quantity.magnitude


@given(amounts, st.sampled_from([*MONEY, *DOLLARS, *SHARES]))
def test_an_amount_in_its_own_unit_is_digit_by_digit_the_same(number: Decimal, symbol: str) -> None:
    own, same = unit(symbol), replace(unit(symbol))
    assert own is not same
    for there in (own, same):
        converted = Quantity(number, own, "as written").to(there)
        assert (converted.number.as_tuple(), converted.unit, converted.text) == (number.as_tuple(), own, "")


@given(amounts, amounts.filter(bool), st.sampled_from(MONEY), st.sampled_from(MONEY))
def test_shares_are_exact_in_any_unit(part: Decimal, whole: Decimal, one: str, other: str) -> None:
    x, y = Quantity(part, unit(one)), Quantity(whole, unit(other))
    assert x.over(y) == Fraction(x.magnitude) / Fraction(y.magnitude)


@given(amounts, st.sampled_from(MONEY), st.sampled_from(DOLLARS))
def test_yuan_and_dollars_never_meet(number: Decimal, yuan: str, dollar: str) -> None:
    """Comparing or converting them is an error that names both units."""
    one, other = Quantity(number, unit(yuan)), Quantity(number, unit(dollar))
    for attempt in (lambda: one.compare(other), lambda: other.to(unit(yuan))):
        with pytest.raises(UnitError) as error:
            attempt()
        assert yuan in str(error.value)
        assert dollar in str(error.value)


@given(amounts, amounts, amounts, st.sampled_from(MONEY), st.sampled_from(MONEY))
def test_comparison_is_an_order(a: Decimal, b: Decimal, c: Decimal, one: str, other: str) -> None:
    """Total, antisymmetric, transitive, and blind to the unit."""
    x, y, z = Quantity(a, unit(one)), Quantity(b, unit(other)), Quantity(c, unit(one))
    assert x.compare(y) == -y.compare(x)
    assert x.compare(x) == 0
    if x.compare(y) <= 0 and y.compare(z) <= 0:
        assert x.compare(z) <= 0
    assert (x.compare(y) < 0) == (x.magnitude < y.magnitude)


def test_only_whole_years_are_months() -> None:
    """年 is twelve 月; a month is no finite part of a year; days and months do not convert."""
    assert parse_quantity("3年").compare(parse_quantity("36个月")) == 0
    assert parse_quantity("6个月").to(unit("年")).number == Decimal("0.5")
    with pytest.raises(UnitError, match="has no exact value"):
        parse_quantity("1个月").to(unit("年"))
    with pytest.raises(UnitError):
        parse_quantity("30天").compare(parse_quantity("1个月"))
    with pytest.raises(UnitError):
        parse_quantity("5天").compare(parse_quantity("5个工作日"))


def test_unknown_units_equal_only_themselves() -> None:
    """羽 compares with 羽; with 只, or with nothing, it does not."""
    assert parse_quantity("5羽").compare(parse_quantity("1万羽")) == -1
    for other in ("5只", "5"):
        with pytest.raises(UnitError, match="羽"):
            parse_quantity("5羽").compare(parse_quantity(other))


def test_constants() -> None:
    """The units that the rest of the program names."""
    assert Quantity(Decimal(1), WAN_YUAN).to(unit("元")).number == 10000
    assert unit("万元") is WAN_YUAN
    assert Quantity(Decimal(1), PERCENT).magnitude == Decimal("0.01")
