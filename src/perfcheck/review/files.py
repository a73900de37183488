"""One file under review: what reading and the checks find, less what nobody asked for or a comment silences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.findings import Checked, Finding
from perfcheck.messages import msg
from perfcheck.model.targets import Targets
from perfcheck.review.ignoring import sifted
from perfcheck.review.policies import Policies
from perfcheck.review.selection import Selection
from perfcheck.sources.document_rules import WRONG_SETTINGS
from perfcheck.sources.documents import D, position, read_document
from perfcheck.sources.files import DEFAULT_SIZE_LIMIT
from perfcheck.sources.settings import Settings, settings_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfcheck.model.base import Document
    from perfcheck.model.policy import Policy
    from perfcheck.sources.documents import Reading


class Wishes(NamedTuple):
    """What a call asks for; what it leaves open (None) is up to the settings of each file's folder."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    policy: str | Path | None = None
    strict: bool = False
    limit: int = DEFAULT_SIZE_LIMIT


class Ground(NamedTuple):
    """What holds for the files of a folder."""

    policy: Policy
    selection: Selection
    strict: bool

    def checked(self, reading: Reading[D], more: tuple[Finding, ...] = ()) -> Checked:
        """The result of a file from all that was found in it."""
        wanted = [one for one in (*reading.findings, *more) if self.selection.takes(one.rule)]
        source = reading.source
        if source is None:
            return Checked(reading.file, tuple(sorted(wanted, key=_of_file(reading))), strict=self.strict)
        judged = reading.document is not None
        kept, ignored = sifted(wanted, source, reading.file, self.selection.takes, judged=judged)
        in_order = sorted(kept, key=_of_file(reading))
        lined = (_with_line(one, reading) for one in in_order)
        silent = (replace(one, finding=_with_line(one.finding, reading)) for one in ignored)
        return Checked(reading.file, tuple(lined), tuple(silent), self.strict)


class Figures(NamedTuple):
    """A file of actual figures, which is checked together with its targets and the other files of figures on them.

    ``targets`` is the file of its targets where it names one itself.
    """

    path: Path
    year: int
    department: str
    targets: str | None

    @property
    def file(self) -> str:
        """How the file is called."""
        return str(self.path)


class Desk:
    """What a run of checks has at hand: the ground of each folder, each policy read once."""

    def __init__(self, wishes: Wishes) -> None:
        self.wishes = wishes
        self._grounds: dict[Path, Ground | Checked] = {}
        self._policies = Policies(wishes.policy)

    def ground(self, folder: Path) -> Ground | Checked:
        """What holds in a folder; or what is wrong with its settings or its policy."""
        if folder not in self._grounds:
            self._grounds[folder] = self._make_ground(folder)
        return self._grounds[folder]

    def _make_ground(self, folder: Path) -> Ground | Checked:
        settings = _settings(folder)
        if isinstance(settings, Finding):
            return Checked(settings.place.file or "", (settings,))
        wishes = self.wishes
        policy = self._policies.named(settings.policy)
        if isinstance(policy, Checked):
            return policy
        select = settings.select if wishes.select is None else wishes.select
        ignore = settings.ignore if wishes.ignore is None else wishes.ignore
        return Ground(policy, Selection(select, ignore), settings.strict or wishes.strict)


def check_file(path: Path, desk: Desk) -> Checked | Figures:
    """Check a file; figures wait until their targets and the other figures are at hand."""
    ground = desk.ground(path.parent)
    if isinstance(ground, Checked):
        return ground
    reading = read_document(path, limit=desk.wishes.limit)
    document = reading.document
    if document is None:
        from perfcheck.sources.bundles import findings_of  # noqa: PLC0415 - most files can be read

        return ground.checked(replace(reading, findings=findings_of(reading)))
    if isinstance(document, Targets):
        from perfcheck.validation.registry import review  # noqa: PLC0415 - figures need no checks of targets

        return ground.checked(reading, review(document, ground.policy))
    return _figures(path, document) or ground.checked(reading)


def _figures(path: Path, document: Document) -> Figures | None:
    from perfcheck.model.actuals import Actuals  # noqa: PLC0415 - a call for targets alone needs none

    if not isinstance(document, Actuals):
        return None
    return Figures(path, document.year, document.department.code, document.targets)


def _settings(folder: Path) -> Settings | Finding:
    """The settings of a folder, if the rules that they name exist."""
    settings = settings_for(folder)
    if isinstance(settings, Finding) or settings.file is None:
        return settings
    named = (*settings.select, *settings.ignore)
    unknown = _unknown(named) if named else ()
    if not unknown:
        return settings
    why = msg("there is no rule {names}; perfcheck rule lists all", names=unknown)
    return Finding(WRONG_SETTINGS, why, place=settings.place(unknown[0]))


def _unknown(names: tuple[str, ...]) -> tuple[str, ...]:
    from perfcheck.review.catalogue import unknown_names  # noqa: PLC0415 - most settings name no rules

    return unknown_names(names)


def _of_file(reading: Reading[D]) -> Callable[[Finding], tuple[bool, tuple[int, int, int]]]:
    """What sorts findings: those of the file from its top to its end, then those of others."""
    return lambda finding: (finding.place.file != reading.file, position(finding))


def _with_line(finding: Finding, reading: Reading[D]) -> Finding:
    """The finding with the line on which it begins, if it stands in this file."""
    span = finding.place.span
    if span is None or reading.source is None or finding.place.file != reading.file:
        return finding
    return replace(finding, line=reading.source.line(span.line))
