"""What the hidden sheet of a fill-in workbook says: whom it was made for, and what its locked cells held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Place
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg
from perfcheck.model.lookup import short_codes
from perfcheck.sources.workbooks.fill_layout import (
    EARLIER,
    KIND,
    KIND_COLUMN,
    META_SHEET,
    TEXTS_MARK,
    VERSION,
    Locked,
    Meta,
    Scope,
    Section,
    is_sound,
    key_of,
)
from perfcheck.sources.workbooks.fill_rows import InputKind, all_rows, digest_of
from perfcheck.sources.workbooks.fill_rules import OTHER_TARGETS, TEMPLATE_DAMAGED
from perfcheck.sources.workbooks.plain_texts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.messages import Message
    from perfcheck.model.targets import Targets
    from perfcheck.sources.workbooks.fill_layout import Key
    from perfcheck.sources.workbooks.values import RawBook, RawSheet

_OF_PROJECTS = frozenset({Section.PROJECTS, Section.SPENT, Section.BUDGET, Section.COMPLETION})
MOST_SHOWN = 5
"""How many differences a message lists."""


@dataclass(frozen=True, slots=True)
class Template:
    """What a workbook was made for; ``texts`` and ``kinds`` are the locked texts and the kind of every row.

    ``earlier`` are the figures of earlier days beside them, ``until`` is the line that names the day.
    """

    department: str
    as_of: date
    digest: str
    scope: Scope
    texts: Mapping[Key, Mapping[Locked, str]]
    kinds: Mapping[Key, InputKind]
    earlier: Mapping[Key, Mapping[str, str]]
    until: str

    @property
    def projects(self) -> tuple[str, ...]:
        """The codes of its projects."""
        codes = (key[1] for key in self.texts if key[0] in (Section.PROJECTS, Section.SPENT))
        return tuple(dict.fromkeys(codes))

    def name(self, key: Key) -> str:
        """What a row is called in a message."""
        texts = self.texts.get(key, {})
        project = short_codes(self.projects).get(key[1], "") if key[0] in _OF_PROJECTS else ""
        names = (project, texts.get(Locked.GROUP, ""), texts.get(Locked.NAME, ""))
        return "/".join(part for part in names if part) or key[-1]


def said_by(book: RawBook) -> dict[str, str] | None:
    """What the hidden sheet says line by line; None where there is no such sheet."""
    sheet = book.sheet(META_SHEET)
    return None if sheet is None else dict(_lines(sheet))


def template_of(book: RawBook) -> Template | Finding | None:
    """What a fill-in workbook was made for; None for a workbook of another kind."""
    said, sheet = said_by(book), book.sheet(META_SHEET)
    if said is None or sheet is None or said.get(Meta.KIND) != KIND:
        return None
    if said.get(Meta.VERSION) != VERSION:
        why = msg("this workbook was made by another version of perfcheck, which this one cannot read")
        return _damaged(book, why)
    try:
        as_of, scope = date.fromisoformat(said[Meta.AS_OF]), Scope(said[Meta.SCOPE])
        rows = dict(_rows(sheet))
        kinds = {key: InputKind(line[KIND_COLUMN]) for key, line in rows.items()}
        texts = {key: _locked(line) for key, line in rows.items()}
        earlier = {key: _earlier(line) for key, line in rows.items()}
        until = said.get(Meta.UNTIL, "")
        return Template(said[Meta.DEPARTMENT], as_of, said[Meta.DIGEST], scope, texts, kinds, earlier, until)
    except (KeyError, ValueError):
        return _damaged(book, msg("the hidden sheet {sheet} was changed, so nothing can be read", sheet=META_SHEET))


def differences(template: Template, targets: Targets, file: str) -> tuple[Finding, ...]:
    """A warning where a workbook was made from targets that say something else than these, with what."""
    if fold(targets.department.code) != fold(template.department) or targets.year != template.as_of.year:
        return ()  # figures of others are refused as such
    projects = None if template.scope is Scope.ALL else template.projects
    rows = all_rows(targets, template.as_of, projects)
    if digest_of(rows) == template.digest:
        return ()
    now = {row.key: row.texts for row in rows}
    told = tuple(_differences(template, now))
    if not told:  # another order, or full-width digits
        return ()
    shown = told[:MOST_SHOWN]
    what = (*shown, msg("{count} more", count=len(told) - MOST_SHOWN)) if len(told) > MOST_SHOWN else shown
    message = msg("this workbook was made for other targets than those it is graded against: {what}", what=what)
    hint = msg("make a new one with perfcheck template actuals, or give the right file with --targets")
    return (Finding(OTHER_TARGETS, message, hint, Place(file)),)


def _differences(template: Template, now: Mapping[Key, Mapping[Locked, str]]) -> Iterator[Message]:
    for key, texts in template.texts.items():
        if key not in now:
            yield msg("{name} is no longer there", name=template.name(key))
            continue
        for field in Locked:
            before, after = texts.get(field, ""), now[key].get(field, "")
            if fold(before) != fold(after):
                yield msg('{name}: "{before}" is "{after}" now', name=template.name(key), before=before, after=after)
    for key, texts in now.items():
        if key not in template.texts:
            parts = (key[1] if key[0] in _OF_PROJECTS else "", texts.get(Locked.NAME, key[-1]))
            yield msg("{name} is new", name="/".join(part for part in parts if part))


def _lines(sheet: RawSheet) -> Iterator[tuple[str, str]]:
    for row in sheet.rows:
        texts = {cell.column: text_of(cell) for cell in row}
        if texts.get(1) == TEXTS_MARK:
            return
        yield texts.get(1, ""), texts.get(2, "")


def _rows(sheet: RawSheet) -> Iterator[tuple[Key, Mapping[str, str]]]:
    """The list of rows: each key with what stands beside it, by the names of the columns."""
    names: Mapping[int, str] | None = None
    for row in sheet.rows:
        texts = {cell.column: text_of(cell) for cell in row}
        if names is None:
            names = texts if texts.get(1) == TEXTS_MARK else None
            continue
        key = key_of(texts.get(1, ""))
        if key is None or not is_sound(key):
            raise ValueError(texts)
        yield key, {name: texts[column] for column, name in names.items() if column in texts}


def _locked(line: Mapping[str, str]) -> Mapping[Locked, str]:
    return MappingProxyType({field: line[field.value] for field in Locked if field.value in line})


def _earlier(line: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({name: text for name, text in line.items() if name.startswith(EARLIER)})


def _damaged(book: RawBook, why: Message) -> Finding:
    hint = msg("make a new one with perfcheck template actuals, and copy the figures into it")
    return Finding(TEMPLATE_DAMAGED, why, hint, Place(book.file))
