"""The assessment of a department's year: every indicator, every project's money, everything that did not fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfcheck.assessment.matching import Address, Matched, match
from perfcheck.assessment.pace import elapsed_on, pace_of
from perfcheck.assessment.rating import measured_by, number_reported, rate
from perfcheck.assessment.results import (
    ActivityResult,
    Assessment,
    IndicatorResult,
    ProjectResult,
    Section,
)
from perfcheck.assessment.rules import OTHER_TARGETS
from perfcheck.assessment.schedule import schedule_of
from perfcheck.assessment.spending import money_of
from perfcheck.findings import Finding
from perfcheck.measures.numbers import fold
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import msg
from perfcheck.model.actuals import Actuals

if TYPE_CHECKING:
    from datetime import date

    from perfcheck.findings import KeyPath
    from perfcheck.model.targets import Indicator, Targets


class OtherTargetsError(ValueError):
    """Actual figures of another department or year than the targets; ``findings`` says of which."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(finding.message.render() for finding in findings))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class _Subject:
    """What all indicators of one assessment share."""

    targets: Targets
    matched: Matched
    as_of: date


def grade(targets: Targets, actuals: Actuals | Iterable[Actuals]) -> Assessment:
    """How the department stands in its year.

    Several files of figures are merged, the later ``as_of`` winning value by value. What cannot be used is in the
    assessment's findings; nothing is left out in silence.

    Raises:
        OtherTargetsError: figures of another department or year.
        ValueError: no file of figures at all.
    """
    files = (actuals,) if isinstance(actuals, Actuals) else tuple(actuals)
    if not files:
        message = "an assessment needs at least one file of actual figures"
        raise ValueError(message)
    require_same_targets(targets, files)
    matched = match(targets, files)
    subject = _Subject(targets, matched, max(file.as_of for file in files))
    return _assessed(subject, files)


def require_same_targets(targets: Targets, files: Iterable[Actuals]) -> None:
    """Refuse figures that belong to other targets.

    Raises:
        OtherTargetsError: figures of another department or year.
    """
    foreign = tuple(finding for file in files if (finding := _foreign(targets, file)) is not None)
    if foreign:
        raise OtherTargetsError(foreign)


def _foreign(targets: Targets, file: Actuals) -> Finding | None:
    """The finding that figures are of another department or year than the targets; None where they belong."""
    own, other = targets.department.code, file.department.code
    if file.year != targets.year:
        why = msg("these figures are of {year}, the targets of {own}", year=str(file.year), own=str(targets.year))
        return Finding(OTHER_TARGETS, why, place=file.place("as_of"))
    if fold(own) != fold(other):
        why = msg("these figures are of department {other}, the targets of {own}", other=other, own=own)
        return Finding(OTHER_TARGETS, why, place=file.place("department"))
    return None


def _assessed(subject: _Subject, files: tuple[Actuals, ...]) -> Assessment:
    targets = subject.targets
    overall, findings = _results(
        subject, Section.OVERALL, (), {(name,): one for name, one in targets.overall.targets.items()}
    )
    activities, more = _activities(subject)
    projects, still_more = _projects(subject)
    return Assessment(
        department=targets.department,
        year=targets.year,
        as_of=subject.as_of,
        elapsed=elapsed_on(subject.as_of),
        overall=overall,
        activities=activities,
        projects=projects,
        findings=(*subject.matched.findings, *findings, *more, *still_more),
        targets_file=targets.file,
        actuals_files=tuple(file.file for file in files if file.file is not None),
        remarks=tuple(dict.fromkeys(file.note for file in files if file.note)),
    )


def _activities(subject: _Subject) -> tuple[tuple[ActivityResult, ...], tuple[Finding, ...]]:
    activities: list[ActivityResult] = []
    findings: list[Finding] = []
    for key, activity in subject.targets.activities.items():
        indicators = {(name,): indicator for name, indicator in activity.indicators.items()}
        results, problems = _results(subject, Section.ACTIVITIES, (key,), indicators)
        budget = None if activity.budget is None else subject.targets.money(activity.budget).to(WAN_YUAN)
        activities.append(ActivityResult(activity.name or key, budget, results))
        findings.extend(problems)
    return tuple(activities), tuple(findings)


def _projects(subject: _Subject) -> tuple[tuple[ProjectResult, ...], tuple[Finding, ...]]:
    projects: list[ProjectResult] = []
    findings: list[Finding] = []
    for code, project in subject.targets.projects.items():
        indicators = {(row.level1, row.level2, row.key): row.indicator for row in project.rows()}
        results, problems = _results(subject, Section.PROJECTS, (code,), indicators)
        money, spending = money_of(subject.targets, subject.matched.projects.get(code, ()))
        schedule = schedule_of(subject.targets, code, money, subject.as_of)
        projects.append(ProjectResult(code, project.name, results, schedule))
        findings.extend((*problems, *spending))
    return tuple(projects), tuple(findings)


def _results(
    subject: _Subject, section: Section, above: tuple[str, ...], indicators: dict[Address, Indicator]
) -> tuple[tuple[IndicatorResult, ...], tuple[Finding, ...]]:
    pairs = [_result(subject, section, above, address, indicator) for address, indicator in indicators.items()]
    findings = tuple(finding for _, finding in pairs if finding is not None)
    return tuple(result for result, _ in pairs), findings


def _result(
    subject: _Subject, section: Section, above: tuple[str, ...], address: Address, indicator: Indicator
) -> tuple[IndicatorResult, Finding | None]:
    reported = subject.matched.reports.get((section, *above, *address))
    group, key = (*above, *address[:-1]), address[-1]
    measured = measured_by(indicator, indicator.name or key, group, subject.targets.year)
    report = None if reported is None else reported.report
    as_of = subject.as_of if reported is None else reported.as_of
    rated = rate(measured, report, as_of)
    number = None if report is None else number_reported(report)
    pace = None if number is None or rated.outcome.verdict.level is None else pace_of(measured, number, as_of)
    place = subject.targets.place(*_way(section, above, address), key=True)
    result = IndicatorResult(section, group, key, indicator, place, replace(rated.outcome, pace=pace), reported)
    if rated.problem is None or reported is None:
        return result, None
    rule, message = rated.problem
    named = msg("{name}: {problem}", name=result.name, problem=message)
    return result, Finding(rule, named, place=reported.place)


def _way(section: Section, above: tuple[str, ...], address: Address) -> KeyPath:
    """Where an indicator stands in the target file."""
    if section is Section.OVERALL:
        return ("overall", "targets", *address)
    return (section.value, *above, "indicators", *address)
