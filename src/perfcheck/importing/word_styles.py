"""The styles of a Word document, as far as they hide texts or number paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.importing.word_xml import Node


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by their ids."""

    nodes: Mapping[str, Node] = field(default_factory=dict)

    def hides(self, style: str | None) -> bool:
        """Whether a style, or one that it is based on, hides its text."""
        for node in self._line(style):
            if node.first("rPr", "vanish") is not None:
                return node.is_on("rPr", "vanish")
        return False

    def numbers(self, style: str | None) -> tuple[str, str] | None:
        """The list of a style and the level in it; None where its paragraphs are not numbered."""
        for node in self._line(style):
            if node.first("pPr", "numPr") is not None:
                number = node.value("pPr", "numPr", "numId")
                return None if number is None else (number, node.value("pPr", "numPr", "ilvl") or "0")
        return None

    def _line(self, style: str | None) -> list[Node]:
        """A style and those that it is based on."""
        line: list[Node] = []
        while style is not None and (node := self.nodes.get(style)) is not None and node not in line:
            line.append(node)
            style = node.value("basedOn")
        return line


def styles_of(root: Node | None) -> Styles:
    """The styles that the part ``styles`` defines."""
    top = None if root is None else root.first("styles")
    return Styles({} if top is None else {one.attributes.get("styleId", ""): one for one in top.all("style")})
