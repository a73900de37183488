"""How indicators keep pace with the year: what grows with it, and what does not."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from builders import graded, standard
from perfcheck.assessment.pace import elapsed_on

ELAPSED = Fraction(274, 366)


@pytest.mark.parametrize(
    ("day", "days", "of"),
    [
        (date(2020, 9, 30), 274, 366),
        (date(2020, 1, 1), 1, 366),
        (date(2020, 12, 31), 366, 366),
        (date(2021, 9, 30), 273, 365),
        (date(2021, 12, 31), 365, 365),
        (date(2000, 2, 29), 60, 366),
        (date(2100, 3, 1), 60, 365),
    ],
)
def test_the_year_counts_days_with_the_as_of_day_included(day: date, days: int, of: int) -> None:
    elapsed = elapsed_on(day)
    assert (elapsed.days, elapsed.of, elapsed.share) == (days, of, Fraction(days, of))


@pytest.mark.parametrize(
    ("cells", "report", "achieved"),
    [
        ("10次以上", "8次", Fraction(8, 10)),
        ("超过10次", "8次", Fraction(8, 10)),
        ("等于10次", "8次", Fraction(8, 10)),
        ("10次", "8", Fraction(8, 10)),
        ("230亿元", "168", Fraction(168, 230)),
        ("1亿美元以上", "8200万美元", Fraction(82, 100)),
        ("2次/年", "1次", Fraction(1, 2)),
        ("10万元", "-2万元", Fraction(0)),
        (standard("10次以上", "5次以上", "3次以上", "2次以下"), "8次", Fraction(8, 10)),
        (standard("10次以上", "5次以上", "3次以上", "2次以下") | {"target": "16次"}, "8次", Fraction(8, 16)),
        (standard("10次以上", "5次以上", "3次以上", "2次以下") | {"target": "100%"}, "8次", Fraction(8, 10)),
    ],
)
def test_what_grows_with_the_year_is_set_against_its_elapsed_share(
    cells: object, report: str, achieved: Fraction
) -> None:
    pace = graded(cells, report).outcome.pace
    assert pace is not None
    assert (pace.achieved, pace.elapsed, pace.gap) == (achieved, ELAPSED, achieved - ELAPSED)


@pytest.mark.parametrize(
    ("cells", "report"),
    [
        ("100%", "80%"),
        ("10次以内", "8次"),
        ("不足10次", "8次"),
        ("8次-12次", "9次"),
        ("0次", "0次"),
        ("90分以上", "88分"),
        ("5元/人", "4元/人"),
        ("2次/月", "1次/月"),
        ("年底前", "2020-08-01"),
        ("不发生", "0"),
        ("10次", "很多"),
        ("10次", "暂无"),
        (standard("90%", "80%", "70%", "60%"), "85%"),
        (standard("0次", "1次", "2次", "3次以上"), "1次"),
        (standard("6月底前", "9月底前", "12月底前", "逾期"), "2020-08-01"),
        (standard("8次-12次", "6次-14次", "4次-16次", "4次以下"), "9次"),
    ],
)
def test_what_does_not_add_up_over_the_year_has_no_pace(cells: object, report: str) -> None:
    assert graded(cells, report).outcome.pace is None


@pytest.mark.parametrize("level2", ["质量指标", "时效指标", "成本指标", "服务对象满意度指标"])
def test_kinds_that_are_never_pro_rated(level2: str) -> None:
    assert graded("≥10次", "8次", levels=("产出指标", level2)).outcome.pace is None
    assert graded("≥10次", "8次", levels=(level2, "其他")).outcome.pace is None


def test_the_pace_is_that_of_the_day_of_the_figure() -> None:
    pace = graded("10次以上", "8次", as_of="2020-06-30").outcome.pace
    assert pace is not None
    assert pace.elapsed == Fraction(182, 366)
