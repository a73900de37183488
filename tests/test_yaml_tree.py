"""YAML text as a plain tree with positions, and everything that is found wrong on the way."""

from __future__ import annotations

import copy
import gc
import pickle
import re
import time
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builders import OnePlace
from perfcheck.findings import Finding, Severity, Span
from perfcheck.sources.rules import READING_RULES
from perfcheck.sources.traps import LOOKS_EMPTY, colon_hint, fullwidth_colon_hint, missing_space_hint
from perfcheck.sources.yaml_tree import FASTEST, Tree, build, collector_paused, head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.findings import Marks, Position
    from perfcheck.sources.yaml_tree import Plain, StartParser

PARSERS: list[StartParser] = [yaml.BaseLoader, *([yaml.CBaseLoader] if yaml.__with_libyaml__ else [])]

parsers = pytest.mark.parametrize("parser", PARSERS)


def tree(text: str, parser: StartParser = FASTEST) -> Tree:
    """The tree of a text with nothing wrong in it."""
    built, findings = build(text, "file.yaml", parser=parser)
    assert findings == ()
    assert built is not None
    return built


def span(text: str, *path: str | int, key: bool = False) -> tuple[int, int, int, int]:
    """The place of a value, the same for all parsers."""
    found = {tree(text, parser).origin.place(*path, key=key).span for parser in PARSERS}
    assert len(found) == 1
    (place,) = found
    assert place is not None
    return place.line, place.column, place.end_line, place.end_column


def brief(finding: Finding) -> tuple[str, int, int]:
    """Code, line and column of a finding."""
    place = finding.place.span or Span(0, 0, 0, 0)
    return finding.rule.code, place.line, place.column


# What is read


@parsers
@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 57.730\nb: 0402\nc: 1:30\nd: NO\ne: 2020-02-30\n", ["57.730", "0402", "1:30", "NO", "2020-02-30"]),
        ("a:\nb: ~\nc: null\nd: NULL\ne: Null\n", [None] * 5),
        ("a: ''\nb: \"\"\nc: '~'\nd: 'null'\ne: nULL\n", ["", "", "~", "null", "nULL"]),
        ("a: [x, ~, '', null]\nb: []\nc: {}\n", [["x", None, "", None], [], {}]),
        ("a:\n- x\n-\n- - y\n", [["x", None, ["y"]]]),
        ("a: {other: }\nb: {other: , x: 1}\n", [{"other": None}, {"other": None, "x": "1"}]),
        ("a: |\n  x\n   y\n\n\nb: >-\n  x\n  y\nc: |+\n  x\n\n", ["x\n y\n", "x y", "x\n\n"]),
        ("a: x\n  y\n\n  z\n", ["x y\nz"]),
        ("a: <=10次\nb: ≥10次\nc: 25%\nd: a：b\ne: http://x\n", ["<=10次", "≥10次", "25%", "a：b", "http://x"]),
        ("---\na: 1 # x\n...\n", ["1"]),
        ("\ufeffa: 1\n", ["1"]),
        ("{a: 1}", ["1"]),
        ("a: 1\r\nb:\r\n  - x\r\n", ["1", ["x"]]),
    ],
)
def test_data(text: str, data: list[Plain], parser: StartParser) -> None:
    """Everything is text, and nothing is nothing."""
    read = tree(text, parser).data
    assert isinstance(read, dict)
    assert list(read.values()) == data


@parsers
def test_keys_are_text(parser: StartParser) -> None:
    """No key becomes a number, a date or nothing."""
    assert tree("1: x\n2020-01-01: x\n~: x\nnull: x\n'<<': x\n", parser).data == dict.fromkeys(
        ["1", "2020-01-01", "~", "null", "<<"], "x"
    )


# Where it stands

