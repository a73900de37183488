"""``perfcheck template actuals``: a workbook for actual figures, made from the targets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfcheck.cli.options import (
    DEFAULT_SIZE,
    MEGABYTE,
    ColourOption,
    ForceOption,
    LanguageOption,
    OutputOption,
    ProjectsOption,
    SizeOption,
    TargetsOption,
)
from perfcheck.cli.session import Colour, UsageProblemError
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from perfcheck.cli.session import Session
    from perfcheck.model.targets import Targets

AsOfOption = Annotated[
    str, typer.Option("--as-of", metavar="DATE", help=N_("Day up to whose end the figures are asked for: 2020-09-30."))
]


def actuals(
    context: typer.Context,
    *,
    as_of: AsOfOption,
    targets: TargetsOption = None,
    project: ProjectsOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    color: ColourOption = Colour.AUTO,
    max_size: SizeOption = DEFAULT_SIZE,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Make a workbook for actual figures from the targets."""
    from perfcheck.cli.exits import code_for
    from perfcheck.cli.findings_output import show_on_stderr
    from perfcheck.cli.output import deliver, keep_inputs, prepare
    from perfcheck.reports.fill_in.book import fill_in_workbook
    from perfcheck.reports.fill_in.earlier import earlier_of
    from perfcheck.sources.bundles import Bundle
    from perfcheck.sources.earlier import targets_with_earlier

    session: Session = context.obj
    day = _day(as_of)
    if output is None or output.suffix.lower() != ".xlsx":
        raise UsageProblemError(msg("a workbook needs a file: -o FILE.xlsx"))
    prepare(output, force=force)
    found = targets_with_earlier(Path.cwd(), day, targets, limit=max_size * MEGABYTE)
    findings = found.findings
    if found.targets is not None:
        keep_inputs(output, Bundle(found.targets, found.actuals).files)
        earlier = earlier_of(found.targets, found.actuals)
        codes = _codes(found.targets, project)
        book = fill_in_workbook(found.targets, day, earlier, session.translate, projects=codes)
        deliver(book, output, session, force=force)
        findings = (*findings, *earlier.findings)
    show_on_stderr(findings, session, color)
    return code_for(findings)


def _day(text: str) -> date:
    from perfcheck.measures.days import parse_date
    from perfcheck.measures.errors import MeasureError

    try:
        return parse_date(text)
    except MeasureError as error:
        raise UsageProblemError(error.message) from None


def _codes(targets: Targets, named: Sequence[str] | None) -> tuple[str, ...] | None:
    """The codes of the projects that the options name; None where none is named."""
    from perfcheck.model.lookup import ProjectLookupError, pick

    if not named:
        return None
    names = {code: project.name for code, project in targets.projects.items()}
    try:
        return tuple(pick(names, text) for text in named)
    except ProjectLookupError as error:
        raise UsageProblemError(error.message) from None
