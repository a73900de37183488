"""What the writer and the reader of fill-in workbooks agree on: how the hidden parts are called."""

from __future__ import annotations

import json
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from perfcheck.messages import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

Key = tuple[str, ...]
"""Which row it is: its kind, then the way to what it is about."""

META_SHEET = "_perfcheck"
"""The hidden sheet that says what a workbook is and what its locked cells held."""
KIND = "actuals"
VERSION = "1"
"""Goes up when a reader of the version before would misread the workbook."""
FIELDS_MARK = "_key"
"""Stands in the hidden column of keys, on the hidden row that says what each column is."""
TEXTS_MARK = "_rows"
"""Stands in the hidden sheet above the list of all rows with their locked texts."""

CHECK = "check"
"""What the column of the checks is called."""
EARLIER = "earlier "
"""What the columns of earlier figures are called, with the day behind it."""
KIND_COLUMN = "kind"
"""The column of that list which says what is typed into a row."""


class Meta(StrEnum):
    """What the hidden sheet says, a line each."""

    KIND = "kind"
    VERSION = "version"
    YEAR = "year"
    DEPARTMENT = "department"
    AS_OF = "as_of"
    DIGEST = "digest"
    SCOPE = "scope"
    UNTIL = "until"


class Scope(StrEnum):
    """Whether a workbook has all that the targets have, or only some projects."""

    ALL = "all"
    PROJECTS = "projects"


class Section(StrEnum):
    """The kinds of rows: the first part of every key."""

    OVERALL = "overall"
    ACTIVITIES = "activities"
    PROJECTS = "projects"
    SPENT = "spent"
    BUDGET = "budget"
    COMPLETION = "completion"
    NOTE = "note"
    SPENT_FROM = "spent_from"


class Locked(StrEnum):
    """Columns that the template fills and people only read."""

    GROUP = "group"
    LEVEL1 = "level1"
    LEVEL2 = "level2"
    NAME = "name"
    DESCRIPTION = "description"
    TARGET = "target"
    STANDARD = "standard"
    UNIT = "unit"


class Input(StrEnum):
    """Columns that people fill in."""

    VALUE = "value"
    COMPLETED_ON = "completed_on"
    NO_DATA = "no_data"
    FORECAST = "forecast"
    LIKELIHOOD = "likelihood"
    CAUSE = "cause"
    REASON = "reason"
    IMPROVEMENT = "improvement"
    EVIDENCE = "evidence"
    SCORE = "score"
    NOTE = "note"
    FISCAL = "fiscal"
    CARRY_OVER = "carry_over"
    OTHER = "other"


NAMES = (Locked.GROUP, Locked.LEVEL1, Locked.LEVEL2, Locked.NAME)
"""What tells people which row is which."""
_OF_SPENDING = frozenset({Input.VALUE, Input.FISCAL, Input.CARRY_OVER, Input.OTHER})
_OF_INDICATORS = frozenset({*Input} - _OF_SPENDING | {Input.VALUE})
_PARTS: Mapping[Section, int] = MappingProxyType(
    {
        Section.OVERALL: 2,
        Section.ACTIVITIES: 3,
        Section.PROJECTS: 5,
        Section.SPENT: 3,
        Section.BUDGET: 3,
        Section.COMPLETION: 2,
        Section.NOTE: 1,
        Section.SPENT_FROM: 1,
    }
)
"""Of how many parts the keys of a section are."""


HEADS: Mapping[Locked | Input, str] = MappingProxyType(
    {
        Locked.GROUP: N_("Activity"),
        Locked.LEVEL1: N_("Level 1"),
        Locked.LEVEL2: N_("Level 2"),
        Locked.NAME: N_("Indicator"),
        Locked.DESCRIPTION: N_("Description"),
        Locked.TARGET: N_("Target"),
        Locked.STANDARD: N_("Standard"),
        Locked.UNIT: N_("Unit"),
        Input.VALUE: N_("Actual value"),
        Input.COMPLETED_ON: N_("Completed on"),
        Input.NO_DATA: N_("Why there is no figure"),
        Input.FORECAST: N_("Forecast for the year"),
        Input.LIKELIHOOD: N_("Likelihood"),
        Input.CAUSE: N_("Kind of cause"),
        Input.REASON: N_("Reason given"),
        Input.IMPROVEMENT: N_("Improvement"),
        Input.EVIDENCE: N_("Evidence"),
        Input.SCORE: N_("Points by a person"),
        Input.NOTE: N_("Note"),
        Input.FISCAL: N_("Of which: fiscal"),
        Input.CARRY_OVER: N_("Of which: carried over"),
        Input.OTHER: N_("Of which: other"),
    }
)
"""What the columns are called, to be translated where they are shown."""


class NoData(StrEnum):
    """Why there is no figure: not counted yet, not carried out, or the indicator does not apply this year."""

    PENDING = "尚未统计"
    NOT_DONE = "未开展"
    NOT_APPLICABLE = "不适用"


def key_text(key: Key) -> str:
    """A key as it stands in the hidden column."""
    return json.dumps(list(key), ensure_ascii=False, separators=(",", ":"))


def key_of(text: str) -> Key | None:
    """The key that a cell of the hidden column holds; None where it is none."""
    try:
        parts = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(parts, list) or not parts or not all(isinstance(part, str) for part in parts):
        return None
    return tuple(parts)


def is_sound(key: Key) -> bool:
    """Whether a key is one that a template can have."""
    return key[0] in set(Section) and len(key) == _PARTS[Section(key[0])]


def above_of(key: Key) -> Key:
    """The section of a row, with the project that it belongs to."""
    return key[:1] if key[0] in (Section.OVERALL, Section.ACTIVITIES) else key[:2]


def inputs_of(section: Section) -> frozenset[Input]:
    """The columns that people fill in, in rows of a section."""
    if section in (Section.OVERALL, Section.ACTIVITIES, Section.PROJECTS):
        return _OF_INDICATORS
    return _OF_SPENDING if section is Section.SPENT else frozenset({Input.VALUE})
