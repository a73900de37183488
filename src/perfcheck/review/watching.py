"""Monitoring and trends as the Python interface has them: with a policy by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.grading import grade
from perfcheck.assessment.monitoring import monitor as watch
from perfcheck.assessment.trends import trend as course
from perfcheck.model.policy import Policy
from perfcheck.sources.policies import DEFAULT_POLICY
from perfcheck.sources.policies import policy as read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from perfcheck.assessment.monitoring_results import Monitoring
    from perfcheck.assessment.trend_results import Trend
    from perfcheck.model.actuals import Actuals
    from perfcheck.model.targets import Targets


def monitor(
    targets: Targets, actuals: Actuals | Iterable[Actuals], policy: str | Path | Policy = DEFAULT_POLICY
) -> Monitoring:
    """The lights of a department's targets and money, the outlook to the end of the year, and what to do.

    Raises:
        OtherTargetsError: figures of another department or year.
        ReadError: the policy has problems.
        ValueError: no file of figures at all.
    """
    return watch(grade(targets, actuals), policy if isinstance(policy, Policy) else read(policy))


def trend(
    targets: Targets, actuals: Actuals | Iterable[Actuals], policy: str | Path | Policy = DEFAULT_POLICY
) -> Trend:
    """How figures and spending went from file to file.

    Raises:
        OtherTargetsError: figures of another department or year.
        ReadError: the policy has problems.
        ValueError: no file of figures at all.
    """
    return course(targets, actuals, policy if isinstance(policy, Policy) else read(policy))
