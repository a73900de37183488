"""What an exit code says."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcheck.findings import Checked, Finding


class ExitCode(IntEnum):
    """Fine; something was found; a file or the call could not be used; a defect of perfcheck; interrupted."""

    FINE = 0
    FOUND = 1
    UNUSABLE = 2
    DEFECT = 3
    INTERRUPTED = 130


def code_for(findings: Iterable[Finding], *, strict: bool = False) -> ExitCode:
    """The exit code for what was found; ``strict`` counts warnings as well."""
    from perfcheck.findings import Severity

    counted = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    code = ExitCode.FINE
    for finding in findings:
        if finding.rule.unreadable:
            return ExitCode.UNUSABLE
        if finding.rule.severity in counted:
            code = ExitCode.FOUND
    return code


def code_of_all(files: Iterable[Checked]) -> ExitCode:
    """The exit code for files that were checked, each by what its folder asks for."""
    return max((code_for(one.findings, strict=one.strict) for one in files), default=ExitCode.FINE)
