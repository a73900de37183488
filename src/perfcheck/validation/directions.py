"""Checks that a target asks for what can be wanted: less of what is bad, and no satisfaction of everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.criterion import Words
from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import fold
from perfcheck.messages import N_, msg
from perfcheck.model.kinds import is_cost, is_negative, is_satisfaction
from perfcheck.validation.cells import is_whole, wants_more
from perfcheck.validation.names import names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.measures.criterion import Criterion
    from perfcheck.model.indicators import Indicator
    from perfcheck.validation.names import Names
    from perfcheck.validation.submission import Entry, Submission

NEGATIVE_POSITIVE = Rule(
    "PC304", "negative-positive", Severity.ERROR, head=Head.COMPLETENESS, source="财预〔2015〕88号"
)
SATISFACTION_100 = Rule(
    "PC305", "satisfaction-100", Severity.WARNING, head=Head.FEASIBILITY, source=N_("review practice")
)

_ALL_SATISFIED = Lazy("(?:100%|百分之百|全部|全体|人人).{0,6}满意")
_SATISFIED = "满意"


def negative_positive(submission: Submission) -> Iterator[Finding]:
    """Something that should be little, with a target of 100 % or of at least so much.

    What is done against it (投诉处理率 100%) and how much less it gets (减少碳排放 ≥10吨) is not found. For costs see
    PC307.

    Why it matters:
        Taken by the word the target asks for consumption, complaints or accidents, and the worse it gets the better
        the score.

    Example:
        资源消耗: {description: 减低资源消耗, target: 100%}
    Write instead:
        资源消耗降低率: {description: 与上年相比, target: ≥3%}
    Source:
        财预〔2015〕88号: targets are specific and quantified.
    """
    names = names_of(submission.rules.indicators)
    for entry in submission.entries:
        found = _wrong_way(submission, entry, names)
        if found is not None:
            key, cell = found
            message = msg("{name} should be little, and its target is {value}", name=entry.name, value=str(cell))
            hint = msg("write a limit (≤), or name how much less it shall get, such as 能耗降低率 ≥3%")
            yield Finding(NEGATIVE_POSITIVE, message, hint, submission.place(*entry.way, key))


def satisfaction_100(submission: Submission) -> Iterator[Finding]:
    """A satisfaction of 100 %.

    Why it matters:
        A survey always has somebody who is not satisfied. A target that cannot be met is not taken seriously, or it
        is met on paper.

    Example:
        服务对象满意度: 100%
    Write instead:
        服务对象满意度: ≥90%
    Source:
        Review practice; no document says so.
    """
    for entry in submission.entries:
        indicator = entry.indicator
        if _is_satisfaction(entry) and (is_whole(indicator) or _all_satisfied(indicator.target)):
            message = msg("{name} promises {value}, and no survey can", name=entry.name, value=str(indicator.target))
            hint = msg("write what is likely by earlier surveys, such as ≥90%")
            yield Finding(SATISFACTION_100, message, hint, submission.place(*entry.way, "target"))


def _wrong_way(submission: Submission, entry: Entry, names: Names) -> tuple[str, Criterion] | None:
    """The cell that asks for more of what is bad; 下降5%以上 asks for less of it."""
    name, indicator = entry.name, entry.indicator
    if is_cost(entry.levels) or indicator.direction == "lower":
        return None
    less = names.is_lessening(name)
    if not is_negative(name) or names.ends_in_rate(name) if less else not names.is_harm(name):
        return None
    found = _whole(indicator) or (None if less else wants_more(submission, indicator))
    return None if found is None or names.is_lessening(str(found[1])) else found


def _all_satisfied(cell: Criterion | None) -> bool:
    """Whether it says so in words: 100%满意, 全部满意."""
    return isinstance(cell, Words) and _ALL_SATISFIED.match(fold(cell.text)) is not None


def _whole(indicator: Indicator) -> tuple[str, Criterion] | None:
    target = indicator.target
    return ("target", target) if target is not None and is_whole(indicator) else None


def _is_satisfaction(entry: Entry) -> bool:
    """Whether a survey tells it; a rate such as 投诉办结率 is none, though it may stand below 满意度."""
    if _SATISFIED in entry.name:
        return True
    return is_satisfaction(entry.levels) and not ("率" in entry.name or is_negative(entry.name))
