"""Values that are nothing for YAML: meant so, or a trap into which something that was written has fallen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.measures.lazy import Lazy
from perfcheck.sources import traps
from perfcheck.sources.events import offsets
from perfcheck.sources.frames import NO_KEY, Items, Pairs

if TYPE_CHECKING:
    import re

    from perfcheck.sources.events import Event
    from perfcheck.sources.objections import Objections

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""The texts that stand for nothing where they have no quotes."""

_COMMENT = Lazy("#[^\n]*")
_WIDTH_OF_INDENTATION = Lazy(r"[>|][+-]?\d")


def empty_value(event: Event, frame: Items | Pairs, text: str, objections: Objections) -> tuple[str | None, int, int]:
    """What a value of ``NOTHING`` is, and where it begins and ends."""
    start, end = offsets(event)
    if not event.implicit[0]:
        if _WIDTH_OF_INDENTATION.match(text, start, end) is None:
            return event.value, start, end
        objections.lost_value(traps.swallowed_number(text[start:end]), start, end)
    elif event.value == "" and isinstance(frame, Pairs) and frame.key_start != NO_KEY:
        start = end = _after_colon(event, frame, text, objections)
    return None, start, end


def _after_colon(event: Event, frame: Pairs, text: str, objections: Objections) -> int:
    """Where an empty value stands: it is meant so if the colon is there, else the key has swallowed the value."""
    gap = text[frame.key_end : event.start_mark.index]
    before, colon, _ = _COMMENT.sub(_blank, gap).partition(":")
    if not colon:
        _lose(frame, text, objections)
    return frame.key_end + len(before + colon)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _lose(frame: Pairs, text: str, objections: Objections) -> None:
    """A key without a value is left out; so is the beginning of a number that YAML has cut in two."""
    start, end = frame.key_start, frame.key_end
    number = traps.cut_number(text, start)
    frame.key = None
    if number is None:
        objections.lost_value(traps.lost_value(text[start:end].strip("'\"")), start, end)
    elif number.is_first_cut:
        objections.lost_value((number.message, number.hint), number.start, end)
        frame.empty_last()
