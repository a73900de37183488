"""The course of the monitoring report for people, before it is laid out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from perfcheck.assessment.monitoring_results import Light
from perfcheck.assessment.results import Section
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import msg
from perfcheck.reports.explanations import assumed_of
from perfcheck.reports.monitor_tasks import NOTHING_TO_DO, TO_DO, task_message, task_word
from perfcheck.reports.monitor_texts import (
    COMPUTED,
    budget_word,
    chance_cell,
    excused,
    explained,
    forecast_cell,
    forecast_text,
    label_of,
    light_word,
    rate_percent,
    spending_forecast_cell,
    spending_forecast_text,
    spending_messages,
    standing_messages,
    watch_word,
)
from perfcheck.reports.outline import Block, Entry, Heading, Item, Paragraph
from perfcheck.reports.texts import (
    SECTION_TITLES,
    actual_text,
    amount,
    gap_message,
    needed_message,
    percent,
    target_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcheck.assessment.monitoring_results import IndicatorWatch, Monitoring, ProjectWatch
    from perfcheck.messages import Message, Translate


@dataclass(frozen=True, slots=True)
class WatchEntry(Entry):
    """An indicator, or the money of a project, with its light.

    ``forecast`` and ``likelihood`` bear a mark where they were computed, which ``outlook`` says in words; ``standing``
    says all of that in a sentence.
    """

    rate: str = ""
    forecast: str = ""
    likelihood: str = ""
    outlook: tuple[str, str] = ("", "")
    standing: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The figures in columns."""
        return (self.actual, self.target, self.rate, *self.outlook)

    def told(self, translate: Translate) -> tuple[str, ...]:  # noqa: ARG002 - as its parent has it
        """The remarks, led by what has no columns on a narrow terminal."""
        return (self.standing, *self.remarks) if self.standing else self.remarks


def monitor_blocks(monitoring: Monitoring, translate: Translate) -> Iterator[Block]:
    """What the lights are, what to do, the money, all indicators, and by which rules."""
    yield Heading(monitoring_title(monitoring).render(translate))
    yield from (Paragraph(msg("note: {note}", note=remark).render(translate)) for remark in monitoring.remarks)
    yield from (Paragraph(text.render(translate)) for text in counted(monitoring, translate))
    yield Heading(translate(TO_DO))
    if not monitoring.tasks:
        yield Paragraph(translate(NOTHING_TO_DO))
    for task in monitoring.tasks:
        style = "" if task.signal.light is None else task.signal.light.value
        yield Item(style, translate(task_word(task)), task_message(task, monitoring).render(translate))
    if monitoring.projects:
        yield Heading(msg("Spending against the plan").render(translate))
        yield from (_spending(project, translate) for project in monitoring.projects)
    yield from _sections(monitoring, translate)
    yield Heading(msg("Rules").render(translate))
    yield Paragraph(rules_message(monitoring).render(translate))
    for text in assumed_of(monitoring.results()):
        yield Paragraph(text.render(translate), aside=True)


def monitoring_title(monitoring: Monitoring) -> Message:
    """Whose year, as of when: the heading of a department's report."""
    return msg(
        "{name} ({code}), {year}: monitoring as of {day}, {share} of the year gone",
        name=monitoring.department.name,
        code=monitoring.department.code,
        year=str(monitoring.year),
        day=monitoring.as_of.isoformat(),
        share=percent(monitoring.elapsed),
    )


def rules_message(monitoring: Monitoring) -> Message:
    """By which rules the lights were chosen."""
    policy = monitoring.policy
    if policy.title is None:
        return msg("lights by the policy {name}", name=policy.policy)
    return msg("lights by the policy {name} ({title})", name=policy.policy, title=policy.title)


def counted(monitoring: Monitoring, translate: Translate) -> Iterator[Message]:
    """How many of each light, how many indicators have none and why, and which reasons are missing."""
    every = list(monitoring.indicators())
    if every:
        words = _in_order((watch_word(one) for one in every), translate)
        yield msg("{total} indicators: {counts}", total=len(every), counts=words)
    if monitoring.projects:
        words = _in_order(map(budget_word, monitoring.projects), translate)
        yield msg("money of {total} projects: {counts}", total=len(monitoring.projects), counts=words)
    lacking = [one for one in every if one.lacks_reason]
    if lacking:
        yield msg("{count} indicators need a reason of their deviation and have none", count=len(lacking))


