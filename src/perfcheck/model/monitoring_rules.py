"""How a project is watched during the year, as data: lights, what is held against the part of the year that is over."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, Self

from pydantic import ValidationInfo, model_validator

from perfcheck.messages import Message, msg
from perfcheck.model.base import Record
from perfcheck.model.cells import DayLabel, Name, Percent
from perfcheck.model.parsing import is_lenient, refuse
from perfcheck.model.sourced import Sourced

if TYPE_CHECKING:
    from perfcheck.findings import KeyPath

LightName = Literal["red", "yellow", "green", "blue"]
"""The lights, by the colours that they are called by."""


class LightStep(Record):
    """A light below a share of what is due; the last step has no upper end."""

    light: LightName
    below: Percent | None = None


class LightRules(Sourced):
    """Lights of a rate (done against due), the lowest rate first."""

    steps: tuple[LightStep, ...]

    @model_validator(mode="after")
    def _in_order(self, info: ValidationInfo) -> Self:
        if not is_lenient(info):
            refuse(_step_problems(self.steps))
        return self


def _step_problems(steps: tuple[LightStep, ...]) -> dict[KeyPath, Message]:
    """What is wrong with lights: each ends above the one before it, the last one nowhere."""
    if not steps:
        return {("steps",): msg("steps are needed here")}
    problems: dict[KeyPath, Message] = {}
    for number, (before, step) in enumerate(pairwise(steps), start=1):
        if before.below is None:
            problems["steps", number - 1] = msg("only the last light may be without an upper end")
        elif step.below is not None and step.below.magnitude <= before.below.magnitude:
            problems["steps", number, "below"] = msg(
                "the lights must stand from the lowest rate to the highest, none twice"
            )
    last = len(steps) - 1
    if steps[last].below is not None:
        problems.setdefault(
            ("steps", last, "below"), msg("the last light must have no upper end, or higher rates have none")
        )
    return problems


class MonitoringRules(Sourced):
    """Monitoring (绩效运行监控): lights of indicators and of the budget.

    ``elapsed`` counts the year by days or by whole months. Groups named in ``whole`` are held against the whole target
    at any time, all others against the part that is due. Lights of ``reasons`` need a reason; ``deviation`` is the
    share that a place asks a reason from, where it names one; ``checkpoints`` are the days up to which it has spending
    planned.
    """

    elapsed: Literal["days", "months"]
    indicators: LightRules
    budget: LightRules
    whole: tuple[Name, ...]
    reasons: tuple[LightName, ...]
    deviation: Percent | None = None
    checkpoints: tuple[DayLabel, ...] = ()
