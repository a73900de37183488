"""Grading as the Python interface has it: with a policy by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.grading import grade as assess
from perfcheck.model.policy import Policy
from perfcheck.sources.policies import DEFAULT_POLICY
from perfcheck.sources.policies import policy as read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from perfcheck.assessment.results import Assessment
    from perfcheck.model.actuals import Actuals
    from perfcheck.model.targets import Targets


def grade(
    targets: Targets, actuals: Actuals | Iterable[Actuals], policy: str | Path | Policy = DEFAULT_POLICY
) -> Assessment:
    """How the department stands in its year, and what its projects score.

    Several files of figures are merged, the later ``as_of`` winning value by value. ``policy`` is the name of a shipped
    policy, a file, or a policy that was read before.

    Raises:
        OtherTargetsError: figures of another department or year.
        ReadError: the policy has problems.
        ValueError: no file of figures at all.
    """
    return assess(targets, actuals, policy if isinstance(policy, Policy) else read(policy))
