"""What the name of an indicator says of it: a number of things, a rate, something bad, a slogan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import fold

if TYPE_CHECKING:
    from perfcheck.model.policy import IndicatorRules

_BRACKETED = Lazy(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_NUMBERED = Lazy(r"\A(?:(?:指标)?[0-9一二三四五六七八九十]{1,2}[.、:]|[①-⑳])")
_EDGES = "。.,;、:!?·…-"
_SENTENCE = Lazy("[。;!?](?=.)")
_CLAUSES = Lazy(",(?=[^0-9])")
_DONE = Lazy("[^了]{2}了(?![解结然望])[^率数量额度]")


@lru_cache(maxsize=64)
def one_of(words: tuple[str, ...], form: str = "{}") -> re.Pattern[str]:
    """A pattern of any of these words, the longest first, put into ``form``; of nothing where there are none."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(form.format("(?:" + "|".join(map(re.escape, longest_first)) + ")" if words else "(?!)"))


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """The name in plain form, without its number, what stands in brackets, and punctuation at its ends."""
    folded = _BRACKETED.sub("", fold(name)).strip(_EDGES)
    return _NUMBERED.sub("", folded).strip(_EDGES)


@dataclass(frozen=True)
class Names:
    """The reading of names by the words of a policy."""

    rules: IndicatorRules

    def measure(self, name: str) -> str | None:
        """The noun of a measure at the end of a name: 数量 of 购买数量; none in 工作质量, which only looks like one."""
        text = bare(name)
        if self._not_measure.search(text):
            return None
        found = self._measure.search(text)
        return found[0] if found else None

    def is_plain_measure(self, name: str) -> bool:
        """Whether the noun at the end can be nothing but a measure: 人数, unlike 经费 in 节约经费."""
        return self.measure(name) is not None and not self.is_topic(name)

    def is_topic(self, name: str) -> bool:
        """Whether the noun at the end is as often what one deals with: 价格, 经费."""
        return self._topic.search(bare(name)) is not None

    def ends_in_rate(self, name: str) -> bool:
        """Whether the noun at its end is a rate: 及时率, 进度."""
        text = bare(name)
        return self._rate.search(text) is not None and not self._not_measure.search(text)

    def is_rate(self, name: str) -> bool:
        """Whether a percent can be meant: 及时率, 任务完成, 及时支付, 全覆盖."""
        text = bare(name)
        if self.ends_in_rate(name) or self._rate_end.search(text):
            return True
        return self.measure(name) is None and self._rate_word.search(text) is not None

    def is_share_of_cost(self, name: str) -> bool:
        """Whether a percent fits a cost: 成本节约率, 预算控制."""
        return self.is_rate(name) or self._cost_share.search(bare(name)) is not None

    def is_saved(self, name: str) -> bool:
        """Whether more of it is better, though it stands among the costs: 节约成本."""
        return self._saved.search(bare(name)) is not None

    def is_harm(self, name: str) -> bool:
        """Whether what is bad is measured itself (投诉次数), not what is done against it (投诉受理率, 查处违规行为)."""
        text = bare(name)
        return self._harm.search(text) is not None and not self._deed.search(text)

    def is_lessening(self, name: str) -> bool:
        """Whether the name says that there shall be less: 减少碳排放."""
        return self._lessening.search(bare(name)) is not None

    def is_sentence(self, name: str, *, countable: bool) -> bool:
        """Whether it is one sentence or several instead of a name; a list of things that are counted is a name."""
        text = bare(name)
        if self.is_plain_measure(name):
            return False
        if _SENTENCE.search(text) or _DONE.search(text):
            return True
        return not countable and _CLAUSES.search(text) is not None

    def is_slogan(self, name: str) -> bool:
        """Whether it only wishes for something that cannot be measured: 树立良好形象."""
        return self._slogan.fullmatch(bare(name)) is not None

    def is_change(self, text: str) -> bool:
        """Whether more or less of something is wanted, which a percent can measure: 提高办事效率."""
        return self._change.search(fold(text)) is not None

    @cached_property
    def _measure(self) -> re.Pattern[str]:
        return one_of(self.rules.measure_nouns + self.rules.rate_nouns, r"{}\Z")

    @cached_property
    def _not_measure(self) -> re.Pattern[str]:
        return one_of(self.rules.no_measures, r"{}\Z")

    @cached_property
    def _rate(self) -> re.Pattern[str]:
        return one_of(self.rules.rate_nouns, r"{}\Z")

    @cached_property
    def _rate_end(self) -> re.Pattern[str]:
        return one_of(self.rules.rate_ends, r"{}\Z")

    @cached_property
    def _rate_word(self) -> re.Pattern[str]:
        return one_of(self.rules.rate_words)

    @cached_property
    def _cost_share(self) -> re.Pattern[str]:
        return one_of(self.rules.cost_shares)

    @cached_property
    def _saved(self) -> re.Pattern[str]:
        return one_of(self.rules.savings)

    @cached_property
    def _harm(self) -> re.Pattern[str]:
        harm, tail = (one_of(words).pattern for words in (self.rules.harms, self.rules.harm_tails))
        return re.compile(rf"{harm}(?:{harm}|{tail})*\Z")

    @cached_property
    def _deed(self) -> re.Pattern[str]:
        return one_of(self.rules.deeds_against)

    @cached_property
    def _lessening(self) -> re.Pattern[str]:
        return one_of(self.rules.lessening)

    @cached_property
    def _topic(self) -> re.Pattern[str]:
        return one_of(self.rules.topic_nouns, r"{}\Z")

    @cached_property
    def _change(self) -> re.Pattern[str]:
        return one_of(self.rules.change_words)

    @cached_property
    def _slogan(self) -> re.Pattern[str]:
        rules = self.rules
        adverb, verb, noun = (
            one_of(words).pattern for words in (rules.slogan_adverbs, rules.slogan_verbs, rules.ideals)
        )
        return re.compile(f"(?:{adverb}[地的]?)*{verb}.*{noun}")
