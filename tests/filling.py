"""A fill-in workbook, and somebody who fills it in with openpyxl."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml
from openpyxl import load_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Key = tuple[str, ...]
Figures = dict[Key, dict[str, object]]
"""What is typed into which row and column."""


@dataclass(frozen=True)
class Spot:
    """A cell of a row with a key."""

    sheet: Worksheet
    row: int
    column: int

    @property
    def cell(self) -> Cell:
        """The cell itself."""
        cell: Cell = self.sheet.cell(self.row, self.column)  # type: ignore[assignment]
        return cell

    @property
    def address(self) -> str:
        """How a finding calls it."""
        return f"{self.sheet.title}!{self.cell.coordinate}"


def spots(workbook: Workbook) -> Iterator[tuple[Key, dict[str, Spot]]]:
    """Every row that has a key, with its cells by the names of the columns."""
    for sheet in workbook.worksheets:
        if sheet.title == "_perfcheck":
            continue
        names: dict[int, str] = {}
        at = 1
        for row in sheet.iter_rows():
            texts = {int(cell.column or 0): cell.value for cell in row if cell.value is not None}
            marks = [column for column, text in texts.items() if text == "_key"]
            if marks:
                at = marks[0]
                names = {column: str(text) for column, text in texts.items() if column != at}
            elif isinstance(texts.get(at), str) and str(texts[at]).startswith("["):
                key = tuple(json.loads(str(texts[at])))
                yield key, {name: Spot(sheet, int(row[0].row or 0), column) for column, name in names.items()}


def spot(workbook: Workbook, key: Key, name: str = "value") -> Spot:
    """One cell of one row."""
    return dict(spots(workbook))[key][name]


def fill(path: Path, figures: Figures, target: Path | None = None) -> Path:
    """Type figures into a workbook and save it."""
    workbook = load_workbook(path)
    rows = dict(spots(workbook))
    for key, typed in figures.items():
        for name, value in typed.items():
            rows[key][name].cell.value = value  # type: ignore[assignment]
    target = target or path
    workbook.save(target)
    return target


def figures_of(actuals: Path, targets: Path) -> Figures:
    """What a person types to say the same as a YAML file: plain numbers beside their units, days as days."""
    said = yaml.load(actuals.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    asked = yaml.load(targets.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    figures: Figures = {}
    if said.get("note"):
        figures["note",] = {"value": said["note"]}
    for name, report in (said.get("overall") or {}).items():
        figures["overall", name] = _typed(report)
    for activity, reports in (said.get("activities") or {}).items():
        for name, report in reports.items():
            standard = asked["activities"][activity]["indicators"][name]
            figures["activities", activity, name] = {"value": report} if "未定" in standard.values() else _typed(report)
    for short, project in (said.get("projects") or {}).items():
        code = next(code for code in asked["projects"] if code.endswith(short))
        figures |= _project(code, project, asked["projects"][code])
    return figures


def _project(code: str, said: Mapping[str, Any], asked: Mapping[str, Any]) -> Figures:
    figures: Figures = {}
    for day, amount in (said.get("spent") or {}).items():
        figures["spent", code, day] = {"value": Decimal(amount)}
    ways = {
        key: ("projects", code, level1, level2, key)
        for level1, groups in asked["indicators"].items()
        for level2, named in groups.items()
        for key in named
    }
    for name, report in (said.get("indicators") or {}).items():
        figures[ways[name]] = _typed(report)
    return figures


def _typed(report: str | Mapping[str, str]) -> dict[str, object]:
    parts = {"value": report} if isinstance(report, str) else dict(report)
    typed: dict[str, object] = {name: text for name, text in parts.items() if name != "not_applicable"}
    for name in ("value", "forecast"):
        if name in parts:
            typed[name] = _number(parts[name])
    if "completed_on" in parts:
        typed["completed_on"] = date.fromisoformat(parts["completed_on"])
    if "not_applicable" in parts:
        typed |= {"no_data": "不适用", "reason": parts["not_applicable"]}
    return typed


def _number(text: str) -> object:
    """The number without its unit, as the workbook asks for it; a unit of another size has to be written."""
    if "万美元" in text:
        return text
    digits = "".join(char for char in text if char.isdecimal() or char == ".")
    return Decimal(digits) if digits else text
