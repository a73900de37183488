"""The lists of names in running text, 科澳化学、龙泉助剂等公司, and which of their items stand side by side."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from perfcheck.measures.lazy import Lazy

_CLAUSE = Lazy(r"[^，。；：,;:!?！？\s()（）【】“”\"《》]+")
_ITEM = Lazy("(?:其中)?(?P<name>[^、]+)")
_NAME_LENGTH = range(2, 9)
_BEGINNING = 2
"""So many characters of a neighbour tell which one it is: 龙泉 of 龙泉助剂."""


class Item(NamedTuple):
    """A name in the middle or at the beginning of a list: ``text[start:start + len(name)]``.

    ``beside`` has the beginnings of the items next to it, ``others`` all items of its list, ``clause`` the words of it.
    """

    name: str
    start: int
    beside: frozenset[str]
    others: tuple[str, ...]
    clause: str


@lru_cache(maxsize=1024)
def items(text: str) -> tuple[Item, ...]:
    """The names in the lists of a text, but for the last of each, whose end nothing marks."""
    clauses = _CLAUSE.finditer(text) if "、" in text else ()
    return tuple(item for clause in clauses if "、" in clause[0] for item in _items(clause.start(), clause[0]))


@lru_cache(maxsize=1024)
def neighbours(text: str) -> tuple[tuple[Item, Item], ...]:
    """The pairs of items, in the order of the text, that stand beside the same third one."""
    near: dict[str, dict[str, Item]] = {}
    for item in items(text):
        for name in item.beside:
            near.setdefault(name, {}).setdefault(item.name, item)
    return tuple(dict.fromkeys(pair for group in near.values() for pair in combinations(group.values(), 2)))


def _items(at: int, clause: str) -> tuple[Item, ...]:
    found = [(one.start("name"), one["name"]) for one in _ITEM.finditer(clause)]
    names = tuple(name for _, name in found)
    return tuple(
        Item(name, at + start, _beside(names, place), names, clause)
        for place, (start, name) in enumerate(found[:-1])
        if len(name) in _NAME_LENGTH and name.isalpha()
    )


def _beside(names: tuple[str, ...], place: int) -> frozenset[str]:
    near = (*names[max(0, place - 1) : place], *names[place + 1 : place + 2])
    return frozenset(name[:_BEGINNING] for name in near if len(name) >= _BEGINNING)
