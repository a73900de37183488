"""Standards whose four levels stand in one cell: 优：≥95%；良：≥90%；中：≥80%；差：＜80%."""

from __future__ import annotations

import re

from perfcheck.importing.column_words import COLUMN_WORDS, LEVELS, Column
from perfcheck.importing.draft import Value

_LEVEL = re.compile(r"(?:^|(?<=[\s；;，,。、/|]))(优秀|优|良好|良|中等|中|一般|较差|差)\s*[:：]")
_BETWEEN = " \t\n\u3000；;，,。、/|"


def levels_in(standard: Value) -> dict[Column, Value]:
    """The levels of the cell; where they cannot be told apart its whole text stands in the first one, unreadable."""
    found = list(_LEVEL.finditer(standard.text))
    ends = [*(one.start() for one in found[1:]), len(standard.text)]
    levels = {
        COLUMN_WORDS[one[1]]: Value(standard.text[one.end() : end].strip(_BETWEEN), standard.spot, standard.note)
        for one, end in zip(found, ends, strict=False)
    }
    if set(levels) == set(LEVELS) and len(found) == len(LEVELS):
        return levels
    empty = Value("", standard.spot)
    return {Column.EXCELLENT: standard, **dict.fromkeys(LEVELS[1:], empty)}
