"""A check of the tense: a plan speaks of what will be, not of what was done."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.lazy import Lazy
from perfcheck.messages import N_, msg
from perfcheck.validation.objectives import called
from perfcheck.validation.submission import TextKind
from perfcheck.validation.wording import any_of, hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.findings import Place
    from perfcheck.messages import Message
    from perfcheck.model.review_rules import CompletenessRules
    from perfcheck.validation.submission import Entry, Submission

PAST_TENSE = Rule("PC105", "past-tense", Severity.WARNING, head=Head.COMPLETENESS, source=N_("review practice"))

_LOOKED_AT = frozenset({TextKind.OBJECTIVE, TextKind.STATEMENT})
_CLAUSE_ENDS = "，,。；;\n"
_SENTENCE_END = Lazy("[。；;\n]|$")
_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*年"


def past_tense(submission: Submission) -> Iterator[Finding]:
    """An objective, the overall statement or the name of an indicator says that something was done: 维护了, 完成了.

    Silent where the text reports on purpose (去年, 2019年, 已 …), where a condition is named (完成了任务的企业), and
    about words such as 为了 and 了解.

    Why it matters:
        A target is what will be. A text in the past tense was mostly copied from last year's summary, and there is
        nothing in it that could be reached.

    Example:
        objective: 有效地维护了市场经营秩序，保护了消费者的合法权益

    Write instead:
        objective: 检查加油站60家次，维护市场经营秩序，投诉办结率100%

    Source:
        Review practice; no document says so.
    """
    year, rules = submission.targets.year, submission.rules.completeness
    for text in submission.texts:
        found = past_forms(text.text, year, rules) if text.kind in _LOOKED_AT else ()
        if found:
            verbs = tuple(dict.fromkeys(form["verb"] for form in found))
            hint = msg("say what will be done ({verbs}), and how much of it", verbs=verbs)
            place = submission.place_within(text, *found[0].span())
            yield Finding(PAST_TENSE, _what(called(submission, text), found), hint, place)
    for entry in submission.entries:
        found = past_forms(entry.name, year, rules)
        if found:
            hint = msg("name what is measured, such as a number, a rate or a day, not what was done")
            yield Finding(PAST_TENSE, _what(msg("the name of an indicator"), found), hint, _name(submission, entry))


def past_forms(text: str, year: int, rules: CompletenessRules) -> tuple[re.Match[str], ...]:
    """Where a text says that something was done; ``year`` is that of the plan."""
    if not any(mark in text for mark in rules.past_marks):
        return ()
    plain = hidden(text, rules.past_names)
    forms = _form(rules.action_verbs, rules.past_marks).finditer(plain)
    return tuple(
        form for form in forms if not _is_condition(plain, form, rules) and not _is_report(plain, form, year, rules)
    )


def _what(text: Message, found: tuple[re.Match[str], ...]) -> Message:
    words = tuple(dict.fromkeys(form[0] for form in found))
    return msg("{text} speaks of what was done: {words}", text=text, words=words)


def _name(submission: Submission, entry: Entry) -> Place:
    if entry.indicator.name is not None:
        return submission.place(*entry.way, "name")
    return submission.place(*entry.way, key=True)


@lru_cache(maxsize=8)
def _form(verbs: tuple[str, ...], marks: tuple[str, ...]) -> re.Pattern[str]:
    """A verb of two characters or more (为了 is none) with a mark of the past."""
    long = tuple(verb for verb in verbs if len(verb) > 1)
    return re.compile(f"(?P<verb>{any_of(long).pattern})(?:{any_of(marks).pattern})")


def _is_condition(text: str, form: re.Match[str], rules: CompletenessRules) -> bool:
    """Whether the clause says when or for whom: 对完成了任务的企业, 完成了普查后开展登记."""
    start = max(text.rfind(end, 0, form.start()) for end in _CLAUSE_ENDS) + 1
    if text[start:].lstrip().startswith(rules.condition_starts):
        return True
    end = _condition_end(rules.condition_ends, rules.action_verbs)
    return end.search(text, form.end(), _end_of_clause(text, form)) is not None


def _end_of_clause(text: str, form: re.Match[str]) -> int:
    return min((at for end in _CLAUSE_ENDS if (at := text.find(end, form.end())) >= 0), default=len(text))


@lru_cache(maxsize=8)
def _condition_end(ends: tuple[str, ...], verbs: tuple[str, ...]) -> re.Pattern[str]:
    """One of the ends where the clause ends, or where the verb of what then happens follows."""
    return re.compile(f"(?:{any_of(ends).pattern})(?:$|{any_of(verbs).pattern})")


def _is_report(text: str, form: re.Match[str], year: int, rules: CompletenessRules) -> bool:
    """Whether the last word up to the end of the clause that tells the time tells the past; else the next one does."""
    times, clause = _times(rules.past_words, rules.present_words), _end_of_clause(text, form)
    before = tuple(times.finditer(text, 0, clause))
    sentence = _SENTENCE_END.search(text, clause)
    told = before[-1] if before else times.search(text, clause, sentence.start() if sentence else len(text))
    if told is None:
        return False
    return int(told["year"]) < year if told["year"] else told["past"] is not None


@lru_cache(maxsize=8)
def _times(past: tuple[str, ...], present: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{_YEAR}|(?P<past>{any_of(past).pattern})|(?:{any_of(present).pattern})")
