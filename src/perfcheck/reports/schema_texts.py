"""What editors show over the keys of all kinds of files."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.reports.schema_texts_actuals import ACTUALS_LABELS
from perfcheck.reports.schema_texts_indicator import INDICATOR_LABELS
from perfcheck.reports.schema_texts_policy import POLICY_LABELS
from perfcheck.reports.schema_texts_scoring import SCORING_LABELS
from perfcheck.reports.schema_texts_targets import TARGETS_LABELS
from perfcheck.reports.schema_texts_words import WORDS_LABELS

if TYPE_CHECKING:
    from perfcheck.reports.schema_label import Labels

LABELS: Labels = MappingProxyType(
    {**TARGETS_LABELS, **INDICATOR_LABELS, **ACTUALS_LABELS, **POLICY_LABELS, **WORDS_LABELS, **SCORING_LABELS}
)
"""A label for every record, every field, and the members of fields that are no records."""
