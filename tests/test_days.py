"""Days: every way in which forms write them, and no day that no calendar has."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcheck.measures.days import CalendarDay, is_year, leading_day, match_day, parse_date, parse_day
from perfcheck.measures.errors import MeasureError


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-12-31", (2020, 12, 31)),
        ("2020/6/30", (2020, 6, 30)),
        ("2020.12.31", (2020, 12, 31)),
        ("2020-12-31日", (2020, 12, 31)),
        ("20201218", (2020, 12, 18)),
        ("２０２０－０６－３０", (2020, 6, 30)),
        ("2020年12月31日", (2020, 12, 31)),
        ("2020 年 12 月 31 日", (2020, 12, 31)),
        ("2020年12月18号", (2020, 12, 18)),
        ("12月31日", (None, 12, 31)),
        ("本年12月31日", (None, 12, 31)),
        ("当年6月底", (None, 6, None)),
        ("二〇二〇年十二月三十一日", (2020, 12, 31)),
        ("十二月底", (None, 12, None)),
        ("3月底", (None, 3, None)),
        ("6月末", (None, 6, None)),
        ("6月份底", (None, 6, None)),
        ("6月月底", (None, 6, None)),
        ("2020年6月底", (2020, 6, None)),
        ("2020年6月", (2020, 6, None)),
        ("2020-06", (2020, 6, None)),
        ("2020/6", (2020, 6, None)),
        ("6月份", (None, 6, None)),
        ("12月上旬", (None, 12, 10)),
        ("12月中旬", (None, 12, 20)),
        ("12月下旬", (None, 12, None)),
        ("一季度", (None, 3, None)),
        ("第二季度", (None, 6, None)),
        ("3季度末", (None, 9, None)),
        ("第4季度", (None, 12, None)),
        ("2020年四季度", (2020, 12, None)),
        ("上半年", (None, 6, None)),
        ("2020年上半年", (2020, 6, None)),
        ("下半年", (None, 12, None)),
        ("年底", (None, 12, None)),
        ("年末", (None, 12, None)),
        ("年内", (None, 12, None)),
        ("年度内", (None, 12, None)),
        ("本年度", (None, 12, None)),
        ("当年", (None, 12, None)),
        ("今年底", (None, 12, None)),
        ("2020年", (2020, 12, None)),
        ("2020年度", (2020, 12, None)),
        ("2020年底", (2020, 12, None)),
        ("2020年年底", (2020, 12, None)),
        ("2020年内", (2020, 12, None)),
        ("2月29日", (None, 2, 29)),
    ],
)
def test_parse_day(text: str, day: tuple[int | None, int, int | None]) -> None:
    """A month, a quarter or a year is its last day; the day remembers how it was written."""
    found = parse_day(text)
    assert (found.year, found.month, found.day) == day
    assert str(found) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "6月",
        "3年",
        "2020",
        "6-30",
        "12.31",
        "月底",
        "每月5日",
        "全年",
        "年度",
        "四季",
        "次年1月",
        "6月初",
        "年中",
        "31日",
        "12月31日前",
        "2020年10次",
        "1-3月",
        "2020-13",
        "12345678",
        "2020-12-31-1",
        "\ud800",
        "9" * 10**5,
        "三月",
    ],
)
def test_no_day(text: str) -> None:
    """What names no single day is none."""
    with pytest.raises(MeasureError, match="is not a date"):
        parse_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "2020-02-30",
        "2019-02-29",
        "13月底",
        "0月5日",
        "2月30日",
        "4月31日",
        "12月32日",
        "2020-00-10",
        "2020年13月",
        "1948-01-01",
        "2200年",
        "20200230",
    ],
)
def test_day_of_no_calendar(text: str) -> None:
    """A date that does not exist is an error of its own."""
    with pytest.raises(MeasureError, match="does not exist in the calendar"):
        parse_day(text)


def test_date_needs_its_year() -> None:
    """A date for the books says which year it is of."""
    assert parse_date("2020年6月底") == date(2020, 6, 30)
    with pytest.raises(MeasureError, match="needs its year"):
        parse_date("6月30日")


def test_day_in_a_year() -> None:
    """The year of the document counts where the day names none; its own year always does."""
    assert parse_day("2月底").on(2020) == date(2020, 2, 29)
    assert parse_day("2月底").on(2021) == date(2021, 2, 28)
    assert parse_day("2019年底").on(2020) == date(2019, 12, 31)
    with pytest.raises(MeasureError, match="2月29日 does not exist"):
        parse_day("2月29日").on(2021)


def test_leading_day() -> None:
    """The day that a text begins with comes with the rest of it."""
    assert leading_day("6月底前完成") == (CalendarDay(6), "前完成")
    assert leading_day("完成6月底") is None
    assert match_day("6月底前") is None


@given(
    st.dates(date(1949, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["{0}-{1}-{2}", "{0}年{1}月{2}日", "{0}.{1:02}.{2:02}"]),
)
def test_every_date_is_read(day: date, form: str) -> None:
    """Every day of the calendar, in every full form."""
    assert parse_date(form.format(day.year, day.month, day.day)) == day


@given(st.integers(1949, 2199), st.integers(1, 12))
def test_every_month_end(year: int, month: int) -> None:
    """月底 is the last day of its month, in leap years too."""
    assert parse_day(f"{month}月底").on(year) == date(year, month, calendar.monthrange(year, month)[1])


@given(st.text())
def test_any_text_is_a_day_or_an_error(text: str) -> None:
    """No text breaks the reader."""
    try:
        day = parse_day(text)
    except MeasureError:
        return
    assert 1 <= day.month <= 12


@pytest.mark.parametrize(
    ("digits", "year"), [("2020", True), ("1949", True), ("1948", False), ("2200", False), ("20", False)]
)
def test_is_year(digits: str, *, year: bool) -> None:
    """Four digits of our time are a year."""
    assert is_year(digits) is year
