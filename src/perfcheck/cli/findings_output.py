"""Findings as lines: the place, the kind, what is wrong, what to do."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from perfcheck.findings import Severity
from perfcheck.messages import msg
from perfcheck.reports.findings.lines import finding_lines
from perfcheck.reports.paint import painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.cli.session import Colour, Session
    from perfcheck.findings import Checked, Finding
    from perfcheck.messages import Message


def show_on_stderr(findings: Sequence[Finding], session: Session, color: Colour) -> None:
    """The findings of a command whose result is something else."""
    sys.stdout.flush()
    lines = finding_lines(sorted(findings, key=_position), session.translate)
    sys.stderr.write(painted(lines, colour=session.colours(sys.stderr, color)))
    if findings:
        session.tell(summary(findings))


def summary(findings: Sequence[Finding]) -> Message:
    """How many of each severity."""
    counts = {severity: sum(finding.rule.severity is severity for finding in findings) for severity in Severity}
    return msg(
        "{errors} errors, {warnings} warnings",
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
    )


def summary_of_all(files: Sequence[Checked]) -> Message:
    """How many files were checked, and what was found in them."""
    counts = Counter(finding.rule.severity for one in files for finding in one.findings)
    found = msg(
        "{files} files checked: {errors} errors, {warnings} warnings, {infos} notes",
        files=len(files),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
    )
    ignored = sum(len(one.ignored) for one in files)
    return msg("{found}, {count} ignored by comments", found=found, count=ignored) if ignored else found


def _position(finding: Finding) -> tuple[str, int, int, int]:
    """Where a finding stands, so that those of a file are told from its top to its end."""
    return finding.place.file or "", *finding.place.order
