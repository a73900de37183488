"""What all reports say in the same words: numbers rounded for display, verdicts, steps, gaps."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.assessment.completion import THRESHOLDS
from perfcheck.assessment.results import CheckpointState, Section, verdict_word
from perfcheck.measures.numbers import EXACT, half_up, in_percent
from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.assessment.results import Assessment, IndicatorResult, NextStep, Pace, ScheduleResult, Verdict
    from perfcheck.assessment.scheduling import Schedules
    from perfcheck.measures.quantity import Quantity
    from perfcheck.messages import Message, Translate
    from perfcheck.model.actuals import Report
    from perfcheck.model.indicators import Indicator
    from perfcheck.model.targets import Department

SECTION_TITLES = MappingProxyType(
    {
        Section.OVERALL: N_("Overall targets"),
        Section.ACTIVITIES: N_("Activities"),
        Section.PROJECTS: N_("Projects"),
    }
)
CHECKPOINT_WORDS = MappingProxyType(
    {
        CheckpointState.MET: N_("met"),
        CheckpointState.MISSED: N_("missed"),
        CheckpointState.UNREPORTED: N_("unreported"),
        CheckpointState.NOT_DUE: N_("not due"),
    }
)
FINDINGS = N_("Findings")
OTHER_FINDINGS = N_("Findings in other files")
"""The headings of what is wrong with the files of an assessment, and with those that came into none."""
_TURNS = (Decimal(1), *(least for _, least in THRESHOLDS))
"""The completion rates at which the target is reached or a level begins."""


def percent(share: Fraction) -> str:
    """A share as a percentage of two decimals, rounded half up: ``68.70%``."""
    return f"{in_percent(share)}%"


def completion_percent(share: Fraction) -> str:
    """A completion rate in percent: two decimals, more where two would show a level that is not reached: ``89.996``."""
    return sharp_percent(share, _TURNS)


def sharp_percent(share: Fraction, turns: Sequence[Fraction | Decimal]) -> str:
    """A share in percent: two decimals, more where two would show one of the turns that it is still below."""
    places = 2
    shown = half_up(share, places + 2)
    while share < max(filter(shown.__ge__, turns), default=share):
        places += 1
        shown = half_up(share, places + 2)
    return str(shown.scaleb(2, EXACT))


def points(difference: Fraction) -> str:
    """A difference of two shares in percentage points, without its sign."""
    return str(in_percent(abs(difference)))


def amount(value: Quantity | Fraction) -> str:
    """An amount of 万元 with two decimals and thousands separators, without the unit."""
    return f"{half_up(value if isinstance(value, Fraction) else value.number, 2):,}"


def verdict_text(verdict: Verdict, translate: Translate) -> str:
    """The verdict in one word."""
    return translate(verdict_word(verdict))


def actual_text(result: IndicatorResult) -> str:
    """What was reported, as it was written: the value, or else the day of completion."""
    return "" if result.reported is None else report_text(result.reported.report)


def report_text(report: Report) -> str:
    """A report as it was written: the value, or else the day of completion."""
    if report.value is not None and report.value.text:
        return report.value.text
    return "" if report.completed_on is None else report.completed_on.isoformat()


def target_text(result: IndicatorResult) -> str:
    """The target as it was written, or else the best level's cell of its standard."""
    return demand_text(result.indicator)


def demand_text(indicator: Indicator) -> str:
    """What an indicator demands as it was written, or else the best level's cell of its standard."""
    cell = indicator.target if indicator.target is not None else indicator.excellent
    text = "" if cell is None else cell.text
    if not text.replace(".", "").isdecimal():
        return text
    unit = indicator.unit.symbol if indicator.unit is not None else ""
    return f"{indicator.operator or ''}{text}{unit}"


def level_texts(result: IndicatorResult) -> tuple[str, ...]:
    """The four cells of the standard as they were written; nothing without a standard."""
    standard = result.indicator.standard
    return () if standard is None else tuple(cell.text for _, cell in standard.cells())


def next_step_message(step: NextStep) -> Message:
    """What the next better level needs: 再有2次达到优."""
    level, bound = msg(LEVEL_WORDS[step.level]), str(step.bound)
    if step.missing is None and step.inclusive:
        return msg("{level} from {bound} down", level=level, bound=bound)
    if step.missing is None:
        return msg("{level} below {bound}", level=level, bound=bound)
    missing = distance(step.missing)
    if step.inclusive:
        return msg("{missing} more reach {level}", missing=missing, level=level)
    return msg("more than {missing} more reach {level}", missing=missing, level=level)


def distance(quantity: Quantity) -> Message | str:
    """A distance; between two percentages it is one in percentage points."""
    text = str(quantity)
    if quantity.unit.symbol != "%":
        return text
    return msg("{points} percentage points", points=text.removesuffix("%"))


def pace_message(pace: Pace) -> Message:
    """How the indicator keeps pace with the year."""
    gap = pace.gap
    if gap >= 0:
        return msg("ahead of the year by {points} percentage points", points=points(gap))
    return msg("behind the year by {points} percentage points", points=points(gap))


def gap_message(gap: Fraction) -> Message:
    """How spending keeps to its plan: 低于序时进度1.53个百分点."""
    if not gap:
        return msg("exactly on the plan")
    if gap > 0:
        return msg("{points} percentage points ahead of the plan", points=points(gap))
    return msg("{points} percentage points behind the plan", points=points(gap))


def needed_message(schedule: ScheduleResult) -> Message | None:
    """What must be spent until the next checkpoint."""
    following = schedule.following
    if schedule.needed is None or following is None:
        return None
    if schedule.needed.number == 0:
        return msg("the amount planned until {label} is spent already", label=following.label)
    spend = f"{amount(schedule.needed)}{WAN_YUAN}"
    return msg("{amount} still to be spent until {label}", amount=spend, label=following.label)


def assessment_title(assessment: Assessment) -> Message:
    """Whose year, as of when: the heading of a department's report."""
    return msg(
        "{name} ({code}), {year}, as of {day}, {share} of the year gone",
        name=assessment.department.name,
        code=assessment.department.code,
        year=str(assessment.year),
        day=assessment.as_of.isoformat(),
        share=percent(assessment.elapsed.share),
    )


def completion_message(text: str) -> Message:
    """What the department says of how a project was carried out."""
    return msg("completion: {text}", text=text)


def schedules_title(department: Schedules) -> Message:
    """Whose spending plans, as of when."""
    name, code, year = department.department.name, department.department.code, str(department.year)
    if department.as_of is None:
        return msg("{name} ({code}), {year}: spending plans", name=name, code=code, year=year)
    day = department.as_of.isoformat()
    return msg("{name} ({code}), {year}: spending plans as of {day}", name=name, code=code, year=year, day=day)


def department_label(department: Department) -> str:
    """The department with its code: 322 南堡经济开发区商务局."""
    return f"{department.code} {department.name}"