NESTED = "年😀: 2020\na:\n  b: {c: 甲 乙, d: [x, '']}\n  e:\n    - |\n      text\n      more\n\n\n# end\nf:\n"


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1, 11, 3), None),
        (("年😀",), (1, 5, 1, 9), (1, 1, 1, 3)),
        (("a",), (3, 3, 7, 11), (2, 1, 2, 2)),
        (("a", "b"), (3, 6, 3, 26), (3, 3, 3, 4)),
        (("a", "b", "c"), (3, 10, 3, 13), (3, 7, 3, 8)),
        (("a", "b", "d"), (3, 18, 3, 25), (3, 15, 3, 16)),
        (("a", "b", "d", 1), (3, 22, 3, 24), None),
        (("a", "e"), (5, 5, 7, 11), (4, 3, 4, 4)),
        (("a", "e", 0), (5, 7, 7, 11), None),
        (("f",), (11, 3, 11, 3), (11, 1, 11, 2)),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_places(
    path: tuple[str | int, ...],
    value: tuple[int, int, int, int],
    key: tuple[int, int, int, int] | None,
    line_break: str,
) -> None:
    """Every value and key has its place; a block ends with its last character."""
    text = NESTED.replace("\n", line_break)
    assert span(text, *path) == value
    if key is not None:
        assert span(text, *path, key=True) == key


@pytest.mark.parametrize("text", ["a:\nb: 1\n", "a: {}\nb: 1\n", "a: {x: , y: }\n", "- \n- x\n", "a: ''\n"])
def test_places_of_nothing(text: str) -> None:
    """An empty value stands where its text would stand, whatever the parser says."""
    found = [_all_places(text, parser) for parser in PARSERS]
    assert all(places == found[0] for places in found)


def _all_places(text: str, parser: StartParser) -> list[Span]:
    built, _ = build(text, "f", parser=parser)
    if built is None or built.origin.marks is None:
        return []
    return [_span(marks.value) for _, marks in _walk(built.data, built.origin.marks)]


def test_marks_are_a_mapping() -> None:
    """The places of the parts can be looked through like any mapping."""
    marks = tree("a: {b: 1, c: 2}\n").origin.marks
    assert marks is not None
    assert list(marks.children["a"].children) == ["b", "c"]
    assert len(marks.children["a"].children) == 2
    assert marks.children["a"].children.get("x") is None
    assert marks == tree("a: {b: 3, c: 4}\n").origin.marks


def test_trees_travel() -> None:
    """A tree can be sent from one process to another."""
    one = tree("a: {b: 1, c: []}\nd:\n")
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301
    assert copy.deepcopy(one) == one


# What is wrong

Case = tuple[str, str, int, int, str, str]
"""Text, code, line, column, words of the message, words of the hint."""

WHOLE_FILE: list[Case] = [
    ("", "PC008", 0, 0, "empty", ""),
    ("# only a comment\n", "PC008", 0, 0, "empty", ""),
    ("---\n", "PC008", 0, 0, "empty", ""),
    ("~\n", "PC008", 0, 0, "empty", ""),
    ("a: 1\n---\nb: 2\n", "PC009", 2, 1, "second document", "file of its own"),
    ("- a\n", "PC010", 1, 1, "pairs", ""),
    ("abc\n", "PC010", 1, 1, "pairs", ""),
    ("优：10次\n良：5次\n", "PC010", 1, 1, "pairs", '"优: "'),
    ("excellent:10次\n", "PC010", 1, 1, "pairs", '"excellent: "'),
    ("a: " + "[" * 60, "PC011", 1, 53, "50 levels", ""),
    ("a: x\x07y\n", "PC006", 1, 5, "U+0007", "delete"),
    ("甲😀: \x0b\n", "PC006", 1, 5, "U+000B", "delete"),
    ("a: \ud800\n", "PC006", 1, 4, "U+D800", "delete"),
]

