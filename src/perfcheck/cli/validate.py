"""``perfcheck validate``: every problem of every file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfcheck.cli.options import (
    DEFAULT_SIZE,
    MEGABYTE,
    ColourOption,
    LanguageOption,
    SizeOption,
    StrictOption,
)
from perfcheck.cli.session import Colour
from perfcheck.messages import N_

if TYPE_CHECKING:
    from perfcheck.cli.session import Session

PathsArgument = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help=N_("Target files, files of actual figures, or folders of them."))
]


def validate(
    context: typer.Context,
    paths: PathsArgument,
    *,
    strict: StrictOption = False,
    color: ColourOption = Colour.AUTO,
    max_size: SizeOption = DEFAULT_SIZE,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Find every problem of target files and of files of actual figures."""
    from perfcheck.cli.exits import code_for
    from perfcheck.cli.findings_output import summary
    from perfcheck.reports.findings_lines import finding_lines
    from perfcheck.reports.paint import painted
    from perfcheck.sources.documents import validate as validate_files

    session: Session = context.obj
    findings = validate_files(*paths, limit=max_size * MEGABYTE)
    if findings:
        lines = finding_lines(findings, session.translate)
        sys.stdout.write(painted(lines, colour=session.colours(sys.stdout, color)))
        sys.stdout.flush()
        session.tell(summary(findings))
    return code_for(findings, strict=strict)
