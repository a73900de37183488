"""What goes wrong when a cell is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.messages import Message


class MeasureError(ValueError):
    """A cell that cannot be read; ``message`` says why, in the user's words."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.render())
        self.message = message


class UnitError(MeasureError):
    """Two quantities that cannot be compared or converted."""
