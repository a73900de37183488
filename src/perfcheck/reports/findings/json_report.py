"""Findings as JSON, documented in docs/json.md."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfcheck.findings import Severity
from perfcheck.reports.findings.rows import excerpt_of
from perfcheck.reports.json_values import cell_record, json_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcheck.findings import Checked, Finding
    from perfcheck.messages import Translate
    from perfcheck.reports.json_values import Json


def findings_json(files: Sequence[Checked], translate: Translate, *, version: str) -> str:
    """What was found in files, and what is ignored there; ``version`` is that of perfcheck."""
    ignored = [one for checked in files for one in checked.ignored]
    return json_document(
        {
            "kind": "validate",
            "perfcheck": version,
            "files": [checked.file for checked in files],
            "counts": _counts(files),
            "findings": findings_records((one for checked in files for one in checked.findings), translate),
            "ignored": [{"reason": one.reason, "finding": _record(one.finding, translate)} for one in ignored],
        }
    )


def findings_records(findings: Iterable[Finding], translate: Translate) -> list[Json]:
    """Findings as a list to put into a document."""
    return [_record(finding, translate) for finding in findings]


def _record(finding: Finding, translate: Translate) -> Json:
    rule, span = finding.rule, finding.place.span
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "head": None if rule.head is None else rule.head.value,
        "source": translate(rule.source) if rule.source else None,
        "message": finding.message.render(translate),
        "hint": None if finding.hint is None else finding.hint.render(translate),
        "file": finding.place.file,
        "line": None if span is None else span.line,
        "column": None if span is None else span.column,
        "end_line": None if span is None else span.end_line,
        "end_column": None if span is None else span.end_column,
        **cell_record(finding.place),
        "excerpt": excerpt_of(finding),
    }


def _counts(files: Iterable[Checked]) -> Json:
    files = tuple(files)
    counts = Counter(finding.rule.severity for checked in files for finding in checked.findings)
    by_severity: dict[str, Json] = {severity.value: counts[severity] for severity in Severity}
    return {**by_severity, "ignored": sum(len(checked.ignored) for checked in files)}
