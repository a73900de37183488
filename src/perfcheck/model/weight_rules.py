"""How many points a project's indicators have, as data: by level-1 group, and what becomes of those of empty groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pydantic import Field, ValidationInfo, model_validator

from perfcheck.measures.numbers import EXACT, half_up, plain
from perfcheck.messages import Message, msg
from perfcheck.model.cells import Name, Number
from perfcheck.model.mappings import FrozenMap, empty
from perfcheck.model.parsing import is_lenient, refuse
from perfcheck.model.sourced import WHOLE, Sourced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from decimal import Decimal

    from perfcheck.findings import KeyPath


class WeightRules(Sourced):
    """Points by level-1 group and of the budget execution, which make 100, and the totals that a form may have.

    ``without`` has the points by level 1 of a project that does without a group; ``heirs`` get the points of a group
    that a project may do without; ``apart`` are words of groups with points of their own, which belong to no other.
    """

    execution: Number
    level1: FrozenMap[Number] = Field(default_factory=empty)
    without: FrozenMap[FrozenMap[Number]] = Field(default_factory=empty)
    heirs: FrozenMap[Name] = Field(default_factory=empty)
    apart: tuple[Name, ...] = ()
    totals: tuple[Number, ...] = ()

    @model_validator(mode="after")
    def _whole(self, info: ValidationInfo) -> Self:
        if not is_lenient(info):
            checks = (self._step_problems(), self._sum_problems(), self._without_problems(), self._heir_problems())
            refuse(dict(problem for check in checks for problem in check))
        return self

    def due(self, present: Collection[str]) -> dict[str, Decimal]:
        """The points by level 1 of a project with indicators of these groups, before what is empty drops out."""
        missing = self._missing(present)
        due = dict(self.level1 if missing is None else self.without[missing])
        for group, heir in self.heirs.items():
            if group in due and group not in present and heir in due:
                due[heir] = EXACT.add(due[heir], due.pop(group))
        return due

    def _step_problems(self) -> Iterator[tuple[KeyPath, Message]]:
        points: dict[KeyPath, Decimal] = {("execution",): self.execution}
        points.update({("level1", group): own for group, own in self.level1.items()})
        points.update(
            {("without", one, group): own for one, table in self.without.items() for group, own in table.items()}
        )
        for way, own in points.items():
            if own != half_up(own, 2):
                yield way, msg("points go in steps of 0.01")

    def way_to(self, group: str, present: Collection[str]) -> KeyPath:
        """The way to the points of a group of a project with indicators of these groups."""
        missing = self._missing(present)
        return ("level1", group) if missing is None else ("without", missing, group)

    def _missing(self, present: Collection[str]) -> str | None:
        """The group without which the project has points of its own."""
        return next((group for group in reversed(tuple(self.without)) if group not in present), None)

    def _sum_problems(self) -> Iterator[tuple[KeyPath, Message]]:
        tables: dict[KeyPath, Mapping[str, Decimal]] = {("level1",): self.level1}
        tables.update({("without", group): table for group, table in self.without.items()})
        for way, table in tables.items():
            total = sum(table.values(), self.execution)
            if total != WHOLE:
                yield way, msg("the weights add up to {sum}, not to 100", sum=plain(total))

    def _without_problems(self) -> Iterator[tuple[KeyPath, Message]]:
        for group, table in self.without.items():
            if group not in self.level1:
                yield ("without", group), msg("{group} is no level-1 group of these weights", group=group)
            for name in table:
                if name == group or name not in self.level1:
                    yield (
                        ("without", group, name),
                        msg("{group} is no other level-1 group of these weights", group=name),
                    )

    def _heir_problems(self) -> Iterator[tuple[KeyPath, Message]]:
        for group, heir in self.heirs.items():
            if group not in self.level1 or heir not in self.level1:
                yield ("heirs", group), msg("{group} and {heir} must both be level-1 groups", group=group, heir=heir)
            elif heir in self.heirs or heir == group:
                yield ("heirs", group), msg("{heir} cannot be an heir, because it has one itself", heir=heir)
