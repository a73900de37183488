"""The whole reports of assessments, as the command line puts them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.reports import csv_report, json_report, markdown, people
from perfcheck.reports.frame import framed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.assessment.results import Assessment
    from perfcheck.findings import Finding
    from perfcheck.messages import Translate
    from perfcheck.reports.canvas import Canvas


def grade_json(assessments: Sequence[Assessment], translate: Translate, findings: Sequence[Finding] = ()) -> str:
    """The report as JSON."""
    return framed(json_report.grade_json(translate), assessments, findings)


def grade_csv(assessments: Sequence[Assessment], translate: Translate) -> bytes:
    """The report as CSV."""
    return framed(csv_report.grade_csv(translate), assessments).encode()


def grade_markdown(assessments: Sequence[Assessment], translate: Translate, findings: Sequence[Finding] = ()) -> str:
    """The report as Markdown."""
    return framed(markdown.grade_markdown(translate), assessments, findings)


def grade_text(assessments: Sequence[Assessment], canvas: Canvas) -> str:
    """The report for people."""
    return framed(people.grade_text(canvas), assessments)
