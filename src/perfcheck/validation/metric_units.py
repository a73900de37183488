"""Checks of one metric's units in several places of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.numbers import fold
from perfcheck.measures.units import unscaled
from perfcheck.messages import N_, msg
from perfcheck.validation.contributions import plans
from perfcheck.validation.metrics import readings
from perfcheck.validation.values import amount_of, is_other_money, lacks_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.measures.criterion import Amount
    from perfcheck.validation.contributions import Part, Plan
    from perfcheck.validation.mentions import Mention
    from perfcheck.validation.metrics import Reading, Stated
    from perfcheck.validation.submission import Entry, RunningText, Submission

UNIT_MISSING_OR_CHANGED = Rule(
    "PC404",
    "unit-missing-or-changed",
    Severity.WARNING,
    head=Head.COMPLETENESS,
    source=N_("review practice"),
)
_IN_COMMON = 4
"""So many characters in a row that the words before a number share with a name tell that they are about the same."""


def unit_missing_or_changed(submission: Submission) -> Iterator[Finding]:
    """An amount of 万 or 亿 that does not say of what, or a metric that is once in 元 and once in 美元.

    In running text, a number without its unit is reported where the document has the same number with its unit for
    what the words before it name.

    Why it matters:
        230亿 of what? Between 元 and 美元 lies a factor of six or seven.

    Example:
        overall: {targets: {新引进亿元以上项目协议总投资: 230亿元}}
        measures: {招商工作: {text: 新签约引进亿元以上项目230亿}}
    Write instead:
        overall: {targets: {新引进亿元以上项目协议总投资: 230亿元}}
        measures: {招商工作: {text: 新签约引进亿元以上项目协议总投资230亿元}}
    Source:
        Review practice; no document says so.
    """
    for entry in submission.entries:
        yield from _in_target(submission, entry)
    for reading in readings(submission):
        yield from _in_text(submission, reading)
    for plan in plans(submission):
        for part in plan.strangers():
            yield _cannot_be_added(submission, plan, part)


def _in_target(submission: Submission, entry: Entry) -> Iterator[Finding]:
    amount = amount_of(entry)
    if amount is None or not lacks_unit(amount.quantity.unit):
        return
    if fold(entry.name).endswith(submission.rules.consistency.money_endings):
        message = msg("{name}: {said} has no unit", name=entry.name, said=str(amount))
        hint = msg("write the unit: {said}{unit}", said=str(amount.quantity), unit="元")
        yield Finding(UNIT_MISSING_OR_CHANGED, message, hint, submission.place(*entry.way, "target"))


def _in_text(submission: Submission, reading: Reading) -> Iterator[Finding]:
    for mention in reading.mentions:
        entry = _with_unit(submission, mention) if lacks_unit(mention.amount.quantity.unit) else None
        if entry is not None:
            yield _missing(submission, reading.text, mention, entry)
    for one in reading.stated:
        target = amount_of(one.entry)
        if target is not None and is_other_money(one.mention.amount.quantity.unit, target.quantity.unit):
            yield _changed(submission, one, str(target))


def _with_unit(submission: Submission, mention: Mention) -> Entry | None:
    """The overall target with the same number and its unit that the words before a number speak of."""
    for entry in submission.overall:
        amount = amount_of(entry)
        if amount is not None and not lacks_unit(amount.quantity.unit) and _is_full(mention, amount):
            name = fold(entry.name)
            pieces = (name[at : at + _IN_COMMON] for at in range(len(name) - _IN_COMMON + 1))
            if any(piece in mention.lead for piece in pieces):
                return entry
    return None


def _is_full(mention: Mention, amount: Amount) -> bool:
    """Whether the amount is the mention with its unit: 230亿元 of 230亿."""
    said, whole = mention.amount.quantity, amount.quantity
    return said.number == whole.number and whole.unit.symbol == said.unit.symbol + unscaled(whole.unit.symbol)


def _missing(submission: Submission, text: RunningText, mention: Mention, entry: Entry) -> Finding:
    whole = entry.indicator.demand
    message = msg("{said} has no unit; {name} is {whole}", said=mention.text, name=entry.name, whole=str(whole))
    hint = msg("write {whole}", whole=str(whole))
    return Finding(UNIT_MISSING_OR_CHANGED, message, hint, submission.place_within(text, mention.start, mention.end))


def _changed(submission: Submission, one: Stated, target: str) -> Finding:
    message = msg(
        "{name} is {said} here, but its target is {target}: two currencies",
        name=one.entry.name,
        said=one.mention.text,
        target=target,
    )
    hint = msg("write both in one currency")
    place = submission.place_within(one.text, one.mention.start, one.mention.end)
    return Finding(UNIT_MISSING_OR_CHANGED, message, hint, place)


def _cannot_be_added(submission: Submission, plan: Plan, part: Part) -> Finding:
    message = msg(
        "{part} of {source} cannot be added to the target {whole} of {name}: the units measure different things",
        part=str(part.amount),
        source=part.source,
        whole=str(plan.whole),
        name=plan.entry.name,
    )
    hint = msg("write the contribution in {unit}, as the target has it", unit=str(plan.whole.quantity.unit))
    return Finding(UNIT_MISSING_OR_CHANGED, message, hint, submission.place(*part.way, "amount"))
