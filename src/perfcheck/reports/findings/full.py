"""Findings for people: what is wrong, the line of the file with the place marked, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.messages import msg
from perfcheck.reports.findings.excerpt import excerpt_lines
from perfcheck.reports.findings.lines import INDENT, finding_line, hint_text
from perfcheck.reports.layout import wrap
from perfcheck.reports.lines import EMPTY, Line, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.findings import Checked, Finding, Ignored
    from perfcheck.messages import Translate


def full_lines(
    files: Sequence[Checked], translate: Translate, *, width: int | None = None, show_ignored: bool = False
) -> list[Line]:
    """A paragraph a finding; below them those that are ignored, if they are asked for.

    ``width`` is that of the screen: excerpts are clipped to it and hints wrapped. The first line of a finding is one
    line at any width, so that other programs find it.
    """
    paragraphs = [_paragraph(finding, translate, width) for checked in files for finding in checked.findings]
    if show_ignored:
        paragraphs += [_ignored(one, translate, width) for checked in files for one in checked.ignored]
    return [line for paragraph in paragraphs for line in (*paragraph, EMPTY)][:-1]


def _paragraph(finding: Finding, translate: Translate, width: int | None) -> Iterator[Line]:
    yield finding_line(finding, translate)
    yield from excerpt_lines(finding, width)
    yield from _aside(hint_text(finding, translate), width)


def _ignored(one: Ignored, translate: Translate, width: int | None) -> Iterator[Line]:
    yield finding_line(one.finding, translate, ignored=True)
    yield from excerpt_lines(one.finding, width)
    yield from _aside(msg("reason: {reason}", reason=one.reason).render(translate), width)


def _aside(text: str, width: int | None) -> Iterable[Line]:
    if not text:
        return ()
    rows = [text] if width is None else wrap(text, width - len(INDENT))
    return [(Span(f"{INDENT}{row}", "aside"),) for row in rows]
