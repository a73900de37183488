"""Which reported figure belongs to which target: names resolved, files merged, and what fits nowhere told."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from perfcheck.assessment.rating import is_reported
from perfcheck.assessment.results import Reported, Section
from perfcheck.assessment.rules import (
    AMBIGUOUS_NAME,
    CONFLICTING_FILES,
    NAMED_TWICE,
    UNKNOWN_ACTIVITY,
    UNKNOWN_INDICATOR,
    UNKNOWN_PROJECT,
)
from perfcheck.findings import Finding
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg
from perfcheck.model.lookup import codes_called, no_project, several_projects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from perfcheck.findings import KeyPath, Rule
    from perfcheck.model.actuals import Actuals, ProjectActuals, Report
    from perfcheck.model.targets import Targets

Address = tuple[str, ...]
"""Where an indicator stands in its targets: the section, its groups and its key."""


@dataclass(frozen=True, slots=True)
class ProjectReport:
    """What one file reports of one project, and the key it stands under."""

    file: Actuals
    key: str

    @property
    def actuals(self) -> ProjectActuals:
        """The report itself."""
        return self.file.projects[self.key]


@dataclass(frozen=True, slots=True)
class Matched:
    """The figures by the address of their indicator, the files' reports by project code, and what did not fit."""

    reports: Mapping[Address, Reported]
    projects: Mapping[str, tuple[ProjectReport, ...]]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Reports that stand together in a file, and the indicators that they may name."""

    way: KeyPath
    reports: Mapping[str, Report]
    address: Address
    indicators: Sequence[Address]


def match(targets: Targets, files: Iterable[Actuals]) -> Matched:
    """All figures of the files, oldest first, the later ``as_of`` winning value by value.

    The order in which the files are given makes no difference: two of one day that disagree are a finding.
    """
    reports: dict[Address, Reported] = {}
    projects: dict[str, tuple[ProjectReport, ...]] = {}
    findings: list[Finding] = []
    for file in sorted(files, key=lambda one: (one.as_of, one.file or "")):
        own, problems = _own_projects(targets, file)
        findings.extend(problems)
        for code, key in own.items():
            projects[code] = (*projects.get(code, ()), ProjectReport(file, key))
        for group, problem in _groups(targets, file, own):
            findings.extend(problem)
            findings.extend(_take(reports, file, group))
    return Matched(reports, projects, tuple(findings))


def _own_projects(targets: Targets, file: Actuals) -> tuple[dict[str, str], list[Finding]]:
    """The keys of a file's projects by the code that each stands for."""
    own: dict[str, str] = {}
    findings = []
    names = {code: project.name for code, project in targets.projects.items()}
    for key in file.projects:
        place = file.place("projects", key, key=True)
        codes = codes_called(names, key)
        if not codes:
            findings.append(Finding(UNKNOWN_PROJECT, no_project(names, key), place=place))
        elif len(codes) > 1:
            findings.append(Finding(AMBIGUOUS_NAME, several_projects(key, codes), place=place))
        elif codes[0] in own:
            findings.append(_twice(own[codes[0]], key, file, ("projects", key)))
        else:
            own[codes[0]] = key
    return own, findings


def _groups(
    targets: Targets, file: Actuals, own: Mapping[str, str]
) -> Iterator[tuple[_Group, list[Finding]]]:
    overall = [(name,) for name in targets.overall.targets]
    yield _Group(("overall",), file.overall, (Section.OVERALL,), overall), []
    for name, reports in file.activities.items():
        key = _same_name(name, targets.activities)
        if key is None:
            finding = _unknown(UNKNOWN_ACTIVITY, name, targets.activities, file, ("activities", name))
            yield _Group(("activities", name), {}, (), []), [finding]
        else:
            indicators = [(indicator,) for indicator in targets.activities[key].indicators]
            yield _Group(("activities", name), reports, (Section.ACTIVITIES, key), indicators), []
    for code, key in own.items():
        rows = [(row.level1, row.level2, row.key) for row in targets.projects[code].rows()]
        reports = file.projects[key].indicators
        yield _Group(("projects", key, "indicators"), reports, (Section.PROJECTS, code), rows), []


def _take(reports: dict[Address, Reported], file: Actuals, group: _Group) -> Iterator[Finding]:
    """Put each report of a group to its address."""
    taken: dict[Address, str] = {}
    index = _index(group.indicators)
    for name, report in group.reports.items():
        way = (*group.way, name)
        found = _called(name, group.indicators, index)
        if len(found) != 1:
            yield _misnamed(name, found, group, file, way)
            continue
        address = (*group.address, *found[0])
        if address in taken:
            yield _twice(taken[address], name, file, way)
            continue
        taken[address] = name
        new = Reported(report, file.as_of, file.place(*way), way)
        yield from _merge(reports, address, new)


def _merge(reports: dict[Address, Reported], address: Address, new: Reported) -> Iterator[Finding]:
    """The new figure replaces an older one, unless it says nothing."""
    old = reports.get(address)
    if old is not None and _says_something(old.report):
        if not _says_something(new.report):
            return
        if old.as_of == new.as_of and old.report != new.report:
            yield Finding(
                CONFLICTING_FILES,
                msg("{name} is reported differently in another file of the same day", name=address[-1]),
                msg("the other figure stands at {place}; it was used", place=str(old.place)),
                new.place,
            )
            return
    reports[address] = new


def _says_something(report: Report) -> bool:
    return is_reported(report) or bool(report.not_applicable)


def _index(indicators: Iterable[Address]) -> dict[str, list[Address]]:
    """The indicators by every way to name them: alone, or with the levels above, ``数量指标/购买数量``."""
    index: dict[str, list[Address]] = {}
    for address in indicators:
        for start in range(len(address)):
            index.setdefault(fold("/".join(address[start:])), []).append(address)
    return index


def _called(name: str, indicators: Iterable[Address], index: Mapping[str, list[Address]]) -> list[Address]:
    """The indicators that a name may mean; the very same key goes before one that only looks the same."""
    exact = [address for address in indicators if address[-1] == name]
    return exact or index.get(fold(name), [])


def _misnamed(name: str, found: Sequence[Address], group: _Group, file: Actuals, way: KeyPath) -> Finding:
    if not found:
        return _unknown(UNKNOWN_INDICATOR, name, [address[-1] for address in group.indicators], file, way)
    ways = tuple("/".join(address) for address in found)
    return Finding(
        AMBIGUOUS_NAME,
        msg("{name} can be any of {names}; write the levels above it as well", name=name, names=ways),
        place=file.place(*way, key=True),
    )


def _unknown(rule: Rule, name: str, known: Iterable[str], file: Actuals, way: KeyPath) -> Finding:
    known = tuple(known)
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = msg("did you mean {key}?", key=close[0]) if close else msg("there are {names}", names=known)
    return Finding(
        rule,
        msg("the targets have no {name}", name=name),
        hint if known else None,
        file.place(*way, key=True),
    )


def _twice(first: str, second: str, file: Actuals, way: KeyPath) -> Finding:
    return Finding(
        NAMED_TWICE,
        msg("{first} and {second} name the same thing; the first one was used", first=first, second=second),
        place=file.place(*way, key=True),
    )


def _same_name(name: str, known: Iterable[str]) -> str | None:
    known = tuple(known)
    if name in known:
        return name
    return next((one for one in known if fold(one) == fold(name)), None)

