"""The columns that a table of indicators has, and what is told of a table that lacks some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from perfcheck.measures.standard import Level
from perfcheck.messages import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.columnar.engines import Frame

FILE, ROW, ORDER = "#file", "#row", "#order"
"""Where a row stands: its file, its number there (the first below the heading is 1), its place in the whole."""

NAMES = ("department", "project", "level1", "level2", "indicator")
"""What tells an indicator from all others."""
LEVELS = tuple(level.value for level in Level)
DEMAND = ("target", *LEVELS, "unit", "operator", "direction", "tolerance")
"""What an indicator demands, as in a file of targets."""
CLAIM = ("actual", "completed_on", "score", "not_applicable")
"""What was reported of it, as in a file of figures."""
MONEY = ("budget", "spent")
"""The budget of the project and what was spent of it, the same in all its rows."""
TEXTS = (*NAMES, *DEMAND, "weight", *CLAIM, *MONEY)
"""Every column that is read, in this order; others are left alone."""

AS_OF = "as_of"
"""The day that the figures speak of, one for the whole table; the call may say it instead."""

REQUIRED = ("department", "project", "level1", "indicator", "actual")
_READ = (nw.String, nw.Categorical, nw.Enum, nw.Decimal)


class TableProblemError(ValueError):
    """A table that cannot be graded at all; ``messages`` say what is wrong with its columns."""

    def __init__(self, *messages: Message) -> None:
        super().__init__(*(message.render() for message in messages))
        self.messages = messages


def texts(frame: Frame, file: str) -> Frame:
    """The cells of a table as text, nothing as an empty one, with the place of each row.

    Raises:
        TableProblemError: columns are missing, or hold something that has no exact text.
    """
    schema: Mapping[str, nw.dtypes.DType] = frame.collect_schema()
    problems = tuple(_problems(schema, file))
    if problems:
        raise TableProblemError(*problems)
    cells = (nw.col(name).cast(nw.String).fill_null("") if name in schema else nw.lit("").alias(name) for name in TEXTS)
    return frame.select(FILE, ROW, *cells)


def _problems(schema: Mapping[str, nw.dtypes.DType], file: str) -> Iterator[Message]:
    missing = tuple(name for name in REQUIRED if name not in schema)
    if missing:
        yield msg("{path} lacks the columns {names}", path=file, names=missing)
    levels = tuple(name for name in LEVELS if name not in schema)
    if levels and "target" not in schema:
        yield msg("{path} needs a column target, or excellent, good, fair and poor", path=file)
    elif 0 < len(levels) < len(LEVELS):
        yield msg("{path}: of the levels the columns {names} are missing", path=file, names=levels)
    for name in TEXTS:
        kind = schema.get(name)
        if kind is not None and not (kind.is_integer() or isinstance(kind, _READ)):
            yield msg(
                "{path}: the column {name} holds {kind}; it has to be text, whole numbers or decimals",
                path=file,
                name=name,
                kind=str(kind),
            )
