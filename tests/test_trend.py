"""Trends: figures and spending from file to file, cumulative figures that fall, and ``perfcheck trend``."""

from __future__ import annotations

import csv
import io
import json
import re
import runpy
from fractions import Fraction
from itertools import pairwise, permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from builders import CODE, PLAN, actuals, project, targets
from perfcheck.assessment.case import OtherTargetsError
from perfcheck.assessment.trends import only_series
from perfcheck.cli.session import Session
from perfcheck.i18n import Language, translator
from perfcheck.model.lookup import ProjectLookupError
from perfcheck.reports.canvas import Canvas
from perfcheck.reports.charts import ASCII, BLOCKS, bar, course
from perfcheck.reports.trend_csv import trend_csv
from perfcheck.reports.trend_json import trend_json
from perfcheck.reports.trend_people import trend_text
from perfcheck.review.watching import trend
from perfcheck.sources.documents import read_actuals, read_targets

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Run
    from perfcheck.assessment.trend_results import IndicatorSeries, Trend
    from perfcheck.model.actuals import Actuals

ROOT = Path(__file__).parents[1]
DAYS = ("2020-03-01", "2020-05-01", "2020-07-01")
"""Days 61, 122 and 183 of 366: 1/6, 1/3 and 1/2 of the year."""
OTHER = "322-0601-JBN-S6XV"
HALF = Fraction(1, 2)


def series_of(target: object, *figures: object, levels: tuple[str, str] = ("产出指标", "数量指标")) -> IndicatorSeries:
    """One indicator of a project with a figure a day; None for a day without."""
    level1, level2 = levels
    own = targets(projects={CODE: project(indicators={level1: {level2: {"培训次数": target}}})})
    (series,) = trend(own, [_file(day, figure) for day, figure in zip(DAYS, figures, strict=False)]).indicators
    return series


def _file(day: str, figure: object) -> Actuals:
    reported = {} if figure is None else {"培训次数": figure}
    return actuals(day, f"{day}.yaml", projects={"EU89": {"indicators": reported}})


def fallen(series: IndicatorSeries) -> list[str]:
    """What falls, in English."""
    return [one.message.render() for one in series.falls]


# Figures that fall


@pytest.mark.parametrize(
    ("target", "figures", "falls"),
    [
        ("10次以上", ("1次", "4次", "8次"), []),
        ("10次以上", ("4次", "4次", "4次"), []),
        ("10次以上", ("4次", "3次"), ["培训次数 falls from 4次 on 2020-03-01 to 3次 on 2020-05-01"]),
        ("10次以上", ("4次", None, "3次"), ["培训次数 falls from 4次 on 2020-03-01 to 3次 on 2020-07-01"]),
        ("10次以上", ("12次", "11次"), ["培训次数 falls from 12次 on 2020-03-01 to 11次 on 2020-05-01"]),
        ("1亿元", ("8000万元", "0.7亿元"), ["培训次数 falls from 8000万元 on 2020-03-01 to 0.7亿元 on 2020-05-01"]),
        ("1亿元", ("8000万元", "0.9亿元"), []),
        ("100%", ("40%", "30%"), ["培训次数 falls from 40% on 2020-03-01 to 30% on 2020-05-01"]),
        ("10-20次", ("8次", "30次"), []),
        ("10-20次", ("15次", "12次"), []),
        ("10-20次", ("15次", "9次"), ["培训次数 falls from 15次 on 2020-03-01 to 9次 on 2020-05-01"]),
        ("不超过10次", ("5次", "3次"), []),
        ("效果明显", ("达成", "未达成"), []),
        (
            {"excellent": "10次以上", "good": "5次以上", "fair": "3次以上", "poor": "2次以下"},
            ("4次", "3次"),
            ["培训次数 falls from 4次 on 2020-03-01 to 3次 on 2020-05-01"],
        ),
        ("10次以上", ("4次", "未定"), []),
    ],
)
def test_cumulative_figures_that_fall(target: object, figures: tuple[object, ...], falls: list[str]) -> None:
    assert fallen(series_of(target, *figures)) == falls


