"""Review marks: what an importer assumed, or what a person has to look at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.importing.form import Spot
    from perfcheck.messages import Message


class MarkKind(StrEnum):
    """What is doubtful."""

    NO_CODE = "no_code"
    NO_YEAR = "no_year"
    NO_BUDGET = "no_budget"
    NO_UNIT = "no_unit"
    NO_LEVEL = "no_level"
    NO_WEIGHT = "no_weight"
    NO_TABLE = "no_table"
    UNDEFINED_LEVEL = "undefined_level"
    COLLIDING_LEVELS = "colliding_levels"
    RANGE_VALUE = "range_value"
    DATE_VALUE = "date_value"
    WORD_VALUE = "word_value"
    LOWER_IS_BETTER = "lower_is_better"
    LEVEL_GAP = "level_gap"
    BARE_LEVELS = "bare_levels"
    COMPUTED_SHARE = "computed_share"
    VALUE_IN_DESCRIPTION = "value_in_description"
    WRONG_SUBTOTAL = "wrong_subtotal"
    TRACKED_CHANGE = "tracked_change"
    HIDDEN = "hidden"
    PAGE_BREAK = "page_break"
    PERCENT_CELL = "percent_cell"
    FORMULA = "formula"
    UNKNOWN_COLUMN = "unknown_column"
    UNPLACED_TEXT = "unplaced_text"
    SAME_NAME = "same_name"
    READ_FROM_TEXT = "read_from_text"
    NO_VALUE = "no_value"
    UNREADABLE_VALUE = "unreadable_value"
    UNREADABLE_AMOUNT = "unreadable_amount"
    NO_ROW_MARKS = "no_row_marks"
    AUTO_NUMBER = "auto_number"
    UNREAD_PAGE = "unread_page"


@dataclass(frozen=True, slots=True)
class Mark:
    """One doubt: its kind, the place in the document, the text there, and what was assumed."""

    kind: MarkKind
    spot: Spot
    text: str
    assumed: Message


NOTES: Mapping[str, tuple[MarkKind, Message]] = MappingProxyType(
    {
        "inserted": (MarkKind.TRACKED_CHANGE, msg("an insertion that is tracked was taken as accepted")),
        "deleted": (MarkKind.TRACKED_CHANGE, msg("a deletion that is tracked was left out")),
        "percent": (MarkKind.PERCENT_CELL, msg("a number that the sheet shows as a percentage, written as one")),
        "formula": (MarkKind.FORMULA, msg("a formula without a stored value, taken as empty")),
        "hidden": (MarkKind.HIDDEN, msg("it stands in a hidden row, column or sheet and was taken")),
        "concealed": (MarkKind.HIDDEN, msg("a hidden text in it was left out")),
    }
)
"""What the notes of a cell say to a person."""
