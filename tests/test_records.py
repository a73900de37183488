"""Reports for programs and for tables: JSON, CSV, Markdown, and the flat rows behind them."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import perfcheck.assessment
import perfcheck.model
import perfcheck.reports
from builders import OnePlace
from framing import grade_csv, grade_json, grade_markdown
from perfcheck.assessment.explanation import explain
from perfcheck.assessment.grading import grade
from perfcheck.assessment.monitoring import monitor
from perfcheck.assessment.ranking import Summary, rankings_of
from perfcheck.assessment.results import Verdict
from perfcheck.assessment.scheduling import schedules
from perfcheck.assessment.standing import standing_of
from perfcheck.assessment.trends import trend
from perfcheck.findings import Checked, Finding, Ignored, Origin, Place, Rule, Severity, Span
from perfcheck.messages import msg
from perfcheck.model.actuals import Actuals
from perfcheck.model.targets import Targets
from perfcheck.reports.csv_report import schedule_csv
from perfcheck.reports.csv_table import disarmed
from perfcheck.reports.explain_json import explain_json
from perfcheck.reports.findings.json_report import findings_json, findings_records
from perfcheck.reports.json_report import schedule_json
from perfcheck.reports.markdown import escaped, schedule_markdown
from perfcheck.reports.monitor_json import monitor_json
from perfcheck.reports.outline import Entry, Paragraph, sections
from perfcheck.reports.ranking_json import summary_json
from perfcheck.reports.records import Column, Kind, plain_number, printable, resolved, shown, table
from perfcheck.reports.schedule_columns import point_rows, spending_of
from perfcheck.reports.texts import completion_percent
from perfcheck.reports.trend_json import trend_json
from perfcheck.sources.policies import policy
from test_score_reports import COMPLETE, scored

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.assessment.results import Assessment
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.reports.records import Picked, Value

Parsed: TypeAlias = "dict[str, Any]"

JSON_PAGE = Path(__file__).parents[1] / "docs" / "json.md"

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@x",
    "[red]",
    "#N/A",
    "a|b",
    "bell\x07 and escape\x1b[31m",
    "这是一个有四十个字的指标名称用来看看很长的名称会不会把表格撑坏或者被截断一二三四五",
    "数量/质量",
    "<b>&amp;</b> `x` _y_ *z* ~~s~~ $m$ \\",
    "_x0041_",
    "two\r\nlines",
    "https://example.com www.example.com",
    "1. one",
    "＝1+1",
)

TARGETS: dict[str, Any] = {
    "year": "2020",
    "department": {"code": "322", "name": "南堡经济开发区商务局"},
    "overall": {
        "targets": {
            "新引进项目": "3个",
            "实际利用外资": "1亿美元以上",
            "安全生产事故": "不出现",
            "服务质量": {"target": "约10次", "operator": "≥", "unit": "次", "tolerance": "1次", "direction": "higher"},
        }
    },
    "activities": {
        "招商引资": {
            "budget": "57.73",
            "indicators": {
                "招商次数": {"excellent": "10次以上", "good": "5次以上", "fair": "3次以上", "poor": "2次以下"},
                "办结天数": {"excellent": "7天以内", "good": "10天以内", "fair": "15天以内", "poor": "15天以上"},
                "未定的指标": {"excellent": "未定", "good": "未定", "fair": "未定", "poor": "未定"},
            },
        },
        "综合事务": {"budget": None, "indicators": {}},
    },
    "projects": {
        "322-0402-JBN-EU89": {
            "name": "企业扶持资金",
            "budget": {"total": "200.00"},
            "schedule": {"3月底": "25%", "6月底": "50%", "10月底": "75%", "12月底": "100%"},
            "indicators": {
                "产出指标": {
                    "数量指标": {"购买数量": {"description": "完成工作内容", "target": "100%", "basis": "工作要求"}},
                    "时效指标": {"支付时限": "年底前"},
                }
            },
        }
    },
}
ACTUALS: dict[str, Any] = {
    "as_of": "2020-09-30",
    "department": "322",
    "note": "示例数据",
    "overall": {
        "新引进项目": {
            "value": "2个",
            "forecast": "3个",
            "likelihood": "有可能",
            "cause": ["人员", "经费"],
            "reason": "签约推迟",
            "improvement": "加派人手",
            "evidence": "协议",
            "note": "无",
        },
        "实际利用外资": "-8200万美元",
        "服务质量": {"not_applicable": "今年没有"},
    },
    "activities": {"招商引资": {"招商次数": "8次", "办结天数": "11天"}},
    "projects": {
        "EU89": {
            "spent": {"2020-03-31": "50.00", "2020-06-30": "98.50", "2020-09-30": {"fiscal": "131.1", "other": "0.2"}},
            "indicators": {"购买数量": "62.345%", "支付时限": {"completed_on": "2020-09-01", "score": "9.50"}},
        }
    },
}
SPAN = Span(3, 5, 4, 1)
FINDING = Finding(
    Rule("PC999", "some-rule", Severity.WARNING),
    msg("{name} is odd", name="=1+1"),
    msg("write {text}", text="a|b"),
    Place("actuals/q3.yaml", SPAN),
)


def assessed(targets: Parsed = TARGETS, actuals: Parsed = ACTUALS) -> Assessment:
    """The assessment of two files, all of whose values stand at one place."""
    return grade(
        Targets.model_validate(targets, context=_read_from("targets/2020.yaml")),
        Actuals.model_validate(actuals, context=_read_from("actuals/q3.yaml")),
    )


def _read_from(file: str) -> dict[str, Origin]:
    return {"origin": Origin(file, OnePlace(SPAN))}


def hostile(code: str = "322") -> Assessment:
    """An assessment whose every name is out to break a report."""
    targets = {
        "year": "2020",
        "department": {"code": code, "name": "=1+1"},
        "overall": {"targets": dict.fromkeys(HOSTILE, "10个")},
        "activities": {name: {"indicators": {name: dict.fromkeys(LEVELS, "=10次")}} for name in HOSTILE},
        "projects": {
            f"{code}-{number}-{name}": {
                "name": name,
                "budget": {"total": "100"},
                "schedule": {"年底": "100%"},
                "indicators": {name: {name: {name: {"description": name, "target": "100%"}}}},
            }
            for number, name in enumerate(HOSTILE)
        },
    }
    actuals = {
        "as_of": "2020-09-30",
        "department": code,
        "note": "=1+1",
        "overall": {name: {"value": "-3", "reason": name, "note": name} for name in HOSTILE},
    }
    return assessed(targets, actuals)


LEVELS = ("excellent", "good", "fair", "poor")


def just_below() -> Assessment:
    """An assessment with a completion rate of 89.996 %, which is not yet excellent."""
    project = {**ACTUALS["projects"]["EU89"], "indicators": {"购买数量": "89.996%"}}
    return assessed(TARGETS, {**ACTUALS, "projects": {"EU89": project}})


def plan_of(day: date | None, budget: str = "200", **project: object) -> Schedules:
    """The plan of a project for which nothing was spent yet."""
    content = {"name": "x", "budget": {"total": budget}, **project}
    return schedules(Targets.model_validate({**TARGETS, "projects": {"X": content}}), as_of=day)


SCHEDULE = {"3月底": "25%", "6月底": "50%", "10月底": "75%", "12月底": "100%"}


def upper(text: str) -> str:
    """A language that can be told from English and keeps the names of parameters."""
    return re.sub(r"\{\w+\}|[^{]+", lambda part: part[0] if part[0].startswith("{") else part[0].upper(), text)


# JSON


def parsed(text: str) -> Parsed:
    """The document, in which no float may stand."""

    def refuse(number: str) -> float:
        raise AssertionError(number)

    document = json.loads(text, parse_float=refuse, parse_constant=refuse)
    assert isinstance(document, dict)
    return document


def indicator(document: Parsed, name: str) -> Parsed:
    """The indicator of this name."""
    return next(one for one in indicators(document) if one["name"] == name)


def indicators(document: Parsed) -> list[Parsed]:
    """All indicators of the first department."""
    one = document["assessments"][0]
    groups = [one["overall"], *(group["indicators"] for group in (*one["activities"], *one["projects"]))]
    return [found for group in groups for found in group]


@dataclass(frozen=True)
class Page:
    """What docs/json.md says: the keys of each kind of object, and which kind stands where."""

    keys: frozenset[tuple[str, str]]
    kinds: Mapping[str, str]

    def used(self, value: object, kind: str = "document") -> Iterator[tuple[str, str]]:
        """Every key of a document with its kind of object."""
        assert isinstance(value, dict)
        for key, below in value.items():
            yield kind, key
            if isinstance(below, dict):
                yield from self.used(below, self.kinds[f"{kind}.{key}"])
            elif isinstance(below, list):
                for one in below:
                    if isinstance(one, dict):
                        yield from self.used(one, self.kinds[f"{kind}.{key}[]"])


def page() -> Page:
    """The page, read."""
    keys, kinds, kind = set(), {}, ""
    for line in JSON_PAGE.read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"### `(\w+)`", line):
            kind = heading[1]
        elif row := re.match(r"\| `(\w+)` \|", line):
            keys.add((kind, row[1]))
        elif kind and (found := re.findall(r"`(\w+\.\w+(?:\[\])?)`", line)):
            kinds.update(dict.fromkeys(found, kind))
    return Page(frozenset(keys), kinds)


def monitored_and_trend() -> tuple[str, str]:
    """The same files under monitoring, and as a series."""
    targets = Targets.model_validate(TARGETS, context=_read_from("targets/2020.yaml"))
    actuals = Actuals.model_validate(ACTUALS, context=_read_from("actuals/q3.yaml"))
    watched = replace(monitor(grade(targets, actuals), policy()), findings=(FINDING,))
    course = replace(trend(targets, actuals, policy()), findings=(FINDING,))
    return monitor_json([watched], str), trend_json([course], str)


def incomplete() -> Assessment:
    """A department with a project that is behind its plan, one without a budget, and one that reports nothing."""
    money = {"A": "100", "B": "0", "C": "100"}
    projects = {code: {"name": code, "budget": {"total": total}} for code, total in money.items()}
    targets = Targets.model_validate({"year": "2020", "department": {"code": "1", "name": "局"}, "projects": projects})
    spent = {"A": {"spent": {"2020-09-30": "1"}}}
    figures = Actuals.model_validate({"as_of": "2020-09-30", "department": "1", "projects": spent})
    return grade(targets, figures, policy("mof-2020"))


def explanations() -> Iterator[str]:
    """Indicators with and without a standard, and a project, explained."""
    assessment = replace(scored_by_policy(), findings=(FINDING,))
    for name in ("招商次数", "未定的指标", "购买数量", "支付时限"):
        yield explain_json(explain(assessment, name), str, findings=assessment.findings)
    yield explain_json(explain(assessment, project="EU89"), str)


def scored_by_policy() -> Assessment:
    """The assessment of the two files by the default policy."""
    return grade(
        Targets.model_validate(TARGETS, context=_read_from("targets/2020.yaml")),
        Actuals.model_validate(ACTUALS, context=_read_from("actuals/q3.yaml")),
        policy(),
    )


def test_the_documentation_lists_every_key_and_no_other() -> None:
    assessment = replace(assessed(), findings=(FINDING,))
    documents = (
        grade_json([assessment, scored(COMPLETE)], str),
        schedule_json([spending_of(assessment)], str, findings=[FINDING]),
        *monitored_and_trend(),
        summary_json(Summary(rankings_of([standing_of(one, 10) for one in (assessment, incomplete())])), str),
        *explanations(),
        findings_json([Checked("targets.yaml", (FINDING,), (Ignored(FINDING, "so it is"),))], str, version="1"),
    )
    documented = page()
    assert {one for text in documents for one in documented.used(parsed(text))} == documented.keys


def test_a_document_is_readable_text() -> None:
    text = grade_json([assessed()], str)
    assert text.startswith('{\n  "schema_version": 1,\n  "kind": "grade",\n  "money_unit": "万元",\n')
    assert text.endswith("}\n")
    assert "南堡经济开发区商务局" in text


def test_an_indicator_with_everything_around_it() -> None:
    found = indicator(parsed(grade_json([assessed()], str)), "新引进项目")
    place = {"file": "actuals/q3.yaml", "line": 3, "column": 5, "sheet": None, "cell": None}
    assert found["actual"] == {"text": "2个", "number": "2", "unit": "个"}
    assert (found["verdict"], found["completion_percent"], found["reached"]) == ("fair", "66.67", False)
    assert found["next_step"] == {
        "level": "excellent",
        "level_text": "excellent",
        "bound": {"text": "3个", "number": "3", "unit": "个"},
        "inclusive": True,
        "missing": {"text": "1个", "number": "1", "unit": "个"},
        "text": "1个 more reach excellent",
    }
    assert found["pace"]["gap_points"] == "-8.20"
    assert found["report"] == {
        "as_of": "2020-09-30",
        "completed_on": None,
        "score": None,
        "not_applicable": None,
        "forecast": "3个",
        "likelihood": "有可能",
        "causes": ["人员", "经费"],
        "reason": "签约推迟",
        "improvement": "加派人手",
        "evidence": "协议",
        "note": "无",
        "place": place,
    }
    assert found["place"] == {**place, "file": "targets/2020.yaml"}


def test_an_indicator_of_a_project() -> None:
    found = indicator(parsed(grade_json([assessed()], str)), "购买数量")
    assert [found[key] for key in ("section", "activity", "project", "level1", "level2")] == [
        "projects",
        None,
        "322-0402-JBN-EU89",
        "产出指标",
        "数量指标",
    ]
    assert (found["description"], found["target"], found["basis"]) == ("完成工作内容", "100%", "工作要求")
    assert found["completion_percent"] == "62.35"  # half up, not to the even digit
    assert found["actual"]["number"] == "62.345"


def test_an_indicator_of_an_activity() -> None:
    found = indicator(parsed(grade_json([assessed()], str)), "办结天数")
    assert found["activity"] == "招商引资"
    assert found["standard"] == {"excellent": "7天以内", "good": "10天以内", "fair": "15天以内", "poor": "15天以上"}
    assert (found["next_step"]["missing"], found["next_step"]["bound"]["number"]) == (None, "10")


@pytest.mark.parametrize(
    ("name", "verdict", "actual"),
    [
        ("安全生产事故", "unreported", None),
        ("未定的指标", "undetermined", None),
        ("服务质量", "not_applicable", None),
        ("支付时限", "excellent", {"text": "2020-09-01", "number": None, "unit": None}),
        ("实际利用外资", "poor", {"text": "-8200万美元", "number": "-8200", "unit": "万美元"}),
    ],
)
def test_what_has_no_number_or_no_level_is_told(name: str, verdict: str, actual: Parsed | None) -> None:
    found = indicator(parsed(grade_json([assessed()], str)), name)
    assert (found["verdict"], found["actual"]) == (verdict, actual)


def test_the_words_follow_the_language_and_the_codes_do_not() -> None:
    found = indicator(parsed(grade_json([assessed()], upper)), "新引进项目")
    assert (found["verdict"], found["verdict_text"]) == ("fair", "FAIR")
    assert found["next_step"]["text"] == "1个 MORE REACH EXCELLENT"
    assert found["assumptions"] == ["A BARE TARGET IS TAKEN AS AT LEAST"]


def test_amounts_are_exact_decimals() -> None:
    project = parsed(grade_json([assessed()], str))["assessments"][0]["projects"][0]
    schedule = project["schedule"]
    assert (schedule["budget"], schedule["spent"], schedule["needed"]) == ("200", "131.3", "18.7")
    assert (schedule["planned_percent"], schedule["planned"]) == ("68.70", "137.40")
    assert (schedule["spent_percent"], schedule["gap_points"]) == ("65.65", "-3.05")
    assert (schedule["last_due"], schedule["next"]) == ("6月底", "10月底")
    assert [point["state"] for point in schedule["checkpoints"]] == ["met", "missed", "not_due", "not_due"]


@pytest.mark.parametrize("number", ["0.1", "0.30000000000000004", "123456789012345678901234567.891", "5"])
def test_no_digit_is_lost(number: str) -> None:
    targets = {**TARGETS, "activities": {"a": {"budget": number, "indicators": {}}}}
    actuals = {**ACTUALS, "activities": {}, "overall": {"新引进项目": f"{number}个"}}
    document = parsed(grade_json([assessed(targets, actuals)], str))
    assert document["assessments"][0]["activities"][0]["budget"] == number
    assert indicator(document, "新引进项目")["actual"]["number"] == number


def test_activities_keep_an_empty_budget_apart_from_zero() -> None:
    activities = parsed(grade_json([assessed()], str))["assessments"][0]["activities"]
    assert [(one["name"], one["budget"]) for one in activities] == [("招商引资", "57.73"), ("综合事务", None)]
    assert sum(activities[0]["counts"].values()) == len(activities[0]["indicators"]) == 3


def test_counts_and_year() -> None:
    document = parsed(grade_json([assessed()], str))
    assessment = document["assessments"][0]
    verdicts = [one["verdict"] for one in indicators(document)]
    assert assessment["counts"] == {verdict.value: verdicts.count(verdict.value) for verdict in Verdict}
    assert assessment["elapsed"] == {"days": 274, "of": 366, "percent": "74.86"}
    assert assessment["files"] == {"targets": "targets/2020.yaml", "actuals": ["actuals/q3.yaml"]}
    assert assessment["remarks"] == ["示例数据"]


def test_a_finding_in_full_and_one_without_a_place() -> None:
    lost = Finding(FINDING.rule, FINDING.message)
    assert findings_records([FINDING, lost], str) == [
        {
            "code": "PC999",
            "name": "some-rule",
            "severity": "warning",
            "head": None,
            "source": None,
            "message": "=1+1 is odd",
            "hint": "write a|b",
            "file": "actuals/q3.yaml",
            "line": 3,
            "column": 5,
            "end_line": 4,
            "end_column": 1,
            "sheet": None,
            "cell": None,
            "excerpt": None,
        },
        {
            **dict.fromkeys(("head", "source", "hint", "file", "line", "column", "end_line", "end_column")),
            **dict.fromkeys(("sheet", "cell", "excerpt")),
            "code": "PC999",
            "name": "some-rule",
            "severity": "warning",
            "message": "=1+1 is odd",
        },
    ]


def test_documents_built_in_python_have_no_place() -> None:
    assessment = grade(Targets.model_validate(TARGETS), Actuals.model_validate(ACTUALS))
    found = indicator(parsed(grade_json([assessment], str)), "新引进项目")
    assert (found["place"], found["report"]["place"]) == (None, None)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ("0.89996", "89.996"),
        ("0.8999999", "89.99999"),
        ("0.899949", "89.99"),
        ("0.9", "90.00"),
        ("0.90004", "90.00"),
        ("0.79995", "79.995"),
        ("0.5999999999", "59.99999999"),
        ("0.69996", "70.00"),
        ("0.99999", "99.999"),
        ("1.00001", "100.00"),
        ("0", "0.00"),
    ],
)
def test_a_completion_has_as_many_decimals_as_its_level_needs(share: str, shown: str) -> None:
    assert completion_percent(Fraction(share)) == shown


def test_every_report_shows_the_same_completion() -> None:
    assessment = just_below()
    found = indicator(parsed(grade_json([assessment], str)), "购买数量")
    assert (found["verdict"], found["completion_percent"]) == ("good", "89.996")
    rows = read_csv(grade_csv([assessment], str))
    assert {row["Indicator"]: row["Completion (%)"] for row in rows}["购买数量"] == "89.996"
    assert "89.996%" in texts(grade_markdown([assessment], str), "td")
    (shown_entry,) = [one for one in sections(assessment, str) if isinstance(one, Entry) and one.name == "购买数量"]
    assert shown_entry.completion == "89.996%"


def test_what_the_department_says_of_a_project_is_there_where_it_is_given() -> None:
    said = {"budget": {"original": "200", "adjusted": "190"}, "completion": "按计划完成"}
    assessment = assessed(TARGETS, {**ACTUALS, "projects": {"EU89": said}})
    project = parsed(grade_json([assessment], str))["assessments"][0]["projects"][0]
    schedule = project["schedule"]
    assert project["completion"] == "按计划完成"
    assert (schedule["reported_original"], schedule["reported_adjusted"]) == ("200", "190")
    assert [point["budget"] for point in schedule["checkpoints"]] == ["200", "200", "190", "190"]
    assert Paragraph("completion: 按计划完成") in tuple(sections(assessment, str))
    without = parsed(grade_json([assessed()], str))["assessments"][0]["projects"][0]
    assert (without["completion"], without["schedule"]["reported_original"]) == (None, None)
    assert not any(isinstance(one, Paragraph) for one in sections(assessed(), str))


def test_the_latest_file_says_how_a_project_was_completed() -> None:
    def file(as_of: str, completion: str, name: str) -> Actuals:
        data = {"as_of": as_of, "department": "322", "projects": {"EU89": {"completion": completion}}}
        return Actuals.model_validate(data, context=_read_from(name))

    targets = Targets.model_validate(TARGETS)
    march, june = file("2020-03-31", "开始", "a.yaml"), file("2020-06-30", "过半", "b.yaml")
    assessment = grade(targets, [june, march, file("2020-09-30", "", "c.yaml")])
    assert (assessment.projects[0].completion, assessment.findings) == ("过半", ())
    (conflict,) = grade(targets, [june, file("2020-06-30", "未过半", "c.yaml")]).findings
    assert (conflict.rule.name, conflict.place.file) == ("conflicting-files", "c.yaml")
    assert str(conflict.message) == "the completion is described differently in another file of the same day"


def test_findings_of_files_that_are_in_no_assessment_are_told() -> None:
    spent = spending_of(assessed())
    for text in (grade_json([assessed()], str, findings=[FINDING]), schedule_json([spent], str, findings=[FINDING])):
        assert [one["code"] for one in parsed(text)["findings"]] == ["PC999"]
    assert parsed(grade_json([assessed()], str))["findings"] == []
    markdowns = (
        grade_markdown([assessed()], str, findings=[FINDING]),
        grade_markdown([], str, findings=[FINDING]),
        schedule_markdown([spent], str, findings=[FINDING]),
    )
    for markdown in markdowns:
        assert texts(markdown, "heading")[-1] == "Findings in other files"
        assert "=1+1 is odd" in texts(markdown, "td")


def test_tables_of_words_cannot_be_changed() -> None:
    packages = (perfcheck.assessment, perfcheck.model, perfcheck.reports)
    names = [one.name for package in packages for one in iter_modules(package.__path__, f"{package.__name__}.")]
    found = [
        f"{name}.{key}"
        for name in names
        for key, value in vars(import_module(name)).items()
        if isinstance(value, dict) and not key.startswith("__")
    ]
    assert found == []


def test_a_plan_alone() -> None:
    (department,) = parsed(schedule_json([plan_of(None, schedule=SCHEDULE)], str))["departments"]
    (one,) = department["schedules"]
    assert (department["as_of"], department["figures_until"]) == (None, None)
    assert (one["as_of"], one["planned_percent"], one["spent"], one["needed"]) == (None, None, None, None)
    assert [point["planned"] for point in one["checkpoints"]] == ["50", "100", "150", "200"]


def test_hostile_names_arrive_as_they_are() -> None:
    names = [one["name"] for one in indicators(parsed(grade_json([hostile()], str)))]
    assert names == [*HOSTILE] * 3


# CSV


def read_csv(content: bytes) -> list[dict[str, str]]:
    """The rows by heading."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_is_what_a_spreadsheet_expects() -> None:
    content = grade_csv([assessed()], str)
    assert content.startswith(b"\xef\xbb\xbfDepartment code,")
    assert content.endswith(b"\r\n")
    lines = content.decode("utf-8-sig").split("\r\n")
    assert len(lines) == 1 + 9 + 1


