"""A department's targets for a year, as 财预〔2015〕88号 and the Hebei forms have them (职责 → 活动 → 项目)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, Self

from pydantic import Field, ValidationInfo, model_validator

from perfcheck.measures.days import CalendarDay, parse_day
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import Message, msg
from perfcheck.model.base import Document, Record
from perfcheck.model.cells import DayLabel, Demand, Money, MoneyUnit, Name, OptionalMoney, Percent, Text, Year
from perfcheck.model.days import no_such_day, same_days
from perfcheck.model.indicators import Indicator, NamedIndicators
from perfcheck.model.mappings import Frozen, FrozenMap, empty
from perfcheck.model.parsing import is_lenient, refuse

if TYPE_CHECKING:
    from datetime import date

    from perfcheck.findings import KeyPath

__all__ = [
    "Activity",
    "Budget",
    "Checkpoint",
    "Contribution",
    "Department",
    "Indicator",
    "Measure",
    "Overall",
    "Project",
    "ReviewMark",
    "Row",
    "Targets",
]


class Department(Record):
    """A department or spending unit: code and name."""

    code: Name
    name: Name


class Overall(Record):
    """总体绩效目标: the statement and its quantified targets."""

    statement: Text = None
    targets: NamedIndicators = Field(default_factory=empty)


class Activity(Record):
    """职责活动 with its indicators. ``budget`` None means the cell is empty, which is not zero."""

    name: Text = None
    budget: OptionalMoney = None
    content: Text = None
    objective: Text = None
    indicators: NamedIndicators = Field(default_factory=empty)


class Contribution(Record):
    """What one source is planned to add to an overall target."""

    source: Name
    amount: Demand
    note: Text = None


class Measure(Record):
    """工作保障措施: the plan behind the targets."""

    text: Text = None
    contributions: FrozenMap[tuple[Contribution, ...]] = Field(default_factory=empty)


class Budget(Record):
    """预算数 by source; a source that is None was left empty."""

    total: Money
    fiscal: OptionalMoney = None
    carry_over: OptionalMoney = None
    other: OptionalMoney = None


class Checkpoint(NamedTuple):
    """A node of the spending plan: until the end of ``day``, ``share`` (in %) of the budget."""

    label: str
    day: CalendarDay
    share: Quantity


class Row(NamedTuple):
    """A level-3 indicator of a project with the two levels above it."""

    level1: str
    level2: str
    key: str
    indicator: Indicator


class Project(Record):
    """预算项目 with its spending plan and its three levels of indicators.

    ``schedule`` is 资金支出计划: cumulative shares of the budget by the name of the day.
    """

    name: Name
    unit: Department | None = None
    activity: Text = None
    budget: Budget
    purpose: Text = None
    schedule: Frozen[Mapping[DayLabel, Percent]] = Field(default_factory=empty)
    objective: Text = None
    indicators: FrozenMap[FrozenMap[NamedIndicators]] = Field(default_factory=empty)

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """The nodes of the plan as the file has them."""
        return tuple(Checkpoint(label, parse_day(label), share) for label, share in self.schedule.items())

    def wrong_days(self, year: int) -> Mapping[str, Message]:
        """What is wrong with nodes whose day the year does not have (29 February), or that another node has already."""
        return _wrong_days(tuple(self.schedule), year)

    def rows(self) -> Iterator[Row]:
        """All level-3 indicators in the order of the file."""
        for level1, groups in self.indicators.items():
            for level2, named in groups.items():
                for key, indicator in named.items():
                    yield Row(level1, level2, key, indicator)


@lru_cache(maxsize=256)
def _wrong_days(labels: tuple[str, ...], year: int) -> Mapping[str, Message]:
    """Plans have few different days."""
    days: dict[str, date] = {}
    wrong: dict[str, Message] = {}
    for label in labels:
        try:
            days[label] = parse_day(label).on(year)
        except MeasureError:
            wrong[label] = no_such_day(label, year)
    return MappingProxyType({**wrong, **same_days(days)})


class ReviewMark(Record):
    """What an import assumed, or what a person has to look at in it; to be deleted once that is done.

    ``place`` is where it stands in the document that was imported, ``text`` what stands there word for word.
    """

    kind: Name
    place: Text = None
    text: Text = None
    assumed: Text = None


class Targets(Document):
    """A department's targets for a year. ``money_unit`` is the unit of amounts that name none.

    ``review`` are the marks of an import that nobody has looked at yet.
    """

    called = msg("a target file (it has year)")

    year: Year
    department: Department
    money_unit: MoneyUnit = WAN_YUAN
    status: Literal["declared", "approved", "adjusted"] | None = None
    overall: Overall = Field(default_factory=Overall)
    activities: FrozenMap[Activity] = Field(default_factory=empty)
    measures_statement: Text = None
    measures: FrozenMap[Measure] = Field(default_factory=empty)
    projects: FrozenMap[Project] = Field(default_factory=empty)
    review: tuple[ReviewMark, ...] | None = None

    @model_validator(mode="after")
    def _days_of_plans(self, info: ValidationInfo) -> Self:
        problems: dict[KeyPath, Message] = {
            ("projects", code, "schedule", label): why
            for code, project in self.projects.items()
            for label, why in project.wrong_days(self.year).items()
        }
        if not is_lenient(info):
            refuse(problems)
        return self

    def money(self, quantity: Quantity) -> Quantity:
        """The amount, in the document's unit where it names none."""
        return quantity if quantity.unit.symbol else Quantity(quantity.number, self.money_unit, quantity.text)
