"""JSON for other programs: documented in docs/json.md, decimals as text, Chinese as it is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfcheck.assessment.department_score import score_of_whole
from perfcheck.assessment.results import Verdict
from perfcheck.measures.numbers import half_up
from perfcheck.measures.units import WAN_YUAN
from perfcheck.reports.findings.json_report import findings_records
from perfcheck.reports.frame import Frame
from perfcheck.reports.json_department import summary_record
from perfcheck.reports.json_indicator import indicator_record
from perfcheck.reports.json_score import policy_record, score_record
from perfcheck.reports.json_values import (
    JSON_BETWEEN,
    Json,
    amount_text,
    day_text,
    json_document,
    json_item,
    json_list,
    percent_text,
)
from perfcheck.reports.texts import CHECKPOINT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfcheck.assessment.results import (
        ActivityResult,
        Assessment,
        CheckpointResult,
        IndicatorResult,
        ProjectResult,
        ScheduleResult,
    )
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.findings import Finding
    from perfcheck.messages import Translate
    from perfcheck.model.targets import Department


def grade_json(translate: Translate) -> Frame:
    """How departments stand in their year."""
    head, tail = json_list({"kind": "grade", "money_unit": str(WAN_YUAN)}, "assessments")
    return Frame(
        head=head,
        part=lambda one: json_item(_assessment(one, translate)),
        between=JSON_BETWEEN,
        tail=lambda findings: tail({"findings": findings_records(findings, translate)}),
    )


def schedule_json(departments: Iterable[Schedules], translate: Translate, *, findings: Sequence[Finding] = ()) -> str:
    """The spending of departments' projects against their plans; ``findings`` are those of files without a place."""
    records = [_spending(department, translate) for department in departments]
    return json_report("schedule", "departments", records, findings_records(findings, translate))


def json_report(kind: str, key: str, records: Json, findings: Json) -> str:
    """A report on departments, with what is wrong in files that came into none."""
    return json_document({"kind": kind, "money_unit": str(WAN_YUAN), key: records, "findings": findings})


def _assessment(assessment: Assessment, translate: Translate) -> Json:
    elapsed = assessment.elapsed
    return {
        "department": department_record(assessment.department),
        "year": assessment.year,
        "as_of": assessment.as_of.isoformat(),
        "elapsed": {"days": elapsed.days, "of": elapsed.of, "percent": percent_text(elapsed.share)},
        "files": {"targets": assessment.targets_file, "actuals": list(assessment.actuals_files)},
        "remarks": list(assessment.remarks),
        "policy": policy_record(assessment.policy),
        "counts": _counts(assessment.results()),
        "summary": summary_record(score_of_whole(assessment), translate),
        "overall": _indicators(assessment.overall, translate),
        "activities": [_activity(activity, translate) for activity in assessment.activities],
        "projects": (project_record(project, translate) for project in assessment.projects),
        "findings": findings_records(assessment.findings, translate),
    }


def _spending(department: Schedules, translate: Translate) -> Json:
    return {
        "department": department_record(department.department),
        "year": department.year,
        "as_of": day_text(department.as_of),
        "figures_until": day_text(department.figures_until),
        "remarks": list(department.remarks),
        "schedules": [schedule_record(schedule, translate) for schedule in department.schedules],
        "findings": findings_records(department.findings, translate),
    }


def department_record(department: Department) -> Json:
    """Whose year it is."""
    return {"code": department.code, "name": department.name}


def _indicators(results: Iterable[IndicatorResult], translate: Translate) -> Json:
    return (indicator_record(result, translate) for result in results)


def _counts(results: Iterable[IndicatorResult]) -> Json:
    counts = Counter(result.verdict for result in results)
    return {verdict.value: counts[verdict] for verdict in Verdict}


def _activity(activity: ActivityResult, translate: Translate) -> Json:
    return {
        "name": activity.name,
        "budget": amount_text(activity.budget),
        "counts": _counts(activity.results),
        "indicators": _indicators(activity.results, translate),
    }


def project_record(project: ProjectResult, translate: Translate) -> Json:
    """A project with its score, its money and its indicators."""
    return {
        "code": project.code,
        "name": project.name,
        "completion": project.completion,
        "score": score_record(project.score, translate),
        "counts": _counts(project.results),
        "schedule": schedule_record(project.schedule, translate),
        "indicators": _indicators(project.results, translate),
    }


def schedule_record(schedule: ScheduleResult, translate: Translate) -> Json:
    """A project's spending against its plan."""
    last, following = schedule.last_due, schedule.following
    return {
        "code": schedule.code,
        "name": schedule.name,
        "budget": amount_text(schedule.budget),
        "budget_adjusted": schedule.adjusted,
        "reported_original": amount_text(schedule.reported_original),
        "reported_adjusted": amount_text(schedule.reported_adjusted),
        "as_of": day_text(schedule.as_of),
        "planned_percent": percent_text(schedule.planned_share),
        "planned": None if schedule.planned is None else str(half_up(schedule.planned, 2)),
        "spent_percent": percent_text(schedule.spent_share),
        "spent": amount_text(schedule.spent),
        "spent_on": day_text(schedule.spent_on),
        "gap_points": percent_text(schedule.gap),
        "last_due": None if last is None else last.label,
        "next": None if following is None else following.label,
        "needed": amount_text(schedule.needed),
        "checkpoints": [_checkpoint(point, translate) for point in schedule.checkpoints],
        "notes": [note.render(translate) for note in schedule.notes],
    }


def _checkpoint(point: CheckpointResult, translate: Translate) -> Json:
    return {
        "label": point.label,
        "day": point.day.isoformat(),
        "budget": amount_text(point.budget),
        "planned_percent": percent_text(point.planned_share),
        "planned": amount_text(point.planned),
        "state": point.state.value,
        "state_text": translate(CHECKPOINT_WORDS[point.state]),
        "spent_percent": percent_text(point.spent_share),
        "spent": amount_text(point.spent),
        "spent_on": day_text(point.spent_on),
        "gap_points": percent_text(point.gap),
    }
