"""Checks of the family standards: what the four levels of 优良中差 take from each other, and what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.scale import Direction, Level
from perfcheck.messages import N_, msg
from perfcheck.validation.check import Check
from perfcheck.validation.level_proposals import harder, proposed_level, proposed_standard
from perfcheck.validation.level_words import level_word, quoted, value_text, values_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.measures.scale import End
    from perfcheck.messages import Message
    from perfcheck.validation.ladders import Ladder
    from perfcheck.validation.level_faults import Faults, Shared
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
    only values of the worse one, and the best level decides.

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
                _in_both(faults.ladder, shared),
                _apart(faults, shared),
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
                _never_given(faults.ladder, level, taker),
                _something_left(faults.ladder, level, taker),
                submission.place(*entry.way, level),
            )


def levels_hole(submission: Submission) -> Iterator[Finding]:
    """A value that can occur belongs to no level of the standard.

    What is counted comes in whole numbers: 3次以上 and 2次以下 leave nothing out. Shares and amounts do not: between
    80%-89% and 90%-100% lies 89.5%. Above 100% nobody asks for a level, where the best one ends there.

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
                _without_holes(faults),
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
                _in_order(faults, worse),
                submission.place(*way, worse),
            )
        elif _contradicts(ladder):
            yield Finding(LEVELS_ORDER, _turned(ladder), _turn(ladder), submission.place(*way, "direction"))


def _in_both(ladder: Ladder, shared: Shared) -> Message:
    values = values_text(ladder, shared.values)
    better, worse = quoted(ladder, shared.better), quoted(ladder, shared.worse)
    if shared.values.point is not None:
        return msg("{value} belongs to both {better} and {worse}", value=values, better=better, worse=worse)
    return msg("{values}: such values belong to both {better} and {worse}", values=values, better=better, worse=worse)


def _apart(faults: Faults, shared: Shared) -> Message:
    cell = proposed_level(faults, shared.worse)
    if cell is not None:
        return msg("write {cell} for {level}", cell=cell, level=level_word(shared.worse))
    return msg(
        "leave what they share to {better} and exclude it from {worse}, with (不含) or 不足",
        better=level_word(shared.better),
        worse=level_word(shared.worse),
    )


def _never_given(ladder: Ladder, level: Level, taker: Level | None) -> Message:
    lost = quoted(ladder, level)
    if taker is None:
        return msg("{level} can never be given: better levels already take every value of it", level=lost)
    better, end = quoted(ladder, taker), ladder.bands[taker].entry(ladder.direction or Direction.NONE)
    if end is None or ladder.direction is None or ladder.direction is Direction.NONE:
        return msg("{level} can never be given: {better} already takes every value of it", level=lost, better=better)
    taken = _from_end(end, ladder.direction, value_text(ladder, end.value))
    return msg("{level} can never be given: {better} already takes {values}", level=lost, better=better, values=taken)


def _from_end(end: End, direction: Direction, value: str) -> Message:
    if direction is Direction.HIGHER:
        return (
            msg("every value from {value}", value=value)
            if end.inclusive
            else msg("every value above {value}", value=value)
        )
    return (
        msg("every value up to {value}", value=value)
        if end.inclusive
        else msg("every value below {value}", value=value)
    )


def _something_left(ladder: Ladder, level: Level, taker: Level | None) -> Message:
    if taker is None:
        return msg("make the better levels harder to reach, or {level} easier", level=level_word(level))
    better, example = level_word(taker), harder(ladder, taker)
    if example is None:
        return msg("make {better} harder to reach, or {level} easier", better=better, level=level_word(level))
    return msg(
        "make {better} harder to reach, for example {cell}, or {level} easier",
        better=better,
        cell=example,
        level=level_word(level),
    )


def _without_holes(faults: Faults) -> Message:
    levels = proposed_standard(faults)
    if levels is None:
        return msg("let each level begin where the better one ends")
    return msg("let each level begin where the better one ends: {levels}", levels=levels)


def _in_order(faults: Faults, worse: Level) -> Message:
    cell = proposed_level(faults, worse)
    if cell is not None:
        return msg("write {cell} for {level}", cell=cell, level=level_word(worse))
    return msg("write the hardest demand for excellent and an easier one for each level after it")


def _contradicts(ladder: Ladder) -> bool:
    stated = ladder.standard.direction
    return stated is not None and ladder.told in (Direction.HIGHER, Direction.LOWER) and ladder.told is not stated


def _turned(ladder: Ladder) -> Message:
    if ladder.told is Direction.HIGHER:
        return msg('direction says "lower", but by the levels more is better')
    return msg('direction says "higher", but by the levels less is better')


def _turn(ladder: Ladder) -> Message:
    if ladder.told is Direction.HIGHER:
        return msg('write "direction: higher", or turn the levels round')
    return msg('write "direction: lower", or turn the levels round')


LEVEL_CHECKS: tuple[Check, ...] = (
    Check(LEVELS_COLLIDE, levels_collide),
    Check(LEVEL_UNREACHABLE, level_unreachable),
    Check(LEVELS_HOLE, levels_hole),
    Check(LEVELS_ORDER, levels_order),
)
"""The checks of how levels fit together, in the order of their codes."""
