"""Why an indicator or a project stands as it does: what the assessment kept on its way, put in the order to tell it.

Nothing is computed here a second time. How cells were read, which levels were tried, the terms of a score and the
policy's values that it rests on are those of the assessment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfcheck.assessment.choosing import ChoiceError, chosen
from perfcheck.assessment.explanation_results import (
    Explanation,
    Figure,
    IndicatorExplanation,
    LevelCell,
    PolicyUse,
    ProjectExplanation,
    StandardReading,
    TargetReading,
)
from perfcheck.assessment.lights import budget_signal, signal_of
from perfcheck.assessment.monitoring_results import Basis
from perfcheck.assessment.results import Assessment, Verdict
from perfcheck.assessment.scores import ProjectScore
from perfcheck.assessment.trail import Decider, Trail
from perfcheck.measures.criterion import Amount
from perfcheck.measures.standard import Scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from perfcheck.assessment.monitoring_results import Signal
    from perfcheck.assessment.results import IndicatorResult, ProjectResult
    from perfcheck.findings import KeyPath
    from perfcheck.measures.standard import Band, End, Level
    from perfcheck.messages import Message
    from perfcheck.model.policy import Policy

INDICATORS: KeyPath = ("monitoring", "indicators", "steps")
BUDGET: KeyPath = ("monitoring", "budget", "steps")
"""Where the turns of the lights stand in a policy."""

__all__ = [
    "ChoiceError",
    "Explanation",
    "Figure",
    "IndicatorExplanation",
    "LevelCell",
    "PolicyUse",
    "ProjectExplanation",
    "StandardReading",
    "TargetReading",
    "explain",
]


def explain(
    assessments: Assessment | Sequence[Assessment], name: str | None = None, *, project: str | None = None
) -> Explanation:
    """Why an indicator stands as it does, or a project where no indicator is named.

    An indicator is named as in a file of figures; before its name may stand the activity or the project. A project is
    named by its code, its last part, or its name.

    Raises:
        ChoiceError: nothing is called so, or several things are.
    """
    every = (assessments,) if isinstance(assessments, Assessment) else tuple(assessments)
    choice = chosen(every, name, project)
    if choice.result is not None:
        return _indicator(choice.assessment, choice.project, choice.result)
    if choice.project is not None:
        return _project(choice.assessment, choice.project)
    raise AssertionError


def _indicator(assessment: Assessment, project: ProjectResult | None, result: IndicatorResult) -> IndicatorExplanation:
    policy, trail = assessment.policy, result.outcome.trail or Trail()
    signal = None if policy is None or not _is_lit(result) else signal_of(result, assessment.as_of, policy)
    given = project is not None and result.indicator.weight is not None
    return IndicatorExplanation(
        assessment=assessment,
        project=project,
        result=result,
        figure=_figure(result, trail),
        standard=_standard(result, trail),
        target=_target(result, trail),
        policy_values=tuple(_used((*_ways(project, result), *_lit_by(signal, INDICATORS)), policy)),
        signal=signal,
        weight_place=result.place_of("weight") if given else None,
    )


def _is_lit(result: IndicatorResult) -> bool:
    """Whether there is a figure that a light could be for."""
    return result.reported is not None and result.verdict not in (Verdict.NOT_APPLICABLE, Verdict.UNDETERMINED)


def _project(assessment: Assessment, project: ProjectResult) -> ProjectExplanation:
    score = project.score
    ways: tuple[KeyPath, ...] = ()
    if isinstance(score, ProjectScore):
        own = [one.score.origin.rests_on for one in project.results if one.score and one.score.origin]
        ways = (*(way for one in own for way in one), *score.execution.rests_on, *score.rests_on)
    policy = assessment.policy
    reported = project.schedule.as_of is not None
    signal = budget_signal(project.schedule, assessment.as_of, policy) if policy is not None and reported else None
    return ProjectExplanation(assessment, project, tuple(_used((*ways, *_lit_by(signal, BUDGET)), policy)), signal)


def _lit_by(signal: Signal | None, steps: KeyPath) -> Iterator[KeyPath]:
    """The ways to the steps of a light that a rate chose, and to how the part of the year is counted."""
    if signal is None or signal.rate is None:
        return
    yield steps
    if signal.basis in (Basis.PART_DUE, Basis.YEAR):
        yield ("monitoring", "elapsed")


def _figure(result: IndicatorResult, trail: Trail) -> Figure | None:
    reported = result.reported
    if reported is None:
        return None
    report = reported.report
    by_value = report.value is not None and bool(report.value.text)
    key = "value" if by_value else "completed_on" if report.completed_on else "not_applicable"
    day = "" if report.completed_on is None else report.completed_on.isoformat()
    used = trail.by_standard if trail.decider is Decider.STANDARD else trail.by_target
    return Figure(
        text=str(report.value) if by_value else day,
        place=reported.place_of(key),
        as_of=reported.as_of,
        criterion=report.value,
        completed_on=report.completed_on,
        quantity=report.value.quantity if isinstance(report.value, Amount) and report.value.bare else None,
        compared=None if used is None else used.value,
        assumptions=_of_figure(result),
    )


def _of_figure(result: IndicatorResult) -> tuple[Message, ...]:
    """What was assumed of the figure, and neither of the target nor of the standard."""
    measured = result.measured
    graded = () if measured.graded is None else measured.graded.assumptions
    others = {*measured.demand.assumptions, *graded}
    return tuple(one for one in result.outcome.assumptions if one not in others)


def _standard(result: IndicatorResult, trail: Trail) -> StandardReading | None:
    standard, graded = result.indicator.standard, result.measured.graded
    if standard is None or graded is None:
        return None
    tried = _tried(trail)
    bands, entries = _bands(graded.scale)
    levels = tuple(
        LevelCell(level, cell, result.place_of(level.value), bands.get(level), entries.get(level), tried.get(level))
        for level, cell in standard.cells()
    )
    return StandardReading(levels, graded.scale, graded.assumptions, trail.decider is Decider.STANDARD)


def _tried(trail: Trail) -> dict[Level, bool]:
    """The levels that a figure was tried on; what passes none of them is 差, whatever its own cell says."""
    by_standard = trail.by_standard
    if by_standard is None:
        return {}
    if by_standard.level is not None:
        return {by_standard.level: True}
    return {trial.level: trial.passed for trial in by_standard.trials()}


def _bands(scale: object) -> tuple[Mapping[Level, Band], Mapping[Level, End]]:
    if not isinstance(scale, Scale):
        return {}, {}
    return {band.level: band for band in scale.bands}, dict(scale.entries)


def _target(result: IndicatorResult, trail: Trail) -> TargetReading | None:
    measured, cell = result.measured, result.indicator.target
    if cell is None:
        return None
    by_target = trail.by_target
    ratio = None if by_target is None else by_target.ratio
    return TargetReading(
        cell=cell,
        place=result.place_of("target"),
        demand=measured.demand.criterion,
        assumptions=measured.demand.assumptions,
        decided=trail.decider is Decider.TARGET,
        rate=None if ratio is None else ratio.share,
        part=None if ratio is None else ratio.part,
        whole=None if ratio is None else ratio.whole,
        trials=() if by_target is None else by_target.trials(),
        due=None if by_target is None else by_target.due,
        done=None if by_target is None else by_target.done,
    )


def _ways(project: ProjectResult | None, result: IndicatorResult) -> Iterator[KeyPath]:
    """The ways to the values of the policy that an indicator's weight and score rest on."""
    score = result.score
    if score is None:
        return
    if score.origin is not None:
        yield from score.origin.rests_on
    whole = project.score if project is not None else None
    if isinstance(whole, ProjectScore) and whole.is_scaled:
        yield ("weights", "execution")
    yield from score.rests_on


def _used(ways: Iterable[KeyPath], policy: Policy | None) -> Iterator[PolicyUse]:
    if policy is None:
        return
    data = policy.model_dump(mode="json", exclude_none=True)
    for way in dict.fromkeys(ways):
        value: Any = data
        for step in way:
            value = value[step]
        yield PolicyUse(way, value, policy.provenance(*way))
