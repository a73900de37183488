"""``perfcheck summary``: many departments ranked by their scores."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from perfcheck.cli.options import (
    DEFAULT_SIZE,
    ENDINGS,
    MEGABYTE,
    ColourOption,
    ForceOption,
    Format,
    FormatOption,
    LanguageOption,
    OutputOption,
    PolicyOption,
    SizeOption,
    StrictOption,
    format_of,
)
from perfcheck.cli.session import Colour
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfcheck.assessment.ranking import Summary
    from perfcheck.cli.session import Session
    from perfcheck.findings import Finding
    from perfcheck.reports.canvas import Canvas

FilesArgument = Annotated[
    list[Path],
    typer.Argument(metavar="DIR...", help=N_("Folders with the figures (and targets) of departments, or files.")),
]
TargetsOption = Annotated[
    Path | None,
    typer.Option("--targets", help=N_("Target file, or a folder of them, instead of those found near the figures.")),
]
TopOption = Annotated[int, typer.Option("--top", min=1, help=N_("How many of the worst deviations to show."))]


def summary(
    context: typer.Context,
    paths: FilesArgument,
    *,
    targets: TargetsOption = None,
    policy: PolicyOption = None,
    top: TopOption = 10,
    form: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    strict: StrictOption = False,
    color: ColourOption = Colour.AUTO,
    max_size: SizeOption = DEFAULT_SIZE,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Rank many departments by their scores."""
    from perfcheck.cli.exits import code_for
    from perfcheck.cli.findings_output import show_on_stderr
    from perfcheck.cli.output import deliver, prepare
    from perfcheck.cli.progress import progress
    from perfcheck.findings import Severity
    from perfcheck.review.summary import SummaryWishes, summarize

    session: Session = context.obj
    shape = format_of(form, output, ENDINGS, Format.TABLE)
    prepare(output, force=force, inputs=(*paths, *filter(None, (targets,))))
    with progress(session, msg("grading")) as watch:
        found = summarize(paths, SummaryWishes(targets, policy, top, max_size * MEGABYTE), watch)
    every = tuple(dict.fromkeys(_findings(found)))
    told = tuple(finding for finding in every if strict or finding.rule.severity is Severity.ERROR)
    if found.rankings:
        deliver(_report(shape, found, told, session.canvas(color, output)), output, session, force=force)
    for note in found.notes:
        session.tell(note)
    show_on_stderr(told, session, color)
    if len(told) < len(every):
        session.tell(
            msg("{count} warnings and notes are not shown; perfcheck validate lists them", count=len(every) - len(told))
        )
    return code_for(every, strict=strict)


def _findings(found: Summary) -> Iterator[Finding]:
    yield from found.findings
    for ranking in found.rankings:
        for one in ranking.departments:
            yield from one.standing.findings


def _report(shape: Format, found: Summary, findings: Sequence[Finding], canvas: Canvas) -> str | bytes:
    """The rankings in the form that was asked for; only its own module is imported."""
    if shape is Format.JSON:
        from perfcheck.reports.ranking_json import summary_json

        return summary_json(found, canvas.translate, findings=findings).encode()
    if shape is Format.CSV:
        from perfcheck.reports.ranking_tables import ranking_csv

        return ranking_csv(found.rankings, canvas.translate)
    if shape is Format.MARKDOWN:
        from perfcheck.reports.ranking_tables import ranking_markdown

        return ranking_markdown(found.rankings, canvas.translate, findings=findings).encode()
    if shape is Format.XLSX:
        from perfcheck.reports.ranking_workbook import ranking_workbook

        return ranking_workbook(found.rankings, canvas.translate, findings=findings)
    from perfcheck.reports.ranking_text import ranking_text

    return ranking_text(found.rankings, canvas)
