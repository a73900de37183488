"""The kinds of findings about comments in a file that speak to perfcheck: codes PC8nn."""

from __future__ import annotations

from perfcheck.findings import Rule, Severity

IGNORE_WITHOUT_REASON = Rule("PC801", "ignore-without-reason", Severity.ERROR)
UNUSED_IGNORE = Rule("PC802", "unused-ignore", Severity.WARNING)
UNKNOWN_COMMENT = Rule("PC803", "unknown-comment", Severity.ERROR)

COMMENT_RULES: tuple[Rule, ...] = (IGNORE_WITHOUT_REASON, UNUSED_IGNORE, UNKNOWN_COMMENT)
"""Every such rule, in the order of the codes."""
