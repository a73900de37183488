"""The rules of a place as data: what a reviewer asks for, with the words and thresholds that the checks go by."""

from __future__ import annotations

from pydantic import Field

from perfcheck.model.base import Document, Record
from perfcheck.model.cells import Name, Number, Percent, Text
from perfcheck.model.mappings import FrozenMap, empty

__all__ = [
    "CompletenessRules",
    "ConsistencyRules",
    "IndicatorRules",
    "MoneyRules",
    "Policy",
    "ReviewRules",
    "WeightRules",
]

Words = tuple[Name, ...]
"""A list of words."""


class CompletenessRules(Record):
    """What must be there. ``required`` has the level-1 groups of a project and what each must contain."""

    required: FrozenMap[Words] = Field(default_factory=empty)
    vague_words: Words = ()
    action_verbs: Words = ()
    past_marks: Words = ()


class IndicatorRules(Record):
    """What an indicator must look like."""

    measure_nouns: Words = ()
    rate_nouns: Words = ()
    joining_words: Words = ()
    joined_names: Words = ()
    basis_words: Words = ()
    same_share: Percent
    copied_share: Percent


class ConsistencyRules(Record):
    """How what stands in several places is compared."""

    fewest_rows: Number


class MoneyRules(Record):
    """What budgets and spending plans must look like."""

    payment_words: Words = ()


class WeightRules(Record):
    """Points by level-1 group, and the totals that a form may have."""

    level1: FrozenMap[Number] = Field(default_factory=empty)
    totals: tuple[Number, ...] = ()


class ReviewRules(Record):
    """The data of the checks, by family."""

    completeness: CompletenessRules
    indicators: IndicatorRules
    consistency: ConsistencyRules
    money: MoneyRules
    weights: WeightRules


class Policy(Document):
    """The rules of a place: ``policy`` is their name, ``title`` says whose they are."""

    policy: Name
    title: Text = None
    review: ReviewRules
