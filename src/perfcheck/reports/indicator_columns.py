"""The columns of indicators: one row is one indicator with the department, activity or project it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.rating import number_reported
from perfcheck.assessment.results import Section, Verdict, verdict_word
from perfcheck.measures.standard import LEVEL_WORDS, Level
from perfcheck.messages import N_, msg
from perfcheck.reports.records import Column, Kind, by_name
from perfcheck.reports.score_texts import score_reasons
from perfcheck.reports.texts import (
    SECTION_TITLES,
    actual_text,
    completion_percent,
    department_label,
    next_step_message,
    target_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from perfcheck.assessment.results import Assessment, IndicatorResult
    from perfcheck.assessment.scores import IndicatorScore
    from perfcheck.measures.quantity import Quantity
    from perfcheck.messages import Message
    from perfcheck.model.actuals import Report
    from perfcheck.reports.records import Picked


SHARE_PLACES = 2
"""The decimals that a column of shares shows."""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator of a department; ``activity`` and ``project`` are names, empty where it belongs to none."""

    assessment: Assessment
    result: IndicatorResult
    activity: str = ""
    project: str = ""
    short_code: str = ""

    @property
    def report(self) -> Report | None:
        """What was reported."""
        return None if self.result.reported is None else self.result.reported.report

    def level_above(self, index: int) -> str:
        """The project's code (0), level 1 or level 2; empty outside of projects."""
        return self.result.group[index] if self.result.section is Section.PROJECTS else ""


def overall_rows(assessments: Sequence[Assessment]) -> Iterator[IndicatorRow]:
    """The overall targets."""
    for assessment in assessments:
        yield from (IndicatorRow(assessment, result) for result in assessment.overall)


def activity_rows(assessments: Sequence[Assessment]) -> Iterator[IndicatorRow]:
    """The indicators of activities."""
    for assessment in assessments:
        for activity in assessment.activities:
            yield from (IndicatorRow(assessment, result, activity=activity.name) for result in activity.results)


def project_rows(assessments: Sequence[Assessment]) -> Iterator[IndicatorRow]:
    """The indicators of projects."""
    for assessment in assessments:
        for project in assessment.projects:
            yield from (
                IndicatorRow(assessment, result, project=project.name, short_code=project.schedule.short_code)
                for result in project.results
            )


def indicator_rows(assessments: Sequence[Assessment]) -> Iterator[IndicatorRow]:
    """All indicators, department by department, in the order of the targets."""
    for one in assessments:
        yield from chain(overall_rows([one]), activity_rows([one]), project_rows([one]))


def _reasons(result: IndicatorResult) -> tuple[Message, ...]:
    """Why an indicator has no level or a bad one."""
    if result.verdict is Verdict.UNREPORTED and not result.outcome.reasons:
        return (msg("no actual value was reported"),)
    return result.outcome.reasons


def _number(row: IndicatorRow) -> Quantity | None:
    return None if row.report is None else number_reported(row.report)


def _target(row: IndicatorRow) -> str:
    return "" if row.result.indicator.target is None else target_text(row.result)


def _cell(level: Level) -> Callable[[IndicatorRow], Picked]:
    """The standard's cell of a level as it was written."""

    def pick(row: IndicatorRow) -> Picked:
        cell = getattr(row.result.indicator, level)
        return None if cell is None else str(cell)

    return pick


def _said(pick: Callable[[Report], Picked]) -> Callable[[IndicatorRow], Picked]:
    """What the department itself says in its report."""
    return lambda row: None if (report := row.report) is None else pick(report)


def _completion(row: IndicatorRow) -> Picked:
    """The completion rate; as a text where the two decimals of a number would show a level that is not reached."""
    text = _completion_percent(row)
    return row.result.outcome.completion if len(text.partition(".")[2]) <= SHARE_PLACES else f"{text}%"


def _completion_percent(row: IndicatorRow) -> str:
    share = row.result.outcome.completion
    return "" if share is None else completion_percent(share)


def _scored(pick: Callable[[IndicatorScore], Picked]) -> Callable[[IndicatorRow], Picked]:
    """What the score says, where the indicator has one."""
    return lambda row: None if (score := row.result.score) is None else pick(score)


def _remarks(row: IndicatorRow) -> Picked:
    """Everything that there is to explain, where one column has to be enough."""
    points = [msg("points: {reason}", reason=reason) for reason in _score_reasons(row)]
    return (*_reasons(row.result), *points, *row.result.outcome.assumptions)


