"""The budget of a project and what was spent of it: read once an amount, scored in columns by the same rules."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import narwhals as nw
from pydantic import ValidationError

from perfcheck.assessment.shares import PLACES
from perfcheck.columnar.integers import first_of, rounded
from perfcheck.columnar.readings import problem_of
from perfcheck.measures.numbers import half_up
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import Message, msg
from perfcheck.model.actuals import BudgetActuals

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcheck.columnar.engines import Frame
    from perfcheck.model.policy import Policy

NONE = -1
"""An amount that was left empty, which is not zero."""
WHOLE = 10**4
"""All points, in 0.01."""
_LARGEST = 10**14
_BUDGET, _SPENT = nw.col("budget_fen"), nw.col("spent_fen")


def fen_of(text: str) -> int | Message:
    """An amount in hundredths of 元, or why it cannot be read. Bare amounts are in 万元."""
    try:
        amount = BudgetActuals.model_validate({"original": text or None}).original
    except ValidationError as error:
        return problem_of(error)
    if amount is None:
        return NONE
    unit = amount.unit if amount.unit.symbol else WAN_YUAN
    fen = Fraction(Quantity(amount.number, unit).magnitude) * 100
    if fen.denominator != 1 or fen >= _LARGEST:
        return msg("{text} is not an amount in whole fen (分) below a trillion yuan", text=text)
    return int(fen)


def with_execution(projects: Frame, policy: Policy) -> Frame:
    """The projects with the points of their budget execution and the limits of their total, in 0.01.

    ``execution`` is None where it is not known; ``cap`` is the most that the total may be, ``least_cap`` the most that
    is certain.
    """
    caps = policy.scoring.execution.caps
    limits = [
        (_reaches(Fraction(cap.below.magnitude), beyond=False), nw.lit(int(cap.at_most.scaleb(PLACES)))) for cap in caps
    ]
    lowest = min((int(cap.at_most.scaleb(PLACES)) for cap in caps if cap.below.number > 0), default=WHOLE)
    return (
        projects.with_columns(known=(_SPENT >= 0) & (_BUDGET > 0))
        .with_columns(execution=nw.when("known").then(_earned(policy)), limit=first_of(limits, nw.lit(WHOLE)))
        .with_columns(
            cap=nw.when("known").then("limit").otherwise(WHOLE),
            least_cap=nw.when("known").then("limit").otherwise(lowest),
        )
        .drop("known", "limit")
    )


def _earned(policy: Policy) -> nw.Expr:
    """In proportion to the rate, never more than all, or by its steps."""
    points, rules = policy.weights.execution, policy.scoring.execution
    if rules.method == "linear":
        counted = nw.min_horizontal(_SPENT, _BUDGET)
        return rounded(counted * _hundredths(points), nw.max_horizontal(_BUDGET, nw.lit(1)))
    earned = [
        (
            _reaches(Fraction(step.least.magnitude), beyond=True),
            nw.lit(_hundredths(half_up(Fraction(step.earns.magnitude) * Fraction(points), PLACES))),
        )
        for step in rules.steps
    ]
    return first_of(earned, nw.lit(0))


def _reaches(rate: Fraction, *, beyond: bool) -> nw.Expr:
    """Whether spending has reached a rate (or lies below it), by multiplication."""
    spent, due = _SPENT * rate.denominator, _BUDGET * rate.numerator
    return spent >= due if beyond else spent < due


def _hundredths(points: Decimal) -> int:
    return int(points.scaleb(PLACES))
