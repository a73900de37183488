"""How figures become points, as data: the methods by kind of indicator, the execution rate, the grades.

Every record says where its values come from (``source``), and why they are not certain where they are not.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, Self

from pydantic import ValidationInfo, model_validator

from perfcheck.messages import Message, msg
from perfcheck.model.base import Record
from perfcheck.model.cells import Name, Number, Percent
from perfcheck.model.parsing import is_lenient, refuse
from perfcheck.model.sourced import ALL, WHOLE, Sourced
from perfcheck.model.step_rules import Cap, Step, cap_problems, step_problems
from perfcheck.model.weight_rules import WeightRules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.findings import KeyPath

__all__ = [
    "ALL",
    "WHOLE",
    "Cap",
    "ExecutionRules",
    "GradeRules",
    "LevelRules",
    "OverRules",
    "QualityRules",
    "QuantityRules",
    "SatisfactionRules",
    "ScoreBand",
    "ScoringRules",
    "Sourced",
    "Step",
    "WeightRules",
]


class ExecutionRules(Sourced):
    """预算执行率: in proportion to the rate, or by ``steps``, of the adjusted or the original budget.

    ``caps`` limit the total where too little was spent; there are none by default.
    """

    method: Literal["linear", "steps"]
    denominator: Literal["adjusted", "original"]
    steps: tuple[Step, ...] = ()
    caps: tuple[Cap, ...] = ()

    @model_validator(mode="after")
    def _in_order(self, info: ValidationInfo) -> Self:
        if not is_lenient(info):
            refuse({**step_problems(self.steps, required=self.method == "steps"), **cap_problems(self.caps)})
        return self


class QuantityRules(Sourced):
    """Quantified indicators: what is earned where the target is missed.

    At least and exactly: in proportion. At most: ``inverse`` A/B or ``linear`` max(0, 1-(B-A)/A). A deadline: nothing
    when late (``zero``), or less by ``each_day`` (a share of the weight).
    """

    at_most: Literal["inverse", "linear"]
    late: Literal["zero", "each_day"]
    each_day: Percent | None = None

    @model_validator(mode="after")
    def _complete(self, info: ValidationInfo) -> Self:
        if not is_lenient(info) and self.late == "each_day" and self.each_day is None:
            refuse({("late",): msg("each_day must say what share a day of delay costs")})
        return self


class LevelRules(Sourced):
    """What each level of a standard earns, in % of the weight."""

    excellent: Percent
    good: Percent
    fair: Percent
    poor: Percent

    @model_validator(mode="after")
    def _in_order(self, info: ValidationInfo) -> Self:
        if not is_lenient(info):
            refuse(dict(_level_problems(self)))
        return self


def _level_problems(levels: LevelRules) -> Iterator[tuple[KeyPath, Message]]:
    shares = {name: getattr(levels, name).magnitude for name in ("excellent", "good", "fair", "poor")}
    if shares["excellent"] > ALL:
        yield ("excellent",), msg("nothing earns more than 100% of its points")
    for above, level in pairwise(shares):
        if shares[level] >= shares[above]:
            yield (level,), msg("each level must earn less than the one above it")


class ScoreBand(Record):
    """What a qualitative result in some words may score: from ``least`` up to ``most``, in % of the weight.

    Only the band that goes up to 100 % includes its upper end.
    """

    words: tuple[Name, ...]
    least: Percent
    most: Percent


class QualityRules(Sourced):
    """Qualitative indicators: a person gives the score, within the band of the result's words, best band first."""

    bands: tuple[ScoreBand, ...]

    @model_validator(mode="after")
    def _whole(self, info: ValidationInfo) -> Self:
        if not is_lenient(info):
            refuse(dict(_band_problems(self.bands)))
        return self


def _band_problems(bands: tuple[ScoreBand, ...]) -> dict[KeyPath, Message]:
    problems: dict[KeyPath, Message] = {}
    upper, words = ALL, set[str]()
    for number, band in enumerate(bands):
        if not words.isdisjoint(band.words) or not band.words:
            problems["bands", number, "words"] = msg("each band needs words that no other band has")
        words.update(band.words)
        most, least = band.most.magnitude, band.least.magnitude
        if most > upper:
            problems["bands", number, "most"] = msg("this band overlaps the one above it")
        elif most < upper:
            problems["bands", number, "most"] = msg("between this band and the one above it there is a hole")
        if least >= most:
            problems["bands", number, "least"] = msg("a band goes from the lower share to the higher one")
        upper = least
    if upper != 0:
        way: KeyPath = ("bands", len(bands) - 1, "least") if bands else ("bands",)
        problems.setdefault(way, msg("the bands must reach down to 0%"))
    return problems


class OverRules(Sourced):
    """Results far above their target: from ``above`` on nothing, a reason, fewer points, or the indicator left out.

    ``deduct`` takes the share above that limit off the points: 50 % over with a limit of 30 % costs 20 %.
    """

    above: Percent
    then: Literal["nothing", "explain", "deduct", "not_counted"]


class GradeRules(Sourced):
    """Grades of a total: each from its points on, half-open, so that 89.5 has one; below ``fair`` is 差."""

    excellent: Number
    good: Number
    fair: Number

    @model_validator(mode="after")
    def _in_order(self, info: ValidationInfo) -> Self:
        if not is_lenient(info):
            refuse(dict(_grade_problems(self)))
        return self


def _grade_problems(grades: GradeRules) -> Iterator[tuple[KeyPath, Message]]:
    begins = {"excellent": grades.excellent, "good": grades.good, "fair": grades.fair}
    if grades.excellent > WHOLE:
        yield ("excellent",), msg("a project has at most 100 points")
    for above, grade in pairwise(begins):
        if begins[grade] >= begins[above]:
            yield (grade,), msg("each grade must begin below the one above it")
    if not grades.fair:
        yield ("fair",), msg("the last grade must begin above 0, or none is left for 差")


class SatisfactionRules(Sourced):
    """Steps of a satisfaction rate, in place of its ratio to the target."""

    steps: tuple[Step, ...]

    @model_validator(mode="after")
    def _in_order(self, info: ValidationInfo) -> Self:
        if not is_lenient(info):
            refuse(step_problems(self.steps, required=True))
        return self


class ScoringRules(Record):
    """How a project is scored. ``satisfaction`` has steps of the satisfaction rate where the place uses them."""

    execution: ExecutionRules
    quantity: QuantityRules
    levels: LevelRules
    quality: QualityRules
    over_fulfilment: OverRules
    grades: GradeRules
    satisfaction: SatisfactionRules | None = None
