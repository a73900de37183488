"""Why a file cannot be used as a workbook or document, thrown from wherever in it that comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.findings import Finding, Place
from perfcheck.messages import msg
from perfcheck.sources.workbooks.rules import WORKBOOK_DAMAGED

if TYPE_CHECKING:
    from perfcheck.findings import Rule
    from perfcheck.messages import Message


class UnusableError(Exception):
    """A file that cannot be read as a workbook or document."""

    def __init__(self, rule: Rule, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.render())
        self.rule = rule
        self.message = message
        self.hint = hint

    def finding(self, shown: str) -> Finding:
        """The finding about the file that is called ``shown``."""
        return Finding(self.rule, self.message, self.hint, Place(shown))


def damaged(message: Message) -> UnusableError:
    """The error for a workbook or document with something broken in it."""
    return UnusableError(WORKBOOK_DAMAGED, message, msg("open it in Office or WPS and save it again, or take a copy"))
