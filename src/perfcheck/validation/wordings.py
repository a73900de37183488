"""How running text names a metric and what may stand around the name, by the words of a policy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from perfcheck.measures.lazy import Lazy
from perfcheck.validation.names import bare, one_of

if TYPE_CHECKING:
    from perfcheck.model.review_rules import ConsistencyRules
    from perfcheck.validation.submission import Submission

NEW = "新"
"""What stands for 新增, 新引进 and the like when names are compared."""

_FEWEST = 2
_MARK = Lazy(r"\A(?:[0-9]{1,2}[、.]|[一二三四五六七八九十]+[、是])")
_QUOTES = Lazy("[“”‘’\"'《》]")


@dataclass(frozen=True, eq=False)
class Wording:
    """The words of a policy as patterns, for one budget year."""

    rules: ConsistencyRules
    year: int

    @cached_property
    def neutral(self) -> re.Pattern[str]:
        """What may stand before a name and leaves it whole: 2020年实现."""
        return self._only(self.rules.neutral_words)

    @cached_property
    def link(self) -> re.Pattern[str]:
        """What may stand between a name and its number: 计划完成."""
        return self._only(self.rules.link_words)

    @cached_property
    def nothing(self) -> re.Pattern[str]:
        """Words that say nothing but that something is to be done."""
        return self._only(self.rules.neutral_words + self.rules.link_words)

    @cached_property
    def part(self) -> re.Pattern[str]:
        """What makes a number a part, or that of another time."""
        return one_of(self.rules.part_words)

    @cached_property
    def longer_plan(self) -> re.Pattern[str]:
        """What tells that a text is about more than one year."""
        return one_of(self.rules.longer_plans)

    def canonical(self, words: str) -> str:
        """The words without a list's number and quotation marks, and with one word for all that says 新增."""
        return self._new.sub(NEW, _QUOTES.sub("", _MARK.sub("", words)))

    def core(self, name: str) -> str:
        """The name without the noun of a measure that the unit says already: 培训 of 培训场次."""
        ending = next((one for one in self._endings if name.endswith(one)), "")
        return name.removesuffix(ending) if len(name) - len(ending) >= _FEWEST else name

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that are no name of a metric."""
        return frozenset((*self.rules.generic_words, *self.rules.neutral_words))

    @cached_property
    def _new(self) -> re.Pattern[str]:
        return one_of(self.rules.new_words)

    @cached_property
    def _endings(self) -> list[str]:
        return sorted(self.rules.measure_endings, key=len, reverse=True)

    def _only(self, words: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(rf"(?:{one_of(words).pattern}|{self.year}年度?|[、和及与并将可在:])*")


@lru_cache(maxsize=1)
def wording_of(submission: Submission) -> Wording:
    """The wording of a submission's policy in its year; checks ask for it again and again."""
    return _wording(submission.rules.consistency, submission.targets.year)


@lru_cache(maxsize=64)
def _wording(rules: ConsistencyRules, year: int) -> Wording:
    return Wording(rules, year)


@lru_cache(maxsize=8192)
def metric_name(name: str, wording: Wording) -> str:
    """What an indicator is called where names are compared."""
    return wording.canonical(bare(name))


@lru_cache(maxsize=8192)
def forms(name: str, wording: Wording) -> tuple[str, ...]:
    """The ways in which running text may name an indicator: 培训场次 as 培训, 设备购置数量 as 购置设备."""
    whole = metric_name(name, wording)
    core = wording.core(whole)
    turned = (f"{deed}{core[: -len(deed)]}" for deed in wording.rules.deeds if core.endswith(deed) and core != deed)
    found = dict.fromkeys((whole, core, *turned))
    return tuple(one for one in found if len(one) >= _FEWEST and one not in wording.common)
