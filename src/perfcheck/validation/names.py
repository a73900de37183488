"""What the name of an indicator says of it: a number of things, a rate, something bad, a slogan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import fold
from perfcheck.validation.wording import has_any

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfcheck.model.review_rules import IndicatorRules

_BRACKETED = Lazy(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_NUMBERED = Lazy(r"\A(?:(?:指标)?[0-9一二三四五六七八九十]{1,2}[.、:]|[①-⑳])")
_EDGES = "。.,;、:!?·…-"
_SENTENCE = Lazy("[。;!?](?=.)")
_CLAUSES = Lazy(",(?=[^0-9])")
_GIVING = Lazy("让|使(?![用命者])|为.{1,12}(?:提供|创造|营造|作出|做出|打造|奠定)")
_DONE = Lazy("[^了]{2}了(?![解结然望])[^率数量额度]")


@lru_cache(maxsize=64)
def one_of(words: tuple[str, ...], form: str = "{}") -> re.Pattern[str]:
    """A pattern of any of these words, the longest first, put into ``form``; of nothing where there are none."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(form.format("(?:" + "|".join(map(re.escape, longest_first)) + ")" if words else "(?!)"))


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """The name in plain form; documents repeat their names."""
    return fold(name)


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """The name in plain form, without its number, what stands in brackets, and punctuation at its ends."""
    words = _BRACKETED.sub("", fold(name)).strip(_EDGES)
    return _NUMBERED.sub("", words).strip(_EDGES)


@dataclass(frozen=True, eq=False)
class Names:
    """The reading of names by the words of a policy; documents repeat their names, so it remembers some."""

    rules: IndicatorRules

    def measure(self, name: str) -> str | None:
        """The noun of a measure at the end of a name: 数量 of 购买数量; none in 工作质量, which only looks like one."""
        return self._known_measure(name)

    def is_plain_measure(self, name: str) -> bool:
        """Whether the noun at the end can be nothing but a measure: 人数, unlike 经费 in 节约经费."""
        return self.measure(name) is not None and not self.is_topic(name)

    def is_topic(self, name: str) -> bool:
        """Whether the noun at the end is as often what one deals with: 价格, 经费."""
        return bare(name).endswith(self.rules.topic_nouns)

    def ends_in_rate(self, name: str) -> bool:
        """Whether the noun at its end is a rate: 及时率, 进度."""
        text = bare(name)
        return text.endswith(self.rules.rate_nouns) and not text.endswith(self.rules.no_measures)

    def is_rate(self, name: str) -> bool:
        """Whether a percent can be meant: 及时率, 任务完成, 及时支付, 全覆盖."""
        text = bare(name)
        if self.ends_in_rate(name) or text.endswith(self.rules.rate_ends):
            return True
        return self.measure(name) is None and has_any(text, self.rules.rate_words)

    def is_share_of_cost(self, name: str) -> bool:
        """Whether a percent fits a cost: 成本节约率, 预算控制."""
        return self.is_rate(name) or has_any(bare(name), self.rules.cost_shares)

    def is_saved(self, name: str) -> bool:
        """Whether more of it is better, though it stands among the costs: 节约成本."""
        return has_any(bare(name), self.rules.savings)

    def is_harm(self, name: str) -> bool:
        """Whether what is bad is measured itself (投诉次数), not what is done against it (投诉受理率, 查处违规行为)."""
        text = bare(name)
        return self._harm.search(text) is not None and not has_any(text, self.rules.deeds_against)

    def is_lessening(self, name: str) -> bool:
        """Whether the name says that there shall be less: 减少碳排放."""
        return has_any(bare(name), self.rules.lessening)

    def is_sentence(self, name: str, *, countable: bool) -> bool:
        """Whether what is no plain measure is a sentence or several; a list of things that are counted is a name."""
        text = bare(name)
        if _SENTENCE.search(text) or _DONE.search(text):
            return True
        return not countable and _CLAUSES.search(text) is not None

    def is_slogan(self, name: str) -> bool:
        """Whether it only wishes for something that cannot be measured: 树立良好形象."""
        text = bare(name)
        return _GIVING.match(text) is not None or self._slogan.fullmatch(text) is not None

    def is_change(self, text: str) -> bool:
        """Whether more or less of something is wanted, which a percent can measure: 提高办事效率."""
        return has_any(fold(text), self.rules.change_words)

    def _read_measure(self, name: str) -> str | None:
        text = bare(name)
        if text.endswith(self.rules.no_measures):
            return None
        nouns = (*self.rules.measure_nouns, *self.rules.rate_nouns)
        return max(filter(text.endswith, nouns), key=len, default=None)

    @cached_property
    def _known_measure(self) -> Callable[[str], str | None]:
        return lru_cache(maxsize=4096)(self._read_measure)

    @cached_property
    def _harm(self) -> re.Pattern[str]:
        harm, tail = (one_of(words).pattern for words in (self.rules.harms, self.rules.harm_tails))
        return re.compile(rf"{harm}(?:{harm}|{tail})*\Z")

    @cached_property
    def _slogan(self) -> re.Pattern[str]:
        """A verb and an ideal (有效促进产业发展), or the other way round (服务能力提升)."""
        rules = self.rules
        words = (rules.slogan_adverbs, rules.slogan_verbs, rules.ideals, rules.change_words)
        adverb, verb, ideal, change = (one_of(group).pattern for group in words)
        adverbs = f"(?:{adverb}[地的]?)*"
        return re.compile(f"{adverbs}{verb}.*{ideal}|.*{ideal}{adverbs}{change}")


@lru_cache(maxsize=8)
def names_of(rules: IndicatorRules) -> Names:
    """The reading of names by these words."""
    return Names(rules)
