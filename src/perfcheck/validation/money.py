"""Checks of the family money: budgets and their parts; the spending plans, costs and activities stand beside it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.messages import N_, Message, msg
from perfcheck.validation import activities, costs, schedules
from perfcheck.validation.amounts import added, gap, in_unit, shown
from perfcheck.validation.check import Check
from perfcheck.validation.unread import has_unread_projects, is_unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.messages import Param
    from perfcheck.model.targets import Project, Targets
    from perfcheck.validation.submission import Submission

BUDGET_PARTS = Rule("PC501", "budget-parts", Severity.ERROR, head=Head.COMPLETENESS, source="财预〔2015〕88号")
ACTIVITY_BUDGET = Rule("PC502", "activity-budget", Severity.ERROR, head=Head.COMPLETENESS, source=N_("review practice"))
AMOUNT_EMPTY = Rule("PC503", "amount-empty", Severity.ERROR, head=Head.COMPLETENESS, source="财预〔2015〕88号")

_PARTS: Mapping[str, Message] = MappingProxyType(
    {"fiscal": msg("fiscal"), "carry_over": msg("carry_over"), "other": msg("other")}
)
"""The sources of a budget by their keys, as a message calls them."""


def budget_parts(submission: Submission) -> Iterator[Finding]:
    """A project's budget is not the sum of its sources: fiscal, carry_over and other.

    Amounts are converted to one unit and compared exactly. A source that was left empty counts nothing where the
    others already make the total; where they fall short, the finding says how much the empty one leaves unexplained.
    A budget without any source is not checked.

    Why it matters:
        The total and its sources are entered separately in the form. Where they differ, nobody can tell which amount
        was approved, and every rate of execution is computed on a doubtful budget.

    Example:
        budget: {total: 200.00, fiscal: 150.00, other: 30.00}

    Write instead:
        budget: {total: 200.00, fiscal: 150.00, other: 50.00}

    Source:
        财预〔2015〕88号 (the forms state a project's funds by source; completeness of the contents).
    """
    targets = submission.targets
    for code, project in targets.projects.items():
        problem = _problem_of_parts(targets, code, project)
        if problem is not None:
            yield Finding(BUDGET_PARTS, *problem, submission.place("projects", code, "budget", "total"))


def _problem_of_parts(targets: Targets, code: str, project: Project) -> tuple[Message, Message] | None:
    budget, way = project.budget, ("projects", code, "budget")
    parts = {part: amount for part in _PARTS if (amount := getattr(budget, part)) is not None}
    total, made = in_unit(targets, budget.total), added(targets, parts.values())
    if not parts or made == total or any(is_unread(targets, budget, *way, part) for part in _PARTS):
        return None
    empty = tuple(word for part, word in _PARTS.items() if part in budget.model_fields_set and part not in parts)
    sums: dict[str, Param] = {
        "parts": tuple(
            msg("{source} {amount}", source=_PARTS[part], amount=shown(targets, in_unit(targets, amount)))
            for part, amount in parts.items()
        ),
        "total": shown(targets, total),
        "sum": shown(targets, made),
        "gap": shown(targets, gap(total, made)),
    }
    return _wrong_sum(sums, empty if made < total else ())


def _wrong_sum(sums: dict[str, Param], empty: tuple[Message, ...]) -> tuple[Message, Message]:
    if empty:
        return (
            msg(
                "the budget is {total}, its parts ({parts}) make {sum}: {empty} is empty and leaves {gap} unexplained",
                empty=empty,
                **sums,
            ),
            msg("write {gap} in {empty}, or correct the total to {sum}", empty=empty, **sums),
        )
    return (
        msg("the budget is {total}, but its parts ({parts}) make {sum}: a difference of {gap}", **sums),
        msg("correct the part that is wrong by {gap}, or write the total as {sum}", **sums),
    )


def activity_budget(submission: Submission) -> Iterator[Finding]:
    """An activity's budget is not the sum of the projects that name it.

    Projects name their activity by its key or its name. Activities without a budget or without any project are
    not checked here, nor is a file with projects that could not be read.

    Why it matters:
        The activity's budget is what its projects are given. A difference is money without a target, or targets
        without money.

    Example:
        activities:
          招商引资: {budget: 60.00}
        projects:
          322-0601-JBN-S6XV: {name: 招商费用, activity: 招商引资, budget: {total: 57.73}}

    Write instead:
        activities:
          招商引资: {budget: 57.73}
        projects:
          322-0601-JBN-S6XV: {name: 招商费用, activity: 招商引资, budget: {total: 57.73}}

    Source:
        Review practice (部门职责 → 工作活动 → 预算项目); no document says so.
    """
    targets = submission.targets
    if has_unread_projects(targets):
        return
    for key, projects in activities.projects_by_activity(targets).items():
        activity = targets.activities[key]
        if activity.budget is None or not projects:
            continue
        budget, made = in_unit(targets, activity.budget), added(targets, (one.budget.total for one in projects))
        if budget != made:
            yield Finding(
                ACTIVITY_BUDGET,
                msg(
                    "the activity {name} has a budget of {budget}, but the projects that name it make {sum}:"
                    " a difference of {gap}",
                    name=key,
                    budget=shown(targets, budget),
                    sum=shown(targets, made),
                    gap=shown(targets, gap(budget, made)),
                ),
                _hint_on_sum(shown(targets, made), key, short=made < budget),
                submission.place("activities", key, "budget"),
            )


def _hint_on_sum(made: str, name: str, *, short: bool) -> Message:
    if short:
        return msg(
            "write the budget as {sum}, or `activity: {name}` in the other projects that belong to it",
            sum=made,
            name=name,
        )
    return msg(
        "write the budget as {sum}, or correct the projects that name {name} without belonging to it",
        sum=made,
        name=name,
    )


def amount_empty(submission: Submission) -> Iterator[Finding]:
    """An activity's budget is empty, or missing where other activities of the file have one. Empty is not zero.

    Where no activity of the file has a budget at all, the form has no such column, and nothing is said.

    Why it matters:
        An empty cell leaves open whether the activity costs nothing or its amount was forgotten. The activities then
        do not add up to the department's budget.

    Example:
        促进商贸流通管理: {budget: 200}
        综合事务管理: {budget: }

    Write instead:
        促进商贸流通管理: {budget: 200}
        综合事务管理: {budget: 0}

    Source:
        财预〔2015〕88号 (completeness of the contents).
    """
    targets = submission.targets
    way = ("activities",)
    unread = {key for key, one in targets.activities.items() if is_unread(targets, one, *way, key, "budget")}
    written = {key for key, one in targets.activities.items() if "budget" in one.model_fields_set}
    hint = msg("write the amount; write 0 if the activity has no money of its own")
    for key, activity in targets.activities.items() if written or unread else ():
        if key in written and activity.budget is None:
            message = msg("the budget of the activity {name} is empty", name=key)
            yield Finding(AMOUNT_EMPTY, message, hint, submission.place(*way, key, "budget", key=True))
        elif key not in written | unread:
            message = msg("the activity {name} has no budget, though others have one", name=key)
            yield Finding(AMOUNT_EMPTY, message, hint, submission.place(*way, key, key=True))


CHECKS: tuple[Check, ...] = (
    Check(BUDGET_PARTS, budget_parts),
    Check(ACTIVITY_BUDGET, activity_budget),
    Check(AMOUNT_EMPTY, amount_empty),
    *costs.CHECKS,
    *schedules.CHECKS,
    *activities.CHECKS,
)
"""The checks of this family, in the order of their codes."""
