"""The report for a terminal: one line an indicator, the grade word first, what there is to say below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.reports.layout import breadth, pad, wrap
from perfcheck.reports.lines import Line, Span
from perfcheck.reports.money_lines import checkpoint_lines, money_lines
from perfcheck.reports.outline import Block, Checkpoints, Entry, Heading, Item, Paragraph, Spending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcheck.messages import Translate

GAP = "  "
BRANCH = "└ "


@dataclass(frozen=True, slots=True)
class _Frame:
    """The columns that there are, and what the widest word and the widest score take of them."""

    width: int
    words: int
    scores: int


def narrow_lines(blocks: Iterable[Block], width: int, translate: Translate) -> list[Line]:
    """The blocks laid out for ``width`` columns."""
    blocks = list(blocks)
    entries = [block for block in blocks if isinstance(block, Entry)]
    worded = [block for block in blocks if isinstance(block, Entry | Item)]
    frame = _Frame(
        width,
        words=max((breadth(block.word) for block in worded), default=0),
        scores=max((breadth(entry.score) for entry in entries), default=0),
    )
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1 and lines:
            lines.append(())
        lines.extend(_lines(block, frame, translate))
    return lines


def _lines(block: Block, frame: _Frame, translate: Translate) -> Iterator[Line]:
    width = frame.width
    if isinstance(block, Heading):
        style = "heading" if block.level == 1 else "group"
        yield from ((Span(line, style),) for line in wrap(block.text, width))
    elif isinstance(block, Paragraph):
        style = "aside" if block.aside else block.style
        yield from ((Span(line, style),) for line in wrap(block.text, width))
    elif isinstance(block, Spending):
        yield from money_lines(block.schedule, width, translate, checkpoints=not block.alone)
    elif isinstance(block, Checkpoints):
        yield from checkpoint_lines(block.schedule, width, translate)
    elif isinstance(block, Item):
        yield from _item(block, frame)
    else:
        yield from _entry(block, frame, translate)


def _entry(entry: Entry, frame: _Frame, translate: Translate) -> Iterator[Line]:
    figures = _figures(entry, frame.scores)
    room = frame.width - frame.words - len(GAP)
    first, *more = wrap(entry.name, room)
    blanks = " " * (frame.words + len(GAP))
    head = Span(pad(entry.word, frame.words) + GAP, entry.style)
    last = more[-1] if more else first
    fits = breadth(last) + len(GAP) + breadth(figures) <= room
    ending = (Span(" " * (room - breadth(last) - breadth(figures)) + figures),) if fits else ()
    yield (head, Span(first), *(() if more else ending))
    for index, line in enumerate(more, start=1):
        yield (Span(blanks + line), *(ending if index == len(more) else ()))
    if not fits:
        yield from _right(figures, room, blanks)
    for remark in entry.told(translate):
        yield from _remark(remark, room, blanks)


def _item(item: Item, frame: _Frame) -> Iterator[Line]:
    first, *more = wrap(item.text, frame.width - frame.words - len(GAP))
    yield (Span(pad(item.word, frame.words) + GAP, item.style), Span(first))
    yield from ((Span(" " * (frame.words + len(GAP)) + line),) for line in more)


def _figures(entry: Entry, widest: int) -> str:
    """What was reached of what, and the points where there are any, in a column."""
    figures = f"{entry.actual or '-'} / {entry.target or '-'}"
    return f"{figures}{GAP}{' ' * (widest - breadth(entry.score))}{entry.score}" if entry.score else figures


def _right(figures: str, room: int, blanks: str) -> Iterator[Line]:
    """The figures on lines of their own, at the right where they fit."""
    for line in wrap(figures, room):
        yield (Span(blanks + " " * max(room - breadth(line), 0) + line),)


def _remark(remark: str, room: int, blanks: str) -> Iterator[Line]:
    indent = " " * breadth(BRANCH)
    for index, line in enumerate(wrap(remark, room - len(indent))):
        yield (Span(blanks + (indent if index else BRANCH) + line, "aside"),)
