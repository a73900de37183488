"""One line a finding, as editors and ``grep`` like it: ``file:line:column: CODE message``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.messages import visible
from perfcheck.reports.findings.rows import found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.findings import Checked
    from perfcheck.messages import Translate
    from perfcheck.reports.findings.rows import Row


def concise_report(files: Sequence[Checked], translate: Translate) -> str:
    """Exactly one line for each finding."""
    return "".join(f"{visible(': '.join(_parts(row)))}\n" for row in found(files, translate))


def _parts(row: Row) -> Iterator[str]:
    yield str(row.finding.place) or row.file
    yield f"{row.rule.code} {row.message}"
