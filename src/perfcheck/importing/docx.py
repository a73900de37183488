"""Word documents (docx) by their XML: merged cells, tables in cells, text boxes, tracked changes, hidden text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfcheck.importing.form import Cell, Grid, Paragraph, Spot
from perfcheck.importing.marks import NOTES, Mark, MarkKind
from perfcheck.importing.problems import too_large
from perfcheck.importing.word_numbers import numbering_of
from perfcheck.importing.word_styles import styles_of
from perfcheck.importing.word_text import GONE, TAKEN, THROUGH, TextReader, is_placeholder
from perfcheck.importing.word_xml import tree_of
from perfcheck.messages import msg
from perfcheck.sources.workbooks.parts import main_part, related_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.importing.word_text import Text
    from perfcheck.importing.word_xml import Node
    from perfcheck.sources.workbooks.opening import Package

PLACE_LIMIT = 2_000_000
"""How many places the tables of a document may have, with all that merged cells cover."""
WIDEST = 256
"""More columns than Word allows."""
_USUAL = "word/document.xml"


def read_document(package: Package, file: str) -> tuple[tuple[Paragraph | Grid, ...], tuple[Mark, ...]]:
    """The paragraphs and tables of a document, and what is to be looked at in them.

    Raises:
        UnusableError: a part is missing, broken or too large.
    """
    main = main_part(package, _USUAL)
    top = tree_of(package, main)
    reader = _Reader(file, _text_reader(package, main))
    body = top.first("document", "body")
    parts = () if body is None else tuple(reader.parts(body))
    return parts, tuple(reader.marks)


def _text_reader(package: Package, main: str) -> TextReader:
    folder, _, name = main.rpartition("/")
    listed = f"{folder}/_rels/{name}.rels".lstrip("/")
    related = related_parts(package, main) if package.has(listed) else {}

    def tree(kind: str) -> Node | None:
        part = next((target for target, its_kind in related.values() if its_kind == kind), None)
        return None if part is None or not package.has(part) else tree_of(package, part)

    return TextReader(styles_of(tree("styles")), numbering_of(tree("numbering")))


class _Reader:
    """Counts the paragraphs and tables of a document while it reads them."""

    def __init__(self, file: str, texts: TextReader) -> None:
        self.marks: list[Mark] = []
        self._file = file
        self._texts = texts
        self._tables = 0
        self._paragraphs = 0
        self._places = 0
        self._is_numbered = False

    def parts(self, parent: Node) -> Iterator[Paragraph | Grid]:
        """The blocks of a body, in their order; a text box stands behind the paragraph that it hangs on."""
        joined = ""
        for block in _blocks(parent):
            if block.name == "tbl":
                yield self.grid(block)
                continue
            self._paragraphs += 1
            spot = Spot(self._file, msg("paragraph {number}", number=self._paragraphs))
            text = self._read(block, spot)
            line, joined = joined + text.text, ""
            if text.joins:
                joined = line
            elif line.strip():
                self._note(text, spot, line.strip())
                yield Paragraph(line.strip(), spot)
            for box in text.boxes:
                yield from self.parts(box)

    def _read(self, paragraph: Node, spot: Spot) -> Text:
        text = self._texts.read(paragraph)
        if text.is_numbered and not self._is_numbered:
            self._is_numbered = True
            what = msg("numbers that Word writes before the paragraphs of a list were written into the text")
            self.marks.append(Mark(MarkKind.AUTO_NUMBER, spot, text.text.strip(), what))
        return text

    def _note(self, text: Text, spot: Spot, line: str) -> None:
        known = NOTES.get(text.note)
        if known is not None:
            self.marks.append(Mark(known[0], spot, line, known[1]))

    def grid(self, table: Node) -> Grid:
        """A table with its spans; cells that continue one from above or from the left belong to that."""
        self._tables += 1
        number = self._tables
        cells: list[Cell] = []
        above: dict[int, int] = {}
        for row, element in enumerate(self._rows(table, number)):
            column = min(_number(element.value("trPr", "gridBefore"), 0), WIDEST)
            for own in _cells(element):
                span = min(max(1, _number(own.value("tcPr", "gridSpan"), 1)), WIDEST)
                self._count(span)
                if _merge(own, "hMerge") == "continue" and cells and cells[-1].row == row:
                    cells[-1] = replace(cells[-1], columns=cells[-1].columns + span)
                elif _merge(own, "vMerge") == "continue" and column in above:
                    cells[above[column]] = _taller(cells[above[column]])
                else:
                    above[column] = len(cells)
                    spot = Spot(self._file, "", number, row + 1, column + 1)
                    cells.append(self._cell(own, Cell("", row, column, spot, 1, span, (), _note_of_row(element))))
                column += span
        return Grid(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))

    def _count(self, places: int) -> None:
        self._places += places
        if self._places > PLACE_LIMIT:
            raise too_large(msg("the tables have more than {count} cells in rows and columns", count=PLACE_LIMIT))

    def _rows(self, table: Node, number: int) -> Iterator[Node]:
        """The rows of a table but those whose deletion is tracked, which get a mark."""
        count = 0
        for row in _through(table, "tr"):
            count += 1
            if row.first("trPr", "del") is None:
                yield row
                continue
            texts = (self._texts.read(one).text for cell in _cells(row) for one in _blocks(cell) if one.name == "p")
            spot = Spot(self._file, "", number, count, 1)
            what = msg("a row whose deletion is tracked was left out")
            self.marks.append(Mark(MarkKind.TRACKED_CHANGE, spot, " ".join(texts).strip(), what))

    def _cell(self, element: Node, empty: Cell) -> Cell:
        if element.first("tcPr", "cellDel") is not None:
            return replace(empty, note="deleted")
        lines: list[str] = []
        nested: list[Grid] = []
        notes = [empty.note, "inserted" if element.first("tcPr", "cellIns") is not None else ""]
        self._fill(element, empty.spot, lines, (nested, notes))
        note = next((one for one in notes if one), "")
        return replace(empty, text="\n".join(lines).strip("\n"), nested=tuple(nested), note=note)

    def _fill(self, element: Node, spot: Spot, lines: list[str], others: tuple[list[Grid], list[str]]) -> None:
        """Gather the lines of a cell or text box, and the tables and notes in it."""
        nested, notes = others
        joins = False
        for block in _blocks(element):
            if block.name == "tbl":
                nested.append(self.grid(block))
                continue
            text = self._read(block, spot)
            notes.append(text.note)
            if joins:
                lines[-1] += text.text
            else:
                lines.append(text.text)
            joins = text.joins
            for box in text.boxes:
                self._fill(box, spot, lines, others)


def _taller(cell: Cell) -> Cell:
    return replace(cell, rows=cell.rows + 1)


def _note_of_row(row: Node) -> str:
    if row.is_on("trPr", "hidden"):
        return "hidden"
    return "inserted" if row.first("trPr", "ins") is not None else ""


def _blocks(parent: Node) -> Iterator[Node]:
    """Paragraphs and tables, through what only groups them."""
    return _through(parent, "p", "tbl")


def _cells(row: Node) -> Iterator[Node]:
    return _through(row, "tc")


def _through(parent: Node, *names: str) -> Iterator[Node]:
    """The elements of these names, through what only groups them; nothing of what was deleted or moved away."""
    for child in parent.children:
        if child.name in names:
            yield child
        elif child.name == "AlternateContent":
            chosen = child.first("Choice") or child.first("Fallback")
            yield from _through(chosen, *names) if chosen is not None else ()
        elif child.name in THROUGH | TAKEN and child.name not in GONE and not is_placeholder(child):
            yield from _through(child, *names)


def _merge(cell: Node, name: str) -> str | None:
    """What a cell says of its being merged; None where it says nothing."""
    node = cell.first("tcPr", name)
    return None if node is None else node.attributes.get("val", "continue")


def _number(text: str | None, default: int) -> int:
    return (
        int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) < len("10000") else default
    )
