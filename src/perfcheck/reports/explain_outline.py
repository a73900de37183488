"""The course of an explanation, before it is laid out: parts with rows of a label, a text and a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.arithmetic import number
from perfcheck.assessment.results import Section, Verdict, verdict_word
from perfcheck.measures.criterion import Undetermined
from perfcheck.measures.numbers import in_percent, plain
from perfcheck.measures.standard import LEVEL_WORDS, Level, Scale
from perfcheck.messages import N_, Message, msg
from perfcheck.reports.explain_rows import Part, Row, policy_rows, row, signal_rows
from perfcheck.reports.explain_score import score_rows
from perfcheck.reports.explain_texts import (
    NONE_REACHED,
    OTHERS,
    RATE_RULE,
    conversion_text,
    demand_message,
    direction_message,
    entry_reading,
    figure_message,
    level_reading,
    quantity_text,
    reached_word,
    unit_of,
)
from perfcheck.reports.score_texts import points_text
from perfcheck.reports.texts import SECTION_TITLES, completion_percent, next_step_message, pace_message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from perfcheck.assessment.explanation import (
        Figure,
        IndicatorExplanation,
        LevelCell,
        StandardReading,
        TargetReading,
    )
    from perfcheck.messages import Translate

NO_FIGURE = N_("no actual value was reported")


def indicator_parts(one: IndicatorExplanation, translate: Translate) -> Iterator[Part]:
    """Everything that there is to say about an indicator, each part with its rows."""
    yield _head(one, translate)
    every = (
        (N_("Figure"), _figure_rows(one, translate)),
        (N_("Standard"), _standard_rows(one.standard, one.figure, translate)),
        (N_("Target"), _target_rows(one.target, one.assessment.year, translate)),
        (N_("Level"), _level_rows(one, translate)),
        (N_("Score"), score_rows(one, translate)),
        (N_("Light"), signal_rows(one.signal, translate, one.result.verdict)),
        (N_("Rules used"), policy_rows(one.policy_values, one.assessment.policy, translate)),
    )
    for title, rows in every:
        told = tuple(rows)
        if told:
            yield Part(translate(title), told)


def _head(one: IndicatorExplanation, translate: Translate) -> Part:
    """The indicator, where it stands in the targets, and what came of it."""
    result, assessment, outcome = one.result, one.assessment, one.result.outcome
    told: list[Message] = [msg(verdict_word(result.verdict))]
    if outcome.completion is not None:
        told.append(msg("{percent} done", percent=f"{completion_percent(outcome.completion)}%"))
    if one.score is not None and one.score.score is not None:
        points, weight = points_text(one.score.score), plain(one.score.weight)
        told.append(msg("{points} of {weight} points", points=points, weight=weight))
    rows = (
        row(N_("where"), where_text(one, translate), translate, result.place),
        row(N_("result"), " · ".join(said.render(translate) for said in told), translate, style=result.verdict.value),
        row(
            N_("department"), f"{assessment.department.code} {assessment.department.name} {assessment.year}", translate
        ),
    )
    return Part(result.name, rows, "heading")


def where_text(one: IndicatorExplanation, translate: Translate) -> str:
    """Where an indicator stands: its project with its two levels, its activity, or the overall targets."""
    if one.project is not None:
        label = f"{one.project.schedule.short_code} {one.project.name}"
        return " › ".join((label, *one.result.group[1:]))
    return " › ".join(one.result.group) or translate(SECTION_TITLES[Section.OVERALL])


def _figure_rows(one: IndicatorExplanation, translate: Translate) -> Iterator[Row]:
    figure = one.figure
    if figure is None:
        told = NO_FIGURE if one.assessment.elapsed.days else N_("there is no file of figures; this is the target alone")
        yield row(N_("written"), msg(told), translate)
        return
    day = figure.as_of.isoformat()
    if one.result.verdict is Verdict.NOT_APPLICABLE and not figure.text:
        yield row(N_("written"), msg("not applicable"), translate, figure.place)
    else:
        yield row(N_("written"), figure.text or msg(NO_FIGURE), translate, figure.place)
    yield row(N_("as of"), day, translate)
    if figure.text:
        yield row(N_("read as"), figure_message(figure), translate)
    converted = conversion_text(figure, unit_of(one.standard, one.target))
    if converted:
        yield row(N_("converted"), converted, translate)
    for text in figure.assumptions:
        yield row(N_("assumed"), text, translate)


def _standard_rows(standard: StandardReading | None, figure: Figure | None, translate: Translate) -> Iterator[Row]:
    if standard is None:
        return
    for cell in standard.levels:
        yield row(LEVEL_WORDS[cell.level], _level_text(cell, standard, figure, translate), translate, cell.place)
    yield row(N_("read as"), direction_message(standard), translate)
    for text in standard.assumptions:
        yield row(N_("assumed"), text, translate)


def _level_text(
    cell: LevelCell, standard: StandardReading, figure: Figure | None, translate: Translate
) -> Message | str:
    """A cell, what it names, and whether the figure reached it."""
    interval, entry = level_reading(cell, standard), entry_reading(cell, standard)
    parts: list[Message | str] = [str(cell.cell) or msg("empty")]
    if interval:
        parts.append(interval)
    if entry and entry != interval:
        parts.append(msg("decided by {end}", end=entry))
    if figure is not None and any(one.passed is not None for one in standard.levels):
        parts.append(_outcome_of(cell, standard))
    elif cell.level is Level.POOR and isinstance(standard.scale, Scale):
        parts.append(msg(OTHERS))
    return " · ".join(part.render(translate) if isinstance(part, Message) else part for part in parts)


def _outcome_of(cell: LevelCell, standard: StandardReading) -> Message:
    """Whether a level was reached; 差 is what reaches none of the others."""
    if cell.level is Level.POOR and cell.passed is None and not any(one.passed for one in standard.levels):
        return msg(NONE_REACHED)
    return msg(reached_word(passed=cell.passed))


def _target_rows(target: TargetReading | None, year: int, translate: Translate) -> Iterator[Row]:
    if target is None:
        return
    yield row(N_("written"), str(target.cell) or msg("empty"), translate, target.place)
    if not isinstance(target.demand, Undetermined) or str(target.cell):
        yield row(N_("read as"), demand_message(target.demand, year), translate)
    for text in target.assumptions:
        yield row(N_("assumed"), text, translate)


def _level_rows(one: IndicatorExplanation, translate: Translate) -> Iterator[Row]:
    result, target = one.result, one.target
    if target is not None and target.rate is not None:
        yield from _rate_rows(target, translate)
    if target is not None and target.due is not None:
        yield row(N_("due"), target.due.isoformat(), translate)
    if target is not None and target.done is not None:
        yield row(N_("done"), target.done.isoformat(), translate)
    yield row(N_("level"), _decision(one), translate, style=result.verdict.value)
    for reason in result.outcome.reasons:
        yield row(N_("because"), reason, translate)
    step, pace = result.outcome.next_step, result.outcome.pace
    if step is not None:
        yield row(N_("next level"), next_step_message(step), translate)
    if pace is not None:
        yield row(N_("pace"), pace_message(pace), translate)


def _rate_rows(target: TargetReading, translate: Translate) -> Iterator[Row]:
    """The completion rate, and the levels that it was tried on where it gave the level."""
    if target.rate is None:
        return
    done = f"{completion_percent(target.rate)}%"
    if target.part is None or target.whole is None:
        yield row(N_("done"), msg("{percent}: within the limit", percent=done), translate)
    else:
        parts = f"{quantity_text(target.part)} ÷ {quantity_text(target.whole)}"
        yield row(N_("done"), f"{parts} {_equals(target.rate, done)}", translate)
    if not target.decided:
        return
    for trial in target.trials:
        least = f"{plain(in_percent(trial.least))}%"
        text = msg("from {rate} on: {reached}", rate=least, reached=msg(reached_word(passed=trial.passed)))
        yield row(LEVEL_WORDS[trial.level], text, translate)
    if not any(trial.passed for trial in target.trials):
        yield row(LEVEL_WORDS[Level.POOR], msg(NONE_REACHED), translate)
    yield row(N_("rule"), msg(RATE_RULE), translate)


def _equals(rate: Fraction, shown: str) -> str:
    exact = f"{number(rate * 100)}%"
    return f"= {shown}" if not exact.endswith("…%") else f"= {exact} ≈ {shown}"


def _decision(one: IndicatorExplanation) -> Message:
    word = msg(verdict_word(one.result.verdict))
    if one.result.verdict.level is None:
        return word
    if one.standard is not None and one.standard.decided:
        return msg("{level}, by the standard", level=word)
    if one.target is not None and one.target.rate is not None:
        return msg("{level}, by the completion rate", level=word)
    met = msg("the target is met") if one.result.outcome.reached else msg("the target is not met")
    return msg("{level}, because {met}", level=word, met=met)
