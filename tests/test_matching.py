"""Names in files of figures: which target each of them means, and what happens when several files speak of one."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import CODE, actuals, project, said, targets
from perfcheck.assessment.grading import grade
from perfcheck.model.lookup import ProjectLookupError, last_part, pick

if TYPE_CHECKING:
    from perfcheck.assessment.results import Assessment
    from perfcheck.findings import Finding
    from perfcheck.model.actuals import Actuals
    from perfcheck.model.targets import Targets

TREE: dict[str, dict[str, dict[str, object]]] = {
    "产出指标": {
        "数量指标": {"购买数量": "10台", "培训次数": "4次", "完成率": "100%"},
        "质量指标": {"完成率": "90%", "验收合格率": "95%"},
    },
    "效益指标": {"经济效益指标": {"新增收入": "10万元", "收入甲": {"name": "收入", "target": "1万元"}}},
}
BOTH = "产出指标/数量指标/完成率, 产出指标/质量指标/完成率"
OTHER = "322-0601-JBN-S6XV"
TARGETS = targets(
    overall={"targets": {"新引进项目": "5个", "进出口（总额）": "8亿美元"}},
    activities={
        "招商引资": {"indicators": {"招商次数": "10次"}},
        "二号": {"name": "市场监督管理", "indicators": {"检查次数": "10次"}},
    },
    projects={CODE: project(indicators=TREE), OTHER: project(indicators=TREE) | {"name": "招商费用"}},
)


def graded(*files: Actuals, of: Targets = TARGETS) -> Assessment:
    """The assessment of the files."""
    return grade(of, files)


def figures(assessment: Assessment) -> dict[str, str]:
    """What was taken for which indicator."""
    return {
        "/".join((*result.group, result.key)): result.actual.text
        for result in assessment.results()
        if result.actual is not None
    }


def of_project(reports: object, key: str = "EU89") -> Actuals:
    """A file that reports on one project."""
    return actuals(projects={key: {"indicators": reports}})


# ── names of indicators ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("购买数量", "产出指标/数量指标/购买数量"),
        ("数量指标/购买数量", "产出指标/数量指标/购买数量"),
        ("产出指标/数量指标/购买数量", "产出指标/数量指标/购买数量"),
        ("质量指标/完成率", "产出指标/质量指标/完成率"),
        ("数量指标／完成率", "产出指标/数量指标/完成率"),
        (" 购买 数量", "产出指标/数量指标/购买数量"),
        ("收入甲", "效益指标/经济效益指标/收入甲"),
        ("收入", "效益指标/经济效益指标/收入甲"),
        ("经济效益指标/收入", "效益指标/经济效益指标/收入甲"),
    ],
)
def test_an_indicator_is_named_alone_or_with_the_levels_above(name: str, address: str) -> None:
    assessment = graded(of_project({name: "5%"}))
    assert figures(assessment) == {f"{CODE}/{address}": "5%"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (
            "完成率",
            (
                "ambiguous-name",
                f"完成率 can be any of {BOTH}; write the levels above it as well",
                "",
            ),
        ),
        ("购买量", ("unknown-indicator", "the targets have no 购买量", "did you mean 购买数量?")),
        (
            "满意度",
            (
                "unknown-indicator",
                "the targets have no 满意度",
                "there are 购买数量, 培训次数, 完成率, 验收合格率, 新增收入, 收入甲",
            ),
        ),
        (
            "数量指标/验收合格率",
            ("unknown-indicator", "the targets have no 数量指标/验收合格率", "did you mean 验收合格率?"),
        ),
    ],
)
def test_a_name_that_is_no_one_indicator_is_told(name: str, found: tuple[str, str, str]) -> None:
    assessment = graded(of_project({name: "5"}))
    assert (figures(assessment), said(assessment.findings)) == ({}, [found])


def test_two_rows_of_one_name_have_suffixed_keys() -> None:
    rows = {
        "收入1": {"name": "收入", "target": "1万元"},
        "收入2": {"name": "收入", "target": "2万元"},
        "收入": {"target": "3万元"},
        "支出1": {"name": "支出", "target": "1万元"},
        "支出2": {"name": "支出", "target": "2万元"},
    }
    of = targets(projects={CODE: project(indicators={"效益指标": {"经济效益指标": rows}})})
    assessment = graded(of_project({"收入": "3万元", "收入2": "2万元", "支出": "1万元"}), of=of)
    assert list(figures(assessment).values()) == ["2万元", "3万元"]
    assert [message for _, message, _ in said(assessment.findings)] == [
        "支出 can be any of 效益指标/经济效益指标/支出1, 效益指标/经济效益指标/支出2; write the levels above it as well"
    ]


def test_two_keys_for_one_indicator_are_told_and_the_first_is_used() -> None:
    assessment = graded(of_project({"购买数量": "5台", "数量指标/购买数量": "6台"}))
    assert list(figures(assessment).values()) == ["5台"]
    assert said(assessment.findings) == [
        ("named-twice", "购买数量 and 数量指标/购买数量 name the same thing; the first one was used", "")
    ]


def test_many_names_are_not_all_listed() -> None:
    many = targets(overall={"targets": {f"指标{number:03}": "1个" for number in range(50)}})
    ((_, _, hint),) = said(graded(actuals(overall={"甲": "1"}), of=many).findings)
    assert hint.startswith("there are 指标000, 指标001, ")
    assert hint.endswith("指标019 and 30 more")
    none = graded(actuals(overall={"甲": "1"}), of=targets())
    assert said(none.findings) == [("unknown-indicator", "the targets have no 甲", "")]


# ── names of activities and projects ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("招商引资", "招商引资/招商次数"),
        ("招商 引资", "招商引资/招商次数"),
        ("二号", "二号/检查次数"),
        ("市场监督管理", "二号/检查次数"),
    ],
)
def test_an_activity_is_named_by_its_key_or_its_name(name: str, address: str) -> None:
    indicator = address.rpartition("/")[2]
    assessment = graded(actuals(activities={name: {indicator: "5次"}}))
    assert (figures(assessment), assessment.findings) == ({address: "5次"}, ())


def test_names_that_are_no_one_activity() -> None:
    assessment = graded(actuals(activities={"招商": {"招商次数": "5次"}, "招商引资": {}, "招商引资 ": {}}))
    assert said(assessment.findings) == [
        ("unknown-activity", "the targets have no 招商", "did you mean 招商引资?"),
        ("named-twice", "招商引资 and 招商引资  name the same thing; the first one was used", ""),
    ]
    same = targets(activities={"一": {"name": "招商"}, "二": {"name": "招商"}})
    assert [name for name, _, _ in said(graded(actuals(activities={"招商": {}}), of=same).findings)] == [
        "ambiguous-name"
    ]


@pytest.mark.parametrize("name", ["EU89", CODE, "企业扶持资金", "ＥＵ８９", "企业 扶持资金"])
def test_a_project_is_named_by_code_short_code_or_name(name: str) -> None:
    assessment = graded(of_project({"购买数量": "5台"}, key=name))
    assert (list(figures(assessment).values()), assessment.findings) == (["5台"], ())


@pytest.mark.parametrize("name", ["EU8", "U89", "EU890", "eu89", "扶持资金", "0402-JBN-EU89"])
def test_a_project_is_never_named_by_a_part(name: str) -> None:
    assessment = graded(of_project({"购买数量": "5台"}, key=name))
    assert said(assessment.findings) == [
        ("unknown-project", f"there is no project {name}; there are EU89 企业扶持资金, S6XV 招商费用", "")
    ]


def test_a_short_code_of_two_projects_and_two_keys_of_one_project() -> None:
    both = targets(projects={"1-EU89": project(), "2-EU89": project() | {"name": "招商费用"}})
    assert said(graded(of_project({}), of=both).findings) == [
        ("ambiguous-name", "EU89 can be any of 1-EU89, 2-EU89; write the whole code", "")
    ]
    assert graded(of_project({}, key="2-EU89"), of=both).findings == ()
    twice = actuals(projects={"EU89": {"indicators": {"购买数量": "5台"}}, CODE: {"indicators": {"购买数量": "6台"}}})
    assessment = graded(twice)
    assert list(figures(assessment).values()) == ["5台"]
    assert said(assessment.findings) == [
        ("named-twice", f"EU89 and {CODE} name the same thing; the first one was used", "")
    ]


def test_a_whole_code_leaves_no_doubt() -> None:
    names = {"EU89": "甲", "322-EU89": "乙", "1": "322-EU89"}
    assert [pick(names, text) for text in ("EU89", "ＥＵ８９", "322-EU89", "乙")] == [
        "EU89",
        "EU89",
        "322-EU89",
        "322-EU89",
    ]
    assert last_part("EU89") == "EU89"


def test_lookups_say_what_there_is() -> None:
    with pytest.raises(ProjectLookupError, match="there is no project 甲, nor any other"):
        pick({}, "甲")
    with pytest.raises(ProjectLookupError, match="and 5 more"):
        pick({f"1-{number}": "项目" for number in range(25)}, "甲")


# ── several files ────────────────────────────────────────────────────────────────────────────────────────────────────

Q1 = actuals("2020-03-31", "q1.yaml", overall={"新引进项目": {"value": "1个", "reason": "春节", "note": "首次"}})
Q2 = actuals("2020-06-30", "q2.yaml", overall={"新引进项目": "3个", "进出口（总额）": "3亿美元"})
Q3 = actuals("2020-09-30", "q3.yaml", overall={"新引进项目": {"value": "暂无", "reason": "待统计", "forecast": "5个"}})


def test_the_later_file_wins_value_by_value_in_whatever_order() -> None:
    for files in permutations((Q1, Q2, Q3)):
        assessment = graded(*files)
        assert figures(assessment) == {"新引进项目": "3个", "进出口（总额）": "3亿美元"}
        assert assessment.as_of == Q3.as_of
        assert assessment.findings == ()


def test_a_later_report_without_a_figure_adds_to_the_earlier_figure() -> None:
    (result, _) = graded(Q2, Q3).overall
    assert result.reported is not None
    report = result.reported.report
    assert (str(report.value), report.reason, str(report.forecast)) == ("3个", "待统计", "5个")
    assert (result.reported.as_of, result.reported.place.file) == (Q2.as_of, "q2.yaml")


def test_the_reason_of_an_earlier_figure_does_not_explain_a_later_one() -> None:
    (result, _) = graded(Q1, Q2).overall
    assert result.reported is not None
    assert (result.reported.report.reason, result.reported.report.note) == (None, None)


def test_an_indicator_that_no_longer_applies_and_one_that_does_again() -> None:
    gone = actuals("2020-09-30", overall={"新引进项目": {"not_applicable": "停办"}})
    assert graded(Q1, gone).overall[0].verdict == "not_applicable"
    back = actuals("2020-12-31", overall={"新引进项目": "5个"})
    assert graded(gone, back).overall[0].verdict == "excellent"


def test_files_of_one_day_add_up_where_they_agree() -> None:
    one = actuals(file="a.yaml", overall={"新引进项目": {"value": "3个", "evidence": "协议"}})
    other = actuals(file="b.yaml", overall={"新引进项目": {"value": "3个", "reason": "推迟"}})
    (result, _) = graded(other, one).overall
    assert result.reported is not None
    assert (result.reported.report.evidence, result.reported.report.reason) == ("协议", "推迟")


def test_files_of_one_day_that_disagree_are_told() -> None:
    one = actuals(file="a.yaml", overall={"新引进项目": "3个"})
    other = actuals(file="b.yaml", overall={"新引进项目": "4个"})
    for files in ((one, other), (other, one)):
        assessment = graded(*files)
        assert figures(assessment) == {"新引进项目": "3个"}
        assert said(assessment.findings) == [
            (
                "conflicting-files",
                "新引进项目 is reported differently in another file of the same day",
                "the other figure stands at a.yaml; it was used",
            )
        ]


names = st.sampled_from(["新引进项目", "进出口（总额）", "进出口(总额)", "没有的指标"])
cells = st.sampled_from(["1个", "2个", "暂无", "约3个", "5亿美元", {"reason": "推迟"}, {"not_applicable": "停办"}])
project_keys = st.sampled_from(["EU89", CODE, "招商费用", "EU8"])
spendings = st.dictionaries(st.sampled_from(["2020-03-31", "2020-06-30"]), st.sampled_from(["52", "98.5"]), max_size=2)
files = st.builds(
    lambda as_of, file, overall, projects: actuals(
        as_of, file, overall=overall, projects={key: {"spent": spent} for key, spent in projects.items()}
    ),
    st.sampled_from(["2020-03-31", "2020-06-30", "2020-09-30"]),
    st.sampled_from([None, "a.yaml", "b.yaml", "c.yaml"]),
    st.dictionaries(names, cells, max_size=3),
    st.dictionaries(project_keys, spendings, max_size=2),
)


def essence(assessment: Assessment) -> tuple[object, ...]:
    """All of an assessment but the order in which its files were given."""
    schedules = tuple(one.schedule for one in assessment.projects)
    return tuple(assessment.results()), schedules, assessment.findings, assessment.as_of


in_two_orders = st.lists(
    files, min_size=2, max_size=4, unique_by=lambda file: (file.as_of, file.file or file.model_dump_json())
).flatmap(lambda drawn: st.tuples(st.just(drawn), st.permutations(drawn)))


@given(in_two_orders)
def test_the_order_of_files_changes_nothing(drawn: tuple[list[Actuals], list[Actuals]]) -> None:
    one, other = drawn
    assert essence(graded(*one)) == essence(graded(*other))


@given(
    st.permutations(list(TREE["产出指标"]["数量指标"].items())), st.permutations(["购买数量", "培训次数", "验收合格率"])
)
def test_the_order_of_keys_changes_no_result(rows: list[tuple[str, object]], reported: list[str]) -> None:
    tree = {"产出指标": {"数量指标": dict(rows), "质量指标": TREE["产出指标"]["质量指标"]}}
    of = targets(projects={CODE: project(indicators=tree)})
    assessment = graded(of_project(dict.fromkeys(reported, "5%")), of=of)

    def by_place(found: Finding) -> str:
        return str(found.message)

    usual = graded(of_project(dict.fromkeys(sorted(reported), "5%")))
    outcomes = {result.key: result.outcome for result in assessment.projects[0].results if result.reported}
    assert outcomes == {result.key: result.outcome for result in usual.projects[0].results if result.reported}
    assert sorted(assessment.findings, key=by_place) == sorted(usual.findings, key=by_place)
