"""The kinds of findings about actual figures that do not fit their targets: codes PC7nn."""

from __future__ import annotations

from perfcheck.findings import Rule, Severity

UNKNOWN_INDICATOR = Rule("PC701", "unknown-indicator", Severity.ERROR)
UNKNOWN_PROJECT = Rule("PC702", "unknown-project", Severity.ERROR)
UNKNOWN_ACTIVITY = Rule("PC703", "unknown-activity", Severity.ERROR)
AMBIGUOUS_NAME = Rule("PC704", "ambiguous-name", Severity.ERROR)
NAMED_TWICE = Rule("PC705", "named-twice", Severity.ERROR)
UNIT_MISMATCH = Rule("PC706", "unit-mismatch", Severity.ERROR)
DOUBTFUL_PERCENT = Rule("PC707", "doubtful-percent", Severity.ERROR)
UNUSABLE_VALUE = Rule("PC708", "unusable-value", Severity.ERROR)
NEGATIVE_VALUE = Rule("PC709", "negative-value", Severity.ERROR)
DATE_OUTSIDE = Rule("PC710", "date-outside", Severity.ERROR)
SPENDING_FALLS = Rule("PC711", "spending-falls", Severity.WARNING)
CONFLICTING_FILES = Rule("PC712", "conflicting-files", Severity.ERROR)
NEGATIVE_RATE = Rule("PC713", "negative-rate", Severity.WARNING)
OTHER_TARGETS = Rule("PC714", "other-targets", Severity.ERROR, unreadable=True)
VALUE_NOT_GRADED = Rule("PC715", "value-not-graded", Severity.WARNING)
SPENDING_OVER_BUDGET = Rule("PC716", "spending-over-budget", Severity.WARNING)
BUDGET_DIFFERS = Rule("PC717", "budget-differs", Severity.WARNING)
FRACTIONAL_COUNT = Rule("PC718", "fractional-count", Severity.WARNING)
CUMULATIVE_FALLS = Rule("PC723", "cumulative-falls", Severity.WARNING)
"""Above the checks of figures (PC719-PC722), because it takes several files."""
WEIGHTS_USED_UP = Rule("PC724", "weights-used-up", Severity.ERROR)
"""Only where projects are scored, which takes a policy."""

ASSESSMENT_RULES: tuple[Rule, ...] = (
    UNKNOWN_INDICATOR,
    UNKNOWN_PROJECT,
    UNKNOWN_ACTIVITY,
    AMBIGUOUS_NAME,
    NAMED_TWICE,
    UNIT_MISMATCH,
    DOUBTFUL_PERCENT,
    UNUSABLE_VALUE,
    NEGATIVE_VALUE,
    DATE_OUTSIDE,
    SPENDING_FALLS,
    CONFLICTING_FILES,
    NEGATIVE_RATE,
    OTHER_TARGETS,
    VALUE_NOT_GRADED,
    SPENDING_OVER_BUDGET,
    BUDGET_DIFFERS,
    FRACTIONAL_COUNT,
)
"""Every kind that there is, for documentation and tests."""
SERIES_RULES: tuple[Rule, ...] = (CUMULATIVE_FALLS,)
"""Every kind that only a series of files can show."""
SCORING_RULES: tuple[Rule, ...] = (WEIGHTS_USED_UP,)
"""Every kind that only scoring can show."""
