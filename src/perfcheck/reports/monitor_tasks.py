"""What is to be done after monitoring, in the same words in all reports."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.monitoring_results import Basis, IndicatorWatch, Light
from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import N_, Message, msg
from perfcheck.reports.monitor_texts import budget_word, label_of, rate_percent, watch_word
from perfcheck.reports.texts import actual_text, amount, distance, next_step_message, points, target_text

if TYPE_CHECKING:
    from perfcheck.assessment.monitoring_results import Monitoring, ProjectWatch, Task

TO_DO = N_("What to do, the worst first")
NOTHING_TO_DO = N_("nothing is behind, and no reason is missing")


def task_word(task: Task) -> str:
    """The light of what a task is about."""
    return watch_word(task.watch) if isinstance(task.watch, IndicatorWatch) else budget_word(task.watch)


def task_message(task: Task, monitoring: Monitoring) -> Message:
    """What is to be done, in a sentence."""
    if isinstance(task.watch, IndicatorWatch):
        told = _work(task.watch, _named(task.watch, monitoring))
        if not task.watch.lacks_reason:
            return told
        return msg("{task}; give the reason of the deviation", task=told)
    told = _money(task.watch)
    spent_on = task.watch.schedule.spent_on
    if spent_on is None or spent_on == monitoring.as_of:
        return told
    return msg("{task} (the figure is of {day})", task=told, day=spent_on.isoformat())


def _named(one: IndicatorWatch, monitoring: Monitoring) -> str | Message:
    """An indicator with the project or the activity it belongs to."""
    owner = one.result.group[0] if one.result.group else ""
    label = next((label_of(project) for project in monitoring.projects if project.code == owner), owner)
    return msg("{owner}: {name}", owner=label, name=one.result.name) if label else one.result.name


def _work(one: IndicatorWatch, name: str | Message) -> Message:
    signal, result = one.signal, one.result
    if signal.basis in (Basis.PART_DUE, Basis.WHOLE_TARGET) and signal.gap is not None:
        return _by_rate(one, name, signal.gap)
    if signal.basis is Basis.LEVEL and result.verdict.level is not None:
        level, step = msg(LEVEL_WORDS[result.verdict.level]), result.outcome.next_step
        if step is None:
            return msg("{name} is {level}", name=name, level=level)
        return msg("{name} is {level}; {step}", name=name, level=level, step=next_step_message(step))
    if signal.basis is Basis.DEADLINE and signal.reasons:
        return msg("{name}: {reasons}", name=name, reasons=signal.reasons)
    actual, target = actual_text(result), target_text(result)
    return msg("{name} is reported as {actual}, the target is {target}", name=name, actual=actual, target=target)


def _by_rate(one: IndicatorWatch, name: str | Message, gap: Fraction) -> Message:
    """Behind: how far, and what is missing; far ahead: that the target may be too low."""
    rate = rate_percent(one.signal)
    is_part, is_over = one.signal.basis is Basis.PART_DUE, one.signal.due == 1
    if one.signal.light is Light.BLUE and is_part:
        return msg("{name} is {rate} of what is due; look whether its target is too low", name=name, rate=rate)
    if one.signal.light is Light.BLUE:
        return msg("{name} is {rate} of its target; look whether that is too low", name=name, rate=rate)
    if gap >= 0 or one.missing is None:
        return msg("{name} is {rate} of what is due", name=name, rate=rate)
    missing, behind = distance(one.missing), points(gap)
    if is_part and not is_over:
        return msg(
            "{name} is {points} percentage points behind the year; {missing} still to be done until its end",
            name=name,
            points=behind,
            missing=missing,
        )
    return msg("{name} has reached {rate} of its target; {missing} are missing", name=name, rate=rate, missing=missing)


def _money(project: ProjectWatch) -> Message:
    name, schedule, gap = label_of(project), project.schedule, project.budget.gap
    if gap is None or schedule.spent is None:
        return msg("{name}: no spending was reported; report it, even if it is zero", name=name)
    behind, following = points(gap), schedule.following
    if project.budget.basis is Basis.YEAR:
        left = f"{amount(Fraction(schedule.budget.number) - Fraction(schedule.spent.number))}{WAN_YUAN}"
        if project.budget.due == 1:
            rate = rate_percent(project.budget)
            return msg("{name} has spent {rate} of its budget; {amount} are left", name=name, rate=rate, amount=left)
        return msg(
            "{name} is {points} percentage points behind the year; {amount} still to be spent until its end",
            name=name,
            points=behind,
            amount=left,
        )
    if following is None or schedule.needed is None or not schedule.needed.number:
        return msg("{name} is {points} percentage points behind its plan", name=name, points=behind)
    return msg(
        "{name} is {points} percentage points behind its plan; {amount} still to be spent until {label}",
        name=name,
        points=behind,
        amount=f"{amount(schedule.needed)}{WAN_YUAN}",
        label=following.label,
    )
