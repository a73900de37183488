"""Checks of the family money: the spending plans of all projects beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.messages import N_, msg
from perfcheck.validation.check import Check
from perfcheck.validation.checkpoints import plans_of
from perfcheck.validation.unread import has_unread_projects, is_unread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.validation.submission import Submission

SCHEDULE_SAME_EVERYWHERE = Rule(
    "PC509", "schedule-same-everywhere", Severity.INFO, head=Head.FEASIBILITY, source=N_("review practice")
)

_FEWEST = 2
"""So many plans, or checkpoints, can be compared."""


def schedule_same_everywhere(submission: Submission) -> Iterator[Finding]:
    """All projects have the very same plan.

    One finding for the document, at the second project's plan. Plans of a single checkpoint, and a document with
    fewer plans than the policy names, are not compared.

    Why it matters:
        Rent, subsidies and building sites are not paid in the same rhythm. A plan that is everywhere the same was
        filled in and not planned, and the monitoring during the year will measure nothing by it.

    Example:
        projects:
          A: {name: 企业扶持资金, schedule: {3月底: 25%, 6月底: 50%, 10月底: 75%, 12月底: 100%}}
          B: {name: 招商费用, schedule: {3月底: 25%, 6月底: 50%, 10月底: 75%, 12月底: 100%}}

    Write instead:
        projects:
          A: {name: 企业扶持资金, schedule: {3月底: 0%, 6月底: 50%, 10月底: 50%, 12月底: 100%}}
          B: {name: 招商费用, schedule: {3月底: 15%, 6月底: 45%, 10月底: 80%, 12月底: 100%}}

    Source:
        Review practice; no document says so.
    """
    if _has_unread_plans(submission):
        return
    plans = plans_of(submission)
    if len(plans) < submission.rules.money.fewest_plans or len(plans) < _FEWEST or len(plans[0].points) < _FEWEST:
        return
    if len({tuple((point.day, point.share) for point in plan.points) for plan in plans}) == 1:
        yield Finding(
            SCHEDULE_SAME_EVERYWHERE,
            msg(
                "all {count} projects with a spending plan have the same one: {points}",
                count=len(plans),
                points=tuple(map(str, plans[0].points)),
            ),
            msg("plan each project's spending by when its own payments fall due"),
            submission.place(*plans[1].way, key=True),
        )


def _has_unread_plans(submission: Submission) -> bool:
    targets = submission.targets
    return has_unread_projects(targets) or any(
        is_unread(targets, project, "projects", code, "schedule") for code, project in targets.projects.items()
    )


CHECKS: tuple[Check, ...] = (Check(SCHEDULE_SAME_EVERYWHERE, schedule_same_everywhere),)
"""The checks of all plans together."""
