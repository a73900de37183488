"""Standards: a better value never rates worse, every value has one level, and what cannot be rated says why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfcheck.measures.criterion import Bound
from perfcheck.measures.grammar import parse_criterion
from perfcheck.measures.numbers import plain
from perfcheck.measures.quantity import Quantity, parse_quantity
from perfcheck.measures.standard import (
    ENTERED,
    LEVEL_WORDS,
    Direction,
    End,
    Level,
    Scale,
    Standard,
    Unratable,
    WordScale,
    compile_standard,
    ordinal,
    with_unit,
    word_scale,
)
from perfcheck.measures.units import NO_UNIT, PERCENT, WAN_YUAN, parse_unit

if TYPE_CHECKING:
    from perfcheck.measures.units import Unit

LETTERS = {"优": Level.EXCELLENT, "良": Level.GOOD, "中": Level.FAIR, "差": Level.POOR}
ORDER = tuple(Level)


def standard(cells: str, direction: Direction | None = None) -> Standard:
    """A standard of four cells, separated by ``|``."""
    excellent, good, fair, poor = map(parse_criterion, cells.split("|"))
    return Standard(excellent, good, fair, poor, direction)


def compiled(cells: str, unit: Unit = NO_UNIT, direction: Direction | None = None) -> Scale:
    """The scale of a standard that has one."""
    scale = compile_standard(standard(cells, direction), 2020, unit)
    assert isinstance(scale, Scale), scale
    return scale


def unratable(cells: str, direction: Direction | None = None) -> str:
    """Why a standard rates nothing."""
    scale = compile_standard(standard(cells, direction), 2020)
    assert isinstance(scale, Unratable), scale
    return str(scale.reason)


# Each line: the four cells, the direction, and values with their level.
RATED = [
    # the seed
    ("10次以上|5次以上|3次以上|2次以下", "higher", "12优 10优 9良 7良 5良 4中 3中 2差 0差"),
    ("1次以上|1次|1次|0次", "higher", "2优 1优 0差 0.5差"),
    ("15人以上|10人以上|5人以上|5人以下", "higher", "16优 15优 14良 10良 9中 5中 4差 0差"),
    ("90%|80%|70%|60%", "higher", "100%优 90%优 89.99%良 85%良 80%良 70%中 65%差 60%差 12%差"),
    # the design
    ("90%-100%|80%-89%|60%-79%|60%以下", "higher", "120%优 90%优 89.5%良 80%良 79.5%中 60%中 59.9%差"),
    ("0次|1次|2次|3次以上", "lower", "0优 0.5良 1良 2中 3差 100差"),
    ("≤7天|≤10天|≤15天|＞15天", "lower", "1天优 7天优 8天良 10天良 15天中 16天差"),
    ("6月底前|9月底前|12月底前|逾期", "lower", "2020-06-30优 2020-07-01良 2020-12-31中 2021-01-01差"),
    ("95%-105%|90%-110%|85%-115%|其他", "none", "100%优 95%优 106%良 90%良 86%中 115%中 84%差 116%差"),
    # forms of other departments
    ("≥95%|90%（含）-95%|80%（含）-90%|＜80%", "higher", "95%优 94.99%良 90%良 80%中 79.99%差"),
    ("60项以上|45-59项|30-44项|不足30项", "higher", "60优 59.5良 45良 30中 29差"),
    ("100%|95%以上|90%以上|90%以下", "higher", "100%优 99.9%良 95%良 90%中 89%差"),
    ("不少于500批次|400批次（含）以上|300批次（含）以上|300批次以下", "higher", "500优 499良 400良 300中 299差"),
    ("≤7个工作日|≤10个工作日|≤15个工作日|＞15个工作日", "lower", "7个工作日优 8良 15中 16差"),
    ("11月30日前|12月15日前|12月31日前|逾期未完成", "lower", "2020-11-30优 2020-12-01良 2020-12-31中"),
    ("超过90%|超过80%|超过60%|不超过60%", "higher", "90%良 90.01%优 80%中 60%差"),
    ("低于1%|低于3%|低于5%|5%以上", "lower", "0.99%优 1%良 3%中 5%差"),
    ("5天以内|5-7天|7-10天|10天以上", "lower", "5天优 6天良 7天良 10天中 11天差"),
    ("无|1次|2次|3次以上", "lower", "0优 1良 2中 3差"),
    ("0-5%|5%-10%|10%-20%|20%以上", "lower", "5%优 5.1%良 10%良 20%中 21%差"),
    ("10万元以上|5万以上|3万以上|3万元以下", "higher", "10万元优 99999元良 5万元良 30000元中 29999元差"),
    ("1亿元以上|5000万元以上|1000万元以上|1000万元以下", "higher", "1亿元优 9999万元良 5000万元良 0.1亿元中 999万元差"),
    ("10次以上|10次以上|5次以上|5次以下", "higher", "10优 9中 5中 4差"),
    ("3次|未定|1次|0次", "higher", "3优 2中 1中 0差"),
    ("90%以上|待定|待定|90%以下", "higher", "90%优 89%差"),
    ("90%|未定|未定|60%", "higher", "90%优 89%差"),
    ("5%|未定|未定|20%", "lower", "5%优 6%差"),
    ("3-5次|1-2次|6次以上|0次", "none", "4优 2良 7中 0差 2.5差"),
    (
        "2020年6月1日至2020年6月30日|7月1日-7月31日|8月1日-8月31日|8月31日后",
        "lower",
        "2020-06-30优 2020-07-01良 2020-08-31中",
    ),
    ("7月1日-7月31日|8月底前|9月底前|2月29日后", "lower", "2020-07-01优 2020-09-30中 2020-10-01差"),
]


@pytest.mark.parametrize(("cells", "direction", "values"), RATED)
def test_rating(cells: str, direction: str, values: str) -> None:
    """The direction that the levels tell, and the level of values in, on and beside their ends."""
    scale = compiled(cells)
    assert scale.direction == direction
    assert " ".join(f"{value[:-1]}{_letter(scale, value[:-1])}" for value in values.split()) == values


def _letter(scale: Scale, value: str) -> str:
    dated = value.startswith("20") and value.count("-") == 2
    magnitude = ordinal(date.fromisoformat(value)) if dated else _magnitude(scale, value)
    return next(letter for letter, level in LETTERS.items() if level is scale.rate(magnitude))


def _magnitude(scale: Scale, value: str) -> Decimal:
    quantity = with_unit(Bound(parse_quantity(value)), scale.unit).quantity
    assert quantity.unit.dimension == scale.unit.dimension
    return quantity.magnitude


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("未定|未定|未定|未定", "no standard was set"),
        ("|||", "no standard was set"),
        ("无|无|无|无", "no standard was set"),
        ("暂无|/|-|待定", "no standard was set"),
        ("90%|90%|90%|90%", "all four levels demand the same"),
        ("5次以上|5次以上|5次以上|5次以上", "all four levels demand the same"),
        ("好|好|好|好", "all four levels demand the same"),
        ("及时|及时|及时|及时", "no level above poor has a value that can be used"),
        ("未定|未定|未定|5次", "no level above poor has a value that can be used"),
        ("未定|未定|未定|差", "no level above poor has a value that can be used"),
        ("约90%|约80%|约70%|约60%", "no level above poor has a value that can be used"),
        ("≥预期|≥1E5|<x|未定", "no level above poor has a value that can be used"),
        ("5次|10次|3次|0次", "the levels do not tell whether more or less is better"),
        ("3次|3次|3次|未定", "the levels do not tell whether more or less is better"),
        ("5个|10%|3个|1个", "its levels use units that measure different things: 个, %"),
        ("1万元|5000美元|3000元|1元", "its levels use units that measure different things: 万元, 美元, 元"),
        ("6月底前|10次|12次|逾期", "its levels use units that measure different things: a date, 次"),
        ("6月底前|10|12|逾期", "its levels use units that measure different things: a date, (no unit)"),
    ],
)
def test_unratable(cells: str, reason: str) -> None:
    """What rates nothing says why, in the user's words."""
    assert unratable(cells) == reason


