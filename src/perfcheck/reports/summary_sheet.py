"""The first sheet: whose year it is, how many indicators have each level, every project's money, what was found."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.department_score import score_of_whole
from perfcheck.assessment.pace import elapsed_on
from perfcheck.assessment.results import Section
from perfcheck.messages import N_, msg
from perfcheck.reports.department_texts import AS_A_WHOLE, project_messages
from perfcheck.reports.grid import WIDTHS, Line, Part, titled, wide
from perfcheck.reports.records import Kind, chosen, printable, table
from perfcheck.reports.schedule_columns import spending_of
from perfcheck.reports.score_columns import SCORE_COLUMNS, scored_projects
from perfcheck.reports.score_texts import SCORES, basis_message
from perfcheck.reports.styles import HEAD, LABEL, TITLE
from perfcheck.reports.summary_columns import (
    COUNT_COLUMNS,
    FINDING_COLUMNS,
    MONEY_COLUMNS,
    VERDICTS,
    activity_counts,
    department_counts,
    section_counts,
)
from perfcheck.reports.texts import FINDINGS, OTHER_FINDINGS, SECTION_TITLES, completion_message, department_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.assessment.results import Assessment
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.findings import Finding
    from perfcheck.messages import Translate
    from perfcheck.reports.summary_columns import CountRow

MONEY = tuple(name for name in MONEY_COLUMNS if name != "notes")
ABOUT = (N_("Department"), N_("Year"), N_("As of"), N_("Year elapsed"), N_("Days elapsed"))
ABOUT_SPANS = (5, 1, 1, 1, 2)
SCORE_SPANS = MappingProxyType({name: 2 if name == "project" else 1 for name in SCORE_COLUMNS if name != "notes"})
FINDING_SPANS = MappingProxyType({"rule": 1, "severity": 1, "message": 4, "hint": 2, "place": 2})


def grade_lines(
    assessments: Sequence[Assessment], translate: Translate, findings: Sequence[Finding] = ()
) -> Iterator[Line]:
    """All departments in one table if there are several, then each of them, then findings that are of none."""
    yield wide(translate("Performance against targets"), TITLE)
    if len(assessments) > 1:
        yield from _counts(translate("Departments"), ("department", "total"), department_counts(assessments), translate)
    for assessment in assessments:
        spending = spending_of(assessment)
        yield from about(spending, translate)
        yield from _files(assessment, translate)
        yield from _counts(translate("Levels"), ("title", "total"), section_counts(assessment), translate)
        if assessment.activities:
            title = translate(SECTION_TITLES[Section.ACTIVITIES])
            yield from _counts(title, ("activity", "budget"), activity_counts(assessment), translate)
        yield from _money(spending, translate)
        yield from _scores(assessment, translate)
        yield from _whole(assessment, translate)
        yield from _completions(assessment, translate)
        yield from finding_lines(FINDINGS, assessment.findings, translate)
    yield from finding_lines(OTHER_FINDINGS, findings, translate)


def schedule_lines(
    departments: Sequence[Schedules], translate: Translate, findings: Sequence[Finding] = ()
) -> Iterator[Line]:
    """The money of each department, then findings that are of none."""
    yield wide(translate("Spending plans"), TITLE)
    for department in departments:
        yield from about(department, translate)
        yield from _money(department, translate)
        yield from finding_lines(FINDINGS, department.findings, translate)
    yield from finding_lines(OTHER_FINDINGS, findings, translate)


def about(department: Schedules, translate: Translate) -> Iterator[Line]:
    """Whose year it is, and how much of it is over."""
    elapsed = None if department.as_of is None else elapsed_on(department.as_of)
    days = None if elapsed is None else msg("{days} of {of} days", days=elapsed.days, of=elapsed.of).render(translate)
    yield ()
    yield tuple(Part(translate(head), span, style=HEAD) for head, span in zip(ABOUT, ABOUT_SPANS, strict=True))
    yield (
        Part(printable(department_label(department.department)), 5),
        Part(department.year, 1, Kind.COUNT),
        Part(department.as_of, 1, Kind.DATE),
        Part(None if elapsed is None else elapsed.share, 1, Kind.SHARE),
        Part(days, 2),
    )
    yield from (fact(translate("Note"), remark) for remark in department.remarks)


def _files(assessment: Assessment, translate: Translate) -> Iterator[Line]:
    if assessment.targets_file is not None:
        yield fact(translate("Targets"), assessment.targets_file)
    if assessment.actuals_files:
        yield fact(translate("Actual figures"), "\n".join(assessment.actuals_files))


def _money(department: Schedules, translate: Translate) -> Iterator[Line]:
    schedules = department.schedules
    if schedules:
        content = table(chosen(MONEY_COLUMNS, MONEY), schedules, translate)
        yield from titled(translate("Spending against the plan"), content)
        notes = table(chosen(MONEY_COLUMNS, ("project", "notes")), schedules, translate)
        yield from (fact(str(name), str(note)) for name, note in notes.rows if note is not None)


def _scores(assessment: Assessment, translate: Translate) -> Iterator[Line]:
    """What each project scores, what there is to say about it, and by which rules."""
    projects = scored_projects(assessment)
    if not projects:
        return
    content = table(chosen(SCORE_COLUMNS, SCORE_SPANS), projects, translate)
    yield from titled(translate(SCORES), content, tuple(SCORE_SPANS.values()))
    notes = table(chosen(SCORE_COLUMNS, ("project", "notes")), projects, translate)
    yield from (fact(str(name), str(note)) for name, note in notes.rows if note is not None)
    if assessment.policy is not None:
        yield fact(translate("Policy"), basis_message(assessment, assessment.policy).render(translate))


def _whole(assessment: Assessment, translate: Translate) -> Iterator[Line]:
    """What the projects score and spent together."""
    for text in project_messages(score_of_whole(assessment)):
        yield fact(translate(AS_A_WHOLE), text.render(translate))


def _completions(assessment: Assessment, translate: Translate) -> Iterator[Line]:
    """What the department says of each project, where it does."""
    for project in assessment.projects:
        if project.completion is not None:
            label = printable(f"{project.schedule.short_code} {project.name}")
            yield fact(label, completion_message(project.completion).render(translate))


def finding_lines(title: str, findings: Sequence[Finding], translate: Translate) -> Iterator[Line]:
    """What was found wrong, under a title; nothing where nothing was."""
    if findings:
        content = table(chosen(FINDING_COLUMNS, FINDING_SPANS), findings, translate)
        yield from titled(translate(title), content, tuple(FINDING_SPANS.values()))


def _counts(title: str, names: tuple[str, str], rows: Iterable[CountRow], translate: Translate) -> Iterator[Line]:
    columns = chosen(COUNT_COLUMNS, (*names, *VERDICTS))
    yield from titled(title, table(columns, rows, translate))


def fact(label: str, text: str) -> Line:
    """A text with its name before it."""
    return (Part(label, style=LABEL), Part(printable(text), len(WIDTHS) - 1))
