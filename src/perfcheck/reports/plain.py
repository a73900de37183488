"""The report for a pipe: one complete line an item, its parts separated by tabs, no boxes, no bars, no colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.messages import visible
from perfcheck.reports.money_texts import (
    checkpoint_cells,
    checkpoint_heads,
    checkpoint_short,
    older_figures,
    outlook,
    spent_messages,
    title,
)
from perfcheck.reports.outline import Block, Checkpoints, Entry, Item, Spending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfcheck.messages import Translate


def plain_text(blocks: Iterable[Block], translate: Translate) -> str:
    """The blocks as text; a tab or line break inside data becomes a blank, so that a line stays a line."""
    lines = (line for block in blocks for line in _lines(block, translate))
    return "".join("\t".join(_clean(part) for part in line) + "\n" for line in lines)


def _lines(block: Block, translate: Translate) -> Iterator[tuple[str, ...]]:
    if isinstance(block, Entry):
        yield (block.word, block.name, *block.cells, translate("; ").join(block.remarks))
    elif isinstance(block, Item):
        yield (block.word, block.text)
    elif isinstance(block, Spending):
        yield _money(block, translate)
    elif isinstance(block, Checkpoints):
        if block.schedule.checkpoints:
            yield checkpoint_heads(translate)
        yield from (checkpoint_cells(point, translate) for point in block.schedule.checkpoints)
        yield from ((text,) for text in older_figures(block.schedule, translate))
    else:
        yield (block.text,)


def _money(block: Spending, translate: Translate) -> tuple[str, ...]:
    schedule = block.schedule
    spent = [] if schedule.as_of is None else [message.render(translate) for message in spent_messages(schedule)]
    points = [] if block.alone else [checkpoint_short(point, translate) for point in schedule.checkpoints]
    later = [message.render(translate) for message in outlook(schedule)]
    return (*title(schedule, translate), *spent, *points, *later)


def _clean(text: str) -> str:
    return " ".join(visible(text).split())
