"""perfcheck: check and grade budget performance targets (预算绩效目标).

>>> import perfcheck
>>> targets = perfcheck.read_targets("targets/2020.yaml")
>>> actuals = perfcheck.read_actuals("actuals/q3.yaml")
>>> assessment = perfcheck.grade(targets, actuals)
"""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it, whose import alone takes longer than the answer to --version
if TYPE_CHECKING:
    from perfcheck.assessment.explanation import Explanation, explain
    from perfcheck.assessment.grading import OtherTargetsError
    from perfcheck.assessment.monitoring_results import Light, Monitoring
    from perfcheck.assessment.results import Assessment, IndicatorResult, ProjectResult, ScheduleResult, Verdict
    from perfcheck.assessment.scheduling import Schedules, schedules
    from perfcheck.assessment.trend_results import Trend
    from perfcheck.findings import Finding, Place, Severity
    from perfcheck.model.actuals import Actuals
    from perfcheck.model.targets import Targets
    from perfcheck.review.grading import grade
    from perfcheck.review.run import validate
    from perfcheck.review.summary import summary
    from perfcheck.review.watching import monitor, trend
    from perfcheck.sources.documents import ReadError, read_actuals, read_targets

__version__ = "0.1.0"

__all__ = [
    "Actuals",
    "Assessment",
    "Explanation",
    "Finding",
    "IndicatorResult",
    "Light",
    "Monitoring",
    "OtherTargetsError",
    "Place",
    "ProjectResult",
    "ReadError",
    "ScheduleResult",
    "Schedules",
    "Severity",
    "Targets",
    "Trend",
    "Verdict",
    "__version__",
    "explain",
    "grade",
    "monitor",
    "read_actuals",
    "read_targets",
    "schedules",
    "summary",
    "trend",
    "validate",
]

_HOMES = {
    "Actuals": "perfcheck.model.actuals",
    "Assessment": "perfcheck.assessment.results",
    "Explanation": "perfcheck.assessment.explanation",
    "Finding": "perfcheck.findings",
    "IndicatorResult": "perfcheck.assessment.results",
    "Light": "perfcheck.assessment.monitoring_results",
    "Monitoring": "perfcheck.assessment.monitoring_results",
    "OtherTargetsError": "perfcheck.assessment.grading",
    "Place": "perfcheck.findings",
    "ProjectResult": "perfcheck.assessment.results",
    "ReadError": "perfcheck.sources.documents",
    "ScheduleResult": "perfcheck.assessment.results",
    "Schedules": "perfcheck.assessment.scheduling",
    "Severity": "perfcheck.findings",
    "Targets": "perfcheck.model.targets",
    "Trend": "perfcheck.assessment.trend_results",
    "Verdict": "perfcheck.assessment.results",
    "explain": "perfcheck.assessment.explanation",
    "grade": "perfcheck.review.grading",
    "monitor": "perfcheck.review.watching",
    "read_actuals": "perfcheck.sources.documents",
    "read_targets": "perfcheck.sources.documents",
    "schedules": "perfcheck.assessment.scheduling",
    "summary": "perfcheck.review.summary",
    "trend": "perfcheck.review.watching",
    "validate": "perfcheck.review.run",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, so that ``perfcheck --version`` loads nothing."""
    from importlib import import_module  # noqa: PLC0415 - for the same reason

    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)
