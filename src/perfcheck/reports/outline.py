"""The course of the report for people, before it is laid out: headings, indicators, money, remarks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from perfcheck.assessment.department_score import score_of_whole
from perfcheck.assessment.results import Section, Verdict
from perfcheck.assessment.scores import ProjectScore
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import msg
from perfcheck.reports.department_texts import department_messages
from perfcheck.reports.explanations import assumptions, explanations, older_figures
from perfcheck.reports.score_texts import UNKNOWN, basis_message, score_details, score_text, total_message
from perfcheck.reports.texts import (
    SECTION_TITLES,
    actual_text,
    amount,
    assessment_title,
    completion_message,
    completion_percent,
    level_texts,
    schedules_title,
    target_text,
    verdict_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.assessment.results import Assessment, IndicatorResult, ProjectResult, ScheduleResult
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.assessment.scores import Unscored
    from perfcheck.messages import Translate


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 for a part of the report, 2 for a group of indicators."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text; ``aside`` for what a reader may skip, ``style`` for what has a colour of its own."""

    text: str
    aside: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator as it is shown.

    ``levels`` has the four cells of its standard, or nothing; so has ``score``. ``cells`` are the columns between its
    name and its remarks in a pipe.
    """

    style: str
    word: str
    name: str
    actual: str
    target: str
    levels: tuple[str, ...]
    completion: str
    score: str
    remarks: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The figures in columns."""
        return (self.actual, self.target, self.completion, self.score)

    def told(self, translate: Translate) -> tuple[str, ...]:
        """The remarks, led by the completion rate where that has no column."""
        if not self.completion or not self.remarks:
            return self.remarks
        done = msg("{percent} done", percent=self.completion).render(translate)
        return (translate("; ").join((done, self.remarks[0])), *self.remarks[1:])


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a list: a word in colour, and a text."""

    style: str
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class Spending:
    """A project's money; ``alone`` where its checkpoints follow in columns."""

    schedule: ScheduleResult
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """A project's spending plan, node by node."""

    schedule: ScheduleResult


Block = Heading | Paragraph | Entry | Item | Spending | Checkpoints


def opening(assessment: Assessment, translate: Translate) -> Iterator[Block]:
    """Whose year, as of when, from which files, and the money on top."""
    yield Heading(assessment_title(assessment).render(translate))
    for remark in assessment.remarks:
        yield Paragraph(msg("note: {note}", note=remark).render(translate))
    for day, count in older_figures(assessment):
        yield Paragraph(msg("{count} figures are of {day}", count=count, day=day).render(translate))
    if assessment.projects:
        yield Heading(msg("Spending against the plan").render(translate))
    for project in assessment.projects:
        yield Spending(project.schedule)


def sections(assessment: Assessment, translate: Translate) -> Iterator[Block]:
    """All indicators with the headings they stand under."""
    if assessment.overall:
        yield Heading(translate(SECTION_TITLES[Section.OVERALL]))
        yield from (entry(result, translate) for result in assessment.overall)
    if assessment.activities:
        yield Heading(translate(SECTION_TITLES[Section.ACTIVITIES]))
    for activity in assessment.activities:
        money = "" if activity.budget is None else f"  {amount(activity.budget)}{WAN_YUAN}"
        yield Heading(f"{activity.name}{money}", 2)
        yield from (entry(result, translate) for result in activity.results)
    for project in assessment.projects:
        yield from _project(project, translate)


def _project(project: ProjectResult, translate: Translate) -> Iterator[Block]:
    """A project: what it scores, what the department says of it, its indicators."""
    if project.results or project.completion is not None or project.score is not None:
        label = msg("Project {code} {name}", code=project.schedule.short_code, name=project.name)
        yield Heading(label.render(translate))
    if project.score is not None:
        yield Paragraph(total_message(project.score).render(translate), style=_grade_style(project.score))
        for text in score_details(project.score):
            yield Paragraph(text.render(translate), aside=True)
    if project.completion is not None:
        yield Paragraph(completion_message(project.completion).render(translate))
    without = UNKNOWN if isinstance(project.score, ProjectScore) else ""
    for level1, results in groupby(project.results, key=lambda result: result.group[1]):
        yield Heading(level1, 2)
        yield from (entry(result, translate, without) for result in results)


def _grade_style(score: ProjectScore | Unscored) -> str:
    grade = score.grade if isinstance(score, ProjectScore) else None
    return "" if grade is None else grade.value


def closing(assessment: Assessment, translate: Translate) -> Iterator[Block]:
    """How many of each, by which rules projects were scored, and what was assumed."""
    counts = assessment.counts()
    words = tuple(f"{verdict_text(verdict, translate)} {counts[verdict]}" for verdict in Verdict if counts[verdict])
    total = msg("{total} indicators: {counts}", total=sum(counts.values()), counts=words)
    yield Heading(msg("Summary").render(translate))
    yield Paragraph(total.render(translate))
    for text in department_messages(score_of_whole(assessment), translate):
        yield Paragraph(text.render(translate))
    if assessment.policy is not None and assessment.projects:
        yield Paragraph(basis_message(assessment, assessment.policy).render(translate))
    for text in assumptions(assessment):
        yield Paragraph(text.render(translate), aside=True)


def schedule_blocks(department: Schedules, translate: Translate) -> Iterator[Block]:
    """All spending plans of a department."""
    yield Heading(schedules_title(department).render(translate))
    for remark in department.remarks:
        yield Paragraph(msg("note: {note}", note=remark).render(translate))
    if department.figures_until is None:
        yield Paragraph(msg("there are no figures; this is the plan alone").render(translate))
    elif department.as_of is not None and department.as_of > department.figures_until:
        day = department.figures_until.isoformat()
        yield Paragraph(msg("figures were reported until {day} only", day=day).render(translate))
    for schedule in department.schedules:
        yield Spending(schedule, alone=True)
        yield Checkpoints(schedule)


def entry(result: IndicatorResult, translate: Translate, without: str = "") -> Entry:
    """One indicator as it is shown; ``without`` stands in place of a score that there is not."""
    separator = translate("; ")
    return Entry(
        style=result.verdict.value,
        word=verdict_text(result.verdict, translate),
        name=result.name,
        actual=actual_text(result),
        target=target_text(result),
        levels=level_texts(result),
        score=score_text(result) or without,
        completion="" if result.outcome.completion is None else f"{completion_percent(result.outcome.completion)}%",
        remarks=tuple(
            separator.join([message.render(translate) for message in messages]) for messages in explanations(result)
        ),
    )
