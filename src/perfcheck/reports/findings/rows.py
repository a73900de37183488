"""Findings one by one with their texts in one language, which most forms begin with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.findings import HEAD_WORDS, SEVERITY_WORDS
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcheck.findings import Checked, Finding, Rule, Span
    from perfcheck.messages import Translate

LONGEST = 500
"""Characters of an excerpt: a file may well be one single line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding with its texts; ``reason`` says why it is ignored, if it is."""

    finding: Finding
    file: str
    severity: str
    head: str | None
    message: str
    hint: str | None
    advice: str | None
    source: str | None
    reason: str | None = None

    @property
    def rule(self) -> Rule:
        """The kind of finding."""
        return self.finding.rule

    @property
    def span(self) -> Span | None:
        """Where in the file it stands."""
        return self.finding.place.span

    @property
    def cell(self) -> str | None:
        """The sheet and the cell of a workbook in which it stands."""
        cell = self.finding.place.cell
        return None if cell is None else str(cell)

    @property
    def located(self) -> str:
        """The message, behind the cell that services do not know how to show."""
        return self.message if self.cell is None else f"{self.cell}: {self.message}"

    @property
    def title(self) -> str:
        """The rule in one line."""
        return f"{self.rule.code} {self.rule.name}"


def found(files: Iterable[Checked], translate: Translate) -> Iterator[Row]:
    """What was found, file by file."""
    for checked in files:
        for finding in checked.findings:
            yield _row(checked, finding, translate)


def ignored(files: Iterable[Checked], translate: Translate) -> Iterator[Row]:
    """What comments in the files silence, with the reasons given there."""
    for checked in files:
        for one in checked.ignored:
            yield _row(checked, one.finding, translate, one.reason)


def excerpt_of(finding: Finding) -> str | None:
    """The line of the file on which the place begins; of a very long one the part around the place."""
    line, span = finding.line, finding.place.span
    if line is None or span is None or len(line) <= LONGEST:
        return line
    start = max(min(span.column - LONGEST // 4, len(line) - LONGEST), 0)
    end = start + LONGEST
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"


def _row(checked: Checked, finding: Finding, translate: Translate, reason: str | None = None) -> Row:
    rule, hint = finding.rule, finding.hint
    return Row(
        finding=finding,
        file=finding.place.file or checked.file,
        severity=translate(SEVERITY_WORDS[rule.severity]),
        head=None if rule.head is None else translate(HEAD_WORDS[rule.head]),
        message=finding.message.render(translate),
        hint=None if hint is None else hint.render(translate),
        advice=None if hint is None else msg("help: {hint}", hint=hint).render(translate),
        source=translate(rule.source) if rule.source else None,
        reason=reason,
    )
