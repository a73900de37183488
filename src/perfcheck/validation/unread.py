"""What a file has and the model lacks, because it could not be read: whoever counts everything must know."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfcheck.model.base import Record
    from perfcheck.model.targets import Targets


def has_unread_projects(targets: Targets) -> bool:
    """Whether the file has projects that could not be used."""
    return any(str(code) not in targets.projects for code in targets.keys_in_file("projects"))


def has_unread_parts(targets: Targets) -> bool:
    """Whether the file has targets that could not be used, or a key that may have been meant for them."""
    if any(key not in type(targets).model_fields for key in targets.keys_in_file()):
        return True
    if any(is_unread(targets, targets, part) for part in ("overall", "activities", "projects")):
        return True
    if targets.keys_in_file("activities") or targets.keys_in_file("projects"):
        return True
    overall = targets.overall
    return any(
        key not in type(overall).model_fields
        or targets.keys_in_file("overall", key)
        or is_unread(targets, overall, "overall", key)
        for key in targets.keys_in_file("overall")
    )


def is_unread(targets: Targets, record: Record, *way: str) -> bool:
    """Whether the file has a value at this way below a record that could not be used."""
    return way[-1] not in record.model_fields_set and way[-1] in targets.keys_in_file(*way[:-1])