FEATURES: list[Case] = [
    ("a: &x 1\n", "PC012", 1, 4, "reference", "quotes"),
    ("a: *x\n", "PC012", 1, 4, "reference", "quotes"),
    ("*x : 1\n", "PC012", 1, 1, "reference", "quotes"),
    ("a: &x {b: 1}\n", "PC012", 1, 4, "reference", "quotes"),
    ("<<: {a: 1}\n", "PC013", 1, 1, "<<", "write the pairs out"),
    ("a: !x b\n", "PC014", 1, 4, "data type", "quotes"),
    ("a: !!str 1\n", "PC014", 1, 4, "data type", "quotes"),
    ("a: ! b\n", "PC014", 1, 4, "data type", "quotes"),
    ("a: !x [b]\n", "PC014", 1, 4, "data type", "quotes"),
]

PAIRS: list[Case] = [
    ("a: 1\n甲: 1\n甲: 2\n", "PC015", 3, 1, "甲 stands here a second time; the first is in line 2", "delete one"),
    ("x: {a: 1, a: 2}\n", "PC015", 1, 11, "second time", "delete one"),
    ("x: {: 1}\n", "PC007", 1, 5, "key before the colon is missing", "key: value"),
    ("'': 1\n", "PC017", 1, 1, "key before the colon is missing", "key: value"),
    ("a: 1\n　　b: 1\n", "PC017", 2, 1, "U+3000", "ordinary spaces"),
    ("? [a, b]\n: 1\n", "PC017", 1, 3, "cannot be a key", "quotes"),
    ("? {a: 1}\n: 1\n", "PC017", 1, 3, "cannot be a key", "quotes"),
    ("x: {2020-03-31: 1,234.00, b: 2}\n", "PC016", 1, 17, "comma in 1,234.00 ends", "1234.00"),
    ("x: {a: 1,234,567.8万元}\n", "PC016", 1, 8, "comma in 1,234,567.8 ends", "1234567.8"),
    ("x: [{a: 1,234}]\n", "PC016", 1, 9, "comma in 1,234 ends", "1234"),
    ("x: {良:5次}\n", "PC016", 1, 5, "良:5次 is read as a key without a value", '"良: " with an ordinary space'),
    ("x: {a: 1, excellent:10次}\n", "PC016", 1, 11, "without a value", '"excellent: "'),
    ("x: {3月底:　25%}\n", "PC016", 1, 5, "without a value", '"3月底: " with an ordinary space'),
    ("x: {优：10次, 良: 5次}\n", "PC016", 1, 5, "without a value", "full-width"),
    ("x: {a: 甲, 乙}\n", "PC016", 1, 11, "乙 has no value", "comma"),
    ("x: {'a'}\n", "PC016", 1, 5, "a has no value", "comma"),
    ("x: {10:30}\n", "PC016", 1, 5, "10:30 has no value", "comma"),
    ("? a\nb: 1\n", "PC016", 1, 3, "a has no value", ""),
    ("? b # x: y\n", "PC016", 1, 3, "b has no value", ""),
    ("x: {" + "长" * 50 + "}\n", "PC016", 1, 5, "长…", ""),
    ("x: >5\ny: 1\n", "PC016", 1, 4, ">5 is read as the beginning of a longer text", "'>5'"),
    ("x: |-5\n", "PC016", 1, 4, "longer text", "quotes"),
]

