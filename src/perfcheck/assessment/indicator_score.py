"""The points of one indicator: what its figure earns, or what a person gave it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.earned import earned
from perfcheck.assessment.outcomes import Verdict
from perfcheck.assessment.quality import band_for, ends_of, is_within
from perfcheck.assessment.scores import IndicatorScore, Method
from perfcheck.assessment.shares import PLACES
from perfcheck.measures.criterion import Words
from perfcheck.measures.numbers import EXACT, fraction_of, half_up, plain, product
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.assessment.earned import Earned
    from perfcheck.assessment.results import IndicatorResult
    from perfcheck.assessment.weight_origin import WeightOrigin
    from perfcheck.findings import KeyPath
    from perfcheck.model.scoring_rules import QualityRules, ScoringRules


def score_of(result: IndicatorResult, weight: Decimal, rules: ScoringRules, origin: WeightOrigin) -> IndicatorScore:
    """The score of an indicator that counts, of ``weight`` points.

    Without a score where there is nothing to compute it from and no person gave one that can be used. A scoring rule
    of the file's own is in words: a person applies it, or the method of the policy stands in for it. ``origin`` is
    how the weight came about. What is not done and not due yet is open: neither nothing nor all of it.
    """
    if result.outcome.is_pending:
        return IndicatorScore(weight, None, reasons=result.outcome.reasons, origin=origin)
    own, rule = earned(result, rules), result.indicator.score_rule
    if own is None or (rule is not None and _given(result) is not None):
        return _by_person(result, weight, rules.quality, origin)
    exact = product(own.share, fraction_of(weight))
    reasons = (*own.reasons, *_unused(result, weight, own))
    return IndicatorScore(
        weight, half_up(exact, PLACES), own.method, exact, reasons, own.terms, own.share, own.rests_on, origin
    )


def is_for_a_person(result: IndicatorResult) -> bool:
    """Whether the target is in words, so that a person has to score it."""
    return isinstance(result.indicator.demand, Words) or result.indicator.operator == "定性"


def agrees(given: Decimal, due: Fraction) -> bool:
    """Whether a score is the one that is due, rounded or cut: to one or two decimals, as places do, or to its own."""
    exponent = given.as_tuple().exponent
    places = max(PLACES, -exponent if isinstance(exponent, int) else 0)
    return any(given in (half_up(due, digits), _cut(due, digits)) for digits in (1, PLACES, places))


def _cut(due: Fraction, places: int) -> Decimal:
    return Decimal(int(due * 10**places)).scaleb(-places, EXACT)


def _unused(result: IndicatorResult, weight: Decimal, own: Earned) -> Iterator[Message]:
    """What the file says of the score that its figure goes before."""
    rule, given = result.indicator.score_rule, _given(result)
    if rule is not None:
        yield msg("its own scoring rule was not applied: {rule}", rule=rule)
    if given is None:
        return
    points = _points_of(result, weight)
    due = own.share * fraction_of(points)
    if not agrees(given, due):
        yield msg(
            "the score {score} in the file was not used: the figure gives {due} of {weight}",
            score=plain(given),
            due=plain(half_up(due, PLACES)),
            weight=plain(points),
        )


def _by_person(result: IndicatorResult, weight: Decimal, rules: QualityRules, origin: WeightOrigin) -> IndicatorScore:
    """What a person gave, of the weight in the file; where the project's weights were scaled, so is the score."""
    given = _given(result)
    unscored = _why_not(result, weight, given, rules)
    if given is None or unscored:
        return IndicatorScore(weight, None, reasons=unscored, origin=origin)
    own = _points_of(result, weight)
    share = Fraction(given) / Fraction(own) if own else Fraction(0)
    exact = share * Fraction(weight)
    reasons = tuple(_how_given(result, own, given, rules))
    band, bands = band_for(result, rules), rules.bands
    way: tuple[KeyPath, ...] = () if band is None else (("scoring", "quality", "bands", bands.index(band)),)
    terms = (given, own)
    return IndicatorScore(weight, half_up(exact, PLACES), Method.PERSON, exact, reasons, terms, share, way, origin)


def _given(result: IndicatorResult) -> Decimal | None:
    return None if result.reported is None else result.reported.report.score


def _points_of(result: IndicatorResult, weight: Decimal) -> Decimal:
    """The points that a person scored by: those in the file, where it has them."""
    return weight if result.indicator.weight is None else result.indicator.weight


def _why_not(
    result: IndicatorResult, weight: Decimal, given: Decimal | None, rules: QualityRules
) -> tuple[Message, ...]:
    """Why there is no score; nothing where a person's can be used."""
    if result.verdict is Verdict.UNREPORTED and not (given is not None and is_for_a_person(result)):
        return (*result.outcome.reasons, msg("no figure was reported"))
    own = _points_of(result, weight)
    band = band_for(result, rules)
    if given is None:
        if band is None:
            return result.outcome.reasons
        least, most = map(plain, ends_of(band, own))
        word = str(result.actual)
        return (msg("a person has to score it: {word} earns {least}-{most} points", word=word, least=least, most=most),)
    if given > own:
        return (msg("the score {score} is more than the weight {weight}", score=plain(given), weight=plain(own)),)
    if band is not None and not is_within(given, own, band):
        least, most = map(plain, ends_of(band, own))
        return (
            msg(
                "{word} earns from {least} to {most} of {weight} points, and the score is {score}",
                word=str(result.actual),
                least=least,
                most=most,
                weight=plain(own),
                score=plain(given),
            ),
        )
    return ()


def _how_given(result: IndicatorResult, own: Decimal, given: Decimal, rules: QualityRules) -> Iterator[Message]:
    """That a person gave the score, and what cannot be seen from it."""
    rule = result.indicator.score_rule
    if rule is None and not is_for_a_person(result):
        yield from result.outcome.reasons
    yield msg("a person gave {score} of {weight} points", score=plain(given), weight=plain(own))
    if rule is not None:
        yield msg("by a scoring rule of its own: {rule}", rule=rule)
    elif is_for_a_person(result) and band_for(result, rules) is None:
        words = tuple(band.words[0] for band in rules.bands)
        yield msg("no band to check it against: the result is none of {words}", words=words)
