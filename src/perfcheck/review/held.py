"""Files of actual figures held against their targets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.assessment.grading import OtherTargetsError, grade
from perfcheck.assessment.trends import falling
from perfcheck.findings import Checked, Finding, Place
from perfcheck.messages import msg
from perfcheck.model.actuals import Actuals
from perfcheck.model.targets import Targets
from perfcheck.review.figures import FIGURE_CHECKS
from perfcheck.sources.bundles import bundle_of
from perfcheck.sources.discovery import Shelf, targets_for
from perfcheck.sources.document_rules import NOT_COMPARED
from perfcheck.sources.documents import read_as
from perfcheck.sources.ledger.path import ledger_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from perfcheck.model.policy import Policy
    from perfcheck.review.files import Desk, Figures
    from perfcheck.sources.bundles import Bundle
    from perfcheck.sources.documents import Reading


@dataclass(frozen=True, slots=True)
class Group:
    """Files of figures on the same targets, which are merged; ``targets`` is why there are none, where it is so."""

    files: tuple[Path, ...]
    targets: Path | Finding


def groups_of(figures: Iterable[Figures]) -> tuple[Group, ...]:
    """The files by their targets; those without any, each for itself."""
    shelf = Shelf()
    together: dict[Path, tuple[Path, list[Path]]] = {}
    alone: list[Group] = []
    for one in figures:
        targets = _targets(one, shelf)
        if isinstance(targets, Finding):
            alone.append(Group((one.path,), targets))
        else:
            # One file may be named in several ways; the first is how it is called.
            together.setdefault(targets.resolve(), (targets, []))[1].append(one.path)
    return (*alone, *(Group(tuple(files), targets) for targets, files in together.values()))


def _targets(figures: Figures, shelf: Shelf) -> Path | Finding:
    folder = figures.path.parent
    if figures.targets is not None:
        return folder / figures.targets
    return targets_for(folder, figures.year, figures.department, shelf)


def check_figures(group: Group, desk: Desk) -> tuple[Checked, ...]:
    """Check each file of a group; their targets are checked where they are named themselves."""
    readings = tuple(read_as(Actuals, path, limit=desk.wishes.limit) for path in group.files)
    found = tuple(_found(group, readings, desk))
    return tuple(_checked(path, reading, found, desk) for path, reading in zip(group.files, readings, strict=True))


def _checked(path: Path, reading: Reading[Actuals], found: Sequence[Finding], desk: Desk) -> Checked:
    ground = desk.ground(path.parent)
    if isinstance(ground, Checked):
        return ground
    ledger = None if reading.document is None else ledger_file(reading.document, reading.file)
    files = {reading.file, str(ledger)}
    return ground.checked(reading, tuple(finding for finding in found if finding.place.file in files))


def _found(group: Group, readings: Sequence[Reading[Actuals]], desk: Desk) -> Iterator[Finding]:
    """What the figures and the targets together show, besides what is wrong with any of the files alone."""
    if isinstance(group.targets, Finding):
        yield from (_not_compared(reading, group.targets) for reading in readings)
        return
    targets = read_as(Targets, group.targets, limit=desk.wishes.limit)
    bundles, _ = bundle_of(targets, readings, limit=desk.wishes.limit)
    if not bundles:
        yield from (_not_compared(reading, targets.findings[0]) for reading in readings)
    for bundle in bundles:
        known = {finding for reading in readings for finding in reading.findings}
        yield from (finding for finding in bundle.findings if finding not in known)
        yield from _assessed(bundle, _policy(group, desk))


def _assessed(bundle: Bundle, policy: Policy | None) -> Iterator[Finding]:
    try:
        assessment = grade(bundle.targets, bundle.actuals)
    except OtherTargetsError as error:
        yield from error.findings
        return
    yield from assessment.findings
    if policy is not None:
        for check in FIGURE_CHECKS:
            yield from check.find(assessment, policy)
        if len(bundle.actuals) > 1:
            yield from falling(bundle.targets, bundle.actuals, policy)


def _policy(group: Group, desk: Desk) -> Policy | None:
    ground = desk.ground(group.files[0].parent)
    return None if isinstance(ground, Checked) else ground.policy


def _not_compared(reading: Reading[Actuals], why: Finding) -> Finding:
    message = msg("these figures were not compared with any targets: {why}", why=why.message)
    return Finding(NOT_COMPARED, message, why.hint, Place(reading.file))