@pytest.mark.parametrize("levels", [("产出指标", "质量指标"), ("产出指标", "成本指标"), ("满意度指标", "满意度指标")])
def test_what_does_not_grow_may_fall(levels: tuple[str, str]) -> None:
    assert series_of("90%", "95%", "91%", levels=levels).falls == ()


@given(st.lists(st.integers(min_value=0, max_value=20), min_size=1, max_size=3))
def test_a_series_falls_exactly_where_a_figure_is_lower_than_the_one_before(figures: list[int]) -> None:
    lower = sum(after < before for before, after in pairwise(figures))
    assert len(series_of("10次以上", *(f"{one}次" for one in figures)).falls) == lower


def test_a_fall_stands_where_the_later_figure_does() -> None:
    (fall,) = series_of("10次以上", "4次", "3次").falls
    assert (fall.rule.code, fall.place.file) == ("PC723", "2020-05-01.yaml")


# Points


def test_each_day_is_graded_by_itself_and_has_what_was_due() -> None:
    series = series_of("12次以上", "1次", None, "9次")
    assert [point.achieved for point in series.points] == [Fraction(1, 12), None, Fraction(3, 4)]
    assert [point.due for point in series.points] == [Fraction(1, 6), Fraction(1, 3), HALF]
    assert [point.result.verdict.value for point in series.points] == ["poor", "unreported", "fair"]


@pytest.mark.parametrize(
    ("target", "figures", "heights"),
    [
        ("不超过10次", ("5次", "12次"), [HALF, Fraction(12, 10)]),
        ({"excellent": "90%", "good": "80%", "fair": "70%", "poor": "60%"}, ("45%", "90%"), [HALF, 1]),
        ("效果明显", ("达成", "达成"), [None, None]),
    ],
)
def test_how_high_a_point_stands(target: object, figures: tuple[str, ...], heights: list[Fraction | None]) -> None:
    assert [point.height for point in series_of(target, *figures).points] == heights


def year() -> Trend:
    """Two projects, an overall target and an activity over three files."""
    indicators = {"产出指标": {"数量指标": {"购买数量": "100%", "从未报过": "100%"}}}
    own = targets(
        overall={"targets": {"引进项目": "6个", "=1+1": "10个"}},
        activities={"招商": {"indicators": {"[red]次数": "10次以上"}}},
        projects={CODE: project(schedule=PLAN, indicators=indicators), OTHER: project("100")},
    )
    return trend(own, files())


def files() -> list[Actuals]:
    """Three files; spending falls once, a figure falls once."""
    spent = {"2020-03-01": "20", "2020-05-01": "80", "2020-07-01": "70"}
    return [
        actuals(
            day,
            f"{day}.yaml",
            overall={"引进项目": f"{number}个"},
            activities={"招商": {"[red]次数": f"{5 - number}次"}} if number > 1 else {},
            projects={
                "EU89": {
                    "spent": {one: amount for one, amount in spent.items() if one <= day},
                    "indicators": {"购买数量": f"{number}0%"},
                }
            },
        )
        for number, day in enumerate(DAYS, start=1)
    ]


def test_spending_has_its_plan_beside_it() -> None:
    first, other = year().spending
    # 31 March is day 91 of 366: on 1 March the plan stands at 25 % × 61 ÷ 91
    assert first.points[0].planned == Fraction(25, 100) * Fraction(61, 91)
    assert [(str(point.spent), point.share, point.falls) for point in first.points] == [
        ("20万元", Fraction(1, 10), False),
        ("80万元", Fraction(4, 10), False),
        ("70万元", Fraction(35, 100), True),
    ]
    assert other.points == ()


def test_the_order_of_the_files_changes_nothing() -> None:
    own = targets(overall={"targets": {"引进项目": "6个"}})
    some = [actuals(day, overall={"引进项目": f"{number}个"}) for number, day in enumerate(DAYS)]
    trends = [trend(own, order) for order in permutations(some)]
    assert all(one.indicators == trends[0].indicators for one in trends)


