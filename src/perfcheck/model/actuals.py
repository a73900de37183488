"""What a department reports to have done: the actual figures up to a day, with what the official forms ask for."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from perfcheck.measures.days import parse_date
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.quantity import Quantity
from perfcheck.messages import msg
from perfcheck.model.base import Document, Record
from perfcheck.model.cells import (
    Day,
    Frozen,
    FrozenMap,
    Name,
    Number,
    OptionalDay,
    OptionalDemand,
    OptionalMoney,
    Text,
    problem,
)

Likelihood = Literal["确定能", "有可能", "完全不可能"]
"""完成目标可能性, the three answers of the monitoring form (财预〔2019〕136号)."""
Cause = Literal["经费", "制度", "人员", "硬件条件", "其他"]
"""偏差原因, the five columns of the monitoring form (财预〔2019〕136号)."""


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str) else value or ()


def _short_form(value: object) -> object:
    """A bare cell stands for a report with nothing but a value."""
    return {"value": value} if value is None or isinstance(value, str) else value


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


Reports = FrozenMap[Annotated[Report, BeforeValidator(_short_form)]]
"""Reports by the name of their indicator."""


def _total_form(value: object) -> object:
    """A bare amount is the total of all sources."""
    return {"total": value} if value is None or isinstance(value, str | Quantity) else value


class Spent(Record):
    """Cumulative spending up to a day: one total, or its parts by source (财政拨款, 结转, 其他)."""

    total: OptionalMoney = None
    fiscal: OptionalMoney = None
    carry_over: OptionalMoney = None
    other: OptionalMoney = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.total is not None and self.parts():
            raise problem(msg("give the total or its parts by source, not both"))
        if self.total is None and not self.parts():
            raise problem(msg("an amount is expected here, and there is none"))
        return self

    def parts(self) -> tuple[Quantity, ...]:
        """The amounts by source, those that are given."""
        return tuple(part for part in (self.fiscal, self.carry_over, self.other) if part is not None)


SpentCell = Annotated[Spent, BeforeValidator(_total_form)]


def _distinct_days(value: object) -> object:
    """One day written in two ways would leave open which amount counts."""
    labels: dict[date, str] = {}
    for label in value if isinstance(value, dict) else ():
        with suppress(MeasureError):
            day = label if isinstance(label, date) else parse_date(label)
            first = labels.setdefault(day, str(label))
            if first != str(label):
                raise problem(msg("{first} and {label} are the same day", first=first, label=label))
    return value


class BudgetActuals(Record):
    """The budget at the start of the year and after its adjustment (年初预算数, 全年调整预算数)."""

    original: OptionalMoney = None
    adjusted: OptionalMoney = None


class ProjectActuals(Record):
    """What was done and spent in one project. ``spent`` is cumulative, by day."""

    spent: Frozen[Annotated[Mapping[Day, SpentCell], BeforeValidator(_distinct_days)]] = Field(default_factory=dict)
    indicators: Reports = Field(default_factory=dict)
    budget: BudgetActuals = BudgetActuals()
    completion: Text = None


class DepartmentReference(Record):
    """The department that reports, by its code."""

    code: Name
    name: Text = None


def _code_form(value: object) -> object:
    return {"code": value} if isinstance(value, str) else value


class Actuals(Document):
    """A department's actual figures up to the end of ``as_of``. ``targets`` names the target file they belong to."""

    as_of: Day
    department: Annotated[DepartmentReference, BeforeValidator(_code_form)]
    targets: Text = None
    note: Text = None
    overall: Reports = Field(default_factory=dict)
    activities: FrozenMap[Reports] = Field(default_factory=dict)
    projects: FrozenMap[ProjectActuals] = Field(default_factory=dict)

    @property
    def year(self) -> int:
        """The budget year, that of ``as_of``."""
        return self.as_of.year
