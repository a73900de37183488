"""The sets of levels are exact: what is found on their pieces is what trying every value finds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import indicator, targets
from perfcheck.measures.criterion import Shape
from perfcheck.measures.scale import ENTERED, Band, End, Level
from perfcheck.sources.policies import policy
from perfcheck.validation.level_faults import Faults, faults_of
from perfcheck.validation.level_proposals import proposed_standard
from perfcheck.validation.level_sets import Domain, Stretch, cut
from perfcheck.validation.level_words import values_text
from perfcheck.validation.standards import CHECKS
from perfcheck.validation.submission import Submission

LAST = 50
WHOLE = [Decimal(value) for value in range(LAST + 2)]
HALVES = [Decimal(value) / 2 for value in range(2 * LAST + 3)]
SIDES = ("{}{unit}以上", "超过{}{unit}", "{}{unit}以下", "不足{}{unit}")


def faults(*cells: str, **keys: str) -> Faults:
    """What is wrong with a standard."""
    levels = dict(zip(Level, cells, strict=True))
    found = faults_of(indicator({**{level.value: cell for level, cell in levels.items()}, **keys}), 2020)
    assert found is not None
    return found


def cell(unit: str) -> st.SearchStrategy[str]:
    """A cell with an operator or a range."""
    number = st.integers(0, LAST)
    sided = st.builds(lambda text, value: text.format(value, unit=unit), st.sampled_from(SIDES), number)
    ends = st.tuples(number, number).map(sorted)
    return sided | ends.map(lambda pair: f"{pair[0]}-{pair[1]}{unit}")


def standards(unit: str) -> st.SearchStrategy[Faults]:
    """Any four cells without bare values; mostly nonsense."""
    return st.builds(faults, *[cell(unit)] * 4)


def steps(unit: str) -> st.SearchStrategy[Faults]:
    """Four cells that go down, with ends that meet, overlap or leave something out."""
    numbers = st.lists(st.integers(1, LAST), min_size=7, max_size=7).map(lambda some: sorted(some, reverse=True))
    return numbers.map(
        lambda n: faults(f"{n[0]}{unit}以上", f"{n[2]}-{n[1]}{unit}", f"{n[4]}-{n[3]}{unit}", f"{n[5]}{unit}以下")
    )


def domain(found: Faults, grid: list[Decimal]) -> list[Decimal]:
    """The values of a grid, and one below zero where the standard has such."""
    return grid if found.ladder.domain.low is not None else [Decimal(-1), *grid]


def lies_in(values: Stretch, value: Decimal) -> bool:
    """Whether a value lies in a stretch, by its ends."""
    low, high = values.first.low, values.last.high
    above = low is None or value > low or (value == low and values.first.closed)
    return above and (high is None or value < high or (value == high and values.last.closed))


@given(
    st.lists(st.integers(0, 20).map(lambda half: Decimal(half) / 2), min_size=1, max_size=6),
    st.builds(Domain, st.booleans(), st.sampled_from([None, Decimal(0)])),
)
def test_every_value_lies_in_one_piece_and_no_end_divides_a_piece(ends: list[Decimal], limits: Domain) -> None:
    pieces = cut(ends, limits).pieces
    first = 0 if limits.low is not None else -8
    for value in (Decimal(quarter) / 4 for quarter in range(4 * first, 48)):
        if limits.whole and value != int(value):
            continue
        (piece,) = [piece for piece in pieces if lies_in(Stretch(piece, piece), value)]
        for end in ends:
            assert (value > end, value == end) == (piece.sample > end, piece.sample == end)


@pytest.mark.parametrize(("unit", "grid"), [("次", WHOLE), ("亩", HALVES)])
@given(data=st.data())
def test_holes_are_the_values_that_no_level_names(unit: str, grid: list[Decimal], data: st.DataObject) -> None:
    found = data.draw(standards(unit) | steps(unit))
    ladder = found.ladder
    told = {*found.alike, *found.lost, *(found.disorder or ())[:1]}
    if Level.POOR in told or not ladder.rated:
        assert not found.holes
        return
    for value in domain(found, grid):
        named = any(band.contains(value) for band in ladder.bands.values())
        assert any(lies_in(hole, value) for hole in found.holes) != named


@pytest.mark.parametrize(("unit", "grid"), [("次", WHOLE), ("亩", HALVES)])
@given(data=st.data())
def test_a_collision_is_what_two_levels_share_without_one_containing_the_other(
    unit: str, grid: list[Decimal], data: st.DataObject
) -> None:
    found = data.draw(standards(unit) | steps(unit))
    bands, values = list(found.ladder.bands.values()), domain(found, grid)
    told = {*found.alike, *found.lost, *(found.disorder or ())[:1]}
    for index, worse in enumerate(bands):
        shared = [one for one in found.shared if one.worse is worse.level]
        sets = [{value for value in values if band.contains(value)} for band in bands[: index + 1]]
        own = sets.pop()
        clashes = [
            (bands[at].level, own & other)
            for at, other in reversed([*enumerate(sets)])
            if own & other and not own <= other and not other <= own
        ]
        if worse.level in told or not clashes:
            assert shared == []
        else:
            (one,) = shared
            assert (one.better, min(clashes[0][1])) == (clashes[0][0], _first(one.values, values))


def _first(values: Stretch, grid: list[Decimal]) -> Decimal:
    return next(value for value in grid if lies_in(values, value))


@pytest.mark.parametrize(("unit", "grid"), [("次", WHOLE), ("亩", HALVES)])
@given(data=st.data())
def test_a_level_is_unreachable_where_the_grader_gives_it_to_no_value(
    unit: str, grid: list[Decimal], data: st.DataObject
) -> None:
    found = data.draw(standards(unit) | steps(unit))
    scale = found.ladder.scale
    if scale is None or found.is_disordered:
        assert not found.lost
        return
    given_levels = {scale.rate(value) for value in domain(found, grid)}
    for level in ENTERED:
        assert (level in found.lost) == (level not in given_levels and level not in found.alike)


@given(data=st.data())
def test_what_is_proposed_has_no_fault(data: st.DataObject) -> None:
    unit = data.draw(st.sampled_from(["次", "公里", "%", "天"]))
    proposal = proposed_standard(data.draw(standards(unit) | steps(unit)))
    if proposal is not None:
        again = faults(*proposal.split(" / "))
        assert not any((again.alike, again.disorder, again.lost, again.shared, again.holes, again.bare))


def test_amounts_are_compared_in_one_unit() -> None:
    found = faults("1亿元以上", "5000万元-1亿元(不含)", "1000万元-4999万元", "1000万元以下(不含)")
    assert [str(values_text(found.ladder, hole)) for hole in found.holes] == [
        "more than 4999万元 and less than 5000万元"
    ]


@pytest.mark.parametrize(
    ("cells", "holes"),
    [
        ("10次以上|5-8次|1-3次|0次", ["4次", "9次"]),
        ("10次以上|7次以上|6次以上|2次以下", ["3次 to 5次"]),
        ("10-15次|5-9次|1-4次|0次", ["16次 or more"]),
        ("90%-99%|80%-90%(不含)|60%-80%(不含)|低于60%", ["more than 99%"]),
        ("90%-100%|80%-90%(不含)|60%-80%(不含)|低于60%", []),
        ("90%以上|80%以上|60%以上|50%以下", ["more than 50% and less than 60%"]),
        ("5万元以下|5万元以上8万元以下|超过8万元不满10万元|超过10万元", ["10万元"]),
        ("6月底前|9月底前|10月底前|12月底前", ["2021-01-01 and later"]),
        ("10%以上|5%以上|0%以上|-5%以上", ["less than -5%"]),
        ("超过50公里|超过30公里|超过10公里|超过0公里", ["0公里"]),
        ("50公里以上|30公里以上|超过10公里|不足5公里", ["at least 5公里 and at most 10公里"]),
    ],
)
def test_a_hole_in_words(cells: str, holes: list[str]) -> None:
    found = faults(*cells.split("|"))
    assert [str(values_text(found.ladder, hole)) for hole in found.holes] == holes


def test_a_set_without_values_is_no_duplicate() -> None:
    band = Band(Level.POOR, None, End(Decimal(0), inclusive=False), Shape.LESS_THAN)
    assert cut([Decimal(0)], Domain(whole=True)).where(band.contains) == 0
    assert not faults("10次以上", "5次以上", "不足0次", "低于0次").alike


@pytest.mark.parametrize(
    ("cells", "hints"),
    [
        ("15人以上|10人以上|5人以上|5人以下", ["write 不足5人 for poor"]),
        ("5次以下|10次以下|15次以下|15次以上", ["write 超过15次 for poor"]),
        ("超过90%|超过80%|60%-85%|低于60%", ["write 60%以上 for fair"]),
        ("低于1%|低于3%|2%≤X<5%|5%以上", ["write 低于5% for fair"]),
        ("低于1%|低于3%|低于5%|4%以上", ["write 5%以上 for poor"]),
        ("超过90%|超过80%|超过60%|70%以下", ["write 60%以下 for poor"]),
        (
            "3-5次|1-3次|6次以上|0次",
            ["leave what they share to excellent and exclude it from good, with (不含) or 不足"],
        ),
        (
            "1次以上|1次|0次|0次",
            [
                "make excellent harder to reach, for example 2次以上, or good easier",
                "give poor and fair demands of their own",
            ],
        ),
        ("0起|0-2起|3起以内|超过3起", []),
        ("0起|0起以下|3起以内|超过3起", ["give good and excellent demands of their own"]),
        ("90%以上|90%|80%以上|低于80%", ["make excellent harder to reach, or good easier"]),
        (
            "超过5次|6次|3次以上|不足3次",
            ["write the hardest demand for excellent and an easier one for each level after it"],
        ),
        ("95%-105%|90%-110%|85%-115%|100%", ["make excellent harder to reach, or poor easier"]),
        (
            "3-5次|1-2次|7次以上|2-4次",
            ["make the better levels harder to reach, or poor easier"],
        ),
        (
            "10次以上|6-8次|3-5次|2次以下",
            ["let each level begin where the better one ends: 10次以上 / 6次以上 / 3次以上 / 不足3次"],
        ),
        ("3-5次|1-2次|7次以上|0次", ["let each level begin where the better one ends"]),
        (
            "90%以上|90%|80%|60%",
            [
                "make excellent harder to reach, or good easier",
                "write 80%以上 for fair, 低于80% for poor, if that is what is meant",
            ],
        ),
        ("10次以上|5次以上|3次以上|2次", ["write 10次以上 / 5次以上 / 3次以上 / 2次以下, if that is what is meant"]),
        ("98%-102%|95%-105%|90%-110%|50%", ["write 以上, 以下 or a range"]),
        ("10|5次以上|3人以上|不足3次", ["write all levels in 次, or make two indicators of them"]),
        ("6月底前|9月底前|10次以上|逾期", ["write all levels as days of the calendar"]),
        ("2020年6月底前|9月底前|12月底前|12月底前", ["give poor and fair demands of their own"]),
    ],
)
def test_what_to_write_instead(cells: str, hints: list[str]) -> None:
    levels = dict(zip(Level, cells.split("|"), strict=True))
    document = targets(activities={"甲": {"indicators": {"乙": {level.value: cell for level, cell in levels.items()}}}})
    submission = Submission(document, policy())
    assert [str(finding.hint) for check in CHECKS for finding in check.find(submission)] == hints


def test_a_stated_direction_is_taken_where_the_levels_tell_none() -> None:
    found = faults("5次", "5次", "3-8次", "0次", direction="higher")
    assert found.ladder.direction == "higher"
    assert found.alike == {Level.GOOD: Level.EXCELLENT}
