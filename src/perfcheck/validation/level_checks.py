"""Checks of the family standards: what the four levels of 优良中差 take from each other, and what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.scale import Direction
from perfcheck.messages import N_, msg
from perfcheck.validation.check import Check
from perfcheck.validation.level_messages import (
    apart,
    contradicted,
    in_both,
    in_order,
    never_given,
    something_left,
    turned,
    without_holes,
)
from perfcheck.validation.level_words import quoted, values_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.validation.ladders import Ladder
    from perfcheck.validation.submission import Submission

LEVELS_COLLIDE = Rule("PC202", "levels-collide", Severity.ERROR, head=Head.COMPLETENESS, source=N_("review practice"))
LEVEL_UNREACHABLE = Rule(
    "PC203", "level-unreachable", Severity.ERROR, head=Head.COMPLETENESS, source=N_("review practice")
)
LEVELS_HOLE = Rule("PC204", "levels-hole", Severity.WARNING, head=Head.COMPLETENESS, source=N_("review practice"))
LEVELS_ORDER = Rule("PC206", "levels-order", Severity.ERROR, head=Head.COMPLETENESS, source=N_("review practice"))


def levels_collide(submission: Submission) -> Iterator[Finding]:
    """One value belongs to two levels of a standard.

    以上 and 以下 include their number, and so do both ends of a range, so that 5人以上 and 5人以下 share 5人, and
    90%-100% and 80%-90% share 90%. Steps such as 10次以上, 5次以上, 3次以上 are no collision: the better level contains
    only values of the worse one, and the best level decides. Where (含) says to which of two levels a number belongs,
    it is taken at its word.

    Why it matters:
        Whoever reaches exactly this value may be graded one way or the other, and values at such ends are frequent.

    Example:
        到会客商人数: {excellent: 15人以上, good: 10人以上, fair: 5人以上, poor: 5人以下}

    Write instead:
        到会客商人数: {excellent: 15人以上, good: 10人以上, fair: 5人以上, poor: 不足5人}

    Source:
        Review practice. That 以上 and 以下 include their number: 民法典 art. 1259.
    """
    for entry, faults in submission.standards:
        for shared in faults.shared:
            yield Finding(
                LEVELS_COLLIDE,
                in_both(faults.ladder, shared),
                apart(faults, shared),
                submission.place(*entry.way, shared.worse),
            )


def level_unreachable(submission: Submission) -> Iterator[Finding]:
    """A level that no value can get, because better levels already take every value of it.

    The best level that a value reaches decides. A level that demands the very same as another is PC208.

    Why it matters:
        The standard has fewer levels than it seems to have: between excellent and poor nothing can be told apart.

    Example:
        举办活动数量: {excellent: 1次以上, good: 1次, fair: 1次, poor: 0次}

    Write instead:
        举办活动数量: {excellent: 3次以上, good: 2次, fair: 1次, poor: 0次}

    Source:
        Review practice; no document says so.
    """
    for entry, faults in submission.standards:
        for level, taker in faults.lost.items():
            yield Finding(
                LEVEL_UNREACHABLE,
                never_given(faults.ladder, level, taker),
                something_left(faults.ladder, level, taker),
                submission.place(*entry.way, level),
            )


def levels_hole(submission: Submission) -> Iterator[Finding]:
    """A value that can occur belongs to no level of the standard.

    What is counted comes in whole numbers: 3次以上 and 2次以下 leave nothing out. Shares and amounts do not: between
    80%-89% and 90%-100% lies 89.5%. Above 100% nobody asks for a level, where the best one ends there; and 89.99%
    below 90% means less than 90%.

    Why it matters:
        A result in the hole has no level by the words of the standard, and its grade will be disputed.

    Example:
        群众满意度: {excellent: 90%-100%, good: 80%-89%, fair: 60%-79%, poor: 低于60%}

    Write instead:
        群众满意度: {excellent: 90%以上, good: 80%以上, fair: 60%以上, poor: 低于60%}

    Source:
        Review practice; no document says so.
    """
    for entry, faults in submission.standards:
        if faults.holes:
            ladder = faults.ladder
            yield Finding(
                LEVELS_HOLE,
                msg(
                    'values that no level of "{name}" names: {values}',
                    name=entry.name,
                    values=tuple(values_text(ladder, hole) for hole in faults.holes),
                ),
                without_holes(faults),
                submission.place(*entry.way, key=True),
            )


def levels_order(submission: Submission) -> Iterator[Finding]:
    """A better level is easier to reach than a worse one, or ``direction`` says the opposite of the levels.

    Both directions are orders: 10次以上, 5次以上, 3次以上 and 7天以内, 10天以内, 15天以内. Ranges around a middle
    (95%-105%, 90%-110%, 85%-115%) have none and need none.

    Why it matters:
        The better level takes all results of the worse one, or nobody can tell whether more or less is better.

    Example:
        培训人数: {excellent: 100人以上, good: 200人以上, fair: 50人以上, poor: 不足50人}

    Write instead:
        培训人数: {excellent: 200人以上, good: 100人以上, fair: 50人以上, poor: 不足50人}

    Source:
        Review practice; no document says so.
    """
    for entry, faults in submission.standards:
        way, ladder = entry.way, faults.ladder
        if faults.disorder is not None:
            worse, better = faults.disorder
            yield Finding(
                LEVELS_ORDER,
                msg(
                    "the levels are not in order: {level} is harder to reach than {better}",
                    level=quoted(ladder, worse),
                    better=quoted(ladder, better),
                ),
                in_order(faults, worse),
                submission.place(*way, worse),
            )
        elif _contradicts(ladder):
            yield Finding(LEVELS_ORDER, contradicted(ladder), turned(ladder), submission.place(*way, "direction"))


def _contradicts(ladder: Ladder) -> bool:
    stated = ladder.standard.direction
    return stated is not None and ladder.told in (Direction.HIGHER, Direction.LOWER) and ladder.told is not stated


LEVEL_CHECKS: tuple[Check, ...] = (
    Check(LEVELS_COLLIDE, levels_collide),
    Check(LEVEL_UNREACHABLE, level_unreachable),
    Check(LEVELS_HOLE, levels_hole),
    Check(LEVELS_ORDER, levels_order),
)
"""The checks of how levels fit together, in the order of their codes."""
