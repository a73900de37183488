"""What was read of a document so far: departments with their activities and projects, still in the document's words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfcheck.importing.words import plain_word

if TYPE_CHECKING:
    from perfcheck.importing.column_words import Column
    from perfcheck.importing.form import Spot
    from perfcheck.importing.label_words import Label


@dataclass(frozen=True, slots=True)
class Value:
    """A text of the document with its place; ``unit`` is the unit of money that holds for it, where it is an amount."""

    text: str
    spot: Spot
    note: str = ""
    unit: str | None = None

    def joined(self, other: Value, between: str) -> Value:
        """Both texts as one, at the place of the first."""
        return Value(f"{self.text}{between}{other.text}", self.spot, self.note or other.note, self.unit)


@dataclass(slots=True)
class DraftRow:
    """An indicator: its cells by the column that they stand in."""

    name: Value
    cells: dict[Column, Value] = field(default_factory=dict)


@dataclass(slots=True)
class DraftActivity:
    """An activity with its texts and its indicators."""

    name: Value
    texts: dict[Column, Value] = field(default_factory=dict)
    rows: list[DraftRow] = field(default_factory=list)


@dataclass(slots=True)
class DraftProject:
    """A project: its labelled values, its plan as days with shares or amounts, its indicators below two levels.

    ``unit_above`` is the unit that was named above its form; one that the form names counts more.
    """

    spot: Spot
    unit_above: Value | None = None
    values: dict[Label, Value] = field(default_factory=dict)
    days: list[Value] = field(default_factory=list)
    shares: list[Value] = field(default_factory=list)
    amounts: list[Value] = field(default_factory=list)
    rows: list[tuple[Value, Value, DraftRow]] = field(default_factory=list)


@dataclass(slots=True)
class DraftDepartment:
    """A department's document. ``rows`` are indicators of the department as a whole.

    ``by_name`` finds the activities by their names.
    """

    code: str
    name: str
    spot: Spot
    year: int | None = None
    statement: list[Value] = field(default_factory=list)
    measures: list[Value] = field(default_factory=list)
    activities: list[DraftActivity] = field(default_factory=list)
    projects: list[DraftProject] = field(default_factory=list)
    rows: list[DraftRow] = field(default_factory=list)
    by_name: dict[str, DraftActivity] = field(default_factory=dict)

    def activity(self, name: Value) -> DraftActivity:
        """The activity of this name; a new one where the document names it for the first time."""
        key = plain_word(name.text)
        known = self.by_name.get(key)
        if known is None:
            known = self.by_name[key] = DraftActivity(name)
            self.activities.append(known)
        return known
