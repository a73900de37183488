"""Checks of how firmly the same value is promised in several places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.criterion import Commitment, Shape
from perfcheck.messages import N_, msg
from perfcheck.validation.mentions import is_hope
from perfcheck.validation.metrics import readings
from perfcheck.validation.submission import TextKind
from perfcheck.validation.values import amount_of, same_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.measures.criterion import Amount
    from perfcheck.validation.metrics import Stated
    from perfcheck.validation.submission import Submission

COMMITMENT_CHANGED = Rule(
    "PC405",
    "commitment-changed",
    Severity.INFO,
    head=Head.FEASIBILITY,
    source=N_("review practice"),
)
_PLAN = "计划"
_HARD_SHAPES = frozenset({Shape.AT_LEAST, Shape.AT_MOST, Shape.MORE_THAN, Shape.LESS_THAN})


def commitment_changed(submission: Submission) -> Iterator[Finding]:
    """A value that is a target in one place and only hoped for (力争, 预计) in another, or the other way round.

    Only the very same value of the very same metric is compared.

    Why it matters:
        A target that is only hoped for binds nobody, and an evaluation cannot hold it against anyone.

    Example:
        overall: {statement: 进出口计划完成8亿美元, targets: {进出口: 8亿美元}}
        measures: {外贸工作: {text: 力争全年完成进出口8亿美元}}
    Write instead:
        overall: {statement: 进出口计划完成8亿美元, targets: {进出口: 8亿美元}}
        measures: {外贸工作: {text: 全年完成进出口8亿美元}}
    Source:
        Review practice; no document says so.
    """
    found = tuple(readings(submission))
    soft = frozenset(
        one.entry.way
        for reading in found
        if reading.text.kind is TextKind.STATEMENT
        for one in reading.stated
        if one.mention.commitment is Commitment.SOFT
    )
    for reading in found:
        for one in reading.stated if reading.text.kind is not TextKind.STATEMENT else ():
            target = None if is_hope(one.entry.name) else amount_of(one.entry)
            if target is not None and same_value(one.mention.amount, target):
                yield from _compared(submission, one, target, hoped=_is_soft(target) or one.entry.way in soft)


def _compared(submission: Submission, one: Stated, target: Amount, *, hoped: bool) -> Iterator[Finding]:
    said = one.mention
    place = submission.place_within(one.text, said.start, said.end)
    if said.commitment is Commitment.SOFT and not hoped:
        message = msg(
            "{name} {said} is only hoped for here (力争, 预计 or the like), but is the target {target}",
            name=one.entry.name,
            said=said.text,
            target=str(target),
        )
        hint = msg("leave out the word of hope: a target is a value that is to be reached")
        yield Finding(COMMITMENT_CHANGED, message, hint, place)
    elif hoped and (said.commitment is Commitment.HARD or (not said.commitment and said.amount.shape in _HARD_SHAPES)):
        message = msg(
            "{name} {said} is promised firmly here, but its target {target} is only hoped for",
            name=one.entry.name,
            said=said.text,
            target=str(target),
        )
        hint = msg("write the target as firmly as the text")
        yield Finding(COMMITMENT_CHANGED, message, hint, place)


def _is_soft(target: Amount) -> bool:
    """Whether the cell itself only hopes; 计划 is no hope, every target is planned."""
    return target.commitment is Commitment.SOFT and not target.text.strip().startswith(_PLAN)
