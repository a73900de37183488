"""What the commands that assess bundles of files do alike: one result a bundle, narrowed to the projects asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from perfcheck.cli.session import UsageProblemError
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from perfcheck.assessment.monitoring_results import Monitoring
    from perfcheck.assessment.results import Assessment
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.assessment.trend_results import Trend
    from perfcheck.cli.exits import ExitCode
    from perfcheck.cli.session import Colour, Session
    from perfcheck.findings import Finding
    from perfcheck.reports.canvas import Canvas
    from perfcheck.review.form_case import FormCase
    from perfcheck.sources.bundles import Bundle, Collection

T = TypeVar("T", bound="Assessment | FormCase | Monitoring | Schedules | Trend")


@dataclass(frozen=True, slots=True)
class Assessed(Generic[T]):
    """A result a bundle; the findings of files that came into none; all the files that were read for the results."""

    results: tuple[T, ...]
    unplaced: tuple[Finding, ...]
    files: tuple[Path, ...]

    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found wrong."""
        return (*self.unplaced, *(finding for result in self.results for finding in result.findings))


@dataclass(frozen=True, slots=True)
class Ending:
    """How a call ends: where its result goes, over another file or not, in which colours, whether warnings count."""

    output: Path | None
    force: bool
    color: Colour
    strict: bool


def collected(actuals: Iterable[Path], targets: Path | None, session: Session, limit: int) -> Collection:
    """The files of figures that a call names, and their targets."""
    from perfcheck.cli.progress import progress
    from perfcheck.sources.plans import collect

    with progress(session, msg("reading")) as watch:
        return collect(actuals, targets, limit=limit, watch=watch)


def each_bundle(collection: Collection, assess: Callable[[Bundle], T], session: Session) -> Assessed[T]:
    """A result a bundle, with the findings of its files.

    Figures of another department, and a policy that cannot be used, make findings instead.
    """
    from perfcheck.assessment.case import OtherTargetsError
    from perfcheck.cli.progress import progress
    from perfcheck.review.policies import PolicyProblemError

    results: list[T] = []
    findings: list[Finding] = []
    with progress(session, msg("grading")) as watch:
        for bundle in collection.bundles:
            try:
                result = assess(bundle)
            except (OtherTargetsError, PolicyProblemError) as error:
                findings.extend((*bundle.findings, *error.findings))
            else:
                results.append(replace(result, findings=(*bundle.findings, *result.findings)))
            if watch is not None:
                watch(1, len(collection.bundles))
    # One policy is wrong for all bundles alike.
    unplaced = (*collection.findings, *dict.fromkeys(findings))
    files = tuple(file for bundle in collection.bundles for file in bundle.files)
    return Assessed(tuple(results), unplaced, files)


def conclude(
    assessed: Assessed[T],
    report: Callable[[Canvas], str | bytes] | None,
    ending: Ending,
    session: Session,
) -> ExitCode:
    """Deliver the report, tell everything that was found wrong, and give the exit code.

    There is no report where nothing is to be shown. What is wrong counts even where only some projects are looked at.

    Raises:
        UsageProblemError: the result cannot be written, or would replace what it is made of.
    """
    from perfcheck.cli.exits import code_for
    from perfcheck.cli.findings_output import show_on_stderr
    from perfcheck.cli.output import deliver, keep_inputs

    if report is not None:
        keep_inputs(ending.output, assessed.files)
        deliver(report(session.canvas(ending.color, ending.output)), ending.output, session, force=ending.force)
    findings = assessed.findings()
    show_on_stderr(findings, session, ending.color)
    return code_for(findings, strict=ending.strict)


def only_named(
    results: tuple[T, ...], names: Sequence[str], narrow: Callable[[Sequence[T], Sequence[str]], tuple[T, ...]]
) -> tuple[T, ...]:
    """The results narrowed to the named projects; all of them where none is named.

    Raises:
        UsageProblemError: a name that no project has, or more than one.
    """
    from perfcheck.model.lookup import ProjectLookupError

    try:
        return narrow(results, names) if names and results else results
    except ProjectLookupError as error:
        raise UsageProblemError(error.message) from None
