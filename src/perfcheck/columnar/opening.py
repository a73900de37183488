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
    from pathlib import Path

    from perfcheck.columnar.engines import Engine, Form, Frame


@dataclass(frozen=True, slots=True)
class Tables:
    """All rows as text, in parts that can be graded one by one, and how many rows there are."""

    parts: tuple[Frame, ...]
    rows: int


def opened(engine: Engine, paths: Sequence[Path], form: Form) -> Tables:
    """The rows of all files, numbered on from file to file; those of a project are in one part, as they share points.

    Raises:
        TableProblemError: columns are missing, or hold something that has no exact text.
    """
    whole = nw.concat([texts(engine.read(path, form), str(path)) for path in paths])
    sizes = sorted(engine.rows(whole.group_by(FILE).agg(nw.len())))
    *begins, rows = accumulate((size for _, size in sizes), initial=0)
    files = [(file, begin) for (file, _), begin in zip(sizes, begins, strict=True)]
    begun = engine.matched(whole, engine.table({FILE: str, "#begin": int}, files), [FILE])
    numbered = begun.with_columns((nw.col("#begin") + nw.col(ROW)).alias(ORDER)).drop("#begin")
    return Tables(tuple(engine.parts(numbered, PROJECT, max(1, round(rows / PART)))), rows)


def days_in(engine: Engine, paths: Sequence[Path], form: Form) -> tuple[str, ...]:
    """The days that the tables say their figures are of, in the column ``as_of``, where they have it."""
    days: set[str] = set()
    for path in paths:
        frame = engine.read(path, form)
        if AS_OF in frame.collect_schema():
            texts_of_days = frame.select(nw.col(AS_OF).cast(nw.String).fill_null("")).unique()
            days.update(day for (day,) in engine.rows(texts_of_days) if day)
    return tuple(sorted(days))
