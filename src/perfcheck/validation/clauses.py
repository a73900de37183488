"""The clauses of the running texts that stand above the indicators, to tell which names are copied from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import fold
from perfcheck.validation.names import bare
from perfcheck.validation.submission import TextKind

if TYPE_CHECKING:
    from perfcheck.validation.submission import Entry, Submission

_ABOVE = frozenset({TextKind.OBJECTIVE, TextKind.STATEMENT})
_CLAUSE = Lazy(r"[^。;,!\n]+")
_SHORTEST = 8
"""Shorter clauses may well be the name of a thing."""


@dataclass(frozen=True)
class Clauses:
    """The clauses of the objectives of a submission."""

    submission: Submission

    def has(self, entry: Entry) -> bool:
        """Whether the name is a whole clause of the objective that it belongs to, or of the overall one."""
        name = bare(entry.name)
        return len(name) >= _SHORTEST and any(name in self._by_holder.get(one, ()) for one in (entry.holder, None))

    @cached_property
    def _by_holder(self) -> dict[str | None, set[str]]:
        clauses: dict[str | None, set[str]] = {}
        for text in self.submission.texts:
            if text.kind in _ABOVE:
                found = {bare(clause) for line in text.text.splitlines() for clause in _CLAUSE.findall(fold(line))}
                clauses.setdefault(text.holder, set()).update(found)
        return clauses
