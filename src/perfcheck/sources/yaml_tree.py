"""YAML text as a plain tree with the position of every value.

Everything is read as text, so ``57.73`` stays exact and ``0402`` keeps its zero. What YAML can do beyond that
(references, merge keys, tags, several documents) is refused here, and so are duplicate keys.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from yaml.reader import ReaderError

from perfcheck.findings import Origin
from perfcheck.sources.events import FASTEST, StartParser
from perfcheck.sources.frames import Plain
from perfcheck.sources.problems import Problems, blank_forbidden, lines_before_forbidden
from perfcheck.sources.reader import Reader
from perfcheck.sources.rules import YAML_SYNTAX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.findings import Finding

__all__ = ["FASTEST", "Plain", "StartParser", "Tree", "build", "collector_paused", "head"]


class Tree(NamedTuple):
    """A document as plain data, and where each part of it stands."""

    data: Plain
    origin: Origin


def build(text: str, shown: str, *, parser: StartParser = FASTEST) -> tuple[Tree | None, tuple[Finding, ...]]:
    """The tree of a YAML text, and everything that is wrong with it in the order of the text.

    Without a tree at least one finding says why the text cannot be used. The findings call the file ``shown``.
    """
    text = text.removeprefix("\ufeff")
    try:
        return _read(text, shown, parser)
    except (ReaderError, UnicodeEncodeError):
        return None, _without_forbidden(text, shown, parser)


def head(text: str, shown: str, keys: frozenset[str], *, parser: StartParser = FASTEST) -> dict[str, Plain]:
    """The values of some top-level keys, read no further than the last of them or the first error."""
    text = text.removeprefix("\ufeff")
    try:
        return _peek(text, shown, keys, parser)
    except (ReaderError, UnicodeEncodeError):
        return _peek(lines_before_forbidden(text), shown, keys, parser)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector from walking over the growing tree again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(text: str, shown: str, parser: StartParser) -> tuple[Tree | None, tuple[Finding, ...]]:
    with collector_paused():
        reader = Reader(text, shown, parser)
        reader.read()
        return _tree(reader, shown), reader.objections.listed()


def _tree(reader: Reader, shown: str) -> Tree | None:
    """The tree, unless something forbids to use it."""
    objections, places = reader.objections, reader.places
    if not objections.unreadable:
        objections.top(reader.data, places[0].value if 0 in places else None)
    return None if objections.unreadable else Tree(reader.data, Origin(shown, places[0], objections.lines))


def _peek(text: str, shown: str, keys: frozenset[str], parser: StartParser) -> dict[str, Plain]:
    with collector_paused():
        reader = Reader(text, shown, parser)
        reader.read(keys)
        return {key: value for key, value in reader.top.items() if key in keys}


def _without_forbidden(text: str, shown: str, parser: StartParser) -> tuple[Finding, ...]:
    """The characters that YAML refuses, and what else is wrong with the text when they are blanked out."""
    problems = Problems(shown)
    _, others = _read(blank_forbidden(text, problems), shown, parser)
    return (*problems.listed(), *(finding for finding in others if finding.rule is not YAML_SYNTAX))