def test_csv_has_a_row_for_each_indicator_of_all_departments() -> None:
    first, second = assessed(), hostile("101")
    rows = read_csv(grade_csv([first, second], str))
    expected = [one.name for assessment in (first, second) for one in assessment.results()]
    assert [disarmed(printable(name)) for name in expected] == [row["Indicator"] for row in rows]
    assert {row["Department code"] for row in rows} == {"322", "101"}


def test_csv_numbers_are_plain_and_texts_are_disarmed() -> None:
    rows = {row["Indicator"]: row for row in read_csv(grade_csv([assessed()], str))}
    row = rows["实际利用外资"]
    assert (row["Actual"], row["Number"], row["Unit"]) == ("'-8200万美元", "-8200", "万美元")
    row = rows["新引进项目"]
    assert (row["Completion (%)"], row["Gap to the year (percentage points)"]) == ("66.67", "-8.20")
    assert (row["Cause"], row["Level"], row["Year"]) == ("人员; 经费", "fair", "2020")
    assert (row["Figure as of"], row["Figure stands at"]) == ("2020-09-30", "actuals/q3.yaml:3:5")
    assert (rows["招商次数"]["excellent"], rows["招商次数"]["Activity"]) == ("10次以上", "招商引资")
    assert (rows["购买数量"]["Project code"], rows["购买数量"]["Level 2"]) == ("322-0402-JBN-EU89", "数量指标")
    assert rows["安全生产事故"]["Explanation"] == "no actual value was reported"


