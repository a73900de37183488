"""Rankings as JSON, documented in docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.results import Section
from perfcheck.findings import Severity
from perfcheck.measures.standard import Level
from perfcheck.measures.units import WAN_YUAN
from perfcheck.reports.findings.json_report import findings_records
from perfcheck.reports.json_department import summary_record
from perfcheck.reports.json_values import Json, amount_text, day_text, json_document, percent_text, place_record
from perfcheck.reports.ranking_rows import (
    rank_rows,
)
from perfcheck.reports.texts import completion_percent, demand_text, report_text, verdict_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.assessment.ranking import Grades, Ranking, Summary
    from perfcheck.assessment.standing import Delay, Owner, Shortfall
    from perfcheck.findings import Finding
    from perfcheck.messages import Translate
    from perfcheck.reports.ranking_rows import RankRow


def summary_json(summary: Summary, translate: Translate, *, findings: Sequence[Finding] = ()) -> str:
    """A ranking for each year; ``findings`` are those to tell of all files."""
    return json_document(
        {
            "kind": "summary",
            "money_unit": str(WAN_YUAN),
            "rankings": [_ranking(ranking, translate) for ranking in summary.rankings],
            "notes": [note.render(translate) for note in summary.notes],
            "findings": findings_records(findings, translate),
        }
    )


def _ranking(ranking: Ranking, translate: Translate) -> Json:
    return {
        "year": ranking.year,
        "first_as_of": day_text(ranking.days[0] if ranking.days else None),
        "last_as_of": day_text(ranking.days[-1] if ranking.days else None),
        "policies": list(ranking.policies),
        "ranked": [_department(row, translate) for row in rank_rows(ranking)],
        "department_grades": _grades(ranking.grades),
        "project_grades": _grades(ranking.project_grades),
        "shortfalls": [_shortfall(one, translate) for one in ranking.shortfalls],
        "missed_without_rate": ranking.missed,
        "delays": [_delay(one) for one in ranking.delays],
        "projects_without_spending": ranking.unspent,
    }


def _department(row: RankRow, translate: Translate) -> Json:
    standing = row.ranked.standing
    severities = [finding.rule.severity for finding in standing.findings]
    return {
        "rank": row.ranked.rank,
        "department": _owner(standing.department),
        "score": row.points or None,
        "as_of": day_text(standing.as_of),
        "policy": standing.policy,
        "summary": None if standing.score is None else summary_record(standing.score, translate),
        "reasons": [reason.render(translate) for reason in standing.reasons],
        "files": {"targets": standing.targets_file, "actuals": list(standing.actuals_files)},
        "errors": severities.count(Severity.ERROR),
        "warnings": severities.count(Severity.WARNING),
    }


def _owner(owner: Owner) -> Json:
    return {"code": owner.code, "name": owner.name}


def _grades(grades: Grades) -> Json:
    return {**{level.value: grades.counts.get(level, 0) for level in Level}, "open": grades.without}


def _shortfall(one: Shortfall, translate: Translate) -> Json:
    in_project = one.section is Section.PROJECTS
    return {
        "department": _owner(one.department),
        "section": one.section.value,
        "activity": one.group[0] if one.section is Section.ACTIVITIES else None,
        "project": one.group[0] if in_project else None,
        "name": one.name,
        "target": demand_text(one.indicator),
        "actual": report_text(one.report),
        "verdict": one.verdict.value,
        "verdict_text": verdict_text(one.verdict, translate),
        "completion_percent": completion_percent(one.done),
        "gap_points": percent_text(one.gap),
        "place": place_record(one.place),
    }


def _delay(one: Delay) -> Json:
    return {
        "department": _owner(one.department),
        "code": one.code,
        "name": one.name,
        "budget": amount_text(one.budget),
        "spent": amount_text(one.spent),
        "spent_percent": percent_text(one.rate),
        "planned_percent": percent_text(one.planned),
        "gap_points": percent_text(one.gap),
        "has_plan": one.has_plan,
    }
