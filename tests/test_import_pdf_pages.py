"""Tables of a PDF whose lines a page break has left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest

from perfcheck.importing.form import Grid
from perfcheck.importing.pdf import read_page

COLUMNS = (50.0, 150.0, 300.0)
TOP, BOTTOM = 70.0, 110.0


@dataclass
class Table:
    """A table as the library finds it."""

    bbox: tuple[float, float, float, float]
    cells: list[tuple[float, float, float, float]]


@dataclass
class Page:
    """A page with two columns, the first of which has no lines above and below it."""

    beside: float
    edges: list[dict[str, Any]] = field(default_factory=list)
    chars: list[dict[str, Any]] = field(default_factory=list)
    width: float = 400.0

    def __post_init__(self) -> None:
        """Draw the upright lines; the one at the left is so long."""
        for x, bottom in ((COLUMNS[0], TOP + self.beside), (COLUMNS[1], BOTTOM), (COLUMNS[2], BOTTOM)):
            self.edges.append({"orientation": "v", "x0": x, "top": TOP, "bottom": bottom, "height": bottom - TOP})

    def find_tables(self, settings: dict[str, list[float]] | None = None) -> list[Table]:
        """The table, with its first column only where lines close it."""
        left = COLUMNS[0] if settings == {"explicit_horizontal_lines": [TOP, BOTTOM]} else COLUMNS[1]
        cells = [(a, TOP, b, BOTTOM) for a, b in pairwise(COLUMNS) if a >= left]
        return [Table((left, TOP, COLUMNS[2], BOTTOM), cells)]


@pytest.mark.parametrize(("length", "columns"), [(40.0, 2), (5.0, 1), (200.0, 1)])
def test_a_cell_that_goes_on_from_page_to_page(length: float, columns: int) -> None:
    """A line as long as the table says that a column stands beside it; a shorter one or the page's frame does not."""
    (grid,) = read_page(Page(length), 1, "t.pdf")
    assert isinstance(grid, Grid)
    assert len(grid.cells) == columns
