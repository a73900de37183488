"""Monitoring: the lights, the outlook and what to do, by cases with their arithmetic, and ``perfcheck monitor``."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from rich.cells import cell_len

from builders import CODE, PLAN, actuals, project, targets
from perfcheck.assessment.grading import grade
from perfcheck.assessment.lights import light_at
from perfcheck.assessment.monitoring import monitor
from perfcheck.assessment.monitoring_results import LIGHT_WORDS, IndicatorWatch, Light, worst_of
from perfcheck.i18n import Language, translator
from perfcheck.measures.numbers import half_up, plain
from perfcheck.reports.canvas import Canvas
from perfcheck.reports.csv_report import monitor_csv
from perfcheck.reports.monitor_json import monitor_json
from perfcheck.reports.monitor_markdown import monitor_markdown
from perfcheck.reports.monitor_tasks import task_message
from perfcheck.reports.monitor_texts import forecast_text, rate_percent, spending_forecast_text
from perfcheck.reports.monitor_workbook import monitor_workbook
from perfcheck.reports.people import monitor_text
from perfcheck.review.watching import monitor as watch
from perfcheck.sources.policies import policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Run
    from perfcheck.assessment.monitoring_results import Monitoring
    from perfcheck.model.policy import Policy

Case: TypeAlias = "dict[str, Any]"

CASES = Path(__file__).parent / "monitoring"
HALF = "2020-07-01"
"""Day 183 of 366."""
KEYS = {
    "indicators": {
        *("case", "source", "because", "as_of", "elapsed", "policy", "name", "levels", "target", "actual"),
        *("light", "basis", "rate", "forecast", "forecast_reported", "likelihood", "likelihood_reported"),
        *("reason", "missing"),
    },
    "money": {
        *("case", "source", "because", "as_of", "budget", "adjusted", "schedule", "spent"),
        *("light", "basis", "rate", "gap", "needed", "finding"),
    },
    "projects": {"case", "because", "actuals", "spent", "light"},
}


def cases(name: str) -> list[Case]:
    """The cases of a file; every scalar is text, as in the files of departments, but for null and true."""
    found = yaml.load((CASES / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - builds nothing but text
    assert all(set(one) <= KEYS[name] and one["because"] for one in found)
    return [{key: _plain(value) for key, value in one.items()} for one in found]


def _plain(value: object) -> object:
    return [_plain(one) for one in value] if isinstance(value, list) else None if value == "null" else value


def named(name: str) -> pytest.MarkDecorator:
    """A test for each case of a file."""
    return pytest.mark.parametrize("case", cases(name), ids=lambda case: str(case["case"]))


def by_months(own: Policy) -> Policy:
    """The policy with the year counted by whole months."""
    return own.model_copy(update={"monitoring": own.monitoring.model_copy(update={"elapsed": "months"})})


def watched(case: Case) -> IndicatorWatch:
    """The indicator of a case."""
    level1, level2 = case.get("levels", ["产出指标", "数量指标"])
    name = case.get("name", "培训次数")
    reported = {name: case["actual"]} if "actual" in case else {}
    own = policy(case.get("policy", "mof-2020"))
    monitoring = monitor(
        grade(
            targets(projects={CODE: project(indicators={level1: {level2: {name: case["target"]}}})}),
            actuals(case.get("as_of", HALF), projects={"EU89": {"indicators": reported}}),
        ),
        by_months(own) if case.get("elapsed") == "months" else own,
    )
    (one,) = monitoring.indicators()
    return one


def shown(light: Light | None) -> str | None:
    """The light as the cases write it."""
    return None if light is None else light.value


# The cases


@named("indicators")
def test_an_indicator(case: Case) -> None:
    one = watched(case)
    assert shown(one.signal.light) == case["light"]
    assert (one.signal.basis.value if one.signal.basis else None) == case.get("basis")
    assert rate_percent(one.signal) == case.get("rate", "")
    assert (str(one.missing) if one.missing else None) == case.get("missing")
    assert forecast_text(one.forecast) == case.get("forecast", "")


@named("indicators")
def test_its_likelihood_and_its_reason(case: Case) -> None:
    one = watched(case)
    assert (one.chance.likelihood if one.chance else None) == case.get("likelihood")
    assert bool(one.chance and one.chance.is_reported) is ("likelihood_reported" in case)
    assert bool(one.forecast and one.forecast.is_reported) is ("forecast_reported" in case)
    assert (one.needs_reason, one.lacks_reason) == {
        "none": (False, False),
        "given": (True, False),
        "missing": (True, True),
    }[case["reason"]]


@named("indicators")
def test_what_has_no_light_says_why(case: Case) -> None:
    one = watched(case)
    assert one.signal.light is not None or one.signal.reasons


def monitored(case: Case) -> Monitoring:
    """A project with the money of a case."""
    own = project(case.get("budget", "200"), schedule=case.get("schedule", PLAN))
    report: dict[str, object] = {"spent": case["spent"]}
    if "adjusted" in case:
        report["budget"] = {"adjusted": case["adjusted"]}
    return monitor(grade(targets(projects={CODE: own}), actuals(case["as_of"], projects={"EU89": report})), policy())


@named("money")
def test_the_money_of_a_project(case: Case) -> None:
    (one,) = monitored(case).projects
    assert shown(one.budget.light) == case["light"]
    assert rate_percent(one.budget) == case.get("rate", "")
    gap = one.budget.gap
    assert (None if gap is None else str(half_up(gap * 100, 2))) == case.get("gap")
    assert (None if one.schedule.needed is None else plain(one.schedule.needed.number)) == case.get("needed")
    if "rate" in case:
        assert one.budget.basis == case.get("basis", "plan")


@named("money")
def test_what_is_wrong_with_money_is_said(case: Case) -> None:
    found = [one.rule.name for one in monitored(case).findings]
    assert found == ([case["finding"]] if "finding" in case else [])


@pytest.mark.parametrize("case", cases("projects"), ids=lambda case: str(case["case"]))
def test_the_light_of_a_project_is_the_worst_present(case: Case) -> None:
    names = [f"培训次数{number}" for number, _ in enumerate(case["actuals"])]
    reported = {name: one for name, one in zip(names, case["actuals"], strict=True) if one is not None}
    own = project(
        "100",
        schedule={"6月底": "50%", "12月底": "100%"},
        indicators={"产出指标": {"数量指标": dict.fromkeys(names, "100次以上")}},
    )
    report: dict[str, object] = {"indicators": reported}
    if "spent" in case:
        report["spent"] = {HALF: case["spent"]}
    (one,) = monitor(grade(targets(projects={CODE: own}), actuals(HALF, projects={"EU89": report})), policy()).projects
    assert shown(one.light) == case["light"]


# Laws


@given(st.fractions(min_value=0, max_value=3), st.fractions(min_value=0, max_value=3))
def test_more_of_what_is_due_never_gives_a_worse_light(one: Fraction, other: Fraction) -> None:
    order = tuple(Light)
    for rules in (policy().monitoring.indicators, policy().monitoring.budget):
        lights = [order.index(light_at(rate, rules)) for rate in sorted((one, other))]
        assert lights == sorted(lights)


@given(st.lists(st.sampled_from([*Light, None])))
def test_the_worst_light_is_one_that_is_there(lights: list[Light | None]) -> None:
    worst = worst_of(lights)
    assert worst in lights or (worst is None and set(lights) <= {None})
    assert worst is None or all(
        light is None or list(Light).index(worst) <= list(Light).index(light) for light in lights
    )


@given(st.integers(min_value=0, max_value=300))
def test_the_forecast_is_the_share_of_the_target_that_chooses_the_light(done: int) -> None:
    one = watched({"target": "100次以上", "actual": f"{done}次"})
    assert one.forecast is not None
    assert one.forecast.number == done * 2
    assert one.forecast.share == one.signal.rate == Fraction(done, 50)


# What to do


def tasks(monitoring: Monitoring) -> list[tuple[str | None, str]]:
    """What to do in English, with the light of each."""
    return [(shown(task.signal.light), task_message(task, monitoring).render()) for task in monitoring.tasks]


def task_of(case: Case) -> list[tuple[str | None, str]]:
    """What there is to do about the indicator of a case."""
    level1, level2 = case.get("levels", ["产出指标", "数量指标"])
    indicators = {level1: {level2: {"培训次数": case["target"]}}}
    assessment = grade(
        targets(projects={CODE: project("0", indicators=indicators)}),
        actuals(case.get("as_of", HALF), projects={"EU89": {"indicators": {"培训次数": case["actual"]}}}),
    )
    return tasks(monitor(assessment, policy()))


LATER = "10月底 (the figure is of 2020-03-31)"
QUALITY = ["产出指标", "质量指标"]
LEVELS = {"excellent": "90%", "good": "80%", "fair": "70%", "poor": "60%"}
REASON = "; give the reason of the deviation"
NAME = "EU89 企业扶持资金: 培训次数"


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            {"target": "100次以上", "actual": "20次"},
            [
                (
                    "red",
                    f"{NAME} is 30.00 percentage points behind the year; 80次 still to be done until its end{REASON}",
                )
            ],
        ),
        (
            {"target": "100次以上", "actual": {"value": "35次", "reason": "停办"}},
            [("yellow", f"{NAME} is 15.00 percentage points behind the year; 65次 still to be done until its end")],
        ),
        (
            {"target": "100次以上", "actual": "60次"},
            [("blue", f"{NAME} is 120.00% of what is due; look whether its target is too low")],
        ),
        ({"target": "100次以上", "actual": "45次"}, []),
        (
            {"as_of": "2020-12-31", "target": "100次以上", "actual": {"value": "70次", "reason": "停办"}},
            [("yellow", f"{NAME} has reached 70.00% of its target; 30次 are missing")],
        ),
        (
            {"levels": QUALITY, "target": "100个", "actual": {"value": "50个", "cause": "人员"}},
            [("red", f"{NAME} has reached 50.00% of its target; 50个 are missing")],
        ),
        (
            {"levels": QUALITY, "target": "100个", "actual": "150个"},
            [("blue", f"{NAME} is 150.00% of its target; look whether that is too low")],
        ),
        (
            {"target": "不超过10次", "actual": {"value": "11次", "reason": "天气"}},
            [("red", f"{NAME} is reported as 11次, the target is 不超过10次")],
        ),
        (
            {"levels": QUALITY, "target": LEVELS, "actual": {"value": "75%", "reason": "天气"}},
            [("yellow", f"{NAME} is fair; 5 percentage points more reach good")],
        ),
        (
            {"target": "6月底前", "actual": {"value": "未完成", "reason": "天气"}},
            [("red", f"{NAME}: not done, though it was due on 2020-06-30")],
        ),
        (
            {"target": "年底前", "actual": "未完成"},
            [(None, f"{NAME}: not done yet; it is due on 2020-12-31")],
        ),
        (
            {"target": "效果明显", "actual": {"value": "未达成", "reason": "天气"}},
            [("red", f"{NAME} is reported as 未达成, the target is 效果明显")],
        ),
    ],
)
def test_what_to_do_about_an_indicator(case: Case, expected: list[tuple[str | None, str]]) -> None:
    assert task_of(case) == expected


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            {"as_of": "2020-09-30", "budget": "57.73", "spent": {"2020-09-30": "32.50"}},
            "EU89 企业扶持资金 is 12.40 percentage points behind its plan; 10.80万元 still to be spent until 10月底",
        ),
        (
            {"as_of": "2020-06-30", "spent": {"2020-03-31": "50"}},
            f"EU89 企业扶持资金 is 25.00 percentage points behind its plan; 100.00万元 still to be spent until {LATER}",
        ),
        (
            {"as_of": "2020-12-31", "spent": {"2020-12-31": "120"}},
            "EU89 企业扶持资金 is 40.00 percentage points behind its plan",
        ),
        (
            {"as_of": HALF, "schedule": {}, "spent": {HALF: "60"}},
            "EU89 企业扶持资金 is 20.00 percentage points behind the year; 140.00万元 still to be spent until its end",
        ),
        (
            {"as_of": "2020-12-31", "schedule": {}, "spent": {"2020-12-31": "160"}},
            "EU89 企业扶持资金 has spent 80.00% of its budget; 40.00万元 are left",
        ),
        (
            {"as_of": HALF, "spent": {}},
            "EU89 企业扶持资金: no spending was reported; report it, even if it is zero",
        ),
        ({"as_of": "2020-06-30", "spent": {"2020-06-30": "100"}}, None),
        ({"as_of": HALF, "budget": "0", "spent": {}}, None),
    ],
)
def test_what_to_do_about_money(case: Case, expected: str | None) -> None:
    assert [text for _, text in tasks(monitored(case))] == ([] if expected is None else [expected])


def test_the_worst_comes_first() -> None:
    figures = {"甲次数": "29次", "乙次数": "10次", "丙次数": "60次", "丁次数": "80次", "戊次数": "35次"}
    assessment = grade(
        targets(overall={"targets": dict.fromkeys(figures, "100次以上")}, projects={CODE: project(schedule=PLAN)}),
        actuals(HALF, overall=figures, projects={"EU89": {"spent": {HALF: "90"}}}),
    )
    found = tasks(monitor(assessment, policy()))
    assert [(light, text.split(" ")[0]) for light, text in found] == [
        ("red", "乙次数"),
        ("red", "甲次数"),
        ("yellow", "戊次数"),
        ("green", "EU89"),
        ("blue", "丁次数"),
        ("blue", "丙次数"),
    ]


def test_an_older_figure_is_held_against_its_own_day_and_says_so() -> None:
    own = targets(overall={"targets": {"培训次数": "100次以上"}})
    files = (actuals("2020-03-01", overall={"培训次数": "10次"}), actuals(HALF))
    (one,) = watch(own, files).indicators()
    # 61 of 366 days: 100 / 6 = 16.67 were due, 10 / 16.67 = 60 %
    assert (one.signal.light, one.signal.rate) == (Light.YELLOW, Fraction(60, 100))
    assert [reason.render() for reason in one.signal.reasons] == ["the figure is of 2020-03-01"]


def test_what_will_be_spent_by_the_end_of_the_year_is_the_run_rate() -> None:
    (one,) = monitored({"as_of": HALF, "spent": {HALF: "60"}}).projects
    assert spending_forecast_text(one) == "120.00万元"
    assert one.forecast is not None
    assert one.forecast.share == Fraction(120, 200)


# Reports, of the repository's own example


def example() -> Monitoring:
    """A little of everything."""
    indicators = {"产出指标": {"数量指标": {"购买数量": "100%", "合格率": "90%"}, "时效指标": {"支付时限": "年底前"}}}
    own = targets(
        overall={"targets": {"引进项目": "5个", "未报的": "3个", "=1+1": "10个", "黄的": "10个", "绿的": "10个"}},
        activities={
            "招商": {"indicators": {"[red]次数": {"excellent": "10次", "good": "5次", "fair": "3次", "poor": "2次"}}}
        },
        projects={CODE: project(schedule=PLAN, indicators=indicators)},
    )
    reported = {"购买数量": {"value": "20%", "forecast": "90%", "likelihood": "有可能"}, "支付时限": "未完成"}
    return watch(
        own,
        actuals(
            HALF,
            note="示例",
            overall={"引进项目": "1个", "=1+1": "6个", "黄的": "3个", "绿的": "5个"},
            activities={"招商": {"[red]次数": "8次"}},
            projects={"EU89": {"spent": {HALF: "50"}, "indicators": reported}},
        ),
    )


REPORTS: dict[str, Callable[[Monitoring], str]] = {
    "pipe": lambda one: monitor_text([one], Canvas(str)),
    "narrow": lambda one: monitor_text([one], Canvas(str, 80)),
    "wide": lambda one: monitor_text([one], Canvas(str, 120)),
    "markdown": lambda one: monitor_markdown([one], str),
    "csv": lambda one: monitor_csv([one], str).decode("utf-8-sig"),
    "json": lambda one: monitor_json([one], str),
}


@pytest.mark.parametrize("report", REPORTS)
def test_every_report_names_the_lights_in_words(report: str) -> None:
    seen = REPORTS[report](example())
    assert all(word in seen for word in LIGHT_WORDS.values())
    assert "unreported" in seen


@pytest.mark.parametrize("report", REPORTS)
def test_money_without_a_budget_has_no_light_and_a_word_for_it(report: str) -> None:
    seen = REPORTS[report](monitored({"as_of": HALF, "budget": "0", "schedule": {}, "spent": {HALF: "5"}}))
    assert "no budget" in seen
    assert "not due" not in seen


@pytest.mark.parametrize("report", [one for one in REPORTS if one != "csv"])
def test_every_report_says_what_to_do(report: str) -> None:
    seen = " ".join(REPORTS[report](example()).split())
    assert "引进项目 is 30.00 percentage points behind the year" in seen.replace("\\", "")
    assert "give the reason of the deviation" in seen


@pytest.mark.parametrize("lang", Language)
@pytest.mark.parametrize("width", [40, 60, 80, 109, 110, 120, 200])
def test_no_line_is_wider_than_the_terminal(lang: Language, width: int) -> None:
    seen = monitor_text([example()], Canvas(translator(lang), width))
    assert max(cell_len(line) for line in seen.splitlines()) <= width


def test_a_pipe_has_one_line_an_indicator_and_says_where_a_forecast_comes_from() -> None:
    rows = {row[1]: row for line in REPORTS["pipe"](example()).splitlines() if len(row := line.split("\t")) > 5}
    assert rows["引进项目"][:7] == [
        "red",
        "引进项目",
        "1个",
        "5个",
        "40.00%",
        "2个 (run rate)",
        "完全不可能 (by the forecast)",
    ]
    assert rows["购买数量"][5:7] == ["90% (as reported)", "有可能 (as reported)"]
    assert rows["支付时限"][0] == "not due"
    assert rows["未报的"] == ["unreported", "未报的", "", "3个", "", "", "", "no actual value was reported"]
    assert rows["EU89 企业扶持资金"][0] == "red"


def test_a_wide_table_marks_what_was_computed() -> None:
    seen = REPORTS["wide"](example())
    assert "2个*" in seen
    assert "90%*" not in seen
    assert seen.splitlines()[-1].startswith("* by the run rate")


def test_lights_have_colours_as_well() -> None:
    seen = monitor_text([example()], Canvas(str, 80, colour=True))
    assert "\x1b[1;31mred" in seen
    assert "[red]次数" in seen


def test_a_light_that_goes_by_the_level_says_which(perfcheck: Run) -> None:
    ran = perfcheck("monitor", "actuals/q3.yaml")
    (line,) = (line for line in ran.out.splitlines() if line.startswith("red\t维护了市场经营制序"))
    assert line.endswith("\tpoor by its standard; a reason for the deviation is needed, and none is given")


def test_nothing_to_do_is_said() -> None:
    own = targets(overall={"targets": {"引进项目": "4个"}})
    seen = monitor_text([watch(own, actuals(HALF, overall={"引进项目": "2个"}))], Canvas(str, 80))
    assert "nothing is behind, and no reason is missing" in seen


def test_csv_has_a_row_an_indicator_and_one_for_money() -> None:
    rows = list(csv.DictReader(io.StringIO(REPORTS["csv"](example()), newline="")))
    found = {row["Indicator"]: row for row in rows}
    assert [row["Indicator"] for row in rows][6] == "Budget execution"
    assert (found["Budget execution"]["Light"], found["Budget execution"]["Actual"]) == ("red", "50.00万元")
    assert (found["引进项目"]["Of what is due (%)"], found["引进项目"]["Reason needed"]) == ("40.00", "not given")
    assert "'=1+1" in found


def test_json_has_words_numbers_and_sources() -> None:
    found = json.loads(REPORTS["json"](example()))["monitorings"][0]
    assert found["lights"] == {"red": 2, "yellow": 1, "green": 1, "blue": 2, "none": 3}
    assert (found["unreported"], found["reasons_missing"]) == (2, 3)
    one = found["overall"][0]
    assert (one["light"], one["rate_percent"], one["gap_points"]) == ("red", "40.00", "-30.00")
    assert one["forecast"] == {"text": None, "number": "2.00", "unit": "个", "percent": "40.00", "reported": False}
    assert one["likelihood"] == {"value": "完全不可能", "reported": False}
    assert found["projects"][0]["light"] == "red"
    assert found["tasks"][0]["about"] in {"money", "indicator"}


def test_the_workbook_has_lights_tasks_and_a_list() -> None:
    book = load_workbook(BytesIO(monitor_workbook([example()], str)))
    assert book.sheetnames == ["Summary", "Monitoring"]
    first = [[cell.value for cell in row if cell.value is not None] for row in book["Summary"].iter_rows()]
    start = first.index(["What to do, the worst first"])
    assert first[start + 1] == ["Light", "What to do"]
    assert first[start + 2][0] == "red"
    heads = [cell.value for cell in book["Monitoring"][1]]
    light = heads.index("Light") + 1
    assert {row[light - 1].value for row in book["Monitoring"].iter_rows(min_row=2)} >= {"red", "blue", "unreported"}
    assert book["Monitoring"].conditional_formatting


def test_two_departments_stand_side_by_side() -> None:
    one = example()
    two = replace(one, department=one.department.model_copy(update={"code": "323", "name": "别的局"}))
    assert "别的局 (323)" in monitor_text([one, two], Canvas(str))
    book = load_workbook(BytesIO(monitor_workbook([one, two], str)))
    assert book["Monitoring"].cell(1, 1).value == "Department"


# The command line


@pytest.mark.parametrize(("width", "name"), [(80, "monitor-80.en.txt"), (120, "monitor-120.en.txt")])
def test_monitor_looks_as_it_should(golden: Callable[[str, str], None], workspace: Path, width: int, name: str) -> None:
    from perfcheck.sources.documents import read_actuals, read_targets  # noqa: PLC0415

    own = watch(read_targets(workspace / "targets/2020.yaml"), read_actuals(workspace / "actuals/q3.yaml"))
    golden(name, monitor_text([own], Canvas(str, width)))


def test_a_run_says_what_to_do(perfcheck: Run) -> None:
    ran = perfcheck("monitor", "actuals/q3.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert (
        "green\tS6XV 招商费用 is 12.40 percentage points behind its plan; 10.80万元 still to be spent until 10月底\n"
        in ran.out
    )


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("--fail-on", "red"), 1, "--fail-on red: red 3\n"),
        (("--fail-on", "红"), 1, "--fail-on red: red 3\n"),
        (("--fail-on", "黄灯"), 1, "--fail-on yellow: red 3, yellow 2\n"),
        (("--fail-on", "yellow"), 1, "--fail-on yellow: red 3, yellow 2\n"),
        (("--fail-on", "red", "-p", "EU89"), 0, ""),
        (("--fail-on", "yellow", "-p", "企业扶持资金"), 1, "--fail-on yellow: yellow 1\n"),
        ((), 0, ""),
    ],
)
def test_a_job_may_fail_on_a_light(perfcheck: Run, options: tuple[str, ...], code: int, says: str) -> None:
    ran = perfcheck("monitor", "actuals/q3.yaml", *options)
    assert (ran.code, ran.err) == (code, says)
    assert ran.out


def test_only_the_named_project(perfcheck: Run) -> None:
    ran = perfcheck("monitor", "actuals/q3.yaml", "--project", "S6XV")
    assert "EU89" not in ran.out
    assert "新引进硅系列项目" not in ran.out
    assert "S6XV 招商费用: 实物工作量完成率" in ran.out


def test_the_policy_decides_which_reasons_are_needed(perfcheck: Run) -> None:
    missing = [
        json.loads(perfcheck("monitor", "actuals/q3.yaml", "--format", "json", "--policy", name).out)["monitorings"][0][
            "reasons_missing"
        ]
        for name in ("mof-2020", "hebei")
    ]
    assert missing[1] > missing[0] == 2


@pytest.mark.parametrize("ending", ["txt", "json", "csv", "md", "xlsx"])
def test_a_file_is_written_and_not_overwritten(perfcheck: Run, workspace: Path, ending: str) -> None:
    path = workspace / f"m.{ending}"
    assert perfcheck("monitor", "actuals/q3.yaml", "-o", str(path)).code == 0
    before = path.read_bytes()
    again = perfcheck("monitor", "actuals/q3.yaml", "-o", str(path))
    assert (again.code, path.read_bytes()) == (2, before)
    assert perfcheck("monitor", "actuals/q3.yaml", "-o", str(path), "--force").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("none.yaml",),
        ("actuals/q3.yaml", "--fail-on", "blue"),
        ("actuals/q3.yaml", "--policy", "none-such"),
        ("actuals/q3.yaml", "--project", "none"),
        ("actuals/q3.yaml", "--format", "xlsx"),
        ("actuals/q3.yaml", "--targets", "none.yaml"),
        ("broken.yaml",),
        (),
    ],
)
def test_what_cannot_be_used_ends_with_two(perfcheck: Run, workspace: Path, arguments: tuple[str, ...]) -> None:
    (workspace / "broken.yaml").write_text("as_of: [\n", encoding="utf-8")
    ran = perfcheck("monitor", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_warnings_count_where_they_are_asked_to(perfcheck: Run, workspace: Path) -> None:
    path = workspace / "actuals" / "q3.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("2020-09-30: 141.20", "2020-09-30: 90.00"), encoding="utf-8"
    )
    assert perfcheck("monitor", str(path)).code == 0
    ran = perfcheck("monitor", str(path), "--strict")
    assert ran.code == 1
    assert "spending-falls" in ran.err
