"""What a workbook cannot hold: said before anything is written, so that nothing is cut or changed in silence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfcheck.findings import Finding
from perfcheck.messages import msg
from perfcheck.reports.cells import LONGEST_TEXT
from perfcheck.sources.document_rules import WRONG_VALUE
from perfcheck.sources.workbooks.target_tables import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.findings import KeyPath, Origin
    from perfcheck.messages import Message
    from perfcheck.sources.frames import Plain

_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, and the carriage return, which it makes a line break of."""


def unfit(data: Plain, origin: Origin) -> tuple[Finding, ...]:
    """What keeps the cells of a target file from being written into a workbook."""
    return tuple(
        Finding(WRONG_VALUE, message, hint, origin.place(*path, key=is_key))
        for path, text, is_key in _texts((), data)
        if (said := _unfit(text, is_key=is_key)) is not None
        for message, hint in (said,)
    )


def _unfit(text: str, *, is_key: bool) -> tuple[Message, Message | None] | None:
    length = len(text.encode("utf-16-le", errors="surrogatepass")) // 2
    if length > LONGEST_TEXT:
        message = msg("the text has {length} characters; a cell holds {limit}", length=length, limit=LONGEST_TEXT)
        return message, msg("shorten it, or keep this file as YAML")
    found = _FORBIDDEN.search(text)
    if found is not None:
        message = msg("the text has a character ({code}) that no workbook can hold", code=f"U+{ord(found[0]):04X}")
        return message, msg("delete it; such characters come along when text is copied from Word or PDF files")
    if is_key and text != text.strip(BLANKS):
        message = msg("the name {name} begins or ends with a blank, which a workbook does not keep", name=text[:60])
        return message, msg("delete the blank")
    return None


def _texts(path: KeyPath, value: Plain) -> Iterator[tuple[KeyPath, str, bool]]:
    """All texts with their ways, and whether they are keys."""
    if isinstance(value, str):
        yield path, value, False
    elif isinstance(value, dict):
        for key, one in value.items():
            yield (*path, key), key, True
            yield from _texts((*path, key), one)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _texts((*path, number), one)
