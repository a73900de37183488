"""Which metric a number in running text is of: its name stands directly before it, or behind it for what is counted.

A number that anything qualifies (其中, 西区, 三友, 上年, another year) is a part or something else, not the whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import fold
from perfcheck.validation.mentions import mentions
from perfcheck.validation.names import bare, one_of
from perfcheck.validation.submission import TextKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.model.policy import ConsistencyRules
    from perfcheck.validation.mentions import Mention
    from perfcheck.validation.submission import Entry, RunningText, Submission

NEW = "新"
"""What stands for 新增, 新引进 and the like when names are compared."""

_FEWEST = 2
_LONG = 5
_MARK = Lazy(r"\A(?:[0-9]{1,2}[、.]|[一二三四五六七八九十]+[、是])")
_JOINED = Lazy("[、和及与并的]|\\Z")
_NOT_COUNTED = frozenset({"yuan", "dollar", "ratio", "百分点"})
_LINE = Lazy("[^\n]*\\Z")
_YEARS = Lazy("(?:19|20)[0-9]{2}(?=年|-)")
_CLAUSE = Lazy("[，。；,;]")
_QUOTES = Lazy("[“”‘’\"'《》]")


@lru_cache(maxsize=64)
def _only(words: tuple[str, ...], year: int) -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(words).pattern}|{year}年度?|[、和及与并将可在:])*")


@dataclass(frozen=True, slots=True)
class Stated:
    """A mention in a text as a value of a metric."""

    text: RunningText
    mention: Mention
    entry: Entry


@lru_cache(maxsize=4096)
def forms(name: str, rules: ConsistencyRules) -> tuple[str, ...]:
    """The ways in which running text may name an indicator: 培训场次 as 培训, 设备购置数量 as 购置设备."""
    whole = canonical(bare(name), rules)
    core = _core(whole, rules.measure_endings)
    turned = (f"{deed}{core[: -len(deed)]}" for deed in rules.deeds if core.endswith(deed) and core != deed)
    found = dict.fromkeys((whole, core, *turned))
    known = {*rules.generic_words, *rules.neutral_words}
    return tuple(one for one in found if len(one) >= _FEWEST and one not in known)


def canonical(words: str, rules: ConsistencyRules) -> str:
    """The words without quotation marks, and with one word for all that says 新增."""
    return one_of(rules.new_words).sub(NEW, _QUOTES.sub("", words))


def stated(submission: Submission, text: RunningText) -> Iterator[Stated]:
    """The numbers in a text that are values of its metrics as a whole."""
    found = [mention for mention in mentions(text.text) if not is_part(submission, mention)]
    names = [
        (entry, forms(entry.name, submission.rules.consistency)) for entry in metrics_of(submission, text) if found
    ]
    for mention in found:
        for entry, called in names:
            if is_of(submission, mention, called):
                yield Stated(text, mention, entry)


def metrics_of(submission: Submission, text: RunningText) -> tuple[Entry, ...]:
    """The metrics whose values a text may state: the overall targets, or the indicators of its project or activity."""
    if text.kind in {TextKind.STATEMENT, TextKind.MEASURE}:
        return submission.overall
    longer = one_of(submission.rules.consistency.longer_plans)
    if text.kind is TextKind.DESCRIPTION or text.holder is None or longer.search(text.text):
        return ()
    if text.way[0] == "projects":
        return submission.of_project.get(text.holder, ())
    return tuple(entry for entry in submission.of_activities if entry.holder == text.holder)


def is_part(submission: Submission, mention: Mention) -> bool:
    """Whether something before its clause, or around it, says that a number is no whole of this year."""
    years = {int(year) for year in _YEARS.findall(mention.before)}
    return (
        mention.approximate
        or mention.enclosed
        or bool(years - {submission.targets.year})
        or one_of(submission.rules.consistency.part_words).search(mention.before) is not None
    )


def is_of(submission: Submission, mention: Mention, names: tuple[str, ...]) -> bool:
    """Whether a number is a value of the metric that is called so, and nothing qualifies it."""
    lead = canonical(_MARK.sub("", mention.lead), submission.rules.consistency)
    counted = mention.amount.quantity.unit.dimension not in _NOT_COUNTED
    return any(form in lead and _named_before(submission, lead, mention.tail, form) for form in names) or (
        counted and any(_named_behind(submission, lead, mention.tail, form) for form in names[:1])
    )


def is_said_alone(submission: Submission, mention: Mention, text: str) -> bool:
    """Whether a text says nothing but a number: 200万元, 全年完成5场."""
    rules, year = submission.rules.consistency, submission.targets.year
    around = fold(text[: mention.start]) + fold(text[mention.end :])
    return _only(rules.neutral_words + rules.link_words, year).fullmatch(around.strip("。.;,")) is not None


def is_first(text: str, mention: Mention) -> bool:
    """Whether a number stands in the first clause of its line, so that no other clause can be about a part."""
    line = _LINE.search(text[: mention.start])
    return line is not None and _CLAUSE.search(line[0]) is None


def _core(name: str, endings: tuple[str, ...]) -> str:
    ending = next((one for one in sorted(endings, key=len, reverse=True) if name.endswith(one)), "")
    return name.removesuffix(ending) if len(name) - len(ending) >= _FEWEST else name


def _named_before(submission: Submission, lead: str, tail: str, form: str) -> bool:
    """进出口计划完成8亿美元."""
    rules, year = submission.rules.consistency, submission.targets.year
    at = lead.rfind(form)
    return (
        _only(rules.link_words, year).fullmatch(lead, at + len(form)) is not None
        and _only(rules.neutral_words, year).fullmatch(_last(lead[:at], form)) is not None
        and _JOINED.match(tail) is not None
    )


def _named_behind(submission: Submission, lead: str, tail: str, form: str) -> bool:
    """引进5个硅系列项目."""
    if form.startswith(NEW):
        if not lead.endswith(NEW):
            return False
        lead, form = lead.removesuffix(NEW), form.removeprefix(NEW)
    if len(form) < _FEWEST or not tail.startswith(form) or _JOINED.match(tail[len(form) :]) is None:
        return False
    rules, year = submission.rules.consistency, submission.targets.year
    return _only(rules.neutral_words, year).fullmatch(_last(lead, form)) is not None


def _last(words: str, form: str) -> str:
    """What stands before a name behind the last 、, which begins something new; all of it where names have 、 too."""
    return words if "、" in form else words.rpartition("、")[2]


def is_called_almost(submission: Submission, mention: Mention, name: str) -> str:
    """The words right before a number, where they are this name but for a word more or less; else nothing."""
    rules, year = submission.rules.consistency, submission.targets.year
    lead = mention.lead
    start = _only(rules.neutral_words, year).match(lead)
    called = _MARK.sub("", lead)[start.end() if start else 0 :]
    own = fold(name)
    short, long = sorted((called, own), key=len)
    near = len(short) >= _LONG and 0 < len(long) - len(short) <= _FEWEST
    same_ends = short[:_FEWEST] == long[:_FEWEST] and short[-1:] == long[-1:]
    return called if near and same_ends and _is_within(short, long) else ""


def _is_within(short: str, long: str) -> bool:
    """Whether one word less makes the short of the long."""
    ahead = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return long.endswith(short[ahead:])
