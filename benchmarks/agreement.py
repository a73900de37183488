"""Which peers say the same as we do on a small department: who does not is not compared."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from benchmarks.jobs import LEDGER, LIBRE, PANDAS_XLSX, PANDAS_YAML, grade, output, schedule
from benchmarks.levels import differences, ledger_money, own_levels, own_money, peer_levels
from benchmarks.measuring import FailedError, run
from benchmarks.tools import OURS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.ground import Ground
    from benchmarks.measuring import Command
    from benchmarks.tools import Tools

K = TypeVar("K")
V = TypeVar("V")

GRADERS = (PANDAS_YAML, PANDAS_XLSX, LIBRE)
SMALL = 10
"""How many projects the department has on which all must agree."""


def not_comparable(ground: Ground, tools: Tools) -> dict[str, str]:
    """The peers that do not say the same as we do, or do not work at all, with the reason."""
    reasons = {**_graders(ground, tools), **_ledger(ground, tools)}
    return {name: why for name, why in reasons.items() if why}


def _graders(ground: Ground, tools: Tools) -> dict[str, str]:
    """By the level of every indicator."""
    peers = {name: command for name, command in grade(ground, tools).items() if name in GRADERS}
    if not peers:
        return {}
    path = ground.folder / "own.json"
    run(replace(output(ground, tools)[f"{OURS}, json"], output=path))
    own = own_levels(path)
    return {name: _why(command, own, partial(peer_levels, ground.result(name))) for name, command in peers.items()}


def _ledger(ground: Ground, tools: Tools) -> dict[str, str]:
    """By the money of every project."""
    commands = schedule(ground, tools)
    if LEDGER not in commands:
        return {}
    run(commands[OURS])
    own = own_money(ground.schedule)
    return {LEDGER: _why(commands[LEDGER], own, partial(ledger_money, ground.ledger))}


def _why(command: Command, own: Mapping[K, V], read: Callable[[], Mapping[K, V]]) -> str:
    """Why a peer cannot be compared; empty where it says the same."""
    try:
        run(command)
    except FailedError as error:
        return str(error)
    found = differences(own, read())
    return f"it differs in {len(found)} of {len(own)}, first {found[0]}" if found else ""