def test_undetermined_is_its_own_state() -> None:
    """No standard was set: neither zero nor an error of the standard."""
    assert compile_standard(standard("未定|未定|未定|未定"), 2020) == Unratable(
        compile_standard(standard("|||"), 2020).reason,  # type: ignore[union-attr]
        undetermined=True,
    )


@pytest.mark.parametrize(
    ("cells", "notes"),
    [
        ("10次以上|5次以上|3次以上|2次以下", []),
        ("10次以上|未定|3次以上|2次以下", ["good was left out: it is undetermined"]),
        (
            "10次以上|约5次|3次以上|未定",
            ["good was left out: 约5次 is not certain", "poor was left out: it is undetermined"],
        ),
        ("100%|效果较好|60%|60%以下", ["good was left out: 效果较好 is in words"]),
        ("12月底前|及时|12月31日前|逾期", ["good was left out: 及时 names no day"]),
        ("6月底前|9月底前|2月30日前|逾期", ["fair was left out: 2月30日 does not exist in the calendar"]),
        ("90%|80|70|60", [f"{level} has no unit; taken as %" for level in ("good", "fair", "poor")]),
        ("3次|2次|1次|0", []),
        ("10万元以上|5万以上|3万元以上|3万元以下", ["good has no unit; taken as 万元"]),
    ],
)
def test_notes(cells: str, notes: list[str]) -> None:
    """The others rate where one cell cannot be used, and the output says so."""
    assert list(map(str, compiled(cells).notes)) == notes


