"""Checks of an indicator's description against its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.criterion import Amount, Deadline
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.grammar import parse_criterion
from perfcheck.measures.lazy import Lazy
from perfcheck.messages import msg
from perfcheck.validation.mentions import mentions
from perfcheck.validation.metrics import is_end_of, is_of, is_part, is_said_alone
from perfcheck.validation.names import Names, one_of
from perfcheck.validation.values import agree, amount_of, comparable, same_value
from perfcheck.validation.wordings import forms, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.measures.criterion import Criterion
    from perfcheck.messages import Message
    from perfcheck.validation.mentions import Mention
    from perfcheck.validation.submission import Entry, Submission
    from perfcheck.validation.wordings import Wording

VALUE_CONTRADICTS_DESCRIPTION = Rule(
    "PC401",
    "value-contradicts-description",
    Severity.ERROR,
    head=Head.COMPLETENESS,
    source="财预〔2015〕88号",
)

_DIGIT = Lazy(r"\d")


def value_contradicts_description(submission: Submission) -> Iterator[Finding]:
    """A description that states another value than the target beside it, or a value of another kind.

    Only a number that is the whole description, or that has the name of the indicator directly before it, is compared;
    a description that explains a rate, or has the target among other numbers, is not reported.

    Why it matters:
        Nobody can tell which of the two is to be reached. Mostly the number was put into the wrong column, and the
        target is a 100% that says nothing.

    Example:
        项目总成本: {description: 200万元, target: 100%}
    Write instead:
        项目总成本: {description: 企业扶持资金支出, target: ≤200万元}
    Source:
        财预〔2015〕88号 asks for targets that are specific and quantified (细化量化).
    """
    names = Names(submission.rules.indicators)
    for entry in submission.entries:
        text = entry.indicator.description
        if not text:
            continue
        if _DIGIT.search(text):
            yield from _amounts(submission, names, entry, text)
        said = parse_criterion(text)
        if isinstance(said, Deadline) and said.day is not None:
            yield from _days(submission, names, entry, said)


def _amounts(submission: Submission, names: Names, entry: Entry, text: str) -> Iterator[Finding]:
    target, said = amount_of(entry), mentions(text)
    if target is None or any(same_value(one.amount, target) for one in said):
        return
    wording = wording_of(submission)
    own = [one for one in said if not is_part(one, wording) and _is_own(entry, one, text, wording)]
    for mention in own[:1]:
        unit, other = mention.amount.quantity.unit, target.quantity.unit
        if comparable(unit, other):
            if len(own) == 1 and not agree(mention.amount, target):
                yield _finding(submission, entry, mention.text, str(target), _another_value(mention.text))
        elif unit.is_ratio != other.is_ratio and other.symbol and not names.is_rate(entry.name):
            yield _finding(submission, entry, mention.text, str(target), _another_kind(mention.text))


def _is_own(entry: Entry, mention: Mention, text: str, wording: Wording) -> bool:
    """Whether a number is the whole description, or directly behind the name of the indicator."""
    if is_of(mention, forms(entry.name, wording), wording) or is_end_of(mention, entry.name, wording):
        return True
    return len(mentions(text)) == 1 and is_said_alone(mention, text, wording)


def _days(submission: Submission, names: Names, entry: Entry, said: Deadline) -> Iterator[Finding]:
    text, target = entry.indicator.description or "", entry.indicator.demand
    if isinstance(target, Amount) and target.quantity.unit.is_ratio:
        if _is_timely(submission, entry) and not names.is_rate(entry.name):
            yield _finding(submission, entry, text, str(target), _day_instead(text))
    elif _is_another_day(submission, said, target):
        yield _finding(submission, entry, text, str(target), _another_value(text))


def _is_timely(submission: Submission, entry: Entry) -> bool:
    """Whether a day can be meant as the target at all."""
    words = one_of(submission.rules.consistency.time_words)
    return any(words.search(text) for text in (*entry.levels, entry.name))


def _is_another_day(submission: Submission, said: Deadline, target: Criterion) -> bool:
    if said.day is None or not isinstance(target, Deadline) or target.day is None:
        return False
    year = submission.targets.year
    try:
        return said.day.on(year) != target.day.on(year)
    except MeasureError:
        return False


def _finding(submission: Submission, entry: Entry, said: str, target: str, hint: Message) -> Finding:
    message = msg("{name}: the description says {said}, the target {target}", name=entry.name, said=said, target=target)
    return Finding(VALUE_CONTRADICTS_DESCRIPTION, message, hint, submission.place(*entry.way, "target"))


def _another_value(said: str) -> Message:
    return msg("write the same value in both places, or leave {said} out of the description", said=said)


def _another_kind(said: str) -> Message:
    return msg(
        "write {said} (with an operator such as ≥ or ≤) as the target, and what is counted as the description",
        said=said,
    )


def _day_instead(said: str) -> Message:
    return msg("write the day as the target ({said}), or name a rate such as 按时完成率", said=said)