BEGINNINGS: list[Case] = [
    ("a: >=10次\n", "PC007", 1, 4, "begins with >", "write ≥10次, or put it into quotes: '>=10次'"),
    ("a: >= 1,000次 # x\n", "PC007", 1, 4, "begins with >", "write ≥1000次, or put it into quotes: '>= 1,000次'"),
    ("a: > 10次\n", "PC007", 1, 4, "begins with >", "'> 10次'"),
    ("a: >10次\n", "PC007", 1, 4, "begins with >", "'>10次'"),
    ("- >=10次\n", "PC007", 1, 3, "begins with >", "≥10次"),
    ("x: {excellent: >=10次, good: 5次}\n", "PC007", 1, 16, "begins with >", "write ≥10次,"),
    ("x: {a: >=1,000次, b: 5次}\n", "PC007", 1, 8, "begins with >", "write ≥1000次,"),
    ("x: [>=10次]\n", "PC007", 1, 5, "begins with >", "write ≥10次,"),
    ("a: |x\n", "PC007", 1, 4, "begins with |", "'|x'"),
    ("a: @x\n", "PC007", 1, 4, "begins with @", "'@x'"),
    ("x: {a: @x}\n", "PC007", 1, 8, "begins with @", "'@x'"),
    ("a: %25\n", "PC007", 1, 4, "begins with %", "'%25'"),
    ("%25: a\n", "PC007", 1, 1, "begins with %", "'%25'"),
    ("a: `it's`\n", "PC007", 1, 4, "begins with `", "'`it''s`'"),
    ("a: *三\n", "PC007", 1, 4, "begins with *", "'*三'"),
    ("a: **重要**\n", "PC007", 1, 4, "begins with *", "'**重要**'"),
    ("x: {a: &三}\n", "PC007", 1, 8, "begins with &", "'&三'"),
    ("a: !重要\n", "PC007", 1, 4, "begins with !", "'!重要'"),
    ("a: ? x\n", "PC007", 1, 4, "begins with ?", "'? x'"),
    ("a: @" + "长" * 50 + "\n", "PC007", 1, 4, "begins with @", "the whole value"),
    ("a: - 10\n", "PC007", 1, 4, "list cannot begin", "-10"),
    ("a: , b\n", "PC007", 1, 4, "before this comma", "quotes"),
    ("a: ]\n", "PC007", 1, 4, "closes nothing", "quotes"),
]

COLONS: list[Case] = [
    ("优：10次\n良: 5次\n", "PC007", 1, 2, 'no "key: value"', '"优: " with the colon'),
    ("x:\n  优：10次\n  良：5次\n  中: 3次\n", "PC007", 2, 4, 'no "key: value"', '"优: "'),
    ("x:\n  优: 10次\n  良：5次\n  中: 3次\n", "PC007", 3, 4, 'no "key: value"', '"良: "'),
    ("x:\n  优: 10次\n  良：5次\n", "PC007", 3, 4, 'no "key: value"', '"良: "'),
    ("year: 2020\nprojects：\n  x: 1\n", "PC007", 2, 9, 'no "key: value"', '"projects: "'),
    ("x:\n  - 优：10次\n    良: 5次\n", "PC007", 2, 6, 'no "key: value"', '"优: "'),
    ("a: 1\r\nb：2\r\nc: 3\r\n", "PC007", 2, 2, 'no "key: value"', '"b: "'),
    ("excellent:10次\ngood: 5次\n", "PC007", 1, 10, 'no "key: value"', '"excellent: " with an ordinary space'),
    ("x:\n  excellent:10次\n  good: 5次\n", "PC007", 2, 12, 'no "key: value"', '"excellent: "'),
    ("x:\n  a: 1\n  good:5次\n  b: 5次\n", "PC007", 3, 7, 'no "key: value"', '"good: "'),
    ("a: 1\nprojects\n  x: 1\n", "PC007", 2, 1, 'no "key: value"', "deeper than its key"),
    ("# x\nprojects\n  x: 1\n", "PC007", 2, 1, 'no "key: value"', "deeper than its key"),
    ("a: 1\n" + "x" * 1100 + ": 1\n", "PC007", 2, 1101, "not valid YAML", "check"),
    ("a: b: c\n", "PC007", 1, 5, "contains a colon and a space", "'b: c'"),
    ("note: 注: 含税\n", "PC007", 1, 8, "contains a colon and a space", "'注: 含税'"),
    ("x: {a: b: c}\n", "PC007", 1, 9, "comma is missing", "'b: c'"),
    ("x: {a: 1, b: 2 c: 3}\n", "PC007", 1, 17, "comma is missing", "put a comma between the pairs"),
    (": x\n", "PC007", 1, 1, "key before the colon is missing", "key: value"),
]

