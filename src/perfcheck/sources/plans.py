"""Which files make a bundle, told by what their first lines say; then each bundle can be read for itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perfcheck.findings import Finding
from perfcheck.model.actuals import Actuals
from perfcheck.model.targets import Targets
from perfcheck.sources.bundles import Bundle, Collection, bundle_of, files_among, findings_of
from perfcheck.sources.discovery import Card, Shelf, card_of, itself, targets_for
from perfcheck.sources.documents import Reading, read_as
from perfcheck.sources.files import DEFAULT_SIZE_LIMIT
from perfcheck.sources.workbooks.sniffing import is_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcheck.messages import Watch


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of a bundle: the targets of a department's year, and its figures, where they were not read already."""

    targets: Path
    figures: tuple[Path | Reading[Actuals], ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that it is made of."""
        return (self.targets, *(one if isinstance(one, Path) else Path(one.file) for one in self.figures))


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans of all bundles of a call, and the findings of files that came into none."""

    plans: tuple[Plan, ...] = ()
    findings: tuple[Finding, ...] = ()


def plans_for(paths: Iterable[Path], targets: Path | None = None, *, limit: int = DEFAULT_SIZE_LIMIT) -> Plans:
    """Which files of figures (or of folders of them) belong to which targets.

    The targets of a file are: ``targets`` where given, else the file's own ``targets:``, else the file under
    ``targets/`` of the nearest folder above it whose year and department match.
    """
    files, loose = files_among(paths)
    shelf = Shelf()
    groups: dict[Path, tuple[Path, list[Path | Reading[Actuals]]]] = {}
    for path in files:
        figures, card = _figures(path, limit)
        if card is None:
            loose.extend(() if isinstance(figures, Path) else findings_of(figures))
            continue
        own = _targets_of(card, path, shelf) if targets is None else targets
        if isinstance(own, Finding):
            reading = read_as(Actuals, path, limit=limit) if isinstance(figures, Path) else figures
            loose.extend((*reading.findings, own))
        else:
            # One file may be named in several ways; the first is how it is called.
            groups.setdefault(itself(own), (own, []))[1].append(figures)
    return Plans(tuple(Plan(own, tuple(figures)) for own, figures in groups.values()), tuple(loose))


def read_plan(plan: Plan, *, limit: int = DEFAULT_SIZE_LIMIT) -> Collection:
    """The bundle of a plan; without one where nothing of its figures or of its targets can be used."""
    readings = [read_as(Actuals, one, limit=limit) if isinstance(one, Path) else one for one in plan.figures]
    usable = [reading for reading in readings if reading.document is not None]
    broken = tuple(finding for one in readings if one.document is None for finding in findings_of(one))
    if not usable:
        return Collection(findings=broken)
    bundles, findings = bundle_of(read_as(Targets, plan.targets, limit=limit), usable, limit=limit)
    return Collection(bundles, (*broken, *findings))


def collect(
    paths: Iterable[Path],
    targets: Path | None = None,
    *,
    limit: int = DEFAULT_SIZE_LIMIT,
    watch: Watch | None = None,
) -> Collection:
    """Read files (or folders) of figures and the targets they belong to; see :func:`plans_for`.

    ``watch`` is told of each bundle.
    """
    plans = plans_for(paths, targets, limit=limit)
    read: list[Collection] = []
    for plan in plans.plans:
        read.append(read_plan(plan, limit=limit))
        if watch is not None:
            watch(1, len(plans.plans))
    bundles: tuple[Bundle, ...] = tuple(bundle for one in read for bundle in one.bundles)
    return Collection(bundles, (*plans.findings, *(finding for one in read for finding in one.findings)))


def _figures(path: Path, limit: int) -> tuple[Path | Reading[Actuals], Card | None]:
    """A file of figures with its card, from its first lines; read as a whole where those do not tell."""
    card = None if is_workbook(path) else card_of(path)
    if card is not None and card.as_of is not None:
        return path, card
    reading = read_as(Actuals, path, limit=limit)
    found = reading.document
    if found is None:
        return reading, None
    return reading, Card(path, found.year, found.department.code, found.as_of, targets=found.targets)


def _targets_of(card: Card, path: Path, shelf: Shelf) -> Path | Finding:
    """The file of the targets that figures belong to: their own ``targets:``, else the one found nearby."""
    if card.targets is not None:
        return path.parent / card.targets
    return targets_for(path.parent, card.year, card.department, shelf)
