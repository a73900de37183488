"""What there is to say about one indicator, and what was assumed in all of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfcheck.assessment.results import Verdict
from perfcheck.messages import msg
from perfcheck.reports.score_texts import score_reasons
from perfcheck.reports.texts import next_step_message, pace_message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.assessment.results import Assessment, IndicatorResult
    from perfcheck.messages import Message

MOST_NAMED = 6
"""How many indicators an assumption names before it counts the rest."""


def explanations(result: IndicatorResult) -> tuple[tuple[Message, ...], ...]:
    """What there is to say about the level and what it still needs, about missing points, and by the department.

    Empty for what is fine.
    """
    standing = tuple(_standing(result))
    said = (standing, tuple(_points(result, standing)), tuple(_reported(result)))
    return tuple(messages for messages in said if messages)


def _standing(result: IndicatorResult) -> Iterator[Message]:
    outcome = result.outcome
    if outcome.verdict is Verdict.UNREPORTED and not outcome.reasons:
        yield msg("no actual value was reported")
    yield from outcome.reasons
    if outcome.verdict in (Verdict.GOOD, Verdict.FAIR, Verdict.POOR):
        if outcome.next_step is not None:
            yield next_step_message(outcome.next_step)
        if outcome.pace is not None:
            yield pace_message(outcome.pace)


def _points(result: IndicatorResult, said: tuple[Message, ...]) -> Iterator[Message]:
    """Why points are missing, where that is not said already."""
    more = [reason for reason in score_reasons(result) if reason not in said]
    if more:
        yield msg("points: {reason}", reason=more[0])
    yield from more[1:]


def _reported(result: IndicatorResult) -> Iterator[Message]:
    """The department's own words, where the level asks for them."""
    if result.reported is None or result.verdict not in (Verdict.FAIR, Verdict.POOR, Verdict.UNRATABLE):
        return
    report = result.reported.report
    if report.forecast is not None and report.forecast.text:
        yield msg("expected by the end of the year: {forecast}", forecast=report.forecast.text)
    if report.reason:
        yield msg("reason given: {reason}", reason=report.reason)


def assumptions(assessment: Assessment) -> tuple[Message, ...]:
    """What was taken for granted, each once, with the indicators that it holds for."""
    return assumed_of(assessment.results())


def assumed_of(results: Iterable[IndicatorResult]) -> tuple[Message, ...]:
    """The same of some indicators."""
    names: dict[Message, dict[str, None]] = {}
    for result in results:
        for assumption in result.outcome.assumptions:
            names.setdefault(assumption, {})[result.name] = None
    return tuple(_assumed(assumption, tuple(held)) for assumption, held in names.items())


def _assumed(assumption: Message, names: Sequence[str]) -> Message:
    shown = tuple(msg('"{name}"', name=name) for name in names[:MOST_NAMED])
    if len(names) <= MOST_NAMED:
        return msg("assumed: {assumption} ({names})", assumption=assumption, names=shown)
    rest = len(names) - MOST_NAMED
    return msg("assumed: {assumption} ({names} and {rest} more)", assumption=assumption, names=shown, rest=rest)


def older_figures(assessment: Assessment) -> tuple[tuple[str, int], ...]:
    """The days of figures that are older than the assessment, with their number."""
    days = (result.reported.as_of for result in assessment.results() if result.reported is not None)
    counted = Counter(day.isoformat() for day in days if day < assessment.as_of)
    return tuple(sorted(counted.items()))
