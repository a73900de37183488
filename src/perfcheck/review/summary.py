"""Many departments at once: their files found, each graded, all of them ranked; in several processes where it pays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from perfcheck.assessment.case import OtherTargetsError
from perfcheck.assessment.grading import grade
from perfcheck.assessment.ranking import TOP, Summary, rankings_of
from perfcheck.assessment.standing import Owner, Standing, standing_of
from perfcheck.messages import msg
from perfcheck.model.actuals import Actuals
from perfcheck.model.targets import Targets
from perfcheck.review.policies import Policies, PolicyProblemError
from perfcheck.review.processes import done, shared_among
from perfcheck.sources.bundles import bundle_of, files_among, findings_of
from perfcheck.sources.departments import card_or_findings, departments_of
from perfcheck.sources.discovery import Card
from perfcheck.sources.documents import read_as
from perfcheck.sources.files import DEFAULT_SIZE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.findings import Finding
    from perfcheck.messages import Message, Watch
    from perfcheck.sources.bundles import Bundle
    from perfcheck.sources.departments import DepartmentYear


@dataclass(frozen=True, slots=True)
class SummaryWishes:
    """What a call asks for: the targets to use, the policy, and how many of the worst deviations."""

    targets: Path | None = None
    policy: str | Path | None = None
    top: int = TOP
    limit: int = DEFAULT_SIZE_LIMIT


def summary(
    *paths: Path | str, targets: Path | str | None = None, policy: str | Path | None = None, top: int = TOP
) -> Summary:
    """The departments of all files and folders, ranked by their scores, a ranking a year.

    ``targets`` is a file or a folder of targets instead of those found by year and department; ``policy`` the name of
    a shipped policy or a file, instead of the one of each folder's settings.
    """
    wishes = SummaryWishes(None if targets is None else Path(targets), policy, top)
    return summarize(map(Path, paths), wishes)


def summarize(paths: Iterable[Path], wishes: SummaryWishes, watch: Watch | None = None) -> Summary:
    """The same; ``watch`` is told of each department that is done."""
    files, findings = files_among(paths)
    with shared_among(files) as pool:
        read = list(done(partial(_cards, limit=wishes.limit), files, pool, None))
        cards = [one for one in read if isinstance(one, Card)]
        findings.extend(finding for one in read if not isinstance(one, Card) for finding in one)
        departments = departments_of(cards, wishes.targets)
        standings = list(done(partial(_standings, wishes=wishes), departments.years, pool, watch))
    return Summary(rankings_of(standings, wishes.top), (*findings, *departments.findings), departments.notes)


def _cards(files: Sequence[Path], limit: int) -> Iterator[Card | tuple[Finding, ...]]:
    return (card_or_findings(path, limit) for path in files)


def _standings(departments: Sequence[DepartmentYear], wishes: SummaryWishes) -> Iterator[Standing]:
    policies = Policies(wishes.policy)
    return (_standing(department, wishes, policies) for department in departments)


def _standing(department: DepartmentYear, wishes: SummaryWishes, policies: Policies) -> Standing:
    nothing = Standing(
        Owner(department.code, department.name), department.year, actuals_files=tuple(map(str, department.actuals))
    )
    if department.targets is None:
        return replace(nothing, problem=department.problem)
    nothing = replace(nothing, targets_file=str(department.targets))
    readings = [read_as(Actuals, path, limit=wishes.limit) for path in department.actuals]
    usable = [reading for reading in readings if reading.document is not None]
    broken = [finding for reading in readings if reading.document is None for finding in findings_of(reading)]
    bundles, unusable = bundle_of(read_as(Targets, department.targets, limit=wishes.limit), usable, limit=wishes.limit)
    if not bundles:
        return _without(nothing, msg("its targets cannot be used"), (*broken, *unusable))
    bundle = bundles[0]
    if not bundle.actuals:
        return _without(nothing, msg("none of its figures can be used"), (*broken, *bundle.findings))
    return _graded(bundle, nothing, (*broken, *bundle.findings), policies, wishes.top)


def _graded(
    bundle: Bundle, nothing: Standing, findings: tuple[Finding, ...], policies: Policies, most: int
) -> Standing:
    try:
        assessment = grade(bundle.targets, bundle.actuals, policies.of_bundle(bundle))
    except OtherTargetsError as error:
        why = msg("its figures are of another department or year than its targets")
        return _without(nothing, why, (*findings, *error.findings))
    except PolicyProblemError as error:
        return _without(nothing, msg("the policy cannot be used"), (*findings, *error.findings))
    return standing_of(replace(assessment, findings=(*findings, *assessment.findings)), most)


def _without(nothing: Standing, why: Message, findings: tuple[Finding, ...]) -> Standing:
    return replace(nothing, problem=why, findings=findings)
