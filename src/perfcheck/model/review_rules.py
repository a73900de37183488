"""What a reviewer asks for, as data: the words and thresholds that the checks go by."""

from __future__ import annotations

from pydantic import Field

from perfcheck.model.base import Record
from perfcheck.model.cells import Name, Number, Percent, Text
from perfcheck.model.mappings import FrozenMap, empty

Words = tuple[Name, ...]
"""A list of words."""


class Reviewed(Record):
    """Words and thresholds with what they rest on, mostly the practice of reviewers."""

    source: Text = None
    uncertain: Text = None


class CompletenessRules(Reviewed):
    """What must be there, and how it is told that a text says nothing.

    ``required`` has the level-1 groups of a project and what each must contain, ``other_names`` what they are called
    elsewhere. In ``concrete_names`` a vague word is none (有效期); ``concrete_words`` are as good as a number. A verb
    before one of ``label_ends`` makes a name, and a text of up to ``longest_label`` characters without a verb is one.
    ``past_words`` say that a text reports, ``present_words`` that it plans again; a clause that begins or ends with a
    word of ``condition_starts`` or ``condition_ends`` names a condition.
    """

    required: FrozenMap[Words] = Field(default_factory=empty)
    other_names: FrozenMap[Words] = Field(default_factory=empty)
    vague_words: Words = ()
    concrete_names: Words = ()
    concrete_words: Words = ()
    action_verbs: Words = ()
    label_ends: Words = ()
    longest_label: Number
    past_marks: Words = ()
    past_names: Words = ()
    past_words: Words = ()
    present_words: Words = ()
    condition_starts: Words = ()
    condition_ends: Words = ()
    placeholders: Words = ()


class IndicatorRules(Reviewed):
    """What an indicator must look like.

    ``measure_nouns`` and ``rate_nouns`` stand at the end of a name; ``no_measures`` only look so. ``topic_nouns`` are
    measures that are as often what one deals with (价格检查). ``rate_ends`` and ``rate_words`` make a rate of a name
    without such a noun.
    """

    measure_nouns: Words = ()
    rate_nouns: Words = ()
    rate_ends: Words = ()
    rate_words: Words = ()
    no_measures: Words = ()
    topic_nouns: Words = ()
    joining_words: Words = ()
    joined_names: Words = ()
    slogan_adverbs: Words = ()
    slogan_verbs: Words = ()
    ideals: Words = ()
    change_words: Words = ()
    cost_shares: Words = ()
    savings: Words = ()
    lessening: Words = ()
    harms: Words = ()
    harm_tails: Words = ()
    deeds_against: Words = ()
    vague_terms: Words = ()
    vague_targets: Words = ()
    basis_words: Words = ()
    same_share: Percent
    copied_share: Percent


class ConsistencyRules(Reviewed):
    """How what stands in several places is compared.

    The name of a metric may have ``neutral_words`` before it and ``link_words`` between it and its number; a sentence
    with ``part_words`` is about a part, one with ``whole_words`` about the whole. All of ``new_words`` mean the same.
    ``measure_endings`` are left out where a text says the number (培训场次: 培训5场), and ``deeds`` may change their
    place (设备购置: 购置设备). ``common_names`` are names that every project has for something of its own. A text with
    ``longer_plans`` is about more than one year. ``time_words`` tell an indicator of when something is done.

    ``generic_words`` do not tell what a target is about; ``routine_words`` tell of an activity that serves all others.
    ``firm_ends`` and ``firm_lists`` tell of firms. ``contrasts`` are characters by which two things differ,
    ``confusables`` pairs that are mistaken for each other.
    """

    fewest_rows: Number
    neutral_words: Words = ()
    link_words: Words = ()
    new_words: Words = ()
    part_words: Words = ()
    whole_words: Words = ()
    measure_endings: Words = ()
    deeds: Words = ()
    common_names: Words = ()
    longer_plans: Words = ()
    time_words: Words = ()
    money_endings: Words = ()
    generic_words: Words = ()
    routine_words: Words = ()
    firm_ends: Words = ()
    firm_lists: Words = ()
    contrasts: Words = ()
    confusables: Words = ()


class MoneyRules(Reviewed):
    """What budgets and spending plans must look like.

    ``total_cost_names`` are names of the cost of a whole project, ``general_cost_names`` names that may also be that
    of a part. Costs below ``other_cost_groups`` or with ``other_cost_words`` are no spending of the year's budget,
    those with ``piece_words`` are of each piece. ``payment_words`` tell the deadline of a payment,
    ``part_payment_words`` that it is not of all the money. From ``fewest_plans`` on, equal plans are told.
    ``running_activities`` are words of activities that live on the running costs of the office.
    """

    total_cost_names: Words = ()
    general_cost_names: Words = ()
    other_cost_groups: Words = ()
    other_cost_words: Words = ()
    piece_words: Words = ()
    payment_words: Words = ()
    part_payment_words: Words = ()
    fewest_plans: Number
    running_activities: Words = ()


class ReviewRules(Record):
    """The data of the checks, by family."""

    completeness: CompletenessRules
    indicators: IndicatorRules
    consistency: ConsistencyRules
    money: MoneyRules
