"""A check: one rule and the one function that finds what breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from perfcheck.findings import Finding, Rule
    from perfcheck.validation.submission import Submission


class Check(NamedTuple):
    """A rule with its function, whose docstring is the English page of the rule (``scripts/pages.py``)."""

    rule: Rule
    find: Callable[[Submission], Iterable[Finding]]
