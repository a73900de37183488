"""Grading with pandas, as a careful colleague would write it in an afternoon.

``python -m benchmarks.peers.pandas_grade yaml TARGETS ACTUALS OUTPUT`` or ``… xlsx ROWS OUTPUT``.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

LEVELS = ["优", "良", "中"]
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
DAYS = pd.Timestamp("1970-01-01")


def number(cell: object) -> float:
    """The first number of a cell."""
    found = NUMBER.search(str(cell))
    return float(found[0]) if found else float("nan")


def day(cell: object) -> float:
    """A day as a number: ``2020-12-05``, or ``11月底前`` of 2020."""
    text = str(cell)
    month = re.match("([0-9]+)月底前", text)
    moment = pd.Timestamp(2020, int(month[1]), 1) + pd.offsets.MonthEnd(0) if month else pd.Timestamp(text)
    return float((moment - DAYS).days)


def row(owner: str, name: str, record: Any, done: object) -> tuple[object, ...]:  # noqa: ANN401 - any YAML
    """An indicator in numbers."""
    if isinstance(record, dict) and "excellent" in record:
        ends = (number(record[key]) for key in ("excellent", "good", "fair"))
        return (owner, name, "standard", *ends, number(done))
    target = str(record["target"] if isinstance(record, dict) else record)
    none = float("nan")
    if "月底前" in target:
        return owner, name, "deadline", day(target), none, none, day(done)
    kind = "at most" if "≤" in target else "at least"
    return owner, name, kind, number(target), none, none, number(done)


def rows(targets: Any, actuals: Any) -> Iterator[tuple[object, ...]]:  # noqa: ANN401 - any YAML
    """All indicators of two files."""
    for name, cell in targets["overall"]["targets"].items():
        yield row("overall", name, cell, actuals["overall"][name])
    for key, activity in targets["activities"].items():
        for name, record in activity["indicators"].items():
            yield row(key, name, record, actuals["activities"][key][name])
    for code, project in targets["projects"].items():
        figures = actuals["projects"][code]["indicators"]
        for groups in project["indicators"].values():
            for indicators in groups.values():
                for name, record in indicators.items():
                    yield row(code, name, record, figures[name])


def from_yaml(targets: str, actuals: str) -> pd.DataFrame:
    """The indicators of YAML files."""
    documents = []
    for path in (targets, actuals):
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - as in a script
            documents.append(yaml.load(file, yaml.CSafeLoader))
    return pd.DataFrame(rows(*documents), columns=["owner", "name", "kind", "goal", "good", "fair", "done"])


def from_xlsx(path: str) -> pd.DataFrame:
    """The indicators of a workbook of rows, whose days are numbers already."""
    return pd.read_excel(path)


def graded(table: pd.DataFrame) -> pd.DataFrame:
    """The table with completion rates and levels."""
    at_most, deadline = table.kind == "at most", table.kind == "deadline"
    standard = table.kind == "standard"
    rate = table.done / table.goal
    table["rate"] = np.where(at_most, np.where(table.done <= table.goal, 1.0, 1 / rate), rate)
    by_rate = np.select([table.rate >= 0.9, table.rate >= 0.8, table.rate >= 0.6], LEVELS, "差")  # noqa: PLR2004
    ends = [table.done >= end for end in (table.goal, table.good, table.fair)]
    in_time = np.where(table.done <= table.goal, "优", "差")
    table["level"] = np.where(standard, np.select(ends, LEVELS, "差"), np.where(deadline, in_time, by_rate))
    table.loc[deadline | standard, "rate"] = np.nan
    return table


def main(form: str, *paths: str) -> None:
    """Read, grade, write."""
    *read, output = paths
    table = from_yaml(*read) if form == "yaml" else from_xlsx(*read)
    graded(table).to_excel(output, index=False, engine="openpyxl")


if __name__ == "__main__":
    main(*sys.argv[1:])
