"""绩效目标审核表 (财预〔2015〕88号): what validation found, by the points that a reviewer looks at."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.findings import Head
from perfcheck.reports.forms.layout import Cell, Form, Row
from perfcheck.reports.forms.parts import head, label, noted, of_year, signed, subject_of, text, titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.findings import Finding
    from perfcheck.messages import Translate
    from perfcheck.review.form_case import FormCase

WIDTHS = (13.5, 30, 51.5)
_HEADER = 4
_NOTHING = "自动审核未发现问题。"
_SIGNATURES = "审核人：　　　　　　　　　　　　　　　　　审核日期：　　　年　　月　　日"
_GRADES = "优 □　　良 □　　中 □　　差 □"


@dataclass(frozen=True, slots=True)
class Point:
    """A point of review (审核要点): its head and its name, what it asks, and the rules that belong to it.

    The first point of a head has all rules that no other names.
    """

    head: Head
    name: str
    asks: str
    rules: frozenset[str] = frozenset()


HEADS = MappingProxyType(
    {
        Head.COMPLETENESS: "完整性审核",
        Head.RELEVANCE: "相关性审核",
        Head.SOUNDNESS: "适当性审核",
        Head.FEASIBILITY: "可行性审核",
    }
)
POINTS = (
    Point(Head.COMPLETENESS, "规范完整性", "绩效目标填报格式是否规范，内容是否完整、准确、详实，是否无缺项、错项。"),
    Point(
        Head.COMPLETENESS,
        "明确清晰性",
        "绩效目标是否明确、清晰，是否能够反映项目主要情况，是否对项目预期产出和效果进行了充分、恰当的描述。",
        frozenset(
            {
                "vague-objective",
                "past-tense",
                "levels-collide",
                "level-unreachable",
                "levels-hole",
                "level-bare",
                "negative-positive",
                "vague-words",
                "value-contradicts-description",
                "near-names",
            }
        ),
    ),
    Point(
        Head.RELEVANCE,
        "目标相关性",
        "总体目标是否符合国家法律法规、国民经济和社会发展规划要求，与本部门（单位）职能、发展规划和工作计划是否密切相关。",
    ),
    Point(
        Head.RELEVANCE,
        "指标科学性",
        "绩效指标是否全面、充分、细化、量化，难以量化的，定性描述是否充分、具体；是否选取了最能体现总体目标实现程度的关键指标并明确了具体指标值。",
        frozenset({"unit-unfit", "not-a-measure", "compound-indicator", "copied-between-projects"}),
    ),
    Point(
        Head.SOUNDNESS,
        "绩效合理性",
        "预期绩效是否显著，是否能够体现实际产出和效果的明显改善；是否符合行业正常水平或事业发展规律。",
    ),
    Point(
        Head.SOUNDNESS,
        "资金匹配性",
        "绩效目标与项目资金量、使用方向等是否匹配；在既定资金规模下，绩效目标是否过高或过低。",
        frozenset({"cost-differs-from-budget"}),
    ),
    Point(Head.FEASIBILITY, "实现可能性", "绩效目标是否经过充分论证和合理测算，实现的可能性是否充分。"),
    Point(
        Head.FEASIBILITY,
        "条件充分性",
        "绩效目标实现的条件是否充分：实施方案、支出计划、组织能力和内部控制。",
        frozenset(
            {
                "schedule-falls",
                "schedule-end",
                "schedule-first-100",
                "checkpoint-outside-year",
                "schedule-same-everywhere",
                "schedule-contradicts-timeliness",
            }
        ),
    ),
)
_SCORED = (
    "注：重点项目按分值审核：完整性20分（规范完整10，明确清晰10），相关性30分（目标相关15，指标科学15），适当性30分（绩效合理15，资金匹配15），"
    "可行性20分（实现可能10，条件充分10）；综合评定等级：90分以上为优，80分至90分为良，60分至80分为中，60分以下为差。一般项目用文字审核。"
)
_BY_MACHINE = "注：审核意见由perfcheck按审核规则自动列出，供审核人参考；综合评定等级和总体意见由审核人填写。"


def review(case: FormCase, translate: Translate) -> Iterator[Form]:
    """A form for what is not in a project, if all are wanted, and one for each project."""
    name = case.targets.department.name
    if len(case.codes) == len(case.targets.projects):
        yield _form(case, name, case.found.get(None, ()), translate)
    for project in case.projects():
        yield _form(case, subject_of(project), case.found.get(project.code, ()), translate)


def _form(case: FormCase, subject: str, findings: Sequence[Finding], translate: Translate) -> Form:
    rows = tuple(_rows(case, subject, findings, translate))
    return Form(subject, subject, WIDTHS, rows, repeated=(_HEADER, _HEADER))


def _rows(case: FormCase, subject: str, findings: Sequence[Finding], translate: Translate) -> Iterator[Row]:
    yield titled("绩效目标审核表", len(WIDTHS))
    yield of_year(case.targets.year, len(WIDTHS))
    yield label("审核对象"), text(subject, 2)
    yield head("审核内容"), head("审核要点"), head("审核意见")
    for one, words in HEADS.items():
        yield from _head(one, words, findings, translate)
    yield label("综合评定等级"), Cell(_GRADES, 2)
    yield label("总体意见"), Cell("\n\n\n", 2)
    yield from noted((_SCORED, _BY_MACHINE), len(WIDTHS))
    yield signed(len(WIDTHS), _SIGNATURES)


def _head(one: Head, words: str, findings: Sequence[Finding], translate: Translate) -> Iterator[Row]:
    """The points of a head, each with its findings, a row each."""
    points = [point for point in POINTS if point.head is one]
    opinions = [list(_opinions(point, findings, translate)) for point in points]
    title: Row = (label(words, rows=sum(map(len, opinions))),)
    for point, own in zip(points, opinions, strict=True):
        asked = text(f"{point.name}：{point.asks}", rows=len(own))
        for place, opinion in enumerate(own):
            yield *title, *(() if place else (asked,)), text(opinion)
            title = ()


def _opinions(point: Point, findings: Sequence[Finding], translate: Translate) -> Iterator[str]:
    own = [finding for finding in findings if point_of(finding) is point]
    for number, finding in enumerate(own, start=1):
        hint = "" if finding.hint is None else f"建议：{finding.hint.render(translate)}。"
        yield f"{number}.{finding.message.render(translate)}。{hint}（{finding.rule.code}）"
    if not own:
        yield _NOTHING


def point_of(finding: Finding) -> Point:
    """The point that a finding belongs to; what could not even be read lacks completeness."""
    points = [point for point in POINTS if point.head is (finding.rule.head or Head.COMPLETENESS)]
    return next((point for point in points if finding.rule.name in point.rules), points[0])
