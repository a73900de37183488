"""The targets that a day's figures belong to, with what was reported for earlier days of the same year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Place
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg
from perfcheck.model.actuals import Actuals
from perfcheck.model.targets import Targets
from perfcheck.sources.bundles import bundle_of
from perfcheck.sources.discovery import (
    ACTUALS_FOLDER,
    TARGETS_FOLDER,
    cards_in,
    folder_above,
)
from perfcheck.sources.document_rules import NO_TARGETS, SEVERAL_TARGETS
from perfcheck.sources.documents import read_as
from perfcheck.sources.files import DEFAULT_SIZE_LIMIT

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Found:
    """The targets, None where they cannot be had; the files of figures for earlier days; what is wrong with them."""

    targets: Targets | None
    actuals: tuple[Actuals, ...] = ()
    findings: tuple[Finding, ...] = ()


def targets_with_earlier(
    start: Path, as_of: date, targets: Path | None = None, *, limit: int = DEFAULT_SIZE_LIMIT
) -> Found:
    """The targets (those given, or the only ones of the year near ``start``) with the figures near them."""
    path = _target_file(start, as_of.year) if targets is None else targets
    if isinstance(path, Finding):
        return Found(None, findings=(path,))
    reading = read_as(Targets, path, limit=limit)
    if reading.document is None:
        return Found(None, findings=bundle_of(reading, ())[1])
    if reading.document.year != as_of.year:
        year, wanted = str(reading.document.year), str(as_of.year)
        why = msg("these are the targets of {year}, not of {wanted}", year=year, wanted=wanted)
        return Found(None, findings=(*reading.findings, Finding(NO_TARGETS, why, place=Place(str(path)))))
    earlier = tuple(read_as(Actuals, one, limit=limit) for one in _earlier_files(path, reading.document, as_of))
    documents = tuple(one.document for one in earlier if one.document is not None)
    findings = (*reading.findings, *(finding for one in earlier for finding in one.findings))
    return Found(reading.document, documents, findings)


def _target_file(start: Path, year: int) -> Path | Finding:
    folder = folder_above(start.resolve(), TARGETS_FOLDER)
    if folder is None:
        why = msg("there is no folder targets/ here or above; name the file with --targets")
        return Finding(NO_TARGETS, why, place=Place(str(start)))
    found = tuple(card.path for card in cards_in(folder) if card.as_of is None and card.year == year)
    if len(found) == 1:
        return found[0]
    hint = msg("name the file with --targets")
    if not found:
        return Finding(NO_TARGETS, msg("no file has targets of {year}", year=str(year)), hint, place=Place(str(folder)))
    names = tuple(str(path) for path in found)
    several = msg("several files have targets of {year}: {files}", year=str(year), files=names)
    return Finding(SEVERAL_TARGETS, several, hint, Place(str(folder)))


def _earlier_files(targets: Path, document: Targets, as_of: date) -> tuple[Path, ...]:
    """The files of figures near the targets for earlier days of the year."""
    folder = folder_above(targets.resolve().parent, ACTUALS_FOLDER)
    cards = () if folder is None else cards_in(folder)
    wanted = fold(document.department.code)
    return tuple(
        card.path
        for card in cards
        if card.as_of is not None
        and card.year == document.year
        and card.as_of < as_of
        and fold(card.department) == wanted
    )
