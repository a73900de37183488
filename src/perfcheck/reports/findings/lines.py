"""Findings as short lines for people: ``file:line:column: severity CODE name: message``, then what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import SEVERITY_WORDS
from perfcheck.messages import msg
from perfcheck.reports.lines import Line, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcheck.findings import Finding
    from perfcheck.messages import Translate

INDENT = "    "


def finding_lines(findings: Iterable[Finding], translate: Translate) -> list[Line]:
    """One line a finding, and one for its hint. A line break inside data becomes a blank."""
    lines: list[Line] = []
    for finding in findings:
        lines.append(finding_line(finding, translate))
        if finding.hint is not None:
            lines.append((Span(f"{INDENT}{hint_text(finding, translate)}", "aside"),))
    return lines


def finding_line(finding: Finding, translate: Translate, *, ignored: bool = False) -> Line:
    """What is wrong and where, in one line."""
    rule, place = finding.rule, str(finding.place)
    word = Span(translate(SEVERITY_WORDS[rule.severity]), rule.severity.value)
    return (
        Span(f"{place}: " if place else "", "place"),
        Span(translate("ignored"), "aside") if ignored else word,
        Span(f" {rule.code} {rule.name}: "),
        Span(finding.message.render(translate)),
    )


def hint_text(finding: Finding, translate: Translate) -> str:
    """What to do, behind a word that says so; empty where there is no hint."""
    return "" if finding.hint is None else msg("help: {hint}", hint=finding.hint).render(translate)