LAYOUT: list[Case] = [
    ("a:\n\tb: 1\n", "PC007", 2, 1, "tab", "spaces"),
    ("a: 1\n\tb: 2\n", "PC007", 2, 1, "tab", "spaces"),
    ("a: |\n  x\n\ty\n", "PC007", 3, 1, "tab", "spaces"),
    ("a: 1\n  b: 2\n", "PC007", 2, 3, "indented like the continuation", "same column"),
    ("a:\n　　b: 1\n  c: 2\n", "PC007", 3, 3, "indented like the continuation", "same column"),
    ("a: one\n  two\n  three: x\n", "PC007", 3, 3, "indented like the continuation", "quotes"),
    ("a:\n  b: 1\n c: 2\n", "PC007", 3, 2, "indentation", "same column"),
    ("a:\n  - x\n  y: 1\n", "PC007", 3, 3, "entries of a list", '"- "'),
    ("a: 1\n- b\n", "PC007", 2, 1, "an entry of a list", "key"),
    ("  a: 1\nb: 2\n", "PC007", 2, 1, "further left", "same column"),
    ("a: 1\n...\nb: 2\n", "PC007", 3, 1, '"..."', "delete"),
    ("%YAML 2.0\n---\na: 1\n", "PC007", 1, 1, "not valid YAML", "check"),
]

CLOSINGS: list[Case] = [
    ('a: "foo\nb: bar\n', "PC007", 1, 4, 'the quote " that opens here is not closed', 'write "'),
    ("a: 'foo\nb: bar\n", "PC007", 1, 4, "the quote ' that opens here", "write '"),
    ('a: "foo\nb: "bar"\n', "PC007", 1, 4, 'the quote " that opens here', 'write "'),
    ('a: 1\n"b\nc": 1\n', "PC007", 2, 1, 'the quote " that opens here', 'write "'),
    ('a: "十四五"规划\n', "PC007", 1, 9, "after its closing quote", "'\"十四五\"规划'"),
    ("a: 'it's'\n", "PC007", 1, 8, "after its closing quote", "single quote twice"),
    ('x: {a: "b" c}\n', "PC007", 1, 12, "after its closing quote", "'\"b\" c'"),
    ('"a" b: c\n', "PC007", 1, 5, "after its closing quote", "quotes"),
    ("a: [2020]15号\n", "PC007", 1, 10, "after its closing bracket", "'[2020]15号'"),
    ('a: "C:\\dir"\n', "PC007", 1, 7, "backslash", "single quotes"),
    ('a: "\\x"\n', "PC007", 1, 5, "backslash", "single quotes"),
    ("a: [1, 2\nb: 3\n", "PC007", 1, 4, "the bracket [ that opens here is not closed", "close it with ]"),
    ("a: {x: 1, y: 2\nb: 3\n", "PC007", 1, 4, "the bracket { that opens here is not closed", "close it with }"),
    ("a: {x: [1, {y: 1}\n", "PC007", 1, 8, "the bracket [ that opens here is not closed", "close it with ]"),
    ("a: {", "PC007", 1, 4, "not closed", "close it with }"),
    ("a: [1, 2}\n", "PC007", 1, 4, "is closed by }", "close it with ]"),
    ("x: {a: 1,, b: 2}\n", "PC007", 1, 10, "before this comma", "delete"),
    ("x: {优: 10次，良: 5次}\n", "PC007", 1, 11, "full-width comma", "comma"),
    ("x: {优: 10次｝\n", "PC007", 1, 11, "full-width bracket ｝", "write }"),
    ("x: ｛优: 10次｝\n", "PC007", 1, 4, "full-width bracket ｛", "write {"),
]

CASES = [*WHOLE_FILE, *FEATURES, *PAIRS, *BEGINNINGS, *COLONS, *LAYOUT, *CLOSINGS]


