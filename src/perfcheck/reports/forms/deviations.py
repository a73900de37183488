"""The cell for the reason of a deviation and for what is done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.earned import over_fulfilled
from perfcheck.reports.forms.parts import filled, text

if TYPE_CHECKING:
    from perfcheck.assessment.results import IndicatorResult
    from perfcheck.model.policy import Policy
    from perfcheck.reports.forms.layout import Cell

FIELD = "偏差原因分析及改进措施"


def deviation_cell(result: IndicatorResult, policy: Policy, columns: int = 1) -> Cell:
    """偏差原因分析及改进措施: unknown where points are missing, or where the target is exceeded by far."""
    field = FIELD if _is_needed(result, policy) else ""
    return text(deviation(result), columns, field=field, item=result.name)


def deviation(result: IndicatorResult) -> str | None:
    """Why the indicator does not apply, or the reason and the improvement that were reported."""
    if result.reported is None:
        return None
    report = result.reported.report
    if report.not_applicable:
        return report.not_applicable
    reason = filled(report.reason) or "、".join(report.cause)
    improvement = filled(report.improvement)
    return "\n".join((*((reason,) if reason else ()), *((f"改进措施：{improvement}",) if improvement else ())))


def _is_needed(result: IndicatorResult, policy: Policy) -> bool:
    score = result.score
    if score is not None and score.deduction:
        return True
    return over_fulfilled(result, policy.scoring.over_fulfilment) is not None
