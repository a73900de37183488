"""The XML parts of a workbook or document, read as a stream of elements. A part with a document type is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from perfcheck.messages import msg
from perfcheck.sources.workbooks.problems import damaged

if TYPE_CHECKING:
    from perfcheck.sources.workbooks.opening import Package

LONGEST_TAG = 2 * 1024 * 1024
"""More bytes than a tag of any workbook has. The parser goes over a tag again with each piece of it that comes in."""

Attributes = dict[str, str]
"""The attributes of an element; those of another namespace have it before their name, with a blank between."""


class Handler(Protocol):
    """What is told of the elements of a part; the names come with their namespace and a blank before them."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text, all that there is between two tags."""


def read_part(package: Package, name: str, handler: Handler) -> None:
    """Tell a handler all elements of a part.

    Raises:
        UnusableError: the part is missing, broken, or no plain XML.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    fed = 0
    try:
        for piece in package.pieces(name):
            parser.Parse(piece, False)  # noqa: FBT003 - expat's signature
            fed += len(piece)
            if fed - parser.CurrentByteIndex > LONGEST_TAG:
                raise damaged(msg("the workbook is damaged: its part {part} is no valid XML", part=name))
        parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, LookupError, ValueError):
        raise damaged(msg("the file is damaged: its part {part} is no valid XML", part=name)) from None


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition(" ")[2]


class LocalNames(dict[str, str]):
    """The names of elements without their namespace, each worked out once: a sheet has millions of elements."""

    def __missing__(self, name: str) -> str:
        self[name] = local(name)
        return self[name]


def _refuse(name: str, *_others: object) -> None:
    raise damaged(msg("the file has a document type ({name}), which none has that a program wrote", name=name))
