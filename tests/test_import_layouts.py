"""Layouts that nobody has shown: one document, drawn by chance in ever other ways, is always read to the same cells."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from import_expected import problems
from import_forms import imported
from import_layouts import Options, document

_OPTIONS = st.builds(
    Options,
    unit=st.sampled_from(["元", "千元", "万元", "亿元"]),
    unit_in=st.sampled_from(["line", "header"]),
    amounts=st.sampled_from(["plain", "grouped", "spaced", "yuan sign"]),
    reverse=st.booleans(),
    moved=st.booleans(),
    numbered=st.booleans(),
    title=st.booleans(),
    two_rows=st.booleans(),
    merged_head=st.booleans(),
    spaced=st.sampled_from(["", " ", "　", "\n"]),
    merge=st.sampled_from(["merged", "blank", "repeat"]),
    total=st.booleans(),
    note=st.booleans(),
    plan=st.sampled_from(["rows", "sentence", "pairs", "quarters"]),
    side=st.booleans(),
    form=st.sampled_from(["apart", "one", "nested", "flat", "inline"]),
    full_width=st.booleans(),
    wide=st.booleans(),
    cut=st.sampled_from(["", "bare", "head again", "titled"]),
    contents=st.booleans(),
    as_dump=st.booleans(),
    seed=st.integers(0, 10**6),
)
# What a careful person looks at in this document, whatever its layout.
_MARKS = {("no_budget", "安全监管"), ("undefined_level", "未定"), ("colliding_levels", "85%以下")}
_MARKS |= {("date_value", "10月31日前")}


@settings(deadline=None, max_examples=300)
@given(_OPTIONS)
def test_every_layout_is_read_to_the_same_cells_with_the_same_marks(options: Options) -> None:
    """Nothing is lost, nothing is invented, nothing that is sure is marked, and no doubt is silent."""
    got = imported(*document(options))
    assert len(got.departments) == 1
    assert problems(got.data, options) == []
    assert set(got.marks) - {mark for mark in got.marks if mark[0] == "page_break"} == _MARKS