def _score_reasons(row: IndicatorRow) -> tuple[Message, ...]:
    """Why points are missing, where the explanation does not say so already."""
    reasons = score_reasons(row.result)
    return tuple(reason for reason in reasons if reason not in _reasons(row.result)) if reasons else ()


def _next_step(row: IndicatorRow) -> Picked:
    step = row.result.outcome.next_step
    return None if step is None else next_step_message(step)


INDICATOR_COLUMNS: Mapping[str, Column[IndicatorRow]] = MappingProxyType(
    by_name(
        Column("department_code", N_("Department code"), lambda row: row.assessment.department.code),
        Column("department", N_("Department"), lambda row: row.assessment.department.name),
        Column("department_label", N_("Department"), lambda row: department_label(row.assessment.department)),
        Column("year", N_("Year"), lambda row: row.assessment.year, Kind.COUNT),
        Column("as_of", N_("As of"), lambda row: row.assessment.as_of, Kind.DATE),
        Column("section", N_("Section"), lambda row: msg(SECTION_TITLES[row.result.section])),
        Column("activity", N_("Activity"), lambda row: row.activity),
        Column("project_code", N_("Project code"), lambda row: row.level_above(0)),
        Column("project", N_("Project"), lambda row: row.project),
        Column("project_label", N_("Project"), lambda row: row.project and f"{row.short_code} {row.project}"),
        Column("level1", N_("Level 1"), lambda row: row.level_above(1)),
        Column("level2", N_("Level 2"), lambda row: row.level_above(2)),
        Column("indicator", N_("Indicator"), lambda row: row.result.name),
        Column("description", N_("Description"), lambda row: row.result.indicator.description),
        Column("target", N_("Target"), _target),
        *(Column(level.value, LEVEL_WORDS[level], _cell(level)) for level in Level),
        Column("actual", N_("Actual"), lambda row: actual_text(row.result)),
        Column("number", N_("Number"), lambda row: q.number if (q := _number(row)) else None, Kind.NUMBER),
        Column("unit", N_("Unit"), lambda row: q.unit.symbol if (q := _number(row)) else None),
        Column("level", N_("Level"), lambda row: msg(verdict_word(row.result.verdict)), Kind.LEVEL),
        Column("completion", N_("Completion"), _completion, Kind.SHARE),
        Column("completion_percent", N_("Completion"), _completion_percent, Kind.SHARE),
        Column("weight", N_("Maximum score"), _scored(lambda score: score.weight), Kind.NUMBER),
        Column("score", N_("Score"), _scored(lambda score: score.score), Kind.SCORE),
        Column("deduction", N_("Deduction"), _scored(lambda score: score.deduction), Kind.SCORE),
        Column(
            "pace",
            N_("Gap to the year (percentage points)"),
            lambda row: p.gap if (p := row.result.outcome.pace) else None,
            Kind.POINTS,
        ),
        Column("next_step", N_("To the next level"), _next_step),
        Column("reasons", N_("Explanation"), lambda row: _reasons(row.result)),
        Column("score_reasons", N_("On the score"), _score_reasons),
        Column("assumptions", N_("Assumptions"), lambda row: row.result.outcome.assumptions),
        Column("remarks", N_("Explanation"), _remarks),
        Column("forecast", N_("Forecast for the year"), _said(lambda report: str(report.forecast or ""))),
        Column("likelihood", N_("Likelihood"), _said(lambda report: report.likelihood)),
        Column("cause", N_("Cause"), _said(lambda report: report.cause)),
        Column("reason", N_("Reason given"), _said(lambda report: report.reason)),
        Column("improvement", N_("Improvement"), _said(lambda report: report.improvement)),
        Column("evidence", N_("Evidence"), _said(lambda report: report.evidence)),
        Column("note", N_("Note"), _said(lambda report: report.note)),
        Column(
            "figure_as_of",
            N_("Figure as of"),
            lambda row: r.as_of if (r := row.result.reported) else None,
            Kind.DATE,
        ),
        Column("target_at", N_("Target stands at"), lambda row: str(row.result.place)),
        Column("figure_at", N_("Figure stands at"), lambda row: str(r.place) if (r := row.result.reported) else None),
    )
)
"""Every column there is; each report chooses some. ``TWO_IN_ONE`` are those that repeat others."""
TWO_IN_ONE = frozenset({"department_label", "project_label", "completion", "remarks"})
