"""Checks of the family completeness: what must be there; what the texts say stands beside it."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.messages import msg
from perfcheck.model.groups import belongs
from perfcheck.model.wholeness import is_whole
from perfcheck.validation.check import Check
from perfcheck.validation.objectives import OBJECTIVE_EMPTY, VAGUE_OBJECTIVE, objective_empty, vague_objective
from perfcheck.validation.points import Points, due_points
from perfcheck.validation.residue import TEXT_RESIDUE, text_residue
from perfcheck.validation.review_marks import REVIEW_MARK, review_mark
from perfcheck.validation.tenses import PAST_TENSE, past_tense
from perfcheck.validation.unread import has_unread_parts, is_unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcheck.findings import KeyPath
    from perfcheck.messages import Message
    from perfcheck.model.policy import Policy
    from perfcheck.model.targets import Project
    from perfcheck.validation.submission import Submission

    _Shape = tuple[tuple[str, tuple[str, ...]], ...]

CATEGORY_MISSING = Rule("PC101", "category-missing", Severity.ERROR, head=Head.COMPLETENESS, source="财预〔2015〕88号")
EMPTY_SUBMISSION = Rule("PC107", "empty-submission", Severity.ERROR, head=Head.COMPLETENESS, source="财预〔2015〕88号")
NO_INDICATORS = Rule("PC103", "no-indicators", Severity.ERROR, head=Head.COMPLETENESS, source="财预〔2015〕88号")


def empty_submission(submission: Submission) -> Iterator[Finding]:
    """A file of targets without any target: no overall targets, no activities, no projects.

    Why it matters:
        There is nothing to review and nothing to grade at the end of the year. A file that was begun and not filled
        looks as if all were well.

    Example:
        year: 2020
        department: {code: "322", name: 商务局}

    Write instead:
        year: 2020
        department: {code: "322", name: 商务局}
        overall:
          targets: {新引进项目: 5个}

    Source:
        财预〔2015〕88号 (whoever asks for money names the targets).
    """
    targets = submission.targets
    held = targets.overall.targets or targets.overall.statement or targets.activities or targets.projects
    if not held and not has_unread_parts(targets):
        yield Finding(
            EMPTY_SUBMISSION,
            msg("there are no targets in this file"),
            msg("write overall targets, activities or projects, or leave the file out"),
            submission.place("department", key=True),
        )


def category_missing(submission: Submission) -> Iterator[Finding]:
    """A project lacks a group of indicators that every project must have, or has the group without any indicator.

    The groups of the first level are 产出, 效益 and 满意度, those within 产出 are 数量, 质量 and 时效; another policy
    may require others. A name counts with or without 指标 and with points behind it: 产出（50分） is 产出指标.
    满意度 may be missing where the weights give its points to 效益.

    Why it matters:
        What no indicator measures is not assessed: a project without 时效 can finish in any year, one without 效益
        can be of no use to anybody.

    Example:
        indicators:
          产出指标:
            数量指标: {改造老旧小区个数: 12个}
          效益指标:
            社会效益指标: {受益居民户数: 3600户以上}

    Write instead:
        indicators:
          产出指标:
            数量指标: {改造老旧小区个数: 12个}
            质量指标: {工程验收合格率: 100%}
            时效指标: {工程完工时间: 10月31日前}
          效益指标:
            社会效益指标: {受益居民户数: 3600户以上}
          满意度指标:
            服务对象满意度指标: {小区居民满意度: 90%以上}

    Source:
        财预〔2015〕88号 (the forms have these groups).
    """
    gaps = cache(partial(_gaps, submission.policy))
    for code, project in submission.targets.projects.items():
        lacking = gaps(_shape(project)) if submission.of_project[code] else ()
        found = tuple(_missing(submission, code, lacking)) if lacking else ()
        if found and is_whole(submission.targets, code):
            yield from found


def no_indicators(submission: Submission) -> Iterator[Finding]:
    """An activity or a project has no indicator at all.

    Why it matters:
        Nobody can tell at the end of the year whether anything was reached, so it cannot be graded.

    Example:
        促进对外经贸服务: {objective: 全年完成进出口总额8亿美元, indicators: {}}

    Write instead:
        促进对外经贸服务:
          objective: 全年完成进出口总额8亿美元
          indicators: {进出口总额: 8亿美元以上}

    Source:
        财预〔2015〕88号 (a target is refined into indicators).
    """
    targets = submission.targets
    for key, activity in targets.activities.items():
        way = ("activities", key)
        unread = targets.keys_in_file(*way, "indicators") or is_unread(targets, activity, *way, "indicators")
        if not activity.indicators and not unread:
            yield _without_indicators(submission, way, activity.name or key)
    for code, project in targets.projects.items():
        if not submission.of_project[code] and is_whole(submission.targets, code):
            yield _without_indicators(submission, ("projects", code), project.name)


class _Gap(NamedTuple):
    """A group that a project must have, its level in the file, and what is missing in it: these kinds, or all of it."""

    group: str
    level: str | None
    kinds: tuple[str, ...]


def _shape(project: Project) -> _Shape:
    """The levels of a project's indicators, without those that are empty; many projects have the same."""
    return tuple(
        (level1, tuple(level2 for level2, named in groups.items() if named))
        for level1, groups in project.indicators.items()
    )


