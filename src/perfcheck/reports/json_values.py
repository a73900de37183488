"""The frame and the small values of the JSON reports: percentages and amounts as text, quantities, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.measures.numbers import in_percent, plain
from perfcheck.reports.json_encoder import Json, encoded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from fractions import Fraction

    from perfcheck.findings import Place
    from perfcheck.measures.quantity import Quantity

__all__ = [
    "JSON_BETWEEN",
    "Json",
    "amount_text",
    "cell_record",
    "day_text",
    "json_document",
    "json_item",
    "json_list",
    "json_text",
    "percent_text",
    "place_record",
    "quantity_record",
]

SCHEMA_VERSION = 1
"""Goes up when a key changes its meaning or goes away; new keys may come at any time."""
JSON_BETWEEN = ","
"""What stands between the items of a list."""
_ITEM = "\n    "
"""How the lines of an item begin."""


def json_document(content: Mapping[str, Json]) -> str:
    """A document that says which version of docs/json.md describes it."""
    return json_text({"schema_version": SCHEMA_VERSION, **content})


def json_list(before: Mapping[str, Json], key: str) -> tuple[str, Callable[[Mapping[str, Json]], str]]:
    """A document whose list under ``key`` is written item by item: its beginning, and its end with what comes after."""
    opened = json_document({**before, key: []}).removesuffix("]\n}\n")
    return opened, lambda after: f"\n  ],{json_text(after).removeprefix('{')}"


def json_item(content: Json) -> str:
    """An item of that list."""
    return f"\n    {encoded(content, _ITEM)}"


def json_text(content: Json) -> str:
    """The text of a JSON file, Chinese as it is. What UTF-8 cannot hold, half a surrogate pair, becomes ``?``."""
    text = f"{encoded(content)}\n"
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="replace").decode()
    return text


def percent_text(share: Fraction | None) -> str | None:
    """A share in percent, or a difference of two in percentage points: rounded half up to two decimals."""
    return None if share is None else str(in_percent(share))


def amount_text(quantity: Quantity | None) -> str | None:
    """The exact number of an amount in the report's money unit."""
    return None if quantity is None else plain(quantity.number)


def day_text(day: date | None) -> str | None:
    """The day as ``2020-09-30``."""
    return None if day is None else day.isoformat()


def quantity_record(quantity: Quantity) -> Json:
    """A number with its unit, which is empty where there is none."""
    return {"text": str(quantity), "number": plain(quantity.number), "unit": quantity.unit.symbol}


def place_record(place: Place) -> Json:
    """Where a value stands; None for a document that was built in Python."""
    if place.file is None:
        return None
    span = place.span
    return {
        "file": place.file,
        "line": span.line if span else None,
        "column": span.column if span else None,
        **cell_record(place),
    }


def cell_record(place: Place) -> Mapping[str, Json]:
    """The sheet and the cell of a place in a workbook; None where it is a place in a text."""
    cell = place.cell
    return {"sheet": cell.sheet if cell else None, "cell": (cell.coordinate or None) if cell else None}
