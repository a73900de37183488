"""Sums of the numbers of a column so far, so that each row is added up once however many subtotals there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from perfcheck.importing.amounts import in_wan
from perfcheck.measures.numbers import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterable


def number_in(text: str) -> Decimal | None:
    """The number of a cell of points, shares or amounts."""
    amount = in_wan(text.strip().removesuffix("分").rstrip("%％"), "万元")
    return Decimal(amount) if amount else None


@dataclass(slots=True)
class RunningSums:
    """The sum of the first rows, for each number of rows, and how many of them have a number.

    ``stated`` is how many rows a subtotal had above it that was read last.
    """

    sums: list[Decimal] = field(default_factory=lambda: [Decimal(0)])
    numbers: list[int] = field(default_factory=lambda: [0])
    stated: int = 0

    @property
    def count(self) -> int:
        """How many rows were added up."""
        return len(self.sums) - 1

    def extend(self, texts: Iterable[str]) -> None:
        """Add rows."""
        for text in texts:
            number = number_in(text)
            self.sums.append(EXACT.add(self.sums[-1], number or Decimal(0)))
            self.numbers.append(self.numbers[-1] + (number is not None))

    def since(self, row: int) -> Decimal | None:
        """The sum of all rows from this one on; None where none of them has a number."""
        if row >= len(self.sums) or self.numbers[-1] == self.numbers[row]:
            return None
        return EXACT.subtract(self.sums[-1], self.sums[row])
