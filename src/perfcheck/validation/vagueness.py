"""The check for words that say nothing which could be held against what was done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Head, Rule, Severity
from perfcheck.measures.criterion import Words
from perfcheck.measures.lazy import Lazy
from perfcheck.messages import msg
from perfcheck.validation.cells import is_countable, place_of_name
from perfcheck.validation.names import names_of, one_of
from perfcheck.validation.submission import RunningText, TextKind
from perfcheck.validation.wording import has_any

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from perfcheck.findings import Place
    from perfcheck.validation.names import Names
    from perfcheck.validation.submission import Entry, Submission

VAGUE_WORDS = Rule("PC311", "vague-words", Severity.WARNING, head=Head.COMPLETENESS, source="财预〔2015〕88号")

_NUMBER = Lazy("[0-9０-９]|[一二三四五六七八九十百千万亿]+[个家次项名户场件份篇人成倍年天]|百分之")
_YEAR = Lazy("[0-9０-９]{4}年")
_DEFINITION = Lazy(r"\A\s*(?:主要)?(?:反映|考核|衡量|评价|体现|是?指)")


def vague_words(submission: Submission) -> Iterator[Finding]:
    """Vague words in an indicator's name or description that no number makes exact, or in a target in words.

    Names of measures (空气质量优良天数, 有效发明专利数) and indicators that count something are not found.

    Why it matters:
        力求节约 and 效果明显 are true whatever happens. At the year's end nobody can tell whether the target was met.

    Example:
        节约经费: {description: 力求节约，做好工作。, target: 100%}
        产业发展: 效果明显
    Write instead:
        经费节约率: {description: 会议费、差旅费比上年减少的比例, target: ≥5%}
        限额以上企业增长率: ≥5%
    Source:
        财预〔2015〕88号: targets are specific and quantified.
    """
    reader = _Reader(submission)
    for entry in submission.entries:
        found = list(reader.found(entry))
        if found:
            words = tuple(dict.fromkeys(word for word, _ in found))
            message = msg("{name} is put in vague words: {words}", name=entry.name, words=words)
            hint = msg("write what is counted and how much of it: a number, a rate, a date")
            yield Finding(VAGUE_WORDS, message, hint, found[0][1]())


@dataclass(frozen=True)
class _Reader:
    """The search for vague words, with the places where they stand."""

    submission: Submission

    @cached_property
    def _names(self) -> Names:
        return names_of(self.submission.rules.indicators)

    def found(self, entry: Entry) -> Iterator[tuple[str, Callable[[], Place]]]:
        """The vague words of an indicator, in the order name, description, target."""
        rules = self.submission.rules
        indicator, vague = entry.indicator, rules.completeness.vague_words
        exact = is_countable(indicator) or (not isinstance(indicator.target, Words) and self._is_measure(entry.name))
        if not exact:
            if not self._is_measure(entry.name):
                name_place = partial(place_of_name, self.submission, entry)
                yield from ((word, name_place) for word, _ in self._vague(entry.name, vague))
            yield from self._in_description(entry, vague)
        if isinstance(indicator.target, Words):
            target_place = partial(self.submission.place, *entry.way, "target")
            targets = rules.indicators.vague_targets
            yield from ((word, target_place) for word, _ in self._vague(indicator.target.text, targets))

    def _in_description(self, entry: Entry, vague: tuple[str, ...]) -> Iterator[tuple[str, Callable[[], Place]]]:
        text = entry.indicator.description or ""
        if _DEFINITION.match(text) or self._is_measure(text):
            return
        running = RunningText((*entry.way, "description"), TextKind.DESCRIPTION, text, entry.holder)
        for word, start in self._vague(text, vague):
            yield word, partial(self.submission.place_within, running, start, start + len(word))

    def _vague(self, text: str, vague: tuple[str, ...]) -> Iterator[tuple[str, int]]:
        """The vague words of a text without a number, with their starts."""
        if not has_any(text, vague) or _NUMBER.search(_YEAR.sub("", text)):
            return
        hidden = one_of(self.submission.rules.indicators.vague_terms).sub(_blank, text)
        for found in one_of(vague).finditer(hidden):
            yield found[0], found.start()

    def _is_measure(self, text: str) -> bool:
        return self._names.is_plain_measure(text)


def _blank(found: re.Match[str]) -> str:
    return "\0" * len(found[0])