@parsers
@pytest.mark.parametrize("case", CASES, ids=[case[0][:40] for case in CASES])
def test_findings(case: Case, parser: StartParser) -> None:
    """What is wrong is said in the user's words at its place, whichever parser reads."""
    text, code, line, column, message, hint = case
    built, findings = build(text, "file.yaml", parser=parser)
    found = next(finding for finding in findings if finding.rule.code == code)
    assert brief(found) == (code, line, column)
    assert message in str(found.message)
    assert hint in str(found.hint)
    assert found.place.file == "file.yaml"
    assert found.rule.severity is Severity.ERROR
    assert (built is None) is any(finding.rule.unreadable for finding in findings)


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_parsers_agree(text: str) -> None:
    """The parsers in C and in Python give the same tree, the same places and the same findings."""
    built = [build(text, "file.yaml", parser=parser) for parser in PARSERS]
    assert all(one == built[0] for one in built)


@pytest.mark.parametrize("word", ["scalar", "token", "node", "mapping", "sequence", "anchor", "alias"])
def test_words(word: str) -> None:
    """No message speaks of what only a programmer of YAML knows."""
    for text, *_ in CASES:
        for finding in build(text, "file.yaml")[1]:
            assert word not in f"{finding.message} {finding.hint}".lower()


@parsers
def test_everything_in_one_run(parser: StartParser) -> None:
    """No problem hides the others, until the syntax ends."""
    text = "a: 1\na: 2\nb: *x\nc: {良:5次, 优: &y 1,234}\n<<: !z q\nd: {e: >5\n"
    built, findings = build(text, "f", parser=parser)
    assert built is None
    assert [brief(finding) for finding in findings] == [
        ("PC015", 2, 1),
        ("PC012", 3, 4),
        ("PC016", 4, 5),
        ("PC012", 4, 14),
        ("PC016", 4, 17),
        ("PC013", 5, 1),
        ("PC014", 5, 5),
        ("PC007", 6, 8),
    ]


def test_what_is_kept() -> None:
    """The first value of a key is kept; pairs that cannot be used are left out, a number cut in two is emptied."""
    text = "a: 1\na: {x: 1}\nb: {良:5次, 优: 1,234,567.00, 中: 3}\n'': 1\nc: >5\n"
    built, findings = build(text, "f")
    assert built is not None
    assert built.data == {"a": "1", "b": {"优": None, "中": "3"}, "c": None}
    assert len(findings) == 5


@parsers
def test_control_characters_and_the_rest(parser: StartParser) -> None:
    """Behind characters that YAML refuses, the rest is looked at all the same."""
    built, findings = build("a: 1\nb: \x01\x02\nc: \ufffe\na: 2\n", "f", parser=parser)
    assert built is None
    assert [brief(finding) for finding in findings] == [
        ("PC006", 2, 4),
        ("PC006", 2, 5),
        ("PC006", 3, 4),
        ("PC015", 4, 1),
    ]


@parsers
@pytest.mark.parametrize(
    ("text", "code", "listed", "left"),
    [
        ("k: 1\n" * 1101, "PC015", 1000, 100),
        ("k: [" + "*x," * 25 + "]\n", "PC012", 20, 5),
        ("k: " + "\x01" * 22, "PC006", 20, 2),
    ],
)
def test_too_many(text: str, code: str, listed: int, left: int, parser: StartParser) -> None:
    """So many of one kind are listed, and of the others it is said how many they are."""
    _, findings = build(text, "f", parser=parser)
    assert [finding.rule.code for finding in findings] == [code] * listed + ["PC018"]
    assert f"{left} more" in str(findings[-1].message)
    assert findings[-1].rule.severity is Severity.INFO


