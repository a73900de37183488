"""Lines become text: with colours through rich where they are wanted, plainly without it where not."""

from __future__ import annotations

from io import StringIO
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.console import Console

    from perfcheck.reports.lines import Line

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "heading": "bold",
        "group": "bold",
        "aside": "dim",
        "excellent": "bold green",
        "good": "cyan",
        "fair": "yellow",
        "poor": "bold red",
        "undetermined": "magenta",
        "unreported": "magenta",
        "unratable": "magenta",
        "not_applicable": "dim",
        "ahead": "green",
        "behind": "red",
        "met": "green",
        "missed": "red",
        "error": "bold red",
        "warning": "yellow",
        "info": "cyan",
        "place": "bold",
    }
)
"""The colour of each style. Every style also stands in words, so nothing is lost without colour."""


def painted(lines: Iterable[Line], *, colour: bool) -> str:
    """The lines as text. Data is never markup and never cut or wrapped here."""
    if not colour:
        return "".join("".join(span.text for span in line).rstrip() + "\n" for line in lines)
    return _coloured(lines)


def _coloured(lines: Iterable[Line]) -> str:
    from rich.text import Text  # noqa: PLC0415 - only where something is drawn in colour

    target, console = drawing(width=10_000, colour=True)
    for line in lines:
        text = Text()
        for span in line:
            text.append(span.text, COLOURS.get(span.style, ""))
        text.rstrip()
        console.print(text, soft_wrap=True, highlight=False)
    return target.getvalue()


def drawing(width: int, *, colour: bool) -> tuple[StringIO, Console]:
    """A rich console that draws into a text and asks neither the terminal nor the environment."""
    from rich.console import Console  # noqa: PLC0415 - only where something is drawn

    target = StringIO()
    # A height as well, or TERM=dumb would make every width 80.
    console = Console(
        file=target,
        width=width,
        height=100,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        _environ={},
    )
    return target, console
