"""The kinds of findings about workbooks, their cells and ledgers: codes PC040-PC049."""

from __future__ import annotations

from perfcheck.findings import Rule, Severity

# The file
NOT_A_WORKBOOK = Rule("PC040", "not-a-workbook", Severity.ERROR, unreadable=True)
WORKBOOK_ENCRYPTED = Rule("PC041", "workbook-encrypted", Severity.ERROR, unreadable=True)
WORKBOOK_DAMAGED = Rule("PC042", "workbook-damaged", Severity.ERROR, unreadable=True)

# What people type
DOUBTFUL_CELL = Rule("PC043", "doubtful-cell", Severity.ERROR)
CONVERTED_CELL = Rule("PC044", "converted-cell", Severity.INFO)

# Payments
LEDGER_UNUSABLE = Rule("PC045", "ledger-unusable", Severity.ERROR, unreadable=True)
PAYMENT_UNREADABLE = Rule("PC046", "payment-unreadable", Severity.ERROR)
PAYMENT_LEFT_OUT = Rule("PC047", "payment-left-out", Severity.WARNING)
PAYMENTS_TOTAL = Rule("PC048", "payments-total", Severity.INFO)
SPENT_TWICE = Rule("PC049", "spent-twice", Severity.ERROR)

WORKBOOK_RULES: tuple[Rule, ...] = (
    NOT_A_WORKBOOK,
    WORKBOOK_ENCRYPTED,
    WORKBOOK_DAMAGED,
    DOUBTFUL_CELL,
    CONVERTED_CELL,
    LEDGER_UNUSABLE,
    PAYMENT_UNREADABLE,
    PAYMENT_LEFT_OUT,
    PAYMENTS_TOTAL,
    SPENT_TWICE,
)
"""Every such rule, in the order of the codes."""