def test_csv_headings_follow_the_language() -> None:
    assert "INDICATOR" in read_csv(grade_csv([assessed()], upper))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("＝1+1", "'＝1+1"),
        ("\t=1", "'\t=1"),
        ("\tx", "'\tx"),
        (" =1", "' =1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("\n-1", "'\n-1"),
        ("a=1", "a=1"),
        ("招商", "招商"),
        ("", ""),
        ("  ", "  "),
    ],
)
def test_what_could_be_a_formula_is_disarmed(text: str, expected: str) -> None:
    assert disarmed(text) == expected


def test_schedule_csv_has_a_row_for_each_checkpoint_and_the_day() -> None:
    rows = read_csv(schedule_csv([spending_of(assessed())], str))
    assert [row["Checkpoint"] for row in rows] == ["3月底", "6月底", "as-of day", "10月底", "12月底"]
    today = rows[2]
    assert (today["Department code"], today["Year"], today["Project code"]) == ("322", "2020", "322-0402-JBN-EU89")
    assert [today[head] for head in ("Day", "Planned share (%)", "Planned (万元)", "Spent (万元)", "State")] == [
        "2020-09-30",
        "68.70",
        "137.40",
        "131.3",
        "",
    ]
    assert today["Gap to the plan (percentage points)"] == "-3.05"
    assert [row["Still to be spent (万元)"] for row in rows] == ["", "", "", "18.7", ""]


