"""The assessment of a department's year: every indicator, every project's money, everything that did not fit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from perfcheck.assessment.addresses import Address, by_key, by_levels, way_to
from perfcheck.assessment.case import OtherTargetsError, case_of
from perfcheck.assessment.pace import elapsed_on
from perfcheck.assessment.problems import conflict
from perfcheck.assessment.project_score import Scoring
from perfcheck.assessment.rating import measured_by, rate
from perfcheck.assessment.results import (
    ActivityResult,
    Assessment,
    Elapsed,
    IndicatorResult,
    ProjectResult,
    Section,
)
from perfcheck.assessment.rules import DATE_OUTSIDE
from perfcheck.assessment.scores import Unscored
from perfcheck.assessment.spending import schedules_of
from perfcheck.findings import Finding
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import msg
from perfcheck.model.wholeness import has_unread_weight, is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from perfcheck.assessment.case import Case
    from perfcheck.assessment.matching import ProjectReport
    from perfcheck.assessment.results import ScheduleResult
    from perfcheck.messages import Watch
    from perfcheck.model.actuals import Actuals
    from perfcheck.model.policy import Policy
    from perfcheck.model.targets import Indicator, Targets

__all__ = ["OtherTargetsError", "grade", "planned"]


def grade(
    targets: Targets,
    actuals: Actuals | Iterable[Actuals],
    policy: Policy | None = None,
    *,
    watch: Watch | None = None,
) -> Assessment:
    """How the department stands in its year; with a policy, what its projects score by it.

    Several files of figures are merged, the later ``as_of`` winning value by value. What cannot be used is in the
    assessment's findings; nothing is left out in silence. ``watch`` is told of each project that is done.

    Raises:
        OtherTargetsError: figures of another department or year.
        ValueError: no file of figures at all.
    """
    case = case_of(targets, actuals)
    if case.until is None:
        message = "an assessment needs at least one file of actual figures"
        raise ValueError(message)
    return _assessed(case, case.until, elapsed_on(case.until), policy, watch)


def planned(targets: Targets, policy: Policy | None = None) -> Assessment:
    """The same before any figure is reported, as of the eve of the year: how targets and standards are read."""
    days = elapsed_on(date(targets.year, 12, 31)).of
    return _assessed(case_of(targets, ()), date(targets.year - 1, 12, 31), Elapsed(0, days), policy)


def _assessed(
    case: Case, as_of: date, elapsed: Elapsed, policy: Policy | None, watch: Watch | None = None
) -> Assessment:
    targets = case.targets
    schedules, spending = schedules_of(targets, case.matched, case.until)
    grading = _Grading(case, as_of, None if policy is None else Scoring(policy))
    overall = grading.results(Section.OVERALL, (), by_key(targets.overall.targets))
    activities = tuple(grading.activity(key) for key in targets.activities)
    projects = tuple(_each_told(map(grading.project, schedules, schedules.values()), len(schedules), watch))
    return Assessment(
        department=targets.department,
        year=targets.year,
        as_of=as_of,
        elapsed=elapsed,
        overall=overall,
        activities=activities,
        projects=projects,
        findings=(*case.matched.findings, *grading.findings, *spending),
        targets_file=targets.file,
        actuals_files=tuple(file.file for file in case.files if file.file is not None),
        remarks=case.remarks,
        policy=policy,
    )


def _each_told(projects: Iterable[ProjectResult], count: int, watch: Watch | None) -> Iterator[ProjectResult]:
    for project in projects:
        if watch is not None:
            watch(1, count)
        yield project


@dataclass(slots=True)
class _Grading:
    """The indicators of a case on a day, graded one after the other; what is wrong with their figures gathers here."""

    case: Case
    as_of: date
    scoring: Scoring | None
    findings: list[Finding] = field(default_factory=list)

    def activity(self, key: str) -> ActivityResult:
        """An activity with its indicators."""
        targets = self.case.targets
        activity = targets.activities[key]
        budget = None if activity.budget is None else targets.money(activity.budget).to(WAN_YUAN)
        results = self.results(Section.ACTIVITIES, (key,), by_key(activity.indicators))
        return ActivityResult(activity.name or key, budget, results)

    def project(self, code: str, schedule: ScheduleResult) -> ProjectResult:
        """A project with its indicators and its spending, and with its score."""
        project = self.case.targets.projects[code]
        results = self.results(Section.PROJECTS, (code,), by_levels(project))
        result = ProjectResult(code, project.name, results, schedule, self._completion(code))
        return result if self.scoring is None else self._scored(result, self.scoring)

    def _scored(self, project: ProjectResult, scoring: Scoring) -> ProjectResult:
        """The project with its score; one that was not read as a whole has none, because weights depend on all."""
        targets, code = self.case.targets, project.code
        if not is_whole(targets, code) or has_unread_weight(targets, code):
            return replace(project, score=Unscored(msg("its indicators could not all be read")))
        original = targets.money(targets.projects[code].budget.total).to(WAN_YUAN)
        result, findings = scoring.scored(project, original)
        self.findings.extend(findings)
        return result

    def _completion(self, code: str) -> str | None:
        """What the latest file that says so says of the whole project."""
        used: ProjectReport | None = None
        for report in self.case.matched.projects.get(code, ()):
            text = report.actuals.completion
            if text is None:
                continue
            if used is None or used.file.as_of != report.file.as_of:
                used = report
            elif text != used.actuals.completion:
                why = msg("the completion is described differently in another file of the same day")
                places = (one.file.place("projects", one.key, "completion") for one in (used, report))
                self.findings.append(conflict(why, *places))
        return None if used is None else used.actuals.completion

    def results(
        self, section: Section, above: tuple[str, ...], indicators: Mapping[Address, Indicator]
    ) -> tuple[IndicatorResult, ...]:
        """The indicators of one group; ``above`` is its activity or the code of its project."""
        return tuple(self._result(section, above, address, one) for address, one in indicators.items())

    def _result(
        self, section: Section, above: tuple[str, ...], address: Address, indicator: Indicator
    ) -> IndicatorResult:
        reported = self.case.matched.reports.get((section, *above, *address))
        name = indicator.name or address[-1]
        measured = measured_by(indicator, name, address[:-1], self.case.targets.year)
        if reported is None:
            rated = rate(measured, None, self.as_of)
        else:
            rated = rate(measured, reported.report, reported.as_of)
            for rule, problem in rated.problems:
                why = msg("{name}: {problem}", name=name, problem=problem)
                place = reported.place_of("completed_on") if rule is DATE_OUTSIDE else reported.place
                self.findings.append(Finding(rule, why, place=place))
        return IndicatorResult(
            section,
            (*above, *address[:-1]),
            address[-1],
            indicator,
            rated.outcome,
            measured,
            reported,
            file=self.case.targets,
            way=way_to(section, above, address),
        )