def test_a_day_that_its_year_does_not_have() -> None:
    """29 February decides nothing in a common year."""
    cells = standard("2月29日前|3月底前|4月底前|逾期")
    for year, noted in ((2020, 0), (2021, 1)):
        scale = compile_standard(cells, year)
        assert isinstance(scale, Scale)
        assert len(scale.notes) == noted
    alone = compile_standard(standard("2月29日前|未定|未定|逾期"), 2021)
    assert isinstance(alone, Unratable)


@pytest.mark.parametrize(
    ("cells", "rated"),
    [
        ("好|较好|一般|差", {"好": "优", "较好": "良", "一般": "中", "差": "差", "很好": ""}),
        ("及时|较及时|一般|不及时", {"及时": "优", " 较 及时": "良", "不及时": "差"}),
        ("无|较少|较多|很多", {"无": "优", "较少": "良", "很多": "差"}),
        ("优秀（Ａ）|良好|好|好", {"优秀(A)": "优", "好": "中"}),
        ("好|未定|一般|差", {"好": "优", "未定": "", "一般": "中"}),
    ],
)
def test_words(cells: str, rated: dict[str, str]) -> None:
    """A standard in words goes by the exact word, blanks and width aside."""
    scale = compile_standard(standard(cells), 2020)
    assert isinstance(scale, WordScale)
    assert {word: scale.rate(word) for word in rated} == {word: LETTERS.get(level) for word, level in rated.items()}
    assert len(scale.notes) == cells.count("未定")


def test_words_beside_numbers() -> None:
    """逾期 among dates is a word that can be reported; without any word there is no scale of words."""
    assert word_scale(standard("6月底前|9月底前|12月底前|逾期")).rate("逾期") is Level.POOR
    assert word_scale(standard("无|1次|2次|3次")) == WordScale(())


@pytest.mark.parametrize(
    ("cells", "direction", "values"),
    [
        ("5次|10次|3次|0次", Direction.HIGHER, "10优 5优 4中 2差"),
        ("90%|80%|70%|60%", Direction.LOWER, "75%优 85%优 90%优 95%差"),
        ("10-20|5-25|0-30|其他", Direction.NONE, "15优 22良 28中 31差"),
    ],
)
def test_stated_direction(cells: str, direction: Direction, values: str) -> None:
    """A direction that the file states counts, whatever the levels look like."""
    scale = compiled(cells, direction=direction)
    assert " ".join(f"{value[:-1]}{_letter(scale, value[:-1])}" for value in values.split()) == values