def test_files_of_one_day_are_one_point() -> None:
    own = targets(overall={"targets": {"甲": "6个", "乙": "6个"}})
    both = [actuals(DAYS[0], "a.yaml", overall={"甲": "1个"}), actuals(DAYS[0], "b.yaml", overall={"乙": "2个"})]
    found = trend(own, both)
    assert len(found.days) == 1
    assert [str(one.points[0].value) for one in found.indicators] == ["1个", "2个"]


def test_only_the_named_projects() -> None:
    (one,) = only_series([year()], ["S6XV"])
    assert ([money.short_code for money in one.spending], one.indicators) == (["S6XV"], ())
    with pytest.raises(ProjectLookupError):
        only_series([year()], ["none"])


def test_no_files_and_other_files_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one file"):
        trend(targets(), [])
    with pytest.raises(OtherTargetsError):
        trend(targets("2021"), actuals())


# Charts


@pytest.mark.parametrize(
    ("shares", "drawn", "plain"),
    [
        ((Fraction(0), Fraction(1, 2), Fraction(1)), "▁▅█", "_=#"),
        ((None, Fraction(1, 8)), "·▂", "?."),
        ((Fraction(2),), "█", "#"),
        ((Fraction(-1),), "▁", "_"),
        ((), "", ""),
    ],
)
def test_a_course(shares: tuple[Fraction | None, ...], drawn: str, plain: str) -> None:
    assert course(shares, BLOCKS) == drawn
    assert course(shares, ASCII) == plain


def test_a_course_is_as_high_as_its_top() -> None:
    assert course((Fraction(1), Fraction(2)), BLOCKS, Fraction(2)) == "▅█"


@pytest.mark.parametrize(
    ("share", "planned", "drawn"),
    [
        (Fraction(1, 2), None, "#####....."),
        (Fraction(1, 2), Fraction(7, 10), "#####..|..."),
        (Fraction(7, 10), Fraction(1, 2), "#####|##..."),
        (Fraction(1, 2), Fraction(1, 2), "#####|....."),
        (Fraction(0), Fraction(0), "|.........."),
        (Fraction(3), Fraction(1), "##########|"),
        (Fraction(-1), Fraction(2), "..........|"),
    ],
)
def test_a_bar(share: Fraction, planned: Fraction | None, drawn: str) -> None:
    assert bar(share, planned, 10, ASCII) == drawn


@given(st.fractions(0, 3), st.fractions(0, 2), st.integers(8, 60))
def test_a_bar_is_always_as_long_as_asked(share: Fraction, planned: Fraction, length: int) -> None:
    assert len(bar(share, planned, length, BLOCKS)) == length + 1


# Reports


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("blocks", [True, False])
@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(lang: Language, blocks: bool, width: int) -> None:  # noqa: FBT001
    seen = trend_text([year()], Canvas(translator(lang), width, blocks=blocks))
    assert max(cell_len(line) for line in seen.splitlines()) <= width
    assert bool(set("▁▂▃▄▅▆▇█│") & set(seen)) is blocks


def test_a_terminal_shows_charts_the_plan_and_what_falls() -> None:
    lines = trend_text([year()], Canvas(str, 80)).splitlines()
    start = lines.index("引进项目, target 6个")
    assert lines[start + 1] == "  ▂▃▅  1个 16.67%  2个 33.33%  3个 50.00%"
    assert lines[start + 2] == "  ▂▃▅  due 16.67%  due 33.33%  due 50.00%"
    assert "  [red]次数 falls from 3次 on 2020-05-01 to 2次 on 2020-07-01" in lines
    (spent,) = (line for line in lines if line.startswith("  2020-07-01"))
    assert spent.startswith("  2020-07-01  70.00万元  35.00%   50.20%  -15.20  falls  ███")
    assert '1 without any figure: "从未报过"' in lines
    assert "  no spending was reported" in lines


def test_a_pipe_has_one_line_a_figure_and_no_chart() -> None:
    seen = trend_text([year()], Canvas(str))
    rows = [line.split("\t") for line in seen.splitlines()]
    assert ["招商", "[red]次数", "10次以上", "2020-07-01", "2次", "20.00%", "50.00%", "falls"] in rows
    assert ["EU89 企业扶持资金, budget 200.00万元", "2020-05-01", "80.00万元", "40.00%", "33.52%", "+6.48", ""] in [
        row for row in rows if row[1:2] == ["2020-05-01"]
    ]
    assert not set("▁█│") & set(seen)


