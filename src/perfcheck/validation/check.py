"""A check: one rule and the one function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Rule

if TYPE_CHECKING:
    from perfcheck.validation.submission import Submission


@dataclass(frozen=True, slots=True)
class Check:
    """A rule with its function, whose docstring is the English page of the rule (see :mod:`perfcheck.pages`)."""

    rule: Rule
    find: Callable[[Submission], Iterable[Finding]]
