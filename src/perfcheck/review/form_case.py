"""What the official forms of a department are filled from: its targets, their assessment, what validation found."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.grading import grade
from perfcheck.model.actuals import Actuals
from perfcheck.model.lookup import pick
from perfcheck.model.mappings import empty
from perfcheck.review.files import Wishes
from perfcheck.review.run import check_paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from perfcheck.assessment.results import Assessment, ProjectResult
    from perfcheck.findings import Finding, KeyPath
    from perfcheck.model.policy import Policy
    from perfcheck.model.targets import Targets
    from perfcheck.sources.bundles import Bundle


@dataclass(frozen=True, slots=True)
class FormCase:
    """A department's year for its forms; ``codes`` are the projects that forms are wanted of.

    ``findings`` is what was wrong with the files, ``found`` what a reviewer would send back, by the code of the project
    (None for the rest of the targets).
    """

    targets: Targets
    assessment: Assessment
    policy: Policy
    codes: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    found: Mapping[str | None, tuple[Finding, ...]] = field(default_factory=empty)

    def projects(self) -> tuple[ProjectResult, ...]:
        """The projects that forms are wanted of."""
        return tuple(project for project in self.assessment.projects if project.code in self.codes)

    @property
    def drawn(self) -> Assessment:
        """What charts show: the whole department, or only the projects that were named."""
        if len(self.codes) == len(self.targets.projects):
            return self.assessment
        return replace(self.assessment, overall=(), activities=(), projects=self.projects())


def case_with_figures(bundle: Bundle, policy: Policy) -> FormCase:
    """The case of a department that reports figures.

    Raises:
        OtherTargetsError: figures of another department or year.
    """
    return _case(bundle, grade(bundle.targets, bundle.actuals, policy), policy)


def case_of_targets(bundle: Bundle, policy: Policy) -> FormCase:
    """The case of targets alone: assessed against no figures at all, which gives the indicators their weights."""
    targets = bundle.targets
    nothing = Actuals.model_validate({"as_of": f"{targets.year}-01-01", "department": targets.department.code})
    return _case(bundle, grade(targets, nothing, policy), policy)


def reviewed(case: FormCase, policy: str | None) -> FormCase:
    """The case with what validation finds in the file of its targets."""
    if case.targets.file is None:
        return case
    checked = check_paths((Path(case.targets.file),), Wishes(policy=policy))
    found = tuple(finding for one in checked for finding in one.findings)
    return replace(case, found=_by_project(case.targets, found))


def only_cases(cases: Sequence[FormCase], names: Sequence[str]) -> tuple[FormCase, ...]:
    """The cases with nothing but the named projects; those without any of them are left out.

    Raises:
        ProjectLookupError: a name that no project has, or more than one.
    """
    known = {code: project.name for case in cases for code, project in case.targets.projects.items()}
    wanted = {pick(known, name) for name in names}
    narrowed = (replace(case, codes=tuple(code for code in case.codes if code in wanted)) for case in cases)
    return tuple(case for case in narrowed if case.codes)


def _case(bundle: Bundle, assessment: Assessment, policy: Policy) -> FormCase:
    findings = tuple(dict.fromkeys(assessment.findings))
    return FormCase(bundle.targets, assessment, policy, tuple(bundle.targets.projects), findings)


def _by_project(targets: Targets, findings: Sequence[Finding]) -> Mapping[str | None, tuple[Finding, ...]]:
    """The findings by the project in whose part of the file they stand."""
    starts = sorted(_starts(targets, ()), key=itemgetter(0))
    places = [place for place, _ in starts]
    found: dict[str | None, list[Finding]] = {}
    for finding in findings:
        before = bisect_right(places, finding.place.order)
        owner = starts[before - 1][1] if before and finding.place.file == targets.file else None
        found.setdefault(owner, []).append(finding)
    return MappingProxyType({owner: tuple(own) for owner, own in found.items()})


def _starts(targets: Targets, way: KeyPath) -> Iterator[tuple[tuple[int, int, int], str | None]]:
    """Where everything begins, with its project; in a workbook a project has rows on several sheets."""
    owner = str(way[1]) if way[:1] == ("projects",) and len(way) > 1 else None
    if way:
        yield targets.place(*way, key=True).order, owner
        yield targets.place(*way).order, owner
    for key in targets.keys_in_file(*way):
        yield from _starts(targets, (*way, key))
