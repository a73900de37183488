"""Finding files: folders walked, and the targets or figures that belong to a department's year."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Place
from perfcheck.measures.days import parse_date
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg
from perfcheck.sources.document_rules import NO_FILES, NO_TARGETS, SEVERAL_TARGETS
from perfcheck.sources.files import DEFAULT_SIZE_LIMIT, goes_on, read_beginning, read_text
from perfcheck.sources.rules import FILE_UNREADABLE
from perfcheck.sources.workbooks.sniffing import WORKBOOK_SUFFIXES, is_ours, is_workbook
from perfcheck.sources.yaml_tree import head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from perfcheck.messages import Message
    from perfcheck.sources.yaml_tree import Plain

TARGETS_FOLDER = "targets"
ACTUALS_FOLDER = "actuals"
SUFFIXES = frozenset({".yaml", ".yml"})
MOST_NAMED = 12
"""How many files a hint names."""
_CARD_KEYS = frozenset({"year", "department", "as_of", "targets"})


@dataclass(frozen=True, slots=True)
class Card:
    """What the first lines of a file say: whose it is and of when. ``as_of`` is None in a target file.

    ``name`` is the department's, where the file has it; ``targets`` the target file that figures name themselves.
    """

    path: Path
    year: int
    department: str
    as_of: date | None = None
    name: str | None = None
    targets: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a path in a stable order, and the folders that could not be opened."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()


def files_in(path: Path) -> Found:
    """The file itself, or every YAML file and every workbook to fill in of a folder and the folders below it."""
    if not _is_folder(path):
        return Found((path,))
    closed: list[OSError] = []
    files = tuple(sorted(_walk(path, closed.append)))
    findings = tuple(_closed_folder(error) for error in closed)
    if files or findings:
        return Found(files, findings)
    why = msg("there is no .yaml file in this folder, and no workbook that was made to be filled in")
    return Found((), (Finding(NO_FILES, why, place=Place(str(path))),))


def _is_folder(path: Path) -> bool:
    """Whether it is a folder, as far as the system tells: below a closed folder it does not."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _walk(folder: Path, refused: Callable[[OSError], None]) -> Iterator[Path]:
    """Hidden files and folders are left alone, links to folders are not followed."""
    for where, folders, names in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith((".", "~$")) and _is_meant(Path(where) / name):
                yield Path(where) / name


def _is_meant(path: Path) -> bool:
    """Whether a file of a folder is meant: other workbooks, such as reports, lie there as well."""
    suffix = path.suffix.lower()
    return suffix in SUFFIXES or (suffix in WORKBOOK_SUFFIXES and is_ours(path))


def _closed_folder(error: OSError) -> Finding:
    why = msg("the folder cannot be read: {reason}", reason=error.strerror or str(error))
    return Finding(FILE_UNREADABLE, why, place=Place(str(error.filename)))


def folder_above(start: Path, name: str) -> Path | None:
    """The folder of this name beside ``start`` or beside the nearest folder above it that has one."""
    for holder in (start, *start.parents):
        if (holder / name).is_dir():
            return holder / name
    return None


def cards_in(folder: Path) -> tuple[Card, ...]:
    """The cards of all files of a folder that have one; a file without is the business of whoever reads it."""
    return tuple(card for path in files_in(folder).files if (card := card_of(path)) is not None)


def card_of(path: Path) -> Card | None:
    """The card of a file: from its first lines, or from all of it where they do not tell (or are not UTF-8)."""
    path = near(path)
    if is_workbook(path):
        return _card_of_workbook(path)
    card = _card_in(path, read_beginning(path))
    if card is not None and (card.as_of is None or card.targets is not None or not goes_on(path)):
        return card
    text = read_text(path, str(path))
    if isinstance(text, Finding) or (card is not None and "targets" not in text):
        return card
    return _card_in(path, text)


class Shelf:
    """The cards of folders, each folder read once in a call, however many files are looked up.

    ``known`` are cards that were read before.
    """

    def __init__(self, known: Iterable[Card] = ()) -> None:
        self._known = {card.path: card for card in known}
        self._cards: dict[Path, tuple[Card, ...]] = {}

    def cards(self, folder: Path) -> tuple[Card, ...]:
        """The cards of a folder."""
        if folder not in self._cards:
            found = (self._known.get(near(path)) or card_of(path) for path in files_in(folder).files)
            self._cards[folder] = tuple(card for card in found if card is not None)
        return self._cards[folder]


