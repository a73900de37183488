"""What belongs together: each department's targets of a year with its files of figures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Place
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg
from perfcheck.model.actuals import Actuals
from perfcheck.model.targets import Targets
from perfcheck.sources.discovery import (
    ACTUALS_FOLDER,
    TARGETS_FOLDER,
    Shelf,
    cards_in,
    files_in,
    folder_above,
    itself,
    newest_actuals,
)
from perfcheck.sources.document_rules import NO_TARGETS, NOTHING_USABLE
from perfcheck.sources.documents import D, Reading, read_as
from perfcheck.sources.files import DEFAULT_SIZE_LIMIT
from perfcheck.sources.ledger.path import ledger_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Bundle:
    """The targets of a department's year, its files of figures, and what was found wrong in reading them."""

    targets: Targets
    actuals: tuple[Actuals, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that it was read from, those of payments as well."""
        named = [(one, one.file) for one in self.actuals if one.file is not None]
        ledgers = (ledger_file(one, file) for one, file in named)
        own = (self.targets.file, *(file for _, file in named))
        return (*(Path(file) for file in own if file is not None), *(path for path in ledgers if path is not None))


@dataclass(frozen=True, slots=True)
class Collection:
    """All bundles of one call, and the findings of files that came into none."""

    bundles: tuple[Bundle, ...] = ()
    findings: tuple[Finding, ...] = ()


def collect_newest(
    start: Path, targets: Path | None = None, year: int | None = None, *, limit: int = DEFAULT_SIZE_LIMIT
) -> Collection:
    """The targets near ``start`` (or those given) of a year, by default the latest, each with its newest figures."""
    found = (targets,) if targets is not None else _target_files(start, year)
    if isinstance(found, Finding):
        return Collection(findings=(found,))
    shelf = Shelf()
    bundles: list[Bundle] = []
    loose: list[Finding] = []
    for path in found:
        reading = read_as(Targets, path, limit=limit)
        figures = () if reading.document is None else _newest(reading.document, path, shelf, limit)
        bundle, findings = bundle_of(reading, figures, limit=limit)
        bundles.extend(bundle)
        loose.extend(findings)
    return Collection(tuple(bundles), tuple(loose))


def collect_targets(start: Path, targets: Path | None = None, *, limit: int = DEFAULT_SIZE_LIMIT) -> Collection:
    """The targets of the latest year near ``start`` (or those given), without any figures."""
    found = (targets,) if targets is not None else _target_files(start, None)
    if isinstance(found, Finding):
        return Collection(findings=(found,))
    read = [bundle_of(read_as(Targets, path, limit=limit), ()) for path in found]
    bundles = tuple(bundle for own, _ in read for bundle in own)
    return Collection(bundles, tuple(finding for _, findings in read for finding in findings))


def targets_near(start: Path) -> tuple[Targets, ...]:
    """All readable targets under ``targets/`` of the nearest folder."""
    folder = folder_above(start.resolve(), TARGETS_FOLDER)
    cards = () if folder is None else cards_in(folder)
    readings = (read_as(Targets, card.path) for card in cards if card.as_of is None)
    return tuple(reading.document for reading in readings if reading.document is not None)


def bundle_of(
    targets: Reading[Targets], readings: Sequence[Reading[Actuals]], *, limit: int = DEFAULT_SIZE_LIMIT
) -> tuple[tuple[Bundle, ...], tuple[Finding, ...]]:
    """The bundle, with the spending of the ledgers that its files name; or the findings of files that make none."""
    if targets.document is not None:
        readings = tuple(_with_spending(reading, targets.document, limit) for reading in readings)
    findings = (*findings_of(targets), *(finding for reading in readings for finding in reading.findings))
    if targets.document is None:
        return (), findings
    documents = tuple(reading.document for reading in readings if reading.document is not None)
    return (Bundle(targets.document, documents, (*findings, *_other_targets(targets.document, readings))),), ()


def _with_spending(reading: Reading[Actuals], targets: Targets, limit: int) -> Reading[Actuals]:
    if reading.document is None or ledger_file(reading.document, reading.file) is None:
        return reading
    from perfcheck.sources.ledger.filling import with_ledger  # noqa: PLC0415 - most files name no ledger

    return with_ledger(reading, targets, limit=limit)


def _other_targets(targets: Targets, readings: Sequence[Reading[Actuals]]) -> Iterator[Finding]:
    """That workbooks were made for targets which say something else than these."""
    if all(reading.template is None for reading in readings):
        return
    from perfcheck.sources.workbooks.fill_template import differences  # noqa: PLC0415 - most files are YAML

    for reading in readings:
        if reading.template is not None:
            yield from differences(reading.template, targets, reading.file)


def findings_of(reading: Reading[D]) -> tuple[Finding, ...]:
    """The findings of a file; where they leave nothing of it, one more that says so."""
    if reading.document is not None or any(finding.rule.unreadable for finding in reading.findings):
        return reading.findings
    why = msg("nothing of this file can be used before this is corrected")
    return (*reading.findings, Finding(NOTHING_USABLE, why, place=Place(reading.file)))


def files_among(paths: Iterable[Path]) -> tuple[list[Path], list[Finding]]:
    """Every file once, folders opened."""
    files: dict[Path, Path] = {}
    findings: list[Finding] = []
    for path in paths:
        found = files_in(path)
        findings.extend(found.findings)
        for file in found.files:
            files.setdefault(itself(file), file)
    return list(files.values()), findings


def _target_files(start: Path, year: int | None) -> tuple[Path, ...] | Finding:
    """The target files of a year in the folder near ``start``; of the latest year where none is asked for."""
    folder = folder_above(start.resolve(), TARGETS_FOLDER)
    if folder is None:
        why = msg("there is no folder targets/ here or above; name the file with --targets")
        return Finding(NO_TARGETS, why, place=Place(str(start)))
    cards = [card for card in cards_in(folder) if card.as_of is None]
    if year is None and cards:
        year = max(card.year for card in cards)
    found = tuple(card.path for card in cards if card.year == year)
    return found or Finding(NO_TARGETS, msg("no file has targets of {year}", year=str(year)), place=Place(str(folder)))


def _newest(targets: Targets, path: Path, shelf: Shelf, limit: int) -> tuple[Reading[Actuals], ...]:
    folder = folder_above(path.resolve().parent, ACTUALS_FOLDER)
    if folder is None:
        return ()
    newest = newest_actuals(folder, targets.year, fold(targets.department.code), shelf)
    return () if newest is None else (read_as(Actuals, newest, limit=limit),)
