"""Findings as a code quality report of GitLab."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.findings import Severity
from perfcheck.messages import visible
from perfcheck.reports.findings.fingerprints import fingerprinted
from perfcheck.reports.findings.paths import relative
from perfcheck.reports.findings.rows import found
from perfcheck.reports.json_values import json_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import PurePath

    from perfcheck.findings import Checked, Rule
    from perfcheck.messages import Translate
    from perfcheck.reports.findings.rows import Row
    from perfcheck.reports.json_values import Json

SEVERITIES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
)
UNREADABLE = "blocker"


def gitlab_report(files: Sequence[Checked], translate: Translate, *, base: PurePath) -> str:
    """A list with an object a finding."""
    return json_text([_issue(row, mark, base) for row, mark in fingerprinted(found(files, translate), base)])


def _issue(row: Row, fingerprint: str, base: PurePath) -> Json:
    sentences = (row.located, row.advice)
    return {
        "description": visible(" ".join(sentence for sentence in sentences if sentence)),
        "check_name": row.title,
        "fingerprint": fingerprint,
        "severity": _severity(row.rule),
        "location": {
            "path": relative(row.file, base).as_posix(),
            "lines": {"begin": 1 if row.span is None else row.span.line},
        },
    }


def _severity(rule: Rule) -> str:
    return UNREADABLE if rule.unreadable else SEVERITIES[rule.severity]
