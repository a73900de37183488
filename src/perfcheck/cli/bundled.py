"""What the commands that assess bundles of files do alike: one result a bundle, narrowed to the projects asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from perfcheck.cli.session import UsageProblemError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from perfcheck.assessment.monitoring_results import Monitoring
    from perfcheck.assessment.results import Assessment
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.assessment.trend_results import Trend
    from perfcheck.findings import Finding
    from perfcheck.messages import Watch
    from perfcheck.review.form_case import FormCase
    from perfcheck.sources.bundles import Bundle

T = TypeVar("T", bound="Assessment | FormCase | Monitoring | Schedules | Trend")


def each_bundle(bundles: Iterable[Bundle], assess: Callable[[Bundle], T]) -> tuple[tuple[T, ...], tuple[Finding, ...]]:
    """A result a bundle, with the findings of its files.

    Figures of another department, and a policy that cannot be used, make findings instead.
    """
    from perfcheck.assessment.case import OtherTargetsError
    from perfcheck.review.policies import PolicyProblemError

    results: list[T] = []
    findings: list[Finding] = []
    for bundle in bundles:
        try:
            result = assess(bundle)
        except (OtherTargetsError, PolicyProblemError) as error:
            findings.extend((*bundle.findings, *error.findings))
            continue
        results.append(replace(result, findings=(*bundle.findings, *result.findings)))
    # One policy is wrong for all bundles alike.
    return tuple(results), tuple(dict.fromkeys(findings))


def watch_of_all(bundles: Sequence[Bundle], watch: Watch | None) -> Watch | None:
    """What is told of each project of all bundles, whose number is that of all of them."""
    if watch is None:
        return None
    total = sum(len(bundle.targets.projects) for bundle in bundles)
    return lambda count, _: watch(count, total)


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