def test_shares_of_another_budget_are_told() -> None:
    own = targets(projects={CODE: project("200", schedule=PLAN)})
    reports = ({"spent": {DAYS[0]: "20"}}, {"spent": {DAYS[1]: "40"}, "budget": {"adjusted": "160"}})
    figures = [actuals(day, f"{day}.yaml", projects={"EU89": one}) for day, one in zip(DAYS, reports, strict=False)]
    rows = [line.split("\t")[:4] for line in trend_text([trend(own, figures)], Canvas(str)).splitlines()]
    label = "EU89 企业扶持资金, budget 160.00万元, shares by the budget of their day"
    assert [label, "2020-03-01", "20.00万元", "10.00%"] in rows
    assert [label, "2020-05-01", "40.00万元", "25.00%"] in rows


def test_json_has_figures_and_spending() -> None:
    found = json.loads(trend_json([year()], str))["trends"][0]
    assert found["days"] == list(DAYS)
    points = found["indicators"][0]["points"]
    assert [(one["actual"], one["achieved_percent"], one["due_percent"]) for one in points] == [
        ("1个", "16.67", "16.67"),
        ("2个", "33.33", "33.33"),
        ("3个", "50.00", "50.00"),
    ]
    assert found["indicators"][2]["falls"] == ["[red]次数 falls from 3次 on 2020-05-01 to 2次 on 2020-07-01"]
    assert [one["falls"] for one in found["spending"][0]["points"]] == [False, False, True]


def test_csv_has_a_row_a_figure() -> None:
    rows = list(csv.DictReader(io.StringIO(trend_csv([year()], str).decode("utf-8-sig"), newline="")))
    assert len(rows) == 5 * 3 + 3
    assert rows[0]["Indicator"] == "引进项目"
    assert "'=1+1" in {row["Indicator"] for row in rows}
    assert [(row["Day"], row["Falls"]) for row in rows if row["Falls"]] == [("2020-07-01", "falls")] * 2


@pytest.mark.parametrize("width", [None, 80])
def test_one_file_alone_is_no_series(width: int | None) -> None:
    own = targets(overall={"targets": {"引进项目": "6个"}})
    seen = " ".join(trend_text([trend(own, actuals())], Canvas(str, width)).split())
    assert "one day alone is no series: name the files of the other months or quarters as well" in seen
    assert "no series" not in trend_text([year()], Canvas(str, width))


# The command line


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, True),
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "C"}, False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, False),
        ({"LC_ALL": "POSIX", "LANG": "zh_CN.UTF-8"}, False),
        ({"LC_CTYPE": "zh_CN.UTF-8", "LANG": "C"}, True),
    ],
)
def test_where_charts_are_drawn_with_blocks(environment: dict[str, str], expected: bool) -> None:  # noqa: FBT001
    assert Session(Language.EN, environment).blocks() is expected


