"""``perfcheck grade``: actual figures against their targets."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

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
    ProjectsOption,
    SizeOption,
    StrictOption,
    TargetsOption,
    format_of,
)
from perfcheck.cli.session import Colour
from perfcheck.messages import N_, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfcheck.assessment.results import Assessment
    from perfcheck.cli.session import Session
    from perfcheck.findings import Finding
    from perfcheck.measures.standard import Level
    from perfcheck.reports.canvas import Canvas

ActualsArgument = Annotated[
    list[Path], typer.Argument(metavar="ACTUALS...", help=N_("Files of actual figures, or folders of them."))
]
FailUnderOption = Annotated[
    str | None, typer.Option("--fail-under", metavar="LEVEL", help=N_("Exit with 1 if a level is below this one."))
]
FromOption = Annotated[
    Literal["parquet", "csv"] | None,
    typer.Option("--from", help=N_("The files are tables: a row an indicator, with its target and its figure.")),
]
EngineOption = Annotated[
    Literal["polars", "duckdb", "pyspark"] | None, typer.Option("--engine", help=N_("What grades tables: polars."))
]
DayOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help=N_("The day that the figures of tables speak of."))
]
RejectsOption = Annotated[
    Path | None, typer.Option("--rejects", help=N_("Write the rows of tables that cannot be read to this file."))
]


def grade(
    context: typer.Context,
    actuals: ActualsArgument,
    *,
    targets: TargetsOption = None,
    project: ProjectsOption = None,
    policy: PolicyOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    fail_under: FailUnderOption = None,
    strict: StrictOption = False,
    color: ColourOption = Colour.AUTO,
    max_size: SizeOption = DEFAULT_SIZE,
    source: FromOption = None,
    engine: EngineOption = None,
    as_of: DayOption = None,
    rejects: RejectsOption = None,
    lang: LanguageOption = None,  # noqa: ARG001 - read before the commands are known
) -> int:
    """Grade actual figures against their targets."""
    from perfcheck.assessment.focus import only_projects
    from perfcheck.assessment.grading import grade as assess
    from perfcheck.cli.bundled import Ending, conclude, each_bundle, only_named, watch_of_all
    from perfcheck.cli.levels import level_named
    from perfcheck.cli.output import prepare
    from perfcheck.cli.progress import progress
    from perfcheck.review.policies import Policies
    from perfcheck.sources.bundles import collect

    session: Session = context.obj
    if source is not None:
        from perfcheck.cli.grade_tables import TableWishes, grade_tables, refuse

        refuse(
            {"--targets": targets, "--project": project, "--format": form, "--fail-under": fail_under}, with_from=True
        )
        wishes = TableWishes(source, engine or "polars", as_of, policy, output, rejects, force)
        return grade_tables(actuals, wishes, session, color)
    if engine or as_of or rejects:
        from perfcheck.cli.grade_tables import refuse

        refuse({"--engine": engine, "--as-of": as_of, "--rejects": rejects}, with_from=False)
    shape = format_of(form, output, ENDINGS, Format.TABLE)
    prepare(output, force=force, inputs=(*actuals, *filter(None, (targets,))))
    least = None if fail_under is None else level_named(fail_under)
    with progress(session, msg("reading")) as watch:
        collection = collect(actuals, targets, limit=max_size * MEGABYTE, watch=watch)
    policies = Policies(policy)
    with progress(session, msg("grading")) as watch:
        told = watch_of_all(collection.bundles, watch)
        assessed = each_bundle(
            collection,
            lambda bundle: assess(bundle.targets, bundle.actuals, policies.of_bundle(bundle), watch=told),
        )
    shown = only_named(assessed.results, project or (), only_projects)
    report = partial(_report, shape, shown, assessed.unplaced) if shown else None
    code = conclude(assessed, report, Ending(output, force, color, strict), session)
    return code if least is None else max(code, _under(shown, least, session))


def _report(
    shape: Format, assessments: Sequence[Assessment], unplaced: Sequence[Finding], canvas: Canvas
) -> str | bytes:
    """The assessments in the form that was asked for; only its own module is imported."""
    if shape is Format.JSON:
        from perfcheck.reports.json_report import grade_json

        return grade_json(assessments, canvas.translate, findings=unplaced).encode()
    if shape is Format.CSV:
        from perfcheck.reports.csv_report import grade_csv

        return grade_csv(assessments, canvas.translate)
    if shape is Format.MARKDOWN:
        from perfcheck.reports.markdown import grade_markdown

        return grade_markdown(assessments, canvas.translate, findings=unplaced).encode()
    if shape is Format.XLSX:
        from perfcheck.reports.workbook import grade_workbook

        return grade_workbook(assessments, canvas.translate, findings=unplaced)
    from perfcheck.reports.people import grade_text

    return grade_text(assessments, canvas)


def _under(assessments: Sequence[Assessment], least: Level, session: Session) -> int:
    """The exit code for levels that are below the one that was asked for, which are named."""
    from perfcheck.assessment.focus import worse_than
    from perfcheck.cli.exits import ExitCode
    from perfcheck.measures.standard import LEVEL_WORDS

    worse = worse_than(assessments, least)
    if not worse:
        return ExitCode.FINE
    names = tuple(msg('"{name}"', name=result.name) for result in worse)
    word = msg(LEVEL_WORDS[least])
    session.tell(msg("{count} indicators are below {level}: {names}", count=len(worse), level=word, names=names))
    return ExitCode.FOUND
