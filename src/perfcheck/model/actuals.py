"""What a department reports to have done: the actual figures up to a day, with what the official forms ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BeforeValidator, Field, PrivateAttr, ValidationInfo, model_validator

from perfcheck.findings import KeyPath, Place
from perfcheck.measures.days import parse_date
from perfcheck.messages import msg
from perfcheck.model.base import Document, Record
from perfcheck.model.cells import (
    DateLabel,
    Day,
    MoneyUnit,
    Name,
    Number,
    OptionalDay,
    OptionalDemand,
    OptionalMoney,
    Text,
)
from perfcheck.model.days import same_days
from perfcheck.model.mappings import Frozen, FrozenMap, empty, freeze
from perfcheck.model.parsing import is_lenient, problem, refuse

if TYPE_CHECKING:
    from datetime import date

    from perfcheck.measures.quantity import Quantity

Likelihood = Literal["确定能", "有可能", "完全不可能"]
"""完成目标可能性, the three answers of the monitoring form (财预〔2019〕136号)."""
Cause = Literal["经费", "制度", "人员", "硬件条件", "其他"]
"""偏差原因, the five columns of the monitoring form (财预〔2019〕136号)."""


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str) else () if value is None else value


def _report_form(value: object) -> object:
    """A bare cell stands for a report with nothing but a value."""
    return value if isinstance(value, Mapping | Report) else {"value": value}


class Report(Record):
    """One actual figure (实际完成值) and what there is to say about it.

    ``score`` is a person's, in points, for a qualitative indicator; ``not_applicable`` the reason why the indicator
    does not apply this year; ``forecast`` the value expected at the end of the year.
    """

    value: OptionalDemand = None
    completed_on: OptionalDay = None
    score: Number | None = None
    not_applicable: Text = None
    forecast: OptionalDemand = None
    likelihood: Likelihood | None = None
    cause: Annotated[tuple[Cause, ...], BeforeValidator(_one_or_more)] = ()
    reason: Text = None
    improvement: Text = None
    evidence: Text = None
    note: Text = None


Reports = FrozenMap[Annotated[Report, BeforeValidator(_report_form)]]
"""Reports by the name of their indicator."""


def _spent_form(value: object) -> object:
    """A bare amount is the total of all sources."""
    return value if isinstance(value, Mapping | Spent) else {"total": value}


class Spent(Record):
    """Cumulative spending up to a day: one total, or its parts by source (财政拨款, 结转, 其他)."""

    total: OptionalMoney = None
    fiscal: OptionalMoney = None
    carry_over: OptionalMoney = None
    other: OptionalMoney = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        parts = any(part is not None for part in (self.fiscal, self.carry_over, self.other))
        if self.total is not None and parts:
            raise problem(msg("give the total or its parts by source, not both"))
        if self.total is None and not parts:
            raise problem(msg("an amount is expected here, and there is none"))
        return self

    def amounts(self) -> tuple[Quantity, ...]:
        """The amounts that add up to what was spent."""
        every = (self.total, self.fiscal, self.carry_over, self.other)
        return tuple(amount for amount in every if amount is not None)


Spending = Frozen[Mapping[DateLabel, Annotated[Spent, BeforeValidator(_spent_form)]]]
"""Cumulative spending by the name of the day."""


class BudgetActuals(Record):
    """The budget at the start of the year and after its adjustment (年初预算数, 全年调整预算数)."""

    original: OptionalMoney = None
    adjusted: OptionalMoney = None


class ProjectActuals(Record):
    """What was done and spent in one project. ``spent`` is cumulative, by day."""

    spent: Spending = Field(default_factory=empty)
    indicators: Reports = Field(default_factory=empty)
    budget: BudgetActuals = Field(default_factory=BudgetActuals)
    completion: Text = None

    @model_validator(mode="after")
    def _distinct_days(self, info: ValidationInfo) -> Self:
        if not is_lenient(info):
            twice = same_days({label: day for label, day, _ in self.figures()})
            refuse({("spent", label): why for label, why in twice.items()})
        return self

    def figures(self) -> Iterator[tuple[str, date, Spent]]:
        """The amounts spent, each with the name of its day and its date."""
        for label, spent in self.spent.items():
            yield label, parse_date(label), spent


def _ledger_form(value: object) -> object:
    """A bare text is the file."""
    return {"file": value} if isinstance(value, str) else value


class SpentFrom(Record):
    """A file of payments that spending is summed from; the other keys name what its own words do not tell."""

    file: Name
    date: Text = None
    project: Text = None
    amount: Text = None
    unit: MoneyUnit | None = None
    sheet: Text = None


class DepartmentReference(Record):
    """The department that reports, by its code."""

    code: Name
    name: Text = None


def _department_form(value: object) -> object:
    """A bare cell is the code."""
    return value if isinstance(value, Mapping | DepartmentReference) else {"code": value}


class Actuals(Document):
    """A department's actual figures up to the end of ``as_of``. ``targets`` names the target file they belong to."""

    called = msg("a file of actual figures (it has as_of)")

    as_of: Day
    department: Annotated[DepartmentReference, BeforeValidator(_department_form)]
    targets: Text = None
    note: Text = None
    spent_from: Annotated[SpentFrom, BeforeValidator(_ledger_form)] | None = None
    overall: Reports = Field(default_factory=empty)
    activities: FrozenMap[Reports] = Field(default_factory=empty)
    projects: FrozenMap[ProjectActuals] = Field(default_factory=empty)
    _elsewhere: Mapping[KeyPath, Place] = PrivateAttr(default_factory=empty)

    def with_spending(self, spent: Mapping[str, Mapping[str, Spent]], places: Mapping[KeyPath, Place]) -> Self:
        """The figures with spending from another file, by the key of the project; ``places`` say where it stands."""
        projects = dict(self.projects)
        for key, amounts in spent.items():
            project = projects.get(key, ProjectActuals())
            projects[key] = project.model_copy(update={"spent": freeze(amounts)})
        filled = self.model_copy(update={"projects": freeze(projects)})
        filled._elsewhere = freeze(places)  # noqa: SLF001 - its own class
        return filled

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Where the value at ``path`` (or its key) stands, be it in another file."""
        return self._elsewhere.get(path) or super().place(*path, key=key)

    @property
    def year(self) -> int:
        """The budget year, that of ``as_of``."""
        return self.as_of.year
