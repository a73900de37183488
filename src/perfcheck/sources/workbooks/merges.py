"""Ranges of merged cells."""

from __future__ import annotations

import re
from typing import NamedTuple

from perfcheck.sources.workbooks.values import column_number

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")


class Merge(NamedTuple):
    """A range of merged cells: its rows and columns, counted from 1, and how it is called."""

    top: int
    bottom: int
    left: int
    right: int
    text: str


def merge_of(text: str) -> Merge | None:
    """The range that ``A3:A7`` names; None for anything else."""
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    left, top, right, bottom = found.groups()
    return Merge(int(top), int(bottom), column_number(left), column_number(right), text)
