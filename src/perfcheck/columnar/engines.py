"""Engines: what reads, keeps and writes tables. All that they are asked for beside the one expression of the rules."""

from __future__ import annotations

import re
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import narwhals as nw

    from perfcheck.messages import Message

    Frame: TypeAlias = nw.LazyFrame[Any]

_ADDRESS = re.compile("[A-Za-z][A-Za-z0-9+.-]+://")
PART = 2**19
"""Rows that are graded at a time: what their names, texts and numbers take is what memory is needed for."""
Kind = type[str] | type[int] | type[bool]
"""What a column of a table made in Python holds."""


class Form(StrEnum):
    """The kinds of files that tables stand in."""

    PARQUET = "parquet"
    CSV = "csv"


class EngineName(StrEnum):
    """The engines that tables can be graded by."""

    POLARS = "polars"
    DUCKDB = "duckdb"
    PYSPARK = "pyspark"


class Engine(Protocol):
    """What tables are graded by. Frames are lazy: nothing is computed before it is kept, fetched or written."""

    @property
    def errors(self) -> tuple[type[Exception], ...]:
        """What it raises where a file cannot be read."""

    def read(self, source: str, form: Form) -> Frame:
        """The table in a file, in all files of a folder or at an address, with ``#file`` and ``#row``.

        The cells of CSV are text.
        """

    def table(self, columns: Mapping[str, Kind], rows: Sequence[tuple[object, ...]]) -> Frame:
        """A table made in Python."""

    def rows(self, frame: Frame) -> Iterable[tuple[Any, ...]]:
        """The rows of a frame, for Python."""

    def keep(self, frame: Frame) -> Frame:
        """The frame, computed once and kept where it needs no memory."""

    def parts(self, frame: Frame, keys: Sequence[str], count: int) -> Sequence[Frame]:
        """The frame in some so many parts, each kept; rows with the same keys are in the same one.

        An engine that shares out the work by itself gives the whole frame as one part.
        """

    def in_order(self, parts: Sequence[Frame], order: str) -> Frame:
        """The parts as one frame, by a column that numbers their rows."""

    def matched(self, rows: Frame, table: Frame, keys: Sequence[str]) -> Frame:
        """The rows with what a smaller table says of their keys, nothing where it says nothing."""

    def joined(self, frame: Frame, keys: Sequence[str], text: str, order: str) -> Frame:
        """The keys with their texts side by side, a comma between, in the column of the same name."""

    def write(self, frame: Frame, path: Path, form: Form, hundredths: Iterable[str]) -> None:
        """Write a frame; whole numbers of hundredths become decimals."""

    def close(self) -> None:
        """Give everything back."""


class EngineMissingError(ValueError):
    """An engine that is not installed; ``message`` says what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


_NEEDS = MappingProxyType(
    {
        EngineName.POLARS: ("narwhals", "polars"),
        EngineName.DUCKDB: ("narwhals", "duckdb"),
        EngineName.PYSPARK: ("narwhals", "pyspark"),
    }
)


def engine_named(name: EngineName, folder: Path) -> Engine:
    """The engine of this name; ``folder`` is for what it keeps.

    Raises:
        EngineMissingError: it is not installed.
    """
    missing = [package for package in _NEEDS[name] if find_spec(package) is None]
    if missing:
        call = f"pip install 'perfcheck[columnar]' {missing[-1]}"
        raise EngineMissingError(msg("the engine {name} is not installed: {call}", name=name.value, call=call))
    if name is EngineName.DUCKDB:
        from perfcheck.columnar.duckdb_engine import DuckdbEngine  # noqa: PLC0415 - one engine is enough

        return DuckdbEngine(folder)
    if name is EngineName.PYSPARK:
        from perfcheck.columnar.spark_engine import SparkEngine  # noqa: PLC0415

        return SparkEngine()
    from perfcheck.columnar.polars_engine import PolarsEngine  # noqa: PLC0415

    return PolarsEngine(folder)


def is_address(source: str) -> bool:
    """Whether it is an address like ``hdfs://…``, which only the engine can judge, instead of a path."""
    return _ADDRESS.match(source) is not None


def files_of(source: str, form: Form) -> tuple[str, ...]:
    """The file or address, or all files of this kind in a folder, in their order."""
    if is_address(source) or not Path(source).is_dir():
        return (source,)
    return tuple(map(str, sorted(Path(source).rglob(f"*.{form.value}"))))
