"""What an import must have of the document of import_layouts, whatever its layout."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from import_layouts import ACTIVITIES, LEVELS, PROJECTS, Options, Project, quarter

if TYPE_CHECKING:
    from collections.abc import Iterator


def problems(data: dict[str, Any], options: Options) -> list[tuple[str, object, object]]:
    """What an import has otherwise than the document: where, what it has, what it should have."""
    pairs = [("department", data["department"], {"code": "210", "name": "交通局"}), ("year", data["year"], "2021")]
    pairs += [("activities", list(data.get("activities", {})), [one[0] for one in ACTIVITIES])]
    pairs += [("projects", list(data.get("projects", {})), [one.code for one in PROJECTS])]
    for one in ACTIVITIES:
        pairs += _of_activity(data.get("activities", {}).get(one[0], {}), one)
    for project in PROJECTS:
        pairs += _of_project(data.get("projects", {}).get(project.code, {}), project, options)
    return [(where, got, wanted) for where, got, wanted in pairs if (got or None) != (wanted or None)]


def _number(text: str | None) -> Decimal | str | None:
    return Decimal(text) if text and text.replace(".", "").isdigit() else text or None


def _of_activity(data: dict[str, Any], activity: tuple[Any, ...]) -> Iterator[tuple[str, Any, Any]]:
    name, budget, content, objective, indicators = activity
    yield f"{name} budget", _number(data.get("budget")), _number(budget)
    yield f"{name} content", data.get("content"), content
    yield f"{name} objective", data.get("objective"), objective
    standards = {key: tuple(one.get(level) for level in LEVELS) for key, one in data.get("indicators", {}).items()}
    yield f"{name} indicators", standards, dict(indicators)


def _of_project(data: dict[str, Any], project: Project, options: Options) -> Iterator[tuple[str, Any, Any]]:
    yield f"{project.code} name", data.get("name"), project.name
    yield f"{project.code} unit", data.get("unit"), dict(zip(("code", "name"), project.unit, strict=True))
    budget = data.get("budget", {})
    parts = [_number(budget.get(key)) for key in ("total", "fiscal", "other")]
    yield f"{project.code} budget", parts, [_number(text) for text in project.money]
    yield f"{project.code} purpose", data.get("purpose"), project.purpose
    yield f"{project.code} objective", data.get("objective"), project.objective
    plan = {quarter(day) if options.plan == "quarters" else day: share for day, share in project.plan}
    yield f"{project.code} plan", data.get("schedule"), {} if options.form == "flat" else plan
    rows = tuple(
        (level1, level2, level3, *(one.get(key) or "" for key in ("description", "target", "basis", "weight")))
        for level1, groups in data.get("indicators", {}).items()
        for level2, named in groups.items()
        for level3, one in named.items()
    )
    yield f"{project.code} indicators", rows, project.rows
