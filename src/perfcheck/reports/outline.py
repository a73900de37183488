"""The course of the report for people, before it is laid out: headings, indicators, money, remarks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from perfcheck.assessment.results import Section, Verdict
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import msg
from perfcheck.reports.explanations import assumptions, explanations, older_figures
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

    from perfcheck.assessment.results import Assessment, IndicatorResult, ScheduleResult
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.messages import Translate


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 for a part of the report, 2 for a group of indicators."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text; ``aside`` for what a reader may skip."""

    text: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator as it is shown. ``levels`` has the four cells of its standard, or nothing."""

    verdict: Verdict
    word: str
    name: str
    actual: str
    target: str
    levels: tuple[str, ...]
    completion: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spending:
    """A project's money; ``alone`` where its checkpoints follow in columns."""

    schedule: ScheduleResult
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """A project's spending plan, node by node."""

    schedule: ScheduleResult


Block = Heading | Paragraph | Entry | Spending | Checkpoints


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
        if project.results or project.completion is not None:
            yield Heading(
                msg("Project {code} {name}", code=project.schedule.short_code, name=project.name).render(translate)
            )
        if project.completion is not None:
            yield Paragraph(completion_message(project.completion).render(translate))
        for level1, results in groupby(project.results, key=lambda result: result.group[1]):
            yield Heading(level1, 2)
            yield from (entry(result, translate) for result in results)


def closing(assessment: Assessment, translate: Translate) -> Iterator[Block]:
    """How many of each, and what was assumed."""
    counts = assessment.counts()
    words = tuple(f"{verdict_text(verdict, translate)} {counts[verdict]}" for verdict in Verdict if counts[verdict])
    total = msg("{total} indicators: {counts}", total=sum(counts.values()), counts=words)
    yield Heading(msg("Summary").render(translate))
    yield Paragraph(total.render(translate))
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


def entry(result: IndicatorResult, translate: Translate) -> Entry:
    """One indicator as it is shown."""
    return Entry(
        verdict=result.verdict,
        word=verdict_text(result.verdict, translate),
        name=result.name,
        actual=actual_text(result),
        target=target_text(result),
        levels=level_texts(result),
        completion="" if result.outcome.completion is None else f"{completion_percent(result.outcome.completion)}%",
        remarks=tuple(
            translate("; ").join(message.render(translate) for message in messages) for messages in explanations(result)
        ),
    )
