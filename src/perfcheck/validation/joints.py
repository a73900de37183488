"""Two measures in one name, and what only looks so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from perfcheck.validation.names import bare, names_of, one_of
from perfcheck.validation.wording import has_any

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from perfcheck.model.review_rules import IndicatorRules
    from perfcheck.validation.names import Names


@dataclass(frozen=True, eq=False)
class Joints:
    """The reading of names with joints (及, 和, 与, 、) by the words of a policy."""

    rules: IndicatorRules

    def measures(self, name: str) -> tuple[str, str] | None:
        """The two measures that a name joins, if it does: 注册数量 and 贸易金额 of 注册数量及贸易金额."""
        text = bare(name)
        if not self._joint.search(text):
            return None
        parts = pairwise(self._parts(text))
        return next(((one, other) for one, other in parts if self._are_two(one, other)), None)

    def _parts(self, text: str) -> Iterator[str]:
        """What the joints leave; 和谐 and 普及 have none."""
        masked = self._joined_name.sub(lambda found: "\0" * len(found[0]), text)
        start = 0
        for joint in self._joint.finditer(masked):
            yield text[start : joint.start()]
            start = joint.end()
        yield text[start:]

    def _are_two(self, one: str, other: str) -> bool:
        """Whether both are measures, rather than one measure of two things: 数量与质量合格率, 价格和收费检查次数."""
        first, second = self._names.measure(one), self._names.measure(other)
        if first is None or second is None:
            return False
        rest = other.removesuffix(second)
        if self._names.is_topic(one):
            return not rest
        if not self._names.ends_in_rate(second):
            return True
        if self._names.ends_in_rate(first):
            return not has_any(rest, self.rules.rate_nouns)
        return len(first) > 1 and not has_any(rest, self._attributes)

    @cached_property
    def _names(self) -> Names:
        return names_of(self.rules)

    @cached_property
    def _joint(self) -> re.Pattern[str]:
        return one_of(self.rules.joining_words)

    @cached_property
    def _joined_name(self) -> re.Pattern[str]:
        return one_of(self.rules.joined_names)

    @cached_property
    def _attributes(self) -> tuple[str, ...]:
        topics = self.rules.topic_nouns
        return (*(noun for noun in self.rules.measure_nouns if noun not in topics), *self.rules.no_measures)


@lru_cache(maxsize=8)
def joints_of(rules: IndicatorRules) -> Joints:
    """The reading of joints by these words."""
    return Joints(rules)
