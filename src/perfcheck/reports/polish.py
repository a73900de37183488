"""A finished workbook made ready: the rows of long sheets, no warnings at numbers kept as text, no time of saving."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perfcheck.reports.sheet_rows import SheetRows

_NO_WARNINGS = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
_BEFORE = re.compile(rb"</headerFooter>(<rowBreaks\b.*?</rowBreaks>)?")
"""The elements that ignoredErrors follow; text in cells cannot contain them, because its brackets are escaped."""
_END_OF_ROWS = b"</sheetData>"
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')
_TIMES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")


def polished(workbook: bytes, rows: Mapping[str, SheetRows]) -> bytes:
    """The workbook without green triangles at cells such as ``80%``, and the same bytes each time it is made.

    ``rows`` are those of long sheets by the names of their parts (``xl/worksheets/sheet2.xml``).
    """
    result = BytesIO()
    with ZipFile(BytesIO(workbook)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = _part(name, source.read(name))
            with target.open(_entry(name), "w") as file:
                file.writelines(_filled(part, rows[name]) if name in rows else [part])
    return result.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _part(name: str, content: bytes) -> bytes:
    if name.startswith("xl/worksheets/sheet"):
        return _BEFORE.sub(lambda found: found[0] + _NO_WARNINGS, content)
    return _TIMES.sub(b"", content) if name == "docProps/core.xml" else content


def _filled(sheet: bytes, rows: SheetRows) -> Iterator[bytes]:
    """A sheet with its rows behind those that it has."""
    before, _, after = sheet.partition(_END_OF_ROWS)
    yield _DIMENSION.sub(f'<dimension ref="{rows.dimension}"'.encode(), before, count=1)
    yield from rows.pieces()
    yield _END_OF_ROWS + after
