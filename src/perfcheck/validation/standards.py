"""Checks of the family standards: what each cell of 优良中差 says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.criterion import Undetermined, Unreadable
from perfcheck.measures.scale import Level
from perfcheck.messages import N_, msg
from perfcheck.validation.cells import quantity_of
from perfcheck.validation.check import Check
from perfcheck.validation.level_checks import LEVEL_CHECKS
from perfcheck.validation.level_messages import in_one_unit, no_operator, with_operators
from perfcheck.validation.level_words import cell_text, level_word, quoted
from perfcheck.validation.mentions import mentions
from perfcheck.validation.submission import TextKind
from perfcheck.validation.values import same_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.model.indicators import Indicator
    from perfcheck.validation.ladders import Ladder
    from perfcheck.validation.submission import Entry, Submission

LEVEL_UNDEFINED = Rule("PC201", "level-undefined", Severity.ERROR, head=Head.COMPLETENESS, source="财预〔2015〕88号")
LEVEL_BARE = Rule("PC205", "level-bare", Severity.WARNING, head=Head.COMPLETENESS, source=N_("review practice"))
LEVEL_UNITS = Rule("PC207", "level-units", Severity.ERROR, head=Head.COMPLETENESS, source=N_("review practice"))
LEVEL_DUPLICATE = Rule("PC208", "level-duplicate", Severity.ERROR, head=Head.COMPLETENESS, source=N_("review practice"))
_NO_TEXT = frozenset("/\\-")


def level_undefined(submission: Submission) -> Iterator[Finding]:
    """A level of a standard is not defined: its cell says 未定, 待定, 暂无 or /, or is empty, or all four say 无.

    One 无 among numbers is zero and says enough. Nothing is said of four empty cells beside a target: there the
    target alone is meant.

    Why it matters:
        What no standard was set for cannot be graded at the end of the year, and a standard that is set only when
        the result is known measures nothing.

    Example:
        进出口完成情况: {excellent: 未定, good: 未定, fair: 未定, poor: 未定}

    Write instead:
        进出口总额: {excellent: 8亿美元以上, good: 7亿美元以上, fair: 6亿美元以上, poor: 低于6亿美元}

    Source:
        财预〔2015〕88号 (targets must be specific and quantified: 细化量化). The form with 优良中差 is local practice.
    """
    for entry, faults in submission.standards:
        if faults.is_unset:
            if not _stands_aside(entry.indicator, faults.ladder):
                yield _unset(submission, entry, faults.ladder)
        else:
            yield from _undefined(submission, entry, faults.ladder)


def level_bare(submission: Submission) -> Iterator[Finding]:
    """A level is a bare value, without 以上, 以下 or a range, and does not say what other values belong to it.

    A bare value that can only be meant exactly is clear: 2次 between 3次以上 and 1次, 0起 above 1起, 100% as the
    best of shares, 12期 as the best where the objective plans 12期.

    Why it matters:
        Under 90%, 80%, 70%, 60% a result of 85% is good to one reader and nothing to another. And what is below the
        last value has no level at all.

    Example:
        综合事务保障率: {excellent: 90%, good: 80%, fair: 70%, poor: 60%}

    Write instead:
        综合事务保障率: {excellent: 90%以上, good: 80%以上, fair: 70%以上, poor: 低于70%}

    Source:
        Review practice; no document says so.
    """
    for entry, faults in submission.standards:
        if faults.bare and not (faults.bare == (Level.EXCELLENT,) and _is_planned(submission, entry)):
            yield Finding(
                LEVEL_BARE,
                no_operator(faults),
                with_operators(faults),
                submission.place(*entry.way, faults.bare[0]),
            )


def level_units(submission: Submission) -> Iterator[Finding]:
    """The levels of one standard are in units that measure different things, as 次 and 人 do.

    Units of one kind (万元 and 元, 分钟 and 小时), and levels that leave out the unit that others have, are fine.

    Why it matters:
        Levels that count different things have no order, and no result can be graded by them.

    Example:
        开展普法宣传: {excellent: 10次以上, good: 5次以上, fair: 300人以上, poor: 不足300人}

    Write instead:
        开展普法宣传次数: {excellent: 10次以上, good: 5次以上, fair: 3次以上, poor: 不足3次}

    Source:
        Review practice; no document says so.
    """
    for entry, faults in submission.standards:
        ladder = faults.ladder
        if ladder.is_mixed:
            common = ladder.common_unit
            odd = next(level for level, unit in ladder.units.items() if unit.dimension != common.dimension)
            yield Finding(
                LEVEL_UNITS,
                msg(
                    "the levels are in units that cannot be compared: {cells}",
                    cells=tuple(quoted(ladder, level) for level in ladder.units),
                ),
                in_one_unit(ladder),
                submission.place(*entry.way, odd),
            )


def level_duplicate(submission: Submission) -> Iterator[Finding]:
    """Two levels demand the very same, in numbers (1次 and 1次) or in words (较好 and 较好).

    Why it matters:
        A result that meets both gets the better level, so that the worse one can never be given.

    Example:
        举办招聘会场次: {excellent: 5场以上, good: 3场以上, fair: 3场以上, poor: 不足3场}

    Write instead:
        举办招聘会场次: {excellent: 5场以上, good: 4场, fair: 3场, poor: 不足3场}

    Source:
        Review practice; no document says so.
    """
    for entry, faults in submission.standards:
        way, ladder = entry.way, faults.ladder
        if len(faults.alike) == len(Level) - 1:
            yield Finding(
                LEVEL_DUPLICATE,
                msg('all four levels demand the same: "{cell}"', cell=cell_text(ladder, Level.EXCELLENT)),
                msg("give each level a demand of its own"),
                submission.place(*way, key=True),
            )
            continue
        for level, twin in faults.alike.items():
            yield Finding(
                LEVEL_DUPLICATE,
                msg(
                    "{level} demands the very same as {better}",
                    level=quoted(ladder, level),
                    better=quoted(ladder, twin),
                ),
                msg("give {level} and {better} demands of their own", level=level_word(level), better=level_word(twin)),
                submission.place(*way, level),
            )


def _stands_aside(indicator: Indicator, ladder: Ladder) -> bool:
    """Whether the cells were left blank because the indicator has a target."""
    target = indicator.target
    if target is None or isinstance(target, Undetermined | Unreadable):
        return False
    return all(set(cell.text.strip()) <= _NO_TEXT for cell in ladder.cells.values())


def _is_planned(submission: Submission, entry: Entry) -> bool:
    """Whether the best level is the very count that the objectives plan, so that nobody asks for more."""
    best = quantity_of(entry.indicator, entry.indicator.excellent)
    if best is None or not best.unit.is_count:
        return False
    overall = (quantity_of(one.indicator, one.indicator.target) for one in submission.overall)
    texts = (text for text in submission.texts if text.kind is TextKind.STATEMENT or text.way[:2] == entry.way[:2])
    planned = (mention.amount.quantity for text in texts for mention in mentions(text.text))
    return any(one is not None and same_count(one, best) for one in (*overall, *planned))


def _unset(submission: Submission, entry: Entry, ladder: Ladder) -> Finding:
    said = tuple(dict.fromkeys(cell.text.strip() for cell in ladder.cells.values() if cell.text.strip()))
    return Finding(
        LEVEL_UNDEFINED,
        msg('no standard is set for "{name}": its levels say "{said}"', name=entry.name, said=said)
        if said
        else msg('no standard is set for "{name}": its levels are empty', name=entry.name),
        msg("write what each level demands, for example {levels}", levels="10次以上 / 5次以上 / 3次以上 / 不足3次"),
        submission.place(*entry.way, key=True),
    )


def _undefined(submission: Submission, entry: Entry, ladder: Ladder) -> Iterator[Finding]:
    for level, cell in ladder.cells.items():
        if isinstance(cell, Undetermined):
            word = level_word(level)
            yield Finding(
                LEVEL_UNDEFINED,
                msg('{level} is not defined: "{cell}"', level=word, cell=cell.text.strip())
                if cell.text.strip()
                else msg("{level} is not defined: the cell is empty", level=word),
                msg("write which values are {level}", level=word),
                submission.place(*entry.way, level),
            )


CHECKS: tuple[Check, ...] = (
    Check(LEVEL_UNDEFINED, level_undefined),
    *LEVEL_CHECKS[:3],
    Check(LEVEL_BARE, level_bare),
    *LEVEL_CHECKS[3:],
    Check(LEVEL_UNITS, level_units),
    Check(LEVEL_DUPLICATE, level_duplicate),
)
"""The checks of this family, in the order of their codes."""
