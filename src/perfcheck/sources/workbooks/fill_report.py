"""One row of an indicator, as what a YAML file would report of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from perfcheck.measures.days import parse_date
from perfcheck.measures.errors import MeasureError
from perfcheck.measures.units import NO_UNIT
from perfcheck.messages import msg
from perfcheck.sources.workbooks.fill_layout import HEADS, Input, NoData
from perfcheck.sources.workbooks.fill_rows import InputKind
from perfcheck.sources.workbooks.fill_rules import VALUE_BESIDE_REASON
from perfcheck.sources.workbooks.rules import DOUBTFUL_CELL

if TYPE_CHECKING:
    from perfcheck.findings import Rule, SheetCell
    from perfcheck.measures.units import Unit
    from perfcheck.messages import Message
    from perfcheck.sources.workbooks.fill_blocks import Filled

PENDING = "暂无"
"""What YAML says of a figure that is not there yet."""
_SHOWN = 40
_BETWEEN = re.compile(r"[、,，;；/\s]+")
_TEXTS = (Input.LIKELIHOOD, Input.REASON, Input.IMPROVEMENT, Input.EVIDENCE, Input.NOTE)


class Cells(Protocol):
    """What reads the cells of rows, and keeps what there is to say about them."""

    def read(self, row: Filled, column: Input, kind: InputKind, unit: Unit) -> str:
        """What a cell says, empty where nothing can be used."""

    def tell(self, rule: Rule, message: Message, hint: Message | None, at: SheetCell) -> None:
        """Note what is wrong."""


@dataclass(slots=True)
class RowReport:
    """One row of an indicator while it is read; ``said`` is what it reports, with the cell of each part."""

    cells: Cells
    row: Filled
    kind: InputKind
    unit: Unit
    said: dict[str, tuple[str | list[str], SheetCell]] = field(default_factory=dict)

    def read(self) -> dict[str, tuple[str | list[str], SheetCell]]:
        """All that the row reports."""
        self._figure()
        forecast = self._text(Input.FORECAST, self.kind, self.unit)
        self._say("forecast", forecast, Input.FORECAST)
        self._say("score", self._text(Input.SCORE, InputKind.NUMBER), Input.SCORE)
        for column in _TEXTS:
            self._say(column.value, self._text(column, InputKind.TEXT), column)
        causes = [part for part in _BETWEEN.split(self._text(Input.CAUSE, InputKind.TEXT)) if part]
        self._say("cause", causes[0] if len(causes) == 1 else causes, Input.CAUSE)
        self._excuse()
        return self.said

    def _figure(self) -> None:
        text = self._text(Input.VALUE, self.kind, self.unit)
        is_day = self.kind is InputKind.DATE and _is_date(text)
        self._say("completed_on" if is_day else "value", text, Input.VALUE)
        day = self._text(Input.COMPLETED_ON, InputKind.DATE)
        if is_day and day not in ("", text):
            del self.said["completed_on"]
            said = {"day": text, "other": day}
            why = msg("{day} and {other} are both given as the day of completion; neither was read", **said)
            self.cells.tell(DOUBTFUL_CELL, why, msg("delete one of the two"), self.row.place(Input.COMPLETED_ON))
            return
        self._say("completed_on", day, Input.COMPLETED_ON)

    def _excuse(self) -> None:
        """Why there is no figure, if somebody said so."""
        word = self._text(Input.NO_DATA, InputKind.TEXT)
        if not word:
            return
        if word not in set(NoData):
            why = msg("{text} is none of {allowed}", text=word[:_SHOWN], allowed=tuple(NoData))
            self.cells.tell(DOUBTFUL_CELL, why, None, self.row.place(Input.NO_DATA))
        elif self.row.cell(Input.VALUE) is not None or self.row.cell(Input.COMPLETED_ON) is not None:
            self._contradiction(word)
        elif word == NoData.NOT_APPLICABLE:
            self._not_applicable()
        else:
            self._say("value", PENDING, Input.NO_DATA)
            note = self.said["note"][0] if "note" in self.said else ""
            if word == NoData.NOT_DONE:
                self._say("note", f"{word}：{note}" if note else word, Input.NO_DATA)

    def _contradiction(self, word: str) -> None:
        for key in ("value", "completed_on"):
            self.said.pop(key, None)
        why = msg("there is a figure, and {word} as the reason why there is none; neither was read", word=word)
        hint = msg("delete one of the two")
        self.cells.tell(VALUE_BESIDE_REASON, why, hint, self.row.place(Input.NO_DATA))

    def _not_applicable(self) -> None:
        for key in ("reason", "note"):
            if key in self.said:
                self.said["not_applicable"] = self.said.pop(key)
                return
        why = msg("an indicator that does not apply needs the reason, in the column {column}", column=_head())
        self.cells.tell(DOUBTFUL_CELL, why, None, self.row.place(Input.NO_DATA))

    def _text(self, column: Input, kind: InputKind, unit: Unit = NO_UNIT) -> str:
        return self.cells.read(self.row, column, kind, unit)

    def _say(self, key: str, text: str | list[str], column: Input) -> None:
        if text:
            self.said[key] = text, self.row.place(column)


def _head() -> Message:
    return msg(HEADS[Input.REASON])


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except MeasureError:
        return False
    return True
