"""The report for a terminal: one line an indicator, the grade word first, what there is to say below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from perfcheck.messages import msg
from perfcheck.reports.layout import pad, wrap
from perfcheck.reports.lines import Line, Span
from perfcheck.reports.money_lines import checkpoint_lines, money_lines
from perfcheck.reports.outline import Block, Checkpoints, Entry, Heading, Paragraph, Spending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcheck.messages import Translate

GAP = "  "
BRANCH = "└ "


def narrow_lines(blocks: Iterable[Block], width: int, translate: Translate) -> list[Line]:
    """The blocks laid out for ``width`` columns."""
    blocks = list(blocks)
    words = max((cell_len(block.word) for block in blocks if isinstance(block, Entry)), default=0)
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1 and lines:
            lines.append(())
        lines.extend(_lines(block, width, words, translate))
    return lines


def _lines(block: Block, width: int, words: int, translate: Translate) -> Iterator[Line]:
    if isinstance(block, Heading):
        style = "heading" if block.level == 1 else "group"
        yield from ((Span(line, style),) for line in wrap(block.text, width))
    elif isinstance(block, Paragraph):
        style = "aside" if block.aside else ""
        yield from ((Span(line, style),) for line in wrap(block.text, width))
    elif isinstance(block, Spending):
        yield from money_lines(block.schedule, width, translate, checkpoints=not block.alone)
    elif isinstance(block, Checkpoints):
        yield from checkpoint_lines(block.schedule, width, translate)
    else:
        yield from _entry(block, width, words, translate)


def _entry(entry: Entry, width: int, words: int, translate: Translate) -> Iterator[Line]:
    figures = f"{entry.actual or '-'} / {entry.target or '-'}"
    room = width - words - len(GAP)
    first, *more = wrap(entry.name, room)
    blanks = " " * (words + len(GAP))
    head = Span(pad(entry.word, words) + GAP, entry.verdict.value)
    last = more[-1] if more else first
    fits = cell_len(last) + len(GAP) + cell_len(figures) <= room
    ending = (Span(" " * (room - cell_len(last) - cell_len(figures)) + figures),) if fits else ()
    yield (head, Span(first), *(() if more else ending))
    for index, line in enumerate(more, start=1):
        yield (Span(blanks + line), *(ending if index == len(more) else ()))
    if not fits:
        yield from _right(figures, room, blanks)
    for remark in _remarks(entry, translate):
        yield from _remark(remark, room, blanks)


def _remarks(entry: Entry, translate: Translate) -> tuple[str, ...]:
    """What there is to say, led by the completion rate, which has no column here."""
    if not entry.completion or not entry.remarks:
        return entry.remarks
    done = msg("{percent} done", percent=entry.completion).render(translate)
    return (translate("; ").join((done, entry.remarks[0])), *entry.remarks[1:])


def _right(figures: str, room: int, blanks: str) -> Iterator[Line]:
    """The figures on lines of their own, at the right where they fit."""
    for line in wrap(figures, room):
        yield (Span(blanks + " " * max(room - cell_len(line), 0) + line),)


def _remark(remark: str, room: int, blanks: str) -> Iterator[Line]:
    indent = " " * cell_len(BRANCH)
    for index, line in enumerate(wrap(remark, room - len(indent))):
        yield (Span(blanks + (indent if index else BRANCH) + line, "aside"),)
