"""What is said of a project's spending, in the same words by every report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.assessment.results import CheckpointState
from perfcheck.measures.numbers import in_percent
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import N_, msg
from perfcheck.reports.texts import CHECKPOINT_WORDS, amount, gap_message, needed_message, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.assessment.results import CheckpointResult, ScheduleResult
    from perfcheck.messages import Message, Translate

_HEADS = (
    N_("Checkpoint"),
    N_("Day"),
    N_("Planned"),
    N_("万元"),
    N_("Spent"),
    N_("万元"),
    N_("Gap"),
    N_("State"),
)


def title(schedule: ScheduleResult, translate: Translate) -> tuple[str, str]:
    """The project's short code and name, and its budget."""
    money = f"{amount(schedule.budget)}{WAN_YUAN}"
    budget = (
        msg("adjusted budget {amount}", amount=money) if schedule.adjusted else msg("budget {amount}", amount=money)
    )
    return f"{schedule.short_code} {schedule.name}", budget.render(translate)


def spent_messages(schedule: ScheduleResult) -> Iterator[Message]:
    """What was spent, what was planned, the gap."""
    yield _spent(schedule)
    if schedule.planned_share is not None and schedule.planned is not None:
        money = f"{amount(schedule.planned)}{WAN_YUAN}"
        yield msg("planned {share} ({amount})", share=percent(schedule.planned_share), amount=money)
    if schedule.gap is not None:
        yield gap_message(schedule.gap)


def _spent(schedule: ScheduleResult) -> Message:
    if schedule.spent is None or schedule.spent_on is None:
        return msg("no spending was reported")
    money = f"{amount(schedule.spent)}{WAN_YUAN}"
    day = schedule.spent_on.isoformat()
    if schedule.spent_share is None:
        return msg("spent {amount} by {day}", amount=money, day=day)
    share = percent(schedule.spent_share)
    if schedule.spent_on == schedule.as_of:
        return msg("spent {share} ({amount})", share=share, amount=money)
    return msg("spent {share} ({amount}) by {day}", share=share, amount=money, day=day)


def outlook(schedule: ScheduleResult) -> tuple[Message, ...]:
    """What is still to be spent, and what else there is to know."""
    needed = needed_message(schedule)
    return (*((needed,) if needed is not None else ()), *schedule.notes)


def checkpoint_short(point: CheckpointResult, translate: Translate) -> str:
    """A checkpoint in a few words."""
    share, state = percent(point.planned_share), msg(CHECKPOINT_WORDS[point.state])
    if point.state is CheckpointState.MISSED and point.spent_share is not None:
        spent = percent(point.spent_share)
        text = msg("{label} {share} {state} ({spent})", label=point.label, share=share, state=state, spent=spent)
    else:
        text = msg("{label} {share} {state}", label=point.label, share=share, state=state)
    return text.render(translate)


def checkpoint_heads(translate: Translate) -> tuple[str, ...]:
    """The heads of the columns of :func:`checkpoint_cells`."""
    return tuple(translate(head) for head in _HEADS)


def checkpoint_cells(point: CheckpointResult, translate: Translate) -> tuple[str, ...]:
    """A checkpoint in columns; what is unknown is a dash."""
    return (
        point.label,
        point.day.isoformat(),
        percent(point.planned_share),
        amount(point.planned),
        "-" if point.spent_share is None else percent(point.spent_share),
        "-" if point.spent is None else amount(point.spent),
        "-" if point.gap is None else f"{in_percent(point.gap):+}",
        translate(CHECKPOINT_WORDS[point.state]),
    )


def older_figures(schedule: ScheduleResult, translate: Translate) -> list[str]:
    """Which checkpoints show a figure of an earlier day."""
    return [
        msg("{label}: the figure is of {day}", label=point.label, day=point.spent_on.isoformat()).render(translate)
        for point in schedule.checkpoints
        if point.spent_on is not None and point.spent_on != point.day
    ]
