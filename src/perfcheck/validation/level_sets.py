"""The values of levels as exact sets: a domain cut into pieces that no level tells apart, and sets as bits of them."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from perfcheck.measures.numbers import EXACT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_ONE = Decimal(1)
_HALF = Decimal("0.5")


class Domain(NamedTuple):
    """The values that can occur: whole numbers or all, from ``low`` on where there is a lowest."""

    whole: bool
    low: Decimal | None = Decimal(0)


class Piece(NamedTuple):
    """Neighbouring values of a domain: from ``low`` to ``high``, both included where it is ``closed``.

    An end that is None is open without limit; ``sample`` is one of the values.
    """

    low: Decimal | None
    high: Decimal | None
    closed: bool
    sample: Decimal


class Stretch(NamedTuple):
    """Pieces side by side as one."""

    first: Piece
    last: Piece

    @property
    def point(self) -> Decimal | None:
        """The only value of it, if it has one value."""
        alone = self.first.closed and self.last.closed and self.first.low == self.last.high
        return self.first.low if alone else None


class Pieces(NamedTuple):
    """A domain cut at the ends of some levels. A set of its values is a number: bit ``i`` stands for piece ``i``."""

    pieces: tuple[Piece, ...]

    @property
    def all(self) -> int:
        """The whole domain."""
        return (1 << len(self.pieces)) - 1

    def where(self, contains: Callable[[Decimal], bool]) -> int:
        """The set of the values of which something is true."""
        return sum(1 << index for index, piece in enumerate(self.pieces) if contains(piece.sample))

    def stretches(self, values: int) -> Iterator[Stretch]:
        """The set as stretches without a gap, from below."""
        first: Piece | None = None
        for index, piece in enumerate(self.pieces):
            if values >> index & 1:
                first = first or piece
                if not values >> index + 1 & 1:
                    yield Stretch(first, piece)
                    first = None


def cut(ends: Iterable[Decimal], domain: Domain) -> Pieces:
    """The domain in pieces: each end is one of its own, and so is what lies between two."""
    low = domain.low
    cuts = sorted({end for end in ends if low is None or end > low} | ({low} if low is not None else set()))
    return Pieces(tuple(_pieces(cuts, domain)))


def _pieces(cuts: list[Decimal], domain: Domain) -> Iterator[Piece]:
    if domain.low is None:
        yield _below(cuts[0], domain)
    for end, following in zip_longest(cuts, cuts[1:]):
        if not domain.whole or end == end.to_integral_value():
            yield Piece(end, end, closed=True, sample=end)
        between = _above(end, domain) if following is None else _between(end, following, domain)
        if between is not None:
            yield between


def _between(low: Decimal, high: Decimal, domain: Domain) -> Piece | None:
    if not domain.whole:
        return Piece(low, high, closed=False, sample=EXACT.multiply(EXACT.add(low, high), _HALF))
    first, last = _next_whole(low), _last_whole(high)
    return Piece(first, last, closed=True, sample=first) if first <= last else None


def _above(end: Decimal, domain: Domain) -> Piece:
    following = _next_whole(end)
    return Piece(following if domain.whole else end, None, domain.whole, following)


def _below(end: Decimal, domain: Domain) -> Piece:
    before = _last_whole(end)
    return Piece(None, before if domain.whole else end, domain.whole, before)


def _next_whole(value: Decimal) -> Decimal:
    return EXACT.add(value.to_integral_value(ROUND_FLOOR), _ONE)


def _last_whole(value: Decimal) -> Decimal:
    return EXACT.subtract(value.to_integral_value(ROUND_CEILING), _ONE)
