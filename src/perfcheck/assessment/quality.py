"""Bands of qualitative indicators: what a person may score for a result in certain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.measures.criterion import Words
from perfcheck.measures.numbers import EXACT, fold

if TYPE_CHECKING:
    from decimal import Decimal

    from perfcheck.assessment.results import IndicatorResult
    from perfcheck.measures.criterion import Criterion
    from perfcheck.model.scoring_rules import QualityRules, ScoreBand


def band_of(value: Criterion | None, rules: QualityRules) -> ScoreBand | None:
    """The band that belongs to a result in words; None for words (and figures) that the policy does not know."""
    if not isinstance(value, Words):
        return None
    word = fold(value.text)
    return next((band for band in rules.bands if word in map(fold, band.words)), None)


def band_for(result: IndicatorResult, rules: QualityRules) -> ScoreBand | None:
    """The band of what was reported; the very words of the target are as good as the words of the best band."""
    band = band_of(result.actual, rules)
    if band is None and result.outcome.reached and isinstance(result.actual, Words):
        return next(iter(rules.bands), None)
    return band


def ends_of(band: ScoreBand, weight: Decimal) -> tuple[Decimal, Decimal]:
    """The points from which and up to which a band goes, of so many points."""
    return EXACT.multiply(weight, band.least.magnitude), EXACT.multiply(weight, band.most.magnitude)


def is_within(score: Decimal, weight: Decimal, band: ScoreBand) -> bool:
    """Whether a score of so many points lies in a band; only the best band includes its upper end."""
    least, most = ends_of(band, weight)
    return least <= score and (score < most or band.most.magnitude == 1)
