"""What a careful person would look at in imported indicators, by how their cells are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.importing.marks import Mark, MarkKind
from perfcheck.measures.criterion import Amount, Approximate, Deadline, Shape, Undetermined, Unreadable, Words
from perfcheck.measures.grammar import parse_criterion
from perfcheck.measures.standard import LEVEL_WORDS, Direction, Level
from perfcheck.messages import msg
from perfcheck.validation.level_faults import faults_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from perfcheck.findings import KeyPath
    from perfcheck.importing.form import Spot
    from perfcheck.importing.notes import Data
    from perfcheck.measures.criterion import Criterion
    from perfcheck.messages import Message
    from perfcheck.model.indicators import Indicator
    from perfcheck.model.targets import Targets
    from perfcheck.validation.level_faults import Faults

    Doubt = tuple[MarkKind, str, Message]


def doubts_of(targets: Targets, spots: Mapping[KeyPath, Spot]) -> Iterator[Mark]:
    """The marks of all indicators that have a place of their own, in the order of the document."""
    for way, indicator in _indicators(targets):
        spot = spots.get(way)
        if spot is not None:
            for kind, text, assumed in _of_indicator(indicator, targets.year):
                yield Mark(kind, spot, text, assumed)


def without_amounts(data: Data) -> Data:
    """The data without what :func:`doubts_of` does not look at: an amount that cannot be read must not hide a doubt."""
    activities = {key: {**one, "budget": None} for key, one in data.get("activities", {}).items()}
    projects = {
        code: {"name": one["name"], "budget": {"total": "0"}, "indicators": one["indicators"]}
        for code, one in data.get("projects", {}).items()
    }
    return {**data, "activities": activities, "projects": projects}


def _indicators(targets: Targets) -> Iterator[tuple[KeyPath, Indicator]]:
    for name, indicator in targets.overall.targets.items():
        yield ("overall", "targets", name), indicator
    for key, activity in targets.activities.items():
        for name, indicator in activity.indicators.items():
            yield ("activities", key, "indicators", name), indicator
    for code, project in targets.projects.items():
        for row in project.rows():
            yield ("projects", code, "indicators", row.level1, row.level2, row.key), row.indicator


def _of_indicator(indicator: Indicator, year: int) -> Iterator[Doubt]:
    faults = faults_of(indicator, year)
    if faults is not None:
        yield from _of_standard(indicator, faults)
    target = indicator.target
    if target is not None:
        yield from _of_target(target)
        yield from _of_description(indicator, target)
    elif faults is None:
        yield MarkKind.NO_VALUE, indicator.name or "", msg("no target is written")


def _of_target(target: Criterion) -> Iterator[Doubt]:
    text = str(target)
    if isinstance(target, Undetermined) and not text:
        yield MarkKind.NO_VALUE, text, msg("no target is written")
    elif isinstance(target, Undetermined):
        yield MarkKind.UNDEFINED_LEVEL, text, msg("the target is not determined; kept as it is")
    elif isinstance(target, Unreadable):
        yield MarkKind.UNREADABLE_VALUE, text, target.problem
    elif isinstance(target, Approximate):
        yield MarkKind.UNREADABLE_VALUE, text, msg("nothing certain can be read here; kept as it is")
    elif isinstance(target, Words):
        yield MarkKind.WORD_VALUE, text, msg("read as words, which only a person can rate")
    elif isinstance(target, Deadline) and target.day is None:
        yield MarkKind.DATE_VALUE, text, msg("read as something to be done in time, though no day is named")
    elif isinstance(target, Deadline):
        yield MarkKind.DATE_VALUE, text, msg("read as a day up to which something is to be done")
    elif isinstance(target, Amount) and target.shape is Shape.RANGE:
        yield MarkKind.RANGE_VALUE, text, msg("read as a range with both of its ends")


def _of_standard(indicator: Indicator, faults: Faults) -> Iterator[Doubt]:
    """At most one doubt of each kind, whatever the number of levels that have it."""
    cells = faults.ladder.cells
    unset = [level for level in Level if isinstance(cells[level], Undetermined | Unreadable)]
    if unset:
        what = msg("{levels} not determined; kept as it is", levels=_words(unset))
        yield MarkKind.UNDEFINED_LEVEL, _texts(cells, unset), what
    told = {*(one.worse for one in faults.shared), *faults.alike, *faults.lost}
    if told:
        worse = [level for level in Level if level in told]
        what = msg("a better level has the same values as {levels}", levels=_words(worse))
        yield MarkKind.COLLIDING_LEVELS, _texts(cells, worse), what
    if faults.holes:
        what = msg("some values between the levels belong to none; they get the next lower level")
        yield MarkKind.LEVEL_GAP, _texts(cells, Level), what
    if any(isinstance(cell, Words) for cell in cells.values()) and not faults.ladder.bands:
        yield MarkKind.WORD_VALUE, _texts(cells, Level), msg("levels in words, which only the same words can meet")
    elif any(isinstance(cell, Deadline) for cell in cells.values()):
        yield MarkKind.DATE_VALUE, _texts(cells, Level), msg("read as days up to which something is to be done")
    elif faults.ladder.direction is Direction.LOWER and indicator.direction is None:
        yield MarkKind.LOWER_IS_BETTER, _texts(cells, Level), msg("read as a standard where lower is better")
    if faults.bare:
        what = msg("bare values, read as the end at which a level begins")
        yield MarkKind.BARE_LEVELS, _texts(cells, faults.bare), what


def _words(levels: Iterable[Level]) -> tuple[Message, ...]:
    return tuple(msg(LEVEL_WORDS[level]) for level in levels)


def _texts(cells: Mapping[Level, Criterion], levels: Iterable[Level]) -> str:
    """What stands in the cells of these levels, each text once."""
    return " / ".join(dict.fromkeys(str(cells[level]) for level in levels if str(cells[level])))


def _of_description(indicator: Indicator, target: Criterion) -> Iterator[Doubt]:
    """A number or a day in the description that the target does not have: 200万元 beside 100%."""
    text = (indicator.description or "").strip()
    if not text:
        return
    said = parse_criterion(text)
    is_amount = isinstance(said, Amount) and bool(said.quantity.unit.symbol)
    differs = not isinstance(target, Amount) or said != target
    if (is_amount and differs) or (isinstance(said, Deadline) and not isinstance(target, Deadline)):
        what = msg("the description holds a value of its own, and the target is {target}", target=str(target))
        yield MarkKind.VALUE_IN_DESCRIPTION, text, what