def targets_for(start: Path, year: int, department: str, shelf: Shelf) -> Path | Finding:
    """The target file of a department's year under ``targets/`` of the nearest folder above ``start``."""
    folder = folder_above(start.resolve(), TARGETS_FOLDER)
    wanted = msg("department {department} in {year}", department=department, year=str(year))
    if folder is None:
        none = msg("there is no folder targets/ here or above, so the targets of {wanted} are missing", wanted=wanted)
        return Finding(NO_TARGETS, none, _use_option(), Place(str(start)))
    return targets_among(shelf.cards(folder), near(folder), year, department)


def targets_among(cards: Iterable[Card], folder: Path, year: int, department: str) -> Path | Finding:
    """The target file of a department's year among the cards of a folder."""
    wanted = msg("department {department} in {year}", department=department, year=str(year))
    cards = [card for card in cards if card.as_of is None]
    code = fold(department)
    fitting = [card for card in cards if card.year == year and fold(card.department) == code]
    if len(fitting) == 1:
        return fitting[0].path
    if fitting:
        names = tuple(str(card.path) for card in fitting)
        several = msg("several files have the targets of {wanted}: {files}", wanted=wanted, files=names)
        return Finding(SEVERAL_TARGETS, several, _use_option(), Place(str(folder)))
    known = tuple(f"{card.path.name} ({card.department}, {card.year})" for card in cards[:MOST_NAMED])
    known = (*known, "…") if len(cards) > MOST_NAMED else known
    hint = msg("the files there are {files}", files=known) if known else _use_option()
    none = msg("no file has the targets of {wanted}", wanted=wanted)
    return Finding(NO_TARGETS, none, hint, Place(str(folder)))


def newest_actuals(folder: Path, year: int, department: str, shelf: Shelf) -> Path | None:
    """The figures of a department's year with the latest ``as_of``, never the latest file date."""
    fitting = [
        (card.as_of, str(card.path), card.path)
        for card in shelf.cards(folder)
        if card.as_of is not None and card.year == year and fold(card.department) == fold(department)
    ]
    return max(fitting)[-1] if fitting else None


def _use_option() -> Message:
    return msg("name the file with --targets")


def _card_of_workbook(path: Path) -> Card | None:
    from perfcheck.sources.workbooks.reading import head_of_workbook  # noqa: PLC0415 - most files are YAML

    return _card_from(path, head_of_workbook(path, limit=DEFAULT_SIZE_LIMIT))


def _card_in(path: Path, text: str) -> Card | None:
    return _card_from(path, head(text, str(path), _CARD_KEYS))


def _card_from(path: Path, keys: Mapping[str, Plain]) -> Card | None:
    department, name = _department(keys.get("department"))
    as_of, year = _date(keys.get("as_of")), _year(keys.get("year"))
    if department is None or (as_of is None and year is None):
        return None
    targets = keys.get("targets")
    own = targets if isinstance(targets, str) and targets else None
    return Card(path, as_of.year if as_of is not None else year or 0, department, as_of, name, own)


def _department(department: Plain) -> tuple[str | None, str | None]:
    """Its code and its name."""
    both = department if isinstance(department, dict) else {"code": department}
    code, name = both.get("code"), both.get("name")
    return (code if isinstance(code, str) else None), (name if isinstance(name, str) else None)


def _date(text: Plain) -> date | None:
    try:
        return parse_date(text) if isinstance(text, str) else None
    except MeasureError:
        return None


def _year(text: Plain) -> int | None:
    folded = fold(text).removesuffix("年度").removesuffix("年") if isinstance(text, str) else ""
    return int(folded) if folded.isascii() and folded.isdecimal() and len(folded) < len("20200") else None


def near(path: Path) -> Path:
    """The path as a person would write it here: relative where it lies below the working folder."""
    try:
        return itself(path).relative_to(Path.cwd())
    except ValueError:
        return path


def itself(path: Path) -> Path:
    """The file itself, whatever it is called; a link that leads to itself stays what it is."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()
