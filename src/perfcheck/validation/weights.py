"""Checks of the family weights: the points that a project gives to its indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.numbers import plain
from perfcheck.messages import msg
from perfcheck.validation.check import Check
from perfcheck.validation.points import weighted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.validation.points import Weighted
    from perfcheck.validation.submission import Submission

_SOURCE = "财预〔2020〕10号"


def _rule(code: str, name: str) -> Rule:
    return Rule(code, name, Severity.ERROR, head=Head.COMPLETENESS, source=_SOURCE)


WEIGHTS_TOTAL = _rule("PC601", "weights-total")
WEIGHTS_LEVEL = _rule("PC602", "weights-level")
WEIGHT_ZERO = _rule("PC603", "weight-zero")
WEIGHTS_PARTIAL = _rule("PC604", "weights-partial")


def weights_total(submission: Submission) -> Iterator[Finding]:
    """The weights of a project's indicators add up to none of the totals that a form may have.

    Looked at where all indicators of a project have a weight. Where one level-1 group alone is to blame, PC602 says
    so instead.

    Why it matters:
        A form of targets has 90 points, a self-evaluation 100 with the 10 of the rate of budget execution. With any
        other total the score at the end of the year is not comparable, and the grade is wrong.

    Example:
        产出指标: {数量指标: {培训人数: {target: 200人以上, weight: 40}}}
        效益指标: {社会效益指标: {就业人数: {target: 90人以上, weight: 25}}}
        满意度指标: {服务对象满意度指标: {学员满意度: {target: 90%以上, weight: 10}}}

    Write instead:
        产出指标: {数量指标: {培训人数: {target: 200人以上, weight: 50}}}
        效益指标: {社会效益指标: {就业人数: {target: 90人以上, weight: 30}}}
        满意度指标: {服务对象满意度指标: {学员满意度: {target: 90%以上, weight: 10}}}

    Source:
        财预〔2020〕10号 (the points of the level-1 groups). The totals are data of the policy.
    """
    totals = submission.policy.weights.totals
    for project in weighted(submission):
        given = project.whole.given
        if project.whole.without or not totals or not given or given in totals or _one_is_to_blame(project):
            continue
        shown = tuple(plain(total) for total in totals)
        yield Finding(
            WEIGHTS_TOTAL,
            msg("the weights of {project} add up to {sum}", project=project.name, sum=plain(given)),
            msg("make them add up to one of {totals}", totals=shown),
            submission.place("projects", project.code, "indicators", key=True),
        )


def weights_level(submission: Submission) -> Iterator[Finding]:
    """The weights of a level-1 group add up to other points than the policy has for the group.

    产出 has 50, 效益 30 and 满意度 10 points; without satisfaction its 10 go to 效益. A project with a group that the
    policy does not know (成本指标 on the first level) or without one that it must have is not looked at, nor a group
    of which only some indicators have weights. Where several groups are off and the total too, PC601 says it once.

    Why it matters:
        The points of the level-1 groups are the same for all projects, so that output does not make up for the lack
        of any benefit.

    Example:
        产出指标: {数量指标: {新建校舍面积: {target: 3000平方米以上, weight: 60}}}
        效益指标: {社会效益指标: {新增学位: {target: 450个以上, weight: 20}}}
        满意度指标: {服务对象满意度指标: {家长满意度: {target: 90%以上, weight: 10}}}

    Write instead:
        产出指标: {数量指标: {新建校舍面积: {target: 3000平方米以上, weight: 50}}}
        效益指标: {社会效益指标: {新增学位: {target: 450个以上, weight: 30}}}
        满意度指标: {服务对象满意度指标: {家长满意度: {target: 90%以上, weight: 10}}}

    Source:
        财预〔2020〕10号 (rate of budget execution 10, output 50, benefit 30, satisfaction 10).
    """
    for project in weighted(submission):
        if not _is_told_as_a_whole(submission, project):
            for group in project.off():
                yield _off(submission, project, group)


def weight_zero(submission: Submission) -> Iterator[Finding]:
    """An indicator has the weight 0: whatever comes of it, nobody will count it.

    Why it matters:
        An indicator without points cannot move the score, so it is not assessed at all, although it stands in the
        form.

    Example:
        培训合格率: {target: 95%以上, weight: 0}

    Write instead:
        培训合格率: {target: 95%以上, weight: 10}

    Source:
        财预〔2020〕10号 (every indicator is scored by its weight).
    """
    for entry in submission.entries:
        weight = entry.indicator.weight
        if weight is not None and not weight:
            yield Finding(
                WEIGHT_ZERO,
                msg("{name} has the weight 0, so it will not count", name=entry.name),
                msg("give it points, or delete the weight, or the indicator where it is not needed"),
                submission.place(*entry.way, "weight"),
            )


def weights_partial(submission: Submission) -> Iterator[Finding]:
    """Some indicators of a group have no weight, and the weights of the others leave nothing of the group's points.

    Where something is left, the indicators without a weight share it, and nothing is said.

    Why it matters:
        The indicators without a weight get no points, so they will not be assessed; mostly a weight was forgotten.

    Example:
        产出指标:
          数量指标: {养护里程: {target: 120公里以上, weight: 50}}
          质量指标: {好路率: {target: 90%以上}}

    Write instead:
        产出指标:
          数量指标: {养护里程: {target: 120公里以上, weight: 30}}
          质量指标: {好路率: {target: 90%以上, weight: 20}}

    Source:
        财预〔2020〕10号 (the points of the level-1 groups); that the rest is shared is review practice.
    """
    for project in weighted(submission):
        for group, due in project.due.items():
            points = project.groups[group]
            if points.is_weighted and points.without and points.given >= due:
                yield _exhausted(submission, project, group)


def _one_is_to_blame(project: Weighted) -> bool:
    return len(tuple(project.off())) == 1


def _is_told_as_a_whole(submission: Submission, project: Weighted) -> bool:
    """Whether PC601 speaks about the project, or PC603 about each of its indicators."""
    if project.whole.without or project.whole.given in submission.policy.weights.totals:
        return False
    return not _one_is_to_blame(project)


def _off(submission: Submission, project: Weighted, group: str) -> Finding:
    points = project.groups[group]
    level1, due = project.key_of(group), plain(project.due[group])
    return Finding(
        WEIGHTS_LEVEL,
        msg(
            "{project}: the weights of {group} add up to {sum}, not to {due}",
            project=project.name,
            group=level1,
            sum=plain(points.given),
            due=due,
        ),
        msg("share {due} points among its indicators ({count})", due=due, count=len(points.entries)),
        submission.place("projects", project.code, "indicators", level1, key=True),
    )


def _exhausted(submission: Submission, project: Weighted, group: str) -> Finding:
    points = project.groups[group]
    return Finding(
        WEIGHTS_PARTIAL,
        msg(
            "nothing is left for {names}: of the {due} points of {group} the other weights take {sum}",
            names=tuple(entry.name for entry in points.without),
            due=plain(project.due[group]),
            group=project.key_of(group),
            sum=plain(points.given),
        ),
        msg("give each a weight, so that the group adds up to {due}", due=plain(project.due[group])),
        submission.place(*points.without[0].way, key=True),
    )


CHECKS: tuple[Check, ...] = (
    Check(WEIGHTS_TOTAL, weights_total),
    Check(WEIGHTS_LEVEL, weights_level),
    Check(WEIGHT_ZERO, weight_zero),
    Check(WEIGHTS_PARTIAL, weights_partial),
)
"""The checks of this family, in the order of their codes."""
