"""The points of the budget execution (预算执行率), and the limit that it sets to the total of a project."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.earned import percent, share_of, step_of
from perfcheck.assessment.scores import ExecutionScore
from perfcheck.assessment.shares import PLACES
from perfcheck.measures.numbers import fraction_of, half_up, quotient
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfcheck.assessment.results import ScheduleResult
    from perfcheck.findings import KeyPath
    from perfcheck.measures.quantity import Quantity
    from perfcheck.messages import Message
    from perfcheck.model.scoring_rules import Cap, ExecutionRules

_ALL = Fraction(1)


def execution_score(
    schedule: ScheduleResult, original: Quantity, points: Decimal, rules: ExecutionRules
) -> ExecutionScore:
    """What was spent, by the budget that the policy names; ``original`` is that of the targets."""
    budget = schedule.budget if rules.denominator == "adjusted" else original
    spent = schedule.spent
    if spent is None:
        return ExecutionScore(points, None, None, (msg("no spending was reported"),), budget)
    if not budget.number:
        return ExecutionScore(points, None, None, (msg("the budget is zero, so there is no rate"),), budget, spent)
    rate = quotient(spent.number, budget.number)
    counted = min(rate, _ALL)
    share = counted if rules.method == "linear" else share_of(rules.steps, counted)
    return ExecutionScore(
        points,
        rate,
        half_up(share * fraction_of(points), PLACES),
        (*_on_budget(schedule, original, rules), *_reasons(rate, share, rules)),
        budget,
        spent,
        share,
        tuple(_from_policy(counted, rules)),
        tuple(_turns(rules)),
    )


def _from_policy(counted: Fraction, rules: ExecutionRules) -> Iterator[KeyPath]:
    """The ways to the values that the score rests on."""
    yield ("weights", "execution")
    yield ("scoring", "execution", "denominator")
    yield ("scoring", "execution", "method")
    step = step_of(rules.steps, counted) if rules.method == "steps" else None
    if step is not None:
        yield ("scoring", "execution", "steps", step[0])


def _turns(rules: ExecutionRules) -> Iterator[Fraction]:
    """The rates from which on more is earned or allowed."""
    yield _ALL
    if rules.method == "steps":
        yield from (fraction_of(step.least.magnitude) for step in rules.steps)
    yield from (fraction_of(cap.below.magnitude) for cap in rules.caps)


def _on_budget(schedule: ScheduleResult, original: Quantity, rules: ExecutionRules) -> Iterator[Message]:
    """That the rate is not that of the spending beside it, which is held against the adjusted budget."""
    if rules.denominator == "original" and schedule.budget.compare(original) != 0:
        yield msg("of the original budget, {budget}", budget=str(original))


def _reasons(rate: Fraction, share: Fraction, rules: ExecutionRules) -> tuple[Message, ...]:
    if rate > 1:
        return (msg("more was spent than the budget; the rate counts as 100%"),)
    if rules.method == "steps" and share != rate:
        return (msg("the rate earns {share} of the points", share=percent(share)),)
    return ()


def cap_of(rate: Fraction, rules: ExecutionRules) -> Decimal | None:
    """The most that a total may be with this execution rate; None where nothing limits it."""
    return next((cap.at_most for _, cap in _caps(rate, rules)), None)


def way_to_cap(rate: Fraction, rules: ExecutionRules) -> tuple[KeyPath, ...]:
    """The way to that limit in the policy; nothing where there is none."""
    return tuple(("scoring", "execution", "caps", number) for number, _ in _caps(rate, rules))[:1]


def _caps(rate: Fraction, rules: ExecutionRules) -> Iterator[tuple[int, Cap]]:
    return ((number, cap) for number, cap in enumerate(rules.caps) if rate < fraction_of(cap.below.magnitude))
