"""Tables as they come: their files as one, whose rows are numbered and shared out among parts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import narwhals as nw

from perfcheck.columnar.cells import AS_OF, FILE, ORDER, ROW, texts
from perfcheck.columnar.engines import PART
from perfcheck.columnar.totals import PROJECT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.columnar.engines import Engine, Form, Frame


@dataclass(frozen=True, slots=True)
class Tables:
    """All rows as text, in parts that can be graded one by one, and how many rows there are."""

    parts: tuple[Frame, ...]
    rows: int


def opened(engine: Engine, sources: Sequence[str], form: Form) -> Tables:
    """The rows of all files, numbered on from file to file; those of a project are in one part, as they share points.

    Raises:
        TableProblemError: columns are missing, or hold something that has no exact text.
    """
    whole = nw.concat([texts(engine.read(source, form), source) for source in sources])
    sizes = sorted(engine.rows(whole.group_by(FILE).agg(nw.len())))
    *begins, rows = accumulate((size for _, size in sizes), initial=0)
    files = [(file, begin) for (file, _), begin in zip(sizes, begins, strict=True)]
    begun = engine.matched(whole, engine.table({FILE: str, "#begin": int}, files), [FILE])
    numbered = begun.with_columns((nw.col("#begin") + nw.col(ROW)).alias(ORDER)).drop("#begin")
    return Tables(tuple(engine.parts(numbered, PROJECT, max(1, round(rows / PART)))), rows)


def days_in(engine: Engine, source: str, form: Form) -> frozenset[str]:
    """The days that a table says its figures are of, in the column ``as_of``, where it has it."""
    frame = engine.read(source, form)
    if AS_OF not in frame.collect_schema():
        return frozenset()
    days = frame.select(nw.col(AS_OF).cast(nw.String).fill_null("")).unique()
    return frozenset(day for (day,) in engine.rows(days) if day)
