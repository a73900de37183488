"""Every check there is, and a review of targets by all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.validation import completeness, consistency, indicators, money, standards, weights
from perfcheck.validation.submission import Submission

if TYPE_CHECKING:
    from perfcheck.findings import Finding
    from perfcheck.model.policy import Policy
    from perfcheck.model.targets import Targets
    from perfcheck.validation.check import Check

CHECKS: tuple[Check, ...] = (
    *completeness.CHECKS,
    *standards.CHECKS,
    *indicators.CHECKS,
    *consistency.CHECKS,
    *money.CHECKS,
    *weights.CHECKS,
)
"""The checks of targets, in the order of their codes."""


def review(targets: Targets, policy: Policy) -> tuple[Finding, ...]:
    """What a reviewer would send back, check by check."""
    submission = Submission(targets, policy)
    return tuple(finding for check in CHECKS for finding in check.find(submission))