# Markdown

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def texts(markdown: str, kind: str) -> list[str]:
    """What a reader sees in each table cell or heading."""
    tokens = MARKDOWN.parse(markdown)
    opened = {f"{kind}_open"}
    return [
        "".join("\n" if child.type == "html_inline" else child.content for child in following.children or ())
        for token, following in pairwise(tokens)
        if token.type in opened
    ]


def shown_in_markdown(text: str) -> str:
    """What may remain of a text: blanks are one blank, lines are trimmed."""
    return "\n".join(" ".join(line.split()) for line in printable(text).strip().split("\n"))


@pytest.mark.parametrize("text", [*HOSTILE, "- a", "+ a", "---", "# a", "> a", "![a](b)", "&lt;", "1) x", "a\n\n| b |"])
def test_data_is_never_markup(text: str) -> None:
    assert texts(f"| h |\n| --- |\n| {escaped(text)} |\n", "td") == [shown_in_markdown(text)]
    assert texts(f"# {escaped(text)}\n", "heading") == [shown_in_markdown(text)]
    alone = MARKDOWN.parse(f"{escaped(text)}\n")
    assert [token.type for token in alone] == ["paragraph_open", "inline", "paragraph_close"]


@given(st.text(min_size=1, max_size=40).filter(lambda text: printable(text).strip()))
def test_no_text_at_all_becomes_markup(text: str) -> None:
    (cell,) = texts(f"| h |\n| --- |\n| {escaped(text)} |\n", "td")
    assert cell.split() == shown_in_markdown(text).split()


