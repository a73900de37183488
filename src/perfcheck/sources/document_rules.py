"""The kinds of findings about what a document says and which files belong together: codes PC020-PC039."""

from __future__ import annotations

from perfcheck.findings import Rule, Severity

# Inside a document
MISSING_KEY = Rule("PC020", "missing-key", Severity.ERROR)
UNKNOWN_KEY = Rule("PC021", "unknown-key", Severity.ERROR)
WRONG_TYPE = Rule("PC022", "wrong-type", Severity.ERROR)
WRONG_VALUE = Rule("PC023", "wrong-value", Severity.ERROR)
UNREADABLE_VALUE = Rule("PC024", "unreadable-value", Severity.ERROR)

# Between documents
UNKNOWN_KIND = Rule("PC030", "unknown-kind", Severity.ERROR, unreadable=True)
WRONG_KIND = Rule("PC031", "wrong-kind", Severity.ERROR, unreadable=True)
NO_FILES = Rule("PC032", "no-files", Severity.ERROR, unreadable=True)
NO_TARGETS = Rule("PC033", "no-targets", Severity.ERROR, unreadable=True)
SEVERAL_TARGETS = Rule("PC034", "several-targets", Severity.ERROR, unreadable=True)
NOTHING_USABLE = Rule("PC035", "nothing-usable", Severity.ERROR, unreadable=True)
NOT_COMPARED = Rule("PC036", "not-compared", Severity.INFO)
WRONG_SETTINGS = Rule("PC037", "wrong-settings", Severity.ERROR, unreadable=True)

DOCUMENT_RULES: tuple[Rule, ...] = (
    MISSING_KEY,
    UNKNOWN_KEY,
    WRONG_TYPE,
    WRONG_VALUE,
    UNREADABLE_VALUE,
    UNKNOWN_KIND,
    WRONG_KIND,
    NO_FILES,
    NO_TARGETS,
    SEVERAL_TARGETS,
    NOTHING_USABLE,
    NOT_COMPARED,
    WRONG_SETTINGS,
)
"""Every such rule, in the order of the codes."""
