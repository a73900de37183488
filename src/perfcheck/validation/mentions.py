"""Numbers in running text, each with the words around it in its clause, and how firmly it is promised."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.criterion import Commitment
from perfcheck.measures.lazy import Lazy
from perfcheck.measures.numbers import fold
from perfcheck.validation.amounts_in_text import amounts_in

if TYPE_CHECKING:
    from perfcheck.measures.criterion import Amount
    from perfcheck.validation.amounts_in_text import Found

__all__ = ["Mention", "is_hope", "mentions"]

_CLAUSE_END = Lazy("[，。；：,;:!?！？\n()（）【】]")
_SENTENCE_END = Lazy("[。；;!?！？\n]")
_SEPARATOR = Lazy("[，、,：:()（）]")
_HARD_OR_SOFT = Lazy(
    "(?P<hard>确保|保证|必须|务必)|(?P<soft>力争|预计|争取|预期|努力|尽量|原则上|(?<![虚模草])拟)(?!率|金|度|态)"
)
_FAR = 200
"""Words that are farther before a number say nothing about it."""
_OPENING, _CLOSING = frozenset("(（【"), frozenset(")）】")
_FULL_WIDTH = frozenset("０１２３４５６７８９．％＜＞＝～－／\u3000")


class Mention(NamedTuple):
    """A number that a text states: ``text[start:end]``.

    ``lead`` and ``tail`` are the folded words before and behind it in its clause, up to the numbers beside it;
    ``before`` is the sentence as far as the lead. ``approximate``: 约, 左右, a range, or a part of a calculation.
    ``enclosed``: it stands in brackets.
    """

    start: int
    end: int
    amount: Amount
    lead: str = ""
    tail: str = ""
    before: str = ""
    commitment: Commitment | None = None
    approximate: bool = False
    enclosed: bool = False

    @property
    def text(self) -> str:
        """The number as it was written."""
        return self.amount.text


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """The amounts in a text, in its order."""
    plain = _Plain(_same_length(text))
    found = tuple(amounts_in(plain.text))
    before = [0, *(one.end for one in found)]
    behind = [*(one.start for one in found[1:]), len(text)]
    return tuple(plain.mention(*of) for of in zip(found, before, behind, strict=False))


@dataclass(frozen=True)
class _Plain:
    """A text in plain form, with the ends of its clauses."""

    text: str

    def mention(self, found: Found, after: int, until: int) -> Mention:
        """The amount with the words around it, from the amount before it to the one behind it."""
        place = bisect_right(self._ends, found.start)
        clause = max(after, self._ends[place - 1])
        sentence = max(self._sentence_ends[place - 1], clause - _FAR)
        behind = self._ends[place] - 1 if place < len(self._ends) else until
        before, lead = self.text[sentence:clause], self.text[clause : found.start]
        return Mention(
            found.start,
            found.end,
            found.amount,
            lead=fold(lead),
            tail=fold(self.text[found.end : max(found.end, min(behind, until))]),
            before=before,
            commitment=_commitment(before, lead),
            approximate=found.approximate,
            enclosed=self._depths[place - 1] > 0,
        )

    @cached_property
    def _ends(self) -> list[int]:
        """Where clauses begin: behind the end of the one before."""
        return [0, *(found.end() for found in _CLAUSE_END.finditer(self.text))]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        """For each clause, where its sentence begins."""
        ends = (end if end and _SENTENCE_END.match(self.text[end - 1]) else 0 for end in self._ends)
        return list(accumulate(ends, max))

    @cached_property
    def _depths(self) -> list[int]:
        """For each clause, in how many brackets it stands."""
        signs = (self.text[end - 1] if end else "\n" for end in self._ends)
        return list(accumulate(signs, _deeper, initial=0))[1:]


def _deeper(depth: int, sign: str) -> int:
    """The depth behind a sign; a new line begins outside of brackets, and 1) closes none."""
    return 0 if sign == "\n" else max(0, depth + (sign in _OPENING) - (sign in _CLOSING))


def is_hope(words: str) -> bool:
    """Whether a word of hope stands in them, as in 争取上级资金, where it is none."""
    return any(found.lastgroup == "soft" for found in _HARD_OR_SOFT.finditer(words))


def _same_length(text: str) -> str:
    """The text with digits and signs in half width, every character in its place."""
    if text.isascii():
        return text
    return "".join(_half_width(char) if char in _FULL_WIDTH else char for char in text)


def _half_width(char: str) -> str:
    return unicodedata.normalize("NFKC", char)


def _commitment(before: str, lead: str) -> Commitment | None:
    """力争 or 确保 in the clause, or in one before it that goes on with another number: 力争进口3亿元、出口4亿元."""
    for clause in (lead, *filter(None, reversed(_SEPARATOR.compiled.split(before)))):
        if clause is not lead and not any(map(str.isdecimal, clause)):
            return None
        words = [found.lastgroup for found in _HARD_OR_SOFT.finditer(clause)]
        if words:
            return Commitment(words[-1] or "")
    return None
