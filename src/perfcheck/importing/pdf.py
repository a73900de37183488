"""PDF documents: the tables that their lines draw, with spans, and the running text around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from perfcheck.importing.form import Cell, Grid, Paragraph, Spot
from perfcheck.messages import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points."""

_NEAR = 2.0
"""Lines of a table closer than this, in points, are one."""
_MOST = 0.9
_USUAL_EDGE = 0.8
"""Where the text of a page ends at least, as a share of its width."""
_SHORT_LINE = 0.8
"""A line that fills less of its cell than this was ended by its writer, not by the edge."""
_ITEM = re.compile(r"^\s*(?:[0-9]+[.、．]|[（(][一二三四五六七八九十0-9]+[)）]|[①-⑳]|内容[：:]|目标[：:])")
_PAGE_NUMBER = re.compile(r"^\s*[-—–]?\s*(?:第\s*)?[0-9]{1,4}\s*(?:页)?(?:\s*[/共]\s*[0-9]+\s*页?)?\s*[-—–]?\s*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text: its characters' box and the text."""

    box: Box
    text: str


def read_page(page: Any, number: int, file: str) -> tuple[Paragraph | Grid, ...]:  # noqa: ANN401 - of a library without types
    """The paragraphs and tables of a page, from its top; its tables are counted from 1."""
    tables = [(table.bbox, tuple(table.cells)) for table in _tables(page)]
    boxes = [box for box, _ in tables]
    outer = [one for one in tables if not any(_inside(one[0], other) and other != one[0] for other in boxes)]
    chars = list(page.chars)
    sheet = msg("page {number}", number=number)
    blocks: list[tuple[float, Paragraph | Grid]] = []
    for index, (box, cells) in enumerate(sorted(outer, key=lambda one: one[0][1]), start=1):
        inner = [one for one in tables if one[0] != box and _inside(one[0], box)]
        own = [char for char in chars if _holds(box, char)]
        blocks.append((box[1], _grid(cells, inner, own, Spot(file, sheet, index))))
    free = [char for char in chars if not any(_holds(box, char) for box, _ in outer)]
    blocks.extend(
        (line.box[1], Paragraph(line.text, Spot(file, sheet)))
        for line in _paragraphs(free, _right(page, chars, boxes))
        if not _PAGE_NUMBER.match(line.text)
    )
    return tuple(part for _, part in sorted(blocks, key=lambda block: block[0]))


def _tables(page: Any) -> list[Any]:  # noqa: ANN401 - as above
    """The tables of a page; a column whose cell goes on from page to page may have no line above and below it."""
    found: list[Any] = page.find_tables()
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    ends = [end for table in found if _is_open(table.bbox, upright) for end in (table.bbox[1], table.bbox[3])]
    return page.find_tables({"explicit_horizontal_lines": ends}) if ends else found


def _is_open(box: Box, upright: Sequence[dict[str, Any]]) -> bool:
    """Whether a line as long as the table stands to the left of it."""
    left, top, _, bottom = box
    beside = [one for one in upright if one["x0"] < left - _NEAR and one["top"] > top - _NEAR]
    outer = min((one["x0"] for one in beside), default=left)
    length = sum(one["height"] for one in beside if one["x0"] < outer + _NEAR and one["bottom"] < bottom + _NEAR)
    return bool(length > (bottom - top) * _MOST)


def _right(page: Any, chars: Sequence[dict[str, Any]], boxes: Sequence[Box]) -> float:  # noqa: ANN401 - as above
    """Where lines end that go on below: at the edge of the text and tables, or of a page of short lines."""
    edges = (*(char["x1"] for char in chars), *(box[2] for box in boxes))
    return max(float(page.width) * _USUAL_EDGE, max(edges, default=0.0))


def _grid(
    boxes: Sequence[Box], inner: Sequence[tuple[Box, Sequence[Box]]], chars: Sequence[dict[str, Any]], where: Spot
) -> Grid:
    """A table from the boxes of its cells: rows and columns are the lines that they share."""
    lefts, tops = _edges(box[0] for box in boxes), _edges(box[1] for box in boxes)
    lefts.append(max(box[2] for box in boxes))
    tops.append(max(box[3] for box in boxes))
    cells: list[Cell] = []
    for box in sorted(boxes, key=lambda one: (one[1], one[0])):
        row, column = _index(tops, box[1]), _index(lefts, box[0])
        rows, columns = max(1, _index(tops, box[3]) - row), max(1, _index(lefts, box[2]) - column)
        nested = [one for one in inner if _inside(one[0], box)]
        own = [char for char in chars if _holds(box, char) and not any(_holds(one[0], char) for one in nested)]
        spot = Spot(where.file, where.part, where.table, row + 1, column + 1)
        grids = tuple(_grid(of, (), chars, Spot(where.file, where.part, where.table)) for _, of in nested)
        cells.append(Cell(_cell_text(own, box), row, column, spot, rows, columns, grids))
    return Grid(tuple(cells))


def _edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def _inside(box: Box, other: Box) -> bool:
    return (
        box[0] >= other[0] - _NEAR
        and box[1] >= other[1] - _NEAR
        and box[2] <= other[2] + _NEAR
        and box[3] <= other[3] + _NEAR
    )


def _holds(box: Box, char: dict[str, Any]) -> bool:
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _lines(chars: Sequence[dict[str, Any]]) -> list[_Line]:
    """The characters in lines; a wide gap between two of them is a blank."""
    rows: list[list[dict[str, Any]]] = []
    for char in sorted(chars, key=lambda one: ((one["top"] + one["bottom"]) / 2, one["x0"])):
        middle = (char["top"] + char["bottom"]) / 2
        last = rows[-1][-1] if rows else None
        if last is not None and abs((last["top"] + last["bottom"]) / 2 - middle) < (char["bottom"] - char["top"]) / 2:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [line for row in rows if (line := _line(sorted(row, key=lambda one: one["x0"]))).text.strip()]


def _line(row: Sequence[dict[str, Any]]) -> _Line:
    text = ""
    for number, char in enumerate(row):
        if number and char["x0"] - row[number - 1]["x1"] > char["size"] and not text.endswith(" "):
            text += "  "
        text += char["text"]
    box = (row[0]["x0"], min(one["top"] for one in row), row[-1]["x1"], max(one["bottom"] for one in row))
    return _Line(box, text.strip())


def _cell_text(chars: Sequence[dict[str, Any]], box: Box) -> str:
    """The text of a cell: lines that its edge broke are one, those that the writer ended stay apart."""
    return "\n".join(_unbroken(_lines(chars), box[2] - box[0], box[0]))


def _unbroken(lines: Sequence[_Line], width: float, left: float) -> Iterator[str]:
    text = ""
    for number, line in enumerate(lines):
        text += line.text
        following = lines[number + 1] if number + 1 < len(lines) else None
        is_ended = following is None or _ITEM.match(following.text) or line.box[2] - left < width * _SHORT_LINE
        if is_ended and (following is None or not _goes_on(line, following, width)):
            yield text
            text = ""


def _goes_on(line: _Line, following: _Line, width: float) -> bool:
    """Whether a short line goes on: in a narrow cell every line is short."""
    size = line.box[3] - line.box[1]
    return not _ITEM.match(following.text) and width < size * 12


def _paragraphs(chars: Sequence[dict[str, Any]], right: float) -> Iterator[_Line]:
    """Lines of running text as paragraphs: a line that reaches the right edge goes on below."""
    lines = _lines(chars)
    text, top = "", 0.0
    for number, line in enumerate(lines):
        top = top if text else line.box[1]
        text += line.text
        size = line.box[3] - line.box[1]
        following = lines[number + 1] if number + 1 < len(lines) else None
        ended = following is None or line.box[2] < right - 2 * size or following.box[1] - line.box[3] > 2 * size
        if ended or (following is not None and _ITEM.match(following.text)):
            yield _Line((line.box[0], top, line.box[2], line.box[3]), text)
            text = ""
