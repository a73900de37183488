"""What a report is told of the place where it will be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.messages import Translate


@dataclass(frozen=True, slots=True)
class Canvas:
    """Language, colour and width; ``width`` None is a pipe or a file, where lines are complete and plain.

    ``blocks`` says that it can show the block characters that charts are drawn with.
    """

    translate: Translate
    width: int | None = None
    colour: bool = False
    blocks: bool = True
