"""Web pages, which are often called .xls: their tables with spans, and the text around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import MessageError
from html.parser import HTMLParser

from perfcheck.importing.decoding import decoded
from perfcheck.importing.form import Cell, Grid, Paragraph, Spot
from perfcheck.importing.problems import damaged, too_large
from perfcheck.messages import msg

PLACE_LIMIT = 1_000_000
"""How many places the tables of a page may have."""
DEEPEST = 40
WIDEST, TALLEST = 1000, 65_534

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_BEGINNING = 4096
_BREAKS = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr"})
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "xml"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def read_pages(content: bytes, file: str) -> tuple[Paragraph | Grid, ...]:
    """The paragraphs and tables of a web page.

    Raises:
        UnusableError: it cannot be read.
    """
    page = _Page(file)
    page.feed(_text(content))
    page.close()
    return page.read()


def read_archive(content: bytes, file: str) -> tuple[Paragraph | Grid, ...]:
    """The same of all pages of a web archive (MHT), as Excel and Word save them.

    Raises:
        UnusableError: it cannot be read.
    """
    try:
        message = message_from_bytes(content)
        pages = [part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html"]
    except (MessageError, ValueError, LookupError):
        raise damaged(msg("the web archive is damaged")) from None
    return tuple(part for page in pages if isinstance(page, bytes) for part in read_pages(page, file))


def _text(content: bytes) -> str:
    named = _CHARSET.search(content[:_BEGINNING])
    encoding = named[1].decode("ascii").lower() if named else ""
    if encoding in {"gb2312", "gbk", "gb18030"}:
        try:
            return content.decode("gb18030")
        except UnicodeDecodeError:
            pass
    return decoded(content)


@dataclass(slots=True)
class _Cell:
    """A cell as it grows."""

    rows: int
    columns: int
    parts: list[str] = field(default_factory=list)
    nested: list[Grid] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    """A table as it grows."""

    number: int
    rows: list[list[_Cell]] = field(default_factory=list)
    cell: _Cell | None = None


class _Page(HTMLParser):
    """Reads a page tag by tag; what is not closed is closed by what follows."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self._file = file
        self._parts: list[Paragraph | Grid] = []
        self._tables: list[_Table] = []
        self._line: list[str] = []
        self._count = self._lines = self._unseen = self._places = 0

    def read(self) -> tuple[Paragraph | Grid, ...]:
        """What was read."""
        while self._tables:
            self._end_table()
        self._end_line()
        return tuple(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "body":
            self._unseen = 0
        elif tag == "table":
            self._begin_table()
        elif tag == "tr" and self._tables:
            self._tables[-1].cell = None
            self._tables[-1].rows.append([])
        elif tag in {"td", "th"} and self._tables:
            self._begin_cell({key: value or "" for key, value in attrs})
        elif tag in _BREAKS:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag in {"td", "th"} and self._tables:
            self._tables[-1].cell = None
        elif tag in _BREAKS and tag != "br":
            self._break()

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        if self._unseen:
            return
        text = _BLANKS.sub(" ", data).replace("\xa0", " ")
        if not self._tables:
            self._line.append(text)
        elif self._tables[-1].cell is not None:
            self._tables[-1].cell.parts.append(text)

    def _break(self) -> None:
        if not self._tables:
            self._end_line()
        elif self._tables[-1].cell is not None:
            self._tables[-1].cell.parts.append("\n")

    def _end_line(self) -> None:
        text = "".join(self._line).strip()
        self._line = []
        if text:
            self._lines += 1
            self._parts.append(Paragraph(text, Spot(self._file, msg("paragraph {number}", number=self._lines))))

    def _begin_table(self) -> None:
        if not self._tables:
            self._end_line()
        if len(self._tables) >= DEEPEST:
            raise damaged(msg("the document has tables or texts that stand in each other too deep"))
        self._count += 1
        self._tables.append(_Table(self._count))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        table.cell = _Cell(_span(attributes.get("rowspan"), TALLEST), _span(attributes.get("colspan"), WIDEST))
        table.rows[-1].append(table.cell)

    def _end_table(self) -> None:
        table = self._tables.pop()
        grid = Grid(tuple(self._cells(table)))
        outer = self._tables[-1].cell if self._tables else None
        if not grid.cells:
            return
        if outer is not None:
            outer.nested.append(grid)
        else:
            self._parts.append(grid)

    def _cells(self, table: _Table) -> list[Cell]:
        """The cells at their places: each takes the first that is free in its row."""
        cells: list[Cell] = []
        taken: set[tuple[int, int]] = set()
        for row, own in enumerate(table.rows):
            column = 0
            for cell in own:
                while (row, column) in taken:
                    column += 1
                rows = min(cell.rows, len(table.rows) - row)
                self._places += rows * cell.columns
                if self._places > PLACE_LIMIT:
                    raise too_large(
                        msg("the tables have more than {count} cells in rows and columns", count=PLACE_LIMIT)
                    )
                taken.update((row + down, column + across) for down in range(rows) for across in range(cell.columns))
                spot = Spot(self._file, "", table.number, row + 1, column + 1)
                text = "\n".join(line.strip() for line in "".join(cell.parts).split("\n")).strip()
                cells.append(Cell(text, row, column, spot, rows, cell.columns, tuple(cell.nested)))
                column += cell.columns
        return cells


def _span(text: str | None, most: int) -> int:
    known = text is not None and text.isascii() and text.isdecimal() and len(text) < len("1000000")
    return min(max(1, int(text)), most) if known and text is not None else 1
