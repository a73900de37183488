"""Reading texts by the rules of one run, which remembers what it read lately: the parts of a table are much alike."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.assessment.shares import PLACES
from perfcheck.columnar.claims import claim_of
from perfcheck.columnar.figures import steps_by
from perfcheck.columnar.money import fen_of
from perfcheck.columnar.readings import read
from perfcheck.columnar.weighing import slot_of
from perfcheck.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from perfcheck.columnar.claims import Claimed
    from perfcheck.columnar.readings import Reading, Yardstick
    from perfcheck.columnar.weighing import Slot
    from perfcheck.model.policy import Policy

_REMEMBERED = 2**17
"""Texts of each kind."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What texts say: of a demand, a weight, an amount of money, a figure, a claim, and what a claim earns."""

    reading: Callable[[str, tuple[str, str], tuple[str, ...]], Reading | Message]
    slot: Callable[[str, str, str], Slot | Message]
    fen: Callable[[str], int | Message]
    steps: Callable[[str, Yardstick], tuple[int, int] | None]
    claimed: Callable[[Reading, tuple[str, ...]], Claimed | Message]
    score: Callable[[Reading, tuple[str, ...], Decimal | None, int], int | None]


def reader_of(policy: Policy, as_of: date) -> Reader:
    """The reader of a run."""

    def reading(name: str, levels: tuple[str, str], cells: tuple[str, ...]) -> Reading | Message:
        return read(name, levels, cells, as_of.year, policy)

    def claimed(own: Reading, cells: tuple[str, ...]) -> Claimed | Message:
        claim = claim_of(own, cells, as_of)
        return claim if isinstance(claim, Message) else claim.shown(policy)

    def score(own: Reading, cells: tuple[str, ...], given: Decimal | None, points: int) -> int | None:
        claim = claim_of(own, cells, as_of)
        if isinstance(claim, Message):
            return None
        earned = claim.score(Decimal(points).scaleb(-PLACES), given, policy)
        return None if earned is None else int(earned.scaleb(PLACES))

    lately = lru_cache(_REMEMBERED)
    return Reader(lately(reading), lately(slot_of), lately(fen_of), lately(steps_by), lately(claimed), lately(score))
