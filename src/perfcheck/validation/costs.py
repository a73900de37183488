"""Checks of the family money: what the cost indicators of a project come to, against its budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.criterion import Amount
from perfcheck.measures.grammar import parse_criterion
from perfcheck.measures.numbers import EXACT, fold
from perfcheck.measures.standard import with_unit
from perfcheck.messages import N_, msg
from perfcheck.model.kinds import is_cost
from perfcheck.validation.amounts import gap, in_unit, shown, summed
from perfcheck.validation.check import Check
from perfcheck.validation.names import folded
from perfcheck.validation.wording import has_any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from perfcheck.measures.criterion import Criterion
    from perfcheck.measures.quantity import Quantity
    from perfcheck.measures.units import Unit
    from perfcheck.messages import Param
    from perfcheck.model.review_rules import MoneyRules
    from perfcheck.validation.submission import Entry, Submission

COST_DIFFERS = Rule(
    "PC504", "cost-differs-from-budget", Severity.ERROR, head=Head.SOUNDNESS, source=N_("review practice")
)

_FEWEST = 2
"""So many costs have a sum."""


class _Cost(NamedTuple):
    """An amount that a cost indicator states, in the document's unit, and the key where it stands."""

    entry: Entry
    amount: Decimal
    key: str


def cost_differs_from_budget(submission: Submission) -> Iterator[Finding]:
    """A cost indicator's amount does not fit the project's budget.

    A cost above the budget; a total cost (项目总成本) below it; several costs that come to more than the budget,
    unless one is the total of the others. The amount is the target's or, where the target is no amount of money, the
    description's. Costs of a single piece (每人, 单价, 元/人), savings, whole investments over years and the costs
    to society or nature (社会成本, 生态环境成本) are no spending of the year's budget and are not compared.

    Why it matters:
        The target must match the money that is asked for (相应匹配). A cost target above the budget allows
        overspending; a total below it says that the project needs less than it asks for.

    Example:
        budget: {total: 200.00}
        indicators: {产出指标: {成本指标: {项目总成本: ≤220万元}}}

    Write instead:
        budget: {total: 200.00}
        indicators: {产出指标: {成本指标: {项目总成本: ≤200万元}}}

    Source:
        Review practice, after 财预〔2015〕88号 (targets match the amount of the budget).
    """
    for code, project in submission.targets.projects.items():
        costs = tuple(_costs(submission, code))
        if costs:
            yield from _against_budget(submission, costs, fold(project.name), project.budget.total)


def _costs(submission: Submission, code: str) -> Iterator[_Cost]:
    for entry in submission.of_project[code]:
        if is_cost(entry.levels) and _is_spending(entry, submission.rules.money):
            stated = _stated(entry)
            if stated is not None:
                yield _Cost(entry, in_unit(submission.targets, stated[0]), stated[1])


def _is_spending(entry: Entry, rules: MoneyRules) -> bool:
    """Whether the row is about this year's spending of the whole project or of a part, not of each piece."""
    target = "" if entry.indicator.target is None else str(entry.indicator.target)
    text = f"{entry.name} {target}"
    return not (
        any(has_any(level, rules.other_cost_groups) for level in entry.levels)
        or has_any(text, rules.other_cost_words)
        or has_any(f"{text} {entry.indicator.description}", rules.piece_words)
    )


def _stated(entry: Entry) -> tuple[Quantity, str] | None:
    """The amount of money of the target, else of the description, with the key where it stands."""
    indicator = entry.indicator
    amount = _money(indicator.target, indicator.unit)
    if amount is not None:
        return amount, "target"
    description = indicator.description or ""
    amount = _money(parse_criterion(description), None) if "元" in description else None
    return None if amount is None else (amount, "description")


def _money(criterion: Criterion | None, unit: Unit | None) -> Quantity | None:
    """The amount of 元 that a cell allows at most, or asks for."""
    bound = (criterion.high or criterion.low) if isinstance(criterion, Amount) else None
    if bound is None:
        return None
    quantity = (bound if unit is None else with_unit(bound, unit)).quantity
    return quantity if quantity.unit.is_money else None


def _against_budget(
    submission: Submission, costs: tuple[_Cost, ...], project: str, total: Quantity
) -> Iterator[Finding]:
    targets, rules = submission.targets, submission.rules.money
    budget = in_unit(targets, total)
    for cost in costs:
        is_below = cost.amount < budget and _is_total(cost.entry, project, rules, alone=len(costs) == 1)
        if cost.amount > budget or is_below:
            yield _difference(submission, cost, budget)
    parts = [cost for cost in costs if cost.amount < budget and not _is_named_total(cost.entry, project, rules)]
    yield from _too_many(submission, parts, budget)


def _is_named_total(entry: Entry, project: str, rules: MoneyRules) -> bool:
    return _own_name(entry, project) in (*rules.total_cost_names, *rules.general_cost_names)


def _is_total(entry: Entry, project: str, rules: MoneyRules, *, alone: bool) -> bool:
    """Whether the row claims to be the cost of the whole project.

    成本控制 does so only where it is alone and its description does not say what else it is the cost of.
    """
    name, description = _own_name(entry, project), entry.indicator.description or ""
    if name in rules.total_cost_names:
        return True
    names = (*rules.total_cost_names, *rules.general_cost_names)
    whole = not description or any(word in description for word in names) or _money(parse_criterion(description), None)
    return alone and name in rules.general_cost_names and bool(whole)


def _own_name(entry: Entry, project: str) -> str:
    """The name of the indicator without that of its project."""
    return folded(entry.name).removeprefix(project).removeprefix("的")


def _difference(submission: Submission, cost: _Cost, budget: Decimal) -> Finding:
    sums: dict[str, Param] = {
        "name": cost.entry.name,
        "amount": shown(submission.targets, cost.amount),
        "gap": shown(submission.targets, gap(cost.amount, budget)),
        "budget": shown(submission.targets, budget),
    }
    if cost.amount > budget:
        message = msg("{name} is {amount}, {gap} more than the project's budget of {budget}", **sums)
        hint = msg("write a cost within the budget: ≤{budget}; or correct the budget", **sums)
    else:
        message = msg("{name} is {amount}, {gap} less than the project's budget of {budget}", **sums)
        hint = msg("write the cost of the whole project: ≤{budget}; or correct the budget to {amount}", **sums)
    return Finding(COST_DIFFERS, message, hint, submission.place(*cost.entry.way, cost.key))


def _too_many(submission: Submission, parts: list[_Cost], budget: Decimal) -> Iterator[Finding]:
    """Costs that each fit and together do not, unless one is the total of the others."""
    targets = submission.targets
    total = summed(part.amount for part in parts)
    if len(parts) < _FEWEST or total <= budget or any(EXACT.add(part.amount, part.amount) == total for part in parts):
        return
    yield Finding(
        COST_DIFFERS,
        msg(
            "the costs ({names}) come to {sum}, {gap} more than the project's budget of {budget}",
            names=tuple(f"{part.entry.name} {shown(targets, part.amount)}" for part in parts),
            sum=shown(targets, total),
            gap=shown(targets, gap(total, budget)),
            budget=shown(targets, budget),
        ),
        msg("lower the costs by {gap}, or correct the budget", gap=shown(targets, gap(total, budget))),
        submission.place(*parts[-1].entry.way, parts[-1].key),
    )


CHECKS: tuple[Check, ...] = (Check(COST_DIFFERS, cost_differs_from_budget),)
"""The checks of costs."""
