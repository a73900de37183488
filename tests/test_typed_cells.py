"""What people type into the input cells of a workbook: read, read with a note, or refused."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfcheck.measures.numbers import plain
from perfcheck.measures.quantity import parse_quantity
from perfcheck.measures.units import NO_UNIT, parse_unit
from perfcheck.sources.workbooks.fill_rows import InputKind
from perfcheck.sources.workbooks.typed import Refused, Typed, typed
from perfcheck.sources.workbooks.values import RawCell

NUMBER, PERCENT, MONEY, DATE, TEXT = InputKind
"""The kinds of cells."""


def read(value: object, kind: InputKind, code: str = "General", unit: str = "", year: int | None = 2020) -> object:
    """What comes of a cell: the text, the text with its notes, or why it is refused."""
    assert value is None or isinstance(value, str | int | Decimal | date)
    result = typed(RawCell(12, 6, value, code), kind, unit=parse_unit(unit) or NO_UNIT, year=year)
    if isinstance(result, Refused):
        return [str(result.message)]
    return (result.text, *map(str, result.notes)) if result.notes else result.text


NUMBERS: tuple[tuple[object, str, str, object], ...] = (
    (12, "General", "次", "12"),
    (0, "General", "次", "0"),
    (Decimal("0.3"), "General", "", "0.3"),
    (-5, "General", "次", "-5"),
    ("12", "@", "次", "12"),
    ("１２", "General", "次", ("12", '"１２" was read as 12')),
    (" 12 ", "General", "次", "12"),
    ("\u300012\xa0", "General", "次", "12"),
    ("'12", "General", "次", ("12", '"\'12" was read as 12')),
    ("1,234", "General", "次", ("1234", '"1,234" was read as 1234')),
    ("１，２３４．５", "General", "次", ("1234.5", '"１，２３４．５" was read as 1234.5')),
    ("12次", "General", "次", ("12", '"12次" was read as 12')),
    ("12 次", "General", "次", ("12", '"12 次" was read as 12')),
    ("十二次", "General", "次", ("12", '"十二次" was read as 12')),
    ("12家", "General", "次", "12家"),
    ("12次", "General", "", "12次"),
    ("", "General", "次", ""),
    ("  ", "General", "次", ""),
    ("'", "General", "次", ""),
    (12, '0"次"', "次", "12次"),
    (12, "0\\次", "次", "12次"),
    (577300, '#,##0.00"元"', "万元", "577300元"),
    (1234, "#,##0.00_ ;-#,##0.00 ", "次", "1234"),
    (1234, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "次", "1234"),
    (Decimal("0.98"), "0%", "", "98%"),
    ("-", "General", "次", ['"-" may mean that there is no figure, or that it is zero']),
    ("／", "General", "次", ['"/" may mean that there is no figure, or that it is zero']),
    ("无", "General", "次", ['"无" may mean that there is no figure, or that it is zero']),
    ("约12", "General", "次", ['"约12" is not a plain number']),
    ("12-15", "General", "次", ['"12-15" is not a plain number']),
    ("1 234", "General", "次", ['"1 234" is not a plain number']),
    ("12,34", "General", "次", ['"12,34" is not a plain number']),
    ("已完成", "General", "次", ['"已完成" is not a plain number']),
    ("O", "General", "次", ['"O" is not a plain number']),
    ("1e3", "General", "次", ['"1e3" is not a plain number']),
    (True, "General", "次", ["the cell holds the truth value TRUE, which is no answer here"]),
    (date(2020, 3, 5), 'm"月"d"日"', "次", ["Excel made the date 2020-03-05 of what was typed here"]),
    (Decimal("0.98"), "0%", "次", ["the cell shows 98%, but 次 is asked for"]),
    (577300, '0!.0,"万"', "万元", ["the cell holds 577300, but its format shows another number"]),
    (577300, '#,##0,"千"', "元", ["the cell holds 577300, but its format shows another number"]),
    (57, "¥#,##0.00", "万元", ["the cell shows 57 with a sign of money, but 万元 is asked for"]),
    (Decimal("0.0625"), "h:mm", "次", ["the cell holds 0.0625, but its format shows another number"]),
    (Decimal("0.5"), "[h]:mm", "次", ["the cell holds 0.5, but its format shows another number"]),
    (Decimal("0.5"), "mm:ss.0", "次", ["the cell holds 0.5, but its format shows another number"]),
    (5, '0"0"', "次", ["the cell holds 5, but its format shows another number"]),
    (5, '"1"0', "次", ["the cell holds 5, but its format shows another number"]),
    (5, ";;;", "次", ["the cell holds 5, but its format shows another number"]),
    (5, '"已完成"', "次", ["the cell holds 5, but its format shows another number"]),
    (12, 'General"万"', "次", "12万"),
    (12, 'G/通用格式"次"', "次", "12次"),
    (100, "¥#,##0", "元", "100"),
    (100, "[$¥-804]#,##0", "元", "100"),
    (100, "$#,##0", "元", ["the cell shows 100 with a sign of money, but 元 is asked for"]),
    (100, "[$$-409]#,##0", "万元", ["the cell shows 100 with a sign of money, but 万元 is asked for"]),
    (100, "[$€-2] 0", "元", ["the cell shows 100 with a sign of money, but 元 is asked for"]),
    (100, "[$USD] 0", "美元", "100"),
    (12, '0" 左右"', "次", ["the format of the cell shows 左右 behind the number, which is no unit"]),
    ('=DISPIMG("ID_1",1)', "General", "次", ["the cell holds a picture, which cannot be read"]),
)


@pytest.mark.parametrize(("value", "code", "unit", "expected"), NUMBERS)
def test_numbers(value: object, code: str, unit: str, expected: object) -> None:
    assert read(value, NUMBER, code, unit) == expected


PERCENTS: tuple[tuple[object, str, object], ...] = (
    (98, "General", "98"),
    (Decimal("98.5"), "0.0", "98.5"),
    (0, "General", "0"),
    (120, "General", "120"),
    (Decimal("0.98"), "0%", "98%"),
    (Decimal("0.985"), "0%", "98.5%"),
    (1, "0%", "100%"),
    (98, '0"%"', "98%"),
    ("98%", "General", "98%"),
    ("98％", "General", ("98%", '"98％" was read as 98%')),
    ("９８％", "@", ("98%", '"９８％" was read as 98%')),
    ("98", "@", "98"),
    ("百分之九十八", "@", ("98%", '"百分之九十八" was read as 98%')),
    (Decimal("0.98"), "General", ["0.98 is doubtful: write 0.98% or 98%"]),
    (1, "General", ["1 is doubtful: write 1% or 100%"]),
    ("0.98", "@", ["0.98 is doubtful: write 0.98% or 98%"]),
    (98, "0%", ["the cell shows 9800%; 98% is probably meant"]),
    ("98分", "General", "98分"),
)


@pytest.mark.parametrize(("value", "code", "expected"), PERCENTS)
def test_shares(value: object, code: str, expected: object) -> None:
    assert read(value, PERCENT, code, "%") == expected


def test_a_share_without_any_unit_is_of_percent() -> None:
    assert read(Decimal("0.98"), PERCENT) == ["0.98 is doubtful: write 0.98% or 98%"]


MONEY_CASES: tuple[tuple[object, str, object], ...] = (
    (Decimal("57.73"), "#,##0.00", "57.73"),
    ("57.73万元", "General", ("57.73", '"57.73万元" was read as 57.73')),
    ("577,300元", "General", "577,300元"),
    ("57.73 万", "General", ("57.73万", '"57.73 万" was read as 57.73万')),
    ("￥57.73", "General", ['"￥57.73" is not a plain number']),
    (Decimal("0.5"), "0%", ["the cell shows 50%, but 万元 is asked for"]),
)


@pytest.mark.parametrize(("value", "code", "expected"), MONEY_CASES)
def test_money(value: object, code: str, expected: object) -> None:
    assert read(value, MONEY, code, "万元") == expected


DAYS: tuple[tuple[object, str, object], ...] = (
    (date(2020, 12, 18), "yyyy-mm-dd", "2020-12-18"),
    (date(2020, 12, 18), 'yyyy"年"m"月"d"日"', "2020-12-18"),
    (datetime(2020, 12, 18, 9, 30), "yyyy/m/d h:mm", "2020-12-18"),  # noqa: DTZ001 - workbooks know no zones
    (date(2020, 12, 18), 'm"月"d"日"', ("2020-12-18", "a day without its year was read as 2020-12-18")),
    (date(2021, 12, 18), 'm"月"d"日"', ["the cell shows no year; Excel took it as 2021-12-18"]),
    (date(2020, 12, 1), 'yyyy"年"m"月"', ["the cell shows a month only; the day 2020-12-01 was added by Excel"]),
    ("2020-12-18", "@", "2020-12-18"),
    ("2020.12.18", "@", ("2020-12-18", '"2020.12.18" was read as 2020-12-18')),
    ("2020.12.18.", "@", ("2020-12-18", '"2020.12.18." was read as 2020-12-18')),
    ("2020/12/18", "@", ("2020-12-18", '"2020/12/18" was read as 2020-12-18')),
    ("2020年12月18日", "@", ("2020-12-18", '"2020年12月18日" was read as 2020-12-18')),
    ("2020 年 12 月 18 日", "@", ("2020-12-18", '"2020 年 12 月 18 日" was read as 2020-12-18')),
    ("２０２０．１２．１８", "@", ("2020-12-18", '"２０２０．１２．１８" was read as 2020-12-18')),
    ("2020、12、18", "@", ("2020-12-18", '"2020、12、18" was read as 2020-12-18')),
    ("2020-12-18 00:00:00", "@", ("2020-12-18", '"2020-12-18 00:00:00" was read as 2020-12-18')),
    ("'2020-12-18", "@", "2020-12-18"),
    ("12月18日", "@", ("2020-12-18", '"12月18日" was read as 2020-12-18')),
    ("20201218", "@", ("2020-12-18", '"20201218" was read as 2020-12-18')),
    (20201218, "General", ("2020-12-18", '"20201218" was read as 2020-12-18')),
    (44183, "General", ("2020-12-18", '"44183" was read as 2020-12-18')),
    ("2020年12月底", "@", "2020年12月底"),
    ("已完成", "General", "已完成"),
    ("", "General", ""),
    (44183 + 1462, "General", ["45645 is a number, not a certain day"]),
    (Decimal("2020.12"), "General", ["2020.12 is a number, not a certain day"]),
    (12, "General", ["12 is a number, not a certain day"]),
    ("20.12.18", "@", ["20.12.18 is not a date; write 2020-06-30 or 6月底"]),
    ("2020-02-30", "@", ["2020-02-30 does not exist in the calendar"]),
    ("2020.13.1", "@", ["2020.13.1 does not exist in the calendar"]),
    ("/", "@", ['"/" may mean that there is no day, or that it is not known']),
)


@pytest.mark.parametrize(("value", "code", "expected"), DAYS)
def test_days(value: object, code: str, expected: object) -> None:
    assert read(value, DATE, code) == expected


def test_a_day_without_its_year_needs_one() -> None:
    assert read("12月18日", DATE, year=None) == ['"12月18日" needs its year']


TEXTS: tuple[tuple[object, str, object], ...] = (
    ("受疫情影响", "General", "受疫情影响"),
    (" 第一行\r\n第二行 ", "General", "第一行\n第二行"),
    ("有\x07声", "General", "有声"),
    (12, "General", "12"),
    (Decimal("0.98"), "0%", "98%"),
    (402, "0000", "0402"),
    (Decimal("0.0625"), "h:mm", ["the cell holds 0.0625, but its format shows another number"]),
    (577300, '0!.0,"万"', ["the cell holds 577300, but its format shows another number"]),
    (date(2020, 12, 18), "yyyy-mm-dd", "2020-12-18"),
    ("无", "General", ("", '"无" was read as left empty')),
    ("/", "General", ("", '"/" was read as left empty')),
)


@pytest.mark.parametrize(("value", "code", "expected"), TEXTS)
def test_words(value: object, code: str, expected: object) -> None:
    assert read(value, TEXT, code) == expected


@pytest.mark.parametrize("kind", InputKind)
@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (RawCell(1, 1, "#REF!", error=True), "the cell shows the error #REF!"),
        (RawCell(1, 1, None, is_formula_without_value=True), "the formula in this cell was never computed"),
    ],
)
def test_cells_that_hold_nothing_usable(kind: InputKind, cell: RawCell, why: str) -> None:
    result = typed(cell, kind)
    assert isinstance(result, Refused)
    assert str(result.message) == why


@settings(deadline=1000)
@given(st.text(alphabet='0#?.,;%"\\!_*[]hmsyd 元', max_size=255), st.sampled_from(InputKind))
def test_no_number_format_breaks_it(code: str, kind: InputKind) -> None:
    result = typed(RawCell(1, 1, 12, code), kind)
    assert isinstance(result, Refused) or "12" in result.text


def test_a_hostile_number_format_takes_no_time() -> None:
    assert isinstance(typed(RawCell(1, 1, 12, "0" + "\\!" * 120 + '"'), NUMBER), Typed | Refused)


@given(st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=4))
def test_a_number_is_read_exactly_however_it_was_stored(number: Decimal) -> None:
    as_number, as_text = (typed(RawCell(1, 1, one), NUMBER) for one in (number, f"{number:,f}"))
    assert isinstance(as_number, Typed)
    assert isinstance(as_text, Typed)
    assert as_number.text == as_text.text == plain(number)


@given(st.text(max_size=12), st.sampled_from(InputKind))
def test_no_text_breaks_it_and_nothing_becomes_a_number_that_is_none(text: str, kind: InputKind) -> None:
    result = typed(RawCell(1, 1, text), kind, year=2020)
    if isinstance(result, Typed) and result.text and kind in {NUMBER, PERCENT, MONEY}:
        parse_quantity(result.text)
