"""Lines become text: with colours through rich where they are wanted, plainly without it where not."""

from __future__ import annotations

from io import StringIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.messages import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
        "red": "bold red",
        "yellow": "yellow",
        "green": "green",
        "blue": "bold blue",
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
        return "".join("".join(visible(span.text) for span in line).rstrip() + "\n" for line in lines)
    return _coloured(lines)


def _coloured(lines: Iterable[Line]) -> str:
    from rich.console import Console  # noqa: PLC0415 - only where something is drawn in colour
    from rich.text import Text  # noqa: PLC0415

    target = StringIO()
    # A height as well, or TERM=dumb would make every width 80. Nothing is asked of the terminal or the environment.
    console = Console(
        file=target,
        width=10_000,
        height=100,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        _environ={},
    )
    for line in lines:
        text = Text()
        for span in line:
            text.append(visible(span.text), COLOURS.get(span.style, ""))
        text.rstrip()
        console.print(text, soft_wrap=True, highlight=False)
    return target.getvalue()
