"""What a row of a table is, where it is no head and no indicator: a labelled row of a form, a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.importing.inline import label_before
from perfcheck.importing.label_words import Label
from perfcheck.importing.who import department_in_title, is_department
from perfcheck.importing.words import is_aside, is_total, label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.importing.headers import Header
    from perfcheck.importing.matrix import Line, Slot

_WEAK = frozenset({Label.OTHER, Label.GROUP, Label.ASIDE, Label.MONEY_UNIT, Label.YEAR})
"""Labels that may be names of indicators or activities as well."""
_STRONG = frozenset({Label.CODE, Label.NAME, Label.DEPARTMENT})
"""Labels that no cell of an indicator begins with."""
LEADING = 3
"""In how many cells from the left the word 合计 makes a row one that adds up others."""


def is_form(header: Header, line: Line, filled: Sequence[Slot]) -> bool:
    """Whether a row within a table is a labelled row of a form, and no indicator."""
    first = filled[0]
    inline = label_before(first.text)
    if inline is not None and inline not in _WEAK:
        return True
    if inline is not None and any(label_before(slot.text) in _STRONG for slot in filled):
        return True
    label = label_of(first.text)
    if label is None or label in _WEAK or first.column > min(line.slots) + 1:
        return False
    if any(is_total(slot.text) for slot in filled[:LEADING]):
        return False
    key = next((column for column, meaning in header.columns.items() if meaning is header.key), 0)
    slot = line.slots.get(key)
    if slot is None or slot.from_left or not slot.text.strip() or label_of(slot.text) is not None:
        return True
    return label in {Label.CODE, Label.NAME, Label.PLAN, Label.TOTAL} or len(filled) <= len(header.columns) // 2


def is_text(line: Line, filled: Sequence[Slot]) -> bool:
    """Whether a row is a line of running text: one cell over all of it, which is no label, or a title on a sheet."""
    if not is_alone(line, filled):
        return False
    slot = filled[0]
    is_wide = slot.cell.columns >= len(line.slots) - 1 or len(line.own()) == 1
    return is_wide or is_aside(slot.text) or _is_title(slot.text)


def _is_title(text: str) -> bool:
    return is_department(text) or department_in_title(text) is not None or label_before(text) is Label.MONEY_UNIT


def is_alone(line: Line, filled: Sequence[Slot]) -> bool:
    """Whether only the first cell of a row holds something, and that is no label: a title on a sheet."""
    if len(filled) != 1 or any(slot.from_above for slot in line.slots.values()):
        return False
    slot = filled[0]
    return slot.column == min(line.slots) and label_of(slot.text) is None and not slot.cell.nested
