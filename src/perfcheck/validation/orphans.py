"""Checks that overall targets and indicators serve each other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.criterion import Amount, Zero
from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg
from perfcheck.validation.names import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcheck.model.targets import Activity
    from perfcheck.validation.submission import Entry, Submission

ORPHAN_OBJECTIVE = Rule("PC407", "orphan-objective", Severity.ERROR, head=Head.RELEVANCE, source="财预〔2015〕88号")
ORPHAN_INDICATOR = Rule("PC408", "orphan-indicator", Severity.WARNING, head=Head.RELEVANCE, source="财预〔2015〕88号")
_WORD = Lazy("[^\\W0-9_]{2,}")
_FEWEST_TARGETS = 3
_HALF = 2
_LONG_FORM = 5
"""So many characters may a long form have from the first of a short form to the second."""
_END_OF_NAME = Lazy("[,，;；。、]")


def orphan_objective(submission: Submission) -> Iterator[Finding]:
    """A quantified overall target that no indicator of any activity or project measures.

    Names are compared generously: an indicator whose name or description shares a telling word with the target counts.
    A document without indicators of activities and projects is not reported.

    Why it matters:
        What no indicator measures is not monitored, not evaluated and not paid attention to; and the money of the
        projects leads to something else than what the department promises.

    Example:
        overall: {targets: {实际利用外资: 1亿美元以上}}
        activities: {招商引资: {indicators: {赴区域招商次数: 10次以上}}}
    Write instead:
        overall: {targets: {实际利用外资: 1亿美元以上}}
        activities: {招商引资: {indicators: {赴区域招商次数: 10次以上, 实际利用外资额: 1亿美元以上}}}
    Source:
        财预〔2015〕88号 reviews whether the indicators fit the objectives (相关性).
    """
    indicators = (*submission.of_activities, *submission.of_projects)
    if not indicators:
        return
    measured = "\n".join(_said(entry) for entry in indicators)
    generic = submission.rules.consistency.generic_words
    for entry in submission.overall:
        words = _telling(fold(entry.name), generic)
        if not isinstance(entry.indicator.demand, Amount | Zero) or not words:
            continue
        if not _is_near(words, _without_longer_names(submission, measured, entry)):
            yield _orphan(submission, entry)


def _said(entry: Entry) -> str:
    one = entry.indicator
    return f"{entry.name},{one.description or ''},{one.definition or ''}"


def _without_longer_names(submission: Submission, measured: str, entry: Entry) -> str:
    """The texts without the names of other targets that contain this one: 出口 does not stand in 进出口."""
    name = fold(entry.name)
    for other in submission.overall:
        longer = fold(other.name)
        if name != longer and name in longer:
            measured = measured.replace(longer, ",")
    return measured


def _is_near(words: Iterable[str], text: str) -> bool:
    """Whether a text has one of the words, or a longer form of it: 最低生活保障 of 低保."""
    return any(word in text or _has_long_form(text, *word) for word in words)


def _has_long_form(text: str, first: str, second: str) -> bool:
    at = text.find(first)
    while at >= 0:
        near = _END_OF_NAME.sub("\n", text[at + 1 : at + _LONG_FORM]).partition("\n")[0]
        if second in near:
            return True
        at = text.find(first, at + 1)
    return False


def _orphan(submission: Submission, entry: Entry) -> Finding:
    value = str(entry.indicator.demand)
    message = msg(
        "the overall target {name} ({value}) is measured by no indicator of any activity or project",
        name=entry.name,
        value=value,
    )
    hint = msg(
        "add an indicator {name}: {value} to the activity or project that is to reach it", name=entry.name, value=value
    )
    return Finding(ORPHAN_OBJECTIVE, message, hint, submission.place(*entry.way, key=True))


def orphan_indicator(submission: Submission) -> Iterator[Finding]:
    """An indicator of an activity that has nothing to do with the overall objective or any measure.

    Only certain cases are reported: there are at least three overall targets, most other activities plainly serve
    them, and neither the indicator nor the name, content or objective of its activity shares a telling word with the
    overall statement, the targets, the measures or the name of the department. Activities that serve all others
    (综合事务, 党建) are not reported.

    Why it matters:
        It was mostly copied from the file of another department, or the overall objective forgot a duty.

    Example:
        department: {code: 360, name: 教育局}
        activities: {病虫害防治: {indicators: {统防统治面积: 5万亩}}}
    Write instead:
        department: {code: 360, name: 教育局}
        activities: {学生资助: {indicators: {资助困难学生人数: 5000人}}}
    Source:
        财预〔2015〕88号 reviews whether the indicators fit the objectives (相关性).
    """
    if len(submission.overall) < _FEWEST_TARGETS:
        return
    known = _overall_words(submission)
    activities = submission.targets.activities
    lost = [key for key, one in activities.items() if one.indicators and not _serves(submission, key, one, known)]
    if len(lost) * _HALF >= len(activities):
        return
    for entry in submission.of_activities:
        if entry.holder in lost:
            yield _stranger(submission, entry)


def _overall_words(submission: Submission) -> frozenset[str]:
    targets = submission.targets
    texts = [targets.department.name, targets.overall.statement, targets.measures_statement]
    texts += [entry.name for entry in submission.overall]
    texts += [part for key, one in targets.measures.items() for part in (key, one.text)]
    return _words_of(submission, texts)


def _serves(submission: Submission, key: str, activity: Activity, known: frozenset[str]) -> bool:
    """Whether an activity shares a telling word with the whole, or serves all others."""
    texts = [key, activity.name, activity.content, activity.objective]
    for name, one in activity.indicators.items():
        texts += [name, one.name, one.description]
    routine = one_of(submission.rules.consistency.routine_words)
    if any(routine.search(text) for text in (key, activity.name or "", *activity.indicators)):
        return True
    return not known.isdisjoint(_words_of(submission, texts))


def _words_of(submission: Submission, texts: Iterable[str | None]) -> frozenset[str]:
    generic = submission.rules.consistency.generic_words
    return frozenset(word for text in texts if text for word in _telling(text, generic))


def _stranger(submission: Submission, entry: Entry) -> Finding:
    message = msg(
        "{name} serves no overall target: neither the overall objective nor a measure speaks of {activity}",
        name=entry.name,
        activity=entry.holder or "",
    )
    hint = msg(
        "say in the overall objective what this activity is to reach, or leave it out if it is another department's"
    )
    return Finding(ORPHAN_INDICATOR, message, hint, submission.place(*entry.way, key=True))


@lru_cache(maxsize=4096)
def _telling(text: str, generic: tuple[str, ...]) -> frozenset[str]:
    """The pairs of characters that tell what a text is about, as Chinese has no blanks between words."""
    pieces = _WORD.findall(one_of(generic).sub(" ", text))
    return frozenset(piece[at : at + 2] for piece in pieces for at in range(len(piece) - 1))