def _gaps(policy: Policy, shape: _Shape) -> tuple[_Gap, ...]:
    """What the policy requires and a project of this shape does not have."""
    return tuple(_gaps_in(policy, shape))


def _gaps_in(policy: Policy, shape: _Shape) -> Iterator[_Gap]:
    for group, kinds in policy.review.completeness.required.items():
        levels = [(level1, below) for level1, below in shape if belongs(level1, group, policy)]
        named = {level2: level1 for level1, below in levels for level2 in below}
        if not named:
            yield _Gap(group, next((level1 for level1, _ in levels), None), ())
        elif lacking := tuple(kind for kind in kinds if not any(belongs(key, kind, policy) for key in named)):
            yield _Gap(group, next(iter(named.values())), lacking)


def _missing(submission: Submission, code: str, gaps: Iterable[_Gap]) -> Iterator[Finding]:
    name = submission.targets.projects[code].name
    for group, level, kinds in gaps:
        where = (code,) if level is None else (code, level)
        if kinds:
            what = msg("{project} has no {kinds} in {group}", project=name, kinds=kinds, group=level or group)
            yield _finding(submission, where, what, kinds)
        elif not _may_be_missing(submission, code, group):
            what = msg("{project} has no indicators of {group}", project=name, group=group)
            yield _finding(submission, where, what, (group,))


def _finding(submission: Submission, where: tuple[str, ...], what: Message, lacking: tuple[str, ...]) -> Finding:
    code, *level = where
    hint = msg("add at least one indicator with its target for each of: {groups}", groups=lacking)
    return Finding(CATEGORY_MISSING, what, hint, submission.place("projects", code, "indicators", *level, key=True))


def _may_be_missing(submission: Submission, code: str, group: str) -> bool:
    """Whether another group holds such indicators, or has the points of this one."""
    policy, entries = submission.policy, submission.of_project[code]
    if any(belongs(entry.levels[1], group, policy) for entry in entries):
        return True
    heir = policy.weights.heirs.get(group)
    if heir is None:
        return False
    points = Points(tuple(entry for entry in entries if belongs(entry.levels[0], heir, policy)))
    others = [known for known in policy.weights.level1 if known != group]
    return points.given == due_points(others, policy).get(heir)


def _without_indicators(submission: Submission, way: KeyPath, name: str) -> Finding:
    return Finding(
        NO_INDICATORS,
        msg("{name} has no indicators", name=name),
        msg("write under `indicators` what will be counted or measured, with the value to reach"),
        submission.place(*way, key=True),
    )


CHECKS: tuple[Check, ...] = (
    Check(CATEGORY_MISSING, category_missing),
    Check(OBJECTIVE_EMPTY, objective_empty),
    Check(NO_INDICATORS, no_indicators),
    Check(VAGUE_OBJECTIVE, vague_objective),
    Check(PAST_TENSE, past_tense),
    Check(TEXT_RESIDUE, text_residue),
    Check(EMPTY_SUBMISSION, empty_submission),
    Check(REVIEW_MARK, review_mark),
)
"""The checks of this family, in the order of their codes."""
