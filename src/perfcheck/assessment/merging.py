"""Reports on one indicator from several files: what counts, what is kept, what contradicts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfcheck.measures.criterion import Undetermined

if TYPE_CHECKING:
    from perfcheck.assessment.results import Reported
    from perfcheck.model.actuals import Report


def is_reported(report: Report) -> bool:
    """Whether there is a value or a day of completion; 暂无 and an empty cell are none."""
    return report.completed_on is not None or not (report.value is None or isinstance(report.value, Undetermined))


def contradicts(old: Reported, new: Reported) -> bool:
    """Whether two reports of the same day say different things of the same point."""
    if old.as_of != new.as_of:
        return False
    before, now = _said(old.report), _said(new.report)
    return any(before[point] != now[point] for point in before.keys() & now.keys())


def merged(old: Reported, new: Reported) -> Reported:
    """The newer report with a figure replaces the older one; without a figure, or of the same day, it adds to it.

    So the reason that was given for an older figure never explains a newer one.
    """
    has_figure = is_reported(new.report) or bool(new.report.not_applicable)
    if has_figure and new.as_of != old.as_of:
        return new
    report = old.report.model_copy(update=_said(new.report))
    return replace(new if has_figure else old, report=report)


def _said(report: Report) -> dict[str, object]:
    """What a report says, point by point; 暂无 says nothing."""
    points = ((point, getattr(report, point)) for point in type(report).model_fields)
    return {point: said for point, said in points if said not in (None, ()) and not isinstance(said, Undetermined)}
