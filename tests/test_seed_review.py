"""What docs/seed-review.md says of the rules is so: of the defects, of the near misses and of every finding."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import perfcheck as api

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "seed-review.md"
TARGETS = ROOT / "targets" / "2020.yaml"

KINDS = ("found", "in part", "not found")
SEVERITIES = ("error", "warning", "info")
HEADS = ("completeness", "relevance", "soundness", "feasibility")
JUDGEMENTS = ("right", "debatable", "wrong")
RULE_CELL = re.compile(r"—|(?:in part: )?PC\d{3}(?:, PC\d{3})*|silent(?: \(PC\d{3}(?:, PC\d{3})*\))?")


@dataclass(frozen=True)
class Row:
    """A defect or a near miss."""

    number: str
    lines: frozenset[int]
    severity: str
    head: str
    rule: str

    @property
    def codes(self) -> frozenset[str]:
        """The rules that are named."""
        return _codes(self.rule)

    @property
    def kind(self) -> str:
        """How much of the defect is found."""
        return "not found" if self.rule == "—" else "in part" if self.rule.startswith("in part") else "found"


@dataclass(frozen=True)
class Found:
    """A finding of the rules: its code, the line it begins on, all of its lines."""

    code: str
    line: int
    lines: frozenset[int]


def _codes(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"PC\d{3}", text))


def _lines(text: str) -> frozenset[int]:
    """The lines of a cell such as ``14, 82-84``; none where the cell names no line."""
    spans = re.findall(r"(\d+)(?:-(\d+))?", text)
    return frozenset(line for first, last in spans for line in range(int(first), int(last or first) + 1))


def _cells(text: str) -> list[list[str]]:
    """The rows of the tables of a text, without their headers."""
    rows = [[cell.strip() for cell in line[1:-1].split("|")] for line in text.splitlines() if line.startswith("|")]
    rules = [at for at, row in enumerate(rows) if set(row) == {"---"}]
    return [row for at, row in enumerate(rows) if at not in rules and at + 1 not in rules]


@cache
def _part(title: str) -> str:
    """A section of the page, with the sections below it."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"(?ms)^(#+) {re.escape(title)}\n(.*?)(?=^#{{1,2}} |\Z)", text)
    assert found is not None
    own = found[2]
    return own if found[1] == "##" else own.partition("\n### ")[0]


@cache
def _defects() -> tuple[Row, ...]:
    rows = _cells(_part("Defects"))
    return tuple(Row(number, _lines(line), severity, head, rule) for number, line, _, _, head, severity, rule in rows)


@cache
def _near_misses() -> tuple[Row, ...]:
    return tuple(Row(number, _lines(line), "", "", rule) for number, line, _, _, rule in _cells(_part("Near misses")))


@cache
def _findings() -> tuple[Found, ...]:
    spans = [(finding.rule.code, finding.place.span) for finding in api.validate(TARGETS)]
    return tuple(
        Found(code, span.line, frozenset(range(span.line, span.end_line + 1)))
        for code, span in spans
        if span is not None
    )


def _speaks(code: str, lines: frozenset[int]) -> bool:
    """Whether a rule has a finding on one of the lines, or anywhere if none is named."""
    return any(one.code == code and (not lines or lines & one.lines) for one in _findings())


def _tally(part: str, keys: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """The counts that a table of the page has for these keys."""
    numbers = {row[0]: tuple(map(int, row[1:])) for row in _cells(part) if row[-1].isdecimal()}
    return {key: numbers[key] for key in keys}


def _counted(rows: list[tuple[str, str]], keys: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """How many rows there are of each key: all, and of each kind."""
    counts = Counter(rows)
    kinds = {key: tuple(counts[key, kind] for kind in KINDS) for key in keys}
    return {key: (sum(numbers), *numbers) for key, numbers in kinds.items()}


def test_the_tables_are_numbered_and_filled_in() -> None:
    for letter, rows in (("D", _defects()), ("N", _near_misses())):
        assert [row.number for row in rows] == [f"{letter}{at}" for at in range(1, len(rows) + 1)]
        assert all(RULE_CELL.fullmatch(row.rule) for row in rows)
    assert all(row.lines and row.severity in SEVERITIES and row.head in HEADS for row in _defects())
    last = len(TARGETS.read_text(encoding="utf-8").splitlines())
    assert all(max(row.lines, default=0) <= last for row in (*_defects(), *_near_misses()))


@pytest.mark.parametrize("row", [row for row in _defects() if row.codes], ids=lambda row: row.number)
def test_the_rules_of_a_defect_find_it_at_its_place(row: Row) -> None:
    assert {code for code in row.codes if _speaks(code, row.lines)} == row.codes


@pytest.mark.parametrize("row", [row for row in _near_misses() if row.codes], ids=lambda row: row.number)
def test_the_rules_of_a_near_miss_are_silent_unless_the_page_says_otherwise(row: Row) -> None:
    expected = frozenset() if row.rule.startswith("silent") else row.codes
    assert {code for code in row.codes if _speaks(code, row.lines)} == expected


def test_every_finding_stands_under_a_defect() -> None:
    defects = _defects()
    stray = [one for one in _findings() if not any(one.code in row.codes and one.lines & row.lines for row in defects)]
    assert stray == []


def test_every_finding_is_judged_once() -> None:
    judged = [(rule, line) for rule, lines, *_ in _cells(_part("Every finding, judged")) for line in _lines(lines)]
    assert sorted(judged) == sorted({(one.code, one.line) for one in _findings()})


def test_what_is_judged_stands_under_the_defects_that_are_named() -> None:
    defects = {row.number: row for row in _defects()}
    for rule, lines, numbers, *_ in _cells(_part("Every finding, judged")):
        rows = [defects[number] for number in numbers.split(", ")]
        assert all(rule in row.codes for row in rows), rule
        places = [one.lines for one in _findings() if one.code == rule and one.line in _lines(lines)]
        assert all(any(place & row.lines for row in rows) for place in places), (rule, lines)


def test_the_judgements_are_counted() -> None:
    judged = _cells(_part("Every finding, judged"))
    of_place = {(rule, line): judgement for rule, lines, _, judgement, _ in judged for line in _lines(lines)}
    counts = Counter(of_place[one.code, one.line] for one in _findings())
    assert set(counts) <= set(JUDGEMENTS)
    total, right, debatable = map(
        int, re.findall(r"(\d+) (?:findings|are right|debatable)", _part("Every finding, judged"))
    )
    assert (total, right, debatable) == (len(_findings()), counts["right"], counts["debatable"])
    assert counts["wrong"] == 0


def test_the_defects_are_counted() -> None:
    summary = _part("Rules against the hand").partition("\n### ")[0]
    by_severity = [(row.severity, row.kind) for row in _defects()]
    by_head = [(row.head, row.kind) for row in _defects()]
    assert _tally(summary, SEVERITIES) == _counted(by_severity, SEVERITIES)
    assert _tally(summary, HEADS) == _counted(by_head, HEADS)
    assert _tally(summary, ("all",)) == _counted([("all", row.kind) for row in _defects()], ("all",))


def test_what_is_found_in_part_is_explained() -> None:
    explained = {number: rule for number, rule, *_ in _cells(_part("Found in part"))}
    assert explained == {row.number: row.rule.removeprefix("in part: ") for row in _defects() if row.kind == "in part"}


def test_what_is_not_found_has_one_reason() -> None:
    rows = _cells(_part("Not found, and why"))
    reasons = [(why, number) for why, _, numbers in rows if numbers.startswith("D") for number in numbers.split(", ")]
    missed = [row.number for row in _defects() if row.kind == "not found"]
    assert sorted(number for _, number in reasons) == sorted(missed)
    sizes = Counter(why for why, _ in reasons) + Counter(all=len(reasons))
    assert {why: int(number) for why, _, number in rows if number.isdecimal()} == sizes
