"""Merged cells of a fill-in workbook that cover inputs: whose value they hold, nobody knows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from perfcheck.sources.workbooks.merges import Merge, merge_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from perfcheck.sources.workbooks.fill_blocks import Filled
    from perfcheck.sources.workbooks.fill_layout import Input

Covered = tuple["Filled", "Input"]
"""An input of a row."""


def merges_over_inputs(merged: Iterable[str], rows: Sequence[Filled]) -> Iterator[tuple[Merge, tuple[Covered, ...]]]:
    """The ranges that join inputs with each other or with something else, with these inputs; ``rows`` from the top."""
    numbers = [row.row for row in rows]
    for text in merged:
        merge = merge_of(text)
        if merge is None:
            continue
        inside = rows[bisect_left(numbers, merge.top) : bisect_right(numbers, merge.bottom)]
        inputs = ((row, column, at) for row in inside for column, at in row.block.inputs.items())
        covered = tuple((row, column) for row, column, at in inputs if merge.left <= at <= merge.right)
        if covered and not _is_own(merge, covered):
            yield merge, covered


def _is_own(merge: Merge, covered: Sequence[Covered]) -> bool:
    """Whether a range is one input with nothing else, made wider by the template or by somebody."""
    row, column = covered[0]
    return len(covered) == 1 and (row.row, row.block.inputs[column]) == (merge.top, merge.left)
