"""What share of its points a rated indicator earns, by the methods of a policy: exact, 1 for all of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.assessment.completion import is_open_above
from perfcheck.assessment.scores import Method
from perfcheck.measures.numbers import EXACT, fraction_of, in_percent, plain
from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.messages import Message, msg
from perfcheck.model.kinds import is_satisfaction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcheck.assessment.outcomes import Outcome
    from perfcheck.assessment.results import IndicatorResult
    from perfcheck.assessment.scores import Term
    from perfcheck.findings import KeyPath
    from perfcheck.measures.standard import Level
    from perfcheck.model.scoring_rules import OverRules, SatisfactionRules, ScoringRules, Step

_WHOLE = Decimal(1)
_ALL, _NONE = Fraction(1), Fraction(0)
AT_MOST: KeyPath = ("scoring", "quantity", "at_most")
LATE: KeyPath = ("scoring", "quantity", "late")
EACH_DAY: KeyPath = ("scoring", "quantity", "each_day")
OVER: tuple[KeyPath, ...] = (("scoring", "over_fulfilment", "above"), ("scoring", "over_fulfilment", "then"))
"""Where the values stand in a policy."""


class Earned(NamedTuple):
    """A share of the points, how it came about, and what there is to say of it: why it is not all of them.

    ``terms`` are those of the share, as its method asks for them, ``rests_on`` the values of the policy.
    """

    share: Fraction
    method: Method
    reasons: tuple[Message, ...] = ()
    terms: tuple[Term, ...] = ()
    rests_on: tuple[KeyPath, ...] = ()


def earned(result: IndicatorResult, rules: ScoringRules) -> Earned | None:
    """The share that an indicator earns; None where nothing can be computed, and a person has to say.

    The target goes before the standard: that a quantified indicator is scored by its rate is a rule, what a level
    earns is a default of our own. A standard decides where there is no rate.
    """
    outcome, level = result.outcome, result.verdict.level
    if level is None:
        return None
    if outcome.completion is not None:
        return _by_rate(result, outcome, outcome.completion, rules)
    if outcome.reached is None or result.indicator.has_standard:
        return _by_level(level, rules)
    return _met_or_not(outcome, rules)


def over_fulfilled(result: IndicatorResult, rules: OverRules) -> Fraction | None:
    """By how much of its target a figure is above it, from the share of the policy on; None below that.

    Staying below a limit, or within a range, is never too much.
    """
    completion, demand = result.outcome.completion, result.outcome.demand
    if completion is None or completion < 1 or demand is None or not is_open_above(demand):
        return None
    if completion < fraction_of(EXACT.add(_WHOLE, rules.above.magnitude)):
        return None
    return completion - 1


def is_explained(result: IndicatorResult) -> bool:
    """Whether a reason was reported beside the figure; a cause of the monitoring form is one as well."""
    report = None if result.reported is None else result.reported.report
    return report is not None and bool(report.reason or report.cause or report.not_applicable)


def share_of(steps: Iterable[Step], rate: Fraction) -> Fraction:
    """What the best step that a rate reaches earns."""
    step = step_of(steps, rate)
    return _NONE if step is None else fraction_of(step[1].earns.magnitude)


def step_of(steps: Iterable[Step], rate: Fraction) -> tuple[int, Step] | None:
    """The best step that a rate reaches, and its number; None below all of them."""
    return next((one for one in enumerate(steps) if rate >= fraction_of(one[1].least.magnitude)), None)


def percent(share: Fraction) -> str:
    """A share as a message shows it."""
    return f"{plain(in_percent(share))}%"


def _by_rate(result: IndicatorResult, outcome: Outcome, rate: Fraction, rules: ScoringRules) -> Earned:
    if rules.satisfaction is not None and outcome.value is not None and _is_satisfaction_rate(result):
        return _by_satisfaction(Fraction(outcome.value.magnitude), rules.satisfaction)
    if _is_above_limit(outcome):
        return _above_limit(rate, rules)._replace(terms=_terms(outcome), rests_on=(AT_MOST,))
    over = over_fulfilled(result, rules.over_fulfilment)
    if over is not None:
        far_over = _far_over(over, rules.over_fulfilment, explained=is_explained(result))
        return far_over._replace(terms=(*_terms(outcome), *far_over.terms))
    if rate >= 1:
        return Earned(_ALL, Method.PROPORTION, terms=_terms(outcome))
    why = msg("{rate} of the target is done", rate=percent(rate))
    return Earned(rate, Method.PROPORTION, (why,), _terms(outcome))


def _terms(outcome: Outcome) -> tuple[Term, ...]:
    """What the completion rate is the ratio of; nothing within the limits of a target."""
    by_target = None if outcome.trail is None else outcome.trail.by_target
    ratio = None if by_target is None else by_target.ratio
    return () if ratio is None or ratio.part is None or ratio.whole is None else (ratio.part, ratio.whole)


def _is_satisfaction_rate(result: IndicatorResult) -> bool:
    """Whether it is a rate of satisfaction of which more is better; 投诉率 among them is none."""
    demand, value = result.outcome.demand, result.outcome.value
    if demand is None or value is None or not value.unit.is_ratio:
        return False
    return is_satisfaction(result.group) and is_open_above(demand)


def _by_satisfaction(rate: Fraction, rules: SatisfactionRules) -> Earned:
    share = share_of(rules.steps, rate)
    why = msg("a satisfaction of {rate} earns {share} of the points", rate=percent(rate), share=percent(share))
    step = step_of(rules.steps, rate)
    way: KeyPath = ("scoring", "satisfaction", "steps")
    rests_on = way if step is None else (*way, step[0])
    return _because(share, Method.STEPS, why, (share,), (rests_on,))


def _is_above_limit(outcome: Outcome) -> bool:
    demand, value = outcome.demand, outcome.value
    if demand is None or value is None or demand.high is None or is_open_above(demand):
        return False
    return value.compare(demand.high.quantity) > 0


def _above_limit(rate: Fraction, rules: ScoringRules) -> Earned:
    """``rate`` is the limit by the figure, A/B: inverse earns that, linear what 1-(B-A)/A leaves."""
    if rules.quantity.at_most == "inverse":
        why = msg("above the limit: limit by figure is {rate}", rate=percent(rate))
        return Earned(rate, Method.INVERSE, (why,))
    over = 1 / rate - 1 if rate else _ALL
    return Earned(max(_NONE, 1 - over), Method.LINEAR, (msg("{over} above the limit", over=percent(over)),))


def _far_over(over: Fraction, rules: OverRules, *, explained: bool) -> Earned:
    if rules.then == "deduct":
        deducted = _too_far_over(over, rules)
        return deducted._replace(terms=(fraction_of(rules.above.magnitude),), rests_on=OVER)
    if rules.then != "explain" or explained:
        return Earned(_ALL, Method.PROPORTION, rests_on=OVER)
    why = msg("{over} above the target, which needs a reason, and none is given", over=percent(over))
    return Earned(_ALL, Method.PROPORTION, (why,), rests_on=OVER)


def _too_far_over(over: Fraction, rules: OverRules) -> Earned:
    costs = over - fraction_of(rules.above.magnitude)
    why = msg(
        "{over} above the target, where the policy takes off what is more than {above}",
        over=percent(over),
        above=percent(fraction_of(rules.above.magnitude)),
    )
    return _because(max(_NONE, 1 - costs), Method.PROPORTION, why)


def _by_level(level: Level, rules: ScoringRules) -> Earned:
    share = fraction_of(getattr(rules.levels, level.value).magnitude)
    why = msg("{level} earns {share} of the points", level=msg(LEVEL_WORDS[level]), share=percent(share))
    way: KeyPath = ("scoring", "levels", level.value)
    return _because(share, Method.LEVEL, why, (share,), (way,))


def _met_or_not(outcome: Outcome, rules: ScoringRules) -> Earned:
    """A target without a rate: zero tolerance, a deadline. Only a day of delay may leave something."""
    if outcome.reached:
        return Earned(_ALL, Method.ALL_OR_NOTHING)
    each_day = rules.quantity.each_day
    if outcome.days_late is None or rules.quantity.late != "each_day" or each_day is None:
        rests_on = () if outcome.days_late is None else (LATE,)
        return Earned(_NONE, Method.ALL_OR_NOTHING, (msg("missing such a target earns nothing"),), rests_on=rests_on)
    share = max(_NONE, 1 - outcome.days_late * fraction_of(each_day.magnitude))
    why = msg("each day of delay costs {each_day} of the points", each_day=percent(fraction_of(each_day.magnitude)))
    terms = (outcome.days_late, fraction_of(each_day.magnitude))
    return Earned(share, Method.DAYS_LATE, (why,), terms, (LATE, EACH_DAY))


def _because(
    share: Fraction, method: Method, why: Message, terms: tuple[Term, ...] = (), rests_on: tuple[KeyPath, ...] = ()
) -> Earned:
    return Earned(share, method, () if share == 1 else (why,), terms, rests_on)
