"""How a year went from file to file: indicators' figures and projects' spending in the order of their days."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from perfcheck.assessment.case import case_of
from perfcheck.assessment.grading import grade
from perfcheck.assessment.plan import planned_on, points_of
from perfcheck.assessment.progress import achieved, elapsed_share, grows, whole_of
from perfcheck.assessment.rules import CUMULATIVE_FALLS
from perfcheck.assessment.spending import money_of
from perfcheck.assessment.trend_results import FigurePoint, IndicatorSeries, SpendingPoint, SpendingSeries, Trend
from perfcheck.findings import Finding
from perfcheck.messages import msg
from perfcheck.model.lookup import pick, short_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from perfcheck.assessment.case import Case
    from perfcheck.assessment.results import Assessment, IndicatorResult
    from perfcheck.model.actuals import Actuals
    from perfcheck.model.policy import Policy
    from perfcheck.model.targets import Targets


def trend(targets: Targets, actuals: Actuals | Iterable[Actuals], policy: Policy) -> Trend:
    """The series of a department's files; those of one day are one point. The order of the files makes no difference.

    Raises:
        OtherTargetsError: figures of another department or year.
        ValueError: no file of figures at all.
    """
    case = case_of(targets, actuals)
    merged = grade(targets, case.files)
    files = sorted(case.files, key=attrgetter("as_of"))
    graded = tuple(grade(targets, tuple(same)) for _, same in groupby(files, key=attrgetter("as_of")))
    series = tuple(_series(merged, graded, policy))
    alone = (finding for assessment in graded for finding in assessment.findings)
    falls = (finding for one in series for finding in one.falls)
    return Trend(
        department=targets.department,
        year=targets.year,
        days=tuple(assessment.as_of for assessment in graded),
        indicators=series,
        spending=tuple(_spending(case)),
        findings=tuple(dict.fromkeys((*merged.findings, *alone, *falls))),
        targets_file=merged.targets_file,
        actuals_files=merged.actuals_files,
        remarks=merged.remarks,
    )


def falling(targets: Targets, actuals: Iterable[Actuals], policy: Policy) -> tuple[Finding, ...]:
    """Cumulative figures of indicators that fall from one file to a later one."""
    return tuple(one for one in trend(targets, actuals, policy).findings if one.rule is CUMULATIVE_FALLS)


def only_series(trends: Sequence[Trend], names: Sequence[str]) -> tuple[Trend, ...]:
    """The series of the named projects alone.

    Raises:
        ProjectLookupError: a name that no project has, or more than one.
    """
    known = {one.code: one.name for department in trends for one in department.spending}
    wanted = {pick(known, name) for name in names}
    narrowed = (_narrowed(one, wanted) for one in trends)
    return tuple(one for one in narrowed if one.spending)


def _narrowed(one: Trend, wanted: set[str]) -> Trend:
    return replace(
        one,
        indicators=tuple(series for series in one.indicators if series.project and series.group[0] in wanted),
        spending=tuple(series for series in one.spending if series.code in wanted),
    )


def _series(merged: Assessment, graded: Sequence[Assessment], policy: Policy) -> Iterator[IndicatorSeries]:
    """The indicators of all files side by side; every file is graded against the same targets."""
    owners = tuple(_owners(merged))
    for owner, results in zip(owners, zip(*(one.results() for one in graded), strict=True), strict=True):
        days = (assessment.as_of for assessment in graded)
        points = _with_due(
            tuple(_point(day, result, policy) for day, result in zip(days, results, strict=True)), policy
        )
        first = results[0]
        falls = tuple(_falls(first.name, points))
        yield IndicatorSeries(first.section, first.group, first.name, points, *owner, falls)


def _owners(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """For each indicator the name of its activity and of its project, in the order of the targets."""
    yield from (("", "") for _ in assessment.overall)
    for activity in assessment.activities:
        yield from ((activity.name, "") for _ in activity.results)
    for project in assessment.projects:
        yield from (("", project.name) for _ in project.results)


def _point(day: date, result: IndicatorResult, policy: Policy) -> FigurePoint:
    value, done = result.outcome.value, achieved(result)
    return FigurePoint(day, result, value, done, None, grows(result, policy), _of_whole(result))


def _with_due(points: tuple[FigurePoint, ...], policy: Policy) -> tuple[FigurePoint, ...]:
    """The points with the part of the target that is due, where it is one of those that grow."""
    if not any(point.grows for point in points):
        return points
    return tuple(replace(point, due=elapsed_share(point.day, policy)) for point in points)


def _of_whole(result: IndicatorResult) -> Fraction | None:
    demand, value = result.outcome.demand, result.outcome.value
    limit = None if demand is None or demand.low is not None else demand.high
    whole = whole_of(result) if limit is None else limit.quantity.magnitude
    return None if value is None or whole is None or whole <= 0 else Fraction(value.magnitude) / Fraction(whole)


def _falls(name: str, points: Iterable[FigurePoint]) -> Iterator[Finding]:
    """Figures that grow with the year and yet are lower in a later file."""
    reported = [point for point in points if point.value is not None]
    for before, after in pairwise(reported):
        if not (before.grows or after.grows) or before.value is None or after.value is None:
            continue
        if after.value.compare(before.value) < 0 and after.result.reported is not None:
            why = msg(
                "{name} falls from {before} on {first} to {after} on {day}",
                name=name,
                before=str(before.result.actual),
                first=before.day.isoformat(),
                after=str(after.result.actual),
                day=after.day.isoformat(),
            )
            hint = msg("figures are cumulative from the beginning of the year; correct the figure, or note why it fell")
            yield Finding(CUMULATIVE_FALLS, why, hint, after.result.reported.place)


def _spending(case: Case) -> Iterator[SpendingSeries]:
    """Every project's spending from all files together; what is wrong with it is told by the assessment."""
    targets = case.targets
    for code, short in short_codes(targets.projects).items():
        money, _ = money_of(targets, code, case.matched.projects.get(code, ()))
        plan = points_of(targets.projects[code], targets.year)
        points = tuple(
            SpendingPoint(
                figure.day,
                figure.amount,
                money.share_on(figure),
                planned_on(plan, figure.day, targets.year),
                falls=before is not None and figure.amount.compare(before.amount) < 0,
            )
            for before, figure in pairwise((None, *money.figures))
            if figure is not None
        )
        yield SpendingSeries(code, short, targets.projects[code].name, money.budget_on(case.until), points)
