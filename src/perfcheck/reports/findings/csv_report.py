"""Findings as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.reports.csv_table import csv_table
from perfcheck.reports.findings.columns import findings_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.findings import Checked
    from perfcheck.messages import Translate


def findings_csv(files: Sequence[Checked], translate: Translate, *, show_ignored: bool = False) -> bytes:
    """One row a finding."""
    return csv_table(findings_table(files, translate, show_ignored=show_ignored), translate)
