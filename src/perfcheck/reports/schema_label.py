"""A key of a file in words: what editors show over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from perfcheck.messages import N_
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

ABOUT: Mapping[str, Label] = MappingProxyType(
    {
        "source": Label(
            N_("Source"), N_("The document, and the article of it, that these values come from: 财预〔2020〕10号.")
        ),
        "uncertain": Label(
            N_("What is not certain"), N_("Why these values may be others; empty where nothing is in doubt.")
        ),
    }
)
"""The labels of what a record of a policy says of its own values."""
