"""Text laid out in terminal columns, where a Chinese character takes two."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

from perfcheck.messages import visible

NOT_FIRST = frozenset("，。、；：！？）》」』】％%,.;:!?)]}”’")
"""Characters that a line should not begin with."""


@lru_cache(maxsize=1 << 14)
def breadth(text: str) -> int:
    """How many columns a text takes; many stand in a report again and again."""
    return cell_len(text)


def pad(text: str, width: int) -> str:
    """The text followed by blanks up to ``width`` columns."""
    return text + " " * (width - breadth(text))


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns; words stay whole where they fit, nothing is cut."""
    if breadth(text) <= width and text.isprintable():
        return [text]
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        lines.extend(_wrapped(visible(paragraph), max(width, 2)))
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    rest = text
    while breadth(rest) > width:
        cut = _cut(rest, width)
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, rest]


def _cut(text: str, width: int) -> int:
    """Where to break: at the last character that fits, moved back before a word or a mark that would lead a line."""
    used, fits = 0, 0
    for char in text:
        used += get_character_cell_size(char)
        if used > width:
            break
        fits += 1
    cut = fits
    while cut > 1 and (text[cut] in NOT_FIRST or _inside_word(text, cut)):
        cut -= 1
    return cut if cut > 1 else max(fits, 1)


def _inside_word(text: str, cut: int) -> bool:
    return all(char.isascii() and not char.isspace() for char in (text[cut - 1], text[cut]))
