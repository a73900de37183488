"""The text of a Word paragraph as a reader sees it: changes accepted, hidden text left out, fields by their results."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfcheck.importing.word_numbers import Numbering
    from perfcheck.importing.word_styles import Styles
    from perfcheck.importing.word_xml import Node

THROUGH = frozenset({"hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo", "Choice"})
"""Elements whose content belongs to what they stand in."""
TAKEN = frozenset({"ins", "moveTo"})
GONE = frozenset({"del", "moveFrom"})
_SYMBOLS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        "symbol": {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xB7: "·", 0xA5: "∞", 0xB0: "°"},
        "wingdings": {0xFC: "√", 0xFE: "☑", 0x52: "☑", 0xA8: "□", 0x6F: "□", 0x71: "□", 0xFB: "×", 0xE0: "→"},
        "wingdings 2": {0x50: "√", 0x52: "☑", 0x4F: "×", 0xA3: "□", 0x2A: "□"},
    }
)
"""Characters of fonts that hold signs at the places of letters."""
_BREAKS_OF_PAGES = frozenset({"page", "column"})


@dataclass(slots=True)
class Text:
    """The text of a paragraph, and what is known of it; ``boxes`` are the text boxes that hang on it.

    ``joins`` says that the end of the paragraph was deleted, so that the next one goes on with it.
    """

    parts: list[str] = field(default_factory=list)
    note: str = ""
    boxes: list[Node] = field(default_factory=list)
    joins: bool = False
    is_numbered: bool = False
    in_result: list[bool] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads the paragraphs of one document."""

    styles: Styles
    numbering: Numbering

    def read(self, paragraph: Node) -> Text:
        """The text of a paragraph."""
        text = Text()
        style = paragraph.value("pPr", "pStyle")
        label = self._label(paragraph, style)
        if label:
            text.parts.append(label)
            text.is_numbered = True
        text.joins = paragraph.first("pPr", "rPr", "del") is not None
        self._gather(paragraph, text, is_hidden=self.styles.hides(style))
        return text

    def _label(self, paragraph: Node, style: str | None) -> str:
        number, level = paragraph.value("pPr", "numPr", "numId"), paragraph.value("pPr", "numPr", "ilvl")
        of_style = self.styles.numbers(style)
        if number is None and of_style is not None:
            number, level = of_style[0], level or of_style[1]
        elif number is not None:
            style = None
        if number is None:
            return ""
        return self.numbering.label(number, int(level) if level in set("012345678") else 0, style)

    def _gather(self, parent: Node, text: Text, *, is_hidden: bool) -> None:
        for child in parent.children:
            if child.name == "r":
                self._run(child, text, is_hidden=is_hidden)
            elif child.name in GONE:
                text.note = text.note or ("deleted" if child.children else "")
            elif child.name in {"oMath", "oMathPara"}:
                text.parts.extend(_texts(child))
            elif child.name == "AlternateContent":
                self._gather(_chosen(child), text, is_hidden=is_hidden)
            elif child.name in TAKEN:
                text.note = "inserted" if child.children else text.note
                self._gather(child, text, is_hidden=is_hidden)
            elif child.name in THROUGH and not is_placeholder(child):
                self._gather(child, text, is_hidden=is_hidden)

    def _run(self, run: Node, text: Text, *, is_hidden: bool) -> None:
        if run.first("rPr", "vanish") is not None:
            is_hidden = run.is_on("rPr", "vanish")
        elif run.first("rPr", "rStyle") is not None:
            is_hidden = is_hidden or self.styles.hides(run.value("rPr", "rStyle"))
        for child in run.children:
            if is_hidden:
                text.note = text.note or ("concealed" if child.name == "t" and child.text.strip() else "")
            else:
                self._piece(child, text)

    def _piece(self, piece: Node, text: Text) -> None:
        name = piece.name
        if name == "fldChar":
            _field(piece.attributes.get("fldCharType"), text)
        elif name == "AlternateContent":
            for child in _chosen(piece).children:
                self._piece(child, text)
        elif name == "txbxContent":
            text.boxes.append(piece)
        elif all(text.in_result):
            if name == "ruby":
                base = piece.first("rubyBase")
                text.parts.extend(_texts(base) if base is not None else ())
            else:
                text.parts.append(_sign(piece))


def is_placeholder(node: Node) -> bool:
    """Whether a control holds nothing but the text that asks to fill it in."""
    return node.name == "sdt" and node.is_on("sdtPr", "showingPlcHdr")


def _sign(piece: Node) -> str:
    match piece.name:
        case "t":
            return piece.text
        case "tab":
            return "\t"
        case "br":
            return "" if piece.attributes.get("type") in _BREAKS_OF_PAGES else "\n"
        case "cr":
            return "\n"
        case "noBreakHyphen":
            return "-"
        case "sym":
            return _symbol(piece)
        case _:
            return ""


def _symbol(piece: Node) -> str:
    """The sign of a font; one that is not known stays where the font has it, in the area for private use."""
    written = piece.attributes.get("char", "")
    try:
        code = int(written, 16)
        signs = _SYMBOLS.get(piece.attributes.get("font", "").lower(), {})
        return signs.get(code & 0xFF) or chr(code)
    except (ValueError, OverflowError):
        return "\ufffd"


def _field(kind: str | None, text: Text) -> None:
    """A field has its code first, which is no text, and its result behind the separator."""
    if kind == "begin":
        text.in_result.append(False)
    elif kind == "separate" and text.in_result:
        text.in_result[-1] = True
    elif kind == "end" and text.in_result:
        text.in_result.pop()


def _chosen(alternatives: Node) -> Node:
    """The first way in which something is given, or else the way for older programs."""
    return alternatives.first("Choice") or alternatives.first("Fallback") or alternatives


def _texts(node: Node) -> list[str]:
    """All texts below an element."""
    own = [node.text] if node.name == "t" else []
    return own + [text for child in node.children for text in _texts(child)]
