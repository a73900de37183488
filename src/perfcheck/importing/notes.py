"""What is noted while a draft becomes data: doubts, and the places of indicators."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from perfcheck.importing.amounts import in_wan
from perfcheck.importing.marks import NOTES, Mark, MarkKind
from perfcheck.measures.numbers import fold
from perfcheck.messages import msg

if TYPE_CHECKING:
    from perfcheck.findings import KeyPath
    from perfcheck.importing.draft import Value
    from perfcheck.importing.form import Spot
    from perfcheck.messages import Message

Data = dict[str, Any]
"""A part of a target file."""


@dataclass(slots=True)
class Notes:
    """The doubts in their order, and where each indicator stands. ``money_unit`` is what amounts without one are in."""

    marks: list[Mark] = field(default_factory=list)
    spots: dict[KeyPath, Spot] = field(default_factory=dict)
    money_unit: str | None = None

    def doubt(self, kind: MarkKind, spot: Spot, text: str, assumed: Message) -> None:
        """Note a doubt."""
        self.marks.append(Mark(kind, spot, text, assumed))

    def text(self, value: Value) -> str:
        """The text of a cell; what its format knows beside the text is noted."""
        known = NOTES.get(value.note)
        if known is not None:
            self.doubt(known[0], value.spot, value.text, known[1])
        return value.text

    def amount(self, value: Value) -> str | None:
        """An amount in 万元; None where the cell is empty."""
        self.text(value)
        unit = value.unit or self.money_unit or "万元"
        amount = in_wan(value.text, unit)
        if amount is None:
            self.doubt(MarkKind.UNREADABLE_AMOUNT, value.spot, value.text, msg("this is no amount; kept as it is"))
            return value.text.strip()
        if amount and value.unit is None and not fold(value.text).endswith("元"):
            what = msg("no unit of money is written; taken as {unit}", unit=unit)
            self.doubt(MarkKind.NO_UNIT, value.spot, value.text, what)
        return amount or None


def name_of(text: str) -> str:
    """A name: without line breaks and outer blanks."""
    return "".join(line.strip() for line in text.split("\n"))
