"""perfcheck: check and grade budget performance targets (预算绩效目标).

>>> import perfcheck
>>> targets = perfcheck.read_targets("targets/2020.yaml")
>>> actuals = perfcheck.read_actuals("actuals/q3.yaml")
>>> assessment = perfcheck.grade(targets, actuals)
"""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it, whose import alone takes longer than the answer to --version
if TYPE_CHECKING:
    from perfcheck.assessment.grading import OtherTargetsError, grade
    from perfcheck.assessment.results import Assessment, IndicatorResult, ProjectResult, ScheduleResult, Verdict
    from perfcheck.assessment.scheduling import Schedules, schedules
    from perfcheck.findings import Finding, Place, Severity
    from perfcheck.model.actuals import Actuals
    from perfcheck.model.targets import Targets
    from perfcheck.review.run import validate
    from perfcheck.sources.documents import ReadError, read_actuals, read_targets

__version__ = "0.1.0"

__all__ = [
    "Actuals",
    "Assessment",
    "Finding",
    "IndicatorResult",
    "OtherTargetsError",
    "Place",
    "ProjectResult",
    "ReadError",
    "ScheduleResult",
    "Schedules",
    "Severity",
    "Targets",
    "Verdict",
    "__version__",
    "grade",
    "read_actuals",
    "read_targets",
    "schedules",
    "validate",
]

_HOMES = {
    "Actuals": "perfcheck.model.actuals",
    "Assessment": "perfcheck.assessment.results",
    "Finding": "perfcheck.findings",
    "IndicatorResult": "perfcheck.assessment.results",
    "OtherTargetsError": "perfcheck.assessment.grading",
    "Place": "perfcheck.findings",
    "ProjectResult": "perfcheck.assessment.results",
    "ReadError": "perfcheck.sources.documents",
    "ScheduleResult": "perfcheck.assessment.results",
    "Schedules": "perfcheck.assessment.scheduling",
    "Severity": "perfcheck.findings",
    "Targets": "perfcheck.model.targets",
    "Verdict": "perfcheck.assessment.results",
    "grade": "perfcheck.assessment.grading",
    "read_actuals": "perfcheck.sources.documents",
    "read_targets": "perfcheck.sources.documents",
    "schedules": "perfcheck.assessment.scheduling",
    "validate": "perfcheck.review.run",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first used, so that ``perfcheck --version`` loads nothing."""
    from importlib import import_module  # noqa: PLC0415 - for the same reason

    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)
