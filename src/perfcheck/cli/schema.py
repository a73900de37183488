"""``perfcheck schema``: what editors need to know of the files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfcheck.cli.options import ForceOption, LanguageOption
from perfcheck.messages import N_

if TYPE_CHECKING:
    from perfcheck.cli.session import Session


class Kind(StrEnum):
    """The kinds of files that have a schema."""

    TARGETS = "targets"
    ACTUALS = "actuals"
    POLICY = "policy"


KindArgument = Annotated[
    Kind, typer.Argument(help=N_("Kind of file: targets, actuals or policy."), show_choices=False, metavar="KIND")
]
FileOption = Annotated[Path | None, typer.Option("--output", "-o", help=N_("Write to this file."))]


def schema(
    context: typer.Context,
    kind: KindArgument,
    *,
    output: FileOption = None,
    force: ForceOption = False,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Print the JSON Schema of a kind of file."""
    from perfcheck.cli.exits import ExitCode
    from perfcheck.cli.output import deliver, prepare
    from perfcheck.reports.schema import schema_json

    session: Session = context.obj
    prepare(output, force=force)
    deliver(schema_json(kind.value, session.translate).encode(), output, session, force=force)
    return ExitCode.FINE
