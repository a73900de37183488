"""Checks of the family indicators: what an indicator looks like, row by row and over the rows of a project."""

from __future__ import annotations

from perfcheck.validation.basis import (
    BASIS_NO_STANDARD,
    SAME_BASIS_EVERYWHERE,
    basis_no_standard,
    same_basis_everywhere,
)
from perfcheck.validation.check import Check
from perfcheck.validation.directions import NEGATIVE_POSITIVE, SATISFACTION_100, negative_positive, satisfaction_100
from perfcheck.validation.fitting_units import COST_AT_LEAST, UNIT_UNFIT, cost_at_least, unit_unfit
from perfcheck.validation.measurable import COMPOUND_INDICATOR, NOT_A_MEASURE, compound_indicator, not_a_measure
from perfcheck.validation.sameness import (
    COPIED_BETWEEN_PROJECTS,
    SAME_VALUE_EVERYWHERE,
    copied_between_projects,
    same_value_everywhere,
)
from perfcheck.validation.vagueness import VAGUE_WORDS, vague_words

CHECKS: tuple[Check, ...] = (
    Check(UNIT_UNFIT, unit_unfit),
    Check(NOT_A_MEASURE, not_a_measure),
    Check(COMPOUND_INDICATOR, compound_indicator),
    Check(NEGATIVE_POSITIVE, negative_positive),
    Check(SATISFACTION_100, satisfaction_100),
    Check(BASIS_NO_STANDARD, basis_no_standard),
    Check(COST_AT_LEAST, cost_at_least),
    Check(SAME_VALUE_EVERYWHERE, same_value_everywhere),
    Check(SAME_BASIS_EVERYWHERE, same_basis_everywhere),
    Check(COPIED_BETWEEN_PROJECTS, copied_between_projects),
    Check(VAGUE_WORDS, vague_words),
)
"""The checks of this family, in the order of their codes."""
