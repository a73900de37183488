"""What monitoring says in the same words in all reports: lights, rates, forecasts, reasons."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.monitoring_results import LIGHT_WORDS, Basis, IndicatorWatch, Light
from perfcheck.assessment.results import verdict_word
from perfcheck.measures.numbers import half_up, plain
from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import N_, Message, msg
from perfcheck.reports.texts import amount, percent, sharp_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.assessment.monitoring_results import Chance, Forecast, ProjectWatch, Signal
    from perfcheck.assessment.outcomes import Verdict

COMPUTED = "*"
LEGEND = N_("* by the run rate, the figure by the part of the year that is over; what has no mark is as reported")
REASON_MISSING = N_("a reason for the deviation is needed, and none is given")
BASIS_WORDS: Mapping[Basis, str] = MappingProxyType(
    {
        Basis.PART_DUE: N_("part that is due"),
        Basis.WHOLE_TARGET: N_("whole target"),
        Basis.LIMIT: N_("limit"),
        Basis.DEADLINE: N_("deadline"),
        Basis.LEVEL: N_("level"),
        Basis.WORDS: N_("result in words"),
        Basis.PLAN: N_("spending plan"),
        Basis.YEAR: N_("part of the year"),
    }
)
"""What a light rests on."""


def light_word(light: Light | None, verdict: Verdict | None = None) -> str:
    """The name of a light, or why there is none in a word; to be translated where it is shown."""
    if light is not None:
        return LIGHT_WORDS[light]
    return N_("not due") if verdict is None or verdict.level is not None else verdict_word(verdict)


def watch_word(one: IndicatorWatch) -> str:
    """The light of an indicator in a word, or why it has none."""
    return light_word(one.signal.light, one.result.verdict)


def budget_word(project: ProjectWatch) -> str:
    """The light of a project's money in a word, or why it has none."""
    if project.budget.light is not None:
        return light_word(project.budget.light)
    if project.schedule.spent is None:
        return N_("unreported")
    return N_("no budget") if project.schedule.spent_share is None else light_word(None)


def rate_percent(signal: Signal) -> str:
    """Done by due in percent: two decimals, more where two would show another light than the one that is on."""
    return "" if signal.rate is None else f"{sharp_percent(signal.rate, signal.turns)}%"


def forecast_cell(forecast: Forecast | None) -> Message | str:
    """The same with where it comes from."""
    text = forecast_text(forecast)
    if forecast is None or not text:
        return ""
    if forecast.is_reported:
        return msg("{value} (as reported)", value=text)
    return msg("{value} (run rate)", value=text)


def chance_cell(chance: Chance | None) -> Message | str:
    """The likelihood with where it comes from."""
    if chance is None:
        return ""
    if chance.is_reported:
        return msg("{value} (as reported)", value=chance.likelihood)
    return msg("{value} (by the forecast)", value=chance.likelihood)


def forecast_text(forecast: Forecast | None) -> str:
    """The number expected at the end of the year, as it was reported or rounded to two decimals."""
    if forecast is None:
        return ""
    if forecast.is_reported or forecast.number is None:
        return forecast.text
    return f"{plain(half_up(forecast.number, 2))}{forecast.unit}"


def forecast_message(forecast: Forecast) -> Message:
    """The number expected at the end of the year, and where it comes from."""
    text = forecast_text(forecast)
    if forecast.is_reported:
        return msg("expected by the end of the year: {forecast}", forecast=text)
    return msg("{forecast} by the end of the year at this rate", forecast=text)


def chance_message(chance: Chance) -> Message:
    """How likely the target is, and who says so."""
    if chance.is_reported:
        return msg("likelihood as reported: {likelihood}", likelihood=chance.likelihood)
    return msg("likelihood by the forecast: {likelihood}", likelihood=chance.likelihood)


def standing_messages(one: IndicatorWatch) -> Iterator[Message]:
    """How much of what is due is done, what the year will bring, and how likely the target is."""
    signal = one.signal
    if signal.achieved is not None and signal.due is not None and signal.rate is not None:
        done, rate = percent(signal.achieved), rate_percent(signal)
        if signal.basis is Basis.PART_DUE:
            yield msg("{done} done, {due} due: {rate}", done=done, due=percent(signal.due), rate=rate)
        else:
            yield msg("{rate} of the whole target", rate=rate)
    if one.forecast is not None and forecast_text(one.forecast):
        yield forecast_message(one.forecast)
    if one.chance is not None:
        yield chance_message(one.chance)


def why(one: IndicatorWatch) -> Iterator[Message]:
    """Why the light is what it is."""
    level = one.result.verdict.level
    if one.signal.basis is Basis.LEVEL and one.signal.light is not Light.GREEN and level is not None:
        yield msg("{level} by its standard", level=msg(LEVEL_WORDS[level]))
    yield from one.signal.reasons


def explained(one: IndicatorWatch) -> Iterator[Message]:
    """Why the light is what it is, and that a reason is missing."""
    yield from why(one)
    if one.lacks_reason:
        yield msg(REASON_MISSING)


def excused(one: IndicatorWatch) -> Iterator[Message]:
    """What the department says of a deviation."""
    if one.result.reported is None or not one.needs_reason:
        return
    report = one.result.reported.report
    if report.cause:
        yield msg("cause: {causes}", causes=report.cause)
    if report.reason:
        yield msg("reason given: {reason}", reason=report.reason)
    if report.improvement:
        yield msg("improvement: {improvement}", improvement=report.improvement)


def spending_messages(project: ProjectWatch) -> Iterator[Message]:
    """How much was spent of what is planned, and what the year will bring."""
    signal = project.budget
    if signal.achieved is not None and signal.due is not None and signal.rate is not None:
        done, due, rate = percent(signal.achieved), percent(signal.due), rate_percent(signal)
        if signal.basis is Basis.PLAN:
            yield msg("{done} spent, {due} planned: {rate}", done=done, due=due, rate=rate)
        else:
            yield msg("{done} spent, {due} of the year over: {rate}", done=done, due=due, rate=rate)
    if project.forecast is not None:
        yield msg("{forecast} by the end of the year at this rate", forecast=spending_forecast_text(project))


def spending_forecast_text(project: ProjectWatch) -> str:
    """The amount that will have been spent at the end of the year."""
    number = None if project.forecast is None else project.forecast.number
    return "" if number is None else f"{amount(number)}{WAN_YUAN}"


def spending_forecast_cell(project: ProjectWatch) -> Message | str:
    """The same with where it comes from."""
    text = spending_forecast_text(project)
    return msg("{value} (run rate)", value=text) if text else ""


def label_of(project: ProjectWatch) -> str:
    """The project as reports call it."""
    return f"{project.schedule.short_code} {project.name}"
