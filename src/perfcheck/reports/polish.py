"""What openpyxl cannot write, put into a finished workbook: no warnings at numbers kept as text, no time of saving."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_WARNINGS = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
_BEFORE = re.compile(rb"</headerFooter>(<rowBreaks\b.*?</rowBreaks>)?")
"""The elements that ignoredErrors follow; text in cells cannot contain them, because its brackets are escaped."""
_TIMES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")


def polished(workbook: bytes) -> bytes:
    """The workbook without green triangles at cells such as ``80%``, and the same bytes each time it is made."""
    result = BytesIO()
    with ZipFile(BytesIO(workbook)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), _part(name, source.read(name)), ZIP_DEFLATED)
    return result.getvalue()


def _part(name: str, content: bytes) -> bytes:
    if name.startswith("xl/worksheets/sheet"):
        return _BEFORE.sub(lambda found: found[0] + _NO_WARNINGS, content)
    return _TIMES.sub(b"", content) if name == "docProps/core.xml" else content
