"""How a form is declared: rows of cells with spans and looks.

A form is filled like a table of HTML: a row goes on where the cells of the rows above leave room.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from perfcheck.reports.forms.paper import Paper

if TYPE_CHECKING:
    from perfcheck.reports.records import Value


class Look(StrEnum):
    """What a cell of a form looks like."""

    TITLE = "title"
    YEAR = "year"
    LEFT = "left"
    RIGHT = "right"
    NOTE = "note"
    SIGNATURE = "signature"
    LABEL = "label"
    HEAD = "head"
    TEXT = "text"
    CENTRE = "centre"
    MONEY = "money"
    RATE = "rate"
    PERCENT = "percent"
    WEIGHT = "weight"
    SCORE = "score"


BARE = frozenset({Look.TITLE, Look.YEAR, Look.LEFT, Look.RIGHT, Look.NOTE, Look.SIGNATURE})
"""What has no frame."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value over some columns and rows. A cell of a ``field`` is unknown where it is empty; ``item`` says of what."""

    value: Value = None
    columns: int = 1
    rows: int = 1
    look: Look = Look.TEXT
    field: str = ""
    item: str = ""


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet: ``subject`` is whom it is about, ``repeated`` the rows (from 1) that every further page begins with.

    ``held`` are rows that should not begin a page.
    """

    name: str
    subject: str
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    paper: Paper = Paper.PORTRAIT
    repeated: tuple[int, int] | None = None
    held: frozenset[int] = frozenset()
