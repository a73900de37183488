"""Lines of styled pieces, before they become text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line with its style, a name that :mod:`perfcheck.reports.paint` gives a colour."""

    text: str
    style: str = ""


Line = tuple[Span, ...]
EMPTY: Line = ()
