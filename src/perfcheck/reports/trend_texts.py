"""What trends say in the same words in all reports."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from perfcheck.assessment.results import Verdict
from perfcheck.measures.numbers import in_percent
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import N_, msg
from perfcheck.reports.texts import actual_text, amount, percent, target_text, verdict_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.assessment.trend_results import FigurePoint, IndicatorSeries, SpendingPoint, SpendingSeries, Trend
    from perfcheck.messages import Message, Translate

NO_FIGURE = "-"
ONE_FILE = N_(
    "one day alone is no series: name the files of the other months or quarters as well, or the folder that they are in"
)
FALLS = N_("falls")
_HEADS = (N_("Day"), N_("Spent"), N_("Share"), N_("Planned"), N_("Gap"))


def trend_title(trend: Trend) -> Message:
    """Whose year, on which days."""
    return msg(
        "{name} ({code}), {year}: trend over {days}",
        name=trend.department.name,
        code=trend.department.code,
        year=str(trend.year),
        days=tuple(day.isoformat() for day in trend.days),
    )


def remarks_of(trend: Trend) -> Iterator[Message]:
    """What the files say of themselves, and that one day is no series."""
    yield from (msg("note: {note}", note=remark) for remark in trend.remarks)
    if len(trend.days) == 1:
        yield msg(ONE_FILE)


def owner_text(series: IndicatorSeries, trend: Trend, translate: Translate) -> str:
    """The activity or the project that an indicator belongs to."""
    if not series.project:
        return series.activity
    code = next((one.short_code for one in trend.spending if one.code == series.group[0]), series.group[0])
    return msg("Project {code} {name}", code=code, name=series.project).render(translate)


def series_target(series: IndicatorSeries) -> str:
    """The target of an indicator, or its best level."""
    return target_text(series.points[-1].result)


def figure_text(point: FigurePoint, translate: Translate) -> str:
    """The figure of a day as it was written, or that none is to be expected."""
    if point.result.verdict is Verdict.NOT_APPLICABLE:
        return verdict_text(point.result.verdict, translate)
    return actual_text(point.result) or NO_FIGURE


def says_its_share(point: FigurePoint) -> bool:
    """Whether the figure is the share itself: 80 % of a target of 100 %."""
    value = point.value
    return value is not None and value.unit.is_ratio and Fraction(value.magnitude) == point.achieved


def share_text(share: Fraction | None) -> str:
    """A share, or that there is none."""
    return NO_FIGURE if share is None else percent(share)


def gap_text(gap: Fraction | None) -> str:
    """A gap in percentage points with its sign, or that there is none."""
    return NO_FIGURE if gap is None else f"{in_percent(gap):+}"


def spent_text(point: SpendingPoint) -> str:
    """What was spent until a day."""
    return f"{amount(point.spent)}{WAN_YUAN}"


def spent_heads(translate: Translate) -> tuple[str, ...]:
    """The heads of :func:`spent_cells`."""
    return tuple(translate(head) for head in _HEADS)


def spent_cells(point: SpendingPoint) -> tuple[str, ...]:
    """The day, what was spent and planned by then, and the gap."""
    planned = share_text(point.planned)
    return (point.day.isoformat(), spent_text(point), share_text(point.share), planned, gap_text(point.gap))


def spending_label(series: SpendingSeries) -> Message:
    """A project with its budget."""
    money: str | Message = f"{amount(series.budget)}{WAN_YUAN}"
    if series.was_adjusted:
        money = msg("{amount}, shares by the budget of their day", amount=money)
    return msg("{code} {name}, budget {amount}", code=series.short_code, name=series.name, amount=money)


def unreported_message(names: tuple[str, ...]) -> Message:
    """Which indicators have no figure in any file."""
    return msg(
        "{count} without any figure: {names}",
        count=len(names),
        names=tuple(msg('"{name}"', name=name) for name in names),
    )
