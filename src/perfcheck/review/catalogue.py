"""Every rule that perfcheck has, and which of them are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.assessment.rules import ASSESSMENT_RULES, SCORING_RULES, SERIES_RULES
from perfcheck.review.figures import FIGURE_CHECKS
from perfcheck.review.rules import COMMENT_RULES
from perfcheck.sources.document_rules import DOCUMENT_RULES
from perfcheck.sources.paper_rules import PAPER_RULES
from perfcheck.sources.rules import READING_RULES
from perfcheck.sources.workbooks.fill_rules import FILL_RULES
from perfcheck.sources.workbooks.rules import WORKBOOK_RULES
from perfcheck.validation.registry import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcheck.findings import Rule

ALL_RULES: tuple[Rule, ...] = (
    *READING_RULES,
    *DOCUMENT_RULES,
    *WORKBOOK_RULES,
    *FILL_RULES,
    *PAPER_RULES,
    *(check.rule for check in CHECKS),
    *ASSESSMENT_RULES,
    *(check.rule for check in FIGURE_CHECKS),
    *SERIES_RULES,
    *SCORING_RULES,
    *COMMENT_RULES,
)
"""Every rule, in the order of the codes."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which findings are wanted: by code, by the beginning of codes (``PC2``) or by name; all where none is named.

    What makes a file unreadable is always told.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, rule: Rule) -> bool:
        """Whether findings of a rule are wanted."""
        if rule.unreadable:
            return True
        wanted = not self.select or any(is_called(rule, name) for name in self.select)
        return wanted and not any(is_called(rule, name) for name in self.ignore)


def is_called(rule: Rule, name: str) -> bool:
    """Whether a name means this rule: its code or the beginning of it, or its name."""
    return rule.name == name or (len(name) > len("PC") - 1 and rule.code.startswith(name.upper()))


def unknown_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names that mean no rule at all."""
    return tuple(name for name in names if not any(is_called(rule, name) for rule in ALL_RULES))


def rule_called(name: str) -> Rule | None:
    """The rule of this very code or name."""
    return next((rule for rule in ALL_RULES if name.upper() == rule.code or name == rule.name), None)
