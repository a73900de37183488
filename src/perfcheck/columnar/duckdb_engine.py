"""Tables by DuckDB, in a database of its own in a folder, so that what does not fit into memory goes there."""

from __future__ import annotations

import json
from contextlib import contextmanager
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import duckdb
import narwhals as nw
from narwhals.exceptions import NarwhalsError

from perfcheck.columnar.cells import FILE, ROW
from perfcheck.columnar.engines import Form, files_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from perfcheck.columnar.engines import Frame, Kind

_NUMBER = "#number"
_INTERRUPTED = "Query interrupted"
_TYPES: Mapping[Kind, str] = MappingProxyType({str: "VARCHAR", int: "BIGINT", bool: "BOOLEAN"})
_SCANS = MappingProxyType(
    {
        Form.PARQUET: "SELECT *, file_row_number + 1 AS {row} FROM read_parquet(?, file_row_number = true)",
        Form.CSV: "SELECT *, row_number() OVER () AS {row} FROM read_csv(?, all_varchar = true, header = true)",
    }
)


class DuckdbEngine:
    """One machine, with a database that spills to disk."""

    errors: tuple[type[Exception], ...] = (duckdb.Error, NarwhalsError)

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()
        self._base = duckdb.connect(str(folder / "kept.duckdb"))
        self._base.execute("SET enable_progress_bar = false")

    def read(self, source: str, form: Form) -> Frame:
        """The table, scanned when it is needed."""
        scans = [self._scan(file, form) for file in files_of(source, form)]
        frames: list[Frame] = [nw.from_native(scan) for scan in scans]
        return nw.concat(frames)

    def table(self, columns: Mapping[str, Kind], rows: Sequence[tuple[object, ...]]) -> Frame:
        """A table, handed over as a file, which is the fastest way in."""
        path = self._folder / f"{next(self._numbers)}.json"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(dict(zip(columns, row, strict=True))) + "\n" for row in rows)
        types = {name: _TYPES[kind] for name, kind in columns.items()}
        if not rows:
            empty = ", ".join(f'NULL::{kind} AS "{name}"' for name, kind in types.items())
            return nw.from_native(self._base.sql(f"SELECT {empty} WHERE false"))
        return nw.from_native(self._base.read_json(str(path), columns=types, format="newline_delimited"))

    def rows(self, frame: Frame) -> Iterable[tuple[Any, ...]]:
        """The rows."""
        with _interruptible():
            return _native(frame).fetchall()

    def keep(self, frame: Frame) -> Frame:
        """The frame as a table of the database."""
        name = f"kept_{next(self._numbers)}"
        with _interruptible():
            _native(frame).create(name)
        return nw.from_native(self._base.table(name))

    def parts(self, frame: Frame, keys: Sequence[str], count: int) -> Sequence[Frame]:
        """The rows shared out among files, by a number that comes of their keys."""
        if count == 1:
            return (frame,)
        folder = self._folder / f"{next(self._numbers)}"
        quoted = ", ".join(f'"{key}"' for key in keys)
        numbered = _native(frame).project(f'*, hash({quoted}) % {count} AS "{_NUMBER}"')
        with _interruptible():
            numbered.write_parquet(str(folder), partition_by=[_NUMBER])
        return tuple(
            nw.from_native(self._base.read_parquet(f"{part}/*.parquet", hive_partitioning=False))
            for part in sorted(folder.iterdir())
        )

    def in_order(self, parts: Sequence[Frame], order: str) -> Frame:
        """Sorted, on disk where it must be."""
        return nw.concat(list(parts)).sort(order)

    def matched(self, rows: Frame, table: Frame, keys: Sequence[str]) -> Frame:
        """The rows with what the table says of their keys."""
        return rows.join(table, on=list(keys), how="left")

    def joined(self, frame: Frame, keys: Sequence[str], text: str, order: str) -> Frame:
        """The texts of each key."""
        quoted = ", ".join(f'"{key}"' for key in keys)
        side_by_side = f"""string_agg("{text}", ',' ORDER BY "{order}") AS "{text}\""""
        return nw.from_native(_native(frame).aggregate(f"{quoted}, {side_by_side}", quoted))

    def write(self, frame: Frame, path: Path, form: Form, hundredths: Iterable[str]) -> None:
        """Stream it into a file."""
        decimals = ", ".join(
            f'("{name}"::DECIMAL(18, 0) * 0.01::DECIMAL(3, 2))::DECIMAL(18, 2) AS "{name}"' for name in hundredths
        )
        shown = _native(frame).project(f"* REPLACE ({decimals})" if decimals else "*")
        with _interruptible():
            if form is Form.PARQUET:
                shown.write_parquet(str(path))
            else:
                shown.write_csv(str(path))

    def close(self) -> None:
        """Close the database."""
        self._base.close()

    def _scan(self, file: str, form: Form) -> duckdb.DuckDBPyRelation:
        scan = self._base.sql(_SCANS[form].format(row=f'"{ROW}"'), params=[file])
        return scan.select(duckdb.StarExpression(), duckdb.ConstantExpression(file).alias(FILE))


@contextmanager
def _interruptible() -> Iterator[None]:
    """DuckDB stops at once when the user interrupts it, but calls that an error like any other."""
    try:
        yield
    except RuntimeError as error:
        if str(error) == _INTERRUPTED:
            raise KeyboardInterrupt from None
        raise


def _native(frame: Frame) -> duckdb.DuckDBPyRelation:
    native: duckdb.DuckDBPyRelation = nw.to_native(frame)
    return native
