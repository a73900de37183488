"""Checks of one metric's values in several places of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.messages import msg
from perfcheck.validation.amounts import summed
from perfcheck.validation.metrics import is_first, readings
from perfcheck.validation.names import one_of
from perfcheck.validation.submission import TextKind
from perfcheck.validation.values import agree, amount_of, comparable, exceeds
from perfcheck.validation.wordings import metric_name, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcheck.measures.criterion import Amount
    from perfcheck.validation.metrics import Reading, Stated
    from perfcheck.validation.submission import Entry, Submission

METRIC_VALUES_DIFFER = Rule(
    "PC402",
    "metric-values-differ",
    Severity.ERROR,
    head=Head.SOUNDNESS,
    source="财预〔2015〕88号",
)
_SHORTEST = 4
"""Shorter names of indicators are too common to mean one metric."""


def metric_values_differ(submission: Submission) -> Iterator[Finding]:
    """The same metric with two values in one document: in a text and in an indicator, or in two indicators.

    In running text a number counts only where the name of the metric stands directly before it (or behind it, for what
    is counted) and nothing makes it a part: 其中, a place, a firm, another year. A text that has the right value
    anywhere, or several values, which may be parts, is not reported.

    Why it matters:
        A target with two values can be called reached or missed as one likes.

    Example:
        objective: 全年举办业务培训5场
        indicators: {产出指标: {数量指标: {举办业务培训场次: 6场}}}
    Write instead:
        objective: 全年举办业务培训6场
        indicators: {产出指标: {数量指标: {举办业务培训场次: 6场}}}
    Source:
        财预〔2015〕88号 asks that targets and indicators fit each other (相应匹配).
    """
    for reading in readings(submission):
        yield from _in_text(submission, reading)
    yield from _in_overall(submission)
    for entries in submission.of_project.values():
        yield from _in_project(submission, entries)


def _in_text(submission: Submission, reading: Reading) -> Iterator[Finding]:
    found: dict[tuple[str | int, ...], list[Stated]] = {}
    for one in reading.stated:
        found.setdefault(one.entry.way, []).append(one)
    settled = {one.mention for all_of in found.values() for one in all_of if _is_settled(all_of)}
    for all_of in found.values():
        target = amount_of(all_of[0].entry)
        if target is None or _is_settled(all_of):
            continue
        for one in all_of:
            if one.mention not in settled and _is_other_value(submission, one, target):
                yield _said(submission, one, target)
                break


def _is_settled(found: list[Stated]) -> bool:
    """Whether a text has the value of the indicator somewhere, or several numbers, which are parts of it."""
    target = amount_of(found[0].entry)
    if target is None:
        return True
    said = (one.mention.amount.quantity for one in found)
    values = [one.magnitude for one in said if comparable(one.unit, target.quantity.unit)]
    return len(set(values)) != 1 or target.quantity.magnitude in {values[0], summed(values)}


def _is_other_value(submission: Submission, one: Stated, target: Amount) -> bool:
    said = one.mention.amount
    if not comparable(said.quantity.unit, target.quantity.unit) or agree(said, target):
        return False
    if one.text.kind is not TextKind.MEASURE or exceeds(said.quantity, target):
        return True
    whole = one_of(submission.rules.consistency.whole_words).search(one.mention.lead) is not None
    return whole or is_first(one.text.text, one.mention)


def _said(submission: Submission, one: Stated, target: Amount) -> Finding:
    message = msg(
        "{name} is {said} here, but its target is {target}",
        name=one.entry.name,
        said=one.mention.text,
        target=str(target),
    )
    hint = msg(
        "write {target} here too, or correct the target; say so where another metric is meant", target=str(target)
    )
    place = submission.place_within(one.text, one.mention.start, one.mention.end)
    return Finding(METRIC_VALUES_DIFFER, message, hint, place)


def _in_overall(submission: Submission) -> Iterator[Finding]:
    """Indicators of activities and projects that have the very name of an overall target."""
    if not submission.overall:
        return
    named = _by_name(submission, (*submission.of_activities, *submission.of_projects))
    for name, (whole, *_) in _by_name(submission, submission.overall).items():
        target, own = amount_of(whole), named.get(name, [])
        for entry in own if target else ():
            if target is not None and _contradicts(entry, target, alone=len(own) == 1):
                yield _two_targets(submission, whole, entry)


def _contradicts(entry: Entry, target: Amount, *, alone: bool) -> bool:
    amount = amount_of(entry)
    if amount is None or not comparable(amount.quantity.unit, target.quantity.unit) or agree(amount, target):
        return False
    if target.quantity.unit.is_ratio or alone:
        return True
    return exceeds(amount.quantity, target)


def _in_project(submission: Submission, entries: Iterable[Entry]) -> Iterator[Finding]:
    for first, *others in _by_name(submission, entries).values():
        target = amount_of(first) if others else None
        for entry in others:
            amount = amount_of(entry)
            fits = target and amount and comparable(amount.quantity.unit, target.quantity.unit)
            if target and amount and fits and not agree(amount, target):
                yield _two_targets(submission, first, entry)


def _two_targets(submission: Submission, first: Entry, second: Entry) -> Finding:
    message = msg(
        "{name} has two targets in this document: {first} and {second}",
        name=second.name,
        first=str(first.indicator.demand),
        second=str(second.indicator.demand),
    )
    hint = msg("write one value in both places, or names that tell the two metrics apart")
    return Finding(METRIC_VALUES_DIFFER, message, hint, submission.place(*second.way, "target"))


def _by_name(submission: Submission, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The indicators that are numbers by what they are called, but for names too common to mean one metric."""
    wording, common = wording_of(submission), one_of(submission.rules.consistency.common_names)
    named: dict[str, list[Entry]] = {}
    for entry in entries:
        name = metric_name(entry.name, wording)
        if len(name) >= _SHORTEST and not common.search(name):
            named.setdefault(name, []).append(entry)
    return named
