"""The first step: every row with the reading of its cells, its weight and its money, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import narwhals as nw

from perfcheck.columnar.cells import CLAIM, DEMAND, FILE, MONEY, NAMES, ORDER, ROW
from perfcheck.columnar.integers import first_of
from perfcheck.columnar.lookups import CONTROL_CHARACTER, PROBLEM, Known, first_text, key_of, looked_up, parted
from perfcheck.columnar.readings import Reading, Yardstick
from perfcheck.columnar.weighing import Slot
from perfcheck.messages import Message, msg
from perfcheck.model.kinds import is_duration, is_negative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.columnar.desk import Desk
    from perfcheck.columnar.engines import Frame
    from perfcheck.columnar.reader import Reader

_CELLS = ("manner", "level1", "level2", *DEMAND)
_SLOT = ("level1", "level2", "weight")
_MAY_NOT_BE_EMPTY = ("department", "project", "level1", "indicator")


class Intake(NamedTuple):
    """The rows with the numbers of what was read of them, and these things by their numbers."""

    rows: Frame
    readings: tuple[Reading, ...]
    slots: tuple[Slot, ...]
    yardsticks: tuple[Yardstick, ...]


def taken_in(desk: Desk, reader: Reader, source: Frame) -> Intake:
    """Read every distinct row of cells once, and give its number to the rows."""
    rows = desk.engine.keep(_keyed(desk, source))
    readings, yardsticks = Known[Reading](desk.render), dict[Yardstick, int]()
    slots = Known[Slot](desk.render)

    def reading_of(key: str, name: str) -> tuple[int | None, int, str]:
        cells = parted(key, _CELLS)
        if cells is None:
            return None, -1, desk.render(CONTROL_CHARACTER)
        levels, demand = (cells["level1"], cells["level2"]), tuple(cells[key] for key in DEMAND)
        number, problem = readings.add(reader.reading(name, levels, demand))
        yardstick = None if number is None else readings.things[number].yardstick
        return number, -1 if yardstick is None else yardsticks.setdefault(yardstick, len(yardsticks)), problem

    def slot_number(key: str) -> tuple[int | None, str]:
        cells = parted(key, _SLOT)
        return slots.add(CONTROL_CHARACTER if cells is None else reader.slot(*cells.values()))

    def amount(text: str) -> tuple[int | None, str]:
        fen = reader.fen(text)
        return (None, desk.render(fen)) if isinstance(fen, Message) else (fen, "")

    # Of all names that demand the same in the same manner any will do.
    named = rows.group_by("cells").agg(nw.col("indicator").min())
    said = {"reading": int, "yardstick": int, "wrong_cells": str}
    weights = {"slot": int, "wrong_slot": str}
    tables: list[tuple[Frame, Sequence[str]]] = [
        (looked_up(desk.engine, named, ["cells", "indicator"], reading_of, said).drop("indicator"), ["cells"]),
        (looked_up(desk.engine, rows, ["slot_cells"], slot_number, weights), ["slot_cells"]),
        (_named_twice(rows), NAMES),
    ]
    for name in MONEY:
        fen = {f"{name}_fen": int, f"wrong_{name}": str}
        tables.append((looked_up(desk.engine, rows, [name], amount, fen), [name]))
    found = rows
    for table, keys in tables:
        found = desk.engine.matched(found, table, keys)
    wrong = [f"wrong_{part}" for part in ("cells", "slot", *MONEY)]
    told = found.with_columns(_problem(desk, wrong).alias(PROBLEM)).drop("cells", "slot_cells", "first", *MONEY, *wrong)
    return Intake(desk.engine.keep(told), tuple(readings.things), tuple(slots.things), tuple(yardsticks))


def _keyed(desk: Desk, source: Frame) -> Frame:
    """The rows with what has to be read of them in three keys."""
    manners = looked_up(desk.engine, source, ["indicator"], _manner, {"manner": str})
    named = desk.engine.matched(source, manners, ["indicator"])
    keyed = named.with_columns(key_of("cells", _CELLS), key_of("slot_cells", _SLOT))
    return keyed.select(FILE, ROW, ORDER, *NAMES, *CLAIM, *MONEY, "cells", "slot_cells")


def _manner(name: str) -> tuple[str]:
    """What the name of an indicator says of its demand: less is better, it should be short."""
    return (f"{is_negative(name):d}{is_duration(name):d}",)


def _named_twice(rows: Frame) -> Frame:
    """The indicators that stand in several rows, with the first of these."""
    counted = rows.group_by(*NAMES).agg(nw.col(ORDER).min().alias("first"), nw.len().alias("times"))
    return counted.filter(nw.col("times") > 1).drop("times")


def _problem(desk: Desk, wrong: Sequence[str]) -> nw.Expr:
    """What is wrong with a row, the first thing of all."""
    empty = [
        (nw.col(name) == "", nw.lit(desk.render(msg("the cell {name} is empty", name=name))))
        for name in _MAY_NOT_BE_EMPTY
    ]
    again = desk.render(msg("the same indicator of the same project stands in a row above"))
    whole_row = first_of([*empty, (nw.col("first") < nw.col(ORDER), nw.lit(again))], nw.lit(""))
    return first_text(whole_row, *map(nw.col, wrong))
