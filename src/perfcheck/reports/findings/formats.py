"""The forms in which findings can be had, by name. Only the one that is asked for is imported."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import PurePath

    from perfcheck.findings import Checked
    from perfcheck.messages import Translate


@dataclass(frozen=True, slots=True)
class View:
    """How findings are to be shown; each form takes from it what it needs.

    ``base`` is the folder that paths are relative to, ``width`` that of the screen (None: there is none); ``describe``
    says in a sentence what the rule of a code finds.
    """

    translate: Translate
    version: str
    base: PurePath
    show_ignored: bool = False
    width: int | None = None
    colour: bool = False
    describe: Callable[[str], str] | None = None


def _full(files: Sequence[Checked], view: View) -> str:
    from perfcheck.reports.findings.full import full_lines
    from perfcheck.reports.paint import painted

    lines = full_lines(files, view.translate, width=view.width, show_ignored=view.show_ignored)
    return painted(lines, colour=view.colour)


def _concise(files: Sequence[Checked], view: View) -> str:
    from perfcheck.reports.findings.concise import concise_report

    return concise_report(files, view.translate)


def _json(files: Sequence[Checked], view: View) -> str:
    from perfcheck.reports.findings.json_report import findings_json

    return findings_json(files, view.translate, version=view.version)


def _csv(files: Sequence[Checked], view: View) -> bytes:
    from perfcheck.reports.findings.csv_report import findings_csv

    return findings_csv(files, view.translate, show_ignored=view.show_ignored)


def _xlsx(files: Sequence[Checked], view: View) -> bytes:
    from perfcheck.reports.findings.workbook import findings_workbook

    return findings_workbook(files, view.translate, show_ignored=view.show_ignored)


def _github(files: Sequence[Checked], view: View) -> str:
    from perfcheck.reports.findings.github import github_report

    return github_report(files, view.translate, base=view.base)


def _gitlab(files: Sequence[Checked], view: View) -> str:
    from perfcheck.reports.findings.gitlab import gitlab_report

    return gitlab_report(files, view.translate, base=view.base)


def _sarif(files: Sequence[Checked], view: View) -> str:
    from perfcheck.reports.findings.sarif import sarif_report

    return sarif_report(files, view.translate, version=view.version, base=view.base, describe=view.describe)


def _junit(files: Sequence[Checked], view: View) -> str:
    from perfcheck.reports.findings.junit import junit_report

    return junit_report(files, view.translate)


FORMATS: Mapping[str, Callable[[Sequence[Checked], View], str | bytes]] = MappingProxyType(
    {
        "full": _full,
        "concise": _concise,
        "json": _json,
        "csv": _csv,
        "xlsx": _xlsx,
        "github": _github,
        "gitlab": _gitlab,
        "sarif": _sarif,
        "junit": _junit,
    }
)
"""A report is a text, or the bytes of a file."""
