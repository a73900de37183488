"""``perfcheck grade``: actual figures against their targets."""

from __future__ import annotations

from contextlib import closing
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

    from perfcheck.cli.session import Session
    from perfcheck.measures.standard import Level

ActualsArgument = Annotated[
    list[str], typer.Argument(metavar="ACTUALS...", help=N_("Files of actual figures, or folders of them."))
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
    from perfcheck.cli.exits import code_for
    from perfcheck.cli.findings_output import show_on_stderr
    from perfcheck.cli.grade_report import Told, Wanted, held, look_of, streamed
    from perfcheck.cli.levels import level_named
    from perfcheck.cli.output import deliver_pieces, prepare
    from perfcheck.cli.progress import progress
    from perfcheck.review.departments import GradeWishes
    from perfcheck.sources.plans import plans_for

    session: Session = context.obj
    if source is not None:
        from perfcheck.cli.grade_tables import TableWishes, grade_tables, refuse

        meaningless = {"--targets": targets, "--project": project, "--format": form, "--fail-under": fail_under}
        sized = None if max_size == DEFAULT_SIZE else max_size
        refuse({**meaningless, "--strict": strict, "--max-size": sized}, with_from=True)
        tables = TableWishes(source, engine or "polars", as_of, policy, output, rejects, force)
        return grade_tables(actuals, tables, session, color)
    if engine or as_of or rejects:
        from perfcheck.cli.grade_tables import refuse

        refuse({"--engine": engine, "--as-of": as_of, "--rejects": rejects}, with_from=False)
    shape = format_of(form, output, ENDINGS, Format.TABLE)
    files = [Path(name) for name in actuals]
    prepare(output, force=force, inputs=(*files, *filter(None, (targets,))))
    least = None if fail_under is None else level_named(fail_under)
    limit = max_size * MEGABYTE
    plans, told = plans_for(files, targets, limit=limit), Told()
    told.unplaced.extend(plans.findings)
    look, wishes = look_of(shape, session, color, output), GradeWishes(policy, limit)
    with progress(session, msg("grading")) as bar:
        write = held if project or shape is Format.XLSX else streamed
        with closing(write(plans.plans, Wanted(wishes, look, tuple(project or ()), least), told, bar)) as pieces:
            deliver_pieces(pieces, output, session, force=force, inputs=lambda: told.files)
    show_on_stderr(told.every(), session, color)
    return max(code_for(told.every(), strict=strict), _under(told.below, least, session))


def _under(names: Sequence[str], least: Level | None, session: Session) -> int:
    """The exit code for indicators whose levels are below the one that was asked for; they are named."""
    from perfcheck.cli.exits import ExitCode
    from perfcheck.measures.standard import LEVEL_WORDS

    if least is None or not names:
        return ExitCode.FINE
    quoted = tuple(msg('"{name}"', name=name) for name in names)
    word = msg(LEVEL_WORDS[least])
    session.tell(msg("{count} indicators are below {level}: {names}", count=len(names), level=word, names=quoted))
    return ExitCode.FOUND
