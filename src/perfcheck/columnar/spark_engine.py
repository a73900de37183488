"""Tables by Spark, on the machine or on the cluster that the session finds."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import narwhals as nw
from narwhals.exceptions import NarwhalsError
from py4j.protocol import Py4JJavaError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F  # noqa: N812 - as its own documentation calls it

from perfcheck.columnar.cells import FILE, ROW
from perfcheck.columnar.engines import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from pyspark.sql import DataFrame

    from perfcheck.columnar.engines import Frame, Kind

_TYPES: Mapping[Kind, str] = MappingProxyType({str: "string", int: "bigint", bool: "boolean"})
_BLOCK, _ID, _FIRST, _BEFORE = "#block", "#id", "#first", "#before"


class SparkEngine:
    """Any number of machines."""

    errors: tuple[type[Exception], ...] = (PySparkException, NarwhalsError)

    def __init__(self) -> None:
        self._session = SparkSession.builder.appName("perfcheck").getOrCreate()

    def read(self, source: str, form: Form) -> Frame:
        """The table, scanned when it is needed."""
        try:
            if form is Form.CSV:
                return _frame(_numbered(self._session.read.csv(source, header=True, mode="FAILFAST")))
            table = self._session.read.parquet(source)
        except Py4JJavaError as error:  # no file system for such an address
            raise PySparkException(str(error.java_exception)) from None
        file, row = F.col("_metadata.file_path").alias(FILE), (F.col("_metadata.row_index") + 1).alias(ROW)
        return _frame(table.select("*", file, row))

    def table(self, columns: Mapping[str, Kind], rows: Sequence[tuple[object, ...]]) -> Frame:
        """A table that every worker gets."""
        schema = ", ".join(f"`{name}` {_TYPES[kind]}" for name, kind in columns.items())
        return _frame(self._session.createDataFrame(list(rows), schema))

    def rows(self, frame: Frame) -> Iterable[tuple[Any, ...]]:
        """The rows, partition by partition."""
        return map(tuple, _native(frame).toLocalIterator())

    def keep(self, frame: Frame) -> Frame:
        """The frame without the way to it, whose plan would soon be too long to be read.

        It goes into the session's folder for checkpoints, or else into the memory and onto the disks of the workers.
        """
        native = _native(frame)
        is_safe = self._session.sparkContext.getCheckpointDir() is not None
        return _frame(native.checkpoint() if is_safe else native.localCheckpoint())

    def parts(self, frame: Frame, keys: Sequence[str], count: int) -> Sequence[Frame]:  # noqa: ARG002
        """All in one: Spark shares out the work by itself."""
        return (frame,)

    def in_order(self, parts: Sequence[Frame], order: str) -> Frame:
        """Sorted, wherever there is room."""
        return nw.concat(list(parts)).sort(order)

    def matched(self, rows: Frame, table: Frame, keys: Sequence[str]) -> Frame:
        """The rows with what the table says of their keys."""
        return rows.join(table, on=list(keys), how="left")

    def joined(self, frame: Frame, keys: Sequence[str], text: str, order: str) -> Frame:
        """The texts of each key."""
        in_order = F.array_sort(F.collect_list(F.struct(order, text)))
        side_by_side = F.concat_ws(",", F.transform(in_order, lambda one: one[text])).alias(text)
        return _frame(_native(frame).groupBy(*keys).agg(side_by_side))

    def write(self, frame: Frame, path: Path, form: Form, hundredths: Iterable[str]) -> None:
        """Write a folder of files, as Spark does."""
        cent = F.lit("0.01").cast("decimal(3,2)")
        decimals = {name: (F.col(name).cast("decimal(15,0)") * cent).cast("decimal(18,2)") for name in hundredths}
        shown = _native(frame).withColumns(decimals) if decimals else _native(frame)
        if form is Form.PARQUET:
            shown.write.parquet(str(path))
        else:
            shown.write.csv(str(path), header=True)

    def close(self) -> None:
        """Nothing: the session may be another's, and Spark gives back what nobody refers to."""


def _numbered(table: DataFrame) -> DataFrame:
    """The rows of CSV files numbered: within a block they are counted on, and blocks follow one another."""
    placed = table.select(
        "*",
        F.col("_metadata.file_path").alias(FILE),
        F.col("_metadata.file_block_start").alias(_BLOCK),
        F.monotonically_increasing_id().alias(_ID),
    )
    before = Window.partitionBy(FILE).orderBy(_BLOCK).rowsBetween(Window.unboundedPreceding, -1)
    blocks = placed.groupBy(FILE, _BLOCK).agg(F.min(_ID).alias(_FIRST), F.count("*").alias("#rows"))
    starts = blocks.select(FILE, _BLOCK, _FIRST, F.coalesce(F.sum("#rows").over(before), F.lit(0)).alias(_BEFORE))
    row = (F.col(_ID) - F.col(_FIRST) + F.col(_BEFORE) + 1).alias(ROW)
    return placed.join(F.broadcast(starts), [FILE, _BLOCK]).select(*table.columns, FILE, row)


def _frame(native: DataFrame) -> Frame:
    frame: Frame = nw.from_native(native)
    return frame


def _native(frame: Frame) -> DataFrame:
    native: DataFrame = nw.to_native(frame)
    return native
