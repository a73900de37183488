"""The assessment of a whole department, from the seed's own files and from small ones."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builders import CODE, PLAN, actuals, project, said, standard, targets
from perfcheck.assessment.focus import only_projects, worse_than
from perfcheck.assessment.grading import OtherTargetsError, grade
from perfcheck.assessment.results import Section, Verdict
from perfcheck.assessment.rules import ASSESSMENT_RULES
from perfcheck.assessment.scheduling import schedules
from perfcheck.measures.standard import Level
from perfcheck.model.actuals import Actuals
from perfcheck.model.lookup import ProjectLookupError
from perfcheck.sources.documents import read_actuals, read_as, read_targets

if TYPE_CHECKING:
    from perfcheck.model.targets import Targets

ROOT = Path(__file__).parents[1]
SEED = ROOT / "targets" / "2020.yaml"


@pytest.fixture(scope="module")
def seed() -> Targets:
    """The targets of the seed document."""
    return read_targets(SEED)


@pytest.fixture(scope="module")
def quarters() -> list[Actuals]:
    """The invented figures of three quarters."""
    return [read_actuals(ROOT / "actuals" / f"q{number}.yaml") for number in (1, 2, 3)]


# ── the seed ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_levels_of_the_third_quarter(seed: Targets, quarters: list[Actuals]) -> None:
    assessment = grade(seed, quarters[2])
    outside = (*assessment.overall, *(result for one in assessment.activities for result in one.results))
    assert {result.name: result.verdict.value for result in outside} == {
        "新引进硅系列项目": "excellent",
        "新引进亿元以上项目协议总投资": "fair",
        "新签约引进世界、中国、民营500强企业": "poor",
        "港口物流贸易经营额": "fair",
        "新增限额贸易企业": "excellent",
        "实际利用外资": "good",
        "进出口": "fair",
        "出口": "fair",
        "新增自贸类企业": "unreported",
        "安全生产事故": "excellent",
        "商贸物流企业注册数量及贸易金额。": "undetermined",
        "赴区域招商次数": "good",
        "举办活动数量": "excellent",
        "到会客商人数": "fair",
        "进出口完成情况": "undetermined",
        "维护了市场经营制序，保护了消费者的合法权益。规范成品油市场。": "poor",
        "综合事务保障率": "good",
    }
    assert assessment.findings == ()
    assert assessment.elapsed.share == Fraction(274, 366)


def test_every_indicator_of_the_targets_is_there_whatever_was_reported(seed: Targets, quarters: list[Actuals]) -> None:
    for quarter in quarters:
        counts = grade(seed, quarter).counts()
        assert sum(counts.values()) == 10 + 7 + 2 * 9
        assert counts[Verdict.UNDETERMINED] == 2


def test_the_spending_of_the_third_quarter(seed: Targets, quarters: list[Actuals]) -> None:
    first, second = (one.schedule for one in grade(seed, quarters[2]).projects)
    assert (str(first.spent), str(first.needed)) == ("141.2万元", "8.8万元")
    assert (second.spent_share, second.spent_on) == (Fraction(3250, 5773), date(2020, 9, 30))
    assert [point.state.value for point in second.checkpoints] == ["met", "unreported", "not_due", "not_due"]


def test_the_quarters_together(seed: Targets, quarters: list[Actuals]) -> None:
    together, last = grade(seed, quarters), grade(seed, quarters[2])
    assert [result.verdict for result in together.results()] == [result.verdict for result in last.results()]
    assert together.actuals_files == tuple(str(ROOT / "actuals" / f"q{number}.yaml") for number in (1, 2, 3))
    assert together.remarks == ("示例数据，非该部门真实完成情况（Example figures, invented）",)
    assert tuple(one.schedule for one in together.projects) == schedules(seed, quarters).schedules


def test_results_know_where_they_stand(seed: Targets, quarters: list[Actuals]) -> None:
    assessment = grade(seed, quarters[2])
    overall, activity = assessment.overall[0], assessment.activities[1].results[0]
    bought = assessment.projects[0].results[0]
    assert [(one.section, one.group) for one in (overall, activity, bought)] == [
        (Section.OVERALL, ()),
        (Section.ACTIVITIES, ("招商引资",)),
        (Section.PROJECTS, (CODE, "产出指标", "数量指标")),
    ]
    lines = SEED.read_text(encoding="utf-8").splitlines()
    for one in (overall, activity, bought):
        assert one.place.span is not None
        assert lines[one.place.span.line - 1].strip().startswith(one.key)
        assert one.reported is not None
        assert one.reported.place.span is not None


def test_budgets_of_activities_are_in_wan_yuan_and_empty_is_not_zero(seed: Targets, quarters: list[Actuals]) -> None:
    budgets = [one.budget for one in grade(seed, quarters[2]).activities]
    assert [None if budget is None else str(budget) for budget in budgets] == ["200万元", "57.73万元", None, None, None]


# ── what cannot be graded ────────────────────────────────────────────────────────────────────────────────────────────


def test_figures_of_another_department_or_year_are_refused() -> None:
    other = Actuals.model_validate({"as_of": "2021-03-31", "department": {"code": "323", "name": "教育局"}})
    with pytest.raises(OtherTargetsError) as refused:
        grade(targets(), [actuals(), other])
    assert said(refused.value.findings) == [
        ("other-targets", "these figures are of 2021, the targets of 2020", ""),
        ("other-targets", "these figures are of department 323, the targets of 322", ""),
    ]
    assert str(refused.value).count("\n") == 1
    with pytest.raises(OtherTargetsError):
        schedules(targets(), other)


def test_the_code_of_the_department_may_be_written_in_full_width() -> None:
    assert grade(targets(), actuals(department="３２２")).findings == ()


def test_without_any_figures_there_is_nothing_to_grade() -> None:
    with pytest.raises(ValueError, match="at least one file"):
        grade(targets(), [])


def test_a_department_without_any_targets() -> None:
    assessment = grade(targets(), actuals())
    assert (list(assessment.results()), assessment.counts().total(), assessment.targets_file) == ([], 0, None)


def test_one_bad_figure_spoils_nothing_else() -> None:
    of = targets(
        overall={"targets": {"进出口": "8亿美元", "出口": "4.5亿美元"}},
        activities={"招商": {"indicators": {"次数": standard("10次以上", "5次以上", "3次以上", "2次以下")}}},
        projects={CODE: project(schedule=PLAN, indicators={"产出指标": {"数量指标": {"购买数量": "10台"}}})},
    )
    reports = {"EU89": {"spent": {"2021-01-01": "5", "2020-03-31": "52"}, "indicators": {"购买数量": "约5台"}}}
    assessment = grade(of, actuals(overall={"进出口": "5亿元", "出口": "4亿美元"}, projects=reports))
    assert [result.verdict.value for result in assessment.results()] == [
        *("unratable", "good", "unreported", "unratable"),
    ]
    assert [name for name, _, _ in said(assessment.findings)] == ["unit-mismatch", "unusable-value", "date-outside"]
    assert str(assessment.projects[0].schedule.spent) == "52万元"


def test_what_the_reader_has_told_is_not_told_again(tmp_path: Path) -> None:
    text = "as_of: 2020-09-30\ndepartment: 322\noverall:\n  进出口: 1e400\n  出口: 80%-60%\n"
    file = tmp_path / "q3.yaml"
    file.write_text(text, encoding="utf-8")
    reading = read_as(Actuals, file)
    assert reading.document is not None
    assert len(reading.findings) == 2
    assessment = grade(targets(overall={"targets": {"进出口": "8亿美元", "出口": "4.5亿美元"}}), reading.document)
    assert [result.verdict.value for result in assessment.results()] == ["unratable", "unratable"]
    assert assessment.findings == ()


def test_findings_point_at_the_line(tmp_path: Path) -> None:
    text = "as_of: 2020-09-30\ndepartment: 322\nprojects:\n  EU8: {}\n  EU89:\n    spent:\n      2019年12月31日: 5\n"
    file = tmp_path / "q3.yaml"
    file.write_text(text, encoding="utf-8")
    assessment = grade(targets(projects={CODE: project()}), read_actuals(file))
    assert [str(finding.place) for finding in assessment.findings] == [f"{file}:4:3", f"{file}:7:20"]


def test_codes_and_names_of_findings_are_unique() -> None:
    assert len({rule.code for rule in ASSESSMENT_RULES}) == len({rule.name for rule in ASSESSMENT_RULES})
    assert all(rule.code.startswith("PC7") for rule in ASSESSMENT_RULES)


# ── narrowed down ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_only_some_projects(seed: Targets, quarters: list[Actuals]) -> None:
    assessment = grade(seed, quarters[2])
    (narrowed,) = only_projects([assessment, grade(targets(), actuals())], ["S6XV"])
    assert [one.name for one in narrowed.projects] == ["招商费用"]
    assert (narrowed.overall, narrowed.activities) == ((), ())
    with pytest.raises(ProjectLookupError, match="there is no project EU8; there are EU89 企业扶持资金, S6XV 招商费用"):
        only_projects([assessment], ["EU8"])


def test_what_is_worse_than_a_level(seed: Targets, quarters: list[Actuals]) -> None:
    assessments = [grade(seed, quarters[2])]
    assert [result.name for result in worse_than(assessments, Level.FAIR)] == [
        "新签约引进世界、中国、民营500强企业",
        "维护了市场经营制序，保护了消费者的合法权益。规范成品油市场。",
        "实物工作量完成率",
    ]
    assert worse_than(assessments, Level.POOR) == ()
    assert len(worse_than(assessments, Level.EXCELLENT)) == 15
