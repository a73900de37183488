"""The rules in columns: the level of a number, how much of its target is done, what share of its points it earns.

This is the one expression of them for all engines; a test holds it against :mod:`perfcheck.assessment` cell by cell.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import narwhals as nw

from perfcheck.assessment.completion import THRESHOLDS
from perfcheck.columnar.integers import first_of, rounded
from perfcheck.measures.scale import ENTERED, Level

if TYPE_CHECKING:
    from perfcheck.columnar.engines import Frame
    from perfcheck.model.policy import Policy
    from perfcheck.model.scoring_rules import OverRules, ScoringRules

BY_STANDARD, BY_TARGET = "by_standard", "by_target"
"""The figure in steps, in the unit of the standard and in that of the target."""
OUTCOME = ("verdict", "completion", "left_out")
"""How a figure stands; ``completion`` in 0.01%."""
EARNED = ("earned_part", "earned_whole")
"""The share of the points that it earns, as two whole numbers."""
_HUNDREDTHS = 10**4

_FIGURE, _LOW, _HIGH = nw.col(BY_TARGET), nw.col("target_low"), nw.col("target_high")
_PART, _WHOLE = nw.col("part"), nw.col("whole")
_LINEAR = nw.max_horizontal(2 * _HIGH - _FIGURE, nw.lit(0)), nw.max_horizontal(_HIGH, nw.lit(1))
"""max(0, 1-(B-A)/A), the other way to score a limit that is exceeded."""


def with_results(frame: Frame, policy: Policy) -> Frame:
    """The frame with :data:`OUTCOME` and :data:`EARNED`, from the figure and the numbers of its reading."""
    rules = policy.scoring
    return (
        frame.with_columns(met=(nw.col("met_from") <= _FIGURE) & (nw.col("met_upto") >= _FIGURE))
        .with_columns(
            within=nw.col("met") & ~nw.col("open_above"),
            below=nw.col("open_above") | (nw.col("has_low") & (_FIGURE <= _LOW)),
        )
        .with_columns(part=_part(), whole=_whole())
        .with_columns(rated=nw.col("aimed") & nw.col("has_rate") & (_PART >= 0) & (_WHOLE > 0))
        .with_columns(
            verdict=_level(),
            completion=nw.when("rated").then(rounded(_PART * _HUNDREDTHS, nw.max_horizontal(_WHOLE, nw.lit(1)))),
            left_out=_is_left_out(rules.over_fulfilment),
            above_limit=nw.col("has_high") & ~nw.col("open_above") & (_FIGURE > _HIGH),
        )
        .with_columns(earned_part=_earned(rules, whole=False), earned_whole=_earned(rules, whole=True))
    )


def _part() -> nw.Expr:
    """The upper number of the completion rate; below zero where there is no rate."""
    done = nw.max_horizontal(_FIGURE, nw.lit(0))
    below = nw.when(_LOW < 0).then(-_LOW).otherwise(done)
    return nw.when("within").then(1).when("below").then(below).otherwise(_HIGH)


def _whole() -> nw.Expr:
    """The lower number of the completion rate; zero or below where there is no rate."""
    below = nw.when(_LOW < 0).then(-_FIGURE).otherwise(_LOW)
    return nw.when("within").then(1).when("below").then(below).otherwise(_FIGURE)


def _level() -> nw.Expr:
    """By the standard where there is one, else by the completion rate, else by met or not."""
    figure, graded, rated = nw.col(BY_STANDARD), nw.col("graded"), nw.col("rated")
    cases = [
        (graded & (nw.col(f"{level}_low") <= figure) & (nw.col(f"{level}_high") >= figure), nw.lit(level.value))
        for level in ENTERED
    ]
    cases.append((graded, nw.lit(Level.POOR.value)))
    for level, least in THRESHOLDS:
        part, whole = Fraction(least).as_integer_ratio()
        cases.append((rated & (_PART * whole >= _WHOLE * part), nw.lit(level.value)))
    cases.append((~rated & nw.col("met"), nw.lit(Level.EXCELLENT.value)))
    return first_of(cases, nw.lit(Level.POOR.value))


def _is_left_out(rules: OverRules) -> nw.Expr:
    """Whether so much more than the target was done that the policy does not count it."""
    if rules.then != "not_counted":
        return nw.lit(value=False)
    least = 1 + Fraction(rules.above.magnitude)
    return nw.col("rated") & nw.col("open_above") & (_PART * least.denominator >= _WHOLE * least.numerator)


def _earned(rules: ScoringRules, *, whole: bool) -> nw.Expr:
    """The part or the whole of the share earned.

    A rate goes before a level, and where there is neither, a target met earns all and a missed one nothing.
    """
    rated, graded = nw.col("rated"), nw.col("graded")
    limit = _LINEAR if rules.quantity.at_most == "linear" else (_PART, _WHOLE)
    proportion = (nw.min_horizontal(_PART, _WHOLE), _WHOLE)
    cases = [(rated & nw.col("above_limit"), limit[whole]), (rated, proportion[whole])]
    for level in Level:
        share = Fraction(getattr(rules.levels, level).magnitude).as_integer_ratio()
        cases.append((graded & (nw.col("verdict") == level.value), nw.lit(share[whole])))
    cases.append((nw.col("met"), nw.lit(1)))
    return first_of(cases, nw.lit(int(whole)))
