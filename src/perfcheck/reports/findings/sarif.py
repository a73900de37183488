"""Findings as SARIF 2.1.0, the exchange format of programs that check files."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.findings import Severity
from perfcheck.reports.findings.fingerprints import fingerprinted
from perfcheck.reports.findings.paths import relative, uri
from perfcheck.reports.findings.rows import found, ignored
from perfcheck.reports.json_values import json_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import PurePath

    from perfcheck.findings import Checked, Rule, Span
    from perfcheck.messages import Translate
    from perfcheck.reports.findings.rows import Row
    from perfcheck.reports.json_values import Json

Describe = Callable[[str], str]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
)
ROOT = "%SRCROOT%"
"""The name by which services know the folder of the sources."""
FINGERPRINT = "perfcheck/v1"


def sarif_report(
    files: Sequence[Checked], translate: Translate, *, version: str, base: PurePath, describe: Describe | None = None
) -> str:
    """A log with one run; findings that are ignored are results that are suppressed.

    ``describe`` says in a sentence what the rule of a code finds; without it, rules are called by their names.
    """
    rows = [*found(files, translate), *ignored(files, translate)]
    rules = {row.rule.code: row for row in sorted(rows, key=lambda row: row.rule.code)}
    places = {code: index for index, code in enumerate(rules)}
    driver = {"name": "perfcheck", "version": version, "rules": [_rule(row, describe) for row in rules.values()]}
    results = [_result(row, places[row.rule.code], fingerprint, base) for row, fingerprint in fingerprinted(rows, base)]
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: _root(base)},
        "results": results,
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _root(base: PurePath) -> Json:
    said: Json = {"text": "the folder that perfcheck ran in"}
    return {"uri": f"{uri(base).rstrip('/')}/", "description": said} if base.is_absolute() else {"description": said}


def _rule(row: Row, describe: Describe | None) -> Json:
    rule = row.rule
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": (describe(rule.code) if describe else "") or _words(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"head": None if rule.head is None else rule.head.value, "source": row.source},
    }


def _words(rule: Rule) -> str:
    return rule.name.replace("-", " ").capitalize()


def _result(row: Row, index: int, fingerprint: str, base: PurePath) -> Json:
    sentences = (row.located, row.advice)
    return {
        "ruleId": row.rule.code,
        "ruleIndex": index,
        "level": LEVELS[row.rule.severity],
        "message": {"text": "\n".join(sentence for sentence in sentences if sentence)},
        "locations": [{"physicalLocation": _location(row, base), **_logical(row)}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
        "suppressions": [] if row.reason is None else [{"kind": "inSource", "justification": row.reason}],
    }


def _location(row: Row, base: PurePath) -> Json:
    path = relative(row.file, base)
    artifact = {"uri": uri(path)} if path.is_absolute() else {"uri": uri(path), "uriBaseId": ROOT}
    return (
        {"artifactLocation": artifact}
        if row.span is None
        else {
            "artifactLocation": artifact,
            "region": _region(row.span),
        }
    )


def _logical(row: Row) -> Mapping[str, Json]:
    """The cell of a workbook, for which there is no region."""
    return {} if row.cell is None else {"logicalLocations": [{"fullyQualifiedName": row.cell, "kind": "member"}]}


def _region(span: Span) -> Json:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