@parsers
@pytest.mark.parametrize(
    "text",
    [
        "".join(" " * level + "a:\n" for level in range(10_000)),
        "a: " + "[" * 1_000_000,
        "{a: " * 10_000,
        "- " * 10_000,
        "? " * 10_000,
    ],
    ids=["block", "brackets", "braces", "dashes", "questions"],
)
def test_depth(text: str, parser: StartParser) -> None:
    """However deep a file is nested, it is refused at once."""
    begin = time.process_time()
    built, findings = build(text, "f", parser=parser)
    assert built is None
    assert any(finding.rule.code == "PC011" for finding in findings)
    assert time.process_time() - begin < 10  # a hang, not a speed


def test_depth_that_is_allowed() -> None:
    """Fifty levels are read."""
    assert isinstance(tree("a: " + "[" * 49 + "]" * 49).data, dict)


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="only the parser in C stumbles over it")
@pytest.mark.parametrize(("text", "column"), [("x: {a:, b: 1}\n", 6), ("x: {a: 1, b:}\n", 12), ("x: [a:]\n", 6)])
def test_tight_colon(text: str, column: int) -> None:
    """A colon right before a comma or bracket."""
    _, findings = build(text, "f")
    assert [brief(finding) for finding in findings] == [("PC007", 1, column)]
    assert "space is missing" in str(findings[0].message)


@pytest.mark.parametrize("parser", [yaml.BaseLoader])
def test_errors_that_the_parser_in_python_lets_out(parser: StartParser) -> None:
    """An impossible character is a finding, even where the parser fails over it."""
    built, findings = build('a: 1\nb: "\\UFFFFFFFF"\n', "f", parser=parser)
    assert built is None
    assert brief(findings[0]) == ("PC007", 1, 5)


# Parts


@parsers
@pytest.mark.parametrize(
    ("text", "keys", "found"),
    [
        ("a: 1\nb: {c: [2, ~]}\nd: 3\n", {"a", "b"}, {"a": "1", "b": {"c": ["2", None]}}),
        ("a: 1\nb: 2\n", {"a", "x"}, {"a": "1"}),
        ("x: {a: 2}\na: 1\n", {"a"}, {"a": "1"}),
        ("a: 1\nb: @\nc: 3\n", {"a", "c"}, {"a": "1"}),
        ("a: 1\nb: \x01\nc: 3\n", {"a", "c"}, {"a": "1"}),
        ("a: 1\nb: 2\nx: @\n", {"a", "b"}, {"a": "1", "b": "2"}),
        ("- a: 1\n", {"a"}, {}),
        ("", {"a"}, {}),
        ("\ufeffa: 1\n", {"a"}, {"a": "1"}),
    ],
)
def test_head(text: str, keys: set[str], found: dict[str, Plain], parser: StartParser) -> None:
    """Some keys of the top, as far as they can be read."""
    assert head(text, "f", frozenset(keys), parser=parser) == found


def test_head_reads_no_further_than_needed() -> None:
    """What comes later costs nothing."""
    text = "a: 1\n" + "b: [x, y]\n" * 300_000
    begin = time.process_time()
    assert head(text, "f", frozenset({"a"})) == {"a": "1"}
    assert time.process_time() - begin < 2  # reading all of it takes longer


@pytest.mark.parametrize("enabled", [True, False])
def test_collector(enabled: bool) -> None:  # noqa: FBT001
    """The garbage collector is afterwards as it was, errors or not."""
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        build("a: 1\n", "f")
        assert gc.isenabled() is enabled
        with pytest.raises(ZeroDivisionError), collector_paused():
            _ = 1 // int(gc.isenabled())
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()


def test_rules() -> None:
    """Codes and names are each of one rule, in order."""
    codes = [rule.code for rule in READING_RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in READING_RULES}) == len(READING_RULES)


