"""Whether two results say the same: the level of every indicator, the money of every project."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from openpyxl import load_workbook

from benchmarks.flat import OVERALL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WORDS = {"excellent": "优", "good": "良", "fair": "中", "poor": "差"}
Levels = dict[tuple[str, str], str]
"""The level of each indicator by its owner (a project's code, an activity's name) and its own name."""
Money = dict[str, tuple[Decimal, Decimal]]
"""What was planned and spent by the end of the year, by the project's code."""
K = TypeVar("K")
V = TypeVar("V")


def own_levels(path: Path) -> Levels:
    """The levels in our JSON."""
    [assessment] = json.loads(path.read_text(encoding="utf-8"))["assessments"]
    groups = [(OVERALL, assessment["overall"])]
    groups += [(one["name"], one["indicators"]) for one in assessment["activities"]]
    groups += [(one["code"], one["indicators"]) for one in assessment["projects"]]
    return {(owner, one["name"]): WORDS[one["verdict"]] for owner, indicators in groups for one in indicators}


def peer_levels(path: Path) -> Levels:
    """The levels in a workbook of rows."""
    workbook = load_workbook(path, read_only=True, data_only=True)
    rows = workbook.worksheets[0].iter_rows(values_only=True)
    heads = [str(head) for head in next(rows)]
    owner, name, level = (heads.index(head) for head in ("owner", "name", "level"))
    levels = {(str(row[owner]), str(row[name])): str(row[level]) for row in rows}
    workbook.close()
    return levels


def own_money(path: Path) -> Money:
    """What our JSON says of the schedules."""
    [department] = json.loads(path.read_text(encoding="utf-8"))["departments"]
    return {
        one["code"]: (Decimal(one["planned"]), Decimal(one["spent"]).quantize(Decimal("0.01")))
        for one in department["schedules"]
    }


def ledger_money(path: Path) -> Money:
    """What hledger's report of the budget says of the accounts."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = {account: cells for account, *cells in csv.reader(file) if account.startswith("project:")}
    return {
        account.removeprefix("project:"): (_amount(planned), _amount(spent))
        for account, (spent, planned) in rows.items()
    }


def _amount(cell: str) -> Decimal:
    number, _, _ = cell.partition(" ")
    return Decimal(number.replace(",", "")).quantize(Decimal("0.01"))


def differences(own: Mapping[K, V], other: Mapping[K, V]) -> tuple[str, ...]:
    """Where the two do not say the same; nothing where they agree on everything."""
    keys = dict.fromkeys((*own, *other))
    return tuple(f"{key}: {own.get(key)} and {other.get(key)}" for key in keys if own.get(key) != other.get(key))
