"""Every rule finds what it is for, says it at its place, and is silent about its near misses.

The cases stand in ``tests/rules/PCnnn.yaml``: a list of ``case`` (what it shows), ``finds`` (the findings of this
rule, each with the text ``at`` its place and what it ``says`` in English; none in a near miss) and ``file`` (targets;
year and department may be left out).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from perfcheck.model.targets import Targets
from perfcheck.sources.policies import policy
from perfcheck.sources.structure import to_document
from perfcheck.sources.yaml_tree import build
from perfcheck.validation.registry import CHECKS, review

if TYPE_CHECKING:
    from perfcheck.findings import Finding

CASES = Path(__file__).parent / "rules"
HEAD = "year: 2020\ndepartment: {code: 322, name: 商务局}\n"
FEWEST = 2
"""Cases of either kind that every rule has."""


@dataclass(frozen=True)
class Case:
    """One file and what one rule finds in it."""

    code: str
    name: str
    finds: tuple[tuple[str, str], ...]
    text: str


def _cases() -> list[Case]:
    return [
        Case(
            path.stem,
            one["case"],
            tuple((str(finding["at"]), finding["says"]) for finding in one["finds"]),
            one["file"] if "department:" in one["file"] else HEAD + one["file"],
        )
        for path in sorted(CASES.glob("PC*.yaml"))
        for one in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def reviewed(text: str) -> tuple[Finding, ...]:
    """The review of a file that can be read without any finding."""
    tree, findings = build(text, "t.yaml")
    assert tree is not None
    document, more = to_document(Targets, tree)
    assert document is not None
    assert [str(one.message) for one in (*findings, *more)] == []
    return review(document, policy())


def marked(text: str, finding: Finding) -> str:
    """The text at the place of a finding; the first line of it, where it has several."""
    span = finding.place.span
    assert span is not None
    line = text.splitlines()[span.line - 1]
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None].rstrip()


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case.code}: {case.name}")
def test_a_rule_finds_what_it_is_for_and_nothing_else(case: Case) -> None:
    found = [finding for finding in reviewed(case.text) if finding.rule.code == case.code]
    assert [(marked(case.text, one), str(one.message)) for one in found] == list(case.finds)


@pytest.mark.parametrize("code", [check.rule.code for check in CHECKS])
def test_every_rule_has_true_and_false_cases(code: str) -> None:
    own = [case for case in _cases() if case.code == code]
    assert sum(bool(case.finds) for case in own) >= FEWEST
    assert sum(not case.finds for case in own) >= FEWEST
