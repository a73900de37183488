"""Findings as workflow commands of GitHub Actions, which shows them beside the changed lines."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.findings import Severity
from perfcheck.messages import msg, visible
from perfcheck.reports.findings.paths import relative
from perfcheck.reports.findings.rows import found
from perfcheck.reports.records import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import PurePath

    from perfcheck.findings import Checked, Span
    from perfcheck.messages import Translate
    from perfcheck.reports.findings.rows import Row

COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
)
MOST = 10
"""How many annotations of each kind GitHub shows for a step."""
_IN_TEXT = MappingProxyType(str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"}))
_IN_PROPERTY = MappingProxyType({**_IN_TEXT, **str.maketrans({":": "%3A", ",": "%2C"})})


def github_report(files: Sequence[Checked], translate: Translate, *, base: PurePath) -> str:
    """One command a finding, the worst first, because only the first ones of a kind are shown.

    What was left out is said before the notices, or it would be left out itself.
    """
    by_severity: dict[Severity, list[Row]] = {severity: [] for severity in Severity}
    for row in found(files, translate):
        by_severity[row.rule.severity].append(row)
    by_severity[Severity.ERROR].sort(key=lambda row: not row.rule.unreadable)
    lines = [_annotation(row, base) for rows in by_severity.values() for row in rows]
    if any(len(rows) > MOST for rows in by_severity.values()):
        notices = len(by_severity[Severity.INFO])
        lines.insert(len(lines) - notices, _summary(files, translate))
    return "".join(f"{line}\n" for line in lines)


def _annotation(row: Row, base: PurePath) -> str:
    properties = {"file": relative(row.file, base).as_posix(), **_position(row.span), "title": row.title}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{COMMANDS[row.rule.severity]} {told}::{_text(chr(10).join(_sentences(row)))}"


def _sentences(row: Row) -> Iterator[str]:
    yield row.located
    if row.advice is not None:
        yield row.advice


def _position(span: Span | None) -> dict[str, str]:
    """Columns are refused where the end is on another line."""
    if span is None:
        return {}
    lines = {"line": str(span.line), "endLine": str(span.end_line)}
    if span.line != span.end_line:
        return lines
    return {
        "line": str(span.line),
        "col": str(span.column),
        "endLine": lines["endLine"],
        "endColumn": str(span.end_column),
    }


def _summary(files: Sequence[Checked], translate: Translate) -> str:
    counts = Counter(finding.rule.severity for checked in files for finding in checked.findings)
    text = msg(
        "{errors} errors, {warnings} warnings, {infos} notes; only {most} of each kind are shown here",
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
        most=MOST,
    )
    return f"::notice title=perfcheck::{_text(text.render(translate))}"


def _text(text: str) -> str:
    return printable(text).translate(_IN_TEXT)


def _property(text: str) -> str:
    return visible(text).translate(_IN_PROPERTY)
