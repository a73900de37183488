"""Which metric a number in running text is of: its name stands directly before it, or behind it for what is counted.

A number that anything qualifies (其中, 西区, 三友, 上年, another year) is a part or something else, not the whole.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import fold
from perfcheck.validation.mentions import mentions
from perfcheck.validation.names import bare
from perfcheck.validation.submission import TextKind
from perfcheck.validation.wordings import NEW, forms, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.validation.mentions import Mention
    from perfcheck.validation.submission import Entry, RunningText, Submission
    from perfcheck.validation.wordings import Wording

_FEWEST = 2
_LONG = 5
"""Shorter names that are almost the same are mostly two."""
_SHORTEST_END = 3
_JOINED = Lazy("[、和及与并的]|\\Z")
_NOT_COUNTED = frozenset({"yuan", "dollar", "ratio", "百分点"})
_LINE = Lazy("[^\n]*\\Z")
_YEARS = Lazy("(?:19|20)[0-9]{2}(?=年|-)")
_CLAUSE = Lazy("[，。；：,;:()（）]")
_NUMBERED = Lazy(r"\A\s*[(（]?[0-9一二三四五六七八九十]{1,3}[)）]?[、.．]?")


class Stated(NamedTuple):
    """A mention in a text as a value of a metric."""

    text: RunningText
    mention: Mention
    entry: Entry


class Reading(NamedTuple):
    """A text with its numbers, the metrics whose values it may state, and what are their values as a whole."""

    text: RunningText
    mentions: tuple[Mention, ...]
    metrics: tuple[Entry, ...]
    stated: tuple[Stated, ...]


@lru_cache(maxsize=1)
def readings(submission: Submission) -> tuple[Reading, ...]:
    """The texts that may state values of metrics, and have a number at all; several checks ask for them in turn."""
    return tuple(_readings(submission))


def _readings(submission: Submission) -> Iterator[Reading]:
    wording = wording_of(submission)
    for text in submission.texts:
        said = mentions(text.text) if text.kind is not TextKind.DESCRIPTION else ()
        if said:
            metrics = _metrics_of(submission, text, wording)
            names = tuple(forms(entry.name, wording) for entry in metrics)
            found = _stated(text.text, names, wording)
            yield Reading(text, said, metrics, tuple(Stated(text, mention, metrics[place]) for mention, place in found))


@lru_cache(maxsize=2048)
def _stated(text: str, names: tuple[tuple[str, ...], ...], wording: Wording) -> tuple[tuple[Mention, int], ...]:
    """The numbers of a text with the place of the metric that they are values of."""
    words = wording.canonical("\n".join(f"{one.lead}\n{one.tail}" for one in mentions(text)))
    said = [(place, called) for place, called in enumerate(names) if any(_stem(form) in words for form in called)]
    if not said:
        return ()
    whole = (mention for mention in mentions(text) if not is_part(mention, wording))
    return tuple((mention, place) for mention in whole for place, called in said if is_of(mention, called, wording))


def _stem(form: str) -> str:
    return form.removeprefix(NEW)


def _metrics_of(submission: Submission, text: RunningText, wording: Wording) -> tuple[Entry, ...]:
    """The overall targets, or the indicators of the project or activity that a text is of."""
    if text.kind in {TextKind.STATEMENT, TextKind.MEASURE}:
        return submission.overall
    if text.holder is None or wording.longer_plan.search(text.text):
        return ()
    if text.way[0] == "projects":
        return submission.of_project.get(text.holder, ())
    return submission.of_activity.get(text.holder, ())


def is_part(mention: Mention, wording: Wording) -> bool:
    """Whether something before its clause, or around it, says that a number is no whole of this year."""
    if mention.approximate or mention.enclosed or wording.part.search(f"，{mention.before}"):
        return True
    return any(int(year) != wording.year for year in _YEARS.findall(mention.before))


def is_of(mention: Mention, names: tuple[str, ...], wording: Wording) -> bool:
    """Whether a number is a value of the metric that is called so, and nothing qualifies it."""
    lead = wording.canonical(mention.lead)
    if any(form in lead and _named_before(lead, mention.tail, form, wording) for form in names):
        return True
    counted = mention.amount.quantity.unit.dimension not in _NOT_COUNTED
    return counted and any(_named_behind(lead, mention.tail, form, wording) for form in names[:1])


def is_end_of(mention: Mention, name: str, wording: Wording) -> bool:
    """Whether the words before a number are the end of a name: 合格率 of 培训合格率."""
    called = wording.neutral.sub("", wording.canonical(mention.lead), count=1)
    return len(called) >= _SHORTEST_END and bare(name).endswith(called) and _JOINED.match(mention.tail) is not None


def is_said_alone(mention: Mention, text: str, wording: Wording) -> bool:
    """Whether a text says nothing but a number: 200万元, 全年完成5场."""
    around = fold(text[: mention.start]) + fold(text[mention.end :])
    return wording.nothing.fullmatch(around.strip("。.;,")) is not None


def is_first(text: str, mention: Mention) -> bool:
    """Whether a number stands in the first clause of its line, so that nothing before it can be about a part."""
    line = _LINE.search(text[: mention.start])
    return line is not None and _CLAUSE.search(_NUMBERED.sub("", line[0])) is None


def called_almost(mention: Mention, name: str, wording: Wording) -> str:
    """The words right before a number, where they are this name but for a word more or less; else nothing."""
    lead = wording.neutral.sub("", mention.lead, count=1)
    short, long = sorted((lead, fold(name)), key=len)
    near = len(short) >= _LONG and 0 < len(long) - len(short) <= _FEWEST
    same_ends = short[:_FEWEST] == long[:_FEWEST] and short[-1:] == long[-1:]
    return lead if near and same_ends and _is_within(short, long) else ""


def _named_before(lead: str, tail: str, form: str, wording: Wording) -> bool:
    """进出口计划完成8亿美元."""
    at = lead.rfind(form)
    return (
        wording.link.fullmatch(lead, at + len(form)) is not None
        and wording.neutral.fullmatch(_last(lead[:at], form)) is not None
        and _JOINED.match(tail) is not None
        and ("、" in form or not _is_shared(lead[:at], wording))
    )


def _is_shared(words: str, wording: Wording) -> bool:
    """Whether a list stands before the name whose items have no numbers of their own: 国家奖学金、助学金7150人次."""
    before, comma, _ = words.rpartition("、")
    return bool(comma) and wording.nothing.fullmatch(before) is None


def _named_behind(lead: str, tail: str, form: str, wording: Wording) -> bool:
    """引进5个硅系列项目."""
    stem = _stem(form)
    if len(stem) < _FEWEST or not tail.startswith(stem) or _JOINED.match(tail[len(stem) :]) is None:
        return False
    if stem != form:
        if not lead.endswith(NEW):
            return False
        lead = lead.removesuffix(NEW)
    return wording.neutral.fullmatch(_last(lead, form)) is not None


def _last(words: str, form: str) -> str:
    """What stands before a name behind the last 、, which begins something new; all of it where names have 、 too."""
    return words if "、" in form else words.rpartition("、")[2]


def _is_within(short: str, long: str) -> bool:
    """Whether one word less makes the short of the long."""
    ahead = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return long.endswith(short[ahead:])
