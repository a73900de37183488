"""The kinds of findings of reading: codes PC001-PC019 for the file and its YAML, PC020-PC049 for the model."""

from __future__ import annotations

from perfcheck.findings import Rule, Severity


def _unreadable(code: str, name: str) -> Rule:
    return Rule(code, name, Severity.ERROR, unreadable=True)


def _error(code: str, name: str) -> Rule:
    return Rule(code, name, Severity.ERROR)


# The file
FILE_MISSING = _unreadable("PC001", "file-missing")
FILE_UNREADABLE = _unreadable("PC002", "file-unreadable")
FILE_TOO_LARGE = _unreadable("PC003", "file-too-large")
WRONG_ENCODING = _unreadable("PC004", "wrong-encoding")
NOT_TEXT = _unreadable("PC005", "not-text")

# Its YAML as a whole
CONTROL_CHARACTER = _unreadable("PC006", "control-character")
YAML_SYNTAX = _unreadable("PC007", "yaml-syntax")
EMPTY_FILE = _unreadable("PC008", "empty-file")
SEVERAL_DOCUMENTS = _unreadable("PC009", "several-documents")
NO_PAIRS = _unreadable("PC010", "no-pairs")
TOO_DEEP = _unreadable("PC011", "too-deep")

# What YAML can do and these files do not need
REFERENCE = _unreadable("PC012", "reference")
MERGE_KEY = _unreadable("PC013", "merge-key")
TYPE_TAG = _unreadable("PC014", "type-tag")

# Single pairs, which are left out of what is read
DUPLICATE_KEY = _error("PC015", "duplicate-key")
LOST_VALUE = _error("PC016", "lost-value")
UNUSABLE_KEY = _error("PC017", "unusable-key")

MORE_OF_THE_SAME = Rule("PC018", "more-of-the-same", Severity.INFO)

READING_RULES: tuple[Rule, ...] = (
    FILE_MISSING,
    FILE_UNREADABLE,
    FILE_TOO_LARGE,
    WRONG_ENCODING,
    NOT_TEXT,
    CONTROL_CHARACTER,
    YAML_SYNTAX,
    EMPTY_FILE,
    SEVERAL_DOCUMENTS,
    NO_PAIRS,
    TOO_DEEP,
    REFERENCE,
    MERGE_KEY,
    TYPE_TAG,
    DUPLICATE_KEY,
    LOST_VALUE,
    UNUSABLE_KEY,
    MORE_OF_THE_SAME,
)
"""Every rule of reading, in the order of the codes."""
