"""Names for sheets that every spreadsheet accepts: short enough, without forbidden signs, each only once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.reports.list_sheets import LONGEST_TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORBIDDEN = re.compile(r"[:/\\?*\[\]\x00-\x1f]+")
_RESERVED = frozenset({"history"})


def unique_title(text: str, taken: Iterable[str]) -> str:
    """The text as the name of a sheet, with a number behind it where another sheet is called so already."""
    used = {title.casefold() for title in taken} | _RESERVED
    wanted = _FORBIDDEN.sub(" ", text).strip("' ")
    title = _cut(wanted, LONGEST_TITLE) or "-"
    number = 1
    while title.casefold() in used:
        number += 1
        behind = f"({number})"
        title = _cut(wanted, LONGEST_TITLE - len(behind)) + behind
    return title


def _cut(text: str, length: int) -> str:
    """As much of the text as fits, in the units that spreadsheets count."""
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", errors="ignore").strip("' ")