def test_stated_direction_without_ends() -> None:
    """A level that the stated direction cannot enter rates nothing."""
    assert "has no end on the side" in unratable("5次以下|3次以上|1次以上|0次", Direction.HIGHER)


def test_default_unit() -> None:
    """Bare numbers take the unit of the indicator, and 5万 takes what it leaves open."""
    assert compiled("90|80|60|60以下", PERCENT).rate(Decimal("0.85")) is Level.GOOD
    assert compiled("5万|3万|1万|0", WAN_YUAN).rate(Decimal(30000)) is Level.GOOD
    assert with_unit(Bound(Quantity(Decimal(5))), PERCENT).quantity == parse_quantity("5%")
    assert with_unit(Bound(parse_quantity("5万")), WAN_YUAN).quantity == parse_quantity("5万元")
    assert with_unit(Bound(parse_quantity("5次")), WAN_YUAN).quantity == parse_quantity("5次")


@pytest.mark.parametrize(
    ("cells", "value", "better"),
    [
        ("10次以上|5次以上|3次以上|2次以下", "8", (Level.EXCELLENT, End(Decimal(10)))),
        ("10次以上|5次以上|3次以上|2次以下", "2", (Level.FAIR, End(Decimal(3)))),
        ("10次以上|5次以上|3次以上|2次以下", "10", None),
        ("1次以上|1次|1次|0次", "0", (Level.EXCELLENT, End(Decimal(1)))),
        ("超过10次|10次|5次|5次以下", "8", (Level.GOOD, End(Decimal(10)))),
        ("超过10次|10次|5次|5次以下", "10", (Level.EXCELLENT, End(Decimal(10), inclusive=False))),
        ("0次|1次|2次|3次以上", "9", (Level.FAIR, End(Decimal(2)))),
        ("95-105|90-110|85-115|其他", "92", None),
    ],
)
def test_next_better(cells: str, value: str, better: tuple[Level, End] | None) -> None:
    """The nearest better level, and the end that enters it."""
    assert compiled(cells).next_better(Decimal(value)) == better


def test_next_better_of_disordered_levels() -> None:
    """A worse level in between is not better, even if the value has not reached it."""
    scale = compiled("10次|3次|5次|0次", direction=Direction.HIGHER)
    assert scale.rate(Decimal(4)) is Level.GOOD
    assert scale.next_better(Decimal(4)) == (Level.EXCELLENT, End(Decimal(10)))


def test_next_better_is_exact() -> None:
    """Ends that differ in the thirtieth digit only are told apart."""
    near, far = "1" + "0" * 28 + "1", "1" + "0" * 28 + "2"
    assert compiled(f"{far}|{near}|1|0").next_better(Decimal(2)) == (Level.GOOD, End(Decimal(near)))


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

values = st.integers(-400, 400).map(lambda quarter: Decimal(quarter) / 4)
texts = st.integers(0, 200).map(lambda half: plain(Decimal(half) / 2))
forms = st.sampled_from(
    ["{}", "≥{}", ">{}", "≤{}", "<{}", "{}以上", "{}以下", "{}-100", "0-{}", "({},101]", "未定", "无"]
)
cells = st.builds(str.format, forms, texts)


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    """Any scale that four cells can make, in any direction that they or the file tell."""
    drawn = standard("|".join(draw(cells) for _ in Level), draw(st.sampled_from([None, *Direction])))
    scale = compile_standard(drawn, 2020)
    assume(isinstance(scale, Scale))
    assert isinstance(scale, Scale)
    return scale


def better_of(scale: Scale, one: Decimal, other: Decimal) -> tuple[Decimal, Decimal]:
    """The two values, the better one first."""
    high, low = max(one, other), min(one, other)
    return (high, low) if scale.direction is Direction.HIGHER else (low, high)


