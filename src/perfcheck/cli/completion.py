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
