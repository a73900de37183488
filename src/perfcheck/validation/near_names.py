"""Checks of names that are almost the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.messages import N_, msg
from perfcheck.validation.enumerations import items, neighbours
from perfcheck.validation.metrics import called_almost, is_part, readings
from perfcheck.validation.names import folded, names_of, one_of
from perfcheck.validation.values import amount_of, same_value
from perfcheck.validation.wordings import wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.findings import KeyPath, Place
    from perfcheck.model.review_rules import ConsistencyRules
    from perfcheck.validation.enumerations import Item
    from perfcheck.validation.metrics import Reading
    from perfcheck.validation.submission import RunningText, Submission

NEAR_NAMES = Rule("PC406", "near-names", Severity.INFO, head=Head.COMPLETENESS, source=N_("review practice"))
_SHORT_FORM = 4
"""Up to so many characters, a name may be the short form of one that has at least as many: 科奥 of 科奥化学."""


def near_names(submission: Submission) -> Iterator[Finding]:
    """Two spellings of one name: a firm in two lists beside the same neighbours, a typing error, a measure renamed.

    Two names that differ by one character are mostly two things (进口, 出口; 三友, 三孚). So a finding needs more:
    firms in two lists that share a neighbour and never stand side by side; names that differ only by characters which
    are mistaken for each other; or the same number under a name that lacks a word or two.

    Why it matters:
        A name that changes makes a second firm, or a second measure, in the eyes of whoever adds up.

    Example:
        measures: {外贸工作: {text: 推进科澳化学、龙泉助剂等公司加大进出口业务；科奥、龙泉新增出口500万美元。}}
    Write instead:
        measures: {外贸工作: {text: 推进科澳化学、龙泉助剂等公司加大进出口业务；科澳、龙泉新增出口500万美元。}}
    Source:
        Review practice; no document says so.
    """
    for text in submission.texts:
        if "、" in text.text:
            yield from _in_lists(submission, text)
    for reading in readings(submission):
        yield from _of_measures(submission, reading)
    yield from _misspelt(submission)


def _in_lists(submission: Submission, text: RunningText) -> Iterator[Finding]:
    rules = submission.rules.consistency
    for one, other in neighbours(text.text):
        if _are_near(one.name, other.name, rules) and _are_firms(one, other, rules):
            spellings = _spellings(one.name, other.name)
            if min(map(text.text.count, spellings)) == 1 and not _are_listed_together(text.text, *spellings):
                place = submission.place_within(text, other.start, other.start + len(other.name))
                yield _two_spellings(spellings[1], spellings[0], place)


def _spellings(one: str, other: str) -> tuple[str, str]:
    """The stretch of the two names that both have."""
    length = min(len(one), len(other))
    return one[:length], other[:length]


def _are_near(one: str, other: str, rules: ConsistencyRules) -> bool:
    """Whether they differ by one character, and not by one that makes two things of them."""
    short, long = sorted((len(one), len(other)))
    if long < _SHORT_FORM or short not in {long, *range(_SHORT_FORM + 1)}:
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(pairs) == 1 and not any(a in group and b in group for group in rules.contrasts for a, b in pairs)


def _are_firms(one: Item, other: Item, rules: ConsistencyRules) -> bool:
    lists = one_of(rules.firm_lists, "等(?:[0-9一二三四五六七八九十]*[家个])?{}")
    ends = one_of(rules.firm_ends, r"{}\Z")
    return any(lists.search(item.clause) or ends.search(item.name) for item in (one, other))


def _are_listed_together(text: str, one: str, other: str) -> bool:
    """Whether one list has both, which are then two things."""
    lists = {item.others for item in items(text)}
    return any(all(any(name.startswith(own) for name in names) for own in (one, other)) for names in lists)


def _of_measures(submission: Submission, reading: Reading) -> Iterator[Finding]:
    """The same number under a name that lacks a word or has one more: 港口物流贸易额 for 港口物流贸易经营额.

    What is counted may be described more closely in prose: 更换库房灭火装置12套 for 更换灭火装置.
    """
    wording, exact = wording_of(submission), {one.entry.way for one in reading.stated}
    names = names_of(submission.rules.indicators)
    own = [(entry, target) for entry in reading.metrics if entry.way not in exact and (target := amount_of(entry))]
    known = {target.quantity.magnitude for _, target in own}
    for mention in reading.mentions:
        if mention.amount.quantity.magnitude in known and not is_part(mention, wording):
            for entry, target in own:
                called = called_almost(mention, entry.name, wording) if same_value(mention.amount, target) else ""
                if called and names.measure(called):
                    place = submission.place_within(reading.text, mention.start - len(called), mention.start)
                    yield _two_spellings(called, entry.name, place)


def _misspelt(submission: Submission) -> Iterator[Finding]:
    """Names that differ only by characters which are mistaken for each other."""
    pairs = submission.rules.consistency.confusables
    same = str.maketrans({pair[0]: pair[1] for pair in pairs})
    first: dict[str, str] = {}
    for way, name in _names(submission):
        spelt = folded(name)
        known = first.setdefault(spelt.translate(same), spelt)
        if known != spelt:
            yield _two_spellings(name, known, submission.place(*way, key=True))


def _names(submission: Submission) -> Iterator[tuple[KeyPath, str]]:
    for entry in submission.entries:
        yield entry.way, entry.name
    for key, activity in submission.targets.activities.items():
        yield ("activities", key), activity.name or key
    for measure, record in submission.targets.measures.items():
        for target, contributions in record.contributions.items():
            for at, one in enumerate(contributions):
                yield ("measures", measure, "contributions", target, at, "source"), one.source


def _two_spellings(name: str, other: str, place: Place) -> Finding:
    message = msg("{name} and {other} seem to be two spellings of one name", name=name, other=other)
    hint = msg("write the name in one way throughout; if they are two things, write the full names")
    return Finding(NEAR_NAMES, message, hint, place)
