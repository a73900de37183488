"""A key of a file in words: what editors show over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from perfcheck.model.base import Record


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a key in the department's words, and what to write there; both are English and to be translated."""

    title: str
    description: str


SELF = ""
"""Stands for the record itself among the names of its fields."""
MEMBER = ".*"
"""Behind the name of a field: each member of its group or list, ``schedule.*``."""

Labels: TypeAlias = Mapping[type[Record], Mapping[str, Label]]
"""The labels of records, of their fields, and of the members of fields that are no records themselves."""
