"""Regular expressions that are compiled when they are first used.

The grammar has many, and most files need few of them: compiled on import they would be a good part of what a command
takes to start.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Lazy:
    """A pattern with the methods of a compiled one, each taken from it when it is first asked for."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(self.pattern)

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """The match of the whole text."""
        return self.compiled.fullmatch

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """The match at the beginning of the text."""
        return self.compiled.match

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """The first match anywhere in the text."""
        return self.compiled.search

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """The texts of all matches."""
        return self.compiled.findall

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """All matches in their order."""
        return self.compiled.finditer

    @cached_property
    def sub(self) -> Callable[..., str]:
        """The text with every match replaced."""
        return self.compiled.sub
