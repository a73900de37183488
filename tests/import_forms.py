"""Documents on the middle form, drawn with signs, and what an import makes of them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from perfcheck.importing.assemble import Assembly
from perfcheck.importing.doubts import doubts_of, without_amounts
from perfcheck.importing.form import Cell, Grid, Paper, Paragraph, Spot
from perfcheck.importing.recognise import Recogniser
from perfcheck.model.targets import Targets

FILE = "t.docx"
Part = Grid | Paragraph | str


@dataclass(frozen=True)
class Imported:
    """The departments of a document, and the marks as (kind, text)."""

    departments: list[dict[str, Any]]
    marks: list[tuple[str, str]]

    @property
    def data(self) -> dict[str, Any]:
        """The only department."""
        (data,) = self.departments
        return data

    @property
    def project(self) -> dict[str, Any]:
        """The only project."""
        (project,) = self.data["projects"].values()
        assert isinstance(project, dict)
        return project

    @property
    def kinds(self) -> list[str]:
        """The kinds of the marks."""
        return [kind for kind, _ in self.marks]


def rows(project: dict[str, Any]) -> list[tuple[str, ...]]:
    """The indicators of a project: the three levels and the target with its sign and unit."""
    return [
        (level1, level2, one.get("name", key), "".join(one.get(part) or "" for part in ("operator", "target", "unit")))
        for level1, groups in project["indicators"].items()
        for level2, named in groups.items()
        for key, one in named.items()
    ]


def table(drawing: str, *, number: int = 1, nested: dict[str, Grid] | None = None) -> Grid:
    r"""A table, a line a row: ``^`` is covered from above, ``<`` from the left, ``.`` is empty, ``\n`` a break."""
    rows = [[cell.strip() for cell in line.split("|")] for line in drawing.strip("\n").splitlines() if line.strip()]
    cells = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text in {"^", "<"}:
                continue
            below = [line[column] if column < len(line) else "" for line in rows[row + 1 :]]
            height, width = 1 + _run(below, "^"), 1 + _run(texts[column + 1 :], "<")
            inner = (nested or {}).get(text)
            shown = "" if inner is not None or text == "." else text.replace("\\n", "\n")
            spot = Spot(FILE, "", number, row + 1, column + 1)
            cells.append(Cell(shown, row, column, spot, height, width, () if inner is None else (inner,)))
    return Grid(tuple(cells))


def _run(texts: list[str], sign: str) -> int:
    """How many texts from the first are this sign."""
    return next((number for number, text in enumerate(texts) if text != sign), len(texts))


def imported(*parts: Part) -> Imported:
    """What is read of a document of these lines and tables."""
    shown = tuple(Paragraph(part, Spot(FILE)) if isinstance(part, str) else part for part in parts)
    recogniser = Recogniser()
    recogniser.read(Paper(FILE, shown, ""))
    departments, marks = [], []
    for draft in recogniser.departments:
        assembly = Assembly()
        data = assembly.of_department(draft, recogniser.year)
        departments.append(data)
        marks += assembly.marks
        with suppress(ValidationError):
            marks += doubts_of(Targets.model_validate(without_amounts(data)), assembly.spots)
    told = [(mark.kind.value, mark.text) for mark in (*recogniser.marks, *marks)]
    return Imported(departments, told)
