"""The points of a project's indicators, once for all projects whose indicators are weighted alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from perfcheck.assessment.measured import measured_by
from perfcheck.assessment.outcomes import Outcome, Verdict
from perfcheck.assessment.results import IndicatorResult, Section
from perfcheck.assessment.shares import PLACES
from perfcheck.assessment.weighting import WeightingError, weights_of
from perfcheck.columnar.readings import problem_of
from perfcheck.messages import Message, msg
from perfcheck.model.indicators import Indicator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.model.policy import Policy

ANY_YEAR = 2000
"""Weights are the same in every year."""
LEFT_OUT = "x"
"""Stands behind the slot of an indicator that does not count."""


class Slot(NamedTuple):
    """Where an indicator stands in its project, and the weight that it was given."""

    level1: str
    level2: str
    indicator: Indicator


def slot_of(level1: str, level2: str, weight: str) -> Slot | Message:
    """The slot, or why its weight cannot be read."""
    try:
        indicator = Indicator.model_validate({"target": "1", **({"weight": weight} if weight else {})})
    except ValidationError as error:
        return problem_of(error)
    return Slot(level1, level2, indicator)


def points_of(pattern: str, slots: Sequence[Slot], policy: Policy) -> tuple[int | None, ...] | Message:
    """The points in 0.01, one by one in the order of the pattern, None for what does not count; or why there are none.

    A pattern has the slots of a project's rows in their order.
    """
    marks = pattern.split(",")
    rows = [slots[int(mark.removesuffix(LEFT_OUT))] for mark in marks]
    order = _as_in_a_file(rows)
    left_out = {at: msg("not counted") for at, row in enumerate(order) if marks[row].endswith(LEFT_OUT)}
    try:
        weights = weights_of([_stub(rows[row]) for row in order], left_out, policy)
    except WeightingError as error:
        return error.reason
    points = {row: weights.points.get(at) for at, row in enumerate(order)}
    return tuple(None if (own := points[row]) is None else int(own.scaleb(PLACES)) for row in range(len(rows)))


def _as_in_a_file(rows: Sequence[Slot]) -> list[int]:
    """The rows in the order of a file of targets, where what has the same level stands together."""
    groups: dict[str, dict[str, list[int]]] = {}
    for number, row in enumerate(rows):
        groups.setdefault(row.level1, {}).setdefault(row.level2, []).append(number)
    return [number for group in groups.values() for numbers in group.values() for number in numbers]


def _stub(slot: Slot) -> IndicatorResult:
    """The slot as an indicator. It has no name, so that a reason speaks of the level that it stands in."""
    group, name = ("", slot.level1, slot.level2), slot.level2 or slot.level1
    measured = measured_by(slot.indicator, name, group[1:], ANY_YEAR)
    return IndicatorResult(Section.PROJECTS, group, name, slot.indicator, Outcome(Verdict.UNREPORTED), measured)
