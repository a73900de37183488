"""What it costs to grade a table of indicators, by size and engine: seconds, memory, and how both grow.

Invented indicators are written as Parquet, the same ones for all engines; then every job runs in turn in a fresh
process, and what it took is printed as the table of ``docs/scale.md``. Needs ``perfcheck[columnar]``, and pyspark with
Java 17 for ``--engine pyspark``::

    python -m benchmarks.columns [--millions 1 10] [--engine polars duckdb]
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from benchmarks.departments import SEED, YEAR, Department

if TYPE_CHECKING:
    from collections.abc import Iterator

MILLION = 10**6
PROJECTS = 200
"""Projects of a department, of nine indicators each."""
CHUNK = 250_000
WEIGHTS = (10, 10, 15, 15, 10, 5, 5, 10, 10)
STANDARD_SHARE = 0.2
COLUMNS = ("department", "project", "level1", "level2", "indicator", "target", "excellent", "good", "fair", "poor")
MORE = ("actual", "weight", "budget", "spent")


def rows() -> Iterator[tuple[str, ...]]:
    """Indicators without end, department after department."""
    dice = random.Random(SEED)  # noqa: S311 - no secret
    number = 0
    while True:
        department = Department(number, PROJECTS)
        for project in department.projects():
            budget, spent = (f"{amount / 100:.2f}" for amount in (project.amount, project.spent[-1]))
            for row, weight in zip(project.rows, WEIGHTS, strict=True):
                levels = ("",) * 4
                target = row.target
                if row.target.endswith("%") and dice.random() < STANDARD_SHARE:
                    best = int(row.target.strip("≥%"))
                    levels = (f"≥{best}%", f"≥{best - 3}%", f"≥{best - 8}%", f"＜{best - 8}%")
                    target = ""
                yield (
                    *(str(department.code), project.code, *row.levels, row.name, target, *levels),
                    *(row.actual, str(weight), budget, spent),
                )
        number += 1


def write(path: Path, count: int) -> None:
    """Write so many indicators as a folder of Parquet files."""
    path.mkdir()
    source = rows()
    for number, start in enumerate(range(0, count, CHUNK)):
        chunk = list(islice(source, min(CHUNK, count - start)))
        pl.DataFrame(chunk, schema=(*COLUMNS, *MORE), orient="row").write_parquet(path / f"{number:05d}.parquet")


def measure(path: Path, engine: str, folder: Path) -> tuple[float, float, int]:
    """The seconds on the clock and of the processors, and the largest memory (MiB) of one run."""
    command = [sys.executable, "-m", "perfcheck", "grade", "--from", "parquet", str(path), "--engine", engine]
    command += ["--as-of", f"{YEAR}-12-31", "-o", str(folder / f"{engine}.parquet"), "--force"]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed")
    return time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--millions", type=float, nargs="+", default=[1, 10])
    parser.add_argument("--engine", nargs="+", default=["polars", "duckdb"])
    arguments = parser.parse_args()
    print("| indicators (million) | engine | seconds | of the processors | indicators/s | memory (MiB) |")
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for millions in arguments.millions:
            count = int(millions * MILLION)
            path = folder / f"{count}"
            write(path, count)
            for engine in arguments.engine:
                seconds, worked, memory = measure(path, engine, folder)
                print(
                    f"| {millions:g} | {engine} | {seconds:.1f} | {worked:.1f} | {count / seconds:,.0f} | {memory:,} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