@pytest.mark.parametrize(
    ("text", "key"),
    [("优：10次", "优"), ("10次以上 good：5次", "good"), ("：x", None), ("优: 10次", None), ("", None)],
)
def test_fullwidth_colon_hint(text: str, key: str | None) -> None:
    """For the reader of the model, which finds a text in the place of pairs."""
    hint = fullwidth_colon_hint(text)
    assert hint is None if key is None else f'"{key}: "' in str(hint)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("excellent:10次", "excellent"),
        ("a b:5", "b"),
        ("3月底:25%", "3月底"),
        ("10:30", None),
        ("http://x", None),
        ("C:\\x", None),
        ("a: b", None),
        ("a:", None),
    ],
)
def test_missing_space_hint(text: str, key: str | None) -> None:
    """Times and addresses are no pairs."""
    hint = missing_space_hint(text)
    assert hint is None if key is None else f'"{key}: "' in str(hint)
    assert (colon_hint(text) is None) is (key is None)


# Any data, any text


class Dumper(yaml.SafeDumper):
    """Writes without references."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        """Everything is written out."""
        return True


AWKWARD = ["10次以上", "≥10次", ">=10", "null", "~", "<<", "优：10次", "a: b", "1,234", "#x", "x #y", "|", "- a", "是"]

# The dumper writes these line breaks so that no parser gives them back.
letters = st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029")
words = st.text(alphabet=letters, max_size=12) | st.sampled_from(AWKWARD)
keys = words.filter(lambda key: key != "" and key[0] not in LOOKS_EMPTY)
values = st.recursive(
    words | st.none(),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(keys, part, max_size=4),
    max_leaves=9,
)
documents = st.dictionaries(keys, values, min_size=1, max_size=5)


@given(data=documents, flow=st.sampled_from([True, False, None]), parser=st.sampled_from(PARSERS))
def test_any_data(data: dict[str, Plain], flow: bool | None, parser: StartParser) -> None:  # noqa: FBT001
    """What was written is read, and every place holds what was read from it."""
    text = yaml.dump(data, Dumper=Dumper, allow_unicode=True, default_flow_style=flow, width=10_000)
    built = tree(text, parser)
    assert built.data == data
    assert built.origin.marks is not None
    for value, marks in _walk(built.data, built.origin.marks):
        if isinstance(value, str):
            assert _read_alone(_cut(text, _span(marks.value))) == value


def _walk(value: Plain, marks: Marks) -> Iterator[tuple[Plain, Marks]]:
    """A value and all its parts, keys as well, with their places."""
    yield value, marks
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        below = marks.children[step]
        if isinstance(step, str) and below.key is not None:
            yield step, OnePlace(_span(below.key))
        yield from _walk(part, below)


def _span(position: Position) -> Span:
    """The place in a text; a YAML file has no cells."""
    assert isinstance(position, Span)
    return position


def _cut(text: str, place: Span) -> str:
    lines = re.split("(?<=\n)|(?<=\r)(?!\n)|(?<=[\x85\u2028\u2029])", text)
    starts = [sum(map(len, lines[:number])) for number in (place.line - 1, place.end_line - 1)]
    return text[starts[0] + place.column - 1 : starts[1] + place.end_column - 1]


def _read_alone(written: str) -> object:
    if written[:1] in {"'", '"'}:
        return yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader builds only text
    return written


MARKS = [
    *"ab：，:{}[],\"'#>|1~*&!%@`?-=\n\\",
    ": ",
    "  ",
    "\n  ",
    "\n- ",
    ", ",
    " # ",
    "10次",
    "234",
    "<<",
    "---",
    "\r\n",
]
pieces = st.sampled_from(MARKS) | st.text(max_size=3)


@given(text=st.lists(pieces, max_size=20).map("".join), parser=st.sampled_from(PARSERS))
def test_any_text(text: str, parser: StartParser) -> None:
    """Whatever the text, there is a tree or a finding that says why not, and every finding has words and a place."""
    built, findings = build(text, "f", parser=parser)
    assert (built is None) is any(finding.rule.unreadable for finding in findings)
    lines = len(re.findall("[\n\r\x85\u2028\u2029]", text)) + 1
    assert all(str(finding.message) and brief(finding)[1] <= lines for finding in findings)
    head(text, "f", frozenset({"a"}), parser=parser)