def test_links_are_not_made_of_data() -> None:
    assert escaped("https://a.b www.c.d") == r"https\://a.b www\.c.d"
    assert escaped("4.5亿美元, 2020-09-30, 100.00%") == "4.5亿美元, 2020-09-30, 100.00%"


def test_markdown_tables_hold_together() -> None:
    markdown = grade_markdown([replace(assessed(), findings=(FINDING,)), hostile()], str)
    tokens = MARKDOWN.parse(markdown)
    widths = [[0]]
    for token in tokens:
        if token.type == "table_open":
            widths.append([])
        elif token.type == "tr_open":
            widths[-1].append(0)
        elif token.type in ("th_open", "td_open"):
            widths[-1][-1] += 1
    assert all(len(set(rows)) == 1 for rows in widths)
    assert markdown.count("\n|") == sum(len(rows) + 1 for rows in widths[1:])


def test_markdown_says_what_matters() -> None:
    markdown = grade_markdown([replace(assessed(), findings=(FINDING,))], str)
    headings = texts(markdown, "heading")
    assert headings == [
        "南堡经济开发区商务局 (322), 2020, as of 2020-09-30, 74.86% of the year gone",
        "Spending against the plan",
        "Overall targets",
        "Activities",
        "招商引资 57.73万元",
        "综合事务",
        "Projects",
        "322-0402-JBN-EU89 企业扶持资金",
        "Findings",
    ]
    cells = texts(markdown, "td")
    assert {"-3.05", "68.70%", "131.30", "18.70", "66.67%", "签约推迟", "=1+1 is odd"} <= set(cells)
    assert "note: 示例数据" in markdown
    assert "assumed: a bare target is taken as at least (" in markdown


