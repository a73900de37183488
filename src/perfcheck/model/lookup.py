"""Finding projects by what people call them: the whole code, its last part, or the name. Always compared whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfcheck.measures.numbers import fold

if TYPE_CHECKING:
    from perfcheck.model.targets import Targets


def last_part(code: str) -> str:
    """The part of a project code that people use: ``EU89`` of ``322-0402-JBN-EU89``."""
    return code.rpartition("-")[2]


def projects_called(targets: Targets, text: str) -> tuple[str, ...]:
    """The codes of all projects that ``text`` names; a whole code leaves no doubt, so it comes alone."""
    if text in targets.projects:
        return (text,)
    wanted = fold(text)
    return tuple(
        code
        for code, project in targets.projects.items()
        if wanted in (fold(code), fold(last_part(code)), fold(project.name))
    )


def names_of_projects(targets: Targets) -> tuple[str, ...]:
    """How each project can be called, for messages: ``EU89 企业扶持资金``."""
    return tuple(f"{last_part(code)} {project.name}" for code, project in targets.projects.items())
