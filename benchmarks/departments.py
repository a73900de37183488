"""Invented departments for the benchmarks: targets and actual figures as people write them.

Every name and figure is made up from lists and a seeded generator, so that a run can be repeated.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from benchmarks.vocabulary import EFFECTS, OFFICES, QUANTITIES, TOWNS, UNITS, WORKS

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20200331
YEAR = 2020
DEFECTS = 0.15
"""The share of rows, plans and standards that have a defect, where files are made to be checked."""
CHECKPOINTS = (("3月底", "2020-03-31"), ("6月底", "2020-06-30"), ("10月底", "2020-10-31"), ("12月底", "2020-12-31"))
DEADLINE, DUE = "11月底前", f"{YEAR}-11-30"
CHECKS_DONE = 12
"""What every activity reports of its checks."""
PLANS = ((20, 45, 80, 100), (25, 50, 75, 100))
FIRST_CODE = 300


Named = tuple[tuple[str, str], str, str]
"""The levels above an indicator, its name, its description."""


class Kind(StrEnum):
    """What a target demands."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    DEADLINE = "deadline"
    STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Row:
    """A level-3 indicator: where it stands, what it demands, and what was reported; numbers as text, days as ISO."""

    levels: tuple[str, str]
    name: str
    description: str
    kind: Kind
    goal: str
    done: str
    unit: str = ""

    @property
    def target(self) -> str:
        """The cell of the target as people write it."""
        if self.kind is Kind.DEADLINE:
            return DEADLINE
        if self.kind is Kind.AT_MOST:
            return f"≤{self.goal}{self.unit}"
        return f"≥{self.goal}%" if self.unit == "%" else f"{self.goal}{self.unit}以上"

    @property
    def actual(self) -> str:
        """The cell of the figure."""
        return f"{self.done}{self.unit}"


@dataclass(frozen=True, slots=True)
class Project:
    """A project: ``amount`` and ``spent`` are hundredths of 万元, ``plan`` is in percent at the checkpoints."""

    code: str
    name: str
    work: str
    amount: int
    plan: tuple[int, ...]
    spent: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Department:
    """A department, made again from its number and the seed each time that somebody asks for its projects."""

    number: int
    size: int
    seed: int = SEED

    @property
    def code(self) -> int:
        """The code of the department."""
        return FIRST_CODE + self.number

    @property
    def name(self) -> str:
        """A town and an office."""
        return TOWNS[self.number % len(TOWNS)] + OFFICES[self.number // len(TOWNS) % len(OFFICES)]

    @property
    def works(self) -> tuple[str, ...]:
        """The kinds of work that it does: an activity each."""
        return WORKS[: self.size]

    @property
    def tasks(self) -> tuple[tuple[str, int, int], ...]:
        """The overall targets: name, how many there should be, how many there are."""
        return tuple((f"{work}任务", 10 * number, 9 * number) for number, work in enumerate(self.works[:3], start=1))

    @property
    def checks(self) -> tuple[tuple[str, int], ...]:
        """The activities, and from how many checks on each is 优; 良 and 中 begin two and four below."""
        return tuple((work, 6 + 2 * number) for number, work in enumerate(self.works))

    def projects(self) -> Iterator[Project]:
        """The projects, one after the other, so that any number of them needs no memory."""
        dice = random.Random(self.seed + self.number)  # noqa: S311 - no secret
        return (self._project(number, dice) for number in range(self.size))

    def budgets(self) -> dict[str, int]:
        """What all projects of a work come to."""
        sums = dict.fromkeys(self.works, 0)
        for project in self.projects():
            sums[project.work] += project.amount
        return sums

    def _project(self, number: int, dice: random.Random) -> Project:
        work = WORKS[number % len(WORKS)]
        amount = dice.randrange(2000, 90000)
        plan = dice.choice(PLANS)
        speed = dice.randrange(70, 101)
        return Project(
            code=f"{self.code}-{1000 + number}-{number:05d}",
            name=work if number < len(WORKS) else f"{work}{number // len(WORKS)}期",
            work=work,
            amount=amount,
            plan=plan,
            spent=tuple(amount * share * speed // 10000 for share in plan),
            rows=tuple(_rows(number % len(WORKS), work, amount, dice)),
        )


def _rows(kind: int, work: str, amount: int, dice: random.Random) -> Iterator[Row]:
    """The nine indicators of a project, one of each level 2."""
    output, effect = "产出指标", "效益指标"
    yield _at_least(dice, ((output, "数量指标"), QUANTITIES[kind], f"全年完成{work}的数量"), UNITS[kind], (10, 900))
    yield _at_least(dice, ((output, "质量指标"), "验收合格率", "验收合格的项数占完成项数的比例"), "%", (90, 99))
    yield _deadline(dice, ((output, "时效指标"), "资金支付时限", "按合同约定支付资金"))
    yield _at_most(dice, ((output, "成本指标"), "项目总成本", "项目实际支出总额"), amount)
    yield _at_least(dice, ((effect, "经济效益指标"), "带动社会投资", "项目带动的社会投资额"), "万元", (10, 500))
    yield _at_least(dice, ((effect, "社会效益指标"), EFFECTS[kind], "与上年相比的变化"), "%", (3, 20))
    yield _at_least(dice, ((effect, "生态效益指标"), "资源综合利用率", "可回收物资的利用比例"), "%", (60, 90))
    yield _at_least(dice, ((effect, "可持续影响指标"), "管理制度健全率", "已建立制度占应建立的比例"), "%", (80, 95))
    yield _at_least(dice, (("满意度指标", "服务对象满意度指标"), "服务对象满意度", "抽样调查的满意比例"), "%", (85, 96))


def _at_least(dice: random.Random, named: Named, unit: str, limits: tuple[int, int]) -> Row:
    least = dice.randrange(*limits)
    most = 100 if unit == "%" else 2 * least
    done = min(least * dice.randrange(50, 115) // 100, most)
    return Row(*named, Kind.AT_LEAST, str(least), str(done), unit)


def _at_most(dice: random.Random, named: Named, amount: int) -> Row:
    spent = amount * dice.randrange(80, 150) // 100
    return Row(*named, Kind.AT_MOST, money(amount), money(spent), "万元")


def _deadline(dice: random.Random, named: Named) -> Row:
    day = f"{YEAR}-{dice.randrange(10, 13)}-{dice.randrange(1, 29):02d}"
    return Row(*named, Kind.DEADLINE, DUE, day)


def money(hundredths: int) -> str:
    """An amount of 万元 with two decimals."""
    return f"{hundredths // 100}.{hundredths % 100:02d}"
