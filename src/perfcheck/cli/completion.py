"""What the shell offers while a command is typed."""

from __future__ import annotations

from pathlib import Path


def project_names(incomplete: str) -> list[tuple[str, str]]:
    """The short codes and names of all projects under ``targets/`` here or above; nothing where there is a problem."""
    from perfcheck.model.lookup import last_part
    from perfcheck.sources.bundles import targets_near

    return [
        (last_part(code), project.name)
        for targets in targets_near(Path.cwd())
        for code, project in targets.projects.items()
        if last_part(code).startswith(incomplete)
    ]


def indicator_names(incomplete: str) -> list[str]:
    """The names of all indicators under ``targets/`` here or above, each once."""
    from perfcheck.sources.bundles import targets_near

    names: dict[str, None] = {}
    for targets in targets_near(Path.cwd()):
        groups = (targets.overall.targets, *(activity.indicators for activity in targets.activities.values()))
        names.update((one.name or key, None) for group in groups for key, one in group.items())
        rows = (row for project in targets.projects.values() for row in project.rows())
        names.update((row.indicator.name or row.key, None) for row in rows)
    return [name for name in names if name.startswith(incomplete)]
