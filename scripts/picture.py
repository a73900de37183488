"""Draw the README's picture of a report: ``python scripts/picture.py`` writes ``docs/images/grade.svg``.

Every run of characters is placed at its own column, so that the picture keeps its columns in any font.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size

from perfcheck import grade, read_actuals, read_targets
from perfcheck.i18n import Language, translator
from perfcheck.reports.lines import Line, Span
from perfcheck.reports.narrow import narrow_lines
from perfcheck.reports.outline import closing, opening, sections

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "images" / "grade.svg"
COLUMNS, LINES = 80, 60
CELL, ROW, MARGIN = 8, 20, 12
COMMAND: Line = (Span("$ perfcheck grade actuals/q3.yaml", "aside"),)
FONTS = "Noto Sans Mono CJK SC, Sarasa Mono SC, Microsoft YaHei, PingFang SC, monospace"
COLOURS = {
    "excellent": "#117733",
    "ahead": "#117733",
    "good": "#006e82",
    "fair": "#996600",
    "poor": "#b00020",
    "behind": "#b00020",
    "undetermined": "#6f42c1",
    "unreported": "#6f42c1",
    "unratable": "#6f42c1",
    "not_applicable": "#6a737d",
    "aside": "#6a737d",
}
FULL, EMPTY = "█", "·"
BOLD = frozenset({"heading", "group", "excellent", "poor"})


def pieces(line: Line, row: int) -> Iterator[str]:
    """The pieces of one line, each a run of characters of one width at its column."""
    column = 0
    for span in line:
        colour = COLOURS.get(span.style, "#24292e")
        weight = ' font-weight="bold"' if span.style in BOLD else ""
        for kind, group in groupby(span.text, key=_kind):
            run = "".join(group)
            x, y, length = MARGIN + column * CELL, MARGIN + row * ROW, cell_len(run) * CELL
            if kind == FULL:
                yield f'<rect x="{x}" y="{y + 3}" width="{length}" height="{ROW - 6}" fill="{colour}"/>'
            elif kind == EMPTY:
                yield f'<rect x="{x}" y="{y + 9}" width="{length}" height="1" fill="{colour}"/>'
            elif kind != " ":
                yield f'<text x="{x}" y="{y + 15}" fill="{colour}"{weight}>{escape(run)}</text>'
            column += cell_len(run)


def _kind(char: str) -> str:
    """Blanks and the parts of a bar stand for themselves, other characters for their width."""
    return char if char in f" {FULL}{EMPTY}" else str(get_character_cell_size(char))


def main() -> None:
    """Grade the example and draw the first lines of what a terminal shows."""
    assessment = grade(read_targets(ROOT / "targets" / "2020.yaml"), read_actuals(ROOT / "actuals" / "q3.yaml"))
    translate = translator(Language.ZH)
    blocks = [part for parts in (opening, sections, closing) for part in parts(assessment, translate)]
    lines = [COMMAND, *narrow_lines(blocks, COLUMNS, translate)][:LINES]
    width, height = COLUMNS * CELL + 2 * MARGIN, len(lines) * ROW + 2 * MARGIN
    drawn = "\n".join(text for row, line in enumerate(lines) for text in pieces(line, row))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}">\n'
        f'<rect width="100%" height="100%" rx="6" fill="#ffffff" stroke="#d0d7de"/>\n'
        f'<g font-family="{FONTS}" font-size="16">\n{drawn}\n</g>\n</svg>\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
