"""Whether a project's indicators were all read: what a file with errors leaves out is not in its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.findings import KeyPath
    from perfcheck.model.targets import Targets


def is_whole(targets: Targets, code: str) -> bool:
    """Whether nothing of a project's indicators was left out because it could not be read."""
    if not targets.is_salvaged:
        return True
    project, keys = targets.projects[code], targets.part_of_file("projects", code).keys
    parts: dict[KeyPath, set[str]] = {("indicators",): set(project.indicators)}
    for level1, groups in project.indicators.items():
        parts["indicators", level1] = set(groups)
        parts.update({("indicators", level1, level2): set(named) for level2, named in groups.items()})
    has_field = "indicators" in project.model_fields_set or "indicators" not in keys()
    return has_field and all(part.issuperset(keys(*there)) for there, part in parts.items())


def has_unread_weight(targets: Targets, code: str) -> bool:
    """Whether the file has a weight in the project that could not be used."""
    if not targets.is_salvaged:
        return False
    file = targets.part_of_file("projects", code, "indicators")
    return any(
        "weight" not in row.indicator.model_fields_set and file.has(row.level1, row.level2, row.key, "weight")
        for row in targets.projects[code].rows()
    )
