"""Every rule that perfcheck has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.rules import ASSESSMENT_RULES, SCORING_RULES, SERIES_RULES
from perfcheck.review.figures import FIGURE_CHECKS
from perfcheck.review.rules import COMMENT_RULES
from perfcheck.review.selection import is_called
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


def unknown_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names that mean no rule at all."""
    return tuple(name for name in names if not any(is_called(rule, name) for rule in ALL_RULES))


def rule_called(name: str) -> Rule | None:
    """The rule of this very code or name."""
    return next((rule for rule in ALL_RULES if name.upper() == rule.code or name == rule.name), None)
