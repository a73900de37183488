"""Findings as lines for people: ``file:line:column: CODE name: message``, then what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import SEVERITY_WORDS
from perfcheck.messages import msg
from perfcheck.reports.lines import Line, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcheck.findings import Finding
    from perfcheck.messages import Translate


def finding_lines(findings: Iterable[Finding], translate: Translate) -> list[Line]:
    """One line a finding, and one for its hint. A line break inside data becomes a blank."""
    lines: list[Line] = []
    for finding in findings:
        lines.extend(_lines(finding, translate))
    return lines


def _lines(finding: Finding, translate: Translate) -> Iterable[Line]:
    severity = finding.rule.severity.value
    place = str(finding.place)
    yield (
        Span(f"{place}: " if place else "", "place"),
        Span(translate(SEVERITY_WORDS[finding.rule.severity]), severity),
        Span(f" {finding.rule.code} {finding.rule.name}: "),
        Span(finding.message.render(translate)),
    )
    if finding.hint is not None:
        hint = msg("help: {hint}", hint=finding.hint).render(translate)
        yield (Span(f"    {hint}", "aside"),)