@pytest.mark.parametrize(
    ("encoding", "expected"), [("utf-8", True), ("gbk", True), ("ascii", False), ("cp1252", False)]
)
def test_the_encoding_has_to_have_them(
    monkeypatch: pytest.MonkeyPatch,
    encoding: str,
    expected: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    assert Session(Language.EN, {}).blocks() is expected


def test_trend_looks_as_it_should(golden: Callable[[str, str], None], workspace: Path) -> None:
    own = read_targets(workspace / "targets/2020.yaml")
    some = [read_actuals(workspace / f"actuals/q{number}.yaml") for number in (1, 2, 3)]
    golden("trend-80.en.txt", trend_text([trend(own, some)], Canvas(str, 80)))


def test_a_folder_is_a_series(perfcheck: Run) -> None:
    ran = perfcheck("trend", "actuals/")
    assert (ran.code, ran.err) == (0, "")
    assert "trend over 2020-03-31, 2020-06-30, 2020-09-30" in ran.out
    assert "S6XV 招商费用, budget 57.73万元\t2020-09-30\t32.50万元\t56.30%\t68.70%\t-12.40\t\n" in ran.out


@pytest.fixture
def fallen_q3(workspace: Path) -> Path:
    """The folder of figures, the last of which is lower than before."""
    path = workspace / "actuals" / "q3.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("赴区域招商次数: 8次", "赴区域招商次数: 3次"), encoding="utf-8")
    return path


@pytest.mark.parametrize("command", [("trend", "actuals/"), ("validate", "actuals/"), ("validate", ".")])
def test_a_fall_is_found(perfcheck: Run, fallen_q3: Path, command: tuple[str, ...]) -> None:
    ran = perfcheck(*command)
    told = [line for line in (ran.out + ran.err).splitlines() if "PC723" in line]
    assert len(told) == 1
    assert told[0].startswith(f"actuals/{fallen_q3.name}:")
    assert "赴区域招商次数 falls from 4次 on 2020-06-30 to 3次 on 2020-09-30" in told[0]


def test_one_file_alone_cannot_fall(perfcheck: Run, fallen_q3: Path) -> None:
    ran = perfcheck("validate", str(fallen_q3))
    assert "PC723" not in ran.out + ran.err


def test_a_fall_is_a_warning(perfcheck: Run, fallen_q3: Path) -> None:  # noqa: ARG001 - it lies there
    assert perfcheck("trend", "actuals/").code == 0
    assert perfcheck("trend", "actuals/", "--strict").code == 1


def test_departments_stand_by_themselves(perfcheck: Run, workspace: Path) -> None:
    for folder in ("targets", "actuals"):
        for path in list((workspace / folder).glob("*.yaml")):
            text = path.read_text(encoding="utf-8").replace("department: 322", "department: 323")
            text = text.replace("{code: 322, name: 南堡经济开发区商务局}\nmoney", "{code: 323, name: 别的局}\nmoney")
            (workspace / folder / f"323-{path.name}").write_text(text, encoding="utf-8")
    ran = perfcheck("trend", "actuals/", "--format", "json")
    found = json.loads(ran.out)["trends"]
    assert sorted(one["department"]["code"] for one in found) == ["322", "323"]
    assert all(one["days"] == ["2020-03-31", "2020-06-30", "2020-09-30"] for one in found)


@pytest.mark.parametrize("ending", ["txt", "json", "csv"])
def test_a_file_is_written(perfcheck: Run, workspace: Path, ending: str) -> None:
    path = workspace / f"t.{ending}"
    assert perfcheck("trend", "actuals/", "-p", "EU89", "-o", str(path)).code == 0
    assert "企业扶持资金" in path.read_text(encoding="utf-8-sig")
    assert "S6XV" not in path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    "arguments",
    [
        ("none/",),
        ("actuals/", "--format", "xlsx"),
        ("actuals/", "-o", "t.xlsx"),
        ("actuals/", "--project", "none"),
        ("actuals/", "--policy", "none-such"),
        (),
    ],
)
def test_what_cannot_be_used_ends_with_two(perfcheck: Run, arguments: tuple[str, ...]) -> None:
    ran = perfcheck("trend", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


# The documentation


@pytest.mark.usefixtures("workspace")
def test_the_example_of_the_documentation_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("monitoring.md", "monitoring.zh.md")]
    examples = [re.findall(r"```python\n(.*?)```", page, re.DOTALL) for page in pages]
    assert examples[0] == examples[1] != []
    script = tmp_path / "example.py"
    script.write_text(examples[0][0], encoding="utf-8")
    runpy.run_path(str(script))
    assert "企业扶持资金 yellow 1169/61500" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["monitoring.md", "monitoring.zh.md"])
def test_the_commands_of_the_documentation_run(perfcheck: Run, name: str) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    commands = re.findall(r"^perfcheck (.*?) +#", page, re.MULTILINE)
    assert len(commands) == 5
    for command in commands:
        assert perfcheck(*command.split()).code == (1 if "--fail-on" in command else 0)
