"""Rules for people who read about them: one rule's page, and the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import HEAD_WORDS, SEVERITY_WORDS
from perfcheck.messages import msg
from perfcheck.reports.lines import Line, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from perfcheck.findings import Rule
    from perfcheck.messages import Translate


def about(rule: Rule, translate: Translate) -> str:
    """Severity, head of review and source of a rule in one line."""
    parts = [translate(SEVERITY_WORDS[rule.severity])]
    if rule.unreadable:
        parts.append(msg("the file cannot be used").render(translate))
    if rule.head is not None:
        parts.append(translate(HEAD_WORDS[rule.head]))
    if rule.source:
        parts.append(translate(rule.source))
    return " · ".join(parts)


def page_lines(rule: Rule, page: str, translate: Translate) -> list[Line]:
    """A rule's page: its title, what it weighs, then the text."""
    head: list[Line] = [
        (Span(f"{rule.code} {rule.name}", "heading"),),
        (Span(about(rule, translate), rule.severity.value),),
        (),
    ]
    return [*head, *(_line(line) for line in page.rstrip("\n").split("\n"))]


def list_lines(rules: Iterable[Rule], summary: Callable[[Rule], str], translate: Translate) -> list[Line]:
    """All rules, each with what it finds."""
    return [
        (
            Span(f"{rule.code} {rule.name}", "place"),
            Span(f"  {translate(SEVERITY_WORDS[rule.severity])}", rule.severity.value),
            Span(f"  {summary(rule)}"),
        )
        for rule in rules
    ]


def _line(line: str) -> Line:
    return (Span(line, "heading" if line.startswith("#") else ""),)
