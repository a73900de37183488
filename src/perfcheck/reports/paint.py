"""Lines become text: with colours through rich where they are wanted, plainly without it where not."""

from __future__ import annotations

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
    from rich.color import ColorSystem  # noqa: PLC0415 - only where something is drawn in colour
    from rich.style import Style  # noqa: PLC0415

    looks = {name: Style.parse(look) for name, look in COLOURS.items()}
    usual = Style.null()
    return "".join(
        "".join(
            looks.get(style, usual).render(text, color_system=ColorSystem.STANDARD) for text, style in _trimmed(line)
        )
        + "\n"
        for line in lines
    )


def _trimmed(line: Line) -> list[tuple[str, str]]:
    """The texts of a line with their styles, without blanks at its end."""
    parts = [(visible(span.text), span.style) for span in line]
    while parts:
        text, style = parts.pop()
        if kept := text.rstrip():
            return [*parts, (kept, style)]
    return parts
