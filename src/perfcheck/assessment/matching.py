"""Which reported figure belongs to which target: files merged in the order of their days, what fits nowhere told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from perfcheck.assessment.addresses import Address, indicators_below
from perfcheck.assessment.merging import contradicts, merged
from perfcheck.assessment.naming import Names, assigned, names_of_activities, names_of_indicators, names_of_projects
from perfcheck.assessment.problems import conflict
from perfcheck.assessment.results import Reported, Section
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from perfcheck.findings import Finding, KeyPath
    from perfcheck.model.actuals import Actuals, ProjectActuals, Report
    from perfcheck.model.targets import Targets

T = TypeVar("T")


class ProjectReport(NamedTuple):
    """What one file reports of one project, and the key it stands under."""

    file: Actuals
    key: str

    @property
    def actuals(self) -> ProjectActuals:
        """The report itself."""
        return self.file.projects[self.key]


class Matched(NamedTuple):
    """The figures by the section, group and address of their indicator, and what did not fit.

    ``projects`` holds the reports on each project by its code, oldest file first.
    """

    reports: Mapping[Address, Reported]
    projects: Mapping[str, tuple[ProjectReport, ...]]
    findings: tuple[Finding, ...]


def match(targets: Targets, files: Iterable[Actuals]) -> Matched:
    """All figures of the files, the later ``as_of`` winning value by value.

    The order in which the files are given makes no difference: two of one day that disagree are a finding.
    """
    matching = _Matching(targets)
    for file in sorted(files, key=_age):
        matching.take(file)
    projects = {code: tuple(reports) for code, reports in matching.projects.items()}
    return Matched(matching.reports, projects, tuple(matching.findings))


def _age(file: Actuals) -> tuple[object, ...]:
    """The order of files; those of one day by their names, or by their content where they have none."""
    return file.as_of, file.file or "", "" if file.file else file.model_dump_json()


class _Group(NamedTuple):
    """Reports that stand together at a ``way`` in a file, on the indicators of one group, which is ``above`` them."""

    way: KeyPath
    reports: Mapping[str, Report]
    above: Address


@dataclass(slots=True)
class _Matching:
    """The figures so far, while the files come in, oldest first."""

    targets: Targets
    names: dict[Address, Names[Address]] = field(default_factory=dict)
    reports: dict[Address, Reported] = field(default_factory=dict)
    projects: dict[str, list[ProjectReport]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def take(self, file: Actuals) -> None:
        """Put each report of a file to its indicator."""
        for group in self._groups(file):
            names = self._names_below(group.above)
            for address, key in self._assigned(file, group.way, group.reports, names).items():
                new = Reported(group.reports[key], file, (*group.way, key))
                self._put((*group.above, *address), new)

    def _groups(self, file: Actuals) -> Iterator[_Group]:
        yield _Group(("overall",), file.overall, (Section.OVERALL,))
        activities = self._assigned(file, ("activities",), file.activities, names_of_activities(self.targets))
        for name, key in activities.items():
            yield _Group(("activities", key), file.activities[key], (Section.ACTIVITIES, name))
        projects = self._assigned(file, ("projects",), file.projects, names_of_projects(self.targets))
        for code, key in projects.items():
            self.projects.setdefault(code, []).append(ProjectReport(file, key))
            reports = file.projects[key].indicators
            yield _Group(("projects", key, "indicators"), reports, (Section.PROJECTS, code))

    def _names_below(self, above: Address) -> Names[Address]:
        """What keys may name in a group; the same in all files."""
        known = self.names.get(above)
        if known is None:
            known = self.names[above] = names_of_indicators(indicators_below(self.targets, above))
        return known

    def _assigned(self, file: Actuals, way: KeyPath, keys: Iterable[str], names: Names[T]) -> dict[T, str]:
        own, findings = assigned(keys, names, lambda key: file.place(*way, key, key=True))
        self.findings.extend(findings)
        return own

    def _put(self, address: Address, new: Reported) -> None:
        old = self.reports.get(address)
        if old is None:
            self.reports[address] = new
        elif contradicts(old, new):
            why = msg("{name} is reported differently in another file of the same day", name=address[-1])
            self.findings.append(conflict(why, old.place, new.place))
        else:
            self.reports[address] = merged(old, new)
