"""Words in running texts: any of a list, names hidden, figures that make a sentence concrete."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from perfcheck.measures.lazy import Lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBERING = Lazy(
    r"(?m)(?:^|[。；;，,：:])[ \t\u3000]*"
    r"(?:[(（][ \t]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})[ \t]*[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?:[、)）:：．]|\.(?!\d)))|[①-⑳]|\d{1,2}[、.．](?=[^\d\s])|目标[ \t]*\d{1,2}[ \t]*[:：、.．]"
)
_NO_AMOUNT = Lazy(
    r"(?:19|20)\d\d(?:\s*[-—~～至]\s*(?:19|20)?\d\d)?\s*年(?!\d{1,2}月)度?"
    r"|[〔\[(（【](?:19|20)\d\d[〕\])）】]\s*第?\d+\s*号|第\s*\d+"
)
_FIGURE = Lazy(
    r"\d|百分之|百分百|[两二三四五六七八九十百千万亿]+[多余]?(?:个|家|项|次|场|批|件|处|名|人|户|条|所|座|台|套|期|亩|吨)"
)
_TITLE = Lazy("《[^《》]*》|“[^“”]*”")


@lru_cache(maxsize=64)
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the words, the longest first; one that matches nothing where there are none."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)")


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in the text."""
    return any(map(text.__contains__, words))


def without_numbering(text: str) -> str:
    """The text without 1、 （一） ① at the beginnings of its parts."""
    return _NUMBERING.sub("\n", text)


def has_figure(text: str) -> bool:
    """Whether the text has a number that says how much; numbering, years and numbers of documents do not."""
    return _FIGURE.search(_NO_AMOUNT.sub("", without_numbering(text))) is not None


def hidden(text: str, names: tuple[str, ...]) -> str:
    """The text with titles, quotations and the given names blotted out, every other character in its place."""
    return any_of(names).sub(_blot, _TITLE.sub(_blot, text))


def _blot(found: re.Match[str]) -> str:
    return "\0" * len(found[0])
