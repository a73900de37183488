"""What comes of reading what somebody typed into a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfcheck.messages import msg

if TYPE_CHECKING:
    from perfcheck.messages import Message

NO_FIGURE = frozenset(
    {
        "-",
        "--",
        "---",
        "—",
        "——",
        "–",
        "/",
        "//",
        "\\",
        "／",
        "无",
        "暂无",
        "没有",
        "无数据",
        "N/A",
        "n/a",
        "NA",
        "×",
        "*",
        ".",
        "。",
    }
)
"""What people type where there is nothing to type."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Typed:
    """What a cell says, as YAML would have it; empty where nothing was typed. ``notes`` tell what was converted."""

    text: str
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a cell is not read."""

    message: Message
    hint: Message | None = None


BLANK = Typed("")


def converted(text: str, read: str) -> Typed:
    """What was read, with a note where it is not what was typed."""
    if text.strip() == read:
        return Typed(read)
    return Typed(read, (msg('"{text}" was read as {read}', text=shown(text), read=read),))


def shown(value: object) -> str:
    """A value as a message quotes it."""
    return str(value).strip()[:_SHOWN]
