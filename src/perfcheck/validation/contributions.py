"""Checks of the plan behind the overall targets: what each source is to contribute, against the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.amounts import in_unit
from perfcheck.measures.criterion import Amount
from perfcheck.measures.numbers import EXACT, plain
from perfcheck.measures.units import completed
from perfcheck.messages import msg
from perfcheck.validation.amounts import gap, summed
from perfcheck.validation.values import amount_of, comparable, exceeds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfcheck.findings import KeyPath
    from perfcheck.measures.units import Unit
    from perfcheck.validation.submission import Entry, Submission

PLAN_DOES_NOT_ADD_UP = Rule(
    "PC403",
    "plan-does-not-add-up",
    Severity.ERROR,
    head=Head.SOUNDNESS,
    source="财预〔2015〕88号",
)


class Part(NamedTuple):
    """What one source is to contribute, and the way to it; ``amount`` is None where it is no certain number."""

    way: KeyPath
    source: str
    amount: Amount | None


class Plan(NamedTuple):
    """An overall target with its parts, from all measures, in the order of the file."""

    entry: Entry
    whole: Amount
    parts: tuple[Part, ...]

    def strangers(self) -> tuple[Part, ...]:
        """The parts that measure something else than the target."""
        unit = self.whole.quantity.unit
        return tuple(one for one in self.parts if one.amount and not comparable(one.amount.quantity.unit, unit))

    def total(self) -> Decimal | None:
        """The exact sum of the parts; None where one is uncertain or measures something else."""
        amounts = [part.amount.quantity.magnitude for part in self.parts if part.amount]
        return summed(amounts) if len(amounts) == len(self.parts) and not self.strangers() else None


def plan_does_not_add_up(submission: Submission) -> Iterator[Finding]:
    """Contributions that sum to less than their overall target, or to more than a total that they may not exceed.

    Sums are exact, over all measures. A plan with a part that is no certain number is not summed. Of a target such as
    5个 the parts may be more, because two of them may be about the same thing; one part alone may not.

    Why it matters:
        A target is feasible if its plan leads to it. What no source contributes will be missing at the year's end.

    Example:
        overall: {targets: {进出口: 8亿美元}}
        measures:
          外贸工作: {contributions: {进出口: [{source: 三友, amount: 6.2亿美元}, {source: 其他, amount: 8000万美元}]}}
    Write instead:
        overall: {targets: {进出口: 7亿美元}}
        measures:
          外贸工作: {contributions: {进出口: [{source: 三友, amount: 6.2亿美元}, {source: 其他, amount: 8000万美元}]}}
    Source:
        财预〔2015〕88号: targets are to be reasonable and feasible (合理可行).
    """
    for plan in plans(submission):
        total = plan.total()
        if total is None or _is_rate_or_time(plan.whole.quantity.unit):
            continue
        low, high = plan.whole.low, plan.whole.high
        if low is not None and total < low.quantity.magnitude:
            yield _short(submission, plan, total)
        elif high is not None and total > high.quantity.magnitude and not plan.whole.bare:
            yield _over(submission, plan, total)
        elif plan.whole.bare:
            yield from _larger_than_the_whole(submission, plan)


def plans(submission: Submission) -> Iterator[Plan]:
    """The overall targets that are numbers, each with its contributions where it has some."""
    parts = _parts(submission)
    for entry in submission.overall:
        whole, own = amount_of(entry), parts.get(str(entry.way[-1]), [])
        if whole is not None and own:
            unit = next((one.amount.quantity.unit for one in own if one.amount), whole.quantity.unit)
            whole = in_unit(whole, completed(whole.quantity.unit, unit))
            yield Plan(entry, whole, tuple(_in_unit_of(whole, part) for part in own))


def _parts(submission: Submission) -> dict[str, list[Part]]:
    """What is contributed to each overall target."""
    parts: dict[str, list[Part]] = {}
    for measure, record in submission.targets.measures.items():
        for name, contributions in record.contributions.items():
            way = ("measures", measure, "contributions", name)
            parts.setdefault(name, []).extend(
                Part((*way, place), one.source, one.amount if isinstance(one.amount, Amount) else None)
                for place, one in enumerate(contributions)
            )
    return parts


def _in_unit_of(whole: Amount, part: Part) -> Part:
    if part.amount is None:
        return part
    unit = completed(part.amount.quantity.unit, whole.quantity.unit)
    return part._replace(amount=in_unit(part.amount, unit))


def _is_rate_or_time(unit: Unit) -> bool:
    return unit.is_ratio or unit.is_time or unit.dimension == "百分点" or "/" in unit.symbol


def _short(submission: Submission, plan: Plan, total: Decimal) -> Finding:
    missing = gap(plan.whole.quantity.magnitude, total)
    message = msg(
        "the contributions to {name} add up to {sum}; of the target {whole}, {gap} has no source",
        name=plan.entry.name,
        sum=_shown(plan, total),
        whole=str(plan.whole),
        gap=_shown(plan, missing),
    )
    hint = msg("name the sources of the other {gap}, or lower the target", gap=_shown(plan, missing))
    return Finding(PLAN_DOES_NOT_ADD_UP, message, hint, submission.place(*plan.parts[0].way[:-1], key=True))


def _over(submission: Submission, plan: Plan, total: Decimal) -> Finding:
    message = msg(
        "the contributions to {name} add up to {sum}, more than its total {whole}",
        name=plan.entry.name,
        sum=_shown(plan, total),
        whole=str(plan.whole),
    )
    hint = msg("correct the contributions or the target, so that the parts make up the whole")
    return Finding(PLAN_DOES_NOT_ADD_UP, message, hint, submission.place(*plan.parts[0].way[:-1], key=True))


def _larger_than_the_whole(submission: Submission, plan: Plan) -> Iterator[Finding]:
    for part in plan.parts:
        if part.amount is not None and exceeds(part.amount.quantity, plan.whole):
            message = msg(
                "{source} alone contributes {part} to {name}, more than the target {whole}",
                source=part.source,
                part=str(part.amount),
                name=plan.entry.name,
                whole=str(plan.whole),
            )
            hint = msg("correct the contributions or the target, so that the parts make up the whole")
            yield Finding(PLAN_DOES_NOT_ADD_UP, message, hint, submission.place(*part.way, "amount"))


def _shown(plan: Plan, magnitude: Decimal) -> str:
    unit = plan.whole.quantity.unit
    return f"{plain(EXACT.divide(magnitude, unit.factor))}{unit}"
