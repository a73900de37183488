"""Texts whose rows have tabs or commas between their cells: what a sheet becomes when it is copied or saved as CSV."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO

from perfcheck.importing.form import Cell, Grid, Spot
from perfcheck.messages import msg

_FEWEST_ROWS, _FEWEST_COLUMNS = 3, 4
_SAME = 0.9
"""The share of rows that have as many cells as all others."""


def separated_grid(text: str, file: str) -> Grid | None:
    """The one table that such a text is; None for any other text."""
    for delimiter in ("\t", ","):
        rows = _rows(text, delimiter)
        lengths = Counter(len(row) for _, row in rows if len(row) > 1)
        most, count = lengths.most_common(1)[0] if lengths else (0, 0)
        if most >= _FEWEST_COLUMNS and count >= max(_FEWEST_ROWS, lengths.total() * _SAME):
            return Grid(
                tuple(
                    Cell(cell.strip(), number, column, Spot(file, msg("line {number}", number=line), 1))
                    for number, (line, row) in enumerate(rows)
                    for column, cell in enumerate(row)
                )
            )
    return None


def _rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """The rows with the lines that they end on; none where the text has no such rows."""
    if delimiter not in text:
        return []
    reader = csv.reader(StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    try:
        return [(reader.line_num, row) for row in reader if row]
    except csv.Error:
        return []
