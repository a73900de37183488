"""The published text of the seed imports to targets/2020.yaml, field by field, but for what a person read into it."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from perfcheck.importing.assemble import Assembly
from perfcheck.importing.doubts import doubts_of
from perfcheck.importing.form import Paper
from perfcheck.importing.recognise import Recogniser
from perfcheck.importing.text_dump import read_dump
from perfcheck.model.targets import Targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfcheck.importing.marks import Mark

ROOT = Path(__file__).parents[1]
SEED = ROOT / "tests" / "seed" / "nanbao-2020.txt"
TARGETS = ROOT / "targets" / "2020.yaml"

# What targets/2020.yaml says and no import can know, with the reason; docs/import-seed.md says the same.
KNOWN_BETTER = {
    "projects.*.activity": "the document never says to which activity a project belongs; a person saw equal amounts",
    "measures.*.contributions.*": "who adds how much to which overall target is a reading of the measures' sentences",
}
MARKS = [
    *[("read_from_text", 6)] * 3,
    *[("read_from_text", 7)] * 2,
    ("read_from_text", 8),
    *[("read_from_text", 9)] * 2,
    ("read_from_text", 11),
    ("read_from_text", 12),
    ("undefined_level", 39),
    ("colliding_levels", 59),
    ("colliding_levels", 69),
    ("no_budget", 76),
    ("undefined_level", 79),
    ("no_budget", 86),
    ("bare_levels", 89),
    ("no_budget", 96),
    ("bare_levels", 99),
    ("value_in_description", 185),
    ("value_in_description", 192),
    ("value_in_description", 293),
    ("value_in_description", 300),
]
"""Each doubt with the line of the document: once, and where it stands."""


@pytest.fixture(scope="module")
def imported() -> tuple[dict[str, object], list[Mark]]:
    """The data of the seed, and its marks."""
    recogniser = Recogniser()
    recogniser.read(Paper(SEED.name, read_dump(SEED.read_text(encoding="utf-8"), SEED.name), ""))
    (draft,) = recogniser.departments
    assembly = Assembly(recogniser.marks)
    data = assembly.of_department(draft, recogniser.year)
    return data, [*assembly.marks, *doubts_of(Targets.model_validate(data), assembly.spots)]


def leaves(node: object, way: str = "") -> Iterator[tuple[str, str]]:
    """Every text with the keys that lead to it, in order; an empty cell is an empty text."""
    if isinstance(node, dict | list) and node:
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from leaves(value, f"{way}.{key}" if way else str(key))
    else:
        yield way, str(node or "")


def known_better(way: str) -> bool:
    """Whether a person put it into the file."""
    return any(fnmatchcase(way, pattern) for pattern in KNOWN_BETTER)


def written() -> list[tuple[str, str]]:
    """All texts of targets/2020.yaml."""
    return list(leaves(yaml.load(TARGETS.read_text(encoding="utf-8"), yaml.BaseLoader)))  # noqa: S506 - texts only


def test_every_cell_of_the_seed_is_imported_word_for_word(imported: tuple[dict[str, object], list[Mark]]) -> None:
    """The same texts under the same keys in the same order, and nothing besides."""
    data, _ = imported
    assert list(leaves(data)) == [(way, text) for way, text in written() if not known_better(way)]


def test_the_import_is_the_model_of_the_file(imported: tuple[dict[str, object], list[Mark]]) -> None:
    """What the rest of perfcheck sees is the same, field by field."""
    data, _ = imported
    kept = yaml.load(TARGETS.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    for measure in kept["measures"].values():
        measure.pop("contributions", None)
    for project in kept["projects"].values():
        project.pop("activity", None)
    assert Targets.model_validate(data) == Targets.model_validate(kept)


@pytest.mark.parametrize("pattern", KNOWN_BETTER)
def test_what_a_person_knew_better_is_in_the_file(pattern: str) -> None:
    """An entry of the list that covers nothing must go; docs/import-seed.md gives its reason in the same words."""
    assert [way for way, _ in written() if fnmatchcase(way, pattern)]
    page = (ROOT / "docs" / "import-seed.md").read_text(encoding="utf-8")
    assert f"`{pattern}`" in page
    assert KNOWN_BETTER[pattern] in page


def test_each_doubt_of_the_seed_is_marked_once_at_its_place(imported: tuple[dict[str, object], list[Mark]]) -> None:
    """Nothing doubtful is silent, and nothing sure is marked."""
    _, marks = imported
    places = [(mark.kind.value, int(str(mark.spot.part).removeprefix("line "))) for mark in marks]
    assert sorted(places, key=lambda one: one[1]) == MARKS


def test_the_document_shows_each_mark(imported: tuple[dict[str, object], list[Mark]]) -> None:
    """What a mark quotes stands in the document, each part of it word for word."""
    _, marks = imported
    text = SEED.read_text(encoding="utf-8")
    quoted = [part for mark in marks if mark.kind.value != "read_from_text" for part in mark.text.split(" / ")]
    assert [part for part in quoted if part not in text] == []