def test_markdown_shows_every_hostile_name() -> None:
    cells = texts(grade_markdown([hostile()], str), "td")
    assert all(cells.count(shown_in_markdown(name)) >= 3 for name in HOSTILE)


def test_schedule_markdown() -> None:
    markdown = schedule_markdown([replace(spending_of(assessed()), findings=(FINDING,))], str)
    assert texts(markdown, "heading") == [
        "南堡经济开发区商务局 (322), 2020: spending plans as of 2020-09-30",
        "322-0402-JBN-EU89 企业扶持资金 200.00万元",
        "Findings",
    ]
    assert texts(markdown, "td")[:4] == ["3月底", "2020-03-31", "25.00%", "50.00"]
    assert {"as-of day", "68.70%", "=1+1 is odd"} <= set(texts(markdown, "td"))
    assert "note: 示例数据" in markdown


def test_schedule_markdown_without_a_plan_says_so() -> None:
    markdown = schedule_markdown([plan_of(date(2020, 9, 30), "0")], str)
    assert "there is no spending plan" in markdown
    assert texts(markdown, "td")[:2] == ["as-of day", "2020-09-30"]
    assert texts(schedule_markdown([plan_of(None)], str), "heading")[0].endswith("2020: spending plans")


# Flat rows


@pytest.mark.parametrize(
    ("value", "kind", "plain", "for_people"),
    [
        (Decimal("1234.5"), Kind.MONEY, "1234.5", "1,234.50"),
        (Decimal("-0.005"), Kind.MONEY, "-0.005", "-0.01"),
        (Fraction(1, 3), Kind.MONEY, "0.33", "0.33"),
        (Fraction(2, 3), Kind.SHARE, "66.67", "66.67%"),
        (Fraction(12345, 100000), Kind.SHARE, "12.35", "12.35%"),
        (Fraction(1, 100), Kind.POINTS, "1.00", "+1.00"),
        (Fraction(-1, 1000), Kind.POINTS, "-0.10", "-0.10"),
        (Fraction(-1, 10**9), Kind.POINTS, "0.00", "+0.00"),
        (Decimal("62.3450"), Kind.NUMBER, "62.345", "62.345"),
        (Decimal("1E+3"), Kind.NUMBER, "1000", "1000"),
        (2020, Kind.COUNT, "2020", "2020"),
    ],
)
def test_numbers_for_programs_and_for_people(
    value: Decimal | Fraction | int, kind: Kind, plain: str, for_people: str
) -> None:
    assert (plain_number(value, kind), shown(value, kind)) == (plain, for_people)


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [(None, Kind.SHARE, ""), ("x", Kind.TEXT, "x"), (date(2020, 9, 30), Kind.DATE, "2020-09-30")],
)
def test_what_is_no_number_is_shown_as_it_is(value: Value, kind: Kind, expected: str) -> None:
    assert shown(value, kind) == expected


