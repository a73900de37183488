"""Tables by polars, streamed; what is kept goes into a folder."""

from __future__ import annotations

from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any

import narwhals as nw
import polars as pl
from narwhals.exceptions import NarwhalsError

from perfcheck.columnar.cells import FILE, ROW
from perfcheck.columnar.engines import PART, Form, files_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from perfcheck.columnar.engines import Frame, Kind

_TYPES: dict[Kind, type[pl.DataType]] = {str: pl.String, int: pl.Int64, bool: pl.Boolean}
_NUMBER, _DIGITS = "#number", 19
_CENT = Decimal("0.01")


class PolarsEngine:
    """The default: one machine, in streams."""

    errors: tuple[type[Exception], ...] = (pl.exceptions.PolarsError, NarwhalsError)

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()

    def read(self, source: str, form: Form) -> Frame:
        """The table, scanned when it is needed."""
        return nw.from_native(pl.concat(_scanned(file, form) for file in files_of(source, form)))

    def table(self, columns: Mapping[str, Kind], rows: Sequence[tuple[object, ...]]) -> Frame:
        """A table in memory."""
        schema = {name: _TYPES[kind] for name, kind in columns.items()}
        return nw.from_native(pl.LazyFrame(rows, schema=schema, orient="row"))

    def rows(self, frame: Frame) -> Iterable[tuple[Any, ...]]:
        """The rows."""
        return _native(frame).collect(engine="streaming").iter_rows()

    def keep(self, frame: Frame) -> Frame:
        """The frame as a file."""
        path = self._folder / f"{next(self._numbers)}.parquet"
        _native(frame).sink_parquet(path, compression="lz4")
        return nw.from_native(pl.scan_parquet(path))

    def parts(self, frame: Frame, keys: Sequence[str], count: int) -> Sequence[Frame]:
        """The rows shared out in one stream, by a number that comes of their keys."""
        return (frame,) if count == 1 else self._shared_out(_native(frame), pl.struct(keys).hash() % count)

    def in_order(self, parts: Sequence[Frame], order: str) -> Frame:
        """Sorted range by range, because a whole nation would not fit into memory."""
        if len(parts) == 1:
            return parts[0].sort(order)
        ranges = self._shared_out(pl.concat(map(_native, parts)), pl.col(order) // PART)
        return nw.concat([self.keep(one.sort(order)) for one in ranges] or parts[:1])

    def matched(self, rows: Frame, table: Frame, keys: Sequence[str]) -> Frame:
        """The rows in their order, which is what lets polars stream them past the table."""
        return nw.from_native(_native(rows).join(_native(table), on=keys, how="left", maintain_order="left"))

    def joined(self, frame: Frame, keys: Sequence[str], text: str, order: str) -> Frame:
        """The texts of each key."""
        return nw.from_native(_native(frame).group_by(keys).agg(pl.col(text).sort_by(order).str.join(",")))

    def write(self, frame: Frame, path: Path, form: Form, hundredths: Iterable[str]) -> None:
        """Stream it into a file."""
        decimals = (
            (pl.col(name).cast(pl.Decimal(18, 0)) * pl.lit(_CENT)).cast(pl.Decimal(18, 2)) for name in hundredths
        )
        shown = _native(frame).with_columns(*decimals)
        if form is Form.PARQUET:
            shown.sink_parquet(path)
        else:
            shown.sink_csv(path)

    def _shared_out(self, frame: pl.LazyFrame, number: pl.Expr) -> tuple[Frame, ...]:
        """The rows with the same number in a file of their own, by these numbers."""
        folder = self._folder / f"{next(self._numbers)}"
        folder.mkdir()
        names = pl.PartitionBy(
            folder,
            key={_NUMBER: number},
            include_key=False,
            approximate_bytes_per_file=None,
            file_path_provider=lambda told: f"{told.partition_keys[_NUMBER].item():0{_DIGITS}}.parquet",
        )
        frame.sink_parquet(names, compression="lz4")
        return tuple(nw.from_native(pl.scan_parquet(file)) for file in sorted(folder.iterdir()))

    def close(self) -> None:
        """Nothing is held."""


def _scanned(file: str, form: Form) -> pl.LazyFrame:
    frame = pl.scan_parquet(file) if form is Form.PARQUET else pl.scan_csv(file, infer_schema=False)
    return frame.with_row_index(ROW, offset=1).with_columns(pl.col(ROW).cast(pl.Int64), pl.lit(file).alias(FILE))


def _native(frame: Frame) -> pl.LazyFrame:
    native: pl.LazyFrame = nw.to_native(frame)
    return native
