"""The XML parts of a Word document as trees of what matters to its text: no fonts, colours, borders or drawings."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.importing.problems import damaged, too_large
from perfcheck.messages import msg
from perfcheck.sources.workbooks.markup import local, read_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.sources.workbooks.markup import Attributes
    from perfcheck.sources.workbooks.opening import Package

NODE_LIMIT = 3_000_000
"""How many elements that matter a part may have."""
DEEPEST = 160
"""How deep such elements may stand in each other: tables in tables, forty times."""

_KEPT = frozenset(
    {
        *("document", "body", "p", "r", "t", "tab", "br", "cr", "sym", "noBreakHyphen", "ruby", "rubyBase", "fldChar"),
        *("pPr", "rPr", "vanish", "pStyle", "rStyle", "numPr", "numId", "ilvl"),
        *("tbl", "tr", "tc", "trPr", "tcPr", "gridBefore", "gridSpan", "vMerge", "hMerge", "hidden"),
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"),
        *(
            "hyperlink",
            "smartTag",
            "sdt",
            "sdtContent",
            "sdtPr",
            "showingPlcHdr",
            "customXml",
            "fldSimple",
            "dir",
            "bdo",
        ),
        *("AlternateContent", "Choice", "Fallback", "txbxContent", "oMath", "oMathPara"),
        *("styles", "style", "basedOn"),
        *("numbering", "abstractNum", "num", "abstractNumId", "lvl", "lvlOverride", "startOverride", "start", "numFmt"),
        *("lvlText", "suff"),
    }
)
_DROPPED = frozenset(
    {"rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPr", "rt", "tblPr", "tblGrid"}
)
_ATTRIBUTES = frozenset(
    {"val", "type", "fldCharType", "font", "char", "styleId", "default", "numId", "abstractNumId", "ilvl"}
)
_PROPERTIES = frozenset({"rPr", "pPr", "trPr", "tcPr", "sdtPr"})
_NOTHING: Mapping[str, str] = MappingProxyType({})
"""Shared by all elements without attributes, of which there are many."""


@dataclass(slots=True, eq=False)
class Node:
    """An element: its name without the namespace, the attributes that matter, its text and its children."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    children: list[Node] = field(default_factory=list)
    text: str = ""

    def first(self, *way: str) -> Node | None:
        """The first element down this way."""
        node: Node | None = self
        for name in way:
            node = next((child for child in node.children if child.name == name), None) if node else None
        return node

    def all(self, name: str) -> Iterator[Node]:
        """The children of this name."""
        return (child for child in self.children if child.name == name)

    def value(self, *way: str) -> str | None:
        """The ``val`` of the first element down this way; None where there is no such element or value."""
        node = self.first(*way)
        return None if node is None else node.attributes.get("val")

    def is_on(self, *way: str) -> bool:
        """Whether a switch is there and not turned off."""
        node = self.first(*way)
        return node is not None and node.attributes.get("val", "true") not in {"0", "false", "off"}


def tree_of(package: Package, part: str) -> Node:
    """The elements of a part that matter.

    Raises:
        UnusableError: the part is missing, broken or too large.
    """
    builder = _Builder()
    read_part(package, part, builder)
    return builder.root


class _Builder:
    """Makes the tree while the elements come in; what does not matter is passed through, what belongs to it stays."""

    def __init__(self) -> None:
        self.root = Node("")
        self._open: list[Node | None] = [self.root]
        self._kept: list[Node] = [self.root]
        self._dropped = 0
        self._count = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        tag = local(name)
        if self._dropped or tag in _DROPPED:
            self._dropped += 1
            return
        if tag not in _KEPT:
            self._open.append(None)
            return
        self._count += 1
        if self._count > NODE_LIMIT:
            raise too_large(msg("the document has more than {count} pieces of text", count=NODE_LIMIT))
        if len(self._kept) > DEEPEST:
            raise damaged(msg("the document has tables or texts that stand in each other too deep"))
        mattering = {local(key): one for key, one in attributes.items() if local(key) in _ATTRIBUTES}
        node = Node(tag, mattering or _NOTHING)
        self._kept[-1].children.append(node)
        self._kept.append(node)
        self._open.append(node)

    def text(self, text: str) -> None:
        """Text between two tags."""
        if not self._dropped and self._kept[-1].name == "t" and self._open[-1] is not None:
            self._kept[-1].text += text

    def end(self, _name: str) -> None:
        """An element ends."""
        if self._dropped:
            self._dropped -= 1
        elif self._open.pop() is not None:
            node = self._kept.pop()
            if node.name in _PROPERTIES and not node.children:
                self._kept[-1].children.pop()