@pytest.mark.parametrize(
    ("picked", "expected"),
    [
        (msg("fair"), "FAIR"),
        ("fair", "fair"),
        ((msg("a {b}", b="c"), "d", ""), "A c; d"),
        ((), None),
        ("", None),
        ("\x00", None),
        ("a\x07b\r\nc\rd\te", "ab\nc\nd\te"),
        ("\ud800x\uffff", "x"),
        (Decimal(0), Decimal(0)),
        (0, 0),
        (None, None),
    ],
)
def test_messages_are_translated_and_data_is_not(picked: Picked, expected: Value) -> None:
    assert resolved(picked, upper) == expected


def test_columns_that_nothing_fills_are_left_out() -> None:
    columns: tuple[Column[str], ...] = (
        Column("a", "head a", lambda row: row),
        Column("b", "head b", lambda _: None),
        Column("c", "head c", lambda _: None),
    )
    content = table(columns, ["x", "y"], upper).without_empty(["c"])
    assert content.heads == ("HEAD A", "HEAD C")
    assert content.rows == (("x", None), ("y", None))


def test_the_as_of_day_is_no_row_of_its_own_on_a_checkpoint() -> None:
    on_the_day = plan_of(date(2020, 6, 30), schedule=SCHEDULE)
    assert [row.label for row in point_rows([on_the_day])] == ["3月底", "6月底", "10月底", "12月底"]
    before = plan_of(date(2020, 1, 31), schedule=SCHEDULE)
    assert [row.label for row in point_rows([before])] == ["", "3月底", "6月底", "10月底", "12月底"]


def test_a_project_without_a_plan_has_a_row_all_the_same() -> None:
    department = plan_of(None)
    (row,) = point_rows([department])
    assert (row.day, row.gap) == (None, None)
    (cells,) = read_csv(schedule_csv([department], str))
    assert (cells["Project"], cells["Checkpoint"], cells["Note"]) == ("x", "", "there is no spending plan")
