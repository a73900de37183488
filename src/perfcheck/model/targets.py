"""A department's targets for a year, as 财预〔2015〕88号 and the Hebei forms have them (职责 → 活动 → 项目)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator

from perfcheck.measures.criterion import Criterion, Undetermined, Unreadable
from perfcheck.measures.days import CalendarDay, parse_day
from perfcheck.measures.numbers import fold
from perfcheck.measures.quantity import Quantity
from perfcheck.measures.standard import Direction, Level, Standard
from perfcheck.measures.units import WAN_YUAN
from perfcheck.messages import msg
from perfcheck.model.base import Document, Record
from perfcheck.model.cells import (
    DayLabel,
    Demand,
    Frozen,
    FrozenMap,
    Money,
    MoneyUnit,
    Name,
    Number,
    OptionalDemand,
    OptionalMoney,
    Percent,
    Text,
    Tolerance,
    UnitName,
    Year,
    is_lenient,
    problem,
)

Operator = Literal["≥", ">", "≤", "<", "=", "定性"]


class Department(Record):
    """A department or spending unit: code and name."""

    code: Name
    name: Name


def _folded(value: object) -> object:
    """Operators may be written ``>=``, ``≧`` or in full width."""
    if isinstance(value, str):
        text = fold(value)
        return {">=": "≥", "<=": "≤"}.get(text, text)
    return value


def _short_form(value: object) -> object:
    """A bare cell stands for an indicator with nothing but a target."""
    return {"target": value} if value is None or isinstance(value, str) else value


class Indicator(Record):
    """绩效指标: what is measured, with its target (指标值), its standard (优良中差), or both.

    ``weight`` is in points; ``tolerance`` makes an approximate target gradable; ``unit``, ``operator`` and
    ``direction`` stand for what the cells leave out.
    """

    name: Text = None
    description: Text = None
    target: OptionalDemand = None
    excellent: OptionalDemand = None
    good: OptionalDemand = None
    fair: OptionalDemand = None
    poor: OptionalDemand = None
    basis: Text = None
    weight: Number | None = None
    unit: UnitName | None = None
    operator: Annotated[Operator, BeforeValidator(_folded)] | None = None
    direction: Literal["higher", "lower"] | None = None
    score_rule: Text = None
    tolerance: Tolerance | None = None
    definition: Text = None

    @model_validator(mode="after")
    def _complete(self, info: ValidationInfo) -> Self:
        if not is_lenient(info):
            missing = tuple(level.value for level in Level if getattr(self, level) is None)
            if 0 < len(missing) < len(Level):
                raise problem(msg("the standard lacks {levels}", levels=missing))
            if missing and self.target is None:
                raise problem(msg("an indicator needs a target, or excellent, good, fair and poor"))
        return self

    @property
    def standard(self) -> Standard | None:
        """The four levels; None where the indicator has no standard."""
        if all(getattr(self, level) is None for level in Level):
            return None
        excellent, good, fair, poor = (_or_unreadable(getattr(self, level)) for level in Level)
        direction = None if self.direction is None else Direction(self.direction)
        return Standard(excellent, good, fair, poor, direction)

    @property
    def demand(self) -> Criterion:
        """The target's cell; undetermined where there is none."""
        return Undetermined() if self.target is None else self.target


def _or_unreadable(cell: Criterion | None) -> Criterion:
    return Unreadable("", msg("it is missing in the file")) if cell is None else cell


IndicatorCell = Annotated[Indicator, BeforeValidator(_short_form)]
Indicators = FrozenMap[IndicatorCell]


def _no_record_keys(value: object) -> object:
    """A key of an indicator where a name is expected means that a level of the tree is missing."""
    stray = [key for key in value if key in Indicator.model_fields] if isinstance(value, dict) else []
    if stray:
        raise problem(
            msg(
                "{keys} cannot be names of indicators here; write level 1, level 2 and the name above",
                keys=tuple(stray),
            )
        )
    return value


NamedIndicators = Annotated[Indicators, BeforeValidator(_no_record_keys)]


class Overall(Record):
    """总体绩效目标: the statement and its quantified targets."""

    statement: Text = None
    targets: NamedIndicators = Field(default_factory=dict)


class Activity(Record):
    """职责活动 with its indicators. ``budget`` None means the cell is empty, which is not zero."""

    name: Text = None
    budget: OptionalMoney = None
    content: Text = None
    objective: Text = None
    indicators: NamedIndicators = Field(default_factory=dict)


class Contribution(Record):
    """What one source is planned to add to an overall target."""

    source: Name
    amount: Demand
    note: Text = None


class Measure(Record):
    """工作保障措施: the plan behind the targets."""

    text: Text = None
    contributions: FrozenMap[tuple[Contribution, ...]] = Field(default_factory=dict)


class Budget(Record):
    """预算数 by source; a source that is None was left empty."""

    total: Money
    fiscal: OptionalMoney = None
    carry_over: OptionalMoney = None
    other: OptionalMoney = None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A node of the spending plan: until the end of ``day``, ``share`` (in %) of the budget."""

    label: str
    day: CalendarDay
    share: Quantity


def _distinct_days(plan: Mapping[str, Quantity]) -> Mapping[str, Quantity]:
    """Two names of one day (年底 and 12月底) would leave open which share counts."""
    labels: dict[CalendarDay, str] = {}
    for label in plan:
        first = labels.setdefault(parse_day(label), label)
        if first != label:
            raise problem(msg("{first} and {label} are the same day", first=first, label=label))
    return plan


Plan = Frozen[Annotated[Mapping[DayLabel, Percent], AfterValidator(_distinct_days)]]
"""资金支出计划: cumulative shares of the budget by the name of the day."""


@dataclass(frozen=True, slots=True)
class Row:
    """A level-3 indicator of a project with the two levels above it."""

    level1: str
    level2: str
    key: str
    indicator: Indicator


class Project(Record):
    """预算项目 with its spending plan (资金支出计划, cumulative shares) and its three levels of indicators."""

    name: Name
    unit: Department | None = None
    activity: Text = None
    budget: Budget
    purpose: Text = None
    schedule: Plan = Field(default_factory=dict)
    objective: Text = None
    indicators: FrozenMap[FrozenMap[NamedIndicators]] = Field(default_factory=dict)

    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """The nodes of the plan as the file has them."""
        return tuple(Checkpoint(label, parse_day(label), share) for label, share in self.schedule.items())

    def rows(self) -> Iterator[Row]:
        """All level-3 indicators in the order of the file."""
        for level1, groups in self.indicators.items():
            for level2, named in groups.items():
                for key, indicator in named.items():
                    yield Row(level1, level2, key, indicator)


class Targets(Document):
    """A department's targets for a year. ``money_unit`` is the unit of amounts that name none."""

    year: Year
    department: Department
    money_unit: MoneyUnit = WAN_YUAN
    status: Literal["declared", "approved", "adjusted"] | None = None
    overall: Overall = Overall()
    activities: FrozenMap[Activity] = Field(default_factory=dict)
    measures_statement: Text = None
    measures: FrozenMap[Measure] = Field(default_factory=dict)
    projects: FrozenMap[Project] = Field(default_factory=dict)

    def money(self, quantity: Quantity) -> Quantity:
        """The amount, in the document's unit where it names none."""
        return quantity if quantity.unit.symbol else Quantity(quantity.number, self.money_unit, quantity.text)
