"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from perfcheck.cli.completion import project_names
from perfcheck.cli.session import Colour, UsageProblemError
from perfcheck.i18n import Language
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

F = TypeVar("F", bound=StrEnum)

MEGABYTE = 1024 * 1024
DEFAULT_SIZE = 50
_WORKBOOK = "xlsx"


class Format(StrEnum):
    """The forms in which a result can be had."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    XLSX = "xlsx"


ENDINGS: Mapping[str, Format] = MappingProxyType(
    {
        ".txt": Format.TABLE,
        ".json": Format.JSON,
        ".csv": Format.CSV,
        ".md": Format.MARKDOWN,
        ".xlsx": Format.XLSX,
    }
)
"""What the ending of an output file says."""

LanguageOption = Annotated[
    Language | None, typer.Option("--lang", help=N_("Language of texts: zh or en."), show_default=False)
]
TargetsOption = Annotated[
    Path | None, typer.Option("--targets", help=N_("Target file, instead of the one found by year and department."))
]
ProjectsOption = Annotated[
    list[str] | None,
    typer.Option("--project", "-p", help=N_("Only this project: code or name."), autocompletion=project_names),
]
FormatOption = Annotated[Format | None, typer.Option("--format", help=N_("Form of the output."))]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help=N_("Write to this file; its ending chooses the form."))
]
ForceOption = Annotated[bool, typer.Option("--force", help=N_("Replace the file if it exists."))]
ColourOption = Annotated[Colour, typer.Option("--color", help=N_("When to use colour."))]
SizeOption = Annotated[int, typer.Option("--max-size", min=1, help=N_("Refuse larger files (MB)."))]
PolicyOption = Annotated[
    str | None, typer.Option("--policy", metavar="NAME|FILE", help=N_("Rules of the place: a name or a file."))
]
StrictOption = Annotated[bool, typer.Option("--strict", help=N_("Count warnings as errors."))]


def format_of(wanted: F | None, output: Path | None, endings: Mapping[str, F], default: F) -> F:
    """The form that the option asks for, or else the ending of the output file.

    Raises:
        UsageProblemError: the ending says nothing, says something else, or a workbook has no file to go to.
    """
    if output is None:
        if wanted == _WORKBOOK:
            raise UsageProblemError(msg("a workbook needs a file: -o FILE.xlsx"))
        return wanted or default
    by_ending = endings.get(output.suffix.lower())
    if wanted is None and by_ending is None:
        raise UsageProblemError(
            msg(
                "{path}: the ending must be one of {endings}, or give --format",
                path=str(output),
                endings=tuple(endings),
            )
        )
    if wanted is not None and _WORKBOOK in (wanted, by_ending) and wanted is not by_ending:
        raise UsageProblemError(msg("{path} does not go with --format {format}", path=str(output), format=wanted.value))
    return wanted or by_ending or default
