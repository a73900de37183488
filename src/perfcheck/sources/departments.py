"""Which departments of which years there are among many files, each with its targets and all its figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfcheck.findings import Finding
from perfcheck.measures.numbers import fold
from perfcheck.messages import Message, msg
from perfcheck.model.actuals import Actuals
from perfcheck.model.policy import Policy
from perfcheck.model.targets import Targets
from perfcheck.sources.bundles import findings_of
from perfcheck.sources.discovery import Card, Shelf, card_of, itself, near, targets_among, targets_for
from perfcheck.sources.document_rules import NO_TARGETS
from perfcheck.sources.documents import read_document
from perfcheck.sources.files import DEFAULT_SIZE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class DepartmentYear:
    """A department in a year: its targets, and its files of figures in their order.

    Without ``targets`` the ``problem`` says why.
    """

    year: int
    code: str
    name: str
    targets: Path | None
    actuals: tuple[Path, ...] = ()
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class Departments:
    """All departments of all years that there are figures of, what did not fit, and what was left out."""

    years: tuple[DepartmentYear, ...]
    findings: tuple[Finding, ...] = ()
    notes: tuple[Message, ...] = ()


@dataclass(slots=True)
class _Entry:
    """A department's year while its files come in."""

    code: str
    name: str = ""
    targets: dict[Path, Path] = field(default_factory=dict)
    actuals: list[Path] = field(default_factory=list)
    problem: Message | None = None

    def finished(self, year: int) -> DepartmentYear:
        """Several target files for the figures of one department contradict each other; none of them is used."""
        problem = self.problem
        if len(self.targets) > 1:
            names = tuple(str(path) for path in self.targets.values())
            problem = msg("its figures name several files of targets: {files}", files=names)
        targets = next(iter(self.targets.values()), None) if problem is None else None
        return DepartmentYear(year, self.code, self.name, targets, tuple(self.actuals), problem)


def card_or_findings(path: Path, limit: int = DEFAULT_SIZE_LIMIT) -> Card | tuple[Finding, ...]:
    """Whose file it is and of when, or why that cannot be told; a policy is nobody's and nothing is wrong with it."""
    card = card_of(path)
    if card is not None:
        return card
    reading = read_document(path, limit=limit)
    document = reading.document
    if isinstance(document, Actuals):
        return Card(near(path), document.year, document.department.code, document.as_of, targets=document.targets)
    if isinstance(document, Targets):
        return Card(near(path), document.year, document.department.code, name=document.department.name)
    return () if isinstance(document, Policy) else findings_of(reading)


def departments_of(cards: Sequence[Card], targets: Path | None = None) -> Departments:
    """The departments of the files with these cards; each file of figures counts for the department that it names.

    The targets of figures are looked for as ``grade`` does it, and then among the files themselves. ``targets`` is a
    file for all of them, or a folder to look in instead. A department with targets and no figures is one as well, in
    the years that others have figures of.
    """
    entries: dict[tuple[int, str], _Entry] = {}
    findings: list[Finding] = []
    search = _Search(cards, targets)
    for card in cards:
        if card.as_of is None:
            continue
        entry = entries.setdefault((card.year, fold(card.department)), _Entry(card.department))
        entry.actuals.append(card.path)
        own = search.targets_of(card)
        if isinstance(own, Finding):
            findings.append(own)
            entry.problem = msg("its targets were not found")
        else:
            # One file may be named in several ways; the first is how it is called.
            entry.targets.setdefault(itself(own), own)
    notes = _add_silent(entries, search.targets)
    years = tuple(entry.finished(year) for (year, _), entry in entries.items())
    return Departments(years, tuple(dict.fromkeys(findings)), notes)


class _Search:
    """Looks for the targets of figures; ``targets`` are the cards of those that it may find among the files."""

    def __init__(self, cards: Sequence[Card], wanted: Path | None) -> None:
        self._shelf = Shelf(cards)
        self._file = None if wanted is None or wanted.is_dir() else wanted
        self._folder = wanted if self._file is None else None
        among = cards if self._folder is None else self._shelf.cards(self._folder)
        self.targets = tuple(card for card in among if card.as_of is None and self._file is None)

    def targets_of(self, card: Card) -> Path | Finding:
        """The target file of a file of figures, or why there is none."""
        if self._file is not None:
            return self._file
        if self._folder is not None:
            return targets_among(self.targets, near(self._folder), card.year, card.department)
        start = card.path.parent
        if card.targets is not None:
            return start / card.targets
        found = targets_for(start, card.year, card.department, self._shelf)
        if isinstance(found, Finding) and found.rule is NO_TARGETS:
            others = [one for one in self.targets if fold(one.department) == fold(card.department)]
            beside = targets_among(others, near(start), card.year, card.department)
            return found if isinstance(beside, Finding) and beside.rule is NO_TARGETS else beside
        return found


def _add_silent(entries: dict[tuple[int, str], _Entry], targets: Iterable[Card]) -> tuple[Message, ...]:
    """Add the departments without figures, and give the known ones their names; years without any figures are told."""
    known = set(entries)
    years = {year for year, _ in known}
    left_out: dict[int, int] = {}
    for card in targets:
        key = (card.year, fold(card.department))
        if card.year not in years:
            left_out[card.year] = left_out.get(card.year, 0) + 1
            continue
        entry = entries.setdefault(key, _Entry(card.department))
        entry.name = entry.name or card.name or ""
        if key not in known:
            entry.problem = msg("it reported no figures")
    return tuple(
        msg("there are no figures of {year}; its targets ({count} files) were left out", year=str(year), count=count)
        for year, count in sorted(left_out.items())
    )
