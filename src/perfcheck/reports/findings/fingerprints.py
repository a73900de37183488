"""Names by which a service knows a finding again after the file has changed."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from perfcheck.reports.findings.paths import relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import PurePath

    from perfcheck.reports.findings.rows import Row


def fingerprinted(rows: Iterable[Row], base: PurePath) -> Iterator[tuple[Row, str]]:
    """Each finding with a fingerprint of its own, the same in every language and wherever its line moves."""
    seen: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        what = (row.rule.code, relative(row.file, base).as_posix(), row.finding.message.render())
        seen[what] += 1
        text = "\0".join((*what, str(seen[what])))
        yield row, sha256(text.encode(errors="surrogatepass")).hexdigest()
