"""绩效指标: what is measured, with its target, its standard, and what stands for what the cells leave out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, ValidationInfo, model_validator

from perfcheck.measures.criterion import Criterion, Undetermined, Unreadable
from perfcheck.measures.numbers import fold
from perfcheck.measures.standard import Direction, Level, Standard
from perfcheck.messages import msg
from perfcheck.model.base import Record
from perfcheck.model.cells import Number, OptionalDemand, Text, Tolerance, UnitName
from perfcheck.model.mappings import FrozenMap
from perfcheck.model.parsing import incomplete, is_lenient, problem

_LEVELS = tuple(level.value for level in Level)
_NO_STANDARD = (None,) * len(_LEVELS)
_GROUP = (dict, Mapping)
"""A group of pairs; most are dicts, which is told sooner."""

Operator = Literal["≥", ">", "≤", "<", "=", "定性"]


def _folded(value: object) -> object:
    """Operators may be written ``>=``, ``≧`` or in full width."""
    if isinstance(value, str):
        text = fold(value)
        return {">=": "≥", "<=": "≤"}.get(text, text)
    return value


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
    operator: Annotated[Operator | None, BeforeValidator(_folded)] = None
    direction: Literal["higher", "lower"] | None = None
    score_rule: Text = None
    tolerance: Tolerance | None = None
    definition: Text = None

    @model_validator(mode="after")
    def _complete(self, info: ValidationInfo) -> Self:
        cells = (self.excellent, self.good, self.fair, self.poor)
        if cells == _NO_STANDARD:
            if self.target is None and not is_lenient(info):
                raise incomplete(msg("an indicator needs a target, or excellent, good, fair and poor"))
            return self
        missing = tuple(key for key, cell in zip(_LEVELS, cells, strict=True) if cell is None)
        if missing and not is_lenient(info):
            raise incomplete(msg("the standard lacks {levels}", levels=missing))
        return self

    @property
    def standard(self) -> Standard | None:
        """The four levels; None where the indicator has no standard."""
        cells = (self.excellent, self.good, self.fair, self.poor)
        if cells == _NO_STANDARD:
            return None
        excellent, good, fair, poor = map(_or_unreadable, cells)
        direction = None if self.direction is None else Direction(self.direction)
        return Standard(excellent, good, fair, poor, direction)

    @property
    def demand(self) -> Criterion:
        """The target's cell; undetermined where a standard stands alone."""
        if self.target is None and self.has_standard:
            return Undetermined()
        return _or_unreadable(self.target)

    @property
    def has_standard(self) -> bool:
        """Whether any of the four levels is there."""
        return not (self.excellent is None and self.good is None and self.fair is None and self.poor is None)


def _or_unreadable(cell: Criterion | None) -> Criterion:
    """What a file with errors (read leniently) lacks is not undetermined."""
    return Unreadable("", msg("it is missing in the file")) if cell is None else cell


_KEYS = frozenset(Indicator.model_fields)


def _indicator_form(value: object) -> object:
    """A bare cell stands for an indicator with nothing but a target."""
    return value if isinstance(value, (*_GROUP, Indicator)) else {"target": value}


def _no_record_keys(value: object) -> object:
    """A key of an indicator where a name is expected means that a level of the tree is missing."""
    stray = [key for key in value if key in _KEYS] if isinstance(value, _GROUP) else []
    if stray:
        raise problem(
            msg(
                "{keys} cannot be names of indicators here; write level 1, level 2 and the name above",
                keys=tuple(stray),
            )
        )
    return value


IndicatorCell = Annotated[Indicator, BeforeValidator(_indicator_form)]
NamedIndicators = Annotated[FrozenMap[IndicatorCell], BeforeValidator(_no_record_keys)]
"""Indicators by their names."""
