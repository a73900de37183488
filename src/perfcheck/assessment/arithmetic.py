"""The arithmetic of a score written out: the terms that it was computed from, in the order of their method."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.scores import Method
from perfcheck.measures.numbers import EXACT, half_up, plain
from perfcheck.measures.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perfcheck.assessment.scores import ExecutionScore, IndicatorScore, Term
    from perfcheck.assessment.weight_origin import WeightOrigin

PLACES = 4
"""Decimals of a number that has no end, before its dots."""
_LONGEST = 8
"""Decimals of a number that is written to its end."""
_RATIO, _WITH_LIMIT = 2, 3
"""Terms of a proportion, and of one that is cut because it is too far over."""


def score_sum(score: IndicatorScore) -> str | None:
    """``80% ÷ 100% × 12.5 = 10``; None where there is no score. What a person gave of these points stands alone."""
    if score.share is None or score.exact is None or score.score is None or score.method is None:
        return None
    if score.method is Method.PERSON and score.terms[1:] == (score.weight,):
        return _rounded(score.exact, score.score)
    share = _SHARES[score.method](score.terms, score.share)
    return f"{share} × {plain(score.weight)} = {_rounded(score.exact, score.score)}"


def execution_sum(score: ExecutionScore) -> str | None:
    """``131.2万元 ÷ 200万元 = 65.6%, 65.6% × 10 = 6.56``; None where there is no score."""
    if score.rate is None or score.share is None or score.score is None or score.spent is None or score.budget is None:
        return None
    rate = f"{term(score.spent)} ÷ {term(score.budget)} = {term(score.rate)}"
    return f"{rate}; {term(score.share)} × {plain(score.points)} = " + _rounded(
        score.share * Fraction(score.points), score.score
    )


def raw_weight_sum(origin: WeightOrigin) -> str | None:
    """``(50 - 20) ÷ 3 = 10``; None for a weight that nothing was done to."""
    if origin.given is not None:
        grown = f"{plain(origin.given)} × {number(origin.growth)} = {number(origin.raw)}"
        return None if origin.growth == 1 else grown
    given = Fraction(origin.points) - origin.left
    left = f"{plain(origin.points)} - {number(given)}" if given else plain(origin.points)
    if origin.among == 1:
        return f"{left} = {number(origin.raw)}" if given else None
    return f"{f'({left})' if given else left} ÷ {origin.among} = {number(origin.raw)}"


def scaled_weight_sum(origin: WeightOrigin, counted: Fraction, whole: Decimal, weight: Decimal) -> str | None:
    """``12.5 × 90 ÷ 82.5 = 13.6363… ≈ 13.64``; None where nothing had to be scaled or rounded."""
    exact = origin.raw * Fraction(whole) / counted
    if counted == whole and exact == weight:
        return None
    if counted == whole:
        return f"{number(origin.raw)} ≈ {plain(weight)}"
    return f"{number(origin.raw)} × {plain(whole)} ÷ {number(counted)} = {_rounded(exact, weight)}"


def term(value: Term) -> str:
    """One number as it stands in the arithmetic: a quantity with its unit, a share in percent."""
    if isinstance(value, Quantity):
        return f"{plain(value.number)}{value.unit}"
    if isinstance(value, Fraction):
        return f"{number(value * 100)}%"
    return str(value) if isinstance(value, int) else plain(value)


def number(value: Fraction) -> str:
    """A number to its end, or with dots where it has none nearby."""
    short = half_up(value, _LONGEST)
    if Fraction(short) == value:
        return plain(short)
    steps = int(value * 10**PLACES)  # cut, not rounded: more digits follow
    return f"{Decimal(steps).scaleb(-PLACES, EXACT)}…"


def _rounded(exact: Fraction, shown: Decimal) -> str:
    return plain(shown) if exact == Fraction(shown) else f"{number(exact)} ≈ {shown}"


def _as_it_is(_: tuple[Term, ...], share: Fraction) -> str:
    return term(share)


def _of_two(terms: tuple[Term, ...], share: Fraction) -> str:
    """The ratio of two terms; more than all of it counts as all, less what the policy takes off."""
    if len(terms) < _RATIO or (len(terms) == _RATIO and share == 1):
        return term(share)
    ratio = f"{term(terms[0])} ÷ {term(terms[1])}"
    if len(terms) != _WITH_LIMIT:
        return ratio
    taken = f"1 - ({ratio} - 1 - {term(terms[2])})"
    return f"({taken})" if share else term(share)


def _linear(terms: tuple[Term, ...], share: Fraction) -> str:
    """1 - (B - A) ÷ A; the terms are the limit A and the figure B. Nothing is less than nothing."""
    if not terms or not share:
        return term(share)
    limit, figure = term(terms[0]), term(terms[1])
    return f"(1 - ({figure} - {limit}) ÷ {limit})"


def _days_late(terms: tuple[Term, ...], share: Fraction) -> str:
    return f"(1 - {term(terms[0])} × {term(terms[1])})" if share else term(share)


_SHARES: Mapping[Method, Callable[[tuple[Term, ...], Fraction], str]] = MappingProxyType(
    {
        Method.PROPORTION: _of_two,
        Method.INVERSE: _of_two,
        Method.LINEAR: _linear,
        Method.ALL_OR_NOTHING: _as_it_is,
        Method.DAYS_LATE: _days_late,
        Method.LEVEL: _as_it_is,
        Method.STEPS: _as_it_is,
        Method.PERSON: _of_two,
    }
)
