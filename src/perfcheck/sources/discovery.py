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
from perfcheck.sources.files import DEFAULT_SIZE_LIMIT, read_text
from perfcheck.sources.yaml_tree import head

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from perfcheck.messages import Message
    from perfcheck.sources.yaml_tree import Plain

TARGETS_FOLDER = "targets"
ACTUALS_FOLDER = "actuals"
SUFFIXES = frozenset({".yaml", ".yml"})
_CARD_KEYS = frozenset({"year", "department", "as_of"})


@dataclass(frozen=True, slots=True)
class Card:
    """What the first lines of a file say: whose it is and of when. ``as_of`` is None in a target file."""

    path: Path
    year: int
    department: str
    as_of: date | None = None


def files_in(path: Path) -> tuple[Path, ...] | Finding:
    """The file itself, or every YAML file of a folder and the folders below it, in a stable order."""
    if not path.is_dir():
        return (path,)
    found = tuple(sorted(_walk(path)))
    return found or Finding(NO_FILES, msg("there is no .yaml file in this folder"), place=Place(str(path)))


def _walk(folder: Path) -> Iterator[Path]:
    """Hidden files and folders are left alone, links to folders are not followed."""
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield Path(where) / name


def folder_above(start: Path, name: str) -> Path | None:
    """The folder of this name beside ``start`` or beside the nearest folder above it that has one."""
    for holder in (start, *start.parents):
        if (holder / name).is_dir():
            return holder / name
    return None


def cards_in(folder: Path, *, limit: int = DEFAULT_SIZE_LIMIT) -> tuple[Card, ...]:
    """The cards of all files of a folder that have one; a file without is the business of whoever reads it."""
    found = files_in(folder)
    if isinstance(found, Finding):
        return ()
    return tuple(card for path in found if (card := _card(_near(path), limit)) is not None)


def targets_for(start: Path, year: int, department: str, *, limit: int = DEFAULT_SIZE_LIMIT) -> Path | Finding:
    """The target file of a department's year under ``targets/`` of the nearest folder above ``start``."""
    folder = folder_above(start.resolve(), TARGETS_FOLDER)
    wanted = msg("department {department} in {year}", department=department, year=str(year))
    if folder is None:
        none = msg("there is no folder targets/ here or above, so the targets of {wanted} are missing", wanted=wanted)
        return Finding(NO_TARGETS, none, _use_option(), Place(str(start)))
    cards = [card for card in cards_in(folder, limit=limit) if card.as_of is None]
    fitting = [card for card in cards if card.year == year and fold(card.department) == fold(department)]
    if len(fitting) == 1:
        return fitting[0].path
    if fitting:
        names = tuple(str(card.path) for card in fitting)
        several = msg("several files have the targets of {wanted}: {files}", wanted=wanted, files=names)
        return Finding(SEVERAL_TARGETS, several, _use_option(), Place(str(_near(folder))))
    known = tuple(f"{card.path.name} ({card.department}, {card.year})" for card in cards)
    hint = msg("the files there are {files}", files=known) if known else _use_option()
    none = msg("no file has the targets of {wanted}", wanted=wanted)
    return Finding(NO_TARGETS, none, hint, Place(str(_near(folder))))


def newest_actuals(folder: Path, year: int, department: str, *, limit: int = DEFAULT_SIZE_LIMIT) -> Path | None:
    """The figures of a department's year with the latest ``as_of``, never the latest file date."""
    fitting = [
        (card.as_of, str(card.path), card.path)
        for card in cards_in(folder, limit=limit)
        if card.as_of is not None and card.year == year and fold(card.department) == fold(department)
    ]
    return max(fitting)[-1] if fitting else None


def _use_option() -> Message:
    return msg("name the file with --targets")


def _card(path: Path, limit: int) -> Card | None:
    text = read_text(path, str(path), limit=limit)
    if isinstance(text, Finding):
        return None
    keys = head(text, str(path), _CARD_KEYS)
    department = _code(keys.get("department"))
    as_of, year = _date(keys.get("as_of")), _year(keys.get("year"))
    if department is None or (as_of is None and year is None):
        return None
    return Card(path, as_of.year if as_of is not None else year or 0, department, as_of)


def _code(department: Plain) -> str | None:
    code = department.get("code") if isinstance(department, dict) else department
    return code if isinstance(code, str) else None


def _date(text: Plain) -> date | None:
    try:
        return parse_date(text) if isinstance(text, str) else None
    except MeasureError:
        return None


def _year(text: Plain) -> int | None:
    folded = fold(text).removesuffix("年") if isinstance(text, str) else ""
    return int(folded) if folded.isascii() and folded.isdecimal() and len(folded) < len("20200") else None


def _near(path: Path) -> Path:
    """The path as a person would write it here: relative where it lies below the working folder."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path
