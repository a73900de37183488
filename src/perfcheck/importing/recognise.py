"""What a document's paragraphs and tables mean: the way through it from the first line to the last."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfcheck.importing.form import Grid, Paragraph
from perfcheck.importing.headings import clean
from perfcheck.importing.labelled import begin_pending_activity
from perfcheck.importing.lists import check_lists
from perfcheck.importing.paragraphs import read_line
from perfcheck.importing.reading import Reading
from perfcheck.importing.tables import read_grid
from perfcheck.importing.words import plain_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.importing.draft import DraftDepartment
    from perfcheck.importing.form import Paper
    from perfcheck.importing.marks import Mark

_CONTENTS = "目录"
_LONGEST = 100
_PAGE_BEHIND = re.compile(r"[.…·\s]*[0-9]*$")


@dataclass(slots=True)
class Recogniser:
    """Reads a document from its top; everything it is sure of is in ``departments``, every doubt in ``marks``."""

    reading: Reading = field(default_factory=Reading)

    @property
    def departments(self) -> list[DraftDepartment]:
        """What was read, by department."""
        return self.reading.departments

    @property
    def marks(self) -> list[Mark]:
        """What was doubtful."""
        return self.reading.marks

    @property
    def year(self) -> int | None:
        """The first year that the document names."""
        return self.reading.year

    def read(self, paper: Paper) -> None:
        """Read all of a document."""
        for part in _without_contents(paper.parts):
            if isinstance(part, Paragraph):
                read_line(self.reading, part.text, part.spot)
            else:
                read_grid(self.reading, part)
        begin_pending_activity(self.reading)
        self.reading.name_department()
        check_lists(self.reading)


def _without_contents(parts: Sequence[Paragraph | Grid]) -> Iterator[Paragraph | Grid]:
    """The parts without a table of contents: the lines behind 目录 that come again as headings."""
    if not any(isinstance(part, Paragraph) and plain_word(part.text[:_LONGEST]) == _CONTENTS for part in parts):
        yield from parts
        return
    titles = Counter(title for part in parts if (title := _title(part)))
    in_contents = False
    for part in parts:
        title = _title(part)
        if title:
            titles[title] -= 1
        if isinstance(part, Paragraph) and plain_word(part.text[:_LONGEST]) == _CONTENTS:
            in_contents = True
        elif not in_contents or isinstance(part, Grid) or (title and not titles[title]):
            in_contents = False
            yield part


def _title(part: Paragraph | Grid) -> str:
    """What a line, or the first cell of a table, says without a page number behind it."""
    text = part.text if isinstance(part, Paragraph) else part.cells[0].text if part.cells else ""
    return _PAGE_BEHIND.sub("", plain_word(clean(text[:_LONGEST])))