def _in_order(words: Iterable[str], translate: Translate) -> tuple[str, ...]:
    """How many there are of each word: the lights from the worst to the best, then what has none."""
    counts = Counter(words)
    lights = [light_word(light) for light in Light]
    others = [word for word in counts if word not in lights]
    return tuple(f"{translate(word)} {counts[word]}" for word in (*lights, *others) if counts[word])


def _sections(monitoring: Monitoring, translate: Translate) -> Iterator[Block]:
    if monitoring.overall:
        yield Heading(translate(SECTION_TITLES[Section.OVERALL]))
        yield from (_entry(one, translate) for one in monitoring.overall)
    if monitoring.activities:
        yield Heading(translate(SECTION_TITLES[Section.ACTIVITIES]))
    for activity in monitoring.activities:
        yield Heading(_lit(activity.name, activity.light, translate), 2)
        yield from (_entry(one, translate) for one in activity.indicators)
    for project in monitoring.projects:
        label = msg("Project {code} {name}", code=project.schedule.short_code, name=project.name).render(translate)
        yield Heading(_lit(label, project.light, translate))
        for level1, some in groupby(project.indicators, key=lambda one: one.result.group[1]):
            yield Heading(level1, 2)
            yield from (_entry(one, translate) for one in some)


def _lit(name: str, light: Light | None, translate: Translate) -> str:
    """A name with the worst light of what belongs to it."""
    word = msg("no light") if light is None else msg(light_word(light))
    return msg("{name}: {light}", name=name, light=word).render(translate)


def _entry(one: IndicatorWatch, translate: Translate) -> WatchEntry:
    light = one.signal.light
    return WatchEntry(
        style=one.result.verdict.value if light is None else light.value,
        word=translate(watch_word(one)),
        name=one.result.name,
        actual=actual_text(one.result),
        target=target_text(one.result),
        levels=(),
        completion="",
        score="",
        remarks=tuple(filter(None, (_joined(explained(one), translate), _joined(excused(one), translate)))),
        rate=rate_percent(one.signal),
        forecast=_marked(forecast_text(one.forecast), is_reported=one.forecast is None or one.forecast.is_reported),
        likelihood="" if one.chance is None else _marked(one.chance.likelihood, is_reported=one.chance.is_reported),
        outlook=(_said(forecast_cell(one.forecast), translate), _said(chance_cell(one.chance), translate)),
        standing=_joined(standing_messages(one), translate),
    )


def _marked(text: str, *, is_reported: bool) -> str:
    return text if is_reported or not text else f"{text}{COMPUTED}"


def _joined(messages: Iterable[Message], translate: Translate) -> str:
    return translate("; ").join(message.render(translate) for message in messages)


def _said(text: Message | str, translate: Translate) -> str:
    return text if isinstance(text, str) else text.render(translate)


def _spending(project: ProjectWatch, translate: Translate) -> WatchEntry:
    signal, schedule = project.budget, project.schedule
    needed = needed_message(schedule)
    gap = () if schedule.gap is None else (gap_message(schedule.gap),)
    remarks = (*gap, *((needed,) if needed is not None else ()), *signal.reasons)
    return WatchEntry(
        style="unreported" if signal.light is None else signal.light.value,
        word=translate(budget_word(project)),
        name=label_of(project),
        actual="" if schedule.spent is None else f"{amount(schedule.spent)}{WAN_YUAN}",
        target=f"{amount(schedule.budget)}{WAN_YUAN}",
        levels=(),
        completion="",
        score="",
        remarks=(_joined(remarks, translate),) if remarks else (),
        rate=rate_percent(signal),
        forecast=_marked(spending_forecast_text(project), is_reported=False),
        outlook=(_said(spending_forecast_cell(project), translate), ""),
        standing=_joined(spending_messages(project), translate),
    )
