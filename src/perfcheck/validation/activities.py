"""Checks of the family money: the links between activities and projects (部门职责 → 工作活动 → 预算项目)."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.numbers import fold
from perfcheck.messages import N_, Message, msg
from perfcheck.validation.check import Check
from perfcheck.validation.unread import has_unread_projects

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.model.review_rules import MoneyRules
    from perfcheck.model.targets import Activity, Project, Targets
    from perfcheck.validation.submission import Submission

PROJECT_WITHOUT_ACTIVITY = Rule(
    "PC511", "project-without-activity", Severity.ERROR, head=Head.RELEVANCE, source=N_("review practice")
)
ACTIVITY_WITHOUT_PROJECT = Rule(
    "PC512", "activity-without-project", Severity.ERROR, head=Head.RELEVANCE, source=N_("review practice")
)

MOST_NAMES = 20
"""How many names a hint lists."""
LIKENESS = 0.5
"""How like a name must be to be suggested (the ratio of :mod:`difflib`)."""


def keys_by_name(targets: Targets) -> dict[str, str]:
    """The activities' keys by their keys and names in plain form; where two share one, the first key has it."""
    keys = {fold(key): key for key in reversed(tuple(targets.activities))}
    for key, activity in targets.activities.items():
        keys.setdefault(fold(activity.name or key), key)
    return keys


def projects_by_activity(targets: Targets) -> dict[str, list[Project]]:
    """The projects that name each activity, by its key."""
    keys = keys_by_name(targets)
    projects: dict[str, list[Project]] = {key: [] for key in targets.activities}
    for project in targets.projects.values():
        key = keys.get(_named(project))
        if key is not None:
            projects[key].append(project)
    return projects


def project_without_activity(submission: Submission) -> Iterator[Finding]:
    """A project that names no activity of the department, or one that the file does not have.

    Only files with activities are checked. Where none of several projects names an activity, that is one finding.

    Why it matters:
        A project is approved because it serves a function of the department. Without its activity nobody can tell
        which one, and its money is missing in the activity's sum.

    Example:
        activities:
          招商引资: {budget: 57.73}
        projects:
          322-0601-JBN-S6XV: {name: 招商费用, activity: 招商引资工作, budget: {total: 57.73}}

    Write instead:
        activities:
          招商引资: {budget: 57.73}
        projects:
          322-0601-JBN-S6XV: {name: 招商费用, activity: 招商引资, budget: {total: 57.73}}

    Source:
        Review practice (部门职责 → 工作活动 → 预算项目); no document says so.
    """
    targets = submission.targets
    if not targets.activities:
        return
    if len(targets.projects) > 1 and not any(map(_named, targets.projects.values())):
        message = msg("none of the {count} projects names its activity", count=len(targets.projects))
        yield Finding(PROJECT_WITHOUT_ACTIVITY, message, _hint(targets), submission.place("projects", key=True))
        return
    keys = keys_by_name(targets)
    known = {*keys, *(fold(str(key)) for key in targets.keys_in_file("activities"))}
    for code, project in targets.projects.items():
        name = _named(project)
        if not name:
            message = msg("the project {name} names no activity", name=project.name)
            place = submission.place("projects", code, key=True)
            yield Finding(PROJECT_WITHOUT_ACTIVITY, message, _hint(targets), place)
        elif name not in known:
            message = msg("there is no activity {activity}", activity=project.activity or "")
            place = submission.place("projects", code, "activity")
            yield Finding(PROJECT_WITHOUT_ACTIVITY, message, _hint(targets, _nearest(name, keys)), place)


def activity_without_project(submission: Submission) -> Iterator[Finding]:
    """An activity that no project names.

    Only files in which projects name activities are checked. An activity with a budget of 0 needs no project, nor does
    one without an amount that lives on the running costs of the office (综合事务管理). One that a project seems to
    mean, under a name that the file does not have, is left to project-without-activity.

    Why it matters:
        An activity with targets and without any project has no money to reach them; or it was copied from last
        year's form.

    Example:
        activities:
          招商引资: {budget: 57.73}
          市场监督管理: {budget: }
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
    if has_unread_projects(targets) or not any(map(_named, targets.projects.values())):
        return
    meant = set(_meant(targets))
    for key, projects in projects_by_activity(targets).items():
        if projects or key in meant or _needs_no_project(key, targets.activities[key], submission.rules.money):
            continue
        yield Finding(
            ACTIVITY_WITHOUT_PROJECT,
            msg("no project names the activity {name}", name=key),
            msg(
                "write `activity: {name}` in the project that pays for it, or add one; delete an idle activity",
                name=key,
            ),
            submission.place("activities", key, key=True),
        )


def _needs_no_project(key: str, activity: Activity, rules: MoneyRules) -> bool:
    """Whether it says that it costs nothing, or is paid from the running costs, which are no project."""
    costs_nothing = activity.budget is not None and activity.budget.number == 0
    name = f"{key} {activity.name or ''}"
    return costs_nothing or (activity.budget is None and any(word in name for word in rules.running_activities))


def _named(project: Project) -> str:
    return fold(project.activity) if project.activity and project.activity.strip() else ""


def _meant(targets: Targets) -> Iterator[str]:
    """The activities that projects seem to mean by names that the file does not have."""
    keys = keys_by_name(targets)
    for name in {_named(project) for project in targets.projects.values()} - {"", *keys}:
        nearest = _nearest(name, keys)
        if nearest is not None:
            yield nearest


def _nearest(name: str, keys: Mapping[str, str]) -> str | None:
    close = get_close_matches(name, keys, n=1, cutoff=LIKENESS)
    return keys[close[0]] if close else None


def _hint(targets: Targets, nearest: str | None = None) -> Message:
    if nearest is not None:
        return msg("did you mean {key}?", key=nearest)
    names = tuple(targets.activities)
    if len(names) > MOST_NAMES:
        return msg("write `activity:` with the name of one of the {count} activities", count=len(names))
    return msg("write `activity:` with one of {names}", names=names)


CHECKS: tuple[Check, ...] = (
    Check(PROJECT_WITHOUT_ACTIVITY, project_without_activity),
    Check(ACTIVITY_WITHOUT_PROJECT, activity_without_project),
)
"""The checks of links between activities and projects."""
