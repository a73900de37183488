"""What the cells of an indicator demand: the target and the levels alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfcheck.measures.bands import with_unit
from perfcheck.measures.criterion import Amount, Approximate, Deadline, Shape, Zero
from perfcheck.measures.scale import Direction, Level, Scale
from perfcheck.measures.standard import compile_standard
from perfcheck.measures.units import NO_UNIT

if TYPE_CHECKING:
    from perfcheck.findings import Place
    from perfcheck.measures.criterion import Criterion
    from perfcheck.measures.quantity import Quantity
    from perfcheck.measures.units import Unit
    from perfcheck.model.indicators import Indicator
    from perfcheck.validation.submission import Entry, Submission

_KEYS = ("target", *(level.value for level in Level))
_UP = frozenset({Shape.AT_LEAST, Shape.MORE_THAN})
_TO_BE_REACHED = frozenset({Shape.BARE, Shape.EXACTLY, Shape.AT_LEAST})
_UP_SIGNS = frozenset({"≥", ">"})


def place_of_name(submission: Submission, entry: Entry) -> Place:
    """Where the name of an indicator stands: at its key, or where the indicator has a name of its own, there."""
    if entry.indicator.name:
        return submission.place(*entry.way, "name")
    return submission.place(*entry.way, key=True)


def cells(indicator: Indicator) -> tuple[tuple[str, Criterion], ...]:
    """The cells that a file has, by their keys: the target, then the levels from the best."""
    found = (indicator.target, indicator.excellent, indicator.good, indicator.fair, indicator.poor)
    return tuple((key, cell) for key, cell in zip(_KEYS, found, strict=True) if cell is not None)


def quantity_of(indicator: Indicator, cell: Criterion | None) -> Quantity | None:
    """The number of a cell, in the indicator's unit where it names none; None where it has no number."""
    if isinstance(cell, Amount):
        return cell.quantity if indicator.unit is None else _in_unit(cell, indicator.unit).quantity
    return cell.quantity if isinstance(cell, Approximate) else None


def shape_of(indicator: Indicator, cell: Criterion | None) -> Shape | None:
    """The kind of demand; the operator of the indicator counts where the cell has none."""
    if not isinstance(cell, Amount):
        return None
    if cell.shape is Shape.BARE and indicator.operator in _UP_SIGNS:
        return Shape.AT_LEAST
    if cell.shape is Shape.BARE and indicator.operator in {"≤", "<"}:
        return Shape.AT_MOST
    return cell.shape


def percent_cell(indicator: Indicator) -> tuple[str, Criterion] | None:
    """The first cell that is a percent."""
    for key, cell in cells(indicator):
        quantity = quantity_of(indicator, cell)
        if quantity is not None and quantity.unit.is_ratio:
            return key, cell
    return None


def is_countable(indicator: Indicator) -> bool:
    """Whether the first cell says how many, how much or until when: it has a unit other than %, or a day, or is 无."""
    cell = indicator.excellent if indicator.target is None else indicator.target
    if isinstance(cell, Zero) or (isinstance(cell, Deadline) and cell.day is not None):
        return True
    quantity = quantity_of(indicator, cell)
    return quantity is not None and bool(quantity.unit.symbol) and not quantity.unit.is_ratio


def is_whole(indicator: Indicator) -> bool:
    """Whether the target is all of it: 100%, ≥100%."""
    cell = indicator.target
    quantity = quantity_of(indicator, cell) if isinstance(cell, Amount) else None
    if quantity is None or not quantity.unit.is_ratio or shape_of(indicator, cell) not in _TO_BE_REACHED:
        return False
    return quantity.magnitude == 1


def wants_more(submission: Submission, indicator: Indicator) -> tuple[str, Criterion] | None:
    """The cell by which more is better: a target of ≥, or the best level of a standard that goes up."""
    target = indicator.target
    if shape_of(indicator, target) in _UP and target is not None:
        return "target", target
    standard = indicator.standard
    if standard is None:
        return None
    scale = compile_standard(standard, submission.targets.year, indicator.unit or NO_UNIT)
    goes_up = isinstance(scale, Scale) and scale.direction is Direction.HIGHER
    return (Level.EXCELLENT.value, standard.excellent) if goes_up else None


def _in_unit(amount: Amount, unit: Unit) -> Amount:
    low, high = (None if bound is None else with_unit(bound, unit) for bound in (amount.low, amount.high))
    return replace(amount, low=low, high=high)
