"""How many findings there are under each head of review, and in each file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.findings import HEAD_WORDS, SEVERITY_WORDS, Head, Severity
from perfcheck.messages import N_, Message, msg
from perfcheck.reports.grid import titled, wide
from perfcheck.reports.records import Column, Kind, by_name, chosen, table
from perfcheck.reports.styles import TITLE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from perfcheck.findings import Checked
    from perfcheck.messages import Translate
    from perfcheck.reports.grid import Line
    from perfcheck.reports.records import Picked


@dataclass(frozen=True, slots=True)
class _Count:
    """How many findings of each severity some part has, and how many are ignored."""

    title: str | Message
    found: Counter[Severity]
    ignored: int


def _of(severity: Severity) -> Callable[[_Count], Picked]:
    return lambda row: row.found[severity]


COLUMNS: Mapping[str, Column[_Count]] = MappingProxyType(
    by_name(
        Column("head", N_("Head of review"), lambda row: row.title),
        Column("file", N_("File"), lambda row: row.title),
        *(Column(severity.value, SEVERITY_WORDS[severity], _of(severity), Kind.COUNT) for severity in Severity),
        Column("total", N_("Total"), lambda row: row.found.total(), Kind.COUNT),
        Column("ignored", N_("ignored"), lambda row: row.ignored, Kind.COUNT),
    )
)
FIGURES = (*(severity.value for severity in Severity), "total", "ignored")
SPANS = (5, *(1,) * len(FIGURES))


def summary_lines(files: Sequence[Checked], translate: Translate) -> Iterator[Line]:
    """The rows of the summary's sheet."""
    yield wide(translate("Review of performance targets"), TITLE)
    yield from _counts(translate("By head of review"), "head", _by_head(files), translate)
    yield from _counts(translate("By file"), "file", (_counted(one.file, [one]) for one in files), translate)


def _counts(title: str, first: str, rows: Iterable[_Count], translate: Translate) -> Iterator[Line]:
    yield from titled(title, table(chosen(COLUMNS, (first, *FIGURES)), rows, translate), SPANS)


def _by_head(files: Sequence[Checked]) -> Iterator[_Count]:
    """The four heads, what belongs to none of them, and all together."""
    for head in Head:
        yield _counted(msg(HEAD_WORDS[head]), files, {head})
    other = _counted(msg("the file itself"), files, {None})
    if other.found or other.ignored:
        yield other
    yield _counted(msg("Total"), files)


def _counted(title: str | Message, files: Sequence[Checked], heads: Collection[Head | None] = (*Head, None)) -> _Count:
    found = Counter(one.rule.severity for checked in files for one in checked.findings if one.rule.head in heads)
    return _Count(title, found, sum(one.finding.rule.head in heads for checked in files for one in checked.ignored))
