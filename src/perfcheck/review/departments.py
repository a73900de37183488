"""Departments graded one after the other, or shared among processes; none is held longer than it is needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from perfcheck.assessment.case import OtherTargetsError
from perfcheck.assessment.grading import grade
from perfcheck.review.policies import Policies, PolicyProblemError
from perfcheck.review.processes import done, shared_among
from perfcheck.sources.plans import read_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from perfcheck.assessment.results import Assessment
    from perfcheck.findings import Finding
    from perfcheck.messages import Watch
    from perfcheck.sources.bundles import Bundle
    from perfcheck.sources.plans import Plan

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class GradeWishes:
    """By which policy to grade, and up to which size files are read."""

    policy: str | Path | None
    limit: int


@dataclass(frozen=True, slots=True)
class Graded(Generic[R]):
    """What came of a department: what was made of its assessment, or nothing, and then the findings say why.

    ``findings`` are those of its assessment; ``unplaced`` those of files and rules that made none.
    """

    result: R | None
    findings: tuple[Finding, ...]
    unplaced: tuple[Finding, ...]
    files: tuple[Path, ...]


def graded_each(
    plans: Sequence[Plan],
    wishes: GradeWishes,
    finish: Callable[[Assessment], R],
    watch: Watch | None = None,
    *,
    shared: bool = True,
) -> Iterator[Graded[R]]:
    """Grade each department, and give what ``finish`` makes of it, in the order of the plans.

    ``shared`` among several processes where that pays, so that ``finish`` and its results must be able to travel.
    ``watch`` is told of each department; where there is one only, of each of its projects.
    """
    if len(plans) == 1:
        yield from _graded(plans, wishes, finish, watch)
        return
    files = [file for plan in plans for file in plan.files] if shared else []
    with shared_among(files) as pool:
        yield from done(partial(_graded, wishes=wishes, finish=finish), plans, pool, watch)


def _graded(
    plans: Sequence[Plan], wishes: GradeWishes, finish: Callable[[Assessment], R], watch: Watch | None = None
) -> Iterator[Graded[R]]:
    policies = Policies(wishes.policy)
    for plan in plans:
        read = read_plan(plan, limit=wishes.limit)
        if not read.bundles:
            yield Graded(None, (), read.findings, plan.files)
        for bundle in read.bundles:
            yield _of_bundle(bundle, read.findings, policies, finish, watch)


def _of_bundle(
    bundle: Bundle,
    unplaced: tuple[Finding, ...],
    policies: Policies,
    finish: Callable[[Assessment], R],
    watch: Watch | None,
) -> Graded[R]:
    try:
        assessment = grade(bundle.targets, bundle.actuals, policies.of_bundle(bundle), watch=watch)
    except (OtherTargetsError, PolicyProblemError) as error:
        return Graded(None, (), (*unplaced, *bundle.findings, *error.findings), bundle.files)
    findings = (*bundle.findings, *assessment.findings)
    return Graded(finish(replace(assessment, findings=findings)), findings, unplaced, bundle.files)
