"""Indented JSON is, byte for byte, what the standard library writes."""

from __future__ import annotations

import json
from enum import IntEnum, StrEnum
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfcheck.reports.json_encoder import Json, encoded
from perfcheck.reports.json_values import json_text

TEXTS = st.text(st.characters(), max_size=8)
DOCUMENTS: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner) | st.dictionaries(TEXTS, inner, max_size=4),
)


class _Word(StrEnum):
    ONE = "one"


class _Number(IntEnum):
    ONE = 1


@given(DOCUMENTS)
def test_it_is_what_the_standard_library_writes(document: Json) -> None:
    assert encoded(document) == json.dumps(document, ensure_ascii=False, indent=2)


@pytest.mark.parametrize(
    "value", ["", '\x00\x1f\x7f"\\/\u2028😀\ud800', _Word.ONE, _Number.ONE, True, 0, -(10**40), (), {}, [{}, []]]
)
def test_every_value_there_may_be(value: Json) -> None:
    assert encoded(value) == json.dumps(value, ensure_ascii=False, indent=2)


def test_a_part_stands_as_deep_as_its_line_begins() -> None:
    whole = {"a": [{"b": 1}]}
    assert encoded(whole) == f'{{\n  "a": {encoded(whole["a"], chr(10) + "  ")}\n}}'


def test_a_mapping_that_cannot_change_is_written_too() -> None:
    assert encoded(MappingProxyType({"a": None})) == '{\n  "a": null\n}'


def test_half_a_surrogate_pair_becomes_a_question_mark() -> None:
    assert json_text({"a": "x\ud800"}) == '{\n  "a": "x?"\n}\n'
