"""The tree of a document that is gathered from cells, with the cell of every value."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.findings import Marks, SheetCell
    from perfcheck.sources.frames import Plain


@dataclass(frozen=True, slots=True)
class CellMarks:
    """Where one part of a document stands in a workbook."""

    value: SheetCell
    key: SheetCell | None = None
    children: Mapping[str | int, Marks] = field(default_factory=lambda: MappingProxyType({}))

    def below(self, step: str | int) -> Marks | None:
        """Where one part of it stands; None where it has none of this key or index."""
        return self.children.get(step)


@dataclass(frozen=True, slots=True)
class Leaf:
    """The text of one cell, None where it is blank."""

    text: str | None
    at: SheetCell

    def plain(self) -> Plain:
        """The text."""
        return self.text

    def marks(self) -> CellMarks:
        """Where it stands; in a table the cell is also what its key is."""
        return CellMarks(self.at, self.at)


class Branch:
    """A group of pairs, or a list, while it is gathered from cells. ``at`` is where it stands."""

    __slots__ = ("_is_list", "_parts", "at")

    def __init__(self, at: SheetCell, *, is_list: bool = False) -> None:
        self.at = at
        self._is_list = is_list
        self._parts: dict[str | int, Leaf | Branch] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._parts

    def put(self, key: str, text: str | None, at: SheetCell) -> None:
        """Take the value of a cell."""
        self._parts[key] = Leaf(text, at)

    def leaf(self, key: str) -> Leaf | None:
        """The value that was taken for a key."""
        part = self._parts.get(key)
        return part if isinstance(part, Leaf) else None

    def branch(self, key: str, at: SheetCell, *, is_list: bool = False) -> Branch:
        """The group below a key, which begins at this cell if there is none yet."""
        part = self._parts.get(key)
        if isinstance(part, Branch):
            return part
        begun = Branch(at, is_list=is_list)
        self._parts[key] = begun
        return begun

    def item(self, at: SheetCell) -> Branch:
        """A new record at the end of a list."""
        begun = Branch(at)
        self._parts[len(self._parts)] = begun
        return begun

    def plain(self) -> Plain:
        """The data."""
        if self._is_list:
            return [part.plain() for part in self._parts.values()]
        return {str(key): part.plain() for key, part in self._parts.items()}

    def marks(self) -> CellMarks:
        """Where everything stands."""
        below: dict[str | int, Marks] = {key: part.marks() for key, part in self._parts.items()}
        return CellMarks(self.at, self.at, MappingProxyType(below))
