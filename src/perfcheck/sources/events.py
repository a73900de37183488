"""What is used of PyYAML: parsers that yield events, each with its place in the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import yaml


class Mark(Protocol):
    """A position as the parsers give it, in code points from the beginning of the text."""

    index: int


class Event(Protocol):
    """A step of a parser; which of the attributes it has depends on its type."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    implicit: tuple[bool, bool]
    flow_style: bool
    value: str


class Parser(Protocol):
    """What is used of PyYAML's parsers."""

    def get_event(self) -> Any:  # noqa: ANN401 - PyYAML's own types say less than the events hold
        """The next event; raises a ``yaml.YAMLError`` where there is none."""

    def check_token(self) -> bool:
        """Whether there is a further token; raises a ``yaml.YAMLError`` where the text is broken."""

    def get_token(self) -> Any:  # noqa: ANN401 - as above
        """The next token."""


StartParser = Callable[[str], Parser]

FASTEST: StartParser = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
"""The parser in C where PyYAML was built with it, else the one in Python."""


def offsets(event: Event) -> tuple[int, int]:
    """Where an event begins and ends."""
    return event.start_mark.index, event.end_mark.index
