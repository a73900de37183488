"""How a year went from file to file: plain immutable values. Shares are exact fractions (1 is the whole)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from perfcheck.assessment.results import IndicatorResult, Section
    from perfcheck.findings import Finding
    from perfcheck.measures.quantity import Quantity
    from perfcheck.model.targets import Department


@dataclass(frozen=True, slots=True)
class FigurePoint:
    """An indicator on the day of one file, graded by that file alone.

    ``value`` is the figure in a unit that fits the target, ``achieved`` the share of the target (or of the best level's
    entry) that is reached; ``grows`` says that it adds up over the year, so that it cannot fall, and ``due`` what part
    of it is due by then. ``of_whole`` is what a figure is of a limit, or of the best level, where that is no
    completion.
    """

    day: date
    result: IndicatorResult
    value: Quantity | None
    achieved: Fraction | None
    due: Fraction | None
    grows: bool
    of_whole: Fraction | None = None

    @property
    def height(self) -> Fraction | None:
        """How high it stands in a chart, where 1 is the target or the limit."""
        return self.of_whole if self.achieved is None else self.achieved


@dataclass(frozen=True, slots=True)
class IndicatorSeries:
    """One indicator over the year, a point a day of figures.

    ``activity`` or ``project`` names what it belongs to; ``falls`` are the points that are lower than those before them
    and cannot be.
    """

    section: Section
    group: tuple[str, ...]
    name: str
    points: tuple[FigurePoint, ...]
    activity: str = ""
    project: str = ""
    falls: tuple[Finding, ...] = ()

    @property
    def is_reported(self) -> bool:
        """Whether any file has a figure."""
        return any(point.result.reported is not None for point in self.points)


@dataclass(frozen=True, slots=True)
class SpendingPoint:
    """Cumulative spending at the end of a day, in 万元, with its share of that day's budget and the planned share.

    ``falls`` says that less was spent than before, which takes a refund.
    """

    day: date
    spent: Quantity
    share: Fraction | None
    planned: Fraction | None
    falls: bool = False

    @property
    def gap(self) -> Fraction | None:
        """Spent less planned, as shares of the budget."""
        return None if self.share is None or self.planned is None else self.share - self.planned


@dataclass(frozen=True, slots=True)
class SpendingSeries:
    """A project's spending over the year, from all files together."""

    code: str
    short_code: str
    name: str
    budget: Quantity
    points: tuple[SpendingPoint, ...]

    @property
    def was_adjusted(self) -> bool:
        """Whether some shares are of another budget, the one of their day."""
        whole = Fraction(self.budget.number)
        shares = ((point, point.share) for point in self.points)
        return any(share is not None and Fraction(point.spent.number) != share * whole for point, share in shares)


@dataclass(frozen=True, slots=True)
class Trend:
    """A department's year as a series: one point for each day that there is a file of."""

    department: Department
    year: int
    days: tuple[date, ...]
    indicators: tuple[IndicatorSeries, ...]
    spending: tuple[SpendingSeries, ...]
    findings: tuple[Finding, ...] = ()
    targets_file: str | None = None
    actuals_files: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