@given(scales(), values, values)
def test_a_better_value_never_rates_worse(scale: Scale, one: Decimal, other: Decimal) -> None:
    """In a direction, the level of a better value is at least as good."""
    assume(scale.direction is not Direction.NONE)
    better, worse = better_of(scale, one, other)
    assert ORDER.index(scale.rate(better)) <= ORDER.index(scale.rate(worse))


@given(scales(), values)
def test_every_number_has_one_level(scale: Scale, value: Decimal) -> None:
    """Each value enters exactly the best level whose end it reaches, or it is poor."""
    level = scale.rate(value)
    assert level in Level
    if scale.direction is Direction.NONE:
        containing = [band.level for band in scale.bands if band.contains(value)]
        assert level is (containing[0] if containing else Level.POOR)
    else:
        reached = [entered for entered, end in scale.entries if end.is_reached(value, scale.direction)]
        assert level is (reached[0] if reached else Level.POOR)


@given(scales())
def test_ends_rate_as_written(scale: Scale) -> None:
    """A value on the end of a level is at least of that level if the end belongs to it; next to it, it always is."""
    assume(scale.direction is not Direction.NONE)
    step = Decimal("0.001") if scale.direction is Direction.HIGHER else Decimal("-0.001")
    for level, end in scale.entries:
        inside = [end.value + step] + [end.value] * end.inclusive
        outside = [end.value - step] + [end.value] * (not end.inclusive)
        assert all(ORDER.index(scale.rate(value)) <= ORDER.index(level) for value in inside)
        assert not any(end.is_reached(value, scale.direction) for value in outside)


@given(scales(), values)
def test_next_better_is_better_and_nothing_nearer_is(scale: Scale, value: Decimal) -> None:
    """Reaching the end gives the better level; the steps before it do not."""
    found = scale.next_better(value)
    rank = ORDER.index(scale.rate(value))
    if found is None:
        assert scale.direction is Direction.NONE or not any(ORDER.index(level) < rank for level, _ in scale.entries)
        return
    level, end = found
    step = Decimal("0.001") if scale.direction is Direction.HIGHER else Decimal("-0.001")
    assert scale.rate(end.value if end.inclusive else end.value + step) is level
    assert ORDER.index(level) < rank
    before = end.value - step if end.inclusive else end.value
    assert all(ORDER.index(scale.rate(nearer)) >= rank for nearer in (before, (value + before) / 2))


@given(
    st.lists(st.integers(0, 100), min_size=3, max_size=3, unique=True),
    st.sampled_from(["{}%", "{}次", "{}万元"]),
    values,
)
def test_levels_that_step_have_their_direction(ends: list[int], form: str, value: Decimal) -> None:
    """Bare levels that step down are higher-is-better, that step up lower-is-better, and each rates its own value."""
    for descending, direction in ((True, Direction.HIGHER), (False, Direction.LOWER)):
        first, second, third = sorted(ends, reverse=descending)
        scale = compiled("|".join(form.format(end) for end in (first, second, third)) + "|未定")
        assert scale.direction is direction
        for level, end in zip(ENTERED, (first, second, third), strict=True):
            assert scale.rate(_magnitude(scale, str(end))) is level
        assert scale.rate(value) in Level


@given(values, st.sampled_from(["元", "千元", "百万元", "亿元"]))
def test_units_do_not_change_the_level(value: Decimal, symbol: str) -> None:
    """The same standard in another unit of money rates the same."""
    unit = parse_unit(symbol)
    assert unit is not None
    ends = [parse_quantity(text).to(unit) for text in ("90万元", "60万元", "30万元")]
    other = compiled("|".join(f"{plain(end.number)}{symbol}以上" for end in ends) + "|未定")
    magnitude = Quantity(value, WAN_YUAN).magnitude
    assert other.rate(magnitude) is compiled("90万元以上|60万元以上|30万元以上|未定").rate(magnitude)


def test_levels_have_names() -> None:
    """Every level has a word for the catalogue, best first."""
    assert [LEVEL_WORDS[level] for level in Level] == ["excellent", "good", "fair", "poor"]
    assert Level.POOR not in ENTERED
