"""The order of the places in a document, by which its marks are sorted and shared among its departments."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from perfcheck.importing.form import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.importing.draft import DraftDepartment
    from perfcheck.importing.form import Grid, Paper, Spot
    from perfcheck.importing.marks import Mark


class Order:
    """The places of a document, numbered as they are read."""

    def __init__(self, paper: Paper) -> None:
        self._numbers: dict[Spot, int] = {}
        for spot in _spots(paper):
            self._numbers.setdefault(spot, len(self._numbers))

    def number(self, spot: Spot) -> int:
        """The number of a place; one that is not of the document stands before all others."""
        return self._numbers.get(spot, -1)

    def sorted(self, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """The marks in the order of their places."""
        return tuple(sorted(marks, key=lambda mark: self.number(mark.spot)))

    def shared(self, marks: Sequence[Mark], drafts: Sequence[DraftDepartment]) -> tuple[list[Mark], ...]:
        """The marks of each department: those that stand behind something of it, and before anything of another."""
        begins = sorted((self.number(spot), index) for index, draft in enumerate(drafts) for spot in _begins(draft))
        numbers = [number for number, _ in begins]
        shares: tuple[list[Mark], ...] = tuple([] for _ in drafts)
        for mark in marks:
            at = bisect_right(numbers, self.number(mark.spot)) - 1
            shares[begins[max(at, 0)][1]].append(mark)
        return shares


def _begins(draft: DraftDepartment) -> Iterator[Spot]:
    """Places that belong to a department."""
    yield draft.spot
    for line in (*draft.statement, *draft.measures):
        yield line.spot
    for activity in draft.activities:
        yield activity.name.spot
    for project in draft.projects:
        yield project.spot
        for value in project.values.values():
            yield value.spot


def _spots(paper: Paper) -> Iterator[Spot]:
    for part in paper.parts:
        if isinstance(part, Paragraph):
            yield part.spot
        else:
            yield from _spots_of_grid(part)


def _spots_of_grid(grid: Grid) -> Iterator[Spot]:
    for cell in grid.cells:
        yield cell.spot
        for nested in cell.nested:
            yield from _spots_of_grid(nested)
