"""Checks of the family consistency: what the whole document says in several places."""

from __future__ import annotations

from perfcheck.validation.check import Check
from perfcheck.validation.commitments import COMMITMENT_CHANGED, commitment_changed
from perfcheck.validation.contributions import PLAN_DOES_NOT_ADD_UP, plan_does_not_add_up
from perfcheck.validation.descriptions import VALUE_CONTRADICTS_DESCRIPTION, value_contradicts_description
from perfcheck.validation.metric_units import UNIT_MISSING_OR_CHANGED, unit_missing_or_changed
from perfcheck.validation.metric_values import METRIC_VALUES_DIFFER, metric_values_differ
from perfcheck.validation.near_names import NEAR_NAMES, near_names
from perfcheck.validation.orphans import ORPHAN_INDICATOR, ORPHAN_OBJECTIVE, orphan_indicator, orphan_objective

CHECKS: tuple[Check, ...] = (
    Check(VALUE_CONTRADICTS_DESCRIPTION, value_contradicts_description),
    Check(METRIC_VALUES_DIFFER, metric_values_differ),
    Check(PLAN_DOES_NOT_ADD_UP, plan_does_not_add_up),
    Check(UNIT_MISSING_OR_CHANGED, unit_missing_or_changed),
    Check(COMMITMENT_CHANGED, commitment_changed),
    Check(NEAR_NAMES, near_names),
    Check(ORPHAN_OBJECTIVE, orphan_objective),
    Check(ORPHAN_INDICATOR, orphan_indicator),
)
"""The checks of this family, in the order of their codes."""
