"""The kinds of findings about documents that are to be imported: codes PC065-PC069."""

from __future__ import annotations

from perfcheck.findings import Rule, Severity

NOT_A_DOCUMENT = Rule("PC065", "not-a-document", Severity.ERROR, unreadable=True)
DOCUMENT_ENCRYPTED = Rule("PC066", "document-encrypted", Severity.ERROR, unreadable=True)
DOCUMENT_DAMAGED = Rule("PC067", "document-damaged", Severity.ERROR, unreadable=True)
READER_MISSING = Rule("PC068", "reader-missing", Severity.ERROR, unreadable=True)
NOTHING_TO_IMPORT = Rule("PC069", "nothing-to-import", Severity.ERROR, unreadable=True)

PAPER_RULES: tuple[Rule, ...] = (
    NOT_A_DOCUMENT,
    DOCUMENT_ENCRYPTED,
    DOCUMENT_DAMAGED,
    READER_MISSING,
    NOTHING_TO_IMPORT,
)
"""Every such rule, in the order of the codes."""
