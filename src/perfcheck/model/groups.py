"""Which group of the policy a level of a file is: 产出指标（50分） and 项目产出 are both 产出指标."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.measures.numbers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfcheck.model.policy import Policy

_SUFFIX = "指标"


@lru_cache(maxsize=256)
def stem(group: str) -> str:
    """The word that tells a group: 产出 of 产出指标."""
    return fold(group).removesuffix(_SUFFIX)


@lru_cache(maxsize=1024)
def is_called(level: str, group: str) -> bool:
    """Whether a level's name has the word of the group in it."""
    return stem(group) in fold(level)


def belongs(level: str, group: str, policy: Policy) -> bool:
    """Whether a level is this group, by its name or by one that the policy has for the same."""
    others = policy.review.completeness.other_names.get(group, ())
    return is_called(level, group) or any(is_called(level, other) for other in others)


def group_of(level: str, groups: Iterable[str], policy: Policy) -> str | None:
    """The group that a level is; None where it is none of them."""
    return next((group for group in groups if belongs(level, group, policy)), None)
