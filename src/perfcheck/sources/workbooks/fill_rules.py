"""The kinds of findings about workbooks that were filled in: codes PC050-PC061."""

from __future__ import annotations

from perfcheck.findings import Rule, Severity

# The workbook
NOT_A_FILL_IN = Rule("PC050", "not-a-fill-in", Severity.ERROR, unreadable=True)
TEMPLATE_DAMAGED = Rule("PC051", "template-damaged", Severity.ERROR, unreadable=True)
OTHER_TARGETS = Rule("PC052", "made-for-other-targets", Severity.WARNING)
EXTRA_SHEET = Rule("PC053", "extra-sheet", Severity.WARNING)

# Its rows
LOCKED_TEXT_CHANGED = Rule("PC054", "locked-text-changed", Severity.WARNING)
DUPLICATE_ROW = Rule("PC055", "duplicate-row", Severity.ERROR)
UNKNOWN_ROW = Rule("PC056", "unknown-row", Severity.ERROR)
MISSING_ROW = Rule("PC057", "missing-row", Severity.WARNING)
HIDDEN_ROW = Rule("PC058", "hidden-row", Severity.WARNING)

# Its cells
FORMULA_WITHOUT_VALUE = Rule("PC059", "formula-without-value", Severity.ERROR)
MERGED_INPUT = Rule("PC060", "merged-input", Severity.ERROR)
VALUE_BESIDE_REASON = Rule("PC061", "value-beside-reason", Severity.ERROR)

FILL_RULES: tuple[Rule, ...] = (
    NOT_A_FILL_IN,
    TEMPLATE_DAMAGED,
    OTHER_TARGETS,
    EXTRA_SHEET,
    LOCKED_TEXT_CHANGED,
    DUPLICATE_ROW,
    UNKNOWN_ROW,
    MISSING_ROW,
    HIDDEN_ROW,
    FORMULA_WITHOUT_VALUE,
    MERGED_INPUT,
    VALUE_BESIDE_REASON,
)
"""Every such rule, in the order of the codes."""
